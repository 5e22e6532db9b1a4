// Running numbers of the account: document numbers, keys of lines.

import type { Account } from '../account';

export function nextNumber(account: Account, series: string): number {
  const row = account.store.get('SELECT last FROM lab_numbering WHERE series = ?', [series]);
  const next = Number(row?.last ?? 0) + 1;
  account.store.run('INSERT OR REPLACE INTO lab_numbering (series, last) VALUES (?, ?)', [series, next]);
  return next;
}

export const NUMBERING_SCHEMA =
  'CREATE TABLE IF NOT EXISTS lab_numbering (series TEXT PRIMARY KEY, last INTEGER NOT NULL);';
