// The rows of records read lately, as they are stored: every save looks up the same company, places, items and currencies
// again. Whoever writes a record says so here.

import type { Store } from '../store';
import type { RecordData } from './definition';

export interface StoredRow {
  readonly type: string;
  readonly id: number;
  readonly version: number;
  /** The content as JSON text. */
  readonly data: string;
}

const MOST_KEPT = 1_000;

export class RecentRows {
  readonly #store: Store;
  readonly #rows = new Map<string, StoredRow>();
  /** Contents somebody asked to look at. */
  readonly #read = new WeakMap<StoredRow, RecordData>();
  #rollbacks = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  get(group: string, id: number): StoredRow | undefined {
    // What was read within a transaction that was taken back never was.
    if (this.#rollbacks !== this.#store.rollbacks) this.#rows.clear();
    this.#rollbacks = this.#store.rollbacks;
    const key = keyOf(group, id);
    const known = this.#rows.get(key);
    const row = known ?? this.#find(group, id);
    if (!row) return undefined;
    // Behind the others: the first ones go first.
    if (known) this.#rows.delete(key);
    else if (this.#rows.size >= MOST_KEPT) this.#rows.delete(this.#rows.keys().next().value as string);
    this.#rows.set(key, row);
    return row;
  }

  /** The content of a row, to look at: one for all who ask, and frozen. */
  contentOf(row: StoredRow): RecordData {
    let content = this.#read.get(row);
    if (!content) {
      content = freeze(read(row));
      this.#read.set(row, content);
    }
    return content;
  }

  /** The record was written or removed. */
  forget(group: string, id: number): void {
    this.#rows.delete(keyOf(group, id));
  }

  #find(group: string, id: number): StoredRow | undefined {
    const sql = 'SELECT type, id, version, data FROM record WHERE grp = ? AND id = ?';
    return this.#store.get(sql, [group, id]) as StoredRow | undefined;
  }
}

/** The content of a row, the reader's own. */
export function read({ type, id, version, data }: StoredRow): RecordData {
  const { fields, sublists, subrecords } = JSON.parse(data) as Pick<RecordData, 'fields' | 'sublists' | 'subrecords'>;
  return { type, id, version, fields, sublists, subrecords };
}

function freeze<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  for (const each of Object.values(value)) freeze(each);
  return Object.freeze(value);
}

const keyOf = (group: string, id: number): string => `${group} ${id}`;
