// A statement ready to run: its text and parameters, its rows at once or by page.
// Source: N/query Module (help), SuiteQL limits (help), oracle stubs for units.

import { refuse } from '../errors';
import type { Env } from '../modules/module';
import { countSuiteQL, type QueryParameter, type QueryRows, runSuiteQL, type Window } from '../suiteql/run';
import { translate } from '../suiteql/translate';
import { over, type ResultSet, type RowIterator, resultSet } from './results';

export interface Statement {
  readonly sql: string;
  readonly params: readonly QueryParameter[];
  /** query.create shows checkboxes as true and false. */
  readonly realBooleans: boolean;
}

export interface Page {
  readonly data: ResultSet;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly pageRange: PageRange;
  readonly pagedData: PagedData;
}

export interface PageRange {
  readonly index: number;
  readonly size: number;
}

export interface PagedData {
  readonly count: number;
  readonly pageSize: number;
  readonly pageRanges: readonly PageRange[];
  readonly fetch: (options: unknown) => Page;
  readonly iterator: () => RowIterator<Page>;
}

const UNITS = 10;
const MAX_ROWS = 5_000;
const MAX_PAGED_ROWS = 100_000;
const MAX_PAGES = 1_000;
const DEFAULT_PAGE_SIZE = 50;
const MIN_PAGE_SIZE = 5;
const MAX_PAGE_SIZE = 1_000;

/** Rows beyond 5,000 are left out without a word, as the server does. */
export function run(env: Env, statement: Statement): ResultSet {
  return env.execution.work(UNITS, 'query', () => {
    return resultSet(env, rowsOf(env, statement, { count: MAX_ROWS, skip: 0 }), statement.realBooleans);
  });
}

export function rowsOf({ account, execution }: Env, { sql, params }: Statement, window?: Window): QueryRows {
  return runSuiteQL(account, execution.options.identity, sql, params, window);
}

export function runPaged(env: Env, statement: Statement, givenSize: unknown): PagedData {
  const pageSize = pageSizeOf(givenSize);
  return env.execution.work(UNITS, 'query', () => {
    const { account, execution } = env;
    const count = countSuiteQL(account, execution.options.identity, statement.sql, statement.params);
    refuseTooMany(count, pageSize);
    return pagedData(env, statement, count, pageSize);
  });
}

function pageSizeOf(given: unknown): number {
  const size = given ?? DEFAULT_PAGE_SIZE;
  // Unconfirmed: the code of this refusal.
  if (typeof size !== 'number' || !Number.isInteger(size) || size < MIN_PAGE_SIZE || size > MAX_PAGE_SIZE) {
    return refuse('INVALID_PAGE_SIZE', `A page has ${MIN_PAGE_SIZE} to ${MAX_PAGE_SIZE} rows, found ${String(size)}.`);
  }
  return size;
}

// Unconfirmed: whether the server refuses or cuts; a cut would lose rows unseen. Stricter reading.
function refuseTooMany(count: number, pageSize: number): void {
  if (count <= MAX_PAGED_ROWS && Math.ceil(count / pageSize) <= MAX_PAGES) return;
  refuse(
    'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
    `A paged query gives at most ${MAX_PAGED_ROWS} rows on ${MAX_PAGES} pages, found ${count} rows by ${pageSize}.`,
  );
}

function pagedData(env: Env, statement: Statement, count: number, pageSize: number): PagedData {
  const pages = Math.ceil(count / pageSize);
  const pageRanges = Array.from({ length: pages }, (_, index): PageRange => {
    return { index, size: Math.min(pageSize, count - index * pageSize) };
  });
  const fetch = (options: unknown): Page => {
    const range = pageRanges[indexOf(options)];
    if (!range)
      return refuse('INVALID_PAGE_RANGE', `Page ${String(indexOf(options))} does not exist; there are ${pages}.`);
    return env.execution.work(UNITS, 'query', () => pageOf(range));
  };
  const pageOf = (range: PageRange): Page => ({
    data: resultSet(env, pageRows(env, statement, range, pageSize, pages), statement.realBooleans),
    isFirst: range.index === 0,
    isLast: range.index === pages - 1,
    pageRange: range,
    get pagedData() {
      return paged;
    },
  });
  const paged: PagedData = { count, pageSize, pageRanges, fetch, iterator: () => over(eachPage(pageRanges, fetch)) };
  return paged;
}

function* eachPage(ranges: readonly PageRange[], fetch: (options: unknown) => Page): Generator<Page> {
  for (const { index } of ranges) yield fetch({ index });
}

function indexOf(options: unknown): number {
  const index = typeof options === 'object' && options !== null ? (options as { index?: unknown }).index : options;
  return typeof index === 'number' ? index : Number.NaN;
}

/** Each page runs the query again, over what the tables hold by then. */
function pageRows(env: Env, statement: Statement, range: PageRange, pageSize: number, pages: number): QueryRows {
  const skip = range.index * pageSize;
  const { ordered } = translate(statement.sql, env.account.catalogue);
  if (ordered || pages === 1) return rowsOf(env, statement, { count: pageSize, skip });
  // Source: SuiteQL paging (help): without an order, rows repeat and go missing between pages.
  const { translation, rows } = rowsOf(env, statement);
  return { translation, rows: env.account.random.shuffle(rows).slice(skip, skip + pageSize) };
}
