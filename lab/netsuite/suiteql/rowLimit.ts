// ROWNUM in WHERE: Oracle's way to take the first rows.

import type { Expression } from './ast';
import { refuseQuery } from './refusal';

/** Takes "ROWNUM <= n" and its like out of the parts of a WHERE. */
export function splitRowLimit(conjuncts: readonly Expression[]): {
  conjuncts: readonly Expression[];
  limit: number | undefined;
} {
  const limits = conjuncts.map(rowLimit);
  const given = limits.filter((limit) => limit !== undefined);
  if (given.length === 0) return { conjuncts, limit: undefined };
  return { conjuncts: conjuncts.filter((_, index) => limits[index] === undefined), limit: Math.min(...given) };
}

function rowLimit(condition: Expression): number | undefined {
  if (condition.kind !== 'compare' || !isRowNumber(condition.left)) return undefined;
  if (condition.right.kind !== 'number') return refuseQuery('ROWNUM is compared with a whole number');
  const bound = Math.ceil(Number(condition.right.text));
  if (condition.operator === '<') return Math.max(0, bound - 1);
  if (condition.operator === '<=') return Math.floor(Number(condition.right.text));
  // The first row is number 1, so a later one never comes first.
  if (condition.operator === '=') return condition.right.text === '1' ? 1 : 0;
  return refuseQuery(`ROWNUM ${condition.operator} n never holds; number the rows in an inline view`);
}

function isRowNumber(expression: Expression): boolean {
  return expression.kind === 'column' && expression.source === undefined && expression.name.toUpperCase() === 'ROWNUM';
}
