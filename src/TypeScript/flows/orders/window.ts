/**
 * How far the orders of a connection have been read. A closed window is asked for at a time; the watermark moves to
 * its end only when every row of every page is durable, so a run that stops anywhere leaves nothing behind it unread.
 *
 * @NApiVersion 2.1
 */

import { FRESHEST_WINDOW_END_MS, PAGE_TOKEN_LIFETIME_MS } from '../../amazon/searchOrders';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Amazon refuses an upper bound younger than two minutes; the seconds allow for clocks that differ. */
export const NEWEST_AGE = FRESHEST_WINDOW_END_MS + 5 * SECOND;
/** What Amazon shows late is found again by reading the end of the last window twice. */
export const OVERLAP = 10 * MINUTE;
/** As much is read twice while calls are few; what is shown later still is found by the comparison with the order report. */
export const SHORT_OVERLAP = 3 * MINUTE;
/** With fewer calls left, windows overlap by less. */
const FEW_CALLS = 12;
/** With fewer left, a window waits until it is long enough to fill its pages; no longer than this, for orders have to ship. */
const SCARCE_CALLS = 3;
const LONGEST_WAIT = 9 * MINUTE;

export interface WindowPlan {
  readonly overlap: number;
  /** Why no new window is begun yet; null where one is. An open window goes on either way. */
  readonly waits: string | null;
  /** Why less is read twice; null where it is as much as ever. */
  readonly shortened: string | null;
}

/** How to spend calls that come back slowly: one in three minutes, after a burst of twenty. `calls`: how many are left; null where that is not known. */
export function planWindow({ watermark }: Cursor, calls: number | null, now: number): WindowPlan {
  const isFew = calls !== null && calls < FEW_CALLS;
  const overlap = isFew ? SHORT_OVERLAP : OVERLAP;
  const age = watermark === null ? Number.POSITIVE_INFINITY : now - NEWEST_AGE - watermark;
  const isEarly = calls !== null && calls < SCARCE_CALLS && age < LONGEST_WAIT;
  return {
    overlap,
    waits: isEarly
      ? `${calls} calls of searchOrders are left: the next window waits until it fills more of its pages.`
      : null,
    shortened: isFew ? `${calls} calls of searchOrders are left: ${overlap / MINUTE} minutes are read twice.` : null,
  };
}
/** A page token lives 24 hours; a run that starts with one must be able to end with it. */
export const TOKEN_LIFE = PAGE_TOKEN_LIFETIME_MS - 30 * MINUTE;

/** Instants are milliseconds since the epoch, UTC. */
export interface Chain {
  readonly from: number;
  /** As first asked for: with a token, Amazon refuses any other bounds. */
  readonly to: number;
  /** The lowest upper bound that Amazon said it used so far; never above `to`. */
  readonly bound: number;
  /** The token of the next page. */
  readonly token: string;
  /** When the first page was asked for. */
  readonly startedAt: number;
  /** Pages of it that are read. */
  readonly pages: number;
}

export interface Cursor {
  /** Everything updated before this instant is durable; null before the first window. */
  readonly watermark: number | null;
  /** A window whose pages are not all read; null where none is open. */
  readonly chain: Chain | null;
}

export interface Page {
  readonly from: number;
  readonly to: number;
  readonly bound: number;
  /** Null asks for the first page. */
  readonly token: string | null;
  readonly startedAt: number;
  /** Pages read before it. */
  readonly pages: number;
}

/** What to ask for next; null while there is nothing old enough. `start` is where the first window begins; `overlap` in milliseconds. */
export function nextPage(cursor: Cursor, now: number, start: number, overlap: number): Page | null {
  const { chain, watermark } = cursor;
  if (chain !== null && now - chain.startedAt < TOKEN_LIFE) return chain;
  const from = watermark === null ? start : Math.max(start, watermark - overlap);
  const to = now - NEWEST_AGE;
  if (to <= from || (watermark !== null && to <= watermark)) return null;
  return { from, to, bound: to, token: null, startedAt: now, pages: 0 };
}

/**
 * The cursor after a page whose rows are all durable. `upperBound` is the bound that Amazon says it used, null where it
 * says none. Call it only then: a page with one row not kept leaves the cursor where it was.
 */
export function afterPage(cursor: Cursor, page: Page, nextToken: string | null, upperBound: number | null): Cursor {
  // The bound moves back, never on: what lies between Amazon's and ours has not been read.
  const bound = upperBound === null ? page.bound : Math.min(page.bound, upperBound);
  if (nextToken !== null) {
    const { from, to, startedAt } = page;
    const pages = page.pages + 1;
    return { watermark: cursor.watermark, chain: { from, to, bound, token: nextToken, startedAt, pages } };
  }
  return { watermark: Math.max(bound, cursor.watermark ?? bound), chain: null };
}

/** The cursor when Amazon refuses the page token: the window is read anew from its beginning. */
export function withoutToken(cursor: Cursor): Cursor {
  return { watermark: cursor.watermark, chain: null };
}

/** Whether the same page came back: a chain that does not move on would never end. */
export function isRepeated(page: Page, nextToken: string | null): boolean {
  return nextToken !== null && nextToken === page.token;
}

/** Five minutes for a marketplace set to fast, otherwise fifteen; one for runs that only go on with unfinished work. */
export type SlotMinutes = 1 | 5 | 15;

/**
 * The external id of the run row that claims a span of time: whichever deployment starts in it first has it.
 * `slot` is the deployment slot's number.
 */
export function slotKey(connection: string, slot: string, instant: number, minutes: SlotMinutes): string {
  const begins = Math.floor(instant / (minutes * MINUTE)) * minutes * MINUTE;
  return `cwy-run-${connection}-${slot}-${new Date(begins).toISOString().slice(0, 16)}Z`;
}
