// Lines of orders, refunds and their variants, each with the class that the shipped map gives it.

import { cases, mapRow, shipped } from './mapCases';

const SALES = cases(`
  Order | ItemPrice | Principal | sales
  Order | ItemPrice | Shipping | shipping
  Order | ItemPrice | GiftWrap | gift-wrap
  Order | ItemPrice | Tax | tax
  Order | ItemPrice | ShippingTax | tax
  Order | ItemPrice | GiftWrapTax | tax
  Order | ItemPrice | RegulatoryFee | tax
  Order | ItemPrice | RegulatoryFeeTax | tax
  Order | ItemPrice | ExportCharge | review
  Order | ItemPrice | COD | shipping
  Order | ItemPrice | COD Tax | shipping
  Order | ItemPrice | CODFee | shipping
  Order | Promotion | Principal | promotions
  Order | Promotion | Shipping | promotions
  Order | Promotion | TaxDiscount | tax
  Order | ItemFees | Commission | referral-fees
  Order | ItemFees | FBAPerUnitFulfillmentFee | fba-fees
  Order | ItemFees | FBAPerUnitFulfilmentFee | fba-fees
  Order | ItemFees | FBAPerOrderFulfillmentFee | fba-fees
  Order | ItemFees | FBAWeightBasedFee | fba-fees
  Order | ItemFees | FixedClosingFee | closing-fees
  Order | ItemFees | VariableClosingFee | closing-fees
  Order | ItemFees | ShippingChargeback | fba-fees
  Order | ItemFees | GiftwrapChargeback | fba-fees
  Order | ItemFees | ShippingHB | referral-fees
  Order | ItemFees | DigitalServicesFee | referral-fees
  Order | ItemFees | Digital Services Fee | referral-fees
  Order | ItemFees | SalesTaxServiceFee | other-fees
  Order | ItemFees | SalesTaxCollectionFee | other-fees
  Order | ItemFees | RemoteFulfillmentCredit | other-fees
  Order | ItemFees | RenewedProgramFee | other-fees
  Order | ItemFees | AmazonExclusivesFee | other-fees
  Order | ItemFees | PaymentMethodFee | other-fees
  Order | ItemFees | HighReturnRateFee | other-fees
  Order | ItemFees | AmazonForAllFee | review
  Order | ItemFees | TechnologyFee | review
  Order | ItemWithheldTax | MarketplaceFacilitatorTax-Principal | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorTax-Shipping | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorTax-Giftwrap | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorTax-Other | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorTax-RestockingFee | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorVAT-Principal | withheld-tax
  Order | ItemWithheldTax | MarketplaceFacilitatorVAT-Shipping | withheld-tax
  Order | ItemWithheldTax | LowValueGoodsTax-Principal | withheld-tax
  Order | ItemWithheldTax | LowValueGoodsTax-Shipping | withheld-tax
  Order | ItemWithheldTax | LowValueGoodsTax-Other | withheld-tax
  Order | Points | PointsGranted | promotions
  Order | Points | PointsAdjusted | promotions
  Order | Points | CostOfPointsGranted | promotions
  Order | DirectPayment | CollectOnDeliveryRevenue | collected-on-delivery
  Order | ShipmentFees | FBA transportation fee | fba-fees
  Order | ShipmentFees | Multi-Channel Fulfillment Brand-Neutral Box Fee | fba-fees
  Order | ShipmentFees | Multi-Channel Fulfilment Brand-Neutral Box Fee | fba-fees
  Order | ShipmentFees | Shipping | fba-fees
  Order | Shipment-Fees | FBA transportation fee | review
  Order | OrderFees | Some fee | review
`);

const REFUNDS = cases(`
  Refund | ItemPrice | Principal | refunds
  Refund | ItemPrice | Shipping | refunded-shipping
  Refund | ItemPrice | GiftWrap | refunds
  Refund | ItemPrice | Tax | tax
  Refund | ItemPrice | ShippingTax | tax
  Refund | ItemPrice | GiftWrapTax | tax
  Refund | ItemPrice | RegulatoryFee | tax
  Refund | ItemPrice | Goodwill | refunds
  Refund | ItemPrice | RestockingFee | other-income
  Refund | ItemPrice | ReturnShipping | refunds
  Refund | ItemPrice | ExportCharge | review
  Refund | ItemPrice | COD | refunded-shipping
  Refund | ItemPrice | COD Tax | refunded-shipping
  Refund | ItemPrice | CODFee | refunded-shipping
  Refund | Promotion | Principal | promotions
  Refund | Promotion | Shipping | promotions
  Refund | Promotion | TaxDiscount | tax
  Refund | ItemFees | Commission | referral-fees
  Refund | ItemFees | RefundCommission | referral-fees
  Refund | ItemFees | FBAPerUnitFulfillmentFee | fba-fees
  Refund | ItemFees | FBAPerOrderFulfillmentFee | fba-fees
  Refund | ItemFees | FBAWeightBasedFee | fba-fees
  Refund | ItemFees | FixedClosingFee | closing-fees
  Refund | ItemFees | VariableClosingFee | closing-fees
  Refund | ItemFees | ShippingChargeback | fba-fees
  Refund | ItemFees | GiftwrapChargeback | fba-fees
  Refund | ItemFees | ShippingHB | referral-fees
  Refund | ItemFees | DigitalServicesFee | referral-fees
  Refund | ItemFees | SalesTaxServiceFee | other-fees
  Refund | ItemFees | HighReturnRateFee | other-fees
  Refund | ItemFees | TechnologyFee | review
  Refund | ItemWithheldTax | MarketplaceFacilitatorTax-Principal | withheld-tax
  Refund | ItemWithheldTax | MarketplaceFacilitatorTax-RestockingFee | withheld-tax
  Refund | ItemWithheldTax | MarketplaceFacilitatorVAT-Shipping | withheld-tax
  Refund | ItemWithheldTax | LowValueGoodsTax-Other | withheld-tax
  Refund | Points | PointsReturned | promotions
  Refund | DirectPayment | CollectOnDeliveryRevenue | collected-on-delivery
`);

const VARIANTS = cases(`
  Chargeback Refund | ItemPrice | Principal | claims
  Chargeback Refund | ItemPrice | Shipping | claims
  Chargeback Refund | ItemPrice | Tax | claims
  Chargeback Refund | ItemPrice | ShippingTax | claims
  Chargeback Refund | Promotion | Principal | promotions
  Chargeback Refund | Promotion | TaxDiscount | claims
  Chargeback Refund | ItemWithheldTax | MarketplaceFacilitatorTax-Principal | claims
  Chargeback Refund | ItemFees | Commission | referral-fees
  Chargeback Refund | ItemFees | RefundCommission | referral-fees
  A-to-z Guarantee Refund | ItemPrice | Principal | claims
  A-to-z Guarantee Refund | ItemPrice | Tax | claims
  A-to-z Guarantee Refund | ItemWithheldTax | MarketplaceFacilitatorVAT-Principal | claims
  A-to-z Guarantee Refund | ItemFees | Commission | referral-fees
  A-to-z Guarantee Refund | ItemFees | ShippingChargeback | fba-fees
  Liquidations | ItemPrice | Principal | liquidation
  Liquidations | ItemPrice | Tax | tax
  Liquidations | ItemFees | LiquidationsBrokerageFee | other-fees
  Liquidations Adjustments | ItemPrice | Principal | liquidation
  Liquidations Adjustments | ItemPrice | Tax | tax
  Liquidations Adjustments | ItemFees | LiquidationsBrokerageFee | other-fees
  Order_Retrocharge | ItemPrice | Tax | tax
  Order_Retrocharge | ItemPrice | ShippingTax | tax
  Order_Retrocharge | ItemWithheldTax | MarketplaceFacilitatorTax-Principal | withheld-tax
  Order_Retrocharge | ItemWithheldTax | MarketplaceFacilitatorVAT-Shipping | withheld-tax
  Refund_Retrocharge | ItemPrice | Tax | tax
  Refund_Retrocharge | ItemPrice | ShippingTax | tax
  Refund_Retrocharge | ItemWithheldTax | MarketplaceFacilitatorTax-Shipping | withheld-tax
  TBYB Trial Shipment | Amazon Fees | TrialShipment | fba-fees
  TBYB Customer Return Fee | ItemFees | FBACustomerReturnPerUnitFee | fba-fees
  Commingling VAT | ItemPrice | Tax | tax
  Commingling VAT | other-transaction | Commingling VAT | tax
  Commingling_VAT | Commingling_VAT | Commingling_VAT | tax
`);

const INDIA = cases(`
  Order | ItemPrice | Product Tax | tax
  Order | ItemPrice | Shipping tax | tax
  Order | ItemPrice | Gift Wrap Tax | tax
  Order | Promotion | Promo rebates | promotions
  Order | Promotion | Product tax discount | tax
  Order | Promotion | Shipping discount | promotions
  Order | Promotion | Shipping tax discount | tax
  Order | ItemFees | Fixed closing fee | closing-fees
  Order | ItemFees | FBA Pick & Pack Fee | fba-fees
  Order | ItemFees | FBA Weight Handling Fee | fba-fees
  Order | ItemFees | Technology Fee | other-fees
  Order | ItemFees | Shipping Chargeback | fba-fees
  Order | ItemFees | Gift Wrap Chargeback | fba-fees
  Refund | ItemFees | Refund commission | referral-fees
  Order | ItemFees | Commission IGST | fee-tax
  Order | ItemFees | Fixed closing fee CGST | fee-tax
  Order | ItemFees | Fixed closing fee SGST | fee-tax
  Order | ItemFees | Fixed closing fee IGST | fee-tax
  Order | ItemFees | FBA Pick & Pack Fee CGST | fee-tax
  Order | ItemFees | FBA Weight Handling Fee SGST | fee-tax
  Order | ItemFees | Technology Fee IGST | fee-tax
  Refund | ItemFees | Refund commission IGST | fee-tax
  Order | ItemFees | Shipping Chargeback CGST | fee-tax
  Order | ItemFees | Gift Wrap Chargeback SGST | fee-tax
  Order | ItemTCS | TCS-CGST | withholding
  Order | ItemTCS | TCS-SGST | withholding
  Order | ItemTCS | TCS-IGST | withholding
  Order | ItemTCS | TCS-UTGST | withholding
  Refund | Other | TCS-IGST | withholding
  Order | ItemTDS | TDS (Section 194-O) | withholding
  ot | ot | Amazon Easy Ship Charges | other-fees
  ot | ot | Reimbursement for Lost packages | reimbursements
  ot | ot | StorageBillingCGST | fee-tax
  ot | ot | StorageBillingSGST | fee-tax
  ot | ot | StorageRenewalBillingCGST | fee-tax
  ot | ot | RemovalCompleteCGST | fee-tax
  ot | ot | RemovalCompleteSGST | fee-tax
  ot | ot | WarehousePrepCGST | fee-tax
  ot | ot | WarehousePrepSGST | fee-tax
  ot | ot | Seller Rewards | other-income
`);

test.each([...SALES, ...REFUNDS, ...VARIANTS, ...INDIA])('%s', (line) => {
  expect(shipped(mapRow(line))).toBe(mapRow(line).class);
});

test.each(
  cases(`
    Order | ItemPrice | Goodwill | none
    Order | ItemFees | RefundCommission | none
    Refund | ShipmentFees | FBA transportation fee | none
    Order | Promotion | Discount of a new kind | none
    Order | ItemWithheldTax | MarketplaceFacilitatorTax-Planet | none
    Order_Retrocharge | ItemPrice | Principal | none
  `),
)('what has no place on such a line waits for a person: %s', (line) => {
  expect(shipped(mapRow(line))).toBeNull();
});
