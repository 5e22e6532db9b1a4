// The fields of a custom record that are entered by hand, and their values between record and form.

import type { FieldDefinition, FieldValue, RecordDefinition } from '../records/definition';
import { MULTI_SEPARATOR } from './fieldInput';
import type { FieldModel } from './model';
import type { AccountSource } from './source';
import { dayText } from './values';

export interface EnteredField {
  readonly definition: FieldDefinition;
  readonly model: FieldModel;
}

/** Field types by how they are entered; the others are not. */
const CONTROLS: Readonly<Partial<Record<FieldDefinition['type'], string>>> = {
  text: 'TEXT',
  textarea: 'TEXTAREA',
  longtext: 'LONGTEXT',
  email: 'EMAIL',
  phone: 'PHONE',
  url: 'URL',
  select: 'SELECT',
  multiselect: 'MULTISELECT',
  checkbox: 'CHECKBOX',
  date: 'DATE',
  currency: 'CURRENCY',
  float: 'FLOAT',
  integer: 'INTEGER',
  percent: 'PERCENT',
};

/** Name, inactive and the type's own fields; those that only scripts set stay out. */
export function enteredFields(account: AccountSource, { type }: RecordDefinition): EnteredField[] {
  const offered = ({ id, custom, locked, readOnly }: FieldDefinition): boolean =>
    (custom === true || id === 'name' || id === 'isinactive') && !locked && !readOnly;
  return [...account.fields(type).values()].filter(offered).flatMap((definition) => {
    const control = CONTROLS[definition.type];
    return control === undefined ? [] : [{ definition, model: modelOf(definition, control) }];
  });
}

function modelOf({ id, label, required, maxLength, target, options }: FieldDefinition, type: string): FieldModel {
  const fixed = Object.entries(options ?? {}).map(([value, text]) => ({ value, text, selected: false }));
  return {
    id,
    type,
    label,
    source: options === undefined ? (target ?? null) : null,
    container: null,
    choices: fixed,
    defaultValue: null,
    mandatory: required ?? false,
    displayType: 'NORMAL',
    breakType: 'NONE',
    layoutType: 'NORMAL',
    width: null,
    height: null,
    maxLength: maxLength ?? null,
    linkText: null,
    helpText: null,
    alias: id,
    padding: 0,
  };
}

/** A record's value as the form shows it. */
export function shownValue({ type }: FieldDefinition, value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (typeof value === 'object') return value.join(MULTI_SEPARATOR);
  return type === 'date' ? dayText(String(value)) : String(value);
}

/** What was entered as a record keeps it; what cannot be read as the field's type is handed on for NetSuite to refuse. */
export function enteredValue({ type }: FieldDefinition, text: string): unknown {
  const value = text.trim();
  if (type === 'checkbox') return value === 'T';
  if (value === '') return type === 'multiselect' ? [] : null;
  switch (type) {
    case 'multiselect':
      return value.split(MULTI_SEPARATOR);
    case 'date':
      return isoDay(value) ?? value;
    case 'currency':
    case 'float':
    case 'integer':
    case 'percent':
      return Number.isNaN(Number(value)) ? value : Number(value);
    default:
      return text;
  }
}

/** '7/4/2026' as '2026-07-04'. */
function isoDay(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
