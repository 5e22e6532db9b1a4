// The days that filters call by a name instead of a date: a day, a week, a month, a quarter or a year beside today.
// Source: Search Date Filters (help); weeks begin on Sunday (practice).

import { readStored, writeStored } from '../suiteql/dateText';

/** First and last day, 'YYYY-MM-DD'. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const SINGLE: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
const BESIDE: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };
const COUNTED = /^(days|weeks|months)(ago|fromnow)(\d{1,4})$/;
const SPAN = /^(startof)?(last|this|next)(week|month|quarter|year)$/;

/** Undefined for a word that names no days. Any case. */
export function namedDays(name: string, today: string): Days | undefined {
  const word = name.toLowerCase();
  const single = Object.hasOwn(SINGLE, word) ? SINGLE[word] : undefined;
  if (single !== undefined) return alone(shifted(today, 'days', single));
  const counted = COUNTED.exec(word);
  if (counted) return alone(shifted(today, counted[1]!, Number(counted[3]) * (counted[2] === 'ago' ? -1 : 1)));
  const span = SPAN.exec(word);
  if (!span) return undefined;
  const days = spanOf(span[3]!, BESIDE[span[2]!]!, today);
  return span[1] === undefined ? days : alone(days.from);
}

const alone = (day: string): Days => ({ from: day, to: day });

function shifted(day: string, unit: string, count: number): string {
  const date = readStored(day);
  if (unit === 'months') {
    const wanted = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + count);
    date.setUTCDate(Math.min(wanted, lastOfMonth(date)));
  } else date.setUTCDate(date.getUTCDate() + count * (unit === 'weeks' ? 7 : 1));
  return writeStored(date, day);
}

const lastOfMonth = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

function spanOf(unit: string, beside: number, today: string): Days {
  const first = readStored(today);
  const months = MONTHS[unit];
  if (months === undefined) {
    first.setUTCDate(first.getUTCDate() - first.getUTCDay() + beside * 7);
    const from = writeStored(first, today);
    return { from, to: shifted(from, 'days', 6) };
  }
  first.setUTCDate(1);
  first.setUTCMonth(Math.floor(first.getUTCMonth() / months) * months + beside * months);
  const from = writeStored(first, today);
  return { from, to: shifted(shifted(from, 'months', months), 'days', -1) };
}
