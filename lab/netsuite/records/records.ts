// Where records live: the content as one document a record, and beside it the tables that queries see.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldDefinition, FieldValue, Line, RecordData, RecordDefinition } from './definition';
import { checkLength } from './values';

interface StoredRow {
  readonly type: string;
  readonly id: number;
  readonly version: number;
  readonly data: string;
}

export class Records {
  readonly #account: Account;
  readonly #nextIds = new Map<string, number>();

  constructor(account: Account) {
    this.#account = account;
    account.store.exec(`
      CREATE TABLE IF NOT EXISTS record (grp TEXT NOT NULL, id INTEGER NOT NULL, type TEXT NOT NULL, version INTEGER NOT NULL,
        externalid TEXT, data TEXT NOT NULL, created INTEGER NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY (grp, id));
      CREATE UNIQUE INDEX IF NOT EXISTS record_externalid ON record (grp, externalid) WHERE externalid IS NOT NULL;
      CREATE INDEX IF NOT EXISTS record_type ON record (type, id);`);
    for (const row of account.store.all('SELECT grp, MAX(id) AS last FROM record GROUP BY grp')) {
      this.#nextIds.set(row.grp as string, (row.last as number) + 1);
    }
  }

  /** An empty record of a type, with the values new ones start with. */
  blank(type: string): RecordData {
    const definition = this.definition(type);
    const fields: Record<string, FieldValue> = {};
    for (const field of this.#account.fields(type).values()) {
      if (field.initially !== undefined) fields[field.id] = field.initially;
      else if (field.type === 'checkbox') fields[field.id] = false;
    }
    const sublists: Record<string, Line[]> = {};
    for (const sublist of definition.sublists) sublists[sublist.id] = [];
    return { type, id: null, version: 0, fields, sublists, subrecords: {} };
  }

  /** The definition of a type that exists in this account; refuses an unknown one. */
  definition(type: string): RecordDefinition {
    const definition = this.#account.definition(type);
    if (!definition) refuse('INVALID_RCRD_TYPE', `The record type [${type}] is invalid.`);
    return definition;
  }

  /** The saved content; undefined where there is none. A copy: changing it changes nothing until saved. */
  get(type: string, id: number): RecordData | undefined {
    const group = this.#account.definition(type)?.group ?? type;
    const row = this.#account.store.get('SELECT type, id, version, data FROM record WHERE grp = ? AND id = ?', [
      group,
      id,
    ]);
    if (!row || (row.type !== type && group !== type)) return undefined;
    return read(row as unknown as StoredRow);
  }

  exists(target: string, id: number): boolean {
    return this.typeOf(target, id) !== undefined;
  }

  /** The type of the record of that id within a type or group ('item', 'entity', 'transaction'). */
  typeOf(target: string, id: number): string | undefined {
    const group = this.#account.definition(target)?.group ?? target;
    const row = this.#account.store.get('SELECT type FROM record WHERE grp = ? AND id = ?', [group, id]);
    const type = row?.type as string | undefined;
    return type !== undefined && (target === group || target === type) ? type : undefined;
  }

  find(group: string, externalId: string): { type: string; id: number } | undefined {
    const row = this.#account.store.get('SELECT type, id FROM record WHERE grp = ? AND externalid = ?', [
      group,
      externalId,
    ]);
    return row ? { type: row.type as string, id: row.id as number } : undefined;
  }

  list(type: string, page: { offset?: number; limit?: number } = {}): { rows: RecordData[]; total: number } {
    const rows = this.#account.store.all(
      'SELECT type, id, version, data FROM record WHERE type = ? ORDER BY id DESC LIMIT ? OFFSET ?',
      [type, page.limit ?? -1, page.offset ?? 0],
    );
    return { rows: rows.map((row) => read(row as unknown as StoredRow)), total: this.count(type) };
  }

  count(type: string): number {
    return this.#account.store.get('SELECT COUNT(*) AS n FROM record WHERE type = ?', [type])?.n as number;
  }

  /** What a reference shows to people. */
  nameOf(target: string, id: number): string | undefined {
    const type = this.typeOf(target, id);
    const record = type && this.get(type, id);
    if (!type || !record) return undefined;
    const field = this.#account.definition(type)?.nameField;
    const name = field ? record.fields[field] : null;
    return name === null || name === undefined ? String(id) : String(name);
  }

  /**
   * Stores a record as the server does: completes it, checks it, writes it with its tables, lets it have its effects.
   * All or nothing. `system`: the change comes from the account itself, which may write read-only types.
   */
  save(record: RecordData, options: { system?: boolean; ignoreMandatory?: boolean } = {}): number {
    return this.#account.store.transaction(() => {
      const definition = this.definition(record.type);
      const old = record.id === null ? null : (this.get(record.type, record.id) ?? null);
      if (record.id !== null && !old) refuse('RCRD_DSNT_EXIST', 'That record does not exist.');
      if (old && old.version !== record.version && definition.optimisticLocking) {
        // Source: optimistic locking (help). Name for custom records: CUSTOM_RECORD_COLLISION is unconfirmed.
        refuse('RCRD_HAS_BEEN_CHANGED', 'Record has been changed');
      }
      definition.behaviour?.beforeSave?.(this.#account, record, old, options.system ?? false);
      this.#check(record, options.ignoreMandatory ?? false);
      this.#write(definition, record);
      definition.behaviour?.afterSave?.(this.#account, record, old);
      return record.id as number;
    });
  }

  remove(type: string, id: number): void {
    this.#account.store.transaction(() => {
      const record = this.get(type, id);
      if (!record) refuse('RCRD_DSNT_EXIST', 'That record does not exist.');
      const definition = this.definition(type);
      this.#refuseDependants(definition.group, type, id);
      definition.behaviour?.beforeDelete?.(this.#account, record);
      this.#account.store.run('DELETE FROM record WHERE grp = ? AND id = ?', [definition.group, id]);
      this.#account.tables.remove(definition, id);
    });
  }

  #check(record: RecordData, ignoreMandatory: boolean): void {
    const missing: string[] = [];
    const check = (fields: ReadonlyMap<string, FieldDefinition>, values: Record<string, FieldValue>, where: string) => {
      for (const field of fields.values()) {
        const value = values[field.id];
        const empty = value === null || value === undefined || value === '';
        if (field.required && empty && !(ignoreMandatory && field.custom)) missing.push(`${where}${field.label}`);
        if (empty) continue;
        checkLength(field, value);
        this.#checkReference(field, value);
      }
    };
    check(this.#account.fields(record.type), record.fields, '');
    for (const [sublist, lines] of Object.entries(record.sublists)) {
      const fields = this.#account.lineFields(record.type, sublist);
      for (const line of lines) check(fields, line.fields, '');
    }
    // Source: practice, "Please enter value(s) for: …".
    if (missing.length > 0) refuse('USER_ERROR', `Please enter value(s) for: ${[...new Set(missing)].join(', ')}`);
  }

  #checkReference(field: FieldDefinition, value: FieldValue): void {
    if (field.type !== 'select' && field.type !== 'multiselect') return;
    for (const id of Array.isArray(value) ? (value as string[]) : [value as string]) {
      const known = field.options
        ? Object.hasOwn(field.options, id)
        : field.target === undefined || (/^-?\d+$/.test(id) && this.exists(field.target, Number(id)));
      if (!known) refuse('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${id}.`);
    }
  }

  #write(definition: RecordDefinition, record: RecordData): void {
    const now = this.#account.clock.now();
    const externalId = (record.fields.externalid as string | null | undefined) ?? null;
    if (externalId !== null) this.#guardExternalId(definition.group, externalId, record.id);
    if (record.id === null) {
      record.id = definition.behaviour?.allocateId?.(this.#account, record) ?? this.#nextId(definition.group);
      record.version = 1;
      this.#stamp(record, now, true);
      this.#account.store.run(
        'INSERT INTO record (grp, id, type, version, externalid, data, created, modified) VALUES (?,?,?,?,?,?,?,?)',
        [definition.group, record.id, record.type, record.version, externalId, content(record), now, now],
      );
    } else {
      record.version += 1;
      this.#stamp(record, now, false);
      this.#account.store.run(
        'UPDATE record SET version = ?, externalid = ?, data = ?, modified = ? WHERE grp = ? AND id = ?',
        [record.version, externalId, content(record), now, definition.group, record.id],
      );
    }
    this.#account.tables.write(definition, record, now);
  }

  /** created, lastmodified and the like, where the type has them. */
  #stamp(record: RecordData, now: number, isNew: boolean): void {
    const fields = this.#account.fields(record.type);
    for (const id of ['lastmodifieddate', 'lastmodified']) if (fields.has(id)) record.fields[id] = now;
    if (isNew) for (const id of ['createddate', 'created']) if (fields.has(id)) record.fields[id] = now;
  }

  /** The unique external id is the one atomic guard there is. Source: external IDs (help); error name from practice. */
  #guardExternalId(group: string, externalId: string, id: number | null): void {
    const taken = this.find(group, externalId);
    if (taken && taken.id !== id) refuse('DUP_RCRD', 'This record already exists');
  }

  /** Source: deleting records with dependants (practice). Looks at references from custom records only. */
  #refuseDependants(group: string, type: string, id: number): void {
    for (const definition of this.#account.definitions.values()) {
      if (definition.cost !== 'custom' || !definition.table) continue;
      for (const field of this.#account.fields(definition.type).values()) {
        if (field.type !== 'select' || (field.target !== type && field.target !== group)) continue;
        const row = this.#account.store.get(`SELECT id FROM "${definition.table}" WHERE "${field.id}" = ? LIMIT 1`, [
          id,
        ]);
        if (row) {
          refuse(
            'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
            'This record cannot be deleted because it has dependent records.',
          );
        }
      }
    }
  }

  #nextId(group: string): number {
    const id = this.#nextIds.get(group) ?? 1;
    this.#nextIds.set(group, id + 1);
    return id;
  }
}

const content = (record: RecordData): string =>
  JSON.stringify({ fields: record.fields, sublists: record.sublists, subrecords: record.subrecords });

function read(row: StoredRow): RecordData {
  const { fields, sublists, subrecords } = JSON.parse(row.data) as Pick<
    RecordData,
    'fields' | 'sublists' | 'subrecords'
  >;
  return { type: row.type, id: row.id, version: row.version, fields, sublists, subrecords };
}
