// What SuiteQL's date functions do with the store's texts. Source: Oracle's definitions.

import { formatDate, parseDate, readStored, sessionDate, writeStored } from './dateText';
import { refuseQuery } from './refusal';

const DAY_MS = 86_400_000;

function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

/** The end of a month stays the end of a month. */
function addMonths(text: string, months: number): string {
  const date = readStored(text);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const target = new Date(Date.UTC(year, month + Math.trunc(months), 1));
  const last = lastDayOfMonth(target.getUTCFullYear(), target.getUTCMonth());
  const wasLast = day === lastDayOfMonth(year, month);
  date.setUTCFullYear(target.getUTCFullYear(), target.getUTCMonth(), wasLast ? last : Math.min(day, last));
  return writeStored(date, text);
}

function lastDay(text: string): string {
  const date = readStored(text);
  date.setUTCDate(lastDayOfMonth(date.getUTCFullYear(), date.getUTCMonth()));
  return writeStored(date, text);
}

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

function nextDay(text: string, name: string): string {
  const wanted = WEEKDAYS.indexOf(name.slice(0, 3).toUpperCase());
  if (wanted < 0) refuseQuery(`NEXT_DAY does not know the day "${name}"`);
  const date = readStored(text);
  date.setUTCDate(date.getUTCDate() + ((wanted - date.getUTCDay() + 6) % 7) + 1);
  return writeStored(date, text);
}

/** Whole months when both are the same day of a month, or both its last; else a fraction of 31 days. */
function monthsBetween(later: string, earlier: string): number {
  const [a, b] = [readStored(later), readStored(earlier)];
  const months = (a.getUTCFullYear() - b.getUTCFullYear()) * 12 + a.getUTCMonth() - b.getUTCMonth();
  const ends = lastDay(later) === later && lastDay(earlier) === earlier;
  if (ends || a.getUTCDate() === b.getUTCDate()) return months;
  const days = a.getUTCDate() - b.getUTCDate() + ((a.getTime() % DAY_MS) - (b.getTime() % DAY_MS)) / DAY_MS;
  return months + days / 31;
}

/** TRUNC by a unit: the day, or the first day of its month, quarter, year or week. */
function truncated(text: string, unit: string): string {
  const date = readStored(text.slice(0, 10));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  switch (unit.toUpperCase()) {
    case 'DD':
    case 'DDD':
      break;
    case 'MM':
    case 'MON':
    case 'MONTH':
      date.setUTCDate(1);
      break;
    case 'Q':
      date.setUTCMonth(month - (month % 3), 1);
      break;
    case 'YYYY':
    case 'YEAR':
      date.setUTCMonth(0, 1);
      break;
    case 'IW':
      date.setUTCFullYear(year, month, day - ((date.getUTCDay() + 6) % 7));
      break;
    default:
      refuseQuery(`TRUNC of a date by "${unit}" is not understood; DD, IW, MM, Q and YYYY are`);
  }
  return date.toISOString().slice(0, 10);
}

export const DATE_FUNCTIONS = {
  ns_date_text: sessionDate,
  ns_date_format: formatDate,
  ns_to_date: (text: string, format: string) => parseDate(String(text), format).slice(0, 10),
  ns_to_datetime: (text: string, format: string) => parseDate(String(text), format),
  ns_trunc_date: truncated,
  ns_last_day: lastDay,
  ns_add_months: addMonths,
  ns_next_day: nextDay,
  ns_months_between: monthsBetween,
  ns_days_between: (later: string, earlier: string) =>
    (readStored(later).getTime() - readStored(earlier).getTime()) / DAY_MS,
  ns_add_days: (text: string, days: number) =>
    writeStored(new Date(readStored(text).getTime() + Math.round(days * 86_400) * 1_000), text),
};
