// A sublist of a form as a table: read only, with fields to fill in, or with lines to add and remove.
// A cell posts as `sublist:field:line`; `post.ts` reads that back.

import { type Choices, control, isNumeric, shown } from './fieldInput';
import { attribute, type Content, html, type Markup } from './html';
import type { ButtonModel, FieldModel, SublistModel } from './model';
import { MINUS } from './values';

type Line = ReadonlyMap<string, string>;

/** Stands for the line number in the line that "Add" copies. */
const NEW_LINE = '__line__';

export function sublistTable(sublist: SublistModel, choices: Choices, button: (model: ButtonModel) => Content): Markup {
  if (sublist.displayType === 'HIDDEN') return html``;
  return html`<section class="sublist" id="${sublist.id}" aria-label="${sublist.label}">
<h2 dir="auto">${sublist.label}</h2>
${sublist.helpText ? html`<p class="soft">${sublist.helpText}</p>` : ''}
${buttonsOf(sublist, button)}
${posts(sublist) ? html`<input type="hidden" name="${sublist.id}:fields" value="${sublist.fields.map(({ id }) => id).join(',')}">` : ''}
${sublist.lines.length === 0 && !grows(sublist) ? html`<p class="empty">No lines. "${sublist.label}" shows one line for each entry once there are some.</p>` : table(sublist, choices)}
${grows(sublist) ? html`<div class="buttons"><button type="button" data-add="${sublist.id}">Add</button></div>` : ''}
</section>`;
}

function table(sublist: SublistModel, choices: Choices): Markup {
  const columns = sublist.fields.filter(({ displayType }) => displayType !== 'HIDDEN' && displayType !== 'NODISPLAY');
  return html`<div class="scroll"><table>
<thead><tr>${columns.map(
    (field) =>
      html`<th${attribute('class', classOf(field))}${attribute('title', field.helpText)}>${field.label}${field.mandatory ? ' *' : ''}</th>`,
  )}${grows(sublist) ? html`<th></th>` : ''}</tr></thead>
<tbody>${sublist.lines.map((line, index) => row(sublist, columns, line, String(index), choices))}</tbody>
${totals(sublist, columns)}
</table></div>${grows(sublist) ? html`<template data-line="${sublist.id}">${row(sublist, columns, new Map(), NEW_LINE, choices)}</template>` : ''}`;
}

function row(
  sublist: SublistModel,
  columns: readonly FieldModel[],
  line: Line,
  index: string,
  choices: Choices,
): Markup {
  const hidden = sublist.fields.filter((field) => !columns.includes(field) && field.displayType === 'HIDDEN');
  const carried = posts(sublist) ? hidden.map((field) => carry(sublist, field, line, index)) : '';
  return html`<tr>${columns.map((field, at) => html`<td dir="auto"${attribute('class', classOf(field))}>${at === 0 ? carried : ''}${cell(sublist, field, line, index, choices)}</td>`)}${grows(sublist) ? html`<td><button type="button" data-remove>Remove</button></td>` : ''}</tr>`;
}

function cell(sublist: SublistModel, field: FieldModel, line: Line, index: string, choices: Choices): Content {
  const value = line.get(field.id) ?? (index === NEW_LINE ? field.defaultValue : null);
  if (entered(sublist, field)) return control(field, nameOf(sublist, field, index), value, choices);
  return html`${shown(field, value, choices)}${posts(sublist) ? carry(sublist, field, line, index) : ''}`;
}

/** A value that is shown, or not even that, and still comes back with the form. */
function carry(sublist: SublistModel, field: FieldModel, line: Line, index: string): Markup {
  return html`<input type="hidden" name="${nameOf(sublist, field, index)}" value="${line.get(field.id) ?? ''}">`;
}

function nameOf(sublist: SublistModel, field: FieldModel, index: string): string {
  return `${sublist.id}:${field.id}:${index}`;
}

/** Source: serverWidget.SublistType (help): a static list is not posted. */
function posts(sublist: SublistModel): boolean {
  return sublist.type !== 'STATICLIST';
}

function grows(sublist: SublistModel): boolean {
  return sublist.type === 'INLINEEDITOR' || sublist.type === 'EDITOR';
}

/** Source: serverWidget.SublistType (help): in a LIST only ENTRY fields can be changed. Practice: and checkboxes. */
function entered(sublist: SublistModel, field: FieldModel): boolean {
  if (sublist.type === 'STATICLIST' || field.displayType === 'INLINE') return false;
  if (grows(sublist)) return true;
  return (
    field.displayType === 'ENTRY' ||
    field.displayType === 'DISABLED' ||
    field.type === 'CHECKBOX' ||
    field.type === 'RADIO'
  );
}

function classOf(field: FieldModel): string | null {
  if (isNumeric(field.type)) return 'n';
  if (field.type === 'TEXTAREA' || field.type === 'LONGTEXT') return 'pre';
  return field.type === 'CHECKBOX' ? 'c' : null;
}

function totals(sublist: SublistModel, columns: readonly FieldModel[]): Content {
  const totalled = columns.findIndex(({ id }) => id === sublist.totallingField);
  if (totalled < 0 || sublist.lines.length === 0) return '';
  const texts = sublist.lines.map((line) => line.get(sublist.totallingField ?? '') ?? '0');
  return html`<tfoot><tr>${columns.map((_, at) => html`<td class="${at === totalled ? 'n' : ''}">${at === totalled ? sumText(texts) : at === 0 ? 'Total' : ''}</td>`)}${grows(sublist) ? html`<td></td>` : ''}</tr></tfoot>`;
}

/** Adds decimal texts exactly; what is no number does not count. */
export function sumText(texts: readonly string[]): string {
  const numbers = texts
    .map((text) => text.replaceAll(',', '').replace(MINUS, '-'))
    .filter((text) => /^-?\d*\.?\d*$/.test(text) && /\d/.test(text));
  const scale = Math.max(0, ...numbers.map((text) => (text.split('.')[1] ?? '').length));
  const sum = numbers.reduce((total, text) => total + scaled(text, scale), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${sum < 0n ? MINUS : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

function scaled(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt((whole || '0') + fraction.padEnd(scale, '0'));
  return text.startsWith('-') ? -value : value;
}

function buttonsOf(sublist: SublistModel, button: (model: ButtonModel) => Content): Content {
  const [mark, unmark] = sublist.markAll;
  const own = sublist.buttons.map(button);
  const list = [
    mark && !mark.hidden
      ? html`<button type="button" data-mark="T"${attribute('disabled', mark.disabled)}>${mark.label}</button>`
      : '',
    unmark && !unmark.hidden
      ? html`<button type="button" data-mark="F"${attribute('disabled', unmark.disabled)}>${unmark.label}</button>`
      : '',
    sublist.refresh && !sublist.refresh.hidden
      ? html`<button type="button" data-refresh${attribute('disabled', sublist.refresh.disabled)}>${sublist.refresh.label}</button>`
      : '',
  ];
  return own.length + sublist.markAll.length + (sublist.refresh ? 1 : 0) === 0
    ? ''
    : html`<div class="buttons">${own}${list}</div>`;
}
