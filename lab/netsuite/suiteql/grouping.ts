// GROUP BY: what a grouped statement may show.

import { AGGREGATES } from './aggregates';
import { type Core, contains, type Expression, type OrderTerm, partsOf } from './ast';
import type { Place } from './context';
import { refuseQuery } from './refusal';
import type { Item } from './selectItems';

function aggregate(part: Expression): boolean {
  return part.kind === 'call' && part.over === undefined && AGGREGATES.has(part.name);
}

export function isGrouped(core: Core): boolean {
  if (core.group.length > 0 || core.having) return true;
  return core.items.some((item) => item.kind === 'value' && contains(item.value, aggregate));
}

/** Refuses what is neither grouped by nor inside an aggregate, as Oracle does. */
export function checkGroups(core: Core, order: readonly OrderTerm[], items: readonly Item[], place: Place): void {
  const keys = new Set(core.group.map((part) => place.context.emit.value(part, place).sql));
  const names = new Set(items.map(({ name }) => name));
  for (const { expression } of items) check(expression, keys, place);
  if (core.having) check(core.having, keys, place);
  for (const { value } of order) {
    const listed = value.kind === 'column' && value.source === undefined && names.has(value.name.toLowerCase());
    if (!listed) check(value, keys, place);
  }
}

function check(expression: Expression, keys: ReadonlySet<string>, place: Place): void {
  if (aggregate(expression) || expression.kind === 'query') return;
  if (isKey(expression, keys, place)) return;
  if (expression.kind === 'column' && !fromOutside(expression, place)) {
    refuseQuery(`"${expression.name}" is neither in GROUP BY nor inside an aggregate`);
  }
  if (expression.kind === 'builtin') refuseQuery(`BUILTIN.${expression.name}(…) is shown but not in GROUP BY`);
  for (const part of partsOf(expression)) check(part, keys, place);
}

const VALUES: ReadonlySet<Expression['kind']> = new Set([
  'column',
  'call',
  'builtin',
  'arithmetic',
  'case',
  'negative',
]);

function isKey(expression: Expression, keys: ReadonlySet<string>, place: Place): boolean {
  if (!VALUES.has(expression.kind)) return false;
  const special = (part: Expression): boolean => aggregate(part) || (part.kind === 'call' && part.over !== undefined);
  if (contains(expression, special)) return false;
  return keys.has(place.context.emit.value(expression, place).sql);
}

/** SYSDATE and the like, and columns of an enclosing statement, are the same for every row. */
function fromOutside(expression: Extract<Expression, { kind: 'column' }>, place: Place): boolean {
  const { scope } = place;
  if (expression.source === undefined && /^(SYSDATE|CURRENT_DATE|ROWNUM)$/i.test(expression.name)) return true;
  return !scope.sources.includes(scope.resolve(expression.source, expression.name).source);
}
