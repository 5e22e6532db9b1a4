/**
 * When a backlog will be gone: pages still to be read at the pace of Amazon's quota, orders still to be imported at the pace
 * of the last runs.
 *
 * @NApiVersion 2.1
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ORDERS_A_PAGE = 100;
/** What one page takes with all its rows, where no quota holds it up. Practice of the lab. */
const PAGE_MS = 25_000;
/** Orders an hour that one slot imports on two processors, until runs have shown another pace. Practice of the lab. */
const USUAL_PACE = 3_500;
/** Paces outside these come of runs that hardly overlapped with the import. */
const SLOWEST = 300;
const FASTEST = 20_000;
/** Below so many orders nothing is caught up with: that is the day's work. */
const BACKLOG = 50;

/** Orders by their last update, over the time before the backlog. */
export interface History {
  readonly orders: number;
  readonly from: number;
  readonly to: number;
}

/** Pages of a window as long as this, by the history; null where there is too little of it. */
export function pagesExpected({ orders, from, to }: History, window: number): number | null {
  const span = to - from;
  if (orders < BACKLOG || span < DAY / 2) return null;
  return Math.max(1, Math.ceil((orders * window) / span / ORDERS_A_PAGE));
}

export interface Backlog {
  readonly now: number;
  /** Pages still to be read; null where nobody can say. */
  readonly pages: number | null;
  /** Calls of searchOrders that may be made now, with fractions. */
  readonly calls: number;
  /** Calls a second at which they come back. */
  readonly rate: number;
  /** Milliseconds from run to run. */
  readonly every: number;
  /** Orders that are read and not imported. */
  readonly waiting: number;
  /** Orders imported an hour; null where no two runs have shown it. */
  readonly pace: number | null;
}

/** Milliseconds since 1970; null where nothing is to be caught up with, or nobody can say. */
export function caughtUpAt({ now, pages, calls, rate, every, waiting, pace }: Backlog): number | null {
  if (pages === null || waiting + pages * ORDERS_A_PAGE < BACKLOG) return null;
  const perHour = pace === null ? USUAL_PACE : Math.min(FASTEST, Math.max(SLOWEST, pace));
  const importing = (orders: number): number => (orders / perHour) * HOUR;
  const lastCall = calls >= pages ? now + pages * PAGE_MS : nextRun(now + ((pages - calls) * 1_000) / rate, every);
  const read = pages === 0 ? now : lastCall + PAGE_MS;
  return Math.max(
    read + importing(Math.min(ORDERS_A_PAGE, waiting + pages * ORDERS_A_PAGE)),
    now + importing(waiting + pages * ORDERS_A_PAGE),
  );
}

const nextRun = (instant: number, every: number): number => Math.ceil(instant / every) * every;

/** What two runs say of the pace between them; null where the import was not busy all the time. */
export function paceOf(
  before: { readonly waiting: number; readonly at: number },
  filed: number,
  waiting: number,
  now: number,
): number | null {
  const imported = before.waiting + filed - waiting;
  const span = now - before.at;
  if (before.waiting < BACKLOG || waiting < BACKLOG || imported <= 0 || span < MINUTE || span > HOUR) return null;
  return (imported * HOUR) / span;
}

/** `Caught up by about 2026-03-05 19:10 UTC: 41 pages and 410 orders are left.` */
export function forecastLine(at: number, pages: number, waiting: number): string {
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `Caught up by about ${time} UTC: ${pages} pages and ${waiting} orders are left.`;
}
