/**
 * People's own rows of the settlement map as they stand, with what each says of its lines beyond their class.
 *
 * @NApiVersion 2.1
 */

import { rateOfPercent } from '../../flows/orders/includedTax';
import type { LineRow } from '../../flows/settlements/lineRows';
import type { Triple } from '../../flows/settlements/settlement';
import { segmentFlags } from '../features';
import { LINE_MAP } from '../ids';
import { type Row, requiredText, rows, rowsIn, text } from '../rows';
import { keyOfName, LINE_CLASS_NAMES } from '../values';

export interface OwnRow extends LineRow, Triple {
  /** Internal id. */
  readonly id: string;
  /** Internal id of its tax code; null where it names none. */
  readonly taxCode: string | null;
}

/** Active rows, in the order in which they were made (10 units, and 10 where a row names a tax code). */
export function ownRows(): OwnRow[] {
  const m = LINE_MAP;
  const segments = segmentFlags();
  const segment = (present: boolean, column: string, name: string): string => `${present ? column : 'NULL'} AS ${name}`;
  const sql = `SELECT id, ${m.transactionType} AS transactiontype, ${m.amountType} AS amounttype,
    ${m.amountDescription} AS amountdescription, BUILTIN.DF(${m.class}) AS class, ${m.marketplace} AS marketplace,
    TO_CHAR(${m.from}, 'YYYY-MM-DD') AS fromday, TO_CHAR(${m.to}, 'YYYY-MM-DD') AS today, ${m.account} AS account,
    ${segment(segments.department, m.department, 'department')},
    ${segment(segments.classification, m.classification, 'classification')},
    ${segment(segments.location, m.location, 'location')}, ${m.taxCode} AS taxcode
    FROM ${m.type} WHERE isinactive = 'F' ORDER BY id`;
  const found = rows(sql);
  const rates = taxRates(found.flatMap((row) => text(row, 'taxcode') ?? []));
  return found.flatMap((row) => ownRow(row, rates));
}

function ownRow(row: Row, rates: ReadonlyMap<string, number | null>): OwnRow[] {
  const lineClass = keyOfName(LINE_CLASS_NAMES, text(row, 'class'));
  if (lineClass === null) return [];
  const taxCode = text(row, 'taxcode');
  return [
    {
      id: requiredText(row, 'id'),
      transactionType: text(row, 'transactiontype') ?? '',
      amountType: text(row, 'amounttype') ?? '',
      amountDescription: text(row, 'amountdescription') ?? '',
      class: lineClass,
      marketplace: text(row, 'marketplace'),
      from: text(row, 'fromday'),
      to: text(row, 'today'),
      account: text(row, 'account'),
      department: text(row, 'department'),
      classification: text(row, 'classification'),
      location: text(row, 'location'),
      tax: taxCode === null ? null : { code: taxCode, rate: rates.get(taxCode) ?? null },
      taxCode,
    },
  ];
}

/**
 * Rates of active tax codes in hundredths of a percent, by internal id; null where one cannot be read (10 units, none
 * without codes). Whether a query shows a rate with its sign of percent is unconfirmed; both are read.
 */
export function taxRates(codes: readonly string[]): ReadonlyMap<string, number | null> {
  const wanted = [...new Set(codes)];
  if (wanted.length === 0) return new Map();
  const found = rowsIn("SELECT id, rate FROM salestaxitem WHERE isinactive = 'F' AND id IN (…)", wanted.map(Number));
  return new Map(
    found.map((row) => {
      const percent = Number((text(row, 'rate') ?? '').replace('%', '') || Number.NaN);
      return [requiredText(row, 'id'), Number.isFinite(percent) && percent >= 0 ? rateOfPercent(percent) : null];
    }),
  );
}

/** Types of active accounts that rows name, by internal id (10 units, none without such rows). */
export function accountTypes(own: readonly Pick<LineRow, 'account'>[]): Readonly<Record<string, string>> {
  const named = [...new Set(own.flatMap(({ account }) => account ?? []))];
  if (named.length === 0) return {};
  const found = rowsIn("SELECT id, accttype FROM account WHERE isinactive = 'F' AND id IN (…)", named.map(Number));
  return Object.fromEntries(found.map((row) => [requiredText(row, 'id'), requiredText(row, 'accttype')]));
}
