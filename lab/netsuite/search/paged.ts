// Search results by page. Source: N/search Module (help): page size 5 to 1,000, 50 when not given.

import { refuse } from '../errors';
import type { Env } from '../modules/module';
import { type Options, optionsOf } from '../modules/options';
import { countSuiteQL } from '../suiteql/run';
import { type Result, rowsOf } from './results';
import type { SearchStatement } from './statement';

interface PageRange {
  readonly index: number;
  readonly compoundLabel: string;
}

const UNITS = 5;
const DEFAULT_SIZE = 50;
const MIN_SIZE = 5;
const MAX_SIZE = 1_000;

export class PagedData {
  readonly #env: Env;
  readonly #statement: SearchStatement;
  readonly #search: object;
  readonly count: number;
  readonly pageSize: number;

  constructor(env: Env, statement: SearchStatement, search: object, options: unknown) {
    this.#env = env;
    this.#statement = statement;
    this.#search = search;
    this.pageSize = sizeOf((options as Options | undefined)?.pageSize);
    // Source: API Governance (help): 5 units; the stubs say none. Stricter reading.
    this.count = env.execution.work(UNITS, 'search', () => {
      return countSuiteQL(env.account, env.execution.options.identity, statement.sql, statement.params);
    });
  }

  get pageRanges(): PageRange[] {
    return Array.from({ length: Math.ceil(this.count / this.pageSize) }, (_, index) => {
      const last = Math.min(this.count, (index + 1) * this.pageSize);
      return { index, compoundLabel: `${index * this.pageSize + 1} — ${last}` };
    });
  }

  get searchDefinition(): object {
    return this.#search;
  }

  fetch(options: unknown): Page {
    const index =
      typeof options === 'number' ? options : Number(optionsOf(options, 'PagedData.fetch', ['index']).index);
    const range = this.pageRanges[index];
    if (!range)
      return refuse('INVALID_PAGE_RANGE', `Page ${index} does not exist; there are ${this.pageRanges.length}.`);
    const window = { count: this.pageSize, skip: index * this.pageSize };
    const rows = this.#env.execution.work(UNITS, 'search', () => rowsOf(this.#env, this.#statement, window));
    return new Page(this, range, rows);
  }
}

/** Its rows are a value of its own, so that a script's loop over them copies nothing. */
export class Page {
  readonly #paged: PagedData;
  readonly #range: PageRange;
  readonly data: Result[];

  constructor(paged: PagedData, range: PageRange, data: Result[]) {
    this.#paged = paged;
    this.#range = range;
    this.data = data;
  }

  get isFirst(): boolean {
    return this.#range.index === 0;
  }

  get isLast(): boolean {
    return this.#range.index === this.#paged.pageRanges.length - 1;
  }

  get pageRange(): PageRange {
    return this.#range;
  }

  get pagedData(): PagedData {
    return this.#paged;
  }

  next(): Page {
    return this.#paged.fetch(this.#range.index + 1);
  }

  prev(): Page {
    return this.#paged.fetch(this.#range.index - 1);
  }
}

function sizeOf(given: unknown): number {
  const size = given ?? DEFAULT_SIZE;
  // Unconfirmed: the code of this refusal.
  if (typeof size !== 'number' || !Number.isInteger(size) || size < MIN_SIZE || size > MAX_SIZE) {
    return refuse('INVALID_PAGE_SIZE', `A page has ${MIN_SIZE} to ${MAX_SIZE} rows, found ${String(size)}.`);
  }
  return size;
}
