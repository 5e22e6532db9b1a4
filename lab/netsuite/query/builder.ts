// query.create: a query put together from columns, conditions and sorts of one table, run as SuiteQL.
// Source: N/query Module (help). Joined components, formulas and relative dates are left out by name.

import { NotEmulated, refuse } from '../errors';
import type { Env } from '../modules/module';
import { type Options, optionsOf } from '../modules/options';
import { type Condition, conditionSql } from './condition';
import type { ResultSet } from './results';
import type { PagedData, Statement } from './statement';
import { run, runPaged } from './statement';

export interface QueryColumn {
  readonly fieldId: string;
  readonly alias: string | undefined;
  readonly aggregate: string | undefined;
  readonly groupBy: boolean;
  readonly display: boolean;
}

interface QuerySort {
  readonly column: QueryColumn;
  readonly ascending: boolean;
  readonly nullsLast: boolean | undefined;
}

const AGGREGATES: Readonly<Record<string, string>> = {
  AVERAGE: 'AVG',
  COUNT: 'COUNT',
  MAXIMUM: 'MAX',
  MINIMUM: 'MIN',
  SUM: 'SUM',
};

export class QueryObject {
  readonly #env: Env;
  readonly #type: string;
  columns: QueryColumn[] = [];
  condition: Condition | null = null;
  sort: QuerySort[] = [];

  constructor(env: Env, type: string) {
    this.#env = env;
    this.#type = type.toLowerCase();
    if (!env.account.catalogue.table(this.#type)) refuse('INVALID_RCRD_TYPE', `The record type [${type}] is invalid.`);
  }

  get type(): string {
    return this.#type;
  }

  createColumn(options: unknown): QueryColumn {
    const given = optionsOf(options, 'Query.createColumn');
    const fieldId = this.#fieldOf(given, 'createColumn');
    const context =
      typeof given.context === 'object' ? (given.context as { name?: unknown } | null)?.name : given.context;
    if (context !== undefined && context !== 'RAW' && context !== 'DISPLAY') {
      throw new NotEmulated(`N/query column context ${String(context)}`);
    }
    return {
      fieldId,
      alias: given.alias === undefined ? undefined : String(given.alias),
      aggregate: given.aggregate === undefined ? undefined : String(given.aggregate),
      groupBy: given.groupBy === true,
      display: context === 'DISPLAY',
    };
  }

  createCondition(options: unknown): Condition {
    const given = optionsOf(options, 'Query.createCondition', ['operator'], 'MISSING_REQD_ARGUMENT');
    const fieldId = this.#fieldOf(given, 'createCondition');
    if (given.aggregate !== undefined) throw new NotEmulated('N/query conditions on aggregates');
    const column = this.#env.account.catalogue.table(this.#type)?.columns.get(fieldId);
    const values = Array.isArray(given.values) ? given.values : given.values === undefined ? [] : [given.values];
    return { kind: 'leaf', fieldId, type: column?.type ?? 'string', operator: String(given.operator), values };
  }

  createSort(options: unknown): QuerySort {
    const given = optionsOf(options, 'Query.createSort', ['column'], 'MISSING_REQD_ARGUMENT');
    const nullsLast = given.nullsLast === undefined ? undefined : given.nullsLast === true;
    return { column: given.column as QueryColumn, ascending: given.ascending !== false, nullsLast };
  }

  and(...conditions: Condition[]): Condition {
    return { kind: 'and', children: conditions.flat() };
  }

  or(...conditions: Condition[]): Condition {
    return { kind: 'or', children: conditions.flat() };
  }

  not(condition: Condition): Condition {
    return { kind: 'not', children: [condition] };
  }

  join(): never {
    throw new NotEmulated('N/query joins of query.create; write SuiteQL');
  }

  autoJoin(): never {
    return this.join();
  }

  joinTo(): never {
    return this.join();
  }

  joinFrom(): never {
    return this.join();
  }

  run(): ResultSet {
    return run(this.#env, QueryObject.statementOf(this));
  }

  runPaged(options: unknown): PagedData {
    return runPaged(
      this.#env,
      QueryObject.statementOf(this),
      (options as { pageSize?: unknown } | undefined)?.pageSize,
    );
  }

  /** The same as SuiteQL: its checkboxes then come as 'T' and 'F'. */
  toSuiteQL(): SuiteQLObject {
    const { sql, params } = QueryObject.statementOf(this);
    return new SuiteQLObject(this.#env, this.#type, { sql, params, realBooleans: false });
  }

  static statementOf(query: QueryObject): Statement {
    if (query.columns.length === 0) refuse('SSS_SEARCH_ERROR_OCCURRED', 'A query has at least one column.');
    const condition = query.condition ? conditionSql(query.condition) : undefined;
    const groups = query.columns.filter((column) => column.groupBy).map((column) => expressionOf(column));
    const order = query.sort.map(sortSql);
    const sql = [
      `SELECT ${query.columns.map((column) => `${expressionOf(column)} AS ${column.alias ?? column.fieldId}`).join(', ')}`,
      `FROM ${query.type}`,
      condition ? `WHERE ${condition.sql}` : '',
      groups.length > 0 ? `GROUP BY ${groups.join(', ')}` : '',
      order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
    ];
    return { sql: sql.filter(Boolean).join(' '), params: condition?.params ?? [], realBooleans: true };
  }

  #fieldOf(given: Options, method: string): string {
    if (given.formula !== undefined) throw new NotEmulated('N/query formulas of query.create; write SuiteQL');
    if (given.fieldId === undefined)
      refuse('MISSING_REQD_ARGUMENT', `Query.${method}: Missing a required argument: fieldId`);
    const fieldId = String(given.fieldId).toLowerCase();
    if (fieldId.includes('.')) return this.join();
    if (!this.#env.account.catalogue.table(this.#type)?.columns.has(fieldId)) {
      refuse('FIELD_NOT_FOUND', `The field ${fieldId} of ${this.#type} does not exist.`);
    }
    return fieldId;
  }
}

/** query.SuiteQL: a statement with its parameters. */
export class SuiteQLObject {
  readonly #env: Env;
  readonly #type: string;
  readonly #statement: Statement;

  constructor(env: Env, type: string, statement: Statement) {
    this.#env = env;
    this.#type = type;
    this.#statement = statement;
  }

  get query(): string {
    return this.#statement.sql;
  }

  get params(): readonly unknown[] {
    return this.#statement.params;
  }

  get type(): string {
    return this.#type;
  }

  run(): ResultSet {
    return run(this.#env, this.#statement);
  }

  runPaged(options: unknown): PagedData {
    return runPaged(this.#env, this.#statement, (options as { pageSize?: unknown } | undefined)?.pageSize);
  }

  static statementOf(object: SuiteQLObject): Statement {
    return object.#statement;
  }
}

function expressionOf({ fieldId, aggregate, display }: QueryColumn): string {
  const shown = display ? `BUILTIN.DF(${fieldId})` : fieldId;
  if (aggregate === undefined) return shown;
  const [, name = aggregate, distinct] = /^(.*?)(_DISTINCT)?$/.exec(aggregate) ?? [];
  const called = AGGREGATES[name];
  if (!called) throw new NotEmulated(`N/query aggregate ${aggregate}`);
  return `${called}(${distinct ? 'DISTINCT ' : ''}${shown})`;
}

function sortSql({ column, ascending, nullsLast }: QuerySort): string {
  const nulls = nullsLast === undefined ? '' : ` NULLS ${nullsLast ? 'LAST' : 'FIRST'}`;
  return `${expressionOf(column)}${ascending ? '' : ' DESC'}${nulls}`;
}
