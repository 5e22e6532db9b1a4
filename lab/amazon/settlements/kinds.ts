// The words of the settlement's rows: those of orders, of balances, and of fees in both generations.
// Source: real settlements and production systems that store them (practice); Amazon publishes no list.

import type { Kind } from './entry';

const kind = (amountType: string, amountDescription: string): Kind => ({ amountType, amountDescription });

export const OTHER = 'other-transaction';

export const ORDER_KINDS = {
  principal: kind('ItemPrice', 'Principal'),
  tax: kind('ItemPrice', 'Tax'),
  shipping: kind('ItemPrice', 'Shipping'),
  shippingTax: kind('ItemPrice', 'ShippingTax'),
  giftWrap: kind('ItemPrice', 'GiftWrap'),
  giftWrapTax: kind('ItemPrice', 'GiftWrapTax'),
  cod: kind('ItemPrice', 'COD'),
  regulatoryFee: kind('ItemPrice', 'RegulatoryFee'),
  discount: kind('Promotion', 'Principal'),
  shippingDiscount: kind('Promotion', 'Shipping'),
  taxDiscount: kind('Promotion', 'TaxDiscount'),
  commission: kind('ItemFees', 'Commission'),
  shippingCommission: kind('ItemFees', 'ShippingHB'),
  digitalServices: kind('ItemFees', 'DigitalServicesFee'),
  fulfillment: kind('ItemFees', 'FBAPerUnitFulfillmentFee'),
  shippingChargeback: kind('ItemFees', 'ShippingChargeback'),
  wrapChargeback: kind('ItemFees', 'GiftwrapChargeback'),
  refundCommission: kind('ItemFees', 'RefundCommission'),
  points: kind('Points', 'PointsGranted'),
  transport: kind('ShipmentFees', 'FBA transportation fee'),
} as const;

/** Of what a buyer gets back, Amazon keeps its fulfilment fee. Source: real settlements (refund rows). */
export const KEPT_ON_REFUND: ReadonlySet<Kind> = new Set([ORDER_KINDS.fulfillment, ORDER_KINDS.transport]);

/** The tax that Amazon remits, by region: the mirror of the tax rows. Parts without a kind of their own go to the first. */
export const WITHHELD = {
  na: {
    principal: kind('ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'),
    shipping: kind('ItemWithheldTax', 'MarketplaceFacilitatorTax-Shipping'),
    giftWrap: kind('ItemWithheldTax', 'MarketplaceFacilitatorTax-Giftwrap'),
    other: kind('ItemWithheldTax', 'MarketplaceFacilitatorTax-Other'),
  },
  eu: {
    principal: kind('ItemWithheldTax', 'MarketplaceFacilitatorVAT-Principal'),
    shipping: kind('ItemWithheldTax', 'MarketplaceFacilitatorVAT-Shipping'),
    giftWrap: null,
    other: null,
  },
  fe: {
    principal: kind('ItemWithheldTax', 'LowValueGoodsTax-Principal'),
    shipping: kind('ItemWithheldTax', 'LowValueGoodsTax-Shipping'),
    giftWrap: null,
    other: kind('ItemWithheldTax', 'LowValueGoodsTax-Other'),
  },
} as const;

export const BALANCE_KINDS = {
  currentReserve: kind(OTHER, 'Current Reserve Amount'),
  previousReserve: kind(OTHER, 'Previous Reserve Amount Balance'),
  payable: kind(OTHER, 'Payable to Amazon'),
  charged: kind(OTHER, 'Successful charge'),
} as const;

/** Known reasons of banks' refusals, shortened by nobody: the tail is Amazon's own and varies. */
export const failedTransfer = (reason: string): Kind => kind(OTHER, `Transfer of funds unsuccessful: ${reason}`);

/** One country's account pays another one's debt; which side has which words is unconfirmed. */
export const debtAdjustment = (way: 'against' | 'for', country: string): Kind =>
  kind('Debt Adjustment', `Cross-Account Debt Adjustment ${way} ${country}`);

export const reimbursed = (code: string): Kind => kind('FBA Inventory Reimbursement', code);

export interface FeeWords {
  readonly transactionType: string;
  readonly kind: Kind;
}

const fee = (transactionType: string, amountType: string, amountDescription: string): FeeWords => ({
  transactionType,
  kind: kind(amountType, amountDescription),
});
const account = (description: string): FeeWords => fee(OTHER, OTHER, description);

interface FeeGenerations {
  readonly older: FeeWords;
  /** The transaction type and the fee's name; its rows are `Base fee`, `Tax on fee` and `Discount on fee`. */
  readonly newer: { readonly transactionType: 'FBAFees' | 'AmazonFees'; readonly name: string } | null;
}

/** What Amazon charges the account for. A fee without a newer generation is told in the older words only. */
export const FEES = {
  storage: {
    older: account('Storage Fee'),
    newer: { transactionType: 'FBAFees', name: 'FBA Inventory Storage Fee' },
  },
  'long-term-storage': {
    older: account('StorageRenewalBilling'),
    newer: { transactionType: 'FBAFees', name: 'FBA Long Term Storage Fee' },
  },
  inbound: {
    older: account('FBAInboundTransportationFee'),
    newer: { transactionType: 'FBAFees', name: 'FBA Amazon-Partnered Carrier Shipment Fee' },
  },
  removal: {
    older: account('RemovalComplete'),
    newer: { transactionType: 'FBAFees', name: 'FBA Removal Order: Disposal Fee' },
  },
  vine: {
    older: fee('Vine Enrollment Fee', 'Vine Enrollment Fee', 'Vine Enrollment Fee'),
    newer: { transactionType: 'AmazonFees', name: 'Vine Enrollment Fee' },
  },
  subscription: { older: account('Subscription Fee'), newer: null },
  advertising: { older: fee('ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount'), newer: null },
} as const satisfies Record<string, FeeGenerations>;

export type FeeName = keyof typeof FEES;

export const feeRow = (name: string, row: 'Base fee' | 'Tax on fee' | 'Discount on fee'): Kind => kind(name, row);
