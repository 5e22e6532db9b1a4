// A record's value as people read it: references as links, amounts and dates in the account's format.

import type { FieldDefinition, FieldType, FieldValue } from '../records/definition';
import { link } from './fieldInput';
import { type Content, html } from './html';
import { recordUrl } from './links';
import type { AccountSource } from './source';
import { amountText, countText, dayText, instantText } from './values';

type Source = Pick<AccountSource, 'records'>;

/** Longer text is folded. */
const FOLD_AFTER = 320;

const NUMERIC: readonly FieldType[] = ['currency', 'float', 'integer', 'percent', 'rate'];
const LONG: readonly FieldType[] = ['textarea', 'longtext', 'inlinehtml'];

export function isNumberField(field: FieldDefinition): boolean {
  return NUMERIC.includes(field.type);
}

export function isLongField(field: FieldDefinition): boolean {
  return LONG.includes(field.type);
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The value as content for a page; nothing for an empty one. */
export function recordValue(account: Source, field: FieldDefinition, value: FieldValue | undefined): Content {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object')
    return value.map((each, at) => html`${at > 0 ? ', ' : ''}${reference(account, field, each)}`);
  if (field.type === 'select' || field.type === 'document' || field.type === 'image')
    return reference(account, field, String(value));
  return typeof value === 'number' ? numberText(field, value) : textValue(field, value);
}

function numberText(field: FieldDefinition, value: number): string {
  if (field.type === 'datetime') return instantText(value);
  if (field.type === 'currency' || field.type === 'rate') return amountText(value);
  return field.type === 'percent' ? `${countText(value)}%` : countText(value);
}

function textValue(field: FieldDefinition, value: string): Content {
  switch (field.type) {
    case 'date':
      return dayText(value);
    case 'url':
      return link(value, value);
    case 'email':
      return html`<a href="mailto:${value}">${value}</a>`;
    case 'password':
      return '••••••';
    default:
      return value.length > FOLD_AFTER ? folded(value) : html`<span class="pre">${value}</span>`;
  }
}

function folded(value: string): Content {
  return html`<details><summary>${value.slice(0, 120)}… (${countText(value.length)} characters)</summary><pre dir="auto">${value}</pre></details>`;
}

function reference(account: Source, field: FieldDefinition, value: string): Content {
  const fixed = field.options?.[value];
  if (fixed !== undefined) return fixed;
  const id = Number(value);
  if (field.target === undefined || !Number.isInteger(id)) return value;
  const type = account.records.typeOf(field.target, id);
  const name = account.records.nameOf(field.target, id) ?? value;
  return type === undefined ? name : html`<a href="${recordUrl(type, id)}" dir="auto">${name}</a>`;
}
