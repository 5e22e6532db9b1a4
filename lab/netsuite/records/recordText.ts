// A field's value in words and back, as getText and setText have it. Source: N/record (help); dates and times in the
// user's format and zone: practice.

import type { Account } from '../account';
import { readDay, readDayAndTime, writeDay, writeTime } from '../dateText';
import { refuse } from '../errors';
import { instantIn, isRealTime, type WallTime, wallTimeIn } from '../zones';
import type { FieldDefinition, FieldValue } from './definition';

const NUMBERS = new Set(['integer', 'float', 'currency']);

/** What getText gives: the name of a reference, 'T' or 'F', '' where there is nothing. */
export function textOf(account: Account, field: FieldDefinition, value: FieldValue | undefined): unknown {
  if (field.type === 'checkbox') return value === true ? 'T' : 'F';
  if (value === null || value === undefined) return '';
  if (field.type === 'date') return writeDay(dayOf(String(value)), formatOf(account));
  if (field.type === 'datetime' && typeof value === 'number') {
    const time = wallTimeIn(account.company.timeZone, value);
    return `${writeDay(time, formatOf(account))} ${writeTime(time, true)}`;
  }
  if (field.type !== 'select' && field.type !== 'multiselect') return String(value);
  const one = (id: string): string =>
    field.options?.[id] ?? (field.target ? account.records.nameOf(field.target, Number(id)) : id) ?? id;
  return Array.isArray(value) ? value.map(one) : one(String(value));
}

/** What setText sets: of a reference the record of that name, of a rate the number or the percentage it says. */
export function valueOfText(account: Account, field: FieldDefinition, text: unknown): FieldValue {
  if (field.type === 'multiselect') {
    return textsOf(text).map((each) => idOfText(account, field, each));
  }
  if (text === null || text === undefined || text === '') return field.type === 'checkbox' ? false : null;
  if (typeof text !== 'string') return invalid(field, text);
  if (NUMBERS.has(field.type)) return numberOf(field, text);
  switch (field.type) {
    case 'rate':
    case 'percent':
      return portionOf(field, text);
    case 'checkbox':
      return text === 'T' || text === 'F' ? text === 'T' : invalid(field, text);
    case 'select':
      return idOfText(account, field, text);
    case 'date':
      return dayText(realTime(field, text, readDay(text, formatOf(account))));
    case 'datetime':
      return instantIn(
        account.company.timeZone,
        realTime(field, text, readDayAndTime(text, formatOf(account)) ?? readDay(text, formatOf(account))),
      );
    default:
      return text;
  }
}

function invalid(field: FieldDefinition, text: unknown): never {
  refuse(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${String(text)} for the following field: ${field.id}`,
  );
}

const formatOf = (account: Account): string => String(account.company.page('userpreferences').dateformat);

function textsOf(text: unknown): string[] {
  if (text === null || text === undefined || text === '') return [];
  return Array.isArray(text) ? text.map(String) : [String(text)];
}

function numberOf(field: FieldDefinition, text: string): number {
  const number = Number(text.replaceAll(',', ''));
  const fits = Number.isFinite(number) && (field.type !== 'integer' || Number.isInteger(number));
  return fits ? number : invalid(field, text);
}

/** A rate keeps its percent sign, which says what it is a part of; a percentage needs none. */
function portionOf(field: FieldDefinition, text: string): FieldValue {
  const number = Number(text.replace('%', ''));
  if (!Number.isFinite(number)) return invalid(field, text);
  return text.trim().endsWith('%') && field.type === 'rate' ? `${number}%` : number;
}

function idOfText(account: Account, field: FieldDefinition, text: string): string {
  const option = Object.entries(field.options ?? {}).find(([, name]) => name === text);
  if (option) return option[0];
  const found = field.target ? account.findByName(field.target, text) : undefined;
  return found === undefined
    ? refuse('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${text}.`)
    : String(found);
}

function realTime(field: FieldDefinition, text: string, time: WallTime | undefined): WallTime {
  return time && isRealTime(time) ? time : invalid(field, text);
}

function dayOf(day: string): WallTime {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date, hour: 0, minute: 0, second: 0 };
}

function dayText({ year, month, day }: WallTime): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
