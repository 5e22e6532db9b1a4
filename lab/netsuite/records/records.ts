// Where records live: the content as one document a record, and beside it the tables that queries see.

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldValue, Line, Numbering, RecordData, RecordDefinition } from './definition';
import { RecentRows, read, type StoredRow } from './recentRows';
import { RecordCheck } from './recordCheck';
import { References } from './references';

/** Scheduled and map/reduce scripts run as it; it is no employee record. Practice. */
const SYSTEM_USER = -4;

export class Records {
  readonly #account: Account;
  readonly #check: RecordCheck;
  readonly #references: References;
  readonly #rows: RecentRows;
  readonly #nextIds = new Map<string, number>();
  readonly #unstored = new Map<string, { readonly fields: ReadonlyMap<string, unknown>; readonly ids: string[] }>();

  constructor(account: Account) {
    this.#account = account;
    this.#check = new RecordCheck(account);
    this.#references = new References(account);
    this.#rows = new RecentRows(account.store);
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
    const row = this.#rows.get(group, id);
    return row && (row.type === type || group === type) ? read(row) : undefined;
  }

  /** The saved content, to look at only: it is frozen, and of the type or group ('item'). Cheaper than `get`. */
  look(target: string, id: number): RecordData | undefined {
    const group = this.#account.definition(target)?.group ?? target;
    const row = this.#rows.get(group, id);
    return row && (row.type === target || group === target) ? this.#rows.contentOf(row) : undefined;
  }

  exists(target: string, id: number): boolean {
    return this.typeOf(target, id) !== undefined;
  }

  /** The type of the record of that id within a type or group ('item', 'entity', 'transaction'). */
  typeOf(target: string, id: number): string | undefined {
    const group = this.#account.definition(target)?.group ?? target;
    const type = this.#rows.get(group, id)?.type;
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

  isInactive(target: string, id: number): boolean {
    return this.look(this.#account.definition(target)?.group ?? target, id)?.fields.isinactive === true;
  }

  /** What a reference shows to people. */
  nameOf(target: string, id: number): string | undefined {
    if (target === 'employee' && id === SYSTEM_USER) return '-System-';
    const type = this.typeOf(target, id);
    const record = type && this.look(type, id);
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
      this.#check.check(record, old, options.ignoreMandatory ?? false);
      this.#write(definition, record);
      this.#references.touchParents(definition, record, old);
      definition.behaviour?.afterSave?.(this.#account, record, old);
      return record.id as number;
    });
  }

  /** Writes what followed for a stored record from the save of another one. It counts as a save, without its rules. */
  rewrite(record: RecordData): void {
    this.#write(this.definition(record.type), record);
  }

  remove(type: string, id: number): void {
    this.#account.store.transaction(() => {
      const record = this.get(type, id);
      if (!record) refuse('RCRD_DSNT_EXIST', 'That record does not exist.');
      const definition = this.definition(type);
      this.#references.release(definition, id);
      definition.behaviour?.beforeDelete?.(this.#account, record);
      this.#account.store.run('DELETE FROM record WHERE grp = ? AND id = ?', [definition.group, id]);
      this.#rows.forget(definition.group, id);
      this.#account.tables.remove(definition, id);
    });
  }

  #write(definition: RecordDefinition, record: RecordData): void {
    const now = this.#account.clock.now();
    const externalId = (record.fields.externalid as string | null | undefined) ?? null;
    if (externalId !== null) this.#guardExternalId(definition.group, externalId, record.id);
    if (record.id === null) {
      record.id = definition.behaviour?.allocateId?.(this.#account, record) ?? this.#nextId(definition.group);
      record.version = 1;
      if (definition.numbering) record.fields.name ??= numbered(definition.numbering, record.id);
      this.#stamp(record, now, true);
      this.#account.store.run(
        'INSERT INTO record (grp, id, type, version, externalid, data, created, modified) VALUES (?,?,?,?,?,?,?,?)',
        [
          definition.group,
          record.id,
          record.type,
          record.version,
          externalId,
          content(record, this.#notStored(record.type)),
          now,
          now,
        ],
      );
    } else {
      record.version += 1;
      this.#stamp(record, now, false);
      this.#account.store.run(
        'UPDATE record SET version = ?, externalid = ?, data = ?, modified = ? WHERE grp = ? AND id = ?',
        [record.version, externalId, content(record, this.#notStored(record.type)), now, definition.group, record.id],
      );
    }
    this.#rows.forget(definition.group, record.id);
    this.#account.tables.write(definition, record, now);
  }

  /** It counts as changed, though nothing in it is another: whoever loaded it before can save it no more. */
  touch(group: string, id: number): void {
    this.#account.store.run('UPDATE record SET version = version + 1 WHERE grp = ? AND id = ?', [group, id]);
    this.#rows.forget(group, id);
  }

  /** Writes what the account itself works out about a stored record: no save, and nobody's version is outdated by it. */
  restate(group: string, id: number, change: (record: RecordData) => void): void {
    const row = this.#rows.get(group, id);
    if (!row) return;
    const record = read(row);
    change(record);
    this.#account.store.run('UPDATE record SET data = ? WHERE grp = ? AND id = ?', [content(record, []), group, id]);
    this.#rows.forget(group, id);
  }

  /** Fields whose value ends with the save. Source: Store Value of a custom field (help). */
  #notStored(type: string): string[] {
    const known = this.#unstored.get(type);
    if (known?.fields === this.#account.fields(type)) return known.ids;
    const fields = this.#account.fields(type);
    const ids = [...fields.values()].filter((field) => field.notStored).map((field) => field.id);
    this.#unstored.set(type, { fields, ids });
    return ids;
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

  #nextId(group: string): number {
    const id = this.#nextIds.get(group) ?? 1;
    this.#nextIds.set(group, id + 1);
    return id;
  }
}

function content(record: RecordData, notStored: readonly string[]): string {
  const { sublists, subrecords } = record;
  const fields = notStored.length === 0 ? record.fields : { ...record.fields };
  for (const id of notStored) delete fields[id];
  return JSON.stringify({ fields, sublists, subrecords });
}

/** Source: auto-generated numbers of custom records (help). */
function numbered({ prefix, suffix, minDigits, first }: Numbering, id: number): string {
  return `${prefix}${String(first + id - 1).padStart(minDigits, '0')}${suffix}`;
}
