/**
 * Claims whose time is over: the order is read again at Amazon before anything else is decided, and the claim no longer
 * counts.
 *
 * @NApiVersion 2.1
 */

import { DOCUMENT, RESERVATION } from '../ids';
import { requiredText, rows } from '../rows';
import { change } from '../saving';
import { setReservationState } from './reservations';

/** A run ends at most this many claims (4 units each). */
const MOST_A_RUN = 200;

export function expireClaims(): void {
  const sql = `SELECT id, ${RESERVATION.document} AS document FROM ${RESERVATION.type}
    WHERE ${RESERVATION.state} = 'live' AND ${RESERVATION.until} <= ? ORDER BY id FETCH FIRST ${MOST_A_RUN} ROWS ONLY`;
  for (const row of rows(sql, [new Date().toISOString()])) {
    change(DOCUMENT.type, requiredText(row, 'document'), { [DOCUMENT.readAgain]: true });
    setReservationState(requiredText(row, 'id'), 'expired');
  }
}
