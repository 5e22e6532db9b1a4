// Conditions of query.create as SuiteQL. Source: query.Operator (help).

import type { ColumnType } from '../catalogue';
import { NotEmulated, refuse } from '../errors';
import { serverDay } from '../serverTime';
import type { QueryParameter } from '../suiteql/run';

export type Condition =
  | {
      readonly kind: 'leaf';
      readonly fieldId: string;
      readonly type: ColumnType;
      readonly operator: string;
      readonly values: readonly unknown[];
    }
  | { readonly kind: 'and' | 'or' | 'not'; readonly children: readonly Condition[] };

interface Written {
  readonly sql: string;
  readonly params: readonly QueryParameter[];
}

type Leaf = Extract<Condition, { kind: 'leaf' }>;

export function conditionSql(condition: Condition): Written {
  if (condition.kind === 'leaf') return leafSql(condition);
  const parts = condition.children.map(conditionSql);
  const params = parts.flatMap((part) => part.params);
  if (condition.kind === 'not') return { sql: `NOT ${parts[0]?.sql ?? ''}`, params };
  return { sql: `(${parts.map(({ sql }) => sql).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`, params };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  AFTER: '>',
  BEFORE: '<',
  EQUAL: '=',
  GREATER: '>',
  GREATER_OR_EQUAL: '>=',
  IS: '=',
  LESS: '<',
  LESS_OR_EQUAL: '<=',
  ON_OR_AFTER: '>=',
  ON_OR_BEFORE: '<=',
};

const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  CONTAIN: (text) => `%${text}%`,
  START_WITH: (text) => `${text}%`,
  ENDWITH: (text) => `%${text}`,
};

function leafSql(leaf: Leaf): Written {
  const negated = leaf.operator.endsWith('_NOT');
  const operator = negated ? leaf.operator.slice(0, -'_NOT'.length) : leaf.operator;
  const written = positiveSql({ ...leaf, operator: leaf.operator === 'IS_NOT' ? 'IS' : operator });
  return negated || leaf.operator === 'IS_NOT' ? { ...written, sql: `NOT ${written.sql}` } : written;
}

function positiveSql({ fieldId, type, operator, values }: Leaf): Written {
  if (operator === 'EMPTY') return { sql: `(${fieldId} IS NULL)`, params: [] };
  const params = values.map((value) => parameterOf(value, type));
  const places = params.map(() => placeOf(type));
  const comparison = COMPARISONS[operator];
  if (comparison) return { sql: `(${fieldId} ${comparison} ${exactly(1, places, operator)})`, params };
  const pattern = PATTERNS[operator];
  if (pattern) return { sql: `(LOWER(${fieldId}) LIKE ?)`, params: [pattern(String(values[0]).toLowerCase())] };
  switch (operator) {
    case 'ANY_OF':
      return { sql: `(${fieldId} IN (${places.join(', ')}))`, params };
    case 'ON':
      return { sql: `(TRUNC(${fieldId}) = ${exactly(1, places, operator)})`, params };
    case 'BETWEEN':
    case 'WITHIN':
      exactly(2, places, operator);
      return { sql: `(${fieldId} BETWEEN ${places[0]} AND ${places[1]})`, params };
    default:
      return unknownOperator(operator);
  }
}

function unknownOperator(operator: string): never {
  if (operator.startsWith('MN_')) throw new NotEmulated(`N/query operator ${operator}`);
  return refuse('INVALID_SEARCH_OPERATOR', `Invalid query operator: ${operator}.`);
}

function exactly(count: number, places: readonly string[], operator: string): string {
  if (places.length !== count)
    refuse('OPERATOR_ARITY_MISMATCH', `${operator} takes ${count} value(s), found ${places.length}.`);
  return places[0]!;
}

function placeOf(type: ColumnType): string {
  return type === 'date' || type === 'datetime' ? `TO_DATE(?, 'YYYY-MM-DD')` : '?';
}

function parameterOf(value: unknown, type: ColumnType): QueryParameter {
  if (type === 'date' || type === 'datetime') {
    if (value instanceof Date) return serverDay(value.getTime());
    throw new NotEmulated('N/query conditions on dates other than with a Date');
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return refuse('WRONG_PARAMETER_TYPE', `A condition takes text, numbers, booleans and dates, found ${typeof value}.`);
}
