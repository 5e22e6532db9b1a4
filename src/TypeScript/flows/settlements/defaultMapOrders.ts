/**
 * The shipped map, part one: lines of orders, refunds, claims, liquidations and corrections of their tax.
 * Source: settlement report V2 (documentation; practice for the names, of which Amazon publishes no list).
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import { type Described, rows } from './mapRows';

const ORDER = ['Order'];
const REFUND = ['Refund'];
const BOTH = ['Order', 'Refund'];
const CLAIM = ['Chargeback Refund', 'A-to-z Guarantee Refund'];
const LIQUIDATION = ['Liquidations', 'Liquidations Adjustments'];
const RETROCHARGE = ['Order_Retrocharge', 'Refund_Retrocharge'];
/** Try before you buy: nothing is sold yet, and only fees come under these. */
const TRIAL = ['TBYB Trial Shipment', 'TBYB Customer Return Fee'];
const COMMINGLING = ['Commingling VAT', 'Commingling_VAT'];

const CASH_ON_DELIVERY = ['COD', 'COD Tax', 'CODFee'];
/** The last three are how India writes it. How the tax on a regulatory fee is called is not known; both are tax. */
const TAX = ['Tax', 'ShippingTax', 'GiftWrapTax', 'RegulatoryFee*', 'Product Tax', 'Shipping tax', 'Gift Wrap Tax'];
const TAX_DISCOUNT = ['TaxDiscount', 'Product tax discount', 'Shipping tax discount'];
const PROMOTION = ['Principal', 'Shipping', 'Promo rebates', 'Shipping discount'];

const WITHHELD = [
  ...['Principal', 'Shipping', 'Giftwrap', 'Other', 'RestockingFee'].map((of) => `MarketplaceFacilitatorTax-${of}`),
  ...['Principal', 'Shipping'].map((of) => `MarketplaceFacilitatorVAT-${of}`),
  ...['Principal', 'Shipping', 'Other'].map((of) => `LowValueGoodsTax-${of}`),
];

/** Names of which nobody has shown a line yet wait for a person. */
const UNSEEN_FEES = ['AmazonForAllFee', 'TechnologyFee'];

const INDIAN_FBA = ['FBA Pick & Pack Fee', 'FBA Weight Handling Fee', 'Shipping Chargeback', 'Gift Wrap Chargeback'];
const INDIAN_FEES = ['Commission', 'Fixed closing fee', 'Technology Fee', 'Refund commission', ...INDIAN_FBA];

const FEES: readonly Described[] = [
  ['referral-fees', ['Commission', 'ShippingHB', 'DigitalServicesFee', 'Digital Services Fee']],
  ['closing-fees', ['FixedClosingFee', 'VariableClosingFee', 'Fixed closing fee']],
  ['fba-fees', ['FBAPerUnitFulfillmentFee', 'FBAPerOrderFulfillmentFee', 'FBAWeightBasedFee']],
  // What the buyer paid Amazon's own carrier: it goes up and down with the fulfilment fee.
  ['fba-fees', ['ShippingChargeback', 'GiftwrapChargeback', ...INDIAN_FBA]],
  ['other-fees', ['SalesTaxServiceFee', 'SalesTaxCollectionFee', 'RemoteFulfillmentCredit', 'RenewedProgramFee']],
  ['other-fees', ['AmazonExclusivesFee', 'PaymentMethodFee', 'HighReturnRateFee', 'Technology Fee']],
  ['fee-tax', INDIAN_FEES.flatMap((fee) => ['CGST', 'SGST', 'IGST'].map((tax) => `${fee} ${tax}`))],
  ['review', UNSEEN_FEES],
];
const FEES_OF_REFUNDS: readonly Described[] = [['referral-fees', ['RefundCommission', 'Refund commission']]];

const SALES: readonly MapRow[] = [
  ...rows(
    ORDER,
    ['ItemPrice'],
    ['sales', ['Principal']],
    ['shipping', ['Shipping', ...CASH_ON_DELIVERY]],
    ['gift-wrap', ['GiftWrap']],
  ),
  ...rows(
    REFUND,
    ['ItemPrice'],
    ['refunds', ['Principal', 'GiftWrap', 'Goodwill', 'ReturnShipping']],
    ['refunded-shipping', ['Shipping', ...CASH_ON_DELIVERY]],
    ['other-income', ['RestockingFee']],
  ),
  ...rows(BOTH, ['ItemPrice'], ['tax', TAX], ['review', ['ExportCharge']]),
  ...rows(BOTH, ['Promotion'], ['promotions', PROMOTION], ['tax', TAX_DISCOUNT]),
  ...rows(BOTH, ['ItemWithheldTax'], ['withheld-tax', WITHHELD]),
  ...rows(BOTH, ['ItemFees'], ...FEES),
  ...rows(REFUND, ['ItemFees'], ...FEES_OF_REFUNDS),
  ...rows(
    BOTH,
    ['Points'],
    ['promotions', ['PointsGranted', 'PointsReturned', 'PointsAdjusted', 'CostOfPointsGranted']],
  ),
  ...rows(BOTH, ['DirectPayment'], ['collected-on-delivery', ['CollectOnDeliveryRevenue']]),
  ...rows(
    ORDER,
    ['ShipmentFees'],
    ['fba-fees', ['FBA transportation fee', 'Multi-Channel Fulfillment Brand-Neutral Box Fee', 'Shipping']],
  ),
  ...rows(BOTH, ['Shipment-Fees', 'OrderFees'], ['review', ['*']]),
  ...rows(BOTH, ['ItemTCS', 'Other'], ['withholding', ['CGST', 'SGST', 'IGST', 'UTGST'].map((tax) => `TCS-${tax}`)]),
  ...rows(BOTH, ['ItemTDS'], ['withholding', ['TDS (Section 194-O)']]),
];

/**
 * A buyer was paid over the seller's head. Tax goes the way of the price, and so does what gives tax back, so that the
 * loss is what it cost and nothing stays on the accounts of tax.
 */
const CLAIMS: readonly MapRow[] = [
  ...rows(
    CLAIM,
    ['ItemPrice'],
    ['claims', ['Principal', 'Shipping', 'GiftWrap', 'Goodwill', 'ReturnShipping', ...CASH_ON_DELIVERY, ...TAX]],
    ['other-income', ['RestockingFee']],
    ['review', ['ExportCharge']],
  ),
  ...rows(CLAIM, ['Promotion'], ['promotions', PROMOTION], ['claims', TAX_DISCOUNT]),
  ...rows(CLAIM, ['ItemWithheldTax'], ['claims', WITHHELD]),
  ...rows(CLAIM, ['ItemFees'], ...FEES, ...FEES_OF_REFUNDS),
];

const VARIANTS: readonly MapRow[] = [
  ...rows(LIQUIDATION, ['ItemPrice'], ['liquidation', ['Principal']], ['tax', ['Tax', 'ShippingTax']]),
  ...rows(LIQUIDATION, ['ItemWithheldTax'], ['withheld-tax', WITHHELD]),
  ...rows(LIQUIDATION, ['ItemFees'], ['other-fees', ['LiquidationsBrokerageFee']]),
  ...rows(RETROCHARGE, ['ItemPrice'], ['tax', ['Tax', 'ShippingTax', 'GiftWrapTax']]),
  ...rows(RETROCHARGE, ['ItemWithheldTax'], ['withheld-tax', WITHHELD]),
  ...rows(TRIAL, ['Amazon Fees', 'ItemFees'], ['fba-fees', ['*']]),
  // The type says it all: stock of several sellers was swapped, and this is the VAT on the swap.
  ...rows(COMMINGLING, ['ItemPrice', 'other-transaction', ...COMMINGLING], ['tax', ['*']]),
];

export const ORDER_ROWS: readonly MapRow[] = [...SALES, ...CLAIMS, ...VARIANTS];
