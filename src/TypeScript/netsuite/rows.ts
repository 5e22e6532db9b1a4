/**
 * Reading with SuiteQL: rows as plain objects with lower-case keys. Each call costs 10 units and sees at most 5,000 rows,
 * so callers ask for sets, never for one row in a loop.
 *
 * @NApiVersion 2.1
 */

import * as query from 'N/query';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** SuiteQL takes at most this many arguments in one IN list. */
export const MOST_IN_LIST = 1_000;
/** SuiteQL answers no more rows than this, and does not say that there are more. */
const MOST_ROWS = 5_000;

export function rows(sql: string, params: readonly (string | number | boolean)[] = []): Row[] {
  const found = query.runSuiteQL({ query: sql, params: [...params] }).asMappedResults() as Row[];
  if (found.length >= MOST_ROWS) {
    throw new Error(
      `A query came to NetSuite's limit of ${MOST_ROWS} rows, so some may be missing: ${sql.slice(0, 200)}`,
    );
  }
  return found;
}

/** Rows without a limit, a thousand at a time (10 units each); `sql` says their order. */
export function allRows(sql: string, params: readonly (string | number | boolean)[] = []): Row[] {
  const paged = query.runSuiteQLPaged({ query: sql, params: [...params], pageSize: 1_000 });
  return paged.pageRanges.flatMap(({ index }) => paged.fetch({ index }).data.asMappedResults() as Row[]);
}

/**
 * The rows of `sql` for a list of any length; `sql` holds `(…)` where the placeholders go. `atOnce`: entries a query,
 * fewer where each may bring many rows.
 */
export function rowsIn(
  sql: string,
  list: readonly (string | number)[],
  before: readonly (string | number)[] = [],
  atOnce: number = MOST_IN_LIST,
): Row[] {
  const found: Row[] = [];
  for (let at = 0; at < list.length; at += atOnce) {
    const part = list.slice(at, at + atOnce);
    found.push(...rows(sql.replace('(…)', `(${part.map(() => '?').join(', ')})`), [...before, ...part]));
  }
  return found;
}

/** A cell as text; null where it is empty. */
export function text(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined || value === '' ? null : String(value);
}

export function requiredText(row: Row, column: string): string {
  const value = text(row, column);
  if (value === null)
    throw new Error(`A value was expected in ${column}, and the row has none: ${JSON.stringify(row)}`);
  return value;
}

export function number(row: Row, column: string): number | null {
  const value = text(row, column);
  return value === null ? null : Number(value);
}

/** Checkboxes come as 'T' and 'F'. */
export function isTrue(row: Row, column: string): boolean {
  return row[column] === 'T' || row[column] === true;
}
