/**
 * What a month's transactions come to: read from its files, judged at the end of the month, and compared with the documents
 * of the orders.
 *
 * @NApiVersion 2.1
 */

import type { AccrualMonth } from '../../flows/accruals/months';
import { type OrderAmount, relievedBy, type SumFacts, SumsOfMonth } from '../../flows/accruals/sums';
import { closedBy, type MonthEnd, partOf, releasedBy, type Unsettled } from '../../flows/accruals/unsettled';
import { isInBooks } from '../../flows/settlements/states';
import { type Minor, minor, ZERO } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { SETTLEMENT } from '../ids';
import { requiredText, rows, text } from '../rows';
import { nameOf } from '../settlements/chosen';
import { type Accrual, changeAccrual, type KeptSums } from './accruals';
import { type Billed, billedOrders, everBilled, listsFrom, refundedOrders } from './billedOrders';
import { eachTransaction, hashesOf } from './readTransactions';

export type ClassOf = SumFacts['classOf'];

/**
 * Writes the sums where they are not known yet; needs transactions, groups and balance. The files are gone through four
 * times, because a month of a large seller is more than a script holds: 40 units a file, and 30 for a thousand orders.
 */
export function summarised(accrual: Accrual, marketplace: Marketplace, month: AccrualMonth, classOf: ClassOf): Accrual {
  if (accrual.sums !== null) return accrual;
  const monthEnd: MonthEnd = { end: month.end, groups: accrual.groups ?? [] };
  const ofLate = billedOrders(accrual.way, marketplace, month);
  const facts = { way: accrual.way, marketplaceName: nameOf(marketplace), month: month.month, classOf };
  const found = firstLook(accrual, facts, month);
  const orderIds = new Set<string>();
  const eachUnsettled = (take: (unsettled: Unsettled) => void): void =>
    eachTransaction(accrual, (transaction) => {
      const part = partOf(transaction, found.released, monthEnd);
      if (part !== null) take({ transaction, part });
    });
  eachUnsettled(({ transaction: { orderId } }) => {
    if (orderId !== null) orderIds.add(orderId);
  });
  // A daily sale is written on its orders some time after it was made, so those of late are looked for in the sales.
  const older = [...orderIds].filter((orderId) => !ofLate.has(orderId));
  const ever = accrual.way === 'settlement' ? new Set<string>() : everBilled(older, month);
  const refunded = refundedOrders([...orderIds], month);
  const sums = new SumsOfMonth({
    ...facts,
    isBilled: (orderId) => ofLate.has(orderId) || ever.has(orderId),
    isRefunded: (orderId) => refunded.has(orderId),
  });
  eachUnsettled((each) => sums.add(each));
  const kept: KeptSums = {
    ...sums.result,
    unposted: unposted(ofLate, found.posted, month),
    missing: missingSettlements(accrual, marketplace, found.groups, monthEnd, month),
  };
  return changeAccrual(accrual, { sums: kept, hash: hashesOf(accrual) });
}

interface FirstLook {
  /** Ids of what was held back and released by the end of the month. */
  readonly released: ReadonlySet<string>;
  /** What Amazon has posted of what bills put on clearing, by order. */
  readonly posted: ReadonlyMap<string, Minor>;
  /** Ids of groups, each with the settlement's where Amazon names it. */
  readonly groups: ReadonlyMap<string, string | null>;
}

function firstLook(accrual: Accrual, facts: Parameters<typeof relievedBy>[1], month: AccrualMonth): FirstLook {
  const released = new Set<string>();
  const posted = new Map<string, Minor>();
  const groups = new Map<string, string | null>();
  eachTransaction(accrual, (each) => {
    const { orderId, groupId, settlementId, status, deferredId } = each;
    const id = releasedBy(each, month);
    if (id !== null) released.add(id);
    if (groupId !== null) groups.set(groupId, settlementId);
    // A release is the same money again.
    const isOnce = status !== 'RELEASED' || deferredId === null;
    if (facts.way === 'settlement' || orderId === null || !isOnce || each.posted >= month.end) return;
    posted.set(orderId, minor((posted.get(orderId) ?? ZERO) + relievedBy(each, facts)));
  });
  return { released, posted, groups };
}

/** Orders whose documents put more on clearing than Amazon has posted, or less. */
function unposted(
  billed: ReadonlyMap<string, Billed>,
  posted: FirstLook['posted'],
  month: AccrualMonth,
): readonly OrderAmount[] {
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
  own: FirstLook['groups'],
  monthEnd: MonthEnd,
  { from }: AccrualMonth,
): readonly string[] {
  const sql = `SELECT ${SETTLEMENT.end} AS ended, ${SETTLEMENT.state} AS state FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.marketplace} = ? AND ${SETTLEMENT.end} >= ?`;
  const known = rows(sql, [Number(id), from]);
  const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1_000);
  const posted = new Set(
    known.filter((row) => isInBooks(text(row, 'state') ?? '')).map((row) => seconds(requiredText(row, 'ended'))),
  );
  return closedBy(monthEnd, from)
    .filter(({ groupId, end }) => own.has(groupId) && !posted.has(seconds(end ?? '')))
    .map(({ groupId, end }) => {
      const name = own.get(groupId) ?? null;
      return `The settlement ${name === null ? '' : `${name} `}that Amazon closed on ${(end ?? '').slice(0, 10)} is not in the books (${accrual.currency}).`;
    });
}
