// A SuiteQL statement into one of the store. Translations are kept by text as long as their tables stand.

import type { Catalogue, Table } from '../catalogue';
import { Context, type Emitters, type OutputColumn } from './context';
import { emitCondition } from './emitCondition';
import { emitQuery } from './emitQuery';
import { emitValue } from './emitValue';
import { parse } from './parser';
import type { Family } from './values';

export interface Translation {
  /** Its columns are called c1, c2, … in the order of `columns`; parameters are ?1, ?2, … */
  readonly sql: string;
  /** The same with two more parameters: how many rows at most, and how many to pass over. */
  readonly windowSql: string;
  readonly columns: readonly OutputColumn[];
  /** How many ? the statement has. */
  readonly parameters: number;
  /** What each ? is compared with. */
  readonly expected: readonly Family[];
  /** Every table it reads, for the permissions they need. */
  readonly tables: readonly Table[];
  /** It says in which order its rows come. */
  readonly ordered: boolean;
}

const EMITTERS: Emitters = { value: emitValue, condition: emitCondition, query: emitQuery };
const MAX_KEPT = 1_000;
const kept = new WeakMap<Catalogue, Map<string, Kept>>();

interface Kept {
  readonly translation: Translation;
  /** How many columns each table had: a star spells them out. */
  readonly widths: readonly number[];
}

function stands({ translation, widths }: Kept, catalogue: Catalogue): boolean {
  return translation.tables.every((table, index) => {
    return catalogue.table(table.name) === table && table.columns.size === widths[index];
  });
}

/** Refuses with SSS_SEARCH_ERROR_OCCURRED what NetSuite would not run. */
export function translate(sql: string, catalogue: Catalogue): Translation {
  const known = keptFor(catalogue);
  const old = known.get(sql);
  if (old && stands(old, catalogue)) return old.translation;
  const translation = translateAnew(sql, catalogue);
  if (known.size >= MAX_KEPT) known.clear();
  known.set(sql, { translation, widths: translation.tables.map(({ columns }) => columns.size) });
  return translation;
}

function keptFor(catalogue: Catalogue): Map<string, Kept> {
  const known = kept.get(catalogue);
  if (known) return known;
  const fresh = new Map<string, Kept>();
  kept.set(catalogue, fresh);
  return fresh;
}

function translateAnew(sql: string, catalogue: Catalogue): Translation {
  const { query, parameters } = parse(sql);
  const context = new Context(catalogue, EMITTERS);
  const { body, limit, columns, ordered } = emitQuery(query, undefined, context);
  const count = `?${parameters + 1}`;
  const skip = `?${parameters + 2}`;
  const rows = limit === undefined ? count : `MAX(0, MIN(${count}, ${limit} - ${skip}))`;
  return {
    sql: limit === undefined ? body : `${body} LIMIT ${limit}`,
    windowSql: `${body} LIMIT ${rows} OFFSET ${skip}`,
    columns,
    parameters,
    expected: context.expectations.list(parameters),
    tables: [...context.tables.values()],
    ordered,
  };
}
