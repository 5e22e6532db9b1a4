/**
 * What is to be done next with a report, and what Amazon's word for it means. A run looks once and goes; the next one,
 * a quarter of an hour later, looks again.
 *
 * @NApiVersion 2.1
 */

import type { Report } from '../../amazon/reports';
import type { Span } from './days';
import type { ReportState } from './states';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many attempts that came to nothing are told to a person; trying goes on all the same. */
export const ATTEMPTS_TO_TELL = 3;
const LONGEST_REST = 12 * HOUR;

export interface KnownReport extends Span {
  readonly state: ReportState;
  /** Attempts in a row that came to nothing. */
  readonly attempts: number;
  /** Nothing is done with it before this instant, milliseconds since 1970. */
  readonly next: number;
}

export type Step = 'look' | 'poll' | 'read' | 'rest';

export interface Surroundings {
  readonly now: number;
  /** Everything updated before this instant has been read by the sweep; null where nothing has. */
  readonly position: number | null;
  /** Orders of the connection that wait to be read one by one. */
  readonly waiting: number;
}

/**
 * What the sweep is still to bring, a hundred orders a call, is not worth a call each: comparing waits for it. Once
 * compared, a report is compared again when all that it named is read, or when its rest is over.
 */
export function nextStep(report: KnownReport, { now, position, waiting }: Surroundings): Step {
  if (now < report.next && !(report.state === 'awaiting' && waiting === 0)) return 'rest';
  switch (report.state) {
    case 'wanted':
      return 'look';
    case 'requested':
      return 'poll';
    case 'ready':
    case 'awaiting':
      return position !== null && position >= report.to ? 'read' : 'rest';
    default:
      return 'rest';
  }
}

/** How long to rest after so many attempts that came to nothing, milliseconds: Amazon cancels what is asked for too often. */
export function restAfter(attempts: number): number {
  return Math.min(LONGEST_REST, 30 * MINUTE * 2 ** Math.min(attempts - 1, 10));
}

export type Made = 'made' | 'waits' | 'cancelled' | 'failed';

/** What a report's status means. A word nobody knows is waited with: the next look may find one that is known. */
export function madeOf({ status, documentId }: Pick<Report, 'status' | 'documentId'>): Made {
  if (status === 'DONE') return documentId === null ? 'failed' : 'made';
  if (status === 'CANCELLED') return 'cancelled';
  return status === 'FATAL' ? 'failed' : 'waits';
}

/**
 * The report among these that shows the span as well as one of our own would: of the same span, asked for after its end,
 * for all our marketplaces, and not come to nothing. The one that is made, or else the newest.
 */
export function reportToAdopt(
  reports: readonly Report[],
  span: Span,
  marketplaceIds: readonly string[],
): Report | null {
  const fits = reports.filter(
    (report) =>
      instantOf(report.from) === span.from &&
      instantOf(report.to) === span.to &&
      Date.parse(report.createdTime) >= span.to &&
      marketplaceIds.every((id) => report.marketplaceIds.includes(id)) &&
      ['made', 'waits'].includes(madeOf(report)),
  );
  const rank = (report: Report): string => `${madeOf(report) === 'made' ? 1 : 0} ${report.createdTime}`;
  return fits.reduce<Report | null>((best, each) => (best === null || rank(each) > rank(best) ? each : best), null);
}

const instantOf = (iso: string | null): number => (iso === null ? Number.NaN : Date.parse(iso));

/** Clocks differ: a report made this long before the call that lost its answer may still be that call's. */
const CLOCKS_MS = MINUTE;

/** Whether somebody else asked for it. `askedAt`: when we last asked without learning an id, null where we did not. */
export function isAnothers(report: Pick<Report, 'createdTime'>, askedAt: number | null): boolean {
  return askedAt === null || Date.parse(report.createdTime) < askedAt - CLOCKS_MS;
}
