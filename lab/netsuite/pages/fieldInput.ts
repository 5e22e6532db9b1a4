// One field of a scripted page: how it is entered, and how its value is shown.

import { attribute, type Content, html, type Markup, raw } from './html';
import { safeUrl } from './links';
import type { Choice, FieldModel } from './model';
import { MINUS } from './values';

export type Choices = (source: string, limit: number) => readonly Choice[] | undefined;

/** How many entries a list offers; a longer one says that there are more. Source: Field.getSelectOptions (help). */
const MAX_OPTIONS = 1_000;

const NUMBERS: readonly string[] = ['CURRENCY', 'FLOAT', 'INTEGER', 'PERCENT'];
const INPUT_TYPES: Readonly<Record<string, string>> = {
  EMAIL: 'email',
  PASSWORD: 'password',
  PHONE: 'tel',
  FILE: 'file',
};

/** The separator of the values of a multi-select, in parameters. Source: N/http.ServerRequest.parameters (practice). */
export const MULTI_SEPARATOR = '\u0005';

export function isNumeric(type: string): boolean {
  return NUMBERS.includes(type);
}

/** Values a field holds, as a list. */
export function valuesOf(value: string | readonly string[] | null): readonly string[] {
  if (value === null || value === '') return [];
  return typeof value === 'string' ? value.split(MULTI_SEPARATOR) : value;
}

/** The control that enters a value. `name` is what it posts as. */
export function control(
  field: FieldModel,
  name: string,
  value: string | readonly string[] | null,
  choices: Choices,
): Markup {
  const common = commonAttributes(field, name);
  const single = valuesOf(value).join(MULTI_SEPARATOR);
  switch (field.type) {
    case 'CHECKBOX':
      return html`<input type="hidden" name="${name}:checkbox" value="F"><input type="checkbox" value="T"${common}${attribute('checked', single === 'T')}>`;
    case 'SELECT':
    case 'MULTISELECT':
      return listControl(field, common, valuesOf(value), choices);
    case 'TEXTAREA':
    case 'LONGTEXT':
    case 'RICHTEXT':
      return html`<textarea dir="auto" rows="${rowsOf(field)}"${common}${attribute('maxlength', field.maxLength)}>${raw('\n')}${single}</textarea>`;
    case 'RADIO':
      return html`<input type="radio" value="${field.source}"${common}${attribute('checked', single === field.source)}>`;
    default:
      return inputControl(field, common, single);
  }
}

/** A value as text to read. */
export function shown(field: FieldModel, value: string | readonly string[] | null, choices: Choices): Content {
  const values = valuesOf(value);
  const text = values.join(', ');
  switch (field.type) {
    case 'INLINEHTML':
      return raw(text);
    case 'RICHTEXT':
      return raw(text);
    case 'CHECKBOX':
      return text === 'T' ? 'Yes' : 'No';
    case 'SELECT':
    case 'MULTISELECT':
      return textsOf(field, values, choices).join(', ');
    case 'PASSWORD':
      return text === '' ? '' : '••••••';
    case 'URL':
      return text === '' ? '' : link(text, field.linkText ?? text);
    case 'EMAIL':
      return text === '' ? '' : html`<a href="mailto:${text}">${text}</a>`;
    case 'IMAGE':
      return safeUrl(text) === null ? '' : html`<img src="${text}" alt="${field.label}">`;
    default:
      return isNumeric(field.type) ? text.replace(/^-/, MINUS) : text;
  }
}

/** A link, or its text alone where the address leads nowhere a page may lead. */
export function link(url: string, text: string): Content {
  const target = safeUrl(url);
  return target === null ? text : html`<a href="${target}">${text}</a>`;
}

function commonAttributes(field: FieldModel, name: string): Markup {
  // Unconfirmed: stricter reading. As in any browser, a disabled field does not come back with the form.
  const disabled = field.displayType === 'DISABLED';
  const readonly = field.displayType === 'READONLY';
  const style = field.width ? `width:${field.width}ch` : null;
  const id = name === field.id && field.type !== 'RADIO' ? name : null;
  return html` name="${name}"${attribute('id', id)} aria-label="${field.label}"${attribute('disabled', disabled)}${attribute('readonly', readonly)}${attribute('required', field.mandatory && !disabled && field.type !== 'CHECKBOX')}${attribute('style', style)}${attribute('title', field.helpText)}`;
}

function inputControl(field: FieldModel, common: Markup, value: string): Markup {
  const type = INPUT_TYPES[field.type] ?? 'text';
  const numeric = isNumeric(field.type);
  const shownValue = type === 'file' ? null : value;
  return html`<input type="${type}" dir="auto"${attribute('class', numeric ? 'n' : null)}${attribute('inputmode', numeric ? 'decimal' : null)}${attribute('placeholder', placeholderOf(field.type))}${common}${attribute('maxlength', field.maxLength)}${attribute('value', shownValue)}>`;
}

function placeholderOf(type: string): string | null {
  if (type === 'DATE') return 'M/D/YYYY';
  if (type === 'DATETIMETZ') return 'M/D/YYYY h:mm am';
  return type === 'TIMEOFDAY' ? 'h:mm am' : null;
}

function listControl(field: FieldModel, common: Markup, values: readonly string[], choices: Choices): Markup {
  const offered = optionsOf(field, choices);
  const preset = field.choices.filter((choice) => choice.selected).map((choice) => choice.value);
  const selected = values.length > 0 ? values : preset;
  const unlisted = selected.filter((value) => !offered.some((choice) => choice.value === value));
  const options = [...offered.slice(0, MAX_OPTIONS), ...unlisted.map((value) => ({ value, text: value }))];
  const multiple = field.type === 'MULTISELECT';
  const size = multiple ? Math.min(Math.max(options.length, 2), 8) : null;
  return html`<select${attribute('multiple', multiple)}${attribute('size', size)}${common}>${
    !multiple && field.source !== null ? html`<option value=""></option>` : ''
  }${options.map(
    ({ value, text }) =>
      html`<option value="${value}"${attribute('selected', selected.includes(value))}>${text}</option>`,
  )}${offered.length > MAX_OPTIONS ? html`<option disabled>… and more; only the first ${MAX_OPTIONS} are listed</option>` : ''}</select>`;
}

function optionsOf(field: FieldModel, choices: Choices): readonly Choice[] {
  return field.source === null ? field.choices : (choices(field.source, MAX_OPTIONS + 1) ?? []);
}

function textsOf(field: FieldModel, values: readonly string[], choices: Choices): readonly string[] {
  const texts = new Map(optionsOf(field, choices).map(({ value, text }) => [value, text]));
  return values.map((value) => texts.get(value) ?? value);
}

function rowsOf(field: FieldModel): number {
  return field.height ?? (field.type === 'TEXTAREA' ? 3 : 6);
}
