// A record's value as people read it: references as links, amounts and dates in the account's format.

import type { FieldDefinition, FieldType, FieldValue } from '../records/definition';
import { CUSTOM_PRICE } from '../records/priceLevel';
import { referenceName } from './choices';
import { link } from './fieldInput';
import { type Content, html } from './html';
import { recordUrl } from './links';
import type { AccountSource } from './source';
import { amountText, countText, dayText, instantText } from './values';

type Source = Pick<AccountSource, 'records'>;

/** Longer text is folded. */
const FOLD_AFTER = 320;
/** About as much as stands on one line of a column. */
const WIDE_AFTER = 55;

const NUMERIC: readonly FieldType[] = ['currency', 'float', 'integer', 'percent', 'rate'];
const LONG: readonly FieldType[] = ['textarea', 'longtext', 'inlinehtml'];

export function isNumberField(field: FieldDefinition): boolean {
  return NUMERIC.includes(field.type);
}

export function isLongField(field: FieldDefinition): boolean {
  return LONG.includes(field.type);
}

/** Whether a value needs the page's whole width: long text, text of several lines, a document. */
export function isWide(field: FieldDefinition, value: FieldValue | undefined): boolean {
  return isLongField(field) && typeof value === 'string' && (value.length > WIDE_AFTER || value.includes('\n'));
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
      return plainText(value);
  }
}

function plainText(value: string): Content {
  const json = value.length > WIDE_AFTER ? indented(value) : null;
  if (json === null && value.length <= FOLD_AFTER) return html`<span class="pre">${value}</span>`;
  return html`<details><summary><span class="pre">${value.slice(0, 110)}…</span> <span class="soft">${countText(value.length)} characters</span></summary><pre dir="auto">${json ?? value}</pre></details>`;
}

/** A JSON document with a line for each of its parts; null where the text is none. */
function indented(value: string): string | null {
  if (!/^\s*[[{]/.test(value)) return null;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return null;
  }
}

function reference(account: Source, field: FieldDefinition, value: string): Content {
  const fixed = field.options?.[value];
  if (fixed !== undefined) return fixed;
  if (field.id === 'price' && value === CUSTOM_PRICE) return 'Custom';
  const target = field.target ?? (field.id === 'price' ? 'pricelevel' : undefined);
  const id = Number(value);
  if (target === undefined || !Number.isInteger(id)) return value;
  const type = account.records.typeOf(target, id);
  const name = referenceName(account, target, id) ?? value;
  return type === undefined ? name : html`<a href="${recordUrl(type, id)}" dir="auto">${name}</a>`;
}
