// Lines of the account, in both generations of names, each with the class that the shipped map gives it.

import { cases, mapRow, shipped, triple } from './mapCases';

const OLDER = cases(`
  ot | ot | Storage Fee | storage
  ot | ot | Storage Fee - Correction | storage
  ot | ot | Storage Fee - Reversal | storage
  ot | ot | StorageRenewalBilling | storage
  ot | ot | Inventory Storage Overage Fee | storage
  ot | ot | StorageBilling | storage
  ot | Capacity Reservation Fee | Reservation fee | storage
  ot | Capacity Reservation Fee | Performance credits | storage
  ot | Capacity Reservation Fee | Tax | storage
  ot | Amazon Warehousing & Distribution (AWD) | AWD Storage Fee | storage
  ot | Amazon Warehousing & Distribution (AWD) | AWD Processing Fee | inbound
  ot | Amazon Warehousing & Distribution (AWD) | AWD Transportation Fee | inbound
  ot | ot | FBAInboundTransportationFee | inbound
  ot | ot | Inbound Transportation Fee | inbound
  ot | ot | FBAInboundTransportationProgramFee | inbound
  ot | ot | FBA Inbound Placement Service Fee | inbound
  ot | ot | Inventory Placement Service Fee | inbound
  ot | ot | FBA International Freight Shipping Charge | inbound
  ot | ot | FBA International Freight Duties and Taxes Charge | inbound
  ot | ot | AGSGlobalInboundTransportation | inbound
  ot | Inbound Defect Fee | Inbound Defect Fee | inbound
  ot | Inbound Defect Fee - Misrouted shipment | Whatever stands here | inbound
  ot | Inbound Defect Fee | Tax on fee | fee-tax
  ot | ot | Unplanned Service Fee - Barcode label missing | inbound
  ot | ot | FBAInboundDefectFee | inbound
  ot | ot | LABEL_ISSUE | inbound
  ot | ot | WarehousePrep | inbound
  ot | ot | PREPFEE_REFUND | inbound
  ot | ot | LabelingFee | inbound
  ot | ot | PolybaggingFee | inbound
  ot | ot | Manual Processing Fee | inbound
  ot | Manual Processing Fee Reimbursement | Manual Processing Fee Reimbursement | inbound
  ot | ot | RemovalComplete | removal
  ot | ot | DisposalComplete | removal
  ot | ItemFees | FBACustomerReturnPerUnitFee | fba-fees
  ot | ItemFees | FBACustomerReturnPerOrderFee | fba-fees
  ot | ItemFees | FBACustomerReturnWeightBasedFee | fba-fees
  Grade and Resell Fees | Grade and Resell Charge | A sentence about an ASIN | removal
  Grade and Resell Fees | Grade and Resell Charge for some units | Base fee | removal
  ServiceFee | Cost of Advertising | TransactionTotalAmount | advertising
  ServiceFee | Refund for Advertiser | TransactionTotalAmount | advertising
  CouponRedemptionFee | CouponRedemptionFee | Save 10% on mugs | programs
  Lightning Deal Fee | LightningDealFee | LightningDealFee | programs
  Lightning Deal Fee | LightningDealFee | LightningDealFee Special | programs
  Promotion Fee | PromotionFee | Promotion Fee | programs
  Promotion Fee | Deals | Promotion Fee Special | programs
  ServiceFee | Deals | Deal of a day | programs
  Vine Enrollment Fee | Vine Enrollment Fee | Vine Enrollment Fee | programs
  Vine Enrolment Fee | Vine Enrolment Fee | Vine Enrolment Fee | programs
  SellerReviewEnrollmentPayment | Review Enrollment Fee | Early Reviewer Program fee | programs
  ot | ot | Subscription Fee | subscription
  ot | ot | SubscriptionFeeCorrection | subscription
  ot | ot | Paid Services Fee | other-fees
  ot | ot | HighVolumeListing | other-fees
  ot | ot | NonSubscriptionFeeAdj | other-fees
  ot | ot | CommissionCorrection | referral-fees
  ot | ot | Fee Adjustment | other-fees
  Fee Adjustment | Item Fee Adjustment | FBA Pick & Pack Fee | fba-fees
  ot | ot | Shipping label purchase | other-fees
  ot | ot | Shipping label purchase for return | other-fees
  ot | ot | ShippingServices | other-fees
  ot | ot | ShippingServicesRefund | other-fees
  ot | ot | PostageAdjustment | other-fees
  ot | ot | Adjustment | other-fees
  SAFE-T Reimbursement | Other transactions | SAFE-T Reimbursement | other-income
  ot | ot | BuyerRecharge | claims
  ot | ot | A2ZGuaranteeRecovery | claims
  ot | ot | ChargeBackRecovery | claims
  ot | ot | MiscAdjustment | review
  ot | ot | Promotion Adjustment | review
  ot | ot | BalanceAdjustment | review
  ot | ot | Balance Adjustment | review
  ot | ot | Merchant Bad Debt | review
  ot | ot | Additional Other Expenses | review
  ot | ot | Refund Reimbursal | review
  Income Tax Charged | ot | MiscAdjustment | withholding
  ot | ot | Income tax charged | withholding
  Tax | Tax Withheld | For some state | withholding
  Tax | Tax Withheld for 2026 | For some state | withholding
  ot | ot | EPR Pay on Behalf eco-contribution | other-fees
  ot | ot | EPR Pay on Behalf service fee - FR - Textiles | other-fees
  Seller Rewards | Seller Rewards | Seller Rewards | other-income
  Other | MCF Preferred Pricing Seller Credit | Base charge | other-income
  ot | ot | Amazon Capital Services | review
  ot | ot | Loan Payment | review
`);

const BALANCES = cases(`
  ot | ot | Current Reserve Amount | current-reserve
  ot | ot | Previous Reserve Amount Balance | previous-reserve
  ot | ot | Payable to Amazon | payable-to-amazon
  ot | ot | Successful charge | charged-to-card
  Debt Adjustment | Debt Adjustment | Cross-Account Debt Adjustment against BE, ES | debt-adjustment
  Debt Adjustment | Debt Adjustment | Cross-Account Debt Adjustment for DE | debt-adjustment
  Debt Adjustment | Debt Adjustment | Adjusted for some other reason | review
  ot | ot | Transfer of funds unsuccessful: Amazon has cancelled your transfer of funds. | failed-transfer
  ot | ot | Transfer of funds unsuccessful: the account information on file is invalid | failed-transfer
  ot | ot | Failed Disbursement | failed-transfer
  Transfers | Micro Deposit | Micro Deposit | bank-check
  ot | ot | Micro Deposit | bank-check
`);

test.each([...OLDER, ...BALANCES])('%s', (line) => {
  expect(shipped(mapRow(line))).toBe(mapRow(line).class);
});

/** A fee of the newer generation, and its class. */
const NEWER: readonly (readonly [string, string])[] = [
  ['FBA Inventory Storage Fee', 'storage'],
  ['FBA Long Term Storage Fee', 'storage'],
  ['AWD Storage Fee', 'storage'],
  ['AWD Processing Fee', 'inbound'],
  ['AWD Transportation Fee', 'inbound'],
  ['FBA Inbound Placement Service Fee', 'inbound'],
  ['FBA Amazon-Partnered Carrier Shipment Fee', 'inbound'],
  ['Inbound Transportation Program Fee', 'inbound'],
  ['Inbound Defect Fee', 'inbound'],
  ['Inbound Defect Fee - Carton', 'inbound'],
  ['FBA Removal Order: Disposal Fee', 'removal'],
  ['FBA Removal Order: Return Fee', 'removal'],
  ['FBA Customer Returns Fee', 'fba-fees'],
  ['FBA Customer Returns Fee for ASIN: B000000001', 'fba-fees'],
  ['FBA fulfilment fee per unit - Correction', 'fba-fees'],
  ['FBA fulfillment fee per unit - Reversal', 'fba-fees'],
  ['Coupon Participation Fee', 'programs'],
  ['Coupon Performance Based Fee', 'programs'],
  ['Deal Participation Fee', 'programs'],
  ['Deal Performance Based Fee', 'programs'],
  ['Vine Enrollment Fee', 'programs'],
  ['Vine Enrolment Fee', 'programs'],
  ['Eco-contribution for EPR Pay on Behalf - GB', 'other-fees'],
  ['Eco-contribution for EPR Pay on Behalf - GB - Packaging - (Period 01.07.2024 - 31.12.2024)', 'other-fees'],
  ['Amazon service fee for EPR Pay on Behalf - FR - Textiles - (Period 01.01.2025 - 30.06.2025)', 'other-fees'],
];

test.each(NEWER)('the newer fee %s is in %s with its discount, and the tax on it apart', (name, lineClass) => {
  for (const type of ['FBAFees', 'AmazonFees']) {
    expect(shipped(triple(`${type} | ${name} | Base fee`))).toBe(lineClass);
    expect(shipped(triple(`${type} | ${name} | Discount on fee`))).toBe(lineClass);
    expect(shipped(triple(`${type} | ${name} | Tax on fee`))).toBe('fee-tax');
  }
});

test.each([['Base fee'], ['Discount on fee'], ['Tax on fee']])(
  'a fee whose exact name nobody has seen waits for a person with all that belongs to it: %s',
  (part) => {
    expect(shipped(triple(`FBAFees | Low-inventory-level fee | ${part}`))).toBe('review');
  },
);

test('tax on a fee that nobody knows is as unknown as the fee', () => {
  expect(shipped(triple('AmazonFees | A fee of next year | Base fee'))).toBeNull();
  expect(shipped(triple('AmazonFees | A fee of next year | Tax on fee'))).toBeNull();
});

test.each([
  ['other-transaction | other-transaction | Storage Fee', 'FBAFees | FBA Inventory Storage Fee | Base fee'],
  ['other-transaction | other-transaction | StorageRenewalBilling', 'FBAFees | FBA Long Term Storage Fee | Base fee'],
  [
    'other-transaction | Amazon Warehousing & Distribution (AWD) | AWD Storage Fee',
    'AmazonFees | AWD Storage Fee | Base fee',
  ],
  [
    'other-transaction | Amazon Warehousing & Distribution (AWD) | AWD Processing Fee',
    'AmazonFees | AWD Processing Fee | Base fee',
  ],
  [
    'other-transaction | other-transaction | FBA Inbound Placement Service Fee',
    'FBAFees | FBA Inbound Placement Service Fee | Base fee',
  ],
  [
    'other-transaction | other-transaction | FBAInboundTransportationFee',
    'FBAFees | FBA Amazon-Partnered Carrier Shipment Fee | Base fee',
  ],
  [
    'other-transaction | other-transaction | FBAInboundTransportationProgramFee',
    'FBAFees | Inbound Transportation Program Fee | Base fee',
  ],
  ['other-transaction | other-transaction | FBAInboundDefectFee', 'FBAFees | Inbound Defect Fee | Base fee'],
  ['other-transaction | other-transaction | DisposalComplete', 'FBAFees | FBA Removal Order: Disposal Fee | Base fee'],
  ['other-transaction | other-transaction | RemovalComplete', 'FBAFees | FBA Removal Order: Return Fee | Base fee'],
  ['other-transaction | ItemFees | FBACustomerReturnPerUnitFee', 'FBAFees | FBA Customer Returns Fee | Base fee'],
  ['Vine Enrollment Fee | Vine Enrollment Fee | Vine Enrollment Fee', 'AmazonFees | Vine Enrollment Fee | Base fee'],
  ['CouponRedemptionFee | CouponRedemptionFee | Save 5%', 'AmazonFees | Coupon Participation Fee | Base fee'],
  ['Lightning Deal Fee | LightningDealFee | LightningDealFee', 'AmazonFees | Deal Participation Fee | Base fee'],
  [
    'other-transaction | other-transaction | EPR Pay on Behalf eco-contribution',
    'AmazonFees | Eco-contribution for EPR Pay on Behalf - FR | Base fee',
  ],
])('one fee has one class in both generations: %s, %s', (older, newer) => {
  expect(shipped(triple(older))).not.toBeNull();
  expect(shipped(triple(newer))).toBe(shipped(triple(older)));
});
