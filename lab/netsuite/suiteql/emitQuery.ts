// A statement into SQL of the store. Each select names its columns "c1", "c2", …, so that two may share a name.

import { orderTerm } from './aggregates';
import type { Branch, Core, OrderTerm, Query } from './ast';
import { type Context, type EmittedQuery, nested, type OutputColumn, type Place } from './context';
import { checkGroups, isGrouped } from './grouping';
import { refuseQuery } from './refusal';
import { splitRowLimit } from './rowLimit';
import type { Scope } from './scope';
import { emitItems, type Item } from './selectItems';
import { emitFrom } from './sources';
import type { Value } from './values';

export function emitQuery(query: Query, outer: Scope | undefined, context: Context): EmittedQuery {
  context.depth++;
  try {
    return emitBranches(query, outer, context);
  } finally {
    context.depth--;
  }
}

function emitBranches(query: Query, outer: Scope | undefined, context: Context): EmittedQuery {
  const [first] = query.branches;
  if (query.branches.length > 1) return emitCompound(query, outer, context);
  if ('kind' in first!.body) return emitCore(first!.body, query.order, query.fetch, outer, context);
  const inner = context.emit.query(first!.body, outer, context);
  if (query.order.length === 0 && query.fetch === undefined) return inner;
  return orderedOver(inner, query, context);
}

function smallest(...limits: (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length > 0 ? Math.min(...given) : undefined;
}

function emitCore(
  core: Core,
  order: readonly OrderTerm[],
  fetch: number | undefined,
  outer: Scope | undefined,
  context: Context,
): EmittedQuery {
  const from = emitFrom(core, outer, context);
  const { conjuncts, limit: rows } = splitRowLimit(from.conjuncts);
  const filtering: Place = { scope: from.scope, context, aggregates: false, rowNumbers: false };
  const showing: Place = { ...filtering, aggregates: true, rowNumbers: true };
  const items = emitItems(core.items, showing);
  const grouped = isGrouped(core);
  if (grouped) checkGroups(core, order, items, filtering);
  if (grouped && rows !== undefined)
    refuseQuery('ROWNUM beside GROUP BY or an aggregate is not emulated; use an inline view');
  const where = conjuncts.map((condition) => context.emit.condition(condition, filtering));
  const group = core.group.map((part) => context.emit.value(part, filtering).sql);
  const having = core.having ? context.emit.condition(core.having, { ...showing, rowNumbers: false }) : undefined;
  const select = [
    `SELECT ${core.distinct ? 'DISTINCT ' : ''}${items.map(({ value }, index) => `${value.sql} AS "c${index + 1}"`).join(', ')}`,
    `FROM ${from.sql}`,
    where.length > 0 ? `WHERE ${where.join(' AND ')}` : '',
    group.length > 0 ? `GROUP BY ${group.join(', ')}` : '',
    having === undefined ? '' : `HAVING ${having}`,
  ].filter(Boolean);
  const columns = items.map(({ name, value }): OutputColumn => ({ name, type: value.type }));
  const terms = order.map((term) => emitOrder(term, items, core.distinct || rows !== undefined, showing));
  const limit = smallest(core.top, fetch);
  // Oracle counts rows before it sorts them.
  const counted = rows !== undefined && terms.length > 0;
  if (counted) select.unshift('SELECT * FROM (');
  if (counted) select.push(`LIMIT ${rows})`);
  if (terms.length > 0) select.push(`ORDER BY ${terms.join(', ')}`);
  return { body: select.join(' '), limit: counted ? limit : smallest(limit, rows), columns, ordered: terms.length > 0 };
}

/** A term of ORDER BY: a column of the select list by alias, number or text, or any other value. */
function emitOrder(term: OrderTerm, items: readonly Item[], listedOnly: boolean, place: Place): string {
  const position = positionOf(term, items, place);
  if (position !== undefined) {
    const { value } = items[position]!;
    return orderTerm(term, { ...value, sql: `"c${position + 1}"`, neverNull: neverNull(value, place) });
  }
  if (listedOnly) refuseQuery('with DISTINCT or ROWNUM, ORDER BY takes columns of the select list');
  const value = place.context.emit.value(term.value, place);
  return orderTerm(term, { ...value, neverNull: neverNull(value, place) });
}

function neverNull(value: Value, place: Place): boolean {
  return value.neverNull === true && !place.scope.outerJoined;
}

function positionOf({ value }: OrderTerm, items: readonly Item[], place: Place): number | undefined {
  const found = listedPosition(value, items);
  if (found !== undefined) return found;
  if (value.kind === 'parameter' || value.kind === 'query') return undefined;
  const { sql } = place.context.emit.value(value, place);
  const same = items.findIndex((item) => item.value.sql === sql);
  return same < 0 ? undefined : same;
}

function listedPosition(value: OrderTerm['value'], items: readonly { readonly name: string }[]): number | undefined {
  if (value.kind === 'number') {
    const position = Number(value.text) - 1;
    if (!items[position]) refuseQuery(`ORDER BY ${value.text}: the select list has ${items.length} columns`);
    return position;
  }
  if (value.kind !== 'column' || value.source !== undefined) return undefined;
  const position = items.findIndex(({ name }) => name === value.name.toLowerCase());
  return position < 0 ? undefined : position;
}

function emitCompound(query: Query, outer: Scope | undefined, context: Context): EmittedQuery {
  const emitted = query.branches.map((branch) => emitBranch(branch, outer, context));
  const columns = emitted[0]!.columns;
  for (const { columns: others } of emitted) {
    if (others.length !== columns.length) {
      refuseQuery(
        `the selects joined by UNION, INTERSECT or MINUS give ${columns.length} and ${others.length} columns`,
      );
    }
  }
  const body = emitted.map(({ body: text }, index) => {
    const { operator } = query.branches[index]!;
    return operator ? `${operator} ${text}` : text;
  });
  const types = columns.map(
    (column, index): OutputColumn => ({
      name: column.name,
      type: emitted.map((branch) => branch.columns[index]!.type).find((type) => type !== 'unknown') ?? 'unknown',
    }),
  );
  const compound: EmittedQuery = { body: body.join(' '), limit: undefined, columns: types, ordered: false };
  return query.order.length === 0 ? { ...compound, limit: query.fetch } : orderedOver(compound, query, context);
}

function emitBranch(branch: Branch, outer: Scope | undefined, context: Context): EmittedQuery {
  if (!('kind' in branch.body)) return wrapped(context.emit.query(branch.body, outer, context));
  const emitted = emitCore(branch.body, [], undefined, outer, context);
  return emitted.limit === undefined ? emitted : wrapped(emitted);
}

/** A select of its own, so that its order and limit stay inside it. */
function wrapped(query: EmittedQuery): EmittedQuery {
  return { ...query, body: `SELECT * FROM (${nested(query)})`, limit: undefined };
}

/** Sorts a query that has no scope of its own any more: by names and positions only. */
function orderedOver(query: EmittedQuery, { order, fetch }: Query, context: Context): EmittedQuery {
  const terms = order.map((term) => {
    const position = listedPosition(term.value, query.columns);
    if (position === undefined) return refuseQuery('this ORDER BY takes names or numbers of the select list');
    return orderTerm(term, { sql: `"c${position + 1}"`, type: query.columns[position]!.type });
  });
  const order_ = terms.length > 0 ? ` ORDER BY ${terms.join(', ')}` : '';
  const name = context.freshName();
  return {
    body: `SELECT * FROM (${nested(query)}) "${name}"${order_}`,
    limit: fetch,
    columns: query.columns,
    ordered: terms.length > 0,
  };
}
