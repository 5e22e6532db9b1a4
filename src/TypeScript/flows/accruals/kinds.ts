/**
 * What Finances calls an amount, as the three texts that a settlement will have for it: so both have the class that the one
 * map gives them. Source: leaf names counted over the transactions of real accounts (practice); Amazon publishes no list.
 *
 * @NApiVersion 2.1
 */

import type { Leaf } from '../../amazon/listTransactions';
import type { Triple } from '../settlements/settlement';

/** Transaction types whose amounts stand on items of an order, as a settlement calls them. */
const ITEM_TYPES: Readonly<Record<string, string>> = {
  Shipment: 'Order',
  Refund: 'Refund',
  GuaranteeClaim: 'A-to-z Guarantee Refund',
  Chargeback: 'Chargeback Refund',
  Retrocharge: 'Order_Retrocharge',
};

type Words = readonly [amountType: string, amountDescription: string];

const ITEM_LEAVES: Readonly<Record<string, Words>> = {
  OurPricePrincipal: ['ItemPrice', 'Principal'],
  ProductCharges: ['ItemPrice', 'Principal'],
  ShippingPrincipal: ['ItemPrice', 'Shipping'],
  Shipping: ['ItemPrice', 'Shipping'],
  GiftwrapPrincipal: ['ItemPrice', 'GiftWrap'],
  GoodwillPrincipal: ['ItemPrice', 'Goodwill'],
  RestockingDeductionPrincipal: ['ItemPrice', 'RestockingFee'],
  CODPrincipal: ['ItemPrice', 'COD'],
  RegulatoryFeePrincipal: ['ItemPrice', 'RegulatoryFee'],
  OurPriceTax: ['ItemPrice', 'Tax'],
  BaseTax: ['ItemPrice', 'Tax'],
  RestockingDeductionTax: ['ItemPrice', 'Tax'],
  ShippingTax: ['ItemPrice', 'ShippingTax'],
  GiftwrapTax: ['ItemPrice', 'GiftWrapTax'],
  OurPriceDiscount: ['Promotion', 'Principal'],
  ShippingDiscount: ['Promotion', 'Shipping'],
  Promo: ['Promotion', 'Principal'],
  OurPriceTaxDiscount: ['Promotion', 'TaxDiscount'],
  ShippingTaxDiscount: ['Promotion', 'TaxDiscount'],
  PointsGranted: ['Points', 'PointsGranted'],
  FBATransportationFee: ['ShipmentFees', 'FBA transportation fee'],
};

const WITHHELD = /^(MarketplaceFacilitator(Tax|VAT)|LowValueGoodsTax)-/;

/** A fee of the account: its settlement rows, older words, and the name in the newer ones, which its tax and discount have. */
interface AccountFee {
  readonly older: readonly [transactionType: string, amountType: string, amountDescription: string];
  readonly newer: readonly [transactionType: string, name: string];
}

const OTHER = 'other-transaction';
const fee = (description: string, group: 'FBAFees' | 'AmazonFees', name: string): AccountFee => ({
  older: [OTHER, OTHER, description],
  newer: [group, name],
});
const newer = (group: 'FBAFees' | 'AmazonFees', name: string): AccountFee => ({
  older: [group, name, 'Base fee'],
  newer: [group, name],
});
const ADVERTISING: AccountFee = {
  older: ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'],
  newer: ['AmazonFees', 'Cost of Advertising'],
};

const ACCOUNT_FEES: Readonly<Record<string, AccountFee>> = {
  FBAStorageFee: fee('Storage Fee', 'FBAFees', 'FBA Inventory Storage Fee'),
  FBALongTermStorageFee: fee('StorageRenewalBilling', 'FBAFees', 'FBA Long Term Storage Fee'),
  FBAInboundTransportationFee: fee(
    'FBAInboundTransportationFee',
    'FBAFees',
    'FBA Amazon-Partnered Carrier Shipment Fee',
  ),
  FBAInboundConvenienceFee: newer('FBAFees', 'FBA Inbound Placement Service Fee'),
  FBARemovalFee: newer('FBAFees', 'FBA Removal Order: Return Fee'),
  FBADisposalFee: newer('FBAFees', 'FBA Removal Order: Disposal Fee'),
  CustomerReturnHRRUnitFee: newer('FBAFees', 'FBA Customer Returns Fee'),
  Subscription: fee('Subscription Fee', 'AmazonFees', 'Subscription Fee'),
  VineEnrollmentFee: newer('AmazonFees', 'Vine Enrollment Fee'),
  CouponParticipationFee: newer('AmazonFees', 'Coupon Participation Fee'),
  CouponPerformanceFee: newer('AmazonFees', 'Coupon Performance Based Fee'),
  AdvertisingFee: ADVERTISING,
  AdvertisingFeeRefund: ADVERTISING,
};

const ACCOUNT_LEAVES: Readonly<Record<string, readonly [string, string, string]>> = {
  ReserveDebit: [OTHER, OTHER, 'Current Reserve Amount'],
  ReserveCredit: [OTHER, OTHER, 'Previous Reserve Amount Balance'],
  DebtPayment: [OTHER, OTHER, 'Successful charge'],
  DebtAdjustment: ['Debt Adjustment', 'Debt Adjustment', 'Cross-Account Debt Adjustment'],
  FailedDisbursement: [OTHER, OTHER, 'Transfer of funds unsuccessful:'],
  FBAInventoryReimbursement: [OTHER, 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST'],
  FBAReversedReimbursement: [OTHER, 'FBA Inventory Reimbursement', 'REVERSAL_REIMBURSEMENT'],
  RecommerceLiquidation: ['Liquidations', 'ItemPrice', 'Principal'],
};

/** Parts of one fee stand below its name. */
const PARTS = new Set(['Base', 'Tax', 'Promo']);
const CONTAINERS = new Set(['Sales', 'Expenses', 'Refunded Sales', 'Refunded Expenses', 'AmazonFees', 'FBAFees']);

/** The payment itself: its amount is no income, no cost, and in no settlement. */
export const isPayment = (type: string): boolean => type === 'Transfer';

/** The three texts for one amount of a transaction of this type; what nobody knows keeps Amazon's own words. */
export function tripleOf(type: string, { path }: Pick<Leaf, 'path'>): Triple {
  const last = path.at(-1) ?? '';
  const above = path.at(-2) ?? '';
  const isPart = PARTS.has(last) && above !== '' && !CONTAINERS.has(above);
  const name = isPart ? above : last;
  const itemType = ITEM_TYPES[type];
  if (itemType !== undefined) return triple(itemType, ...itemWords(name));
  return accountTriple(type, name, isPart ? last : null);
}

const triple = (transactionType: string, amountType: string, amountDescription: string): Triple => ({
  transactionType,
  amountType,
  amountDescription,
});

/** Fees of items have the same names in both; their tax is part of the row there. */
function itemWords(name: string): Words {
  const known = ITEM_LEAVES[name];
  if (known !== undefined) return known;
  return WITHHELD.test(name) ? ['ItemWithheldTax', name] : ['ItemFees', name];
}

function accountTriple(type: string, name: string, part: string | null): Triple {
  const known = ACCOUNT_LEAVES[name];
  if (known !== undefined) return triple(...known);
  const charged = ACCOUNT_FEES[name];
  if (charged === undefined) return triple(type, name, part ?? name);
  return part === 'Tax' ? triple(...charged.newer, 'Tax on fee') : triple(...charged.older);
}
