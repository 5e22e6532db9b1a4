/**
 * The shipped map, part two: lines of the account rather than of an order, as Amazon wrote them until 2025 and in part
 * still does; and lines that move what Amazon holds or is owed, which are never income or cost.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import { rows } from './mapRows';

const OTHER = ['other-transaction'];

const PLAIN: readonly MapRow[] = rows(
  OTHER,
  OTHER,
  ['storage', ['Storage Fee', 'Storage Fee - Correction', 'Storage Fee - Reversal', 'StorageRenewalBilling']],
  // The last is the fee that StorageBillingCGST and StorageBillingSGST are the tax on.
  ['storage', ['Inventory Storage Overage Fee', 'StorageBilling']],
  ['inbound', ['FBAInboundTransportationFee', 'Inbound Transportation Fee', 'FBAInboundTransportationProgramFee']],
  ['inbound', ['FBA Inbound Placement Service Fee', 'Inventory Placement Service Fee']],
  ['inbound', ['FBA International Freight Shipping Charge', 'FBA International Freight Duties and Taxes Charge']],
  ['inbound', ['AGSGlobalInboundTransportation', 'FBAInboundDefectFee', 'LABEL_ISSUE']],
  ['inbound', ['Unplanned Service Fee - Barcode label missing', 'WarehousePrep', 'PREPFEE_REFUND']],
  ['inbound', ['LabelingFee', 'PolybaggingFee', 'Manual Processing Fee']],
  ['removal', ['RemovalComplete', 'DisposalComplete']],
  ['subscription', ['Subscription Fee', 'SubscriptionFeeCorrection']],
  ['referral-fees', ['CommissionCorrection']],
  ['other-fees', ['Paid Services Fee', 'HighVolumeListing', 'NonSubscriptionFeeAdj', 'Fee Adjustment']],
  // Postage that is bought of Amazon for goods the seller sends.
  ['other-fees', ['Shipping label purchase', 'Shipping label purchase for return', 'ShippingServices']],
  ['other-fees', ['ShippingServicesRefund', 'PostageAdjustment', 'Adjustment', 'Amazon Easy Ship Charges']],
  ['other-fees', ['EPR Pay on Behalf eco-contribution*', 'EPR Pay on Behalf service fee*']],
  ['fee-tax', ['StorageBillingCGST', 'StorageBillingSGST', 'StorageRenewalBillingCGST', 'StorageRenewalBillingSGST']],
  ['fee-tax', ['RemovalCompleteCGST', 'RemovalCompleteSGST', 'WarehousePrepCGST', 'WarehousePrepSGST']],
  ['claims', ['BuyerRecharge', 'A2ZGuaranteeRecovery', 'ChargeBackRecovery']],
  ['reimbursements', ['Reimbursement for Lost packages']],
  ['other-income', ['Seller Rewards']],
  ['withholding', ['Income tax charged']],
  // These say that something was adjusted, and not what: a person decides each time.
  ['review', ['MiscAdjustment', 'Promotion Adjustment', 'BalanceAdjustment', 'Balance Adjustment']],
  ['review', ['Merchant Bad Debt', 'Additional Other Expenses', 'Refund Reimbursal']],
  // A payment holds interest that the line does not show, and no line of a loan has been seen.
  ['review', ['Amazon Capital Services*', 'Loan Advance*', 'Loan Payment*', 'Loan Refund*']],
);

const NAMED: readonly MapRow[] = [
  ...rows(OTHER, ['Capacity Reservation Fee'], ['storage', ['Reservation fee', 'Performance credits', 'Tax']]),
  ...rows(
    OTHER,
    ['Amazon Warehousing & Distribution (AWD)'],
    ['storage', ['AWD Storage Fee']],
    ['inbound', ['AWD Processing Fee', 'AWD Transportation Fee']],
  ),
  ...rows(OTHER, ['Inbound Defect Fee*'], ['inbound', ['*']], ['fee-tax', ['Tax on fee']]),
  ...rows(OTHER, ['Manual Processing Fee Reimbursement'], ['inbound', ['Manual Processing Fee Reimbursement']]),
  ...rows(
    OTHER,
    ['ItemFees'],
    ['fba-fees', ['FBACustomerReturnPerUnitFee', 'FBACustomerReturnPerOrderFee', 'FBACustomerReturnWeightBasedFee']],
  ),
  ...rows(['Grade and Resell Fees'], ['Grade and Resell Charge*'], ['removal', ['*']]),
  ...rows(['Fee Adjustment'], ['Item Fee Adjustment'], ['fba-fees', ['FBA Pick & Pack Fee']]),
  ...rows(['SAFE-T Reimbursement'], ['Other transactions'], ['other-income', ['SAFE-T Reimbursement']]),
  ...rows(['Seller Rewards'], ['Seller Rewards'], ['other-income', ['Seller Rewards']]),
  ...rows(['Other'], ['MCF Preferred Pricing Seller Credit'], ['other-income', ['Base charge']]),
  ...rows(['Income Tax Charged'], OTHER, ['withholding', ['MiscAdjustment']]),
  ...rows(['Tax'], ['Tax Withheld*'], ['withholding', ['*']]),
];

const PROMOTING: readonly MapRow[] = [
  ...rows(
    ['ServiceFee'],
    ['Cost of Advertising', 'Refund for Advertiser'],
    ['advertising', ['TransactionTotalAmount']],
  ),
  ...rows(['ServiceFee'], ['Deals'], ['programs', ['*']]),
  ...rows(['CouponRedemptionFee'], ['CouponRedemptionFee'], ['programs', ['*']]),
  ...rows(['Lightning Deal Fee'], ['LightningDealFee'], ['programs', ['LightningDealFee', 'LightningDealFee Special']]),
  ...rows(['Promotion Fee'], ['PromotionFee', 'Deals'], ['programs', ['Promotion Fee', 'Promotion Fee Special']]),
  ...rows(['Vine Enrollment Fee'], ['Vine Enrollment Fee'], ['programs', ['Vine Enrollment Fee']]),
  ...rows(['SellerReviewEnrollmentPayment'], ['Review Enrollment Fee'], ['programs', ['Early Reviewer Program fee']]),
];

/** Money that Amazon holds, releases, carries on or takes elsewhere. */
const BALANCES: readonly MapRow[] = [
  ...rows(
    OTHER,
    OTHER,
    ['current-reserve', ['Current Reserve Amount']],
    ['previous-reserve', ['Previous Reserve Amount Balance']],
    ['payable-to-amazon', ['Payable to Amazon']],
    ['charged-to-card', ['Successful charge']],
    ['failed-transfer', ['Transfer of funds unsuccessful*', 'Failed Disbursement']],
    ['bank-check', ['Micro Deposit']],
  ),
  ...rows(['Transfers'], ['Micro Deposit'], ['bank-check', ['Micro Deposit']]),
  ...rows(
    ['Debt Adjustment'],
    ['Debt Adjustment'],
    ['debt-adjustment', ['Cross-Account Debt Adjustment*']],
    ['review', ['*']],
  ),
];

export const ACCOUNT_ROWS: readonly MapRow[] = [...PLAIN, ...NAMED, ...PROMOTING, ...BALANCES];
