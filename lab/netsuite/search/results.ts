// What a search gives: rows, ranges of rows, pages of rows.
// Source: N/search Module, Search Result Limits (help); oracle stubs.

import { refuse } from '../errors';
import type { Env } from '../modules/module';
import { type Options, optionsOf } from '../modules/options';
import { type QueryValue, runSuiteQL, type Window } from '../suiteql/run';
import { Column, columnOf } from './parts';
import type { Place, SearchStatement } from './statement';

// Source: Search Result Limits (help): text columns are cut at 4,000 bytes.
const MAX_TEXT_BYTES = 4_000;

const SELECTS: ReadonlySet<string> = new Set(['select', 'multiselect', 'status']);

export type SearchValue = string | boolean;

export class Result {
  readonly #row: readonly QueryValue[];
  readonly #statement: SearchStatement;

  constructor(row: readonly QueryValue[], statement: SearchStatement) {
    this.#row = row;
    this.#statement = statement;
  }

  get id(): string | null {
    const { record } = this.#statement;
    return record ? String(this.#row[record.id]) : null;
  }

  get recordType(): string | null {
    const { record, type } = this.#statement;
    if (!record) return null;
    return record.type === undefined ? type : String(this.#row[record.type] ?? type);
  }

  get columns(): Column[] {
    return this.#statement.places.map(({ column }) => column);
  }

  /** Text for everything but a checkbox; null for a column the search does not have (practice). */
  getValue(column: unknown): SearchValue | null {
    const place = this.#place(column, 'Result.getValue');
    return place ? scalarOf(place, this.#row) : null;
  }

  /** The text of a select; null for other columns. */
  getText(column: unknown): string | null {
    const place = this.#place(column, 'Result.getText');
    return place?.text === undefined ? null : String(this.#row[place.text] ?? '');
  }

  getAllValues(): Record<string, unknown> {
    const keys = keysOf(this.#statement.places, keyOf);
    return Object.fromEntries(
      this.#statement.places.map((place, at) => [keys[at]!, shapeOf(place, this.#row)] as const),
    );
  }

  toString(): string {
    return 'search.Result';
  }

  toJSON(): object {
    return { recordType: this.recordType, id: this.id, values: this.getAllValues() };
  }

  /** As map/reduce hands it on: checkboxes as letters, joined columns as 'field.join' (practice). */
  static inputOf(result: Result): object {
    const { places } = result.#statement;
    const keys = keysOf(places, ({ name, join, summary }) => {
      const full = join === undefined ? name : `${name}.${join}`;
      return summary === undefined ? full : `${summary}(${full})`;
    });
    const values = places.map((place, at) => [keys[at]!, inputShape(place, result.#row)] as const);
    return { recordType: result.recordType, id: result.id, values: Object.fromEntries(values) };
  }

  #place(given: unknown, method: string): Place | undefined {
    if (typeof given !== 'string' && !(given instanceof Column)) optionsOf(given, method, ['name']);
    const asked = columnOf(given);
    return this.#statement.places.find(({ column }) => {
      const isSame = column.name === asked.name && column.join === asked.join && column.summary === asked.summary;
      // Formulas are told apart by what they reckon; a bare name is the first of them.
      return isSame && (asked.formula === undefined || column.formula === asked.formula);
    });
  }
}

/** A key for each column. Practice: formula columns of one name are numbered from the second on. */
function keysOf(places: readonly Place[], key: (column: Column) => string): string[] {
  const seen = new Map<string, number>();
  return places.map(({ column }) => {
    const name = key(column);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 || column.formula === undefined ? name : `${name}_${count}`;
  });
}

function keyOf({ name, join, summary }: Column): string {
  const full = join === undefined ? name : `${join}.${name}`;
  return summary === undefined ? full : `${summary}(${full})`;
}

function scalarOf({ field, value, text }: Place, row: readonly QueryValue[]): SearchValue {
  const raw = row[value] ?? null;
  if (field.kind === 'boolean') return raw === 'T';
  if (field.kind === 'status' && text !== undefined) return statusName(String(row[text] ?? ''));
  // Practice: the ids of a multiple select without spaces.
  if (field.kind === 'multiselect') return String(raw ?? '').replaceAll(IDS, ',');
  return raw === null ? '' : cut(String(raw));
}

/** Practice: a status is given as 'pendingFulfillment', its text as 'Pending Fulfillment'. */
function statusName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1)))
    .join('');
}

function cut(text: string): string {
  if (text.length * 3 <= MAX_TEXT_BYTES || Buffer.byteLength(text) <= MAX_TEXT_BYTES) return text;
  return new TextDecoder().decode(Buffer.from(text).subarray(0, MAX_TEXT_BYTES)).replace(/\uFFFD+$/, '');
}

const IDS = ', ';

/** Each choice of a multiple select. A text that holds a comma cannot be told apart and stands for its id. */
function choicesOf(place: Place, row: readonly QueryValue[]): { value: string; text: string }[] {
  const ids = String(row[place.value]).split(IDS);
  const texts = String(row[place.text!] ?? '').split(IDS);
  return ids.map((value, index) => ({ value, text: texts.length === ids.length ? texts[index]! : value }));
}

/** A select as a list of value and text, everything else as its value. Source: search.lookupFields (help). */
export function shapeOf(place: Place, row: readonly QueryValue[]): unknown {
  const value = scalarOf(place, row);
  if (!SELECTS.has(place.field.kind)) return value;
  if (value === '') return [];
  if (place.field.kind === 'multiselect') return choicesOf(place, row);
  return [{ value, text: place.text === undefined ? value : String(row[place.text] ?? '') }];
}

function inputShape(place: Place, row: readonly QueryValue[]): unknown {
  const value = scalarOf(place, row);
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (place.text === undefined || value === '') return value;
  if (place.field.kind === 'multiselect') return choicesOf(place, row);
  return { value, text: String(row[place.text] ?? '') };
}

export function rowsOf(env: Env, statement: SearchStatement, window?: Window): Result[] {
  const { identity } = env.execution.options;
  const { rows } = runSuiteQL(env.account, identity, statement.sql, statement.params, window);
  return rows.map((row) => new Result(row, statement));
}

const RUN_UNITS = 10;
const MAX_RANGE = 1_000;
const MAX_EACH = 4_000;

export class ResultSet {
  readonly #env: Env;
  readonly #statement: SearchStatement;

  constructor(env: Env, statement: SearchStatement) {
    this.#env = env;
    this.#statement = statement;
  }

  get columns(): Column[] {
    return this.#statement.places.map(({ column }) => column);
  }

  getRange(start: unknown, end?: unknown): Result[] {
    const range: Options =
      typeof start === 'number' ? { start, end } : optionsOf(start, 'ResultSet.getRange', ['start', 'end']);
    const [from, to] = [Number(range.start), Number(range.end)];
    if (!(from >= 0) || !(to >= from)) refuse('SSS_INVALID_SRCH_RESULT_RANGE', `No rows from ${from} to ${to}.`);
    if (to - from > MAX_RANGE) {
      refuse(
        'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
        `No more than ${MAX_RANGE} search results may be requested at one time from nlobjSearchResultSet.getResults(start, end). Please narrow your range, or use nlobjSearchResultSet.forEachResult(callback) instead.`,
      );
    }
    return this.#fetch(from, to - from);
  }

  /** Calls back row by row until the callback does not return true. Unconfirmed: units by 1,000 rows; stricter reading. */
  each(callback: (result: Result) => unknown): void {
    for (let from = 0; ; from += MAX_RANGE) {
      const page = this.#fetch(from, MAX_RANGE);
      for (const [index, result] of page.entries()) {
        if (from + index >= MAX_EACH) {
          refuse(
            'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED',
            `No more than ${MAX_EACH} results may be gone through with each.`,
          );
        }
        if (callback(result) !== true) return;
      }
      if (page.length < MAX_RANGE) return;
    }
  }

  toString(): string {
    return 'search.ResultSet';
  }

  #fetch(skip: number, count: number): Result[] {
    return this.#env.execution.work(RUN_UNITS, 'search', () => rowsOf(this.#env, this.#statement, { count, skip }));
  }
}
