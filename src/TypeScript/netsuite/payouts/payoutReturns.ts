/**
 * Which payments came back with a settlement.
 *
 * @NApiVersion 2.1
 */

import { PAYOUT, SETTLEMENT } from '../ids';
import { requiredText, rows } from '../rows';

/** Amazon's ids of the settlements whose payment it gives back (10 units). */
export function bouncedWith(settlement: string): string[] {
  const sql = `SELECT s.${SETTLEMENT.number} AS settlementid FROM ${PAYOUT.type} p
    JOIN ${SETTLEMENT.type} s ON s.id = p.${PAYOUT.settlement} WHERE p.${PAYOUT.bouncedBy} = ?`;
  return rows(sql, [Number(settlement)]).map((row) => requiredText(row, 'settlementid'));
}
