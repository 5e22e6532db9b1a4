/**
 * Claims of pending orders on stock. Whether they count stands on their document.
 *
 * @NApiVersion 2.1
 */

import type { ExistingReservation, ReservationRow } from '../../flows/orders/reservation';
import { RESERVATION } from '../ids';
import { requiredText, rows, rowsIn } from '../rows';
import { change, createOnce } from '../saving';

export function reservationsOf(documents: readonly string[]): Map<string, ExistingReservation[]> {
  const sql = `SELECT id, externalid, ${RESERVATION.document} AS document
    FROM ${RESERVATION.type} WHERE ${RESERVATION.document} IN (…)`;
  const found = new Map<string, ExistingReservation[]>();
  for (const row of rowsIn(sql, documents.map(Number))) {
    const document = requiredText(row, 'document');
    const reservation = { id: requiredText(row, 'id'), externalId: requiredText(row, 'externalid') };
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

/** Nothing of this item is claimed any more (2 units). */
export function emptyReservation(id: string): void {
  change(RESERVATION.type, id, { [RESERVATION.quantity]: 0 });
}
