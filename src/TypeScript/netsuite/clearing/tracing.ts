/**
 * From the lines of a clearing account to the orders behind them: a bill names its order, a daily sale lists its orders, a
 * settlement's are kept in files. What names none is said to, with why.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { orderIdIn } from '../../amazon/orderId';
import type { Inside } from '../../flows/billing/daily';
import type { ClearingBook, Move, MoveKind } from '../../flows/clearing/book';
import type { OrdersSection, SettledOrder } from '../../flows/settlements/ordersFile';
import { type Minor, minor, negate, sum } from '../../ledger/minor';
import { DAILY, SETTLEMENT } from '../ids';
import { loadedText, textOf } from '../saving';
import { orderFiles, readOrders } from '../settlements/keptOrders';
import type { LedgerEntry } from './ledgerLines';

/** Where an account's lines go, and why they cannot be told by order where that is so. */
export interface Trace {
  readonly book: ClearingBook;
  /** Reasons why the account is not explained: not what names no order, but what should and does not add up. */
  readonly reasons: string[];
}

/** 2 units for each daily sale; 2 for each settlement and 10 for each of its files. */
export function traceEntries(entries: readonly LedgerEntry[], trace: Trace): void {
  const settlements = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    if (entry.settlement !== null && entry.type === 'Journal') {
      settlements.set(entry.settlement, [...(settlements.get(entry.settlement) ?? []), entry]);
    } else if (entry.daily !== null && entry.type === 'CashSale' && entry.externalId.startsWith('cwy-daily-')) {
      traceDaily(entry, entry.daily, trace);
    } else traceDocument(entry, trace);
  }
  for (const [settlement, own] of settlements) traceSettlement(settlement, own, trace);
}

const REFUNDS = ['CashRfnd', 'CustRfnd', 'CustCred'];

function traceDocument(entry: LedgerEntry, { book }: Trace): void {
  const paid = entry.externalId.startsWith('cwy-paid-') ? orderIdIn(entry.externalId) : null;
  const orderId = entry.orderId === '' ? (paid ?? '') : entry.orderId;
  if (orderId === '') {
    book.addUntraced(untraced(entry, entry.amount, `It names no order. ${entry.memo}`.trim()));
    return;
  }
  book.add(orderId, move(entry, kindOf(entry), entry.amount));
}

function kindOf({ type }: LedgerEntry): MoveKind {
  if (REFUNDS.includes(type)) return 'refunded';
  return type === 'CashSale' || type === 'CustPymt' ? 'billed' : 'other';
}

const move = ({ day, transaction }: LedgerEntry, kind: MoveKind, amount: Minor): Move => ({
  kind,
  day,
  amount,
  transaction,
});

const untraced = ({ day, transaction }: LedgerEntry, amount: Minor, words: string) => ({
  day,
  amount,
  transaction,
  words: words.slice(0, 300),
});

/** The record lists its shipments with what each brought; loaded, because a query may cut a long text (2 units). */
function traceDaily(entry: LedgerEntry, daily: string, trace: Trace): void {
  const inside = insideOf(daily);
  const total = sum(inside.map(({ totalMinor }) => totalMinor));
  if (total !== entry.amount) {
    doubt(trace, entry, 'The shipments that its daily sale lists do not come to it.');
    return;
  }
  for (const { amazonOrderId, totalMinor } of inside) trace.book.add(amazonOrderId, move(entry, 'daily', totalMinor));
}

function insideOf(daily: string): readonly Inside[] {
  const loaded = record.load({ type: DAILY.type, id: Number(daily) });
  return JSON.parse(textOf(loaded, DAILY.inside) ?? '[]') as Inside[];
}

/** The whole entry is not told by order, and the account is not explained. */
function doubt({ book, reasons }: Trace, entry: LedgerEntry, why: string): void {
  book.addUntraced(untraced(entry, entry.amount, why));
  reasons.push(`${entry.number === '' ? `Transaction ${entry.transaction}` : entry.number} of ${entry.day}: ${why}`);
}

interface SectionOrders {
  readonly section: OrdersSection;
  readonly orders: SettledOrder[];
}

/** Entries that make a section whole, or take it back whole, carry its orders; every other one is a doubt. */
function traceSettlement(settlement: string, entries: readonly LedgerEntry[], trace: Trace): void {
  const files = orderFiles(loadedText(SETTLEMENT.type, settlement, SETTLEMENT.orders));
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = entry.externalId.replace(/-\d+(-reversal)?$/, '$1');
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  for (const [key, own] of groups) {
    const [, posting = '', reversal] = /^cwy-settle-.+-(\d+)(-reversal)?$/.exec(key) ?? [];
    const pieces = files[posting];
    if (pieces === undefined) {
      for (const entry of own) doubt(trace, entry, 'No file of the orders of this posting of its settlement is kept.');
    } else tracePosting(own, sectionsOf(pieces), reversal ?? '', trace);
  }
}

function sectionsOf(pieces: readonly string[]): readonly SectionOrders[] {
  const sections: SectionOrders[] = [];
  readOrders(pieces, (section, order) => {
    const last = sections.at(-1);
    if (last?.section === section) last.orders.push(order);
    else sections.push({ section, orders: [order] });
  });
  return sections;
}

/** `ending`: of the external ids of entries that take others back; empty for those that post. */
function tracePosting(
  entries: readonly LedgerEntry[],
  sections: readonly SectionOrders[],
  ending: string,
  trace: Trace,
): void {
  const left = new Map(entries.map((entry) => [entry.externalId, entry]));
  const turned = ending === '' ? negate : (amount: Minor): Minor => amount;
  for (const { section, orders } of sections) {
    const own = section.entries.flatMap((externalId) => left.get(`${externalId}${ending}`) ?? []);
    const [first] = own;
    if (first === undefined) continue;
    for (const { externalId } of own) left.delete(externalId);
    const booked = sum(own.map(({ amount }) => amount));
    const told = sum(orders.map(({ settled, refunded }) => minor(settled + refunded)));
    if (booked === turned(told)) addOrders(first, orders, turned, trace);
    else for (const entry of own) doubt(trace, entry, 'The orders of its settlement do not come to it.');
  }
  for (const entry of left.values()) doubt(trace, entry, 'It is not among the entries that its settlement planned.');
}

function addOrders(
  entry: LedgerEntry,
  orders: readonly SettledOrder[],
  turned: (amount: Minor) => Minor,
  { book }: Trace,
): void {
  for (const { orderId, settled, refunded } of orders) {
    if (orderId === '') {
      const amount = turned(minor(settled + refunded));
      if (amount !== 0) book.addUntraced(untraced(entry, amount, 'Lines of the settlement that name no order.'));
      continue;
    }
    book.add(orderId, move(entry, 'settled', turned(settled)));
    book.add(orderId, move(entry, 'given', turned(refunded)));
  }
}
