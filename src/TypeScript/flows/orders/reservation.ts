/**
 * A pending order's claim on stock: a row an item, no NetSuite transaction. It becomes a sales order or runs out.
 *
 * @NApiVersion 2.1
 */

import type { ReservationState } from './states';

export interface ReservationRow {
  /** Connection, order and item: a second plan of the same order finds the same row. */
  readonly externalId: string;
  readonly amazonOrderId: string;
  readonly itemId: string;
  /** Null where the account has no locations. */
  readonly location: string | null;
  /** In units of the item. */
  readonly quantity: number;
  /** ISO 8601; from this instant on the claim no longer counts. */
  readonly until: string;
}

export interface ExistingReservation {
  readonly id: string;
  readonly externalId: string;
  readonly state: ReservationState;
}

export function reservationKey(connection: string, amazonOrderId: string, itemId: string): string {
  return `cwy-reserve-${connection}-${amazonOrderId}-${itemId}`;
}

/** The one pass that adds up claims on one item: two lines of the same item are one row. */
export function mergeClaims(rows: readonly ReservationRow[]): readonly ReservationRow[] {
  const merged = new Map<string, ReservationRow>();
  for (const row of rows) {
    const quantity = row.quantity + (merged.get(row.externalId)?.quantity ?? 0);
    merged.set(row.externalId, { ...row, quantity });
  }
  return [...merged.values()];
}

/** Internal ids of the claims that still hold. */
export function liveIds(rows: readonly ExistingReservation[]): readonly string[] {
  return rows.filter((row) => row.state === 'live').map((row) => row.id);
}

/** Live claims whose time is over at `now` (ISO 8601 or milliseconds). */
export function expiredAt<Row extends { readonly state: ReservationState; readonly until: string }>(
  rows: readonly Row[],
  now: number,
): readonly Row[] {
  return rows.filter((row) => row.state === 'live' && Date.parse(row.until) <= now);
}
