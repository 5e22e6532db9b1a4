/**
 * Claims whose time is over: the order is read again at Amazon before anything else is decided, and the claim no longer
 * counts.
 *
 * @NApiVersion 2.1
 */

import { DOCUMENT, RESERVATION } from '../ids';
import { requiredText, rows } from '../rows';
import { change } from '../saving';

/** A run ends the claims of at most this many orders (2 units each). */
const MOST_A_RUN = 400;

export function expireClaims(): void {
  const sql = `SELECT DISTINCT d.id FROM ${DOCUMENT.type} d JOIN ${RESERVATION.type} r ON r.${RESERVATION.document} = d.id
    WHERE d.${DOCUMENT.claim} = 'live' AND r.${RESERVATION.until} <= ? ORDER BY d.id FETCH FIRST ${MOST_A_RUN} ROWS ONLY`;
  for (const row of rows(sql, [new Date().toISOString()])) {
    change(DOCUMENT.type, requiredText(row, 'id'), { [DOCUMENT.readAgain]: true, [DOCUMENT.claim]: 'expired' });
  }
}
