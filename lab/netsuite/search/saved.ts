// Saved searches of an account, in a table of their own that queries do not see.

import { refuse } from '../errors';
import type { Store } from '../store';

export interface SavedSearch {
  readonly id: number;
  readonly scriptId: string;
  readonly title: string;
  readonly type: string;
  readonly filters: unknown;
  readonly columns: readonly unknown[];
  readonly isPublic: boolean;
}

function prepare(store: Store): void {
  store.exec(
    'CREATE TABLE IF NOT EXISTS "ns$search" (id INTEGER PRIMARY KEY, scriptid TEXT, title TEXT, content TEXT)',
  );
}

/** By internal id or script id. */
export function savedSearch(store: Store, id: unknown): SavedSearch {
  prepare(store);
  const row = store.get('SELECT id, content FROM "ns$search" WHERE id = ? OR scriptid = ?', [
    Number(id) || -1,
    String(id).toLowerCase(),
  ]);
  if (!row) return refuse('INVALID_SEARCH', `That search or mass update does not exist: ${String(id)}.`);
  return { ...(JSON.parse(String(row.content)) as SavedSearch), id: Number(row.id) };
}

/** Gives the internal id. Refuses a title or a script id that another search has. */
export function saveSearch(store: Store, search: Omit<SavedSearch, 'id'>, id: number | undefined): number {
  prepare(store);
  const others = 'SELECT id FROM "ns$search" WHERE id <> ? AND';
  if (store.get(`${others} title = ?`, [id ?? -1, search.title])) {
    refuse('NAME_ALREADY_IN_USE', `A search has already been saved with that name: ${search.title}.`);
  }
  if (store.get(`${others} scriptid = ?`, [id ?? -1, search.scriptId])) {
    refuse('SSS_DUPLICATE_SEARCH_SCRIPT_ID', `A saved search with the script id ${search.scriptId} exists.`);
  }
  const next = id ?? Number(store.get('SELECT IFNULL(MAX(id), 0) + 1 AS n FROM "ns$search"')?.n);
  store.run('INSERT OR REPLACE INTO "ns$search" VALUES (?, ?, ?, ?)', [
    next,
    search.scriptId || `customsearch${next}`,
    search.title,
    JSON.stringify({ ...search, scriptId: search.scriptId || `customsearch${next}` }),
  ]);
  return next;
}

export function deleteSearch(store: Store, id: unknown): void {
  store.run('DELETE FROM "ns$search" WHERE id = ?', [savedSearch(store, id).id]);
}
