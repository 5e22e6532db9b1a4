/**
 * Adds an order up again from its parts. There is no tolerance and no rounding line: one minor unit is a difference.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum, ZERO } from '../../ledger/minor';
import type { Order, OrderLine, Part } from './order';
import type { SalesOrderLine } from './salesorder';

/** Money fields of a line with the direction each counts in. */
export const PARTS = [
  { field: 'item', sign: 1 },
  { field: 'promotion', sign: -1 },
  { field: 'shipping', sign: 1 },
  { field: 'shippingPromotion', sign: -1 },
  { field: 'giftWrap', sign: 1 },
  { field: 'other', sign: 1 },
] as const;

/** What the buyer pays for a line, tax included. */
export function lineTotal(line: OrderLine): Minor {
  return sum(PARTS.map(({ field, sign }) => signed(minor(line[field].amount + line[field].tax), sign)));
}

/** The tax on a line after what promotions took off it. */
export function lineTax(line: OrderLine): Minor {
  return sum(PARTS.map(({ field, sign }) => signed(line[field].tax, sign)));
}

/** Tax that Amazon collects and pays itself. */
export function facilitatorTax(lines: readonly OrderLine[]): Minor {
  return sum(lines.filter((line) => line.taxModel === 'MARKETPLACE_FACILITATOR').map(lineTax));
}

/** What NetSuite will show as the order's total: the lines and the seller's own tax on them. */
export function salesOrderTotal(lines: readonly SalesOrderLine[]): Minor {
  return sum(lines.flatMap((line) => [line.amountMinor, line.taxMinor]));
}

export function isEmptyOfMoney(line: OrderLine): boolean {
  return PARTS.every(({ field }) => isZero(line[field]));
}

export function isZero(part: Part): boolean {
  return part.amount === 0 && part.tax === 0;
}

/** Amazon's grand total; a replacement or exchange that has none comes to nothing. Null = not known yet. */
export function amazonTotal(order: Order): Minor | null {
  if (order.grandTotal !== null) return order.grandTotal;
  const isInPlace = order.replaces !== null || order.exchanges !== null;
  return isInPlace && order.lines.every(isEmptyOfMoney) ? ZERO : null;
}

function signed(amount: Minor, sign: 1 | -1): Minor {
  return sign === 1 ? amount : negate(amount);
}
