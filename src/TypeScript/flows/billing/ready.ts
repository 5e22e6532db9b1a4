/**
 * When a day's shipments are all known, so that its consolidated sale may be made.
 *
 * @NApiVersion 2.1
 */

import { dayIn, dayText } from '../orders/zone';

/** After midnight, for shipments that are entered or read late; what comes later still gets a further document. */
const GRACE_MS = 3 * 3_600_000;

/** Days before this one (`YYYY-MM-DD`) are over in the marketplace's zone; empty, before every day, where the zone is unknown. */
export function readyBefore(zone: string, now: number): string {
  const day = dayIn(zone, new Date(now - GRACE_MS).toISOString());
  return day === null ? '' : dayText(day);
}
