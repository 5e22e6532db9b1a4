// How transactions hang together: what was made of which, line by line.
// Source: previoustransactionlink, nexttransactionlink and their line tables (practice for columns and link types).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { RecordData } from './definition';
import type { TransactionType } from './transactionFields';

/** What a link is: goods shipped, an order billed, a payment applied. Practice. */
export type LinkType = 'ShipRcpt' | 'OrdBill' | 'Payment';

export interface Link {
  /** The transaction that was there before, and its line. */
  readonly from: { readonly id: number; readonly type: TransactionType; readonly line: number };
  /** Line of the transaction that was made of it. */
  readonly line: number;
  /** Absent where no money is linked. */
  readonly foreignamount?: number;
}

const BODY_TABLES = ['previoustransactionlink', 'nexttransactionlink'];
const LINE_TABLES = ['previoustransactionlinelink', 'nexttransactionlinelink'];

/** Replaces the links of a stored transaction to those it was made of. No links: it was deleted. */
export function linkTransaction(
  account: Account,
  { id }: RecordData,
  type: TransactionType,
  kind: LinkType,
  links: readonly Link[],
): void {
  const rows = links.map(({ from, line, foreignamount = 0 }) => ({
    previousdoc: from.id,
    nextdoc: id,
    previoustype: from.type,
    nexttype: type,
    linktype: kind,
    foreignamount,
    previousline: from.line,
    nextline: line,
  }));
  for (const table of LINE_TABLES) account.tables.replace(table, 'nextdoc', id, rows);
  const bodies = new Map(rows.map((row) => [row.previousdoc, row]));
  for (const table of BODY_TABLES) account.tables.replace(table, 'nextdoc', id, [...bodies.values()]);
}

/** Refuses to delete a transaction that others were made of. Source: record.delete (practice for the code). */
export function refuseChildren(account: Account, id: number): void {
  if (account.store.get('SELECT 1 FROM nexttransactionlink WHERE previousdoc = ? LIMIT 1', [id])) {
    refuse(
      'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
      'This record cannot be deleted because it has dependent records.',
    );
  }
}
