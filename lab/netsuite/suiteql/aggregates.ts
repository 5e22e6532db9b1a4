// Aggregates and analytic functions.

import { NotEmulated } from '../errors';
import type { Call, OrderTerm } from './ast';
import type { Place } from './context';
import { refuseQuery } from './refusal';
import { demand, familyOf, toNumber, type Value } from './values';

export const AGGREGATES = new Set(['AVG', 'COUNT', 'MAX', 'MIN', 'SUM', 'MEDIAN', 'STDDEV', 'VARIANCE']);
export const WINDOW_ONLY = new Set(['RANK', 'DENSE_RANK', 'ROW_NUMBER', 'FIRST_VALUE']);

export function emitAggregate(call: Call, place: Place): Value {
  if (!place.aggregates)
    refuseQuery(`${call.name} is not allowed here; aggregates stand in SELECT, HAVING and ORDER BY`);
  return inDecimals(call, aggregateOf(call, place));
}

/** The store adds in binary, Oracle in decimals. Unconfirmed: eight of them, the most that anything is kept with. */
export const sumInDecimals = (sum: string): string => `ROUND(${sum}, 8)`;

const inDecimals = ({ name }: Call, value: Value): Value =>
  name === 'SUM' && value.type === 'float' ? { ...value, sql: sumInDecimals(value.sql) } : value;

function aggregateOf(call: Call, place: Place): Value {
  const { name } = call;
  if (call.star) {
    if (name !== 'COUNT') refuseQuery(`${name}(*) does not exist`);
    return { sql: 'COUNT(*)', type: 'integer' };
  }
  demand(name, call.args, 1, 1);
  const argument = place.context.emit.value(call.args[0]!, { ...place, aggregates: false, rowNumbers: false });
  const distinct = call.distinct ? 'DISTINCT ' : '';
  if (name === 'COUNT') return { sql: `COUNT(${distinct}${argument.sql})`, type: 'integer' };
  if (name === 'MAX' || name === 'MIN') return { sql: `${name}(${argument.sql})`, type: argument.type };
  if (name === 'MEDIAN') throw new NotEmulated('SuiteQL MEDIAN');
  const number = toNumber(argument, place.context.expectations);
  if (name === 'VARIANCE' || name === 'STDDEV') return spread(name, number, distinct);
  const type = name === 'SUM' ? number.type : 'float';
  return { sql: `${name}(${distinct}${number.sql})`, type: type === 'unknown' ? 'float' : type };
}

/** Sample variance; of a single value it is 0. Source: Oracle's VARIANCE, STDDEV. */
function spread(name: string, { sql }: Value, distinct: string): Value {
  if (distinct) refuseQuery(`${name}(DISTINCT …) is not emulated`);
  const square = `(SUM(1.0 * ${sql} * ${sql}) - SUM(${sql}) * 1.0 * SUM(${sql}) / COUNT(${sql}))`;
  const variance = `CASE COUNT(${sql}) WHEN 0 THEN NULL WHEN 1 THEN 0 ELSE ${square} / (COUNT(${sql}) - 1) END`;
  return { sql: name === 'STDDEV' ? `SQRT(${variance})` : variance, type: 'float' };
}

const WINDOWED = new Set(['AVG', 'COUNT', 'MAX', 'MIN', 'SUM']);

export function emitWindow(call: Call, place: Place): Value {
  const { name, over } = call;
  if (!place.rowNumbers) refuseQuery(`${name} … OVER stands in a select list or ORDER BY only`);
  const called = windowed(call, place);
  const partition = over!.partition.map((part) => place.context.emit.value(part, place).sql);
  const order = over!.order.map((term) => orderTerm(term, place.context.emit.value(term.value, place)));
  if (order.length === 0 && WINDOW_ONLY.has(name) && name !== 'FIRST_VALUE') {
    refuseQuery(`${name} needs ORDER BY inside OVER (…)`);
  }
  const by = partition.length > 0 ? `PARTITION BY ${partition.join(', ')}` : '';
  const ordered = order.length > 0 ? `ORDER BY ${order.join(', ')}` : '';
  const sql = `${called.sql} OVER (${[by, ordered].filter(Boolean).join(' ')})`;
  return inDecimals(call, { sql, type: called.type });
}

function windowed(call: Call, place: Place): Value {
  if (WINDOWED.has(call.name)) return aggregateOf(call, place);
  if (!WINDOW_ONLY.has(call.name)) refuseQuery(`${call.name} cannot have OVER (…)`);
  const first = call.name === 'FIRST_VALUE';
  demand(call.name, call.args, first ? 1 : 0, first ? 1 : 0);
  if (!first) return { sql: `${call.name}()`, type: 'integer' };
  const argument = place.context.emit.value(call.args[0]!, place);
  return { sql: `FIRST_VALUE(${argument.sql})`, type: argument.type };
}

// Source: SuiteQL (help): a CLOB sorts on its first 250 characters.
const CLOB_SORT_LENGTH = 250;

/** One term of ORDER BY. NULL counts as the highest value, as in Oracle. */
export function orderTerm(term: OrderTerm, value: Value): string {
  const sorted = value.type === 'clob' ? `SUBSTR(${value.sql}, 1, ${CLOB_SORT_LENGTH})` : value.sql;
  const direction = term.descending ? ' DESC' : '';
  if (value.neverNull && familyOf(value) === 'number') return `${sorted}${direction}`;
  const nulls = term.nulls ?? (term.descending ? 'FIRST' : 'LAST');
  return `${sorted}${direction} NULLS ${nulls}`;
}
