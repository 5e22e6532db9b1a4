// What can happen to an order after it was placed: a new version of it, never a change of the old one.

import type { Instant } from '../clock';
import type { Address, AmazonOrder, AmazonOrderLine, Buyer, Charge, FulfillmentStatus, Package } from './order';

export interface OrderChange {
  /**
   * SHIPPED fulfils every line, CANCELLED cancels every line, unless `fulfilled` or `cancelled` say otherwise. Follows from
   * what is fulfilled and cancelled unless given.
   */
  readonly status?: FulfillmentStatus;
  /** Units fulfilled in all, by SKU or order item id. */
  readonly fulfilled?: Readonly<Record<string, number>>;
  /** Units cancelled now, by SKU or order item id: they leave the quantity ordered, and their share leaves the amounts. */
  readonly cancelled?: Readonly<Record<string, number>>;
  readonly cancelledBy?: { readonly by: 'BUYER' | 'MERCHANT' | 'AMAZON'; readonly reason: string };
  /** The buyer asks to cancel; nothing is cancelled by that. */
  readonly cancelRequestReason?: string;
  readonly address?: Address | null;
  readonly buyer?: Buyer | null;
  readonly programs?: readonly string[];
  /** The moment it happens; now unless given. */
  readonly at?: Instant;
}

/** The version of an order after a change at `at`. */
export function changedOrder(order: AmazonOrder, change: OrderChange, at: Instant): AmazonOrder {
  const lines = order.lines.map((line) => changedLine(line, change, change.status ?? order.status));
  const moved = change.fulfilled !== undefined || change.cancelled !== undefined || change.status === 'CANCELLED';
  const next: AmazonOrder = {
    ...order,
    status: moved ? statusOf(lines, change.status ?? order.status) : (change.status ?? order.status),
    lastUpdatedTime: at,
    lines,
    address: change.address === undefined ? order.address : change.address && { ...order.address, ...change.address },
    buyer: change.buyer === undefined ? order.buyer : change.buyer && { ...order.buyer, ...change.buyer },
    programs: change.programs ?? order.programs,
  };
  return order.fulfilledBy === 'AMAZON' ? next : { ...next, packages: packagesAfter(order, next, at) };
}

/**
 * The status that units lead to; where nothing has left and something is open, the one there was. Source: Orders v0, status
 * transitions: of an order that shipped in part only the rest can be cancelled.
 */
function statusOf(lines: readonly AmazonOrderLine[], before: FulfillmentStatus): FulfillmentStatus {
  const sum = (units: (line: AmazonOrderLine) => number) => lines.reduce((total, line) => total + units(line), 0);
  const [quantity, fulfilled] = [sum((line) => line.quantity), sum((line) => line.quantityFulfilled)];
  if (quantity === 0) return 'CANCELLED';
  if (fulfilled === quantity) return 'SHIPPED';
  return fulfilled > 0 ? 'PARTIALLY_SHIPPED' : before;
}

const named = (units: OrderChange['fulfilled'], { orderItemId, sku }: AmazonOrderLine): number | undefined =>
  units?.[orderItemId] ?? units?.[sku];

function changedLine(line: AmazonOrderLine, change: OrderChange, status: FulfillmentStatus): AmazonOrderLine {
  const allCancelled = status === 'CANCELLED' && change.cancelled === undefined;
  const cancelled = allCancelled ? line.quantity - line.quantityFulfilled : (named(change.cancelled, line) ?? 0);
  const kept = withQuantity(line, line.quantity - cancelled);
  const fulfilled =
    named(change.fulfilled, line) ?? (change.status === 'SHIPPED' ? kept.quantity : line.quantityFulfilled);
  if (fulfilled < line.quantityFulfilled || fulfilled > kept.quantity) {
    throw new RangeError(
      `${line.sku}: ${fulfilled} of ${kept.quantity} units cannot be fulfilled, ${line.quantityFulfilled} are already.`,
    );
  }
  const by = change.cancelledBy ?? { by: 'BUYER', reason: 'BuyerCanceled' };
  return {
    ...kept,
    quantityFulfilled: fulfilled,
    cancelRequestReason: change.cancelRequestReason ?? line.cancelRequestReason,
    cancelledBy: cancelled > 0 ? by : line.cancelledBy,
  };
}

/** Source: partial cancellations lower the quantity ordered (v0 practice); amounts follow in proportion. */
function withQuantity(line: AmazonOrderLine, quantity: number): AmazonOrderLine {
  if (quantity === line.quantity) return line;
  const share = ({ amount, tax }: Charge): Charge => ({
    amount: Math.floor((amount * quantity) / line.quantity),
    tax: Math.floor((tax * quantity) / line.quantity),
  });
  return {
    ...line,
    quantity,
    item: { ...share(line.item), amount: line.unitPrice * quantity },
    shipping: share(line.shipping),
    giftWrap: share(line.giftWrap),
    codFee: share(line.codFee),
    other: share(line.other),
    discount: share(line.discount),
    shippingDiscount: share(line.shippingDiscount),
  };
}

/** The order once one more package of it has left. */
export function shippedOrder(order: AmazonOrder, parcel: Package): AmazonOrder {
  const shipped = new Map(parcel.items.map(({ orderItemId, quantity }) => [orderItemId, quantity]));
  const lines = order.lines.map((line) => ({
    ...line,
    quantityFulfilled: line.quantityFulfilled + (shipped.get(line.orderItemId) ?? 0),
  }));
  return {
    ...order,
    status: statusOf(lines, order.status),
    lastUpdatedTime: parcel.createdTime,
    lines,
    packages: [...order.packages, parcel],
  };
}

/** One more package with whatever was fulfilled now. */
function packagesAfter(before: AmazonOrder, after: AmazonOrder, at: Instant): readonly Package[] {
  const items = after.lines.flatMap(({ orderItemId, quantityFulfilled }, index) => {
    const quantity = quantityFulfilled - (before.lines[index]?.quantityFulfilled ?? 0);
    return quantity > 0 ? [{ orderItemId, quantity }] : [];
  });
  return items.length === 0 ? before.packages : [...before.packages, parcel(before, items, at)];
}

/** The first number above those of the order's packages. */
export function freePackageNumber({ packages }: AmazonOrder): number {
  return Math.max(0, ...packages.map(({ packageReferenceId }) => Number(packageReferenceId))) + 1;
}

export function parcel(order: AmazonOrder, items: Package['items'], at: Instant): Package {
  const number = freePackageNumber(order);
  return {
    packageReferenceId: String(number),
    createdTime: at,
    shipTime: at,
    carrier: 'UPS',
    shippingService: 'UPS Ground',
    trackingNumber: `1Z${order.orderId.replaceAll('-', '')}${number}`,
    items,
  };
}
