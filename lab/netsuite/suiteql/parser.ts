// Reads a SuiteQL statement. Source: SuiteQL syntax (help): SQL-92 with Oracle's additions, reading only.

import type { Alias, Branch, Core, FromItem, Join, JoinKind, Query, SelectItem, SetOperator, Source } from './ast';
import { Cursor } from './cursor';
import { ExpressionReader } from './expressions';
import { refuseQuery } from './refusal';

/** Reads the whole text; gives the statement and how many ? it holds. */
export function parse(sql: string): { query: Query; parameters: number } {
  const cursor = new Cursor(sql);
  // Source: SuiteQL (help): no common table expressions. Unconfirmed elsewhere: stricter reading.
  if (cursor.at('WITH')) refuseQuery('WITH is not supported; write an inline view in FROM');
  if (!cursor.at('SELECT') && !cursor.at('('))
    refuseQuery(`a statement starts with SELECT, not "${cursor.token.text}"`);
  const query = readQuery(cursor);
  if (cursor.token.kind !== 'end') refuseRest(cursor);
  return { query, parameters: cursor.parameters };
}

function refuseRest(cursor: Cursor): never {
  if (cursor.at('LIMIT') || cursor.at('OFFSET')) {
    refuseQuery(`${cursor.token.key} is not supported; use FETCH FIRST n ROWS ONLY, or runSuiteQLPaged`);
  }
  return refuseQuery(`nothing more is expected at "${cursor.token.text}", character ${cursor.token.at + 1}`);
}

function readQuery(cursor: Cursor): Query {
  const branches: Branch[] = [{ operator: undefined, body: readBranch(cursor) }];
  for (let operator = setOperator(cursor); operator; operator = setOperator(cursor)) {
    branches.push({ operator, body: readBranch(cursor) });
  }
  const order = cursor.take('ORDER', 'BY') ? reader(cursor).order() : [];
  return { branches, order, fetch: readFetch(cursor) };
}

function reader(cursor: Cursor): ExpressionReader {
  return new ExpressionReader(cursor, readQuery);
}

function setOperator(cursor: Cursor): SetOperator | undefined {
  if (cursor.take('UNION')) return cursor.take('ALL') ? 'UNION ALL' : 'UNION';
  if (cursor.take('INTERSECT')) return 'INTERSECT';
  if (cursor.take('MINUS')) return 'EXCEPT';
  if (cursor.at('EXCEPT')) refuseQuery('EXCEPT is not supported; use MINUS');
  return undefined;
}

function readBranch(cursor: Cursor): Core | Query {
  if (!cursor.take('(')) return readCore(cursor);
  const query = readQuery(cursor);
  cursor.expect(')');
  return query;
}

function readFetch(cursor: Cursor): number | undefined {
  if (!cursor.take('FETCH')) return undefined;
  if (!cursor.take('FIRST')) cursor.expect('NEXT');
  const count = cursor.count('FETCH FIRST');
  if (!cursor.take('ROWS')) cursor.expect('ROW');
  cursor.expect('ONLY');
  return count;
}

function readCore(cursor: Cursor): Core {
  cursor.expect('SELECT');
  const expressions = reader(cursor);
  let distinct = cursor.take('DISTINCT');
  const top = cursor.at('TOP') && cursor.ahead(1).kind === 'number' ? readTop(cursor) : undefined;
  distinct ||= cursor.take('DISTINCT');
  cursor.take('ALL');
  const items = readItems(cursor);
  if (!cursor.at('FROM')) refuseMissingFrom(cursor);
  cursor.expect('FROM');
  const from = readFrom(cursor);
  const where = cursor.take('WHERE') ? expressions.read() : undefined;
  const group = cursor.take('GROUP', 'BY') ? expressions.list() : [];
  const having = cursor.take('HAVING') ? expressions.read() : undefined;
  return { kind: 'core', distinct, top, items, from, where, group, having };
}

function refuseMissingFrom(cursor: Cursor): never {
  return refuseQuery(`FROM is expected at "${cursor.token.text}"; a statement without a table reads FROM DUAL`);
}

function readTop(cursor: Cursor): number {
  cursor.next();
  return cursor.count('TOP');
}

function readItems(cursor: Cursor): SelectItem[] {
  const items: SelectItem[] = [];
  do items.push(readItem(cursor));
  while (cursor.take(','));
  return items;
}

function readItem(cursor: Cursor): SelectItem {
  if (cursor.take('*')) return { kind: 'star', source: undefined };
  if (cursor.atName() && cursor.ahead(1).key === '.' && cursor.ahead(2).key === '*') {
    const source = cursor.next().text;
    cursor.take('.', '*');
    return { kind: 'star', source };
  }
  const value = reader(cursor).read();
  return { kind: 'value', value, alias: readAlias(cursor) };
}

function readAlias(cursor: Cursor): Alias | undefined {
  if (cursor.take('AS')) return cursor.name('an alias');
  return cursor.atName() ? cursor.name('an alias') : undefined;
}

function readFrom(cursor: Cursor): FromItem[] {
  const items: FromItem[] = [];
  do {
    const source = readSource(cursor);
    items.push({ source, joins: readJoins(cursor) });
  } while (cursor.take(','));
  return items;
}

function readSource(cursor: Cursor): Source {
  if (cursor.take('(')) {
    if (!cursor.at('SELECT') && !cursor.at('(')) cursor.fail('SELECT is expected in an inline view');
    const query = readQuery(cursor);
    cursor.expect(')');
    return { kind: 'view', query, alias: readAlias(cursor) };
  }
  const { name } = cursor.name('a table');
  return { kind: 'table', name, alias: readAlias(cursor) };
}

function readJoins(cursor: Cursor): Join[] {
  const joins: Join[] = [];
  for (let kind = joinKind(cursor); kind; kind = joinKind(cursor)) {
    const source = readSource(cursor);
    if (cursor.at('USING')) refuseQuery('JOIN … USING is not supported; write ON');
    if (kind !== 'CROSS JOIN') cursor.expect('ON');
    const on = kind === 'CROSS JOIN' ? undefined : reader(cursor).read();
    joins.push({ kind, source, on });
  }
  return joins;
}

function joinKind(cursor: Cursor): JoinKind | undefined {
  if (cursor.take('JOIN') || cursor.take('INNER', 'JOIN')) return 'JOIN';
  if (cursor.take('CROSS', 'JOIN')) return 'CROSS JOIN';
  for (const side of ['LEFT', 'RIGHT', 'FULL'] as const) {
    if (cursor.take(side, 'JOIN') || cursor.take(side, 'OUTER', 'JOIN')) return `${side} JOIN`;
  }
  if (cursor.at('NATURAL')) refuseQuery('NATURAL JOIN is not supported; write ON');
  return undefined;
}
