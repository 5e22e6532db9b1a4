// A search as one SuiteQL statement: its columns with their texts, its filters, its groups and its order.

import type { Table } from '../catalogue';
import { NotEmulated, refuse } from '../errors';
import { serverDay } from '../serverTime';
import { sumInDecimals } from '../suiteql/aggregates';
import type { QueryParameter } from '../suiteql/run';
import { keyOf, type SearchAccount, type SearchField, SearchTables } from './fields';
import type { FilterTree } from './filters';
import { formulaField } from './formula';
import { filterSql, type Written } from './operators';
import type { Column, Filter } from './parts';

export interface SearchStatement {
  readonly sql: string;
  readonly params: readonly QueryParameter[];
  /** One for each column: which values of a row belong to it. */
  readonly places: readonly Place[];
  /** Which values of a row are the record's id and type; none for a summary. */
  readonly record: { readonly id: number; readonly type: number | undefined } | undefined;
  /** The record type of every row, when no value tells it. */
  readonly type: string;
}

export interface Place {
  readonly column: Column;
  readonly field: SearchField;
  readonly value: number;
  readonly text: number | undefined;
}

export interface SearchParts {
  readonly type: string;
  readonly filter: FilterTree | undefined;
  readonly columns: readonly Column[];
}

export function searchStatement(account: SearchAccount, search: SearchParts): SearchStatement {
  const tables = new SearchTables(account, search.type, false);
  const summed = search.columns.some(({ summary }) => summary !== undefined);
  if (summed && !search.columns.every(({ summary }) => summary !== undefined)) {
    refuse('SSS_INVALID_SRCH_COLUMN_SUM', 'Once a column has a summary type, every column needs one.');
  }
  const select = new SelectList();
  const places = search.columns.map((column) => select.add(column, fieldOf(tables, column)));
  const record = summed ? undefined : select.addRecord(tables);
  const today = (): string => serverDay(account.clock.now());
  const { rows, groups } = splitTree(search.filter);
  const write = (tree: FilterTree): Written => treeSql(tree, tables, today);
  const where = [typeCondition(tables, search.type), ...rows.map(write)].filter((each) => each !== undefined);
  if (groups.length > 0 && !summed) {
    refuse('SSS_INVALID_SRCH_FILTER', 'A filter on a summary needs columns with summary types.');
  }
  const having = groups.map(write);
  const sql = [
    `SELECT ${select.sql}`,
    `FROM ${tables.from}`,
    where.length > 0 ? `WHERE ${where.map((condition) => condition.sql).join(' AND ')}` : '',
    summed && select.groups.length > 0 ? `GROUP BY ${select.groups.join(', ')}` : '',
    having.length > 0 ? `HAVING ${having.map((condition) => condition.sql).join(' AND ')}` : '',
    orderSql(places, record?.id, tables),
  ];
  return {
    sql: sql.filter(Boolean).join(' '),
    params: [...where, ...having].flatMap(({ params }) => params),
    places,
    record,
    type: search.type,
  };
}

/** Filters on rows, and filters on summaries, which must hold beside them. */
function splitTree(tree: FilterTree | undefined): { rows: FilterTree[]; groups: FilterTree[] } {
  if (!tree) return { rows: [], groups: [] };
  if (!isSummed(tree)) return { rows: [tree], groups: [] };
  if (tree.kind === 'term') return { rows: [], groups: [tree] };
  if (tree.kind !== 'and') throw new NotEmulated('N/search filters on summaries within OR or NOT');
  const parts = tree.parts.map(splitTree);
  return { rows: parts.flatMap((part) => part.rows), groups: parts.flatMap((part) => part.groups) };
}

const isSummed = (tree: FilterTree): boolean =>
  tree.kind === 'term' ? tree.filter.summary !== undefined : tree.parts.some(isSummed);

function fieldOf(tables: SearchTables, column: Column): SearchField {
  if (column.formula !== undefined) return formulaField(tables, column.name, column.formula, 'SSS_INVALID_SRCH_COL');
  const shown = column.join === undefined ? column.name : `${column.join}.${column.name}`;
  return (
    tables.field(column.name, column.join) ??
    refuse(
      'SSS_INVALID_SRCH_COL',
      `An nlobjSearchColumn contains an invalid column, or is not in proper syntax: ${shown}.`,
    )
  );
}

/** The values a statement selects, each once for a column. */
class SelectList {
  readonly #values: string[] = [];
  readonly groups: string[] = [];

  get sql(): string {
    return this.#values.map((value, index) => `${value} AS v${index}`).join(', ');
  }

  add(column: Column, field: SearchField): Place {
    const { summary } = column;
    if (summary !== undefined && summary !== 'GROUP') {
      return {
        column,
        field: summaryField(summary, field),
        value: this.#push(summaryOf(summary, field.sql)),
        text: undefined,
      };
    }
    if (summary === 'GROUP') this.groups.push(...[field.sql, field.text].filter((sql) => sql !== undefined));
    const value = this.#push(field.sql);
    return { column, field, value, text: field.text === undefined ? undefined : this.#push(field.text) };
  }

  addRecord({ main }: SearchTables): { id: number; type: number | undefined } {
    const id = this.#push(`t.${keyOf(main)}`);
    const type = recordTypeSql(main);
    return { id, type: type === undefined ? undefined : this.#push(type) };
  }

  #push(sql: string): number {
    return this.#values.push(sql) - 1;
  }
}

/** Tables of several record types say which one a row is. */
function recordTypeSql({ name, columns }: Table): string | undefined {
  if (columns.has('recordtype')) return 't.recordtype';
  if (name === 'item' && columns.has('subtype')) return ITEM_TYPE_SQL;
  if (name === 'entity') return ENTITY_TYPE_SQL;
  return undefined;
}

const ENTITY_TYPE_SQL = `DECODE(t.type, 'CustJob', 'customer', 'Vendor', 'vendor', 'Employee', 'employee')`;

function summaryField(summary: string, field: SearchField): SearchField {
  const extreme = summary === 'MIN' || summary === 'MAX';
  return { ...field, kind: extreme && field.text === undefined ? field.kind : 'number', text: undefined };
}

/** Types that share a table are told apart by the type they were saved as. */
function typeCondition({ main, account }: SearchTables, type: string): Written | undefined {
  const definition = account.definition(type);
  if (!definition || definition.table === type || main.name === type) return undefined;
  if (!main.columns.has('recordtype')) return itemCondition(main.name, type);
  return { sql: 't.recordtype = ?', params: [type] };
}

/** Source: item type codes (practice). A type for sale or for resale has its subtype; the others are whole families. */
const ITEM_TYPES: Readonly<Record<string, string>> = {
  assembly: 'Assembly',
  discount: 'Discount',
  inventory: 'InvtPart',
  kit: 'Kit',
  noninventory: 'NonInvtPart',
  othercharge: 'OthCharge',
  service: 'Service',
};

const WITH_SUBTYPES: ReadonlySet<string> = new Set(['noninventory', 'othercharge', 'service']);

const ITEM_TYPE_SQL = `CASE t.itemtype ${Object.entries(ITEM_TYPES)
  .map(([stem, code]) => {
    const way = WITH_SUBTYPES.has(stem) ? ` || DECODE(t.subtype, 'Sale', 'sale', 'Resale', 'resale')` : '';
    return `WHEN '${code}' THEN '${stem}'${way} || 'item'`;
  })
  .join(' ')} END`;

function itemCondition(table: string, type: string): Written | undefined {
  const [, stem = '', way] = /^(.*?)(sale|resale)?item$/.exec(type) ?? [];
  const code = table === 'item' && Object.hasOwn(ITEM_TYPES, stem) ? ITEM_TYPES[stem] : undefined;
  if (code === undefined) return undefined;
  if (way === undefined) return { sql: 't.itemtype = ?', params: [code] };
  return { sql: 't.itemtype = ? AND LOWER(t.subtype) = ?', params: [code, way] };
}

function treeSql(tree: FilterTree, tables: SearchTables, today: () => string): Written {
  if (tree.kind === 'term') {
    const { filter } = tree;
    if (filter.formula !== undefined) {
      const field = formulaField(tables, filter.name, filter.formula, 'SSS_INVALID_SRCH_FILTER');
      return filterSql(filter, summarised(filter, field), today);
    }
    const shown = filter.join === undefined ? filter.name : `${filter.join}.${filter.name}`;
    const field = tables.field(filter.name, filter.join);
    if (!field) {
      return refuse('SSS_INVALID_SRCH_FILTER', `An nlobjSearchFilter contains invalid search criteria: ${shown}.`);
    }
    return filterSql(filter, summarised(filter, field), today);
  }
  const parts = tree.parts.map((part) => treeSql(part, tables, today));
  const params = parts.flatMap((part) => part.params);
  if (tree.kind === 'not') return { sql: `NOT (${parts[0]!.sql})`, params };
  return { sql: `(${parts.map(({ sql }) => sql).join(tree.kind === 'and' ? ' AND ' : ' OR ')})`, params };
}

function summarised({ summary }: Filter, field: SearchField): SearchField {
  if (summary === undefined || summary === 'GROUP') return field;
  return { ...summaryField(summary, field), sql: summaryOf(summary, field.sql) };
}

const summaryOf = (summary: string, sql: string): string =>
  summary === 'SUM' ? sumInDecimals(`SUM(${sql})`) : `${summary}(${sql})`;

/** By the columns that ask for it, a select by its text; then by id, and line by line. */
function orderSql(places: readonly Place[], id: number | undefined, { line }: SearchTables): string {
  const asked = places
    .filter(({ column }) => column.sort !== 'NONE')
    .map(({ column, value, text }) => `v${text ?? value}${column.sort === 'DESC' ? ' DESC' : ''}`);
  if (id !== undefined) asked.push(`v${id}`);
  if (id !== undefined && line) asked.push('l.id');
  return asked.length > 0 ? `ORDER BY ${asked.join(', ')}` : '';
}
