// A transaction's lines as queries see them. Source: transactionline (Records Catalog): a main line with the total, the
// lines, the members of kits, the tax; amounts and quantities of a sale are negative but on the main line.

import type { Account } from '../account';
import type { FieldValue, Line, RecordData } from './definition';
import { nextNumber } from './numbering';
import { subsidiaryOf } from './transaction';

export type QueryLine = Record<string, FieldValue>;

export const MAIN_LINE = 0;
/**
 * Ids of rows that are no lines of the record: members of line n are n × 1000 + 1 …, tax lines come after a million, the
 * cost of a line's goods after two, what delivery costs after three, goods that a bill takes off the shelf after four.
 */
const MEMBER_STEP = 1_000;
export const TAX_LINES = 1_000_000;
const COGS_LINES = 2_000_000;
export const DELIVERY_LINES = 3_000_000;
export const COST_LINES = 4_000_000;
const KEY_STEP = 10_000_000;

export const memberLine = (line: number, member: number): number => line * MEMBER_STEP + member + 1;

/** The line that shows what the goods of a line cost. */
export const cogsLine = (line: number): number => COGS_LINES + line;

/** What all lines of a transaction have alike. */
export function lineBasis(record: RecordData, id: number): QueryLine {
  return {
    transaction: record.id,
    id,
    linesequencenumber: id,
    uniquekey: (record.id as number) * KEY_STEP + id,
    mainline: false,
    taxline: false,
    iscogs: false,
    isclosed: false,
    isinventoryaffecting: false,
    kitcomponent: false,
    eliminate: false,
    dropship: false,
    entity: record.fields.entity ?? record.fields.customer ?? null,
    createdfrom: record.fields.createdfrom ?? null,
    subsidiary: subsidiaryOf(record),
    location: record.fields.location ?? null,
    department: record.fields.department ?? null,
    class: record.fields.class ?? null,
  };
}

/** Segments of a line stand over those of the body. */
export function segmentsOf(record: RecordData, { fields }: Line): QueryLine {
  const of = (id: string): FieldValue => fields[id] ?? record.fields[id] ?? null;
  return { location: of('location'), department: of('department'), class: of('class') };
}

/** Values of custom line fields; `ids` from `declareLineColumns`. */
export function customColumns(ids: readonly string[], { fields }: Line): QueryLine {
  return Object.fromEntries(ids.map((id) => [id, fields[id] ?? null]));
}

/**
 * Gives new lines the next id and a key of their own. Practice: both stay when other lines come and go. The id is text
 * on a sales order and a number on a journal (Records Browser); `as` says which.
 */
export function numberLines(
  account: Account,
  lines: readonly Line[],
  old: readonly Line[],
  as: (id: number) => string | number = String,
): void {
  let last = Math.max(0, ...[...lines, ...old].map((line) => Number(line.fields.line ?? 0)));
  for (const { fields } of lines) {
    if (!fields.line) fields.line = as(++last);
    if (!fields.lineuniquekey) fields.lineuniquekey = String(nextNumber(account, 'line'));
  }
}
