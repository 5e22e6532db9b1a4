/**
 * Refunds for which a document was made: it credited clearing with what the buyer got back, so the settlement puts that
 * back onto clearing. All other refunds have no document behind them and go straight to their accounts.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum } from '../../ledger/minor';
import type { PostedGroup } from './accounts';
import type { OrderSum } from './orderSums';
import type { LineGroup } from './settlement';

/** Orders of the settlement that gave something back. */
export const ordersWithRefunds = (orders: readonly OrderSum[]): readonly string[] => [
  ...new Set(
    orders.filter(({ orderId, refunds }) => orderId !== '' && refunds.length > 0).map(({ orderId }) => orderId),
  ),
];

/** Groups with what documents refund apart. Each group's parts come to the group. */
export function withDocuments(
  groups: readonly PostedGroup[],
  orders: readonly OrderSum[],
  documented: ReadonlySet<string>,
): readonly PostedGroup[] {
  if (documented.size === 0) return groups;
  const given = new Map<string, Minor>();
  for (const order of orders.filter(({ orderId }) => documented.has(orderId))) {
    for (const kind of order.refunds) {
      const key = keyOf({ ...kind, marketplaceName: order.marketplaceName, month: order.month });
      given.set(key, sum([given.get(key) ?? minor(0), kind.amount]));
    }
  }
  return groups.flatMap((group) => {
    const amount = given.get(keyOf(group));
    if (amount === undefined) return [group];
    const rest = { ...group, amount: sum([group.amount, negate(amount)]) };
    return [rest, { ...group, amount, lines: 0, hasDocument: true }];
  });
}

const keyOf = (group: Omit<LineGroup, 'lines' | 'amount'>): string =>
  JSON.stringify([
    group.transactionType,
    group.amountType,
    group.amountDescription,
    group.marketplaceName,
    group.month,
  ]);
