/**
 * How long orders have been open on a day, in the spans that accountants ask for.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, ZERO } from '../../ledger/minor';
import { balanceOf, type OpenOrder, openSince } from './book';

/** Days at most, and how it is called; the last one has no end. */
export const AGES: readonly (readonly [most: number, label: string])[] = [
  [7, '0–7 days'],
  [14, '8–14 days'],
  [30, '15–30 days'],
  [60, '31–60 days'],
  [90, '61–90 days'],
  [Number.POSITIVE_INFINITY, 'Over 90 days'],
];

const DAY = 86_400_000;

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** `days` later, or earlier below zero. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export interface AgeSpan {
  readonly label: string;
  readonly orders: number;
  readonly amount: Minor;
}

/** Every span, also those without an order. */
export function agesOf(orders: readonly OpenOrder[], day: string): readonly AgeSpan[] {
  const spans = AGES.map(([, label]) => ({ label, orders: 0, amount: ZERO }));
  for (const order of orders) {
    const age = daysBetween(openSince(order), day);
    const span = spans[AGES.findIndex(([most]) => age <= most)];
    if (span === undefined) continue;
    span.orders++;
    span.amount = minor(span.amount + balanceOf(order));
  }
  return spans;
}
