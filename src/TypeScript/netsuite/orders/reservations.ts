/**
 * Claims of pending orders on stock.
 *
 * @NApiVersion 2.1
 */

import type { ExistingReservation, ReservationRow } from '../../flows/orders/reservation';
import type { ReservationState } from '../../flows/orders/states';
import { RESERVATION } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';
import { change, createOnce } from '../saving';

export function reservationsOf(documents: readonly string[]): Map<string, ExistingReservation[]> {
  const sql = `SELECT id, externalid, ${RESERVATION.state} AS state, ${RESERVATION.document} AS document
    FROM ${RESERVATION.type} WHERE ${RESERVATION.document} IN (…)`;
  const found = new Map<string, ExistingReservation[]>();
  for (const row of rowsIn(sql, documents.map(Number))) {
    const document = requiredText(row, 'document');
    const reservation = {
      id: requiredText(row, 'id'),
      externalId: requiredText(row, 'externalid'),
      state: (text(row, 'state') ?? 'live') as ReservationState,
    };
    found.set(document, [...(found.get(document) ?? []), reservation]);
  }
  return found;
}

/** 6 units for a new claim, 2 for one that is there: it is brought up to date. */
export function claim(document: string, row: ReservationRow, existing: readonly ExistingReservation[]): void {
  const values = {
    [RESERVATION.document]: document,
    [RESERVATION.amazonOrderId]: row.amazonOrderId,
    [RESERVATION.item]: row.itemId,
    [RESERVATION.location]: row.location,
    [RESERVATION.quantity]: row.quantity,
    [RESERVATION.until]: row.until,
    [RESERVATION.state]: 'live',
  };
  const known = existing.find((each) => each.externalId === row.externalId);
  if (known) {
    change(RESERVATION.type, known.id, values);
    return;
  }
  if (createOnce(RESERVATION.type, row.externalId, values) === null) {
    const [found] = rows(`SELECT id FROM ${RESERVATION.type} WHERE externalid = ?`, [row.externalId]);
    if (found) change(RESERVATION.type, requiredText(found, 'id'), values);
  }
}

export function setReservationState(id: string, state: ReservationState): void {
  change(RESERVATION.type, id, { [RESERVATION.state]: state });
}
