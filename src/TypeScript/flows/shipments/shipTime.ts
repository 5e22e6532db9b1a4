/**
 * When a package left, as Amazon is told. A fulfilment knows its day only; Amazon takes no time before the order nor one
 * to come.
 *
 * @NApiVersion 2.1
 */

import { dayIn, dayText } from '../orders/zone';

const MINUTE = 60_000;

/**
 * Today is now; an earlier day is noon in UTC, which lies on that day in the zone of every marketplace.
 *
 * @param shippedOn `YYYY-MM-DD`
 * @param now milliseconds since 1970
 */
export function shipTime(shippedOn: string, purchasedAt: string, zone: string, now: number): string {
  const latest = now - MINUTE;
  const today = dayIn(zone, new Date(now).toISOString());
  const isToday = today !== null && dayText(today) <= shippedOn;
  const wanted = isToday ? latest : Date.parse(`${shippedOn}T12:00:00Z`);
  const earliest = Date.parse(purchasedAt) + MINUTE;
  return new Date(Math.min(latest, Math.max(earliest, wanted))).toISOString();
}

/** Whole minutes from then until ship-by, below zero where it was too late; null without a ship-by. */
export function slackMinutes(shippedAt: string, shipBy: string | null): number | null {
  return shipBy === null ? null : Math.floor((Date.parse(shipBy) - Date.parse(shippedAt)) / MINUTE);
}
