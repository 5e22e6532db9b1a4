// What an expression becomes: SQL of the store with its type, and how values of different types may meet.

import type { ColumnType } from '../catalogue';
import { refuseQuery } from './refusal';

/** A column's type; 'unknown' for NULL and for a parameter nothing says more about. */
export type ValueType = ColumnType | 'unknown';

export interface Value {
  readonly sql: string;
  readonly type: ValueType;
  /** A string or number written in the statement. */
  readonly literal?: string | undefined;
  /** Number of the ? it is. */
  readonly parameter?: number | undefined;
  /** The primary key of a row that is always there: sorting by it needs no word about NULL. */
  readonly neverNull?: boolean | undefined;
}

export type Family = 'number' | 'text' | 'boolean' | 'date' | 'unknown';

const FAMILIES: Readonly<Record<ValueType, Family>> = {
  integer: 'number',
  float: 'number',
  string: 'text',
  clob: 'text',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
  unknown: 'unknown',
};

export function familyOf(value: Value): Family {
  return FAMILIES[value.type];
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string constant. The empty string is NULL, as in Oracle. */
export function textValue(text: string): Value {
  if (text === '') return NULL;
  return { sql: `'${text.replaceAll("'", "''")}'`, type: 'string', literal: text };
}

export const NULL: Value = { sql: 'NULL', type: 'unknown' };

/** What the statement expects of each ?, filled in while it is translated. */
export class Expectations {
  readonly #families = new Map<number, Family>();

  expect(parameter: number, family: Family): void {
    const known = this.#families.get(parameter);
    if (known === undefined || known === 'unknown') this.#families.set(parameter, family);
  }

  list(count: number): Family[] {
    return Array.from({ length: count }, (_, index) => this.#families.get(index + 1) ?? 'unknown');
  }
}

/**
 * Makes values comparable with each other, or refuses. Numbers meet numbers, text meets text, dates meet dates.
 * Unconfirmed: Oracle would convert some of these silently; stricter reading.
 */
export function align(values: readonly Value[], expectations: Expectations): Value[] {
  const families = new Set(values.map(familyOf));
  if (families.has('date')) return alignDates(values);
  if (families.has('number')) return values.map((value) => toNumber(value, expectations));
  if (families.has('text') || families.has('boolean')) return values.map((value) => toText(value, expectations));
  return [...values];
}

function alignDates(values: readonly Value[]): Value[] {
  for (const value of values) {
    if (familyOf(value) === 'date' || value.sql === 'NULL') continue;
    const found = value.literal === undefined ? 'a value that is not a date' : `'${value.literal}'`;
    refuseQuery(`a date is compared with ${found}; use TO_DATE(…, 'YYYY-MM-DD')`);
  }
  if (!values.some((value) => value.type === 'datetime')) return [...values];
  return values.map(toMoment);
}

/** A calendar day becomes its midnight, so that days and moments compare. */
export function toMoment(value: Value): Value {
  if (value.type !== 'date') return value;
  return { sql: `(${value.sql} || ' 00:00:00')`, type: 'datetime' };
}

export function toNumber(value: Value, expectations: Expectations): Value {
  const family = familyOf(value);
  if (family === 'number') return value;
  if (value.parameter !== undefined) expectations.expect(value.parameter, 'number');
  if (family === 'unknown') return value;
  if (value.literal !== undefined && /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(value.literal)) {
    return { sql: String(Number(value.literal)), type: 'float' };
  }
  const found = value.literal === undefined ? `${family} (${value.sql})` : `'${value.literal}'`;
  return refuseQuery(`a number meets ${found}; use TO_NUMBER or TO_CHAR`);
}

function toText(value: Value, expectations: Expectations): Value {
  const family = familyOf(value);
  if (family === 'text' || family === 'boolean') return value;
  if (value.parameter !== undefined) expectations.expect(value.parameter, 'text');
  return value;
}

/** A value as text, for || and text functions: numbers and dates as the session writes them. */
export function asText(value: Value): Value {
  switch (familyOf(value)) {
    case 'number':
      return { sql: `ns_number_text(${value.sql})`, type: 'string' };
    case 'date':
      return { sql: `ns_date_text(${value.sql})`, type: 'string' };
    default:
      return value;
  }
}

/** Text joined; NULL counts as nothing, as in Oracle. */
export function concatenate(values: readonly Value[]): Value {
  const parts = values.map((value) => `IFNULL(${asText(value).sql}, '')`);
  return { sql: `NULLIF(${parts.join(' || ')}, '')`, type: 'string' };
}

/** Refuses a call with too few or too many arguments. */
export function demand(name: string, args: readonly unknown[], least: number, most: number): void {
  if (args.length >= least && args.length <= most) return;
  const expected = least === most ? `${least}` : `${least} to ${most}`;
  refuseQuery(`${name} takes ${expected} argument(s), found ${args.length}`);
}

/** The type of a result that may be any of these. */
export function commonType(values: readonly Value[]): ValueType {
  const types = values.map((value) => value.type).filter((type) => type !== 'unknown');
  if (types.includes('float') && types.includes('integer')) return 'float';
  return types[0] ?? 'unknown';
}
