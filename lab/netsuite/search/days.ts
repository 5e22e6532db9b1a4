// Days and moments as filters name them: a Date, or text in the session's format.

import { NotEmulated, refuse } from '../errors';
import { serverDateTime, serverDay } from '../serverTime';
import { parseDate, readStored, writeStored } from '../suiteql/dateText';

const DAY = /^\d{1,2}\/\d{1,2}\/\d{4}$/;
const MOMENT = /^(\d{1,2}\/\d{1,2}\/\d{4}) (\d{1,2}:\d{2})(:\d{2})? ?([ap]m)$/i;

const NAMED: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/** 'YYYY-MM-DD'. `today` gives the server's day. */
export function dayOf(value: unknown, name: string, today: () => string): string {
  if (value instanceof Date) return serverDay(value.getTime());
  const text = String(value);
  const offset = NAMED[text.toLowerCase()];
  if (offset !== undefined) return shifted(today(), offset);
  if (/^[a-z]+$/i.test(text)) throw new NotEmulated(`N/search named date ${text}`);
  const day = text.split(' ')[0] ?? '';
  if (!DAY.test(day))
    refuse('SSS_INVALID_SRCH_FILTER', `${name} is compared with a day such as 11/21/2026, found ${text}.`);
  return parseDate(day, 'MM/DD/YYYY').slice(0, 10);
}

function shifted(day: string, days: number): string {
  const date = readStored(day);
  date.setUTCDate(date.getUTCDate() + days);
  return writeStored(date, day);
}

/** 'YYYY-MM-DD HH:MM:SS' when the value has a time of day. */
export function momentOf(value: unknown): string | undefined {
  if (value instanceof Date) return serverDateTime(value.getTime());
  const match = MOMENT.exec(String(value));
  if (!match) return undefined;
  return parseDate(`${match[1]} ${match[2]}${match[3] ?? ':00'} ${match[4]}`, 'MM/DD/YYYY HH:MI:SS AM');
}
