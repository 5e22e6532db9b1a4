// What happens to a sales order by itself once it is saved: its goods are picked, packed and shipped, its lines billed.
// Source: quantityfulfilled, quantitybilled, quantitypicked, quantitypacked (SalesOrderItem, SOAP schema).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldValue, RecordData } from './definition';
import { stateOrder } from './salesOrderStatus';
import { wishes, writeOrderLines } from './salesOrderStore';

/** By how much one line of an order moves, in units of the line (a kit's line: whole kits). Below zero: taken back. */
export interface LineProgress {
  /** Id of the order line, its field `line`. */
  readonly line: number;
  /** On a fulfilment, in whatever state. */
  readonly picked?: number;
  /** On a fulfilment that is packed or shipped. */
  readonly packed?: number;
  /** On a fulfilment that is shipped. */
  readonly fulfilled?: number;
  /** On an invoice or cash sale. */
  readonly billed?: number;
}

const SUMS = {
  picked: 'quantitypicked',
  packed: 'quantitypacked',
  fulfilled: 'quantityfulfilled',
  billed: 'quantitybilled',
} as const;

/** Quantities have up to eight digits after the point; sums of them are kept to as many. */
const DIGITS = 8;

/**
 * Moves lines of a stored order and stores the order with what follows: sums, status, what it wants of the stock, its
 * rows for queries. To be called from `afterSave` and `beforeDelete` of what did it, with the difference to what it did
 * before: a fulfilment or a bill of 3 calls it with +3 when it is made, with −1 when it is changed to 2, and with −2 when
 * it is deleted. Billing passes `billed` for each order line it bills, discounts and charges too; a line without a
 * quantity needs none. What ships leaves the stock afterwards (`Stock.issue`); goods that come back are received
 * afterwards, so that they are shared out among all who wait.
 *
 * Unconfirmed: stricter reading. The order counts as saved: whoever had it open must load it again.
 *
 * @throws what the caller must have refused before is a mistake of the lab: an unknown line, a sum below zero.
 */
export function progressOrder(account: Account, order: number, changes: readonly LineProgress[]): void {
  const record = account.records.get('salesorder', order);
  if (!record) throw new Error(`No sales order ${order}.`);
  for (const change of changes) move(record, change);
  stateOrder(account, record);
  showCommitments(record, account.stock.keep(order, wishes(account, record)));
  account.records.rewrite(record);
  writeOrderLines(account, record);
}

function move(record: RecordData, { line, ...changes }: LineProgress): void {
  const fields = (record.sublists.item ?? []).find((each) => Number(each.fields.line) === line)?.fields;
  if (!fields) throw new Error(`Sales order ${record.id} has no line ${line}.`);
  for (const [step, change] of Object.entries(changes)) {
    const id = SUMS[step as keyof typeof SUMS];
    const sum = Number((Number(fields[id] ?? 0) + change).toFixed(DIGITS));
    if (sum < 0) throw new Error(`Line ${line} of sales order ${record.id} comes to ${id} ${sum}.`);
    fields[id] = sum;
  }
}

function showCommitments(record: RecordData, met: ReturnType<Account['stock']['keep']>): void {
  for (const { fields } of record.sublists.item ?? []) {
    const had = met.get(Number(fields.line));
    fields.quantitycommitted = had?.committed ?? 0;
    fields.quantitybackordered = had?.backordered ?? 0;
  }
}

type Values = Readonly<Record<string, FieldValue>>;

/** What is under way for a line already: no order may be changed to less. */
const doneFor = (fields: Values): number => Math.max(...Object.values(SUMS).map((id) => Number(fields[id] ?? 0)));

/** Whether anything was made of the order: fulfilments, bills. */
function hasProgress({ sublists }: RecordData): boolean {
  return (sublists.item ?? []).some(({ fields }) => doneFor(fields) > 0);
}

/**
 * Refuses an edit of an order that takes back what was made of it: a line gone, of another item or of less, another
 * customer, an approval withdrawn. Source: SO_HAS_CHILD_TRANS (SuiteScript error codes); where it is raised is
 * unconfirmed.
 */
export function keepProgress(record: RecordData, old: RecordData): void {
  const lines = new Map((record.sublists.item ?? []).map(({ fields }) => [fields.line, fields]));
  for (const { fields: before } of old.sublists.item ?? []) {
    const done = doneFor(before);
    if (done === 0) continue;
    const now = lines.get(before.line ?? null);
    if (!now || now.item !== before.item) {
      refuse('SO_HAS_CHILD_TRANS', `Line ${before.line} has fulfillments or bills: it cannot be removed.`);
    }
    if (Number(now.quantity ?? 0) < done && Number(now.quantity ?? 0) < Number(before.quantity ?? 0)) {
      refuse('USER_ERROR', `The quantity of line ${before.line} is below the ${done} that are fulfilled or billed.`);
    }
  }
  const isSame = ['entity', 'currency', 'subsidiary'].every(
    (id) => (record.fields[id] ?? null) === (old.fields[id] ?? null),
  );
  const isWithdrawn = record.fields.orderstatus === 'A' && old.fields.orderstatus !== 'A';
  if ((!isSame || isWithdrawn) && hasProgress(old)) {
    refuse('SO_HAS_CHILD_TRANS', 'Transactions were made of this sales order: it keeps its customer and its approval.');
  }
}
