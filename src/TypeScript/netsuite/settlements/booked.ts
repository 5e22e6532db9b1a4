/**
 * What stands in the ledger for a settlement: its journal entries, read from NetSuite and never from the plan.
 *
 * @NApiVersion 2.1
 */

import type { BookedAmount } from '../../flows/settlements/ledgerProof';
import type { EntryLine } from '../../flows/settlements/reversal';
import { fromNumber, minor, ZERO } from '../../ledger/minor';
import { hasPeriods, segmentFlags } from '../features';
import { OF_SETTLEMENT } from '../ids';
import { isTrue, number, requiredText, rows, rowsIn, text } from '../rows';

/** A line of a journal entry as it stands in NetSuite. */
export interface BookedLine extends EntryLine {
  readonly number: string;
  readonly period: string;
  readonly accountName: string;
  readonly memo: string;
  /** Internal ids; null where the line, or this account, has none. */
  readonly department: string | null;
  readonly classification: string | null;
  readonly location: string | null;
}

/** Decimals that no currency of books has more of. */
const BASE_EXPONENT = 4;

/** Of at most 200 lines each, below the 5,000 rows that a query gives. */
const ENTRIES_AT_ONCE = 20;

/** 10 units, and 10 for each twenty entries. In the order of the entries and their lines. */
export function bookedLines(settlement: string, exponent: number): BookedLine[] {
  const entries = rows(`SELECT id FROM transaction WHERE type = 'Journal' AND ${OF_SETTLEMENT} = ? ORDER BY id`, [
    Number(settlement),
  ]).map((row) => requiredText(row, 'id'));
  const segments = segmentFlags();
  const segment = (present: boolean, column: string, name: string): string =>
    `${present ? `l.${column}` : 'NULL'} AS ${name}`;
  const sql = `SELECT t.id, t.externalid, t.tranid, t.posting, t.voided, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS day,
    ${hasPeriods() ? 'BUILTIN.DF(t.postingperiod)' : 'NULL'} AS period, l.expenseaccount AS account, BUILTIN.DF(l.expenseaccount) AS accountname,
    l.foreignamount AS amount, l.netamount AS base, l.memo AS memo, ${segment(segments.department, 'department', 'department')},
    ${segment(segments.classification, 'class', 'classification')}, ${segment(segments.location, 'location', 'location')}
    FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.id IN (…) ORDER BY t.id, l.id`;
  return rowsIn(sql, entries.map(Number), [], ENTRIES_AT_ONCE).map((row) => ({
    entryId: requiredText(row, 'id'),
    entry: text(row, 'externalid') ?? text(row, 'tranid') ?? '',
    number: text(row, 'tranid') ?? '',
    day: text(row, 'day') ?? '',
    period: text(row, 'period') ?? '',
    account: text(row, 'account') ?? '',
    accountName: text(row, 'accountname') ?? '',
    amount: fromNumber(number(row, 'amount') ?? 0, exponent),
    base: fromNumber(number(row, 'base') ?? 0, BASE_EXPONENT),
    memo: text(row, 'memo') ?? '',
    department: text(row, 'department'),
    classification: text(row, 'classification'),
    location: text(row, 'location'),
    posted: isTrue(row, 'posting') && !isTrue(row, 'voided'),
    voided: isTrue(row, 'voided'),
  }));
}

/** By entry and account, added up here: a sum of decimals is exact in minor units, whatever the database adds with. */
export function bookedAmounts(lines: readonly BookedLine[]): BookedAmount[] {
  const sums = new Map<string, BookedAmount>();
  for (const { entry, account, accountName, amount, posted } of lines) {
    const key = `${entry}\t${account}`;
    const known = sums.get(key) ?? { entry, account, accountName, amount: ZERO, lines: 0, posted };
    sums.set(key, { ...known, amount: minor(known.amount + amount), lines: known.lines + 1 });
  }
  return [...sums.values()];
}
