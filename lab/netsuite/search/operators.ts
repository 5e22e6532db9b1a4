// One filter as a SuiteQL condition. An operator must fit the kind of its field.
// Source: Search Operators (help). Text compares without regard to capitals (practice).

import { refuse } from '../errors';
import type { QueryParameter } from '../suiteql/run';
import { daysOf, momentOf } from './days';
import type { FieldKind, SearchField } from './fields';
import type { Filter } from './parts';

export interface Written {
  readonly sql: string;
  readonly params: readonly QueryParameter[];
}

const FITTING: Readonly<Record<FieldKind, readonly string[]>> = {
  select: ['anyof', 'noneof'],
  multiselect: ['allof', 'anyof', 'noneof', 'notallof'],
  status: ['anyof', 'noneof'],
  boolean: ['is'],
  text: 'any contains doesnotcontain doesnotstartwith haskeywords is isempty isnot isnotempty startswith'.split(' '),
  number:
    'any between equalto greaterthan greaterthanorequalto isempty isnotempty lessthan lessthanorequalto notbetween notequalto notgreaterthan notgreaterthanorequalto notlessthan notlessthanorequalto'.split(
      ' ',
    ),
  date: 'after before isempty isnotempty notafter notbefore noton notonorafter notonorbefore notwithin on onorafter onorbefore within'.split(
    ' ',
  ),
  datetime:
    'after before isempty isnotempty notafter notbefore noton notonorafter notonorbefore notwithin on onorafter onorbefore within'.split(
      ' ',
    ),
};

export function filterSql(filter: Filter, field: SearchField, today: () => string): Written {
  const { operator } = filter;
  const fits = FITTING[field.kind].includes(operator) || (field.identifier && operator === 'is');
  if (!fits) {
    refuse(
      'SSS_INVALID_SRCH_OPERATOR',
      `The operator ${operator} does not fit ${filter.name}, a field of kind ${field.kind}.`,
    );
  }
  if (operator === 'any') return { sql: '1 = 1', params: [] };
  if (operator === 'isempty') return { sql: `${field.sql} IS NULL`, params: [] };
  if (operator === 'isnotempty') return { sql: `${field.sql} IS NOT NULL`, params: [] };
  if (filter.values.length === 0) {
    refuse('SSS_INVALID_SRCH_FILTER', `The filter on ${filter.name} with ${operator} needs a value.`);
  }
  switch (field.kind) {
    case 'select':
      return selectSql(field.sql, operator, filter.values.map(String));
    case 'multiselect':
      return multiselectSql(field.sql, operator, filter.values.map(String));
    case 'status':
      return statusSql(operator, filter.values.map(String));
    case 'boolean':
      return { sql: `${field.sql} = ?`, params: [checkboxValue(filter)] };
    case 'text':
      return textSql(field.sql, operator, String(filter.values[0]));
    case 'number':
      return numberSql(field.sql, filter);
    default:
      return dateSql(field.sql, filter, field.kind === 'datetime', today);
  }
}

const NONE = '@NONE@';
// Source: SuiteQL (help): an IN list takes 1,000 values.
const MAX_LIST = 1_000;

/** Practice: noneof keeps rows without a value. */
function selectSql(sql: string, operator: string, values: readonly string[]): Written {
  const params = values.filter((value) => value !== NONE && value !== '');
  const lists: string[] = [];
  for (let from = 0; from < params.length; from += MAX_LIST) {
    lists.push(
      `${sql} IN (${params
        .slice(from, from + MAX_LIST)
        .map(() => '?')
        .join(', ')})`,
    );
  }
  if (params.length < values.length) lists.push(`${sql} IS NULL`);
  const any = `(${lists.join(' OR ')})`;
  if (operator !== 'noneof') return { sql: any, params };
  return { sql: params.length < values.length ? `NOT ${any}` : `(NOT ${any} OR ${sql} IS NULL)`, params };
}

/** A multiple select is kept as its ids, '1, 2'. */
function multiselectSql(sql: string, operator: string, values: readonly string[]): Written {
  const params = values.filter((value) => value !== NONE);
  const parts = params.map(() => `INSTR(', ' || ${sql} || ',', ', ' || ? || ',') > 0`);
  if (params.length < values.length) parts.push(`${sql} IS NULL`);
  const matched = `(${parts.join(operator.endsWith('allof') ? ' AND ' : ' OR ')})`;
  return { sql: operator.startsWith('no') ? `NOT ${matched}` : matched, params };
}

/** Practice: a transaction's status is filtered as 'SalesOrd:B'. */
function statusSql(operator: string, values: readonly string[]): Written {
  const params: string[] = [];
  const pairs = values.map((value) => {
    const [type, letter] = value.split(':');
    if (letter === undefined)
      refuse('SSS_INVALID_SRCH_FILTER', `A status is filtered as Type:Letter, such as SalesOrd:B; found ${value}.`);
    params.push(type!, letter!);
    return '(t.type = ? AND t.status = ?)';
  });
  const any = `(${pairs.join(' OR ')})`;
  return { sql: operator === 'noneof' ? `(NOT ${any} OR t.status IS NULL)` : any, params };
}

function checkboxValue({ name, values }: Filter): string {
  const value = values[0] === true ? 'T' : values[0] === false ? 'F' : values[0];
  if (value !== 'T' && value !== 'F')
    refuse('SSS_INVALID_SRCH_FILTER', `The checkbox ${name} is filtered by 'T' or 'F', found ${String(value)}.`);
  return String(value);
}

/** Practice: the negative operators keep rows without a value. */
function textSql(sql: string, operator: string, value: string): Written {
  const params = [value.toLowerCase()];
  const escaped = [value.toLowerCase().replace(/[\\%_]/g, '\\$&')];
  const matches = (pattern: string): string => `LOWER(${sql}) LIKE ${pattern} ESCAPE '\\'`;
  switch (operator) {
    case 'is':
      return { sql: `LOWER(${sql}) = ?`, params };
    case 'isnot':
      return { sql: `(LOWER(${sql}) <> ? OR ${sql} IS NULL)`, params };
    case 'contains':
    case 'haskeywords':
      return { sql: matches(`('%' || ? || '%')`), params: escaped };
    case 'doesnotcontain':
      return { sql: `(NOT ${matches(`('%' || ? || '%')`)} OR ${sql} IS NULL)`, params: escaped };
    case 'startswith':
      return { sql: matches(`(? || '%')`), params: escaped };
    default:
      return { sql: `(NOT ${matches(`(? || '%')`)} OR ${sql} IS NULL)`, params: escaped };
  }
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equalto: '=',
  notequalto: '<>',
  greaterthan: '>',
  notgreaterthan: '<=',
  greaterthanorequalto: '>=',
  notgreaterthanorequalto: '<',
  lessthan: '<',
  notlessthan: '>=',
  lessthanorequalto: '<=',
  notlessthanorequalto: '>',
  on: '=',
  noton: '<>',
  after: '>',
  notafter: '<=',
  onorafter: '>=',
  notonorafter: '<',
  before: '<',
  notbefore: '>=',
  onorbefore: '<=',
  notonorbefore: '>',
};

function numberSql(sql: string, filter: Filter): Written {
  const params = filter.values.map((value) => {
    const number = typeof value === 'number' ? value : Number(value);
    if (!Number.isFinite(number))
      refuse('SSS_INVALID_SRCH_FILTER', `${filter.name} is compared with a number, found ${String(value)}.`);
    return number;
  });
  const comparison = COMPARISONS[filter.operator];
  if (comparison) return { sql: `${sql} ${comparison} ?`, params: params.slice(0, 1) };
  return between(sql, filter, '?', params);
}

function between(sql: string, filter: Filter, place: string, params: readonly QueryParameter[]): Written {
  if (params.length !== 2)
    refuse('SSS_INVALID_SRCH_FILTER', `${filter.operator} takes two values, found ${params.length}.`);
  const not = filter.operator.startsWith('not') ? 'NOT ' : '';
  return { sql: `${sql} ${not}BETWEEN ${place} AND ${place}`, params };
}

/** A day compares with days; a value with a time of day compares with moments. */
function dateSql(sql: string, filter: Filter, timed: boolean, today: () => string): Written {
  const moments = timed ? filter.values.map(momentOf) : [];
  if (moments.length > 0 && moments.every((moment) => moment !== undefined)) return momentSql(sql, filter, moments);
  const days = filter.values.map((value) => daysOf(value, filter.name, today));
  const tested = timed ? `TRUNC(${sql})` : sql;
  const place = `TO_DATE(?, 'YYYY-MM-DD')`;
  const [first, last] = [days[0]!, days.at(-1)!];
  const { operator } = filter;
  const isSpan = operator.endsWith('within') || first.from !== first.to;
  if (operator.endsWith('within') || (isSpan && (operator === 'on' || operator === 'noton'))) {
    // Source: Search Date Filters (help): one name of a longer time, or two days.
    if (days.length > 2 || (days.length === 1 && first.from === first.to && operator.endsWith('within'))) {
      refuse('SSS_INVALID_SRCH_FILTER', `${operator} takes two days, or one name such as thismonth.`);
    }
    const not = operator.startsWith('not') ? 'NOT ' : '';
    return { sql: `${tested} ${not}BETWEEN ${place} AND ${place}`, params: [first.from, last.to] };
  }
  return {
    sql: `${tested} ${COMPARISONS[operator]} ${place}`,
    params: [EDGE_LAST.has(operator) ? first.to : first.from],
  };
}

/** These look at the end of a longer time, the others at its beginning. */
const EDGE_LAST: ReadonlySet<string> = new Set(['after', 'notafter', 'onorbefore', 'notonorbefore']);

function momentSql(sql: string, filter: Filter, moments: readonly string[]): Written {
  const place = `TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS')`;
  const comparison = COMPARISONS[filter.operator];
  return comparison
    ? { sql: `${sql} ${comparison} ${place}`, params: moments.slice(0, 1) }
    : between(sql, filter, place, moments);
}
