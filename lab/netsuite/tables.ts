// The tables that queries see, kept in step with the records at every save. A column exists when its feature does.

import type { Account } from './account';
import type { Catalogue, Column, ColumnType, Table } from './catalogue';
import type { FieldDefinition, FieldValue, QueryColumn, RecordData, RecordDefinition } from './records/definition';
import { serverDateTime } from './serverTime';
import type { SqlValue } from './store';

/** How the store keeps a column. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  integer: 'INTEGER',
  float: 'REAL',
  string: 'TEXT',
  boolean: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  clob: 'TEXT',
};

/** Whether the choices have codes of letters (an account type, a country) rather than internal ids. */
const isCoded = (field: FieldDefinition): boolean =>
  Object.keys(field.options ?? {}).some((key) => !/^-?\d+$/.test(key));

/** The column type a field is queried as. Passwords and computed fields are not queryable. */
export function columnType(field: FieldDefinition): ColumnType | undefined {
  switch (field.type) {
    case 'select':
      return isCoded(field) ? 'string' : 'integer';
    case 'integer':
    case 'document':
    case 'image':
      return 'integer';
    case 'currency':
    case 'float':
    case 'percent':
    case 'rate':
      return 'float';
    case 'checkbox':
      return 'boolean';
    case 'date':
      return 'date';
    case 'datetime':
    case 'timeofday':
      return 'datetime';
    case 'longtext':
      return 'clob';
    case 'subrecord':
    case 'password':
    case 'inlinehtml':
      return undefined;
    default:
      return 'string';
  }
}

/** The key first, then the rest. */
function columnsSql(columns: readonly Column[]): string {
  const key = keyOf(columns);
  const others = columns.filter(({ name }) => name !== key).map(({ name, type }) => `"${name}" ${SQL_TYPES[type]}`);
  return [`"${key}" ${keyType(columns)}`, ...others].join(', ');
}

function toSql(type: ColumnType, value: FieldValue | undefined): SqlValue {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'boolean') return value === true || value === 'T' ? 'T' : 'F';
  if (type === 'datetime') return typeof value === 'number' ? serverDateTime(value) : String(value);
  if (type === 'integer') return Number(value);
  if (Array.isArray(value)) return value.join(', ');
  return value as SqlValue;
}

export class Tables implements Catalogue {
  readonly #account: Account;
  readonly #tables = new Map<string, Table & { readonly columns: Map<string, Column> }>();
  readonly #indexes = new Map<string, Set<string>>();
  /** Names of tables to make when a batch of declarations ends. */
  #waiting: Set<string> | undefined;
  readonly #writers = new Map<string, { sql: string; columns: QueryColumn[] }>();

  constructor(account: Account) {
    this.#account = account;
  }

  table(name: string): Table | undefined {
    return this.#tables.get(name.toLowerCase());
  }

  /** Makes a table known whose rows another part of the account writes. */
  register(table: Table): void {
    this.#tables.set(table.name, { ...table, columns: new Map(table.columns) });
  }

  names(): string[] {
    return [...this.#tables.keys()];
  }

  /** Tables and columns declared within are made at its end, each table once. No row may be read or written within. */
  together(work: () => void): void {
    this.#waiting = new Set();
    try {
      work();
    } finally {
      const names = this.#waiting;
      this.#waiting = undefined;
      for (const name of names) this.#make(name);
    }
  }

  /** Adds a table, or columns to one there is, in the catalogue and in the store. */
  declare(
    name: string,
    columns: readonly Column[],
    options: { display?: string; permission?: string | undefined } = {},
  ): void {
    const table = this.#tables.get(name) ?? {
      name,
      display: options.display ?? 'id',
      permission: options.permission,
      columns: new Map<string, Column>(),
    };
    this.#tables.set(name, table);
    for (const column of columns) table.columns.set(column.name, column);
    this.#writers.clear();
    if (this.#waiting) this.#waiting.add(name);
    else this.#make(name);
  }

  index(table: string, column: string): void {
    const indexed = this.#indexes.get(table) ?? new Set();
    this.#indexes.set(table, indexed.add(column));
    if (this.#waiting) this.#waiting.add(table);
    else this.#makeIndex(table, column);
  }

  /** The store's table as the catalogue has it. A new one, or one without rows, whole: with every column the engine reads its whole schema again. */
  #make(name: string): void {
    const { store } = this.#account;
    const columns = [...(this.#tables.get(name)?.columns.values() ?? [])];
    const existing = new Set(store.all(`PRAGMA table_info("${name}")`).map((row) => row.name));
    const missing = columns.filter((column) => !existing.has(column.name));
    if (existing.size > 0 && missing.length > 1 && store.all(`SELECT 1 FROM "${name}" LIMIT 1`).length === 0) {
      store.exec(`DROP TABLE "${name}"`);
      existing.clear();
    }
    if (existing.size === 0) store.exec(`CREATE TABLE "${name}" (${columnsSql(columns)})`);
    else
      for (const { name: column, type } of missing)
        store.exec(`ALTER TABLE "${name}" ADD COLUMN "${column}" ${SQL_TYPES[type]}`);
    for (const column of this.#indexes.get(name) ?? []) this.#makeIndex(name, column);
  }

  #makeIndex(table: string, column: string): void {
    this.#account.store.exec(`CREATE INDEX IF NOT EXISTS "${table}_${column}" ON "${table}" ("${column}")`);
  }

  /** Declares the table of a record type, with its custom fields. */
  declareFor(definition: RecordDefinition): void {
    if (!definition.table) return;
    const columns = this.#columnsOf(definition).map(({ name, type, target, texts }) => ({ name, type, target, texts }));
    this.declare(definition.table, columns, {
      display: shownBy(definition, columns),
      permission: definition.permission,
    });
    const isCustom = definition.cost === 'custom';
    const fields = this.#account.fields(definition.type);
    if (isCustom && fields.has('externalid')) this.index(definition.table, 'externalid');
    // What custom fields point to is what scripts look records up by.
    for (const field of fields.values()) {
      if (field.type === 'select' && !field.notStored && (isCustom || field.custom))
        this.index(definition.table, field.id);
    }
  }

  write(definition: RecordDefinition, record: RecordData, _now: number): void {
    if (!definition.table) return;
    const writer = this.#writer(definition);
    this.#account.store.run(
      writer.sql,
      writer.columns.map((column) => toSql(column.type, column.from(record, this.#account))),
    );
  }

  remove(definition: RecordDefinition, id: number): void {
    if (definition.table) this.#account.store.run(`DELETE FROM "${definition.table}" WHERE id = ?`, [id]);
  }

  /** Replaces the rows that hang on one key (the lines of a transaction). Values as the store keeps fields. */
  replace(table: string, key: string, value: SqlValue, rows: readonly Record<string, FieldValue>[]): void {
    this.#account.store.run(`DELETE FROM "${table}" WHERE "${key}" = ?`, [value]);
    const columns = [...(this.#tables.get(table)?.columns.values() ?? [])];
    const sql = insertSql(table, columns);
    for (const row of rows) {
      this.#account.store.run(
        sql,
        columns.map((column) => toSql(column.type, row[column.name])),
      );
    }
  }

  #writer(definition: RecordDefinition): { sql: string; columns: QueryColumn[] } {
    const known = this.#writers.get(definition.type);
    if (known) return known;
    const columns = this.#columnsOf(definition);
    const writer = { sql: insertSql(definition.table as string, columns), columns };
    this.#writers.set(definition.type, writer);
    return writer;
  }

  #columnsOf(definition: RecordDefinition): QueryColumn[] {
    const explicit = definition.columns ?? [];
    const named = new Set(explicit.map((column) => column.name));
    const columns: QueryColumn[] = [{ name: 'id', type: 'integer', from: (record) => record.id }];
    for (const field of this.#account.fields(definition.type).values()) {
      const type = columnType(field);
      // Standard types show what the documentation lists; custom fields show what is stored.
      if (
        !type ||
        named.has(field.id) ||
        field.notStored ||
        field.notQueryable ||
        (!field.custom && definition.cost !== 'custom')
      )
        continue;
      columns.push({
        name: field.id,
        type,
        ...(field.target ? { target: tableOf(this.#account, field.target) } : {}),
        ...(field.options ? { texts: field.options } : {}),
        from: (record) => (record.fields[field.id] as string | number | boolean | null | undefined) ?? null,
      });
    }
    return [...columns, ...explicit.filter((column) => column.name !== 'id')];
  }
}

/** The query table behind a reference's target. */
export function tableOf(account: Account, target: string): string {
  return account.definition(target)?.table ?? target;
}

/** What queries show a record by; an account has a name of its own for that. Practice. */
function shownBy({ nameField = 'id' }: RecordDefinition, columns: readonly { readonly name: string }[]): string {
  const names = columns.map(({ name }) => name);
  if (names.includes(nameField)) return nameField;
  return names.find((name) => name.endsWith('searchdisplayname')) ?? 'id';
}

const keyOf = (columns: readonly Column[]): string => columns[0]?.name ?? 'id';
const keyType = (columns: readonly Column[]): string => (keyOf(columns) === 'id' ? 'INTEGER PRIMARY KEY' : 'INTEGER');

function insertSql(table: string, columns: readonly { readonly name: string }[]): string {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  return `INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
}
