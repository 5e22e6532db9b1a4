// FROM: tables, inline views and their joins; and Oracle's (+), which becomes a left join.

import type { Core, Expression, FromItem, Source } from './ast';
import { contains } from './ast';
import { type Context, nested, type OutputColumn, type Place } from './context';
import { refuseQuery } from './refusal';
import { type NamedSource, Scope, type SourceColumn } from './scope';
import { quoteName } from './values';

/** A source as it stands in FROM, and as names see it. */
interface EmittedSource {
  readonly sql: string;
  readonly source: NamedSource;
}

export function emitSource(source: Source, outer: Scope | undefined, context: Context): EmittedSource {
  if (source.kind === 'view') return emitView(source, outer, context);
  if (source.name.toUpperCase() === 'DUAL') return emitDual(source.alias?.name ?? 'dual');
  const table = context.table(source.name);
  const alias = (source.alias?.name ?? source.name).toLowerCase();
  const columns = new Map<string, SourceColumn>();
  for (const column of table.columns.values()) {
    const sql = `${quoteName(alias)}.${quoteName(column.name)}`;
    const value = { sql, type: column.type, neverNull: column.name === 'id' };
    columns.set(column.name, { name: column.name, value, column });
  }
  return { sql: `${quoteName(table.name)} ${quoteName(alias)}`, source: { alias, table, columns } };
}

function emitDual(name: string): EmittedSource {
  const alias = name.toLowerCase();
  const value = { sql: `${quoteName(alias)}."dummy"`, type: 'string' } as const;
  const columns = new Map([['dummy', { name: 'dummy', value, column: undefined }]]);
  return { sql: `(SELECT 'X' AS "dummy") ${quoteName(alias)}`, source: { alias, table: undefined, columns } };
}

function emitView(
  source: Extract<Source, { kind: 'view' }>,
  outer: Scope | undefined,
  context: Context,
): EmittedSource {
  const query = context.emit.query(source.query, outer, context);
  const alias = source.alias?.name.toLowerCase() ?? context.freshName();
  const columns = viewColumns(query.columns, alias);
  return { sql: `(${nested(query)}) ${quoteName(alias)}`, source: { alias, table: undefined, columns } };
}

function viewColumns(outputs: readonly OutputColumn[], alias: string): Map<string, SourceColumn> {
  const columns = new Map<string, SourceColumn>();
  outputs.forEach(({ name, type }, index) => {
    const value = { sql: `${quoteName(alias)}."c${index + 1}"`, type };
    columns.set(name, { name, value, column: undefined, ambiguous: columns.has(name) });
  });
  return columns;
}

/** The FROM text, the scope it opens, and what is left of WHERE once (+) has become joins. */
export interface EmittedFrom {
  readonly sql: string;
  readonly scope: Scope;
  readonly conjuncts: readonly Expression[];
}

export function emitFrom(core: Core, outer: Scope | undefined, context: Context): EmittedFrom {
  const conjuncts = core.where ? conjunctsOf(core.where) : [];
  if (conjuncts.some(marked)) return emitOracleFrom(core, conjuncts, outer, context);
  const scope = new Scope(outer);
  const place: Place = { scope, context, aggregates: false, rowNumbers: false };
  const items = core.from.map((item) => emitItem(item, place, outer));
  return { sql: items.join(' JOIN '), scope, conjuncts };
}

/** The parts of a condition that AND joins. */
export function conjunctsOf(expression: Expression): Expression[] {
  if (expression.kind !== 'and') return [expression];
  return [...conjunctsOf(expression.left), ...conjunctsOf(expression.right)];
}

function emitItem(item: FromItem, place: Place, outer: Scope | undefined): string {
  const { scope, context } = place;
  const first = emitSource(item.source, outer, context);
  scope.add(first.source);
  let sql = first.sql;
  for (const join of item.joins) {
    const joined = emitSource(join.source, outer, context);
    scope.add(joined.source);
    if (join.kind !== 'JOIN' && join.kind !== 'CROSS JOIN') scope.outerJoined = true;
    const on = join.on ? ` ON ${context.emit.condition(join.on, place)}` : '';
    sql += ` ${join.kind === 'CROSS JOIN' ? 'JOIN' : join.kind} ${joined.sql}${on}`;
  }
  return sql;
}

function marked(expression: Expression): boolean {
  return contains(expression, (part) => part.kind === 'column' && part.outer);
}

/** A comparison with (+), turned into a join condition of the table it marks. */
interface OuterCondition {
  readonly alias: string;
  readonly on: Expression;
}

// Source: SuiteQL (help): Oracle's left outer joins work; they do not mix with ANSI joins.
function emitOracleFrom(
  core: Core,
  conjuncts: readonly Expression[],
  outer: Scope | undefined,
  context: Context,
): EmittedFrom {
  if (core.from.some(({ joins }) => joins.length > 0)) refuseQuery('ANSI joins and (+) do not mix in one statement');
  const emitted = core.from.map(({ source }) => emitSource(source, outer, context));
  const full = new Scope(outer);
  for (const { source } of emitted) full.add(source);
  const outers = conjuncts.filter(marked).map((condition) => outerCondition(condition, full));
  const optional = new Set(outers.map(({ alias }) => alias));
  const required = emitted.filter(({ source }) => !optional.has(source.alias));
  if (required.length === 0) refuseQuery('(+) marks every table; one side of a left join stays unmarked');
  full.outerJoined = true;
  const place: Place = { scope: full, context, aggregates: false, rowNumbers: false };
  let sql = required.map((source) => source.sql).join(' JOIN ');
  for (const source of emitted.filter((candidate) => optional.has(candidate.source.alias))) {
    const on = outers.filter(({ alias }) => alias === source.source.alias);
    sql += ` LEFT JOIN ${source.sql} ON ${on.map((one) => context.emit.condition(one.on, place)).join(' AND ')}`;
  }
  return { sql, scope: full, conjuncts: conjuncts.filter((condition) => !marked(condition)) };
}

function outerCondition(condition: Expression, scope: Scope): OuterCondition {
  const aliases = new Set<string>();
  const on = unmark(condition, (source, name) => aliases.add(scope.resolve(source, name).source.alias));
  if (condition.kind === 'or' || aliases.size !== 1)
    refuseQuery('(+) marks one table of one comparison, joined by AND');
  const [alias] = [...aliases];
  return { alias: alias!, on };
}

/** The same condition without its (+) marks, telling which columns had one. */
function unmark(expression: Expression, tell: (source: string | undefined, name: string) => void): Expression {
  if (expression.kind === 'column') {
    if (expression.outer) tell(expression.source, expression.name);
    return { ...expression, outer: false };
  }
  const again = (part: Expression): Expression => unmark(part, tell);
  switch (expression.kind) {
    case 'compare':
      return { ...expression, left: again(expression.left), right: again(expression.right) };
    case 'is-null':
      return { ...expression, operand: again(expression.operand) };
    case 'between':
      return { ...expression, operand: again(expression.operand) };
    case 'in':
      return { ...expression, operand: again(expression.operand) };
    case 'like':
      return { ...expression, operand: again(expression.operand) };
    case 'call':
      return { ...expression, args: expression.args.map(again) };
    default:
      if (marked(expression)) refuseQuery('(+) is understood beside =, IN, BETWEEN, LIKE and IS NULL only');
      return expression;
  }
}
