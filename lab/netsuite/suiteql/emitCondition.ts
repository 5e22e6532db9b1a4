// Conditions into SQL of the store.

import type { Expression } from './ast';
import { nested, type Place } from './context';
import { emitValue } from './emitValue';
import { refuseQuery } from './refusal';
import { align, asText, familyOf, type Value } from './values';

// Source: SuiteQL (help): at most 1,000 arguments in one IN list.
const MAX_IN_ARGUMENTS = 1_000;

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

export function emitCondition(expression: Expression, place: Place): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return `(${emitCondition(expression.left, place)} ${expression.kind.toUpperCase()} ${emitCondition(expression.right, place)})`;
    case 'not':
      return `(NOT ${emitCondition(expression.operand, place)})`;
    case 'compare':
      return emitComparison(expression, place);
    case 'in':
      return emitIn(expression, place);
    case 'in-query':
      return emitInQuery(expression, place);
    case 'between':
      return emitBetween(expression, place);
    case 'like':
      return emitLike(expression, place);
    case 'is-null':
      return `(${emitValue(expression.operand, place).sql} IS ${expression.negated ? 'NOT ' : ''}NULL)`;
    case 'exists':
      return `EXISTS (${nested(place.context.emit.query(expression.query, place.scope, place.context))})`;
    default:
      return refuseQuery("a value stands where a condition is expected; compare a checkbox with 'T' or 'F'");
  }
}

function emitComparison({ operator, left, right }: Kind<'compare'>, place: Place): string {
  if (left.kind === 'tuple' || right.kind === 'tuple') refuseQuery('lists of values are compared with IN only');
  const [a, b] = pair(emitValue(left, place), emitValue(right, place), place);
  return `(${a.sql} ${operator} ${b.sql})`;
}

function pair(left: Value, right: Value, place: Place): [Value, Value] {
  const [a, b] = align([left, right], place.context.expectations);
  return [a!, b!];
}

function emitIn(expression: Kind<'in'>, place: Place): string {
  const { operand, list, negated } = expression;
  if (list.length > MAX_IN_ARGUMENTS) {
    refuseQuery(`IN takes at most ${MAX_IN_ARGUMENTS} values, found ${list.length}; split the list`);
  }
  const not = negated ? 'NOT ' : '';
  if (operand.kind === 'tuple') return emitTupleIn(operand.items, list, not, place);
  const [tested, ...values] = align(
    [operand, ...list].map((item) => emitValue(item, place)),
    place.context.expectations,
  );
  return `(${tested!.sql} ${not}IN (${values.map(({ sql }) => sql).join(', ')}))`;
}

function emitTupleIn(items: readonly Expression[], list: readonly Expression[], not: string, place: Place): string {
  const tested = items.map((item) => emitValue(item, place));
  const rows = list.map((row) => {
    if (row.kind !== 'tuple' || row.items.length !== items.length) {
      return refuseQuery(`each entry of this IN is a list of ${items.length} values`);
    }
    const cells = row.items.map((cell, index) => pair(tested[index]!, emitValue(cell, place), place)[1].sql);
    return `(${cells.join(', ')})`;
  });
  return `((${tested.map(({ sql }) => sql).join(', ')}) ${not}IN (VALUES ${rows.join(', ')}))`;
}

function emitInQuery(expression: Kind<'in-query'>, place: Place): string {
  const { operand, negated } = expression;
  const tested = (operand.kind === 'tuple' ? operand.items : [operand]).map((item) => emitValue(item, place));
  const query = place.context.emit.query(expression.query, place.scope, place.context);
  if (query.columns.length !== tested.length) {
    refuseQuery(`the sub-select of IN gives ${query.columns.length} columns, ${tested.length} are expected`);
  }
  tested.forEach((value, index) => {
    const found: Value = { sql: 'column', type: query.columns[index]!.type };
    pair(value, found, place);
    if (familyOf(value) === 'date' && value.type !== found.type) {
      refuseQuery('IN compares a day with a moment; use TRUNC or EXISTS');
    }
  });
  const left = tested.map(({ sql }) => sql).join(', ');
  return `(${tested.length > 1 ? `(${left})` : left} ${negated ? 'NOT ' : ''}IN (${nested(query)}))`;
}

function emitBetween({ operand, low, high, negated }: Kind<'between'>, place: Place): string {
  const values = [operand, low, high].map((item) => emitValue(item, place));
  const [tested, from, to] = align(values, place.context.expectations);
  return `(${tested!.sql} ${negated ? 'NOT ' : ''}BETWEEN ${from!.sql} AND ${to!.sql})`;
}

function emitLike({ operand, pattern, escapedBy, negated }: Kind<'like'>, place: Place): string {
  const [tested, like] = [operand, pattern].map((item) => textOf(emitValue(item, place), place));
  const escaped = escapedBy ? ` ESCAPE ${emitValue(escapedBy, place).sql}` : '';
  return `(${tested} ${negated ? 'NOT ' : ''}LIKE ${like}${escaped})`;
}

function textOf(value: Value, place: Place): string {
  if (value.parameter !== undefined) place.context.expectations.expect(value.parameter, 'text');
  if (familyOf(value) === 'date') refuseQuery('LIKE on a date; use TO_CHAR');
  return asText(value).sql;
}
