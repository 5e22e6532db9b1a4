/**
 * A pending order's claim on stock: a row an item, no NetSuite transaction. It becomes a sales order or runs out. The
 * rows say what and how much, the order's document whether it still counts.
 *
 * @NApiVersion 2.1
 */

import type { ExistingOrder } from './outcome';
import type { ClaimState } from './states';

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
}

/** Where the claim of an order goes that no longer waits: null where it has none, or where its time was over before. */
export function claimAfter({ reservations, claim }: ExistingOrder, to: 'converted' | 'expired'): ClaimState | null {
  return reservations.length === 0 || claim === 'expired' ? null : to;
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
