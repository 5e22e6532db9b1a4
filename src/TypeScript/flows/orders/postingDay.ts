/**
 * The day on which something posts: the day it happened, or, where its period is closed or locked, the first day after
 * it that is open. The true moment is kept beside it.
 *
 * @NApiVersion 2.1
 */

import { type CalendarDate, dayText } from './zone';

/** Days on which anybody may post, both included, as `YYYY-MM-DD`. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** Spans in which every day is open, in order; neighbours become one. */
export function openSpans(periods: readonly OpenSpan[]): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && period.from <= dayAfter(last.to)) {
      spans[spans.length - 1] = { from: last.from, to: period.to > last.to ? period.to : last.to };
    } else spans.push(period);
  }
  return spans;
}

/** The same for days as text, `YYYY-MM-DD`. */
export function postingDayText(day: string, spans: readonly OpenSpan[] | null): string | null {
  const posts = postingDay(dateOf(day), spans);
  return posts === null ? null : dayText(posts);
}

/** Null where no day from `day` on is open. `spans` is null where the account has no periods: then every day is. */
export function postingDay(day: CalendarDate, spans: readonly OpenSpan[] | null): CalendarDate | null {
  if (spans === null) return day;
  const wanted = dayText(day);
  const span = spans.find(({ to }) => to >= wanted);
  if (span === undefined) return null;
  return span.from <= wanted ? day : dateOf(span.from);
}

function dateOf(text: string): CalendarDate {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

const dayAfter = (text: string): string =>
  new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
