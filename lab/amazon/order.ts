// An order as Amazon itself knows it: everything, whoever asks. What a caller sees of it is made in orderDocument.ts.

import type { Instant } from '../clock';

export const fulfillmentStatuses = [
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
] as const;
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];

export type FulfilledBy = 'MERCHANT' | 'AMAZON';

/** Minor units of the order's currency. Where prices include tax, `tax` is a part of `amount`, otherwise on top of it. */
export interface Charge {
  readonly amount: number;
  readonly tax: number;
}

export interface AmazonOrderLine {
  readonly orderItemId: string;
  readonly sku: string;
  readonly asin: string;
  readonly title: string;
  /** After cancellations of single units. */
  readonly quantity: number;
  readonly quantityFulfilled: number;
  readonly unitPrice: number;
  readonly item: Charge;
  readonly shipping: Charge;
  readonly giftWrap: Charge;
  readonly codFee: Charge;
  readonly other: Charge;
  /** What promotions take off, never negative; `tax` is the tax they take off. */
  readonly discount: Charge;
  readonly shippingDiscount: Charge;
  readonly taxModel: 'MARKETPLACE_FACILITATOR' | 'SELLER';
  readonly promotionIds: readonly string[];
  readonly gift: { readonly message?: string; readonly wrapLevel?: string } | null;
  readonly businessPrice: boolean;
  /** Points granted at the seller's cost (Japan). */
  readonly points: { readonly number: number; readonly value: number } | null;
  readonly cancelRequestReason: string | null;
  readonly cancelledBy: { readonly by: 'BUYER' | 'MERCHANT' | 'AMAZON'; readonly reason: string } | null;
  readonly programs: readonly string[];
  readonly serialNumbers: readonly string[];
}

export interface Address {
  readonly name?: string;
  readonly companyName?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly addressLine3?: string;
  readonly city?: string;
  readonly districtOrCounty?: string;
  readonly stateOrRegion?: string;
  readonly municipality?: string;
  readonly postalCode?: string;
  readonly countryCode?: string;
  readonly phone?: string;
  readonly addressType?: 'RESIDENTIAL' | 'COMMERCIAL' | 'PICKUP_POINT';
}

export interface Buyer {
  readonly name?: string;
  readonly email?: string;
  readonly companyName?: string;
  readonly purchaseOrderNumber?: string;
}

export interface Window {
  readonly earliest: Instant;
  readonly latest: Instant;
}

export interface PackageItem {
  readonly orderItemId: string;
  readonly quantity: number;
  readonly transparencyCodes?: readonly string[];
}

export interface Package {
  readonly packageReferenceId: string;
  readonly createdTime: Instant;
  /** When the seller says that it left. */
  readonly shipTime: Instant;
  readonly carrier: string;
  readonly shippingService?: string;
  readonly trackingNumber: string;
  readonly items: readonly PackageItem[];
}

/** Why an order stands in for another. */
export type Association = 'REPLACEMENT_ORIGINAL_ID' | 'EXCHANGE_ORIGINAL_ID';

export interface AmazonOrder {
  readonly orderId: string;
  readonly marketplaceId: string;
  readonly currency: string;
  readonly taxIncluded: boolean;
  readonly channelName: 'AMAZON' | 'NON_AMAZON';
  readonly fulfilledBy: FulfilledBy;
  readonly status: FulfillmentStatus;
  readonly createdTime: Instant;
  readonly lastUpdatedTime: Instant;
  readonly programs: readonly string[];
  readonly aliases: readonly string[];
  /** The order that this one stands in for, at no price. */
  readonly replaces: string | null;
  readonly association: Association;
  readonly serviceLevel: string;
  readonly shipBy: Window;
  readonly deliverBy: Window;
  readonly buyer: Buyer | null;
  readonly address: Address | null;
  readonly paymentMethod: string;
  readonly lines: readonly AmazonOrderLine[];
  readonly packages: readonly Package[];
}

const charges = (line: AmazonOrderLine): Charge[] => [line.item, line.shipping, line.giftWrap, line.codFee, line.other];

/** The tax of a line after what promotions took off. */
export function lineTax(line: AmazonOrderLine): number {
  const gross = charges(line).reduce((sum, { tax }) => sum + tax, 0);
  return gross - line.discount.tax - line.shippingDiscount.tax;
}

/** What the buyer pays for a line, tax included, in minor units. */
export function lineTotal(line: AmazonOrderLine, taxIncluded: boolean): number {
  const gross = charges(line).reduce((sum, { amount }) => sum + amount, 0);
  const net = gross - line.discount.amount - line.shippingDiscount.amount;
  return taxIncluded ? net : net + lineTax(line);
}

/** What the buyer pays for the order, tax included, in minor units. */
export function orderTotal(order: AmazonOrder): number {
  return order.lines.reduce((sum, line) => sum + lineTotal(line, order.taxIncluded), 0);
}
