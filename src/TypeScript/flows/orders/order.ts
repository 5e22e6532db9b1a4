/**
 * What Causeway knows of an Amazon order, whatever version of the API told it.
 * Amounts are whole minor units of `currency`; instants are ISO 8601 in UTC, as text.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';

export type OrderStatus =
  | 'PENDING_AVAILABILITY'
  | 'PENDING'
  | 'UNSHIPPED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'CANCELLED'
  | 'UNFULFILLABLE';

/** Who ships: the seller (Amazon says MERCHANT) or Amazon. The field's words are MFN/FBM and AFN/FBA; records say FBM and FBA. */
export type Channel = 'FBM' | 'FBA';

/** One money field of an order line, split as Amazon splits it. Tax is what Amazon reports for that part. */
export interface Part {
  readonly amount: Minor;
  readonly tax: Minor;
}

export interface OrderLine {
  readonly orderItemId: string;
  readonly sku: string | null;
  readonly asin: string | null;
  readonly title: string;
  readonly quantityOrdered: number;
  readonly quantityFulfilled: number;
  readonly quantityUnfulfilled: number;
  /** The line's price without promotions; `amount` is without tax, whether Amazon quoted with or without. */
  readonly item: Part;
  readonly shipping: Part;
  readonly giftWrap: Part;
  /** Cash on delivery and anything Amazon calls OTHER. */
  readonly other: Part;
  /** Promotions on the item, never negative; `tax` is the tax they took away. */
  readonly promotion: Part;
  /** Promotions on shipping, never negative. */
  readonly shippingPromotion: Part;
  /** What Amazon says the line comes to, tax included; null where Amazon gave none. A replacement without money has zero. */
  readonly total: Minor | null;
  /** Points granted to the buyer at the seller's cost (JP); no part of what the buyer pays. */
  readonly pointsCost: Minor;
  readonly taxModel: 'MARKETPLACE_FACILITATOR' | 'SELLER';
  readonly isGift: boolean;
  readonly giftMessage: string | null;
  readonly giftWrapLevel: string | null;
  readonly cancellationRequested: boolean;
  readonly promotionIds: readonly string[];
}

/** As Amazon gave it, before any check. */
export interface AmazonAddress {
  readonly name: string | null;
  readonly companyName: string | null;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly addressLine3: string | null;
  readonly city: string | null;
  readonly districtOrCounty: string | null;
  readonly stateOrRegion: string | null;
  readonly municipality: string | null;
  readonly postalCode: string | null;
  readonly countryCode: string | null;
  readonly phone: string | null;
  readonly addressType: string | null;
}

export interface Order {
  readonly amazonOrderId: string;
  readonly marketplaceId: string;
  /** NON_AMAZON orders are echoes of Multi-Channel Fulfillment. */
  readonly salesChannel: string;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  readonly status: OrderStatus;
  readonly channel: Channel;
  readonly serviceLevel: string | null;
  readonly currency: string;
  /** Amazon's own grand total; null on orders that have none yet. */
  readonly grandTotal: Minor | null;
  /** What the buyer gave the driver; part of `grandTotal`, of no line. */
  readonly deliveryTip: Minor;
  /** Whether Amazon quoted prices with the tax in them. Amounts of parts are without the tax that Amazon reports either way. */
  readonly taxIncluded: boolean;
  readonly lines: readonly OrderLine[];
  readonly address: AmazonAddress | null;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  readonly purchaseOrderNumber: string | null;
  readonly shipBy: { readonly earliest: string | null; readonly latest: string | null };
  readonly deliverBy: { readonly earliest: string | null; readonly latest: string | null };
  readonly programs: readonly string[];
  /** The order this one replaces, at no charge. */
  readonly replaces: string | null;
  /** The order for whose goods this one sends others. */
  readonly exchanges: string | null;
  /** Paths of fields this reader does not know, for the count of schema drift. */
  readonly unknownFields: readonly string[];
}
