// Cancellations: the buyer's wish for one, and what may still be cancelled by whom.
// Source: Orders v0, status transitions (pending and unshipped orders, and what is left of partly shipped ones); Orders model
// 2026-01-01 (who asks, who cancels).

import type { Instant } from '../clock';
import type { AmazonOrder, AmazonOrderLine } from './order';
import { changedOrder } from './orderChange';

export interface Cancellation {
  readonly by: 'BUYER' | 'MERCHANT' | 'AMAZON';
  readonly reason: string;
  /** Units by SKU or order item id; everything that has not left unless given. */
  readonly units?: Readonly<Record<string, number>>;
}

export interface CancelRequest {
  readonly reason: string;
  /** All lines unless given. */
  readonly skus?: readonly string[];
}

/** Source: practice, reasons that buyers choose from. */
export const BUYERS_REASON = 'Ordered by mistake';

const open = ({ quantity, quantityFulfilled }: AmazonOrderLine): number => quantity - quantityFulfilled;

/** The order after units of it were cancelled; throws a RangeError where they have left or never were. */
export function cancelledOrder(order: AmazonOrder, { by, reason, units }: Cancellation, at: Instant): AmazonOrder {
  const cancelled = units ?? Object.fromEntries(order.lines.map((line) => [line.orderItemId, open(line)]));
  const asked = Object.entries(cancelled);
  for (const [name, count] of asked) {
    const line = order.lines.find(({ orderItemId, sku }) => orderItemId === name || sku === name);
    if (line === undefined) throw new RangeError(`Order ${order.orderId} has no line ${name}.`);
    if (!Number.isInteger(count) || count < 0 || count > open(line)) {
      throw new RangeError(`${count} units of ${name} cannot be cancelled, ${open(line)} are open.`);
    }
  }
  if (asked.every(([, count]) => count === 0)) throw new RangeError(`Order ${order.orderId} has nothing to cancel.`);
  return changedOrder(order, { cancelled, cancelledBy: { by, reason } }, at);
}

/**
 * The order once its buyer has asked to cancel lines. Nothing is cancelled by that: it is for the seller to do. Source: Orders
 * v0, BuyerRequestedCancel. Unconfirmed: the stricter reading, a wish is for what a merchant has yet to ship.
 */
export function withCancelRequest(order: AmazonOrder, { reason, skus }: CancelRequest, at: Instant): AmazonOrder {
  const asked = ({ sku }: AmazonOrderLine): boolean => skus === undefined || skus.includes(sku);
  const waiting = order.status === 'UNSHIPPED' || order.status === 'PARTIALLY_SHIPPED';
  if (order.fulfilledBy !== 'MERCHANT' || !waiting || !order.lines.some((line) => asked(line) && open(line) > 0)) {
    throw new RangeError(`Order ${order.orderId} has nothing that its buyer could ask to cancel.`);
  }
  const lines = order.lines.map((line) =>
    asked(line) && open(line) > 0 ? { ...line, cancelRequestReason: reason } : line,
  );
  return { ...order, lines, lastUpdatedTime: at };
}
