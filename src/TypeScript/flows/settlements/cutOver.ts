/**
 * A settlement around a change of the way of recording: its orders were shipped before the change and after it, and each
 * sale follows the way of its own day. What was billed comes off clearing; what was not is the sale itself.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum, ZERO } from '../../ledger/minor';
import { type RecordingWay, type WaySpan, wayOn } from '../billing/ways';
import type { PostedGroup } from './accounts';
import { type OrderSum, ownTaxOf } from './orderSums';
import type { LineGroup } from './settlement';

/** Of an order's sale with the seller's own tax on it, so much was billed: all of it, nothing, or a part. */
export type Billed = 'all' | 'nothing' | Minor;

/** By Amazon's order id; orders that are not in it follow the settlement's own way. */
export type BilledOrders = ReadonlyMap<string, Billed>;

/** Amazon settles an order weeks after it left; an invoiced one months. */
const LOOKS_BACK_DAYS = 200;
const DAY_MS = 86_400_000;

const bills = (way: RecordingWay): boolean => way !== 'settlement';

/** Whether the orders of a settlement may be of both kinds of way. Moments in milliseconds; days as `YYYY-MM-DD`. */
export function meetsBothWays(
  spans: readonly WaySpan[],
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const first = dayOf(start - LOOKS_BACK_DAYS * DAY_MS);
  // A day is over somewhere a day later than in UTC.
  const last = dayOf(end + DAY_MS);
  const begins = spans.filter(({ from }) => from !== null && from > first && from <= last).map(({ way }) => way);
  const ways = [wayOn(spans, first), ...begins].filter((way) => way !== null);
  return ways.some(bills) && !ways.every(bills);
}

/** What each order takes off clearing, in the order in which its sums stand. `way`: the settlement's own. */
export function relievedBy(
  orders: readonly OrderSum[],
  billed: BilledOrders,
  way: RecordingWay,
): ReadonlyMap<OrderSum, Minor> {
  const left = new Map<string, number>();
  return new Map(
    orders.map((order): [OrderSum, Minor] => {
      const whole = minor(order.sale + ownTaxOf(order.taxes));
      const found = billed.get(order.orderId) ?? (bills(way) ? 'all' : 'nothing');
      if (found === 'all') return [order, whole];
      if (found === 'nothing') return [order, ZERO];
      const open = left.get(order.orderId) ?? found;
      const taken = minor(Math.min(Math.max(whole, 0), Math.max(open, 0)));
      left.set(order.orderId, open - taken);
      return [order, taken];
    }),
  );
}

/**
 * Groups with what follows another way than the settlement's apart. Each group's parts come to the group. An order of
 * which a part was billed is divided by kind in proportion, so that the kinds come to that part exactly.
 */
export function withWays(
  groups: readonly PostedGroup[],
  orders: readonly OrderSum[],
  billed: BilledOrders,
  way: RecordingWay,
): readonly PostedGroup[] {
  if (billed.size === 0) return groups;
  const own = bills(way);
  const other: RecordingWay = own ? 'settlement' : 'order';
  const moved = new Map<string, Minor>();
  for (const [order, relieved] of relievedBy(orders, billed, way)) {
    const found = billed.get(order.orderId);
    if (found === undefined || found === (own ? 'all' : 'nothing')) continue;
    const isWhole = found === 'all' || found === 'nothing';
    for (const { amount, ...triple } of isWhole
      ? (order.kinds ?? [])
      : partsOf(order, own ? 'rest' : 'part', relieved)) {
      const key = keyOf({ ...triple, marketplaceName: order.marketplaceName, month: order.month });
      moved.set(key, minor((moved.get(key) ?? 0) + amount));
    }
  }
  return groups.flatMap((group) => {
    const amount = group.hasDocument ? undefined : moved.get(keyOf(group));
    if (amount === undefined) return [group];
    const rest = { ...group, amount: sum([group.amount, negate(amount)]) };
    return [rest, { ...group, amount, lines: 0, way: other }];
  });
}

type OrderKind = NonNullable<OrderSum['kinds']>[number];

/** The kinds of an order in proportion: those of the part that was billed, or of what is left of it. */
function partsOf({ kinds = [] }: OrderSum, which: 'part' | 'rest', billed: Minor): readonly OrderKind[] {
  const whole = sum(kinds.map(({ amount }) => amount));
  let until = 0;
  let before = 0;
  return kinds.map((kind) => {
    until += kind.amount;
    const share = whole === 0 ? 0 : Number((BigInt(until) * BigInt(billed)) / BigInt(whole));
    const part = share - before;
    before = share;
    return { ...kind, amount: minor(which === 'part' ? part : kind.amount - part) };
  });
}

const keyOf = ({
  transactionType,
  amountType,
  amountDescription,
  marketplaceName,
  month,
}: Omit<LineGroup, 'lines' | 'amount'>): string =>
  JSON.stringify([transactionType, amountType, amountDescription, marketplaceName, month]);
