// Dates as text: the store's form, the session's form, and Oracle's format models.
// The store keeps 'YYYY-MM-DD' and 'YYYY-MM-DD HH:MM:SS' in the server's zone.

import { refuseQuery } from './refusal';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 86_400_000;

/** The moment of a stored text, as if the server's zone were UTC. */
export function readStored(text: string): Date {
  return new Date(`${text.slice(0, 10)}T${text.slice(11) || '00:00:00'}Z`);
}

/** Back to the stored form; a calendar day when `like` is one. */
export function writeStored(date: Date, like: string): string {
  const text = date.toISOString().slice(0, 19).replace('T', ' ');
  return like.length === 10 ? text.slice(0, 10) : text;
}

/** M/D/YYYY, with h:mm am/pm for a moment. Practice for dates; unconfirmed for moments. */
export function sessionDate(text: string): string {
  const day = formatDate(text, 'FMMM/DD/YYYY');
  if (text.length === 10) return day;
  return `${day} ${formatDate(text, 'FMHH12')}:${formatDate(text, 'MI')} ${formatDate(text, 'am')}`;
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}

function hour12(date: Date): number {
  return date.getUTCHours() % 12 || 12;
}

interface Element {
  readonly pattern: string;
  readonly show: (date: Date) => string;
  /** Not shortened by FM and not turned into another case. */
  readonly plain?: boolean;
}

/** Longer names first. Source: Oracle's datetime format models. */
const ELEMENTS: readonly Element[] = [
  { pattern: 'YYYY', show: (date) => pad(date.getUTCFullYear(), 4) },
  { pattern: 'YY', show: (date) => pad(date.getUTCFullYear() % 100, 2) },
  { pattern: 'MONTH', show: (date) => MONTHS[date.getUTCMonth()]!.padEnd(9) },
  { pattern: 'MON', show: (date) => MONTHS[date.getUTCMonth()]!.slice(0, 3) },
  { pattern: 'MM', show: (date) => pad(date.getUTCMonth() + 1, 2) },
  { pattern: 'MI', show: (date) => pad(date.getUTCMinutes(), 2) },
  { pattern: 'DDD', show: (date) => pad(dayOfYear(date), 3) },
  { pattern: 'DD', show: (date) => pad(date.getUTCDate(), 2) },
  { pattern: 'DAY', show: (date) => DAYS[date.getUTCDay()]!.padEnd(9) },
  { pattern: 'DY', show: (date) => DAYS[date.getUTCDay()]!.slice(0, 3) },
  { pattern: 'D', show: (date) => String(date.getUTCDay() + 1) },
  { pattern: 'HH24', show: (date) => pad(date.getUTCHours(), 2) },
  { pattern: 'HH12', show: (date) => pad(hour12(date), 2) },
  { pattern: 'HH', show: (date) => pad(hour12(date), 2) },
  { pattern: 'SS', show: (date) => pad(date.getUTCSeconds(), 2) },
  { pattern: 'AM', show: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM') },
  { pattern: 'PM', show: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM') },
  { pattern: 'Q', show: (date) => String(Math.floor(date.getUTCMonth() / 3) + 1) },
];

/** TO_CHAR of a date. */
export function formatDate(text: string, format: string): string {
  const date = readStored(text);
  let result = '';
  let shortened = false;
  let rest = format;
  while (rest !== '') {
    const [piece, output] = formatPiece(rest, date, shortened);
    if (output === undefined) shortened = !shortened;
    result += output ?? '';
    rest = rest.slice(piece);
  }
  return result;
}

/** How many characters of the format were used, and what they show; nothing for the FM switch. */
function formatPiece(rest: string, date: Date, shortened: boolean): [number, string | undefined] {
  const quoted = /^"([^"]*)"/.exec(rest);
  if (quoted) return [quoted[0].length, quoted[1]!];
  const upper = rest.toUpperCase();
  if (upper.startsWith('FM')) return [2, undefined];
  const element = ELEMENTS.find(({ pattern }) => upper.startsWith(pattern));
  if (element) {
    const shown = cased(element.show(date), rest.slice(0, element.pattern.length));
    return [element.pattern.length, shortened ? shown.trimEnd().replace(/^0+(?=\d)/, '') : shown];
  }
  if (/^[A-Za-z0-9]/.test(rest)) return refuseQuery(`the date format "${rest}" is not understood`);
  return [1, rest[0]!];
}

/** MON, Mon and mon are written as asked. */
function cased(shown: string, pattern: string): string {
  if (pattern === pattern.toUpperCase()) return shown.toUpperCase();
  return pattern === pattern.toLowerCase() ? shown.toLowerCase() : shown;
}

/** TO_DATE: text by a format, in the stored form with time of day; refuses what does not match. */
export function parseDate(text: string, format: string): string {
  const reader = dateReader(format);
  const match = reader.expression.exec(text);
  if (!match) return refuseQuery(`"${text}" is not a date of the form ${format}`);
  const parts = new Map(reader.names.map((name, index) => [name, match[index + 1]!]));
  return assemble(parts, text, format);
}

interface DateReader {
  readonly expression: RegExp;
  readonly names: readonly string[];
}

const READABLE: Readonly<Record<string, string>> = {
  YYYY: '(\\d{4})',
  MONTH: '([A-Za-z]+)',
  MON: '([A-Za-z]{3})',
  MM: '(\\d{1,2})',
  MI: '(\\d{1,2})',
  DD: '(\\d{1,2})',
  HH24: '(\\d{1,2})',
  HH12: '(\\d{1,2})',
  HH: '(\\d{1,2})',
  SS: '(\\d{1,2})',
  AM: '([AaPp][Mm])',
  PM: '([AaPp][Mm])',
};

const readers = new Map<string, DateReader>();

function dateReader(format: string): DateReader {
  const known = readers.get(format);
  if (known) return known;
  const names: string[] = [];
  let pattern = '';
  let rest = format;
  while (rest !== '') {
    const quoted = /^"([^"]*)"/.exec(rest);
    const name = Object.keys(READABLE).find((key) => rest.toUpperCase().startsWith(key));
    if (!quoted && !name && /^[A-Za-z0-9]/.test(rest)) refuseQuery(`TO_DATE does not understand the format "${rest}"`);
    if (name) names.push(name);
    pattern += name ? READABLE[name] : (quoted?.[1] ?? rest[0]!).replace(/[^\w\s]/g, '\\$&');
    rest = rest.slice(quoted?.[0].length ?? name?.length ?? 1);
  }
  const reader = { expression: new RegExp(`^\\s*${pattern}\\s*$`), names };
  readers.set(format, reader);
  return reader;
}

function assemble(parts: ReadonlyMap<string, string>, text: string, format: string): string {
  const number = (...names: string[]): number | undefined => {
    const found = names.map((name) => parts.get(name)).find((part) => part !== undefined);
    return found === undefined ? undefined : Number(found);
  };
  const named = parts.get('MONTH') ?? parts.get('MON');
  const month = named
    ? MONTHS.findIndex((name) => name.toLowerCase().startsWith(named.toLowerCase())) + 1
    : number('MM');
  const half = (parts.get('AM') ?? parts.get('PM'))?.toUpperCase();
  const hour = half
    ? ((number('HH12', 'HH') ?? 0) % 12) + (half === 'PM' ? 12 : 0)
    : (number('HH24', 'HH12', 'HH') ?? 0);
  const values = [number('YYYY'), month, number('DD') ?? 1, hour, number('MI') ?? 0, number('SS') ?? 0];
  const [year, ...others] = values.map((value) => value ?? Number.NaN);
  const [m, d, h, mi, s] = others.map((value) => pad(value, 2));
  const written = `${pad(year!, 4)}-${m}-${d} ${h}:${mi}:${s}`;
  // A day that does not exist would roll over.
  const moment = readStored(written);
  if (Number.isNaN(moment.getTime()) || writeStored(moment, written) !== written) {
    refuseQuery(`"${text}" is not a day of the calendar, read as ${format}`);
  }
  return written;
}
