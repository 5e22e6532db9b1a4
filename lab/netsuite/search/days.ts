// Days and moments as filters name them: a Date, text in the session's format, or a name such as thismonth.

import { NotEmulated, refuse } from '../errors';
import { serverDateTime, serverDay } from '../serverTime';
import { parseDate } from '../suiteql/dateText';
import { type Days, namedDays } from './namedDays';

const DAY = /^\d{1,2}\/\d{1,2}\/\d{4}$/;
const MOMENT = /^(\d{1,2}\/\d{1,2}\/\d{4}) (\d{1,2}:\d{2})(:\d{2})? ?([ap]m)$/i;

/** What a value names: one day, or the first and last day of a longer time. `today` gives the server's day. */
export function daysOf(value: unknown, name: string, today: () => string): Days {
  if (value instanceof Date) return only(serverDay(value.getTime()));
  const text = String(value);
  if (/^[a-z]+\d*$/i.test(text)) {
    return namedDays(text, today()) ?? left(text);
  }
  const day = text.split(' ')[0] ?? '';
  if (!DAY.test(day))
    refuse('SSS_INVALID_SRCH_FILTER', `${name} is compared with a day such as 11/21/2026, found ${text}.`);
  return only(parseDate(day, 'MM/DD/YYYY').slice(0, 10));
}

const only = (day: string): Days => ({ from: day, to: day });

function left(text: string): never {
  throw new NotEmulated(`N/search named date ${text}`);
}

/** 'YYYY-MM-DD HH:MM:SS' when the value has a time of day. */
export function momentOf(value: unknown): string | undefined {
  if (value instanceof Date) return serverDateTime(value.getTime());
  const match = MOMENT.exec(String(value));
  if (!match) return undefined;
  return parseDate(`${match[1]} ${match[2]}${match[3] ?? ':00'} ${match[4]}`, 'MM/DD/YYYY HH:MI:SS AM');
}
