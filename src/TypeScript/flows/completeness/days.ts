/**
 * Which spans of time are to be compared with Amazon's own list: every UTC day once it is over, which is what is proven;
 * and the morning of the day that runs, so that no order stays unseen for a whole day.
 *
 * @NApiVersion 2.1
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Amazon shows updates some minutes late, and its report is to have all of them. */
const SETTLED_AFTER = 20 * 60_000;
/** Days longer ago are not taken up again; what they lack has an exception. */
const LONGEST_AGO = 30 * DAY;

export interface Span {
  /** Milliseconds since 1970; the span is [from, to). */
  readonly from: number;
  readonly to: number;
}

/** `2026-03-01` */
export const dayName = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const isWholeDay = ({ from, to }: Span): boolean => from % DAY === 0 && to - from === DAY;

/**
 * What is due now, oldest first. `first` is the earliest day that was ever taken up, null before the first one: then
 * yesterday begins. `settled` are the days that need nothing more.
 */
export function dueSpans(now: number, first: string | null, settled: ReadonlySet<string>): Span[] {
  const today = Math.floor(now / DAY) * DAY;
  const begin = first === null ? today - DAY : Math.max(dayStart(first), today - LONGEST_AGO);
  const spans: Span[] = [];
  for (let from = begin; from + DAY + SETTLED_AFTER <= now; from += DAY) {
    if (!settled.has(dayName(from))) spans.push({ from, to: from + DAY });
  }
  if (now >= today + 12 * HOUR + SETTLED_AFTER) spans.push({ from: today, to: today + 12 * HOUR });
  return spans;
}

/** The two halves of a span whose report is too large to be read at once; null where it cannot be halved any more. */
export function halves({ from, to }: Span): readonly [Span, Span] | null {
  const middle = from + Math.floor((to - from) / 2 / 60_000) * 60_000;
  return middle <= from || middle >= to
    ? null
    : [
        { from, to: middle },
        { from: middle, to },
      ];
}

/** The reports that together cover the span: its own, or those of its halves where that one was too large. */
export function partsOf<R extends Span & { readonly state: string }>(reports: readonly R[], span: Span): R[] {
  const own = reports.find(({ from, to }) => from === span.from && to === span.to);
  if (own === undefined) return [];
  return own.state === 'split' ? (halves(span) ?? []).flatMap((half) => partsOf(reports, half)) : [own];
}
