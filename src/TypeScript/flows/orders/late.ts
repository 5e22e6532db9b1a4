/**
 * Orders that Amazon shows as something to ship and that are still no sales order: whether it is time to call a person.
 *
 * @NApiVersion 2.1
 */

const MINUTE = 60_000;
/** What the import promises at most, from visible to sales order. */
const PROMISED = 15 * MINUTE;
/** Where there is little time to ship, the call comes before a quarter of it is over: runs are minutes apart. */
const PART_OF_TIME = 0.2;

export interface WaitingOrder {
  readonly amazonOrderId: string;
  /** ISO 8601: when Amazon first showed it as something to ship. */
  readonly visible: string;
  /** ISO 8601; null where Amazon gives none. */
  readonly shipBy: string | null;
}

export function isLate({ visible, shipBy }: WaitingOrder, now: number): boolean {
  const since = Date.parse(visible);
  const time = shipBy === null ? Number.POSITIVE_INFINITY : Date.parse(shipBy) - since;
  return now - since >= Math.min(PROMISED, Math.max(0, time * PART_OF_TIME));
}

/** One line for the exception: how many, since when, and which must ship first. */
export function lateWords(orders: readonly WaitingOrder[]): string {
  const first = [...orders].sort((a, b) => (a.shipBy ?? '~').localeCompare(b.shipBy ?? '~'))[0];
  const oldest = [...orders].sort((a, b) => a.visible.localeCompare(b.visible))[0];
  if (!first || !oldest) return '';
  const due = first.shipBy === null ? '' : ` The first to ship is ${first.amazonOrderId}, by ${first.shipBy}.`;
  return `Expected a sales order within 15 minutes; ${orders.length} orders wait for one, the oldest since ${oldest.visible}.${due}`;
}
