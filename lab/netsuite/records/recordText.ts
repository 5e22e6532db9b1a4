// A field's value in words and back, as getText and setText have it. Source: N/record (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import type { FieldDefinition, FieldValue } from './definition';

/** What getText gives: the name of a reference, 'T' or 'F', '' where there is nothing. */
export function textOf(account: Account, field: FieldDefinition, value: FieldValue | undefined): unknown {
  if (value === null || value === undefined) return '';
  if (field.type === 'checkbox') return value === true ? 'T' : 'F';
  if (field.type !== 'select' && field.type !== 'multiselect') return String(value);
  const one = (id: string): string =>
    field.options?.[id] ?? (field.target ? account.records.nameOf(field.target, Number(id)) : id) ?? id;
  return Array.isArray(value) ? value.map(one) : one(String(value));
}

/** What setText sets: of a reference the record of that name, of a rate the number or the percentage it says. */
export function valueOfText(account: Account, field: FieldDefinition, text: unknown): FieldValue {
  if (text === null || text === undefined || text === '') return null;
  const words = String(text);
  switch (field.type) {
    case 'rate':
    case 'percent':
      return numberOfText(field, words);
    case 'checkbox':
      return words === 'T';
    case 'select':
      return idOfText(account, field, words);
    default:
      return words;
  }
}

/** A rate keeps its percent sign, which says what it is a part of; a percentage needs none. */
function numberOfText(field: FieldDefinition, words: string): FieldValue {
  const isPercent = words.trim().endsWith('%');
  const number = Number(words.replace('%', ''));
  if (!Number.isFinite(number)) {
    refuse(
      'INVALID_FLD_VALUE',
      `You have entered an Invalid Field Value ${words} for the following field: ${field.id}`,
    );
  }
  return isPercent && field.type === 'rate' ? `${number}%` : number;
}

function idOfText(account: Account, field: FieldDefinition, words: string): string {
  const option = Object.entries(field.options ?? {}).find(([, name]) => name === words);
  if (option) return option[0];
  const found = field.target ? account.findByName(field.target, words) : undefined;
  return found === undefined
    ? refuse('INVALID_KEY_OR_REF', `Invalid ${field.id} reference key ${words}.`)
    : String(found);
}
