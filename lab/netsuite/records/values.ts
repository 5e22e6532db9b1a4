// A field's value between a script and the store: what each field type takes, and what it gives back.
// Source: SuiteScript 2.1 N/record setValue/getValue (help, stubs); where NetSuite is said to be lenient the lab is strict.

import { types } from 'node:util';
import { SERVER_ZONE } from '../../timezone';
import { refuse } from '../errors';
import { serverDay } from '../serverTime';
import { instantIn } from '../zones';
import type { FieldDefinition, FieldType, FieldValue } from './definition';

const TEXT_TYPES = new Set(['text', 'textarea', 'longtext', 'email', 'phone', 'url', 'inlinehtml', 'password']);
const NUMBER_TYPES = new Set(['currency', 'float', 'integer', 'percent', 'rate']);

function invalid(field: FieldDefinition, value: unknown): never {
  refuse(
    'INVALID_FLD_VALUE',
    `You have entered an Invalid Field Value ${describe(value)} for the following field: ${field.id}`,
  );
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return isRealDate(value) ? value.toISOString() : (JSON.stringify(value) ?? String(value));
}

/** What `setValue` was given, as the store keeps it. */
export function toStored(field: FieldDefinition, value: unknown): FieldValue {
  if (value === null || value === undefined || value === '')
    return field.type === 'checkbox' ? invalid(field, value) : null;
  if (TEXT_TYPES.has(field.type)) return typeof value === 'string' ? value : invalid(field, value);
  if (NUMBER_TYPES.has(field.type)) return toNumber(field, value);
  switch (field.type) {
    case 'checkbox':
      return typeof value === 'boolean' ? value : invalid(field, value);
    case 'select':
    case 'document':
    case 'image':
      return toSelect(field, value);
    case 'multiselect':
      return Array.isArray(value) ? value.map((each) => toSelect(field, each)) : invalid(field, value);
    case 'date':
      return isRealDate(value) ? serverDay(value.getTime()) : invalid(field, value);
    case 'datetime':
    case 'timeofday':
      // Stored to the second. Source: Field Type Descriptions for Custom Fields (help).
      return isRealDate(value) ? Math.floor(value.getTime() / 1_000) * 1_000 : invalid(field, value);
    default:
      return invalid(field, value);
  }
}

function toNumber(field: FieldDefinition, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return invalid(field, value);
  if (field.type === 'integer' && !Number.isInteger(value)) return invalid(field, value);
  // Source: Field Type Descriptions for Custom Fields (help): about 20 digits; currency 15 before the point.
  if (Math.abs(value) >= (field.type === 'currency' ? 1e15 : 1e20)) return invalid(field, value);
  return value;
}

function toSelect(field: FieldDefinition, value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string' && value.trim() === value) return value;
  return invalid(field, value);
}

const isRealDate = (value: unknown): value is Date => types.isDate(value) && !Number.isNaN(value.getTime());

/** What `getValue` gives a script. */
export function fromStored(field: FieldDefinition, value: FieldValue | undefined): unknown {
  if (field.type === 'checkbox') return value === true;
  if (value === null || value === undefined) return field.type === 'date' || field.type === 'datetime' ? null : '';
  switch (field.type) {
    case 'date':
      return dayToDate(value as string);
    case 'datetime':
    case 'timeofday':
      return new Date(value as number);
    case 'multiselect':
      return [...(value as readonly string[])];
    default:
      return value;
  }
}

/** Midnight of a calendar day in the server's zone. */
export function dayToDate(day: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(instantIn(SERVER_ZONE, { year, month, day: date, hour: 0, minute: 0, second: 0 }));
}

/** Source: Field Type Descriptions for Custom Fields (help); long text: what a script may set. */
const LENGTHS: Partial<Record<FieldType, number>> = {
  text: 300,
  textarea: 4_000,
  inlinehtml: 4_000,
  longtext: 100_000,
  email: 254,
  phone: 32,
  url: 999,
  password: 15,
};

/** In bytes, as custom fields and areas count it: a letter outside English is up to four. Standard fields: practice. */
function lengthOf(field: FieldDefinition, value: string): number {
  const countsBytes = field.custom || field.type === 'textarea' || field.type === 'inlinehtml';
  return countsBytes ? Buffer.byteLength(value) : value.length;
}

/** Refuses text longer than its field takes. */
export function checkLength(field: FieldDefinition, value: FieldValue | undefined): void {
  const limit = LENGTHS[field.type];
  if (typeof value !== 'string' || limit === undefined) return;
  const maximum = Math.min(limit, field.maxLength ?? limit);
  if (lengthOf(field, value) > maximum) {
    refuse(
      'THE_FIELD_1_CONTAINED_MORE_THAN_THE_MAXIMUM_NUMBER__2__OF_CHARACTERS_ALLOWED',
      `The field ${field.id} contained more than the maximum number (${maximum}) of characters allowed.`,
    );
  }
}
