/**
 * How much of the waiting work one fetch run takes: as much as units and tokens allow, the rest stays for the next.
 *
 * @NApiVersion 2.1
 */

/** Units that filing one page of new orders may take: quota and call with a fresh token, look-ups, six an order, cursor. */
export const UNITS_A_PAGE = 700;
/** Units that reading one order anew may take: quota and call with a fresh token, look-up, document, its flag. */
export const UNITS_AN_ORDER = 60;
/** No invocation uses more than half of its units. */
const SHARE = 0.5;
const RESERVE = 150;

export interface Means {
  /** Units the script type allows. */
  readonly limit: number;
  readonly used: number;
  /** Calls the quota allows now. */
  readonly calls: number;
}

/** How many pieces of work, at `units` each, may be done now. */
export function affordable(means: Means, units: number): number {
  const left = means.limit * SHARE - RESERVE - means.used;
  return Math.max(0, Math.min(means.calls, Math.floor(left / units)));
}

export interface FetchDone {
  readonly pages: number;
  readonly read: number;
  readonly filed: number;
  readonly older: number;
  /** How the window was chosen, where calls are few. */
  readonly note: string | null;
  readonly waitingOrders: number;
  /** Whether a window is still being read. */
  readonly unfinished: boolean;
  /** Why it ended before the work did; null where all was done. */
  readonly because: string | null;
  /** Work is left that another run could go on with at once. */
  readonly goesOn: boolean;
  /** Which sources were asked in what turn, and why. */
  readonly why: string | null;
}

/** The run's line: what was done, and why no more. */
export function fetchLine(done: FetchDone): string {
  const parts = [`searchOrders: ${done.pages} pages, ${done.filed} new or newer, ${done.older} known.`];
  if (done.note !== null) parts.push(done.note);
  if (done.read > 0) parts.push(`getOrder: ${done.read} read anew.`);
  if (done.waitingOrders > 0) parts.push(`${done.waitingOrders} orders wait to be read anew.`);
  if (done.because !== null) parts.push(`Stopped early: ${done.because}`);
  else if (done.unfinished) parts.push('The window is not read to its end; the next run goes on.');
  if (done.why !== null) parts.push(`Plan: ${done.why}.`);
  return parts.join(' ');
}
