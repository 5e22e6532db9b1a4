// What a query gives to a script: rows with their types, and rows by page.
// Plain objects rather than classes: a script reads results row by row, and plain values cross the border once.

import type { Env } from '../modules/module';
import type { QueryRows, QueryValue } from '../suiteql/run';
import type { ValueType } from '../suiteql/values';

export type ScriptValue = QueryValue | boolean;
export type Mapped = Record<string, ScriptValue>;

export interface Result {
  readonly values: readonly ScriptValue[];
  readonly asMap: () => Mapped;
}

export interface ResultSet {
  readonly results: readonly Result[];
  readonly types: readonly string[];
  readonly columns: readonly { readonly fieldId: string; readonly alias: string }[];
  readonly asMappedResults: () => Mapped[];
  readonly iterator: () => RowIterator<Result>;
}

export interface RowIterator<T> {
  readonly each: (callback: (entry: { value: T }) => unknown) => void;
}

const RETURN_TYPES: Readonly<Record<ValueType, string>> = {
  integer: 'INTEGER',
  float: 'FLOAT',
  string: 'STRING',
  clob: 'CLOBTEXT',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
  unknown: 'UNKNOWN',
};

// Source: oracle stubs: 10 units for each page an iterator returns; the help page says none. Stricter reading.
const ITERATOR_UNITS = 10;

/** `realBooleans`: query.create gives true and false where SuiteQL gives 'T' and 'F' (practice). */
export function resultSet(env: Env, { translation, rows }: QueryRows, realBooleans: boolean): ResultSet {
  const { columns } = translation;
  const shown = realBooleans
    ? rows.map((row) =>
        withBooleans(
          row,
          columns.map(({ type }) => type),
        ),
      )
    : rows;
  const mapped = (values: readonly ScriptValue[]): Mapped =>
    Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]));
  let results: readonly Result[] | undefined;
  const rowsOf = (): readonly Result[] => {
    results ??= shown.map((values) => ({ values, asMap: () => mapped(values) }));
    return results;
  };
  return {
    // Most scripts ask for the mapped rows only.
    get results() {
      return rowsOf();
    },
    types: columns.map(({ type }) => RETURN_TYPES[type]),
    columns: columns.map(({ name }) => ({ fieldId: name, alias: name })),
    asMappedResults: () => {
      env.execution.alive();
      return shown.map(mapped);
    },
    iterator: () => env.execution.work(ITERATOR_UNITS, 'query', () => over(rowsOf())),
  };
}

function withBooleans(row: readonly QueryValue[], types: readonly ValueType[]): ScriptValue[] {
  return row.map((value, index) => (types[index] === 'boolean' && value !== null ? value === 'T' : value));
}

/** Goes through values until the callback does not return true. */
export function over<T>(values: Iterable<T>): RowIterator<T> {
  return {
    each: (callback) => {
      for (const value of values) if (callback({ value }) !== true) return;
    },
  };
}
