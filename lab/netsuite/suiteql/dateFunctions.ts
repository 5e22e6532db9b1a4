// Functions that make, show or move dates.

import type { Expression } from './ast';
import type { Place } from './context';
import { refuseQuery } from './refusal';
import { asText, demand, familyOf, toMoment, toNumber, type Value, type ValueType } from './values';

export function emitDateFunction(
  name: string,
  args: readonly Value[],
  written: readonly Expression[],
  place: Place,
): Value | undefined {
  switch (name) {
    case 'TO_CHAR':
      return toChar(args);
    case 'TO_CLOB':
      demand(name, args, 1, 1);
      return { ...asText(args[0]!), type: 'clob' };
    case 'TO_DATE':
    case 'TO_TIMESTAMP':
      return toDate(name, args, written, place);
    case 'TRUNC':
    case 'ROUND':
      return truncate(name, args, place);
    case 'EXTRACT':
      return extract(args);
    default:
      return calendar(name, args, place);
  }
}

function toChar(args: readonly Value[]): Value {
  demand('TO_CHAR', args, 1, 2);
  const [value, format] = args;
  if (!format) return { sql: asText(value!).sql, type: 'string' };
  const family = familyOf(value!);
  if (family === 'text' || family === 'boolean') refuseQuery('TO_CHAR with a format takes a date or a number');
  const by = family === 'date' ? 'ns_date_format' : 'ns_number_format';
  return { sql: `${by}(${value!.sql}, ${format.sql})`, type: 'string' };
}

const TIME_OF_DAY = /HH|MI|SS|AM|PM/;

function toDate(name: string, args: readonly Value[], written: readonly Expression[], place: Place): Value {
  const [text, format] = args;
  if (args.length === 1) refuseQuery(`${name} needs a format, such as 'YYYY-MM-DD'`);
  demand(name, args, 2, 2);
  if (format!.literal === undefined || written[1]?.kind !== 'string')
    refuseQuery(`${name} takes its format as a constant`);
  if (familyOf(text!) === 'date') refuseQuery(`${name} takes text; "${text!.sql}" is a date already`);
  if (text!.parameter !== undefined) place.context.expectations.expect(text!.parameter, 'text');
  const timed = name === 'TO_TIMESTAMP' || TIME_OF_DAY.test(format!.literal!.toUpperCase());
  const type: ValueType = timed ? 'datetime' : 'date';
  return { sql: `ns_to_${type}(${text!.sql}, ${format!.sql})`, type };
}

function truncate(name: string, args: readonly Value[], place: Place): Value {
  demand(name, args, 1, 2);
  const [value, by] = args;
  const lower = name.toLowerCase();
  if (familyOf(value!) !== 'date') {
    const number = toNumber(value!, place.context.expectations);
    return { sql: `ns_${lower}(${number.sql}, ${by?.sql ?? '0'})`, type: by ? 'float' : 'integer' };
  }
  if (name === 'ROUND') refuseQuery('ROUND of a date is not emulated; use TRUNC');
  if (!by) return { sql: `substr(${value!.sql}, 1, 10)`, type: 'date' };
  return { sql: `ns_trunc_date(${value!.sql}, ${by.sql})`, type: 'date' };
}

const PARTS: Readonly<Record<string, string>> = {
  YEAR: 'YYYY',
  MONTH: 'MM',
  DAY: 'DD',
  HOUR: 'HH24',
  MINUTE: 'MI',
  SECOND: 'SS',
};

function extract(args: readonly Value[]): Value {
  const [part, value] = args;
  const format = PARTS[part?.literal ?? ''];
  if (!format) refuseQuery(`EXTRACT takes ${Object.keys(PARTS).join(', ')}`);
  if (familyOf(value!) !== 'date') refuseQuery('EXTRACT takes a date');
  return { sql: `CAST(ns_date_format(${value!.sql}, '${format}') AS INTEGER)`, type: 'integer' };
}

function calendar(name: string, args: readonly Value[], place: Place): Value | undefined {
  const [first, second] = args;
  switch (name) {
    case 'LAST_DAY':
      demand(name, args, 1, 1);
      return { sql: `ns_last_day(${dateOf(name, first!).sql})`, type: first!.type };
    case 'ADD_MONTHS': {
      demand(name, args, 2, 2);
      const months = toNumber(second!, place.context.expectations);
      return { sql: `ns_add_months(${dateOf(name, first!).sql}, ${months.sql})`, type: first!.type };
    }
    case 'NEXT_DAY':
      demand(name, args, 2, 2);
      return { sql: `ns_next_day(${dateOf(name, first!).sql}, ${second!.sql})`, type: first!.type };
    case 'MONTHS_BETWEEN': {
      demand(name, args, 2, 2);
      const [later, earlier] = [first!, second!].map((value) => toMoment(dateOf(name, value)).sql);
      return { sql: `ns_months_between(${later}, ${earlier})`, type: 'float' };
    }
    default:
      return undefined;
  }
}

function dateOf(name: string, value: Value): Value {
  if (familyOf(value) !== 'date' && value.sql !== 'NULL') refuseQuery(`${name} takes a date; use TO_DATE`);
  return value;
}
