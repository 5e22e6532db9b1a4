// Runs a SuiteQL statement on the account's store: permissions, parameters in, values out.

import type { Clock } from '../../clock';
import type { Catalogue } from '../catalogue';
import { refuse } from '../errors';
import type { Identity } from '../execution';
import type { SqlRow, SqlValue, Store } from '../store';
import { sessionDate } from './dateText';
import { refuseQuery } from './refusal';
import { registerFunctions } from './registry';
import { type Translation, translate } from './translate';
import type { Family, ValueType } from './values';

/** What a query needs of the account. */
export interface QueryAccount {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  permits(identity: Identity, permission: string, level: 'VIEW'): boolean;
}

export type QueryParameter = string | number | boolean;
export type QueryValue = string | number | null;

export interface QueryRows {
  readonly translation: Translation;
  /** Values in the order of the select list. */
  readonly rows: QueryValue[][];
}

/** Which rows of the result: at most `count`, after passing over `skip`. */
export interface Window {
  readonly count: number;
  readonly skip: number;
}

const ALL: Window = { count: Number.MAX_SAFE_INTEGER, skip: 0 };

/**
 * Runs a statement as a user. Text, numbers and null come out; a checkbox is 'T' or 'F', a date is text in the
 * session's format. Refuses with SSS_SEARCH_ERROR_OCCURRED, INSUFFICIENT_PERMISSION or SSS_INVALID_TYPE_ARG.
 */
export function runSuiteQL(
  account: QueryAccount,
  identity: Identity,
  sql: string,
  parameters: readonly QueryParameter[] = [],
  window: Window = ALL,
): QueryRows {
  const translation = admit(account, identity, sql);
  const bound = [...bind(translation, parameters), window.count, window.skip];
  const found = execute(account, () => account.store.all(translation.windowSql, bound));
  return { translation, rows: found.map((row) => valuesOf(row, translation)) };
}

/** How many rows a statement gives. */
export function countSuiteQL(
  account: QueryAccount,
  identity: Identity,
  sql: string,
  parameters: readonly QueryParameter[],
): number {
  const translation = admit(account, identity, sql);
  const bound = bind(translation, parameters);
  const counted = `SELECT COUNT(*) AS "n" FROM (${translation.sql})`;
  return Number(execute(account, () => account.store.get(counted, bound))?.n ?? 0);
}

function admit(account: QueryAccount, identity: Identity, sql: string): Translation {
  const translation = translate(sql, account.catalogue);
  for (const { name, permission } of translation.tables) {
    // Source: N/query (help): with the SUITE_QL metadata provider a missing permission is an error, not an empty set.
    if (permission !== undefined && !account.permits(identity, permission, 'VIEW')) {
      refuse(
        'INSUFFICIENT_PERMISSION',
        `Permission Violation: You need the '${permission}' permission to access the table "${name}".`,
      );
    }
  }
  return translation;
}

function execute<T>(account: QueryAccount, work: () => T): T {
  registerFunctions(account.store, account.clock);
  try {
    return work();
  } catch (error) {
    // A value that a function cannot take, found while rows were read.
    return refuseQuery(error instanceof Error ? error.message.replace(/^Error: /, '') : String(error));
  }
}

function bind(translation: Translation, parameters: readonly QueryParameter[]): SqlValue[] {
  if (parameters.length !== translation.parameters) {
    refuseQuery(`the statement has ${translation.parameters} parameter(s), ${parameters.length} value(s) were given`);
  }
  return parameters.map((value, index) => bound(value, translation.expected[index] ?? 'unknown', index + 1));
}

function bound(value: QueryParameter, family: Family, position: number): SqlValue {
  if (typeof value === 'boolean')
    return family === 'number' ? mismatch(position, 'a number', value) : value ? 'T' : 'F';
  if (typeof value === 'number') return family === 'text' ? mismatch(position, 'text', value) : value;
  // Source: Oracle: the empty string is NULL.
  if (value === '') return null;
  if (family !== 'number') return value;
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(value) ? Number(value) : mismatch(position, 'a number', value);
}

// Unconfirmed: Oracle converts where it can and fails on the first row where it cannot; stricter reading.
function mismatch(position: number, expected: string, value: QueryParameter): never {
  return refuseQuery(`parameter ${position} is compared with ${expected}, ${JSON.stringify(value)} was given`);
}

function valuesOf(row: SqlRow, { columns }: Translation): QueryValue[] {
  return columns.map(({ type }, index) => shown(row[`c${index + 1}`] ?? null, type));
}

const SIGNIFICANT_DIGITS = 15;

function shown(value: SqlValue, type: ValueType): QueryValue {
  if (typeof value === 'string') return type === 'date' || type === 'datetime' ? sessionDate(value) : value || null;
  if (typeof value === 'bigint') return Number(value);
  // The store adds in binary, Oracle in decimal.
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(SIGNIFICANT_DIGITS));
  return null;
}
