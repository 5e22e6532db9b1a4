/**
 * What a month's transactions come to: read from its files, judged at the end of the month, and compared with the documents
 * of the orders.
 *
 * @NApiVersion 2.1
 */

import type { Transaction } from '../../amazon/listTransactions';
import type { AccrualMonth } from '../../flows/accruals/months';
import { type OrderAmount, relievedBy, type SumFacts, sumsOf } from '../../flows/accruals/sums';
import { closedBy, type MonthEnd, partOf, releasedBy, type Unsettled } from '../../flows/accruals/unsettled';
import { isInBooks } from '../../flows/settlements/states';
import { type Minor, minor, ZERO } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { SETTLEMENT } from '../ids';
import { requiredText, rows, text } from '../rows';
import { nameOf } from '../settlements/chosen';
import { type Accrual, changeAccrual, type KeptSums } from './accruals';
import { type Billed, billedOrders, everBilled, listsFrom, refundedOrders } from './billedOrders';
import { eachTransaction } from './readTransactions';

export type ClassOf = SumFacts['classOf'];

/** Writes the sums where they are not known yet; needs transactions, groups and balance. */
export function summarised(accrual: Accrual, marketplace: Marketplace, month: AccrualMonth, classOf: ClassOf): Accrual {
  if (accrual.sums !== null) return accrual;
  const monthEnd: MonthEnd = { end: month.end, groups: accrual.groups ?? [] };
  const all: Transaction[] = [];
  const hashes = eachTransaction(accrual, (each) => all.push(each));
  const released = releasedBy(all, monthEnd);
  const unsettled = all.flatMap((transaction): Unsettled[] => {
    const part = partOf(transaction, released, monthEnd);
    return part === null ? [] : [{ transaction, part }];
  });
  const orderIds = [...new Set(unsettled.flatMap(({ transaction }) => transaction.orderId ?? []))];
  const isBooked = accrual.way !== 'settlement';
  const billed = isBooked ? everBilled(orderIds, month) : new Set<string>();
  const refunded = refundedOrders(orderIds, month);
  const facts: SumFacts = {
    way: accrual.way,
    marketplaceName: nameOf(marketplace),
    month: month.month,
    classOf,
    isBilled: (orderId) => billed.has(orderId),
    isRefunded: (orderId) => refunded.has(orderId),
  };
  const sums: KeptSums = {
    ...sumsOf(unsettled, facts),
    unposted: isBooked ? unposted(billedOrders(accrual.way, marketplace, month), all, facts, month) : [],
    missing: missingSettlements(accrual, marketplace, all, monthEnd, month),
  };
  return changeAccrual(accrual, { sums, hash: hashes.join('\n') || null });
}

/** Orders whose documents put more on clearing than Amazon has posted, or less. */
function unposted(
  billed: ReadonlyMap<string, Billed>,
  transactions: readonly Transaction[],
  facts: SumFacts,
  month: AccrualMonth,
): readonly OrderAmount[] {
  const posted = new Map<string, Minor>();
  for (const each of transactions) {
    // A release is the same money again.
    const isOnce = each.status !== 'RELEASED' || each.deferredId === null;
    if (each.orderId === null || !isOnce || each.posted >= month.end) continue;
    posted.set(each.orderId, minor((posted.get(each.orderId) ?? ZERO) + relievedBy(each, facts)));
  }
  const since = listsFrom(month);
  return [...billed].flatMap(([orderId, { amount, day }]) => {
    const rest = minor(amount - (posted.get(orderId) ?? ZERO));
    return day >= since && rest !== 0 ? [{ orderId, amount: rest }] : [];
  });
}

/** Groups of this marketplace that were closed by the end of the month, and no settlement of them is in the books. */
function missingSettlements(
  accrual: Accrual,
  { id }: Marketplace,
  transactions: readonly Transaction[],
  monthEnd: MonthEnd,
  { from }: AccrualMonth,
): readonly string[] {
  const sql = `SELECT ${SETTLEMENT.end} AS ended, ${SETTLEMENT.state} AS state FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.marketplace} = ? AND ${SETTLEMENT.end} >= ?`;
  const known = rows(sql, [Number(id), from]);
  const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1_000);
  const posted = new Set(
    known.filter((row) => isInBooks(text(row, 'state') ?? '')).map((row) => seconds(requiredText(row, 'ended'))),
  );
  const own = new Map(transactions.map(({ groupId, settlementId }) => [groupId, settlementId]));
  return closedBy(monthEnd, from)
    .filter(({ groupId, end }) => own.has(groupId) && !posted.has(seconds(end ?? '')))
    .map(({ groupId, end }) => {
      const name = own.get(groupId) ?? null;
      return `The settlement ${name === null ? '' : `${name} `}that Amazon closed on ${(end ?? '').slice(0, 10)} is not in the books (${accrual.currency}).`;
    });
}
