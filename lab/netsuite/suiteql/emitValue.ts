// Values into SQL of the store.

import type { Expression } from './ast';
import { emitBuiltin } from './builtin';
import { nested, type Place } from './context';
import { emitCall } from './functions';
import { refuseQuery } from './refusal';
import { align, commonType, concatenate, familyOf, NULL, textValue, toMoment, toNumber, type Value } from './values';

export function emitValue(expression: Expression, place: Place): Value {
  switch (expression.kind) {
    case 'string':
      return textValue(expression.text);
    case 'number':
      return numberValue(expression.text);
    case 'null':
      return NULL;
    case 'parameter':
      return { sql: `?${expression.index}`, type: 'unknown', parameter: expression.index };
    case 'column':
      return emitColumn(expression, place);
    case 'negative': {
      const operand = toNumber(emitValue(expression.operand, place), place.context.expectations);
      return { sql: `(-${operand.sql})`, type: operand.type };
    }
    case 'arithmetic':
      return emitArithmetic(expression, place);
    case 'case':
      return emitCase(expression, place);
    case 'call':
      return emitCall(expression, place);
    case 'builtin':
      return emitBuiltin(expression.name, expression.args, place);
    case 'query':
      return emitScalarQuery(expression, place);
    case 'tuple':
      return refuseQuery('a list of values stands where one value is expected');
    default:
      return refuseQuery('a condition stands where a value is expected; use CASE WHEN … THEN … END');
  }
}

function numberValue(text: string): Value {
  return { sql: text, type: /^\d+$/.test(text) ? 'integer' : 'float', literal: text };
}

const CLOCK_NAMES = new Set(['SYSDATE', 'CURRENT_DATE']);

function emitColumn(expression: Extract<Expression, { kind: 'column' }>, place: Place): Value {
  const key = expression.name.toUpperCase();
  if (expression.source === undefined && CLOCK_NAMES.has(key)) return { sql: 'ns_now()', type: 'datetime' };
  if (expression.source === undefined && key === 'ROWNUM') return emitRowNumber(place);
  if (expression.outer) refuseQuery('(+) belongs to a comparison in WHERE, joined by AND');
  return place.scope.resolve(expression.source, expression.name).found.value;
}

function emitRowNumber(place: Place): Value {
  if (!place.rowNumbers)
    refuseQuery('ROWNUM is emulated as "ROWNUM <= n" joined by AND in WHERE, and in a select list');
  return { sql: 'ROW_NUMBER() OVER ()', type: 'integer' };
}

function emitArithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>, place: Place): Value {
  const left = emitValue(expression.left, place);
  const right = emitValue(expression.right, place);
  if (expression.operator === '||') return concatenate([left, right]);
  if (familyOf(left) === 'date' || familyOf(right) === 'date') return dateArithmetic(expression.operator, left, right);
  const { expectations } = place.context;
  const a = toNumber(left, expectations);
  const b = toNumber(right, expectations);
  // Division by zero is an error, as in Oracle; and it never drops the remainder.
  if (expression.operator === '/') return { sql: `ns_divide(${a.sql}, ${b.sql})`, type: 'float' };
  const type = a.type === 'integer' && b.type === 'integer' ? 'integer' : 'float';
  return { sql: `(${a.sql} ${expression.operator} ${b.sql})`, type };
}

function dateArithmetic(operator: string, left: Value, right: Value): Value {
  const both = familyOf(left) === 'date' && familyOf(right) === 'date';
  if (both && operator === '-') return { sql: `ns_days_between(${left.sql}, ${right.sql})`, type: 'float' };
  if (both || (operator !== '+' && operator !== '-')) refuseQuery(`dates do not go with ${operator}`);
  if (familyOf(right) === 'date') {
    if (operator === '-') refuseQuery('a date cannot be taken from a number');
    return dateArithmetic('+', right, left);
  }
  if (familyOf(right) === 'text') refuseQuery('a date plus text; add a number of days, or ADD_MONTHS');
  // A fraction of a day gives a moment, so only whole days keep the calendar form.
  const whole = left.type === 'date' && right.literal !== undefined && right.type === 'integer';
  if (whole) return { sql: `date(${left.sql}, '${operator}${right.literal} days')`, type: 'date' };
  return { sql: `ns_add_days(${toMoment(left).sql}, ${operator === '-' ? '-' : ''}${right.sql})`, type: 'datetime' };
}

function emitCase(expression: Extract<Expression, { kind: 'case' }>, place: Place): Value {
  const { expectations } = place.context;
  const results = expression.whens.map(({ result }) => emitValue(result, place));
  const otherwise = expression.otherwise ? emitValue(expression.otherwise, place) : NULL;
  const aligned = align([...results, otherwise], expectations);
  const whens = expression.whens.map(({ when }, index) => {
    return `WHEN ${emitWhen(expression.operand, when, place)} THEN ${aligned[index]!.sql}`;
  });
  return { sql: `CASE ${whens.join(' ')} ELSE ${aligned.at(-1)!.sql} END`, type: commonType(aligned) };
}

function emitWhen(operand: Expression | undefined, when: Expression, place: Place): string {
  if (!operand) return place.context.emit.condition(when, place);
  return place.context.emit.condition({ kind: 'compare', operator: '=', left: operand, right: when }, place);
}

function emitScalarQuery(expression: Extract<Expression, { kind: 'query' }>, place: Place): Value {
  const query = place.context.emit.query(expression.query, place.scope, place.context);
  if (query.columns.length !== 1) refuseQuery('a sub-select used as a value gives one column');
  return { sql: `(${nested(query)})`, type: query.columns[0]!.type };
}
