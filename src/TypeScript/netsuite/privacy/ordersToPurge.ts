/**
 * The orders whose buyers' data must be gone by now, each with everything that came of it.
 *
 * @NApiVersion 2.1
 */

import { dueUpTo, OPEN_AT_AMAZON } from '../../flows/privacy/due';
import { DOCUMENT, EXCEPTION } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';

export interface LinkedTransaction {
  readonly id: string;
  /** As record.load takes it. */
  readonly type: string;
}

/** One order's work, as it travels to its reduce invocation: plain JSON. */
export interface PurgeWork {
  readonly document: string;
  readonly connection: string;
  readonly amazonOrderId: string;
  readonly marketplaceId: string | null;
  /** The sales order first. */
  readonly transactions: readonly LinkedTransaction[];
  readonly exceptions: readonly { readonly id: string; readonly class: string; readonly state: string }[];
}

/** A night's run takes at most this many, the longest overdue first. */
const MOST_A_RUN = 2_000;

/** Kinds of transaction that copy an order's addresses. Source: SuiteQL type → record type. */
const RECORD_TYPES: Readonly<Record<string, string>> = {
  SalesOrd: 'salesorder',
  ItemShip: 'itemfulfillment',
  CashSale: 'cashsale',
  CustInvc: 'invoice',
};

/** 10 units a query: one for the orders, two a thousand of them. */
export function ordersToPurge(now: number): PurgeWork[] {
  const open = OPEN_AT_AMAZON.map(() => '?').join(', ');
  const when = `COALESCE(${DOCUMENT.deliverBy}, ${DOCUMENT.updated})`;
  const sql = `SELECT id, ${DOCUMENT.connection} AS connection, ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.marketplaceId} AS marketplaceid,
    ${DOCUMENT.transaction} AS salesorder FROM ${DOCUMENT.type} WHERE ${DOCUMENT.kind} = 'order' AND ${DOCUMENT.purged} IS NULL
    AND COALESCE(${DOCUMENT.status}, ' ') NOT IN (${open}) AND ${when} <= ? ORDER BY ${when}, id FETCH FIRST ${MOST_A_RUN} ROWS ONLY`;
  const due = rows(sql, [...OPEN_AT_AMAZON, dueUpTo(now)]);
  const exceptions = exceptionsOf(due.map((row) => requiredText(row, 'id')));
  const salesOrders = due.map((row) => text(row, 'salesorder')).filter((id): id is string => id !== null);
  const made = madeFrom(salesOrders);
  return due.map((row) => {
    const document = requiredText(row, 'id');
    const salesOrder = text(row, 'salesorder');
    return {
      document,
      connection: requiredText(row, 'connection'),
      amazonOrderId: requiredText(row, 'amazonid'),
      marketplaceId: text(row, 'marketplaceid'),
      transactions:
        salesOrder === null ? [] : [{ id: salesOrder, type: 'salesorder' }, ...(made.get(salesOrder) ?? [])],
      exceptions: exceptions.get(document) ?? [],
    };
  });
}

function madeFrom(salesOrders: readonly string[]): Map<string, LinkedTransaction[]> {
  const sql = `SELECT DISTINCT l.createdfrom AS source, t.id, t.type FROM transactionline l JOIN transaction t ON t.id = l.transaction
    WHERE t.type IN (${Object.keys(RECORD_TYPES)
      .map((type) => `'${type}'`)
      .join(', ')}) AND l.createdfrom IN (…)`;
  const found = new Map<string, LinkedTransaction[]>();
  for (const row of rowsIn(sql, salesOrders.map(Number))) {
    const source = requiredText(row, 'source');
    const type = RECORD_TYPES[requiredText(row, 'type')] as string;
    found.set(source, [...(found.get(source) ?? []), { id: requiredText(row, 'id'), type }]);
  }
  return found;
}

/** Solved ones too: they show an excerpt for ever. */
function exceptionsOf(documents: readonly string[]): Map<string, { id: string; class: string; state: string }[]> {
  const sql = `SELECT id, ${EXCEPTION.class} AS class, ${EXCEPTION.state} AS state, ${EXCEPTION.document} AS document
    FROM ${EXCEPTION.type} WHERE ${EXCEPTION.document} IN (…)`;
  const found = new Map<string, { id: string; class: string; state: string }[]>();
  for (const row of rowsIn(sql, documents.map(Number))) {
    const document = requiredText(row, 'document');
    const exception = {
      id: requiredText(row, 'id'),
      class: text(row, 'class') ?? '',
      state: text(row, 'state') ?? 'open',
    };
    found.set(document, [...(found.get(document) ?? []), exception]);
  }
  return found;
}
