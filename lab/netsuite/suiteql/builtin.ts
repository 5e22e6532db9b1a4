// The BUILTIN functions. Source: SuiteQL Supported Built-in Functions (help).

import type { Column, Table } from '../catalogue';
import { NotEmulated } from '../errors';
import type { Expression } from './ast';
import type { Place } from './context';
import { refuseQuery } from './refusal';
import type { NamedSource, SourceColumn } from './scope';
import { quoteName, textValue, type Value } from './values';

const KNOWN = new Set(
  'DF CF CURRENCY CURRENCY_CONVERT CONSOLIDATE HIERARCHY MNFILTER NAMED_GROUP PERIOD RELATIVE_RANGES'.split(' '),
);

export function emitBuiltin(name: string, args: readonly Expression[], place: Place): Value {
  if (name === 'DF') return emitDisplay(args, place);
  if (name === 'CF') return emitRaw(args, place);
  if (KNOWN.has(name)) throw new NotEmulated(`SuiteQL BUILTIN.${name}`);
  return refuseQuery(`BUILTIN.${name} does not exist`);
}

function columnOf(
  name: string,
  args: readonly Expression[],
  place: Place,
): { found: SourceColumn; source: NamedSource } {
  const [argument] = args;
  if (args.length !== 1 || argument?.kind !== 'column') return refuseQuery(`BUILTIN.${name} takes one column`);
  return place.scope.resolve(argument.source, argument.name);
}

function emitDisplay(args: readonly Expression[], place: Place): Value {
  const { found, source } = columnOf('DF', args, place);
  if (!source.table || !found.column)
    return refuseQuery(`BUILTIN.DF takes a table's column, "${found.name}" is computed`);
  return displayOf(found.column, found.value, source, (name) => place.context.table(name));
}

/** The form criteria are written in: what the column holds, and of a transaction's status the type before it. */
function emitRaw(args: readonly Expression[], place: Place): Value {
  const { found, source } = columnOf('CF', args, place);
  const { value, column } = found;
  return column?.texts ? { sql: keySql(column.texts, value.sql, source), type: value.type } : value;
}

/** The text people see for a column's value. */
export function displayOf(
  column: Column,
  value: Value,
  source: Pick<NamedSource, 'columns'>,
  tableOf: (name: string) => Table,
): Value {
  if (column.texts) return { sql: textsOf(column.texts, value.sql, source), type: 'string' };
  if (column.target === undefined || value.sql === 'NULL') return value;
  const target = tableOf(column.target);
  // No statement can write this name, so it hides nothing.
  const key = '"ns$shown"';
  const shown = `${key}.${quoteName(target.display)}`;
  const from = `FROM ${quoteName(target.name)} ${key} WHERE`;
  if (column.type !== 'string') return { sql: `(SELECT ${shown} ${from} ${key}."id" = ${value.sql})`, type: 'string' };
  // A multiple select is kept as its ids, '1, 2'; its texts come in the same order.
  const place = `INSTR(', ' || ${value.sql} || ',', ', ' || ${key}."id" || ',')`;
  return { sql: `(SELECT GROUP_CONCAT(${shown}, ', ' ORDER BY ${place}) ${from} ${place} > 0)`, type: 'string' };
}

/** Keys such as 'SalesOrd:B' are a transaction's type and letter together. */
function keySql(texts: Readonly<Record<string, string>>, sql: string, source: Pick<NamedSource, 'columns'>): string {
  const typed = Object.keys(texts).some((key) => key.includes(':'));
  const type = source.columns.get('type')?.value.sql;
  return typed && type !== undefined ? `(${type} || ':' || ${sql})` : sql;
}

function textsOf(texts: Readonly<Record<string, string>>, sql: string, source: Pick<NamedSource, 'columns'>): string {
  const tested = keySql(texts, sql, source);
  const whens = Object.entries(texts).map(([key, text]) => `WHEN ${textValue(key).sql} THEN ${textValue(text).sql}`);
  return whens.length === 0 ? sql : `CASE ${tested} ${whens.join(' ')} ELSE ${sql} END`;
}
