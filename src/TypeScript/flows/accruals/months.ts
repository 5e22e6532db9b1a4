/**
 * The month that an accrual is for, in the zone of the marketplace's books, and when it may be made.
 *
 * @NApiVersion 2.1
 */

import { dayIn, dayText } from '../orders/zone';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Amazon tells some transactions up to 48 hours late; a day more, for the zones. Source: Finances model. */
const SETTLING = 3 * DAY;

/** How far back what is held may have been posted: longer than any invoiced order waits (45 days, practice). */
export const LOOKS_BACK_DAYS = 62;

export interface AccrualMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** `YYYY-MM-DD`. */
  readonly lastDay: string;
  readonly nextDay: string;
  /** ISO instant at which the month is over in the zone. */
  readonly end: string;
  /** ISO instant from which transactions are read. */
  readonly from: string;
}

/** The last month that is over by three days or more; null for a zone that is not known. */
export function dueMonth(zone: string, now: number): AccrualMonth | null {
  const then = dayIn(zone, new Date(now - SETTLING).toISOString());
  if (then === null) return null;
  const before = new Date(Date.UTC(then.year, then.month - 2, 1)).toISOString().slice(0, 7);
  return monthOf(before, zone);
}

export function monthOf(month: string, zone: string): AccrualMonth {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1));
  const nextDay = next.toISOString().slice(0, 10);
  const end = startOfDay(nextDay, zone);
  return {
    month,
    lastDay: new Date(next.getTime() - DAY).toISOString().slice(0, 10),
    nextDay,
    end: new Date(end).toISOString(),
    from: new Date(end - LOOKS_BACK_DAYS * DAY).toISOString(),
  };
}

/** Milliseconds of a day's first instant in a zone, to the half hour that zones differ by. Throws for an unknown zone. */
export function startOfDay(day: string, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  for (let at = midnight - 15 * HOUR; at <= midnight + 15 * HOUR; at += HOUR / 2) {
    const found = dayIn(zone, new Date(at).toISOString());
    if (found === null) break;
    if (dayText(found) === day) return at;
  }
  throw new Error(`Expected a zone such as America/Los_Angeles, found "${zone}". Choose the zone of the marketplace.`);
}
