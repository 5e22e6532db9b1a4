// Which column of which table a search field means.
// Source: Search columns and filters of each record (help, Records Browser); practice for what is not listed there.

import type { Column, Table } from '../catalogue';
import { NotEmulated, refuse } from '../errors';
import { isRecordType } from '../records/types';
import type { QueryAccount } from '../suiteql/run';
import { addressJoin, defaultAddressField, joinedAddressField } from './addresses';
import { computedField } from './computed';

export type FieldKind = 'select' | 'multiselect' | 'boolean' | 'text' | 'number' | 'date' | 'datetime' | 'status';

export interface SearchField {
  /** SuiteQL of its value. */
  readonly sql: string;
  readonly kind: FieldKind;
  /** SuiteQL of its text; none when the value is all there is. */
  readonly text: string | undefined;
  /** An id that text may be compared with: internal and external ids. */
  readonly identifier: boolean;
}

/** What a search needs of the account beside queries. */
export interface SearchAccount extends QueryAccount {
  definition(type: string): { readonly type: string; readonly table?: string; readonly group: string } | undefined;
}

/** Search names that differ from the column's name. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  account: { name: 'accountsearchdisplayname', number: 'acctnumber', type: 'accttype' },
  item: {
    name: 'itemid',
    type: 'itemtype',
    created: 'createddate',
    modified: 'lastmodifieddate',
    salesdescription: 'description',
    cogsaccount: 'expenseaccount',
  },
  customer: { salesrepresentative: 'salesrep' },
  transaction: {
    datecreated: 'createddate',
    memomain: 'memo',
    statusref: 'status',
    number: 'tranid',
    name: 'entity',
    salesrep: 'employee',
  },
  transactionline: {
    line: 'linesequencenumber',
    lineuniquekey: 'uniquekey',
    cogs: 'iscogs',
    closed: 'isclosed',
    account: 'expenseaccount',
    amount: 'netamount',
    fxamount: 'foreignamount',
  },
};

const EVERYWHERE: Readonly<Record<string, string>> = { externalidstring: 'externalid' };

/** Of a transaction search: what belongs to the line although the body may have it too. */
const OF_THE_LINE = new Set(
  'item quantity rate amount fxamount mainline taxline cogs shipping line lineuniquekey location department class memo closed account'.split(
    ' ',
  ),
);

/** Quantities and amounts of sales lines are kept with the credit's sign; a search shows them as entered (practice). */
const SIGNED = new Set(['quantity', 'netamount', 'foreignamount']);
const SALES = "('SalesOrd', 'CustInvc', 'CashSale', 'RtnAuth', 'CustCred', 'CashRfnd', 'Estimate')";

/** Joins that are not named after a column. */
const JOIN_COLUMNS: Readonly<Record<string, string>> = {
  customer: 'entity',
  customermain: 'entity',
  vendor: 'entity',
  accountingperiod: 'postingperiod',
};

interface Joined {
  readonly alias: string;
  readonly table: Table;
}

/** The tables of one search, and the joins its fields have asked for. */
export class SearchTables {
  readonly account: SearchAccount;
  readonly main: Table;
  readonly line: Table | undefined;
  readonly #bodyOnly: boolean;
  readonly #joins = new Map<string, Joined>();
  #joinSql = '';
  #hasAddresses = false;

  /** `bodyOnly`: a lookup, which sees a transaction's body alone. */
  constructor(account: SearchAccount, type: string, bodyOnly: boolean) {
    this.account = account;
    this.main = mainTable(account, type);
    this.line = this.main.name === 'transaction' ? account.catalogue.table('transactionline') : undefined;
    this.#bodyOnly = bodyOnly;
  }

  get from(): string {
    const only = this.#bodyOnly ? " AND l.mainline = 'T'" : '';
    const lines = this.line
      ? ` ${this.#bodyOnly ? 'LEFT JOIN' : 'JOIN'} transactionline l ON l.transaction = t.id${only}`
      : '';
    return `${this.main.name} t${lines}${this.#joinSql}`;
  }

  /** The field of that name; undefined when there is none. */
  field(name: string, join: string | undefined): SearchField | undefined {
    if (join === 'address' && this.main.name === 'customer') return this.#addressField(name);
    if (join !== undefined) {
      const joined = this.#joined(join);
      return joined && this.#fieldIn(joined.table, joined.alias, name);
    }
    if (!this.line) return this.#fieldIn(this.main, 't', name);
    const ofTheLine = OF_THE_LINE.has(name) || name.startsWith('custcol');
    const body = this.#fieldIn(this.main, 't', name);
    const line = this.#lineField(name);
    return ofTheLine ? (line ?? body) : (body ?? line);
  }

  #fieldIn(table: Table, alias: string, name: string): SearchField | undefined {
    return (
      fieldIn(table, alias, name) ??
      computedField(this.account, table, alias, name) ??
      (table.name === 'customer' ? defaultAddressField(alias, name) : undefined)
    );
  }

  /** A row for each address. */
  #addressField(name: string): SearchField | undefined {
    const field = joinedAddressField(name);
    if (field && !this.#hasAddresses) this.#joinSql += addressJoin('t');
    this.#hasAddresses ||= field !== undefined;
    return field;
  }

  #lineField(name: string): SearchField | undefined {
    if (this.#bodyOnly && (name.startsWith('custcol') || ['item', 'quantity', 'rate', 'line'].includes(name)))
      return undefined;
    const field = this.#fieldIn(this.line!, 'l', name);
    if (!field || !SIGNED.has(columnName(this.line!, name))) return field;
    return {
      ...field,
      sql: `CASE WHEN l.mainline = 'F' AND t.type IN ${SALES} THEN -${field.sql} ELSE ${field.sql} END`,
    };
  }

  #joined(join: string): Joined | undefined {
    const known = this.#joins.get(join);
    if (known) return known;
    const reference = this.#reference(JOIN_COLUMNS[join] ?? join) ?? this.#reference(join);
    if (!reference) return undefined;
    const name = join === 'customer' || join === 'vendor' ? join : reference.target;
    const table = this.account.catalogue.table(name);
    if (!table) return undefined;
    const alias = `j${this.#joins.size + 1}`;
    this.#joinSql += ` LEFT JOIN ${table.name} ${alias} ON ${alias}.${keyOf(table)} = ${reference.sql}`;
    const joined = { alias, table };
    this.#joins.set(join, joined);
    return joined;
  }

  #reference(name: string): { sql: string; target: string } | undefined {
    const line = this.line?.columns.get(name);
    if (line?.target !== undefined && !this.main.columns.get(name)?.target)
      return { sql: `l.${name}`, target: line.target };
    const column = this.main.columns.get(name);
    return column?.target === undefined ? undefined : { sql: `t.${name}`, target: column.target };
  }
}

function mainTable(account: SearchAccount, type: string): Table {
  const definition = account.definition(type);
  if (definition && definition.table === undefined) throw new NotEmulated(`N/search on ${type}`);
  const table = account.catalogue.table(definition?.table ?? (type === 'folder' ? 'mediaitemfolder' : type));
  if (!table && isRecordType(type)) throw new NotEmulated(`N/search on ${type}`);
  // Message wording: practice.
  return table ?? refuse('SSS_INVALID_SRCH_TYPE', `The record type [${type}] is invalid for a search.`);
}

/** The column of internal ids. Deployments and log lines have another name for it. */
export function keyOf(table: Table): string {
  return table.columns.has('id') ? 'id' : [...table.columns.keys()][0]!;
}

function columnName(table: Table, name: string): string {
  return EVERYWHERE[name] ?? RENAMED[table.name]?.[name] ?? name;
}

function fieldIn(table: Table, alias: string, name: string): SearchField | undefined {
  const renamed = name === 'internalid' || name === 'internalidnumber' ? keyOf(table) : columnName(table, name);
  const column = table.columns.get(renamed) ?? table.columns.get(name);
  if (!column) return undefined;
  const sql = `${alias}.${column.name}`;
  if (name === 'internalid') return { sql, kind: 'select', text: undefined, identifier: true };
  if (name === 'externalid') return { sql, kind: 'select', text: undefined, identifier: true };
  const kind = kindOf(column, table);
  const shows = kind === 'select' || kind === 'multiselect' || kind === 'status';
  const text = shows ? `BUILTIN.DF(${sql})` : undefined;
  // Practice: a search shows the status without the name of the type, which SuiteQL puts before it.
  if (kind === 'status') return { sql, kind, text: `REGEXP_REPLACE(${text}, '^.* : ', '')`, identifier: false };
  return { sql, kind, text, identifier: false };
}

function kindOf(column: Column, table: Table): FieldKind {
  if (table.name === 'transaction' && column.name === 'status') return 'status';
  if (column.name === 'type' && table.name === 'transaction') return 'select';
  if (column.target !== undefined && column.type === 'string') return 'multiselect';
  if (column.target !== undefined || column.texts !== undefined) return 'select';
  switch (column.type) {
    case 'integer':
    case 'float':
      return 'number';
    case 'string':
    case 'clob':
      return 'text';
    default:
      return column.type;
  }
}
