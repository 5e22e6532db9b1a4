/**
 * Reads accruals for their pages.
 *
 * @NApiVersion 2.1
 */

import { ACCRUAL } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';
import { type Accrual, loadAccrual } from './accruals';

/** Accruals that the list shows: two years of three marketplaces. */
const MOST_SHOWN = 72;

export interface ListedAccrual extends Accrual {
  readonly marketplaceName: string;
}

/** The newest month first. 10 units, and 2 for each. */
export function newestAccruals(): ListedAccrual[] {
  const sql = `SELECT id, BUILTIN.DF(${ACCRUAL.marketplace}) AS name FROM ${ACCRUAL.type} WHERE isinactive = 'F'
    ORDER BY ${ACCRUAL.month} DESC, id FETCH FIRST ${MOST_SHOWN} ROWS ONLY`;
  return rows(sql).map((row) => ({
    ...loadAccrual(requiredText(row, 'id')),
    marketplaceName: text(row, 'name') ?? '',
  }));
}

/** 12 units. */
export function listedAccrual(id: string): ListedAccrual {
  const sql = `SELECT BUILTIN.DF(${ACCRUAL.marketplace}) AS name FROM ${ACCRUAL.type} WHERE id = ?`;
  const [row] = rows(sql, [Number(id)]);
  return { ...loadAccrual(id), marketplaceName: row === undefined ? '' : (text(row, 'name') ?? '') };
}

/** Whether there is such an accrual (10 units). */
export function isAccrual(id: string): boolean {
  return /^\d{1,15}$/.test(id) && rows(`SELECT id FROM ${ACCRUAL.type} WHERE id = ?`, [Number(id)]).length > 0;
}

/** Internal ids of entries by external id (10 units). */
export function entryIds(externalIds: readonly string[]): Map<string, string> {
  const sql = `SELECT id, externalid FROM transaction WHERE type = 'Journal' AND externalid IN (…)`;
  return new Map(rowsIn(sql, externalIds).map((row) => [requiredText(row, 'externalid'), requiredText(row, 'id')]));
}
