// Dates and times as a user's preferences write them.
// Source: General Preferences, date and time format (help).

import type { WallTime } from './zones';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TOKEN = /YYYY|Mon|MM|M|DD|D/g;

const WRITE: Record<string, (time: WallTime) => string> = {
  YYYY: (time) => String(time.year).padStart(4, '0'),
  MM: (time) => String(time.month).padStart(2, '0'),
  M: (time) => String(time.month),
  DD: (time) => String(time.day).padStart(2, '0'),
  D: (time) => String(time.day),
  Mon: (time) => MONTHS[time.month - 1] ?? '',
};

const READ: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  Mon: '(?<name>[A-Za-z]{3})',
};

const TIME = '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?: ?(?<half>am|pm))?';

/** A day in a format such as 'M/D/YYYY'. */
export function writeDay(time: WallTime, format: string): string {
  return format.replace(TOKEN, (token) => WRITE[token]?.(time) ?? token);
}

/** '5:08:30 pm', or without the seconds. */
export function writeTime(time: WallTime, withSeconds: boolean): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  const seconds = withSeconds ? `:${pad(time.second)}` : '';
  return `${time.hour % 12 || 12}:${pad(time.minute)}${seconds} ${time.hour < 12 ? 'am' : 'pm'}`;
}

/** Undefined when the text is no day in that format. */
export function readDay(text: string, format: string): WallTime | undefined {
  return read(text, dayPattern(format));
}

export function readDayAndTime(text: string, format: string): WallTime | undefined {
  return read(text, `${dayPattern(format)} ${TIME}`);
}

/** A time of day on 1 January 1970. */
export function readTime(text: string): WallTime | undefined {
  return read(text, TIME);
}

function dayPattern(format: string): string {
  return format.replace(/[.\-/ ]/g, '\\$&').replace(TOKEN, (token) => READ[token] ?? token);
}

function read(text: string, pattern: string): WallTime | undefined {
  const found = new RegExp(`^${pattern}$`, 'i').exec(text.trim())?.groups;
  if (!found) return undefined;
  const number = (value: string | undefined, usual: number) => (value === undefined ? usual : Number(value));
  const month = found.name === undefined ? number(found.month, 1) : monthNamed(found.name);
  return {
    year: number(found.year, 1970),
    month,
    day: number(found.day, 1),
    hour: hourOf(number(found.hour, 0), found.half?.toLowerCase()),
    minute: number(found.minute, 0),
    second: number(found.second, 0),
  };
}

function monthNamed(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase()) + 1;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
