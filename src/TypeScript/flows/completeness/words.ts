/**
 * What a run of the comparison did, in a line for its row.
 *
 * @NApiVersion 2.1
 */

import { type PlaceCount, sumOf } from './compare';
import type { Span } from './days';
import { isWholeDay } from './days';

/** `2026-03-01`, or `2026-03-01 00:00 to 12:00 UTC` for a part of a day. */
export function spanName(span: Span): string {
  const day = new Date(span.from).toISOString().slice(0, 10);
  if (isWholeDay(span)) return day;
  const time = (instant: number): string => new Date(instant).toISOString().slice(11, 16);
  return `${day} ${time(span.from)} to ${time(span.to)} UTC`;
}

/** What a comparison found, and why the orders it lacks are read one by one. */
export function comparedLine(places: Readonly<Record<string, PlaceCount>>): string {
  const { orders, held, ignored, awaited, missing } = sumOf(places);
  const parts = [`${orders} orders in Amazon's report, ${held} held, ${ignored} ignored by rule`];
  if (awaited > 0) parts.push(`${awaited} to be read by getOrder, because the sweep has passed them`);
  if (missing > 0) parts.push(`${missing} that Amazon does not give`);
  return parts.join(', ');
}
