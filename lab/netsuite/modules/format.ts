// N/format: values as the user's preferences write them, and back. Free of units.
// Source: format.format, format.parse (help). What cannot be read is returned unchanged, without an error.

import { SERVER_ZONE } from '../../timezone';
import { readDay, readDayAndTime, readTime, writeDay, writeTime } from '../dateText';
import { refuse } from '../errors';
import { instantIn, isRealTime, isZone, type WallTime, wallTimeIn } from '../zones';
import { FORMAT_TYPES, type FormatType, TIMEZONES } from './formatTypes';
import type { Env, NModule } from './module';
import { type Options, optionsOf } from './options';

/** User -4 runs scheduled and map/reduce scripts and has no preferences of its own. */
const SYSTEM_USER = -4;

export const formatModule: NModule = {
  id: 'N/format',
  build: (env) => ({
    Type: FORMAT_TYPES,
    Timezone: TIMEZONES,
    format: (options: unknown) => convert(env, options, 'format', write),
    parse: (options: unknown) => convert(env, options, 'parse', read),
  }),
};

function convert(
  env: Env,
  options: unknown,
  method: string,
  body: (type: FormatType, value: unknown, zone: string, dateFormat: string) => unknown,
): unknown {
  env.execution.alive();
  const given = optionsOf(options, method, ['type']);
  if (given.value === undefined || given.value === null) optionsOf(options, method, ['value']);
  const type = Object.values(FORMAT_TYPES).find((known) => known === given.type);
  if (!type) return refuse('SSS_INVALID_FORMAT_TYPE', `${method}: ${String(given.type)} is not a format type.`);
  const dateFormat = String(env.account.company.page('userpreferences').dateformat);
  return body(type, given.value, zoneOf(env, type, given), dateFormat);
}

/**
 * Days are the server's. Date-times are the zone asked for, GMT when there is no such zone; without one the user's
 * own, and the server's for the system. Unconfirmed: the help names both for server scripts.
 */
function zoneOf(env: Env, type: FormatType, options: Options): string {
  if (type !== 'datetime' && type !== 'datetimetz') return SERVER_ZONE;
  if (options.timezone !== undefined) return isZone(String(options.timezone)) ? String(options.timezone) : 'GMT';
  if (env.execution.options.identity.userId === SYSTEM_USER) return SERVER_ZONE;
  return String(env.account.company.page('userpreferences').timezone);
}

function write(type: FormatType, value: unknown, zone: string, dateFormat: string): unknown {
  if (value instanceof Date) {
    const time = wallTimeIn(zone, value.getTime());
    if (type === 'date') return writeDay(time, dateFormat);
    if (type === 'datetime' || type === 'datetimetz') return `${writeDay(time, dateFormat)} ${writeTime(time, true)}`;
    if (type === 'timeofday') return writeTime(time, false);
    if (type === 'mmyydate') return `${String(time.month).padStart(2, '0')}/${time.year}`;
    return value;
  }
  if (type === 'checkbox') return value === true || value === 'T' ? 'T' : 'F';
  const number = numberOf(value);
  return number === undefined ? value : (writeNumber(type, number) ?? value);
}

/** Practice: grouped by thousands, two decimals for money. */
function writeNumber(type: FormatType, value: number): string | undefined {
  const grouped = (least: number, most: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
  switch (type) {
    case 'currency':
    case 'currency2':
    case 'poscurrency':
    case 'nonnegcurrency':
      return grouped(2, 2);
    case 'integer':
    case 'posinteger':
      return grouped(0, 0);
    case 'float':
    case 'posfloat':
    case 'nonnegfloat':
    case 'rate':
    case 'ratehighprecision':
      return grouped(0, 12);
    case 'percent':
      return `${grouped(0, 12)}%`;
    default:
      return undefined;
  }
}

function read(type: FormatType, value: unknown, zone: string, dateFormat: string): unknown {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'date':
      return dateOf(readDay(value, dateFormat), zone) ?? value;
    case 'datetime':
    case 'datetimetz':
      return dateOf(readDayAndTime(value, dateFormat), zone) ?? value;
    case 'timeofday':
      return dateOf(readTime(value), zone) ?? value;
    case 'checkbox':
      return value === 'T' ? true : value === 'F' ? false : value;
    case 'percent':
      return numberOf(value.replace(/%$/, '')) ?? value;
    default:
      return writeNumber(type, 0) === undefined ? value : (numberOf(value) ?? value);
  }
}

function dateOf(time: WallTime | undefined, zone: string): Date | undefined {
  return time && isRealTime(time) ? new Date(instantIn(zone, time)) : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value.trim() : '';
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : undefined;
}
