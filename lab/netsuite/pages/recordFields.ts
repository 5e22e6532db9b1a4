// The fields of a record as a page shows them: what it says first, its amounts in a column, the rest folded.

import type { FieldDefinition, RecordData } from '../records/definition';
import { attribute, type Content, html, type Markup } from './html';
import { isEmpty, isWide, recordValue } from './recordValue';
import type { AccountSource } from './source';
import { plural } from './values';

/** Fields about the record itself; they stand under System Information. */
const SYSTEM_FIELDS: readonly string[] = [
  'externalid',
  'customform',
  'statusRef',
  'orderstatus',
  'shipstatus',
  'createddate',
  'datecreated',
  'created',
  'lastmodified',
  'lastmodifieddate',
  'owner',
];

/** The type's fields, then whatever the record holds besides; a subrecord's type may be unknown to the account. */
export function fieldsOf(account: AccountSource, record: RecordData): FieldDefinition[] {
  const known = account.fields(record.type);
  const others = Object.keys(record.fields).filter((id) => !known.has(id));
  return [...known.values(), ...others.map((id): FieldDefinition => ({ id, label: id, type: 'text' }))];
}

export function isSystemField({ id }: FieldDefinition): boolean {
  return SYSTEM_FIELDS.includes(id);
}

/** What a record of any kind says by itself, subrecords and system fields left out. */
export function bodyFields(account: AccountSource, record: RecordData): FieldDefinition[] {
  return fieldsOf(account, record).filter((field) => field.type !== 'subrecord' && !isSystemField(field));
}

/** The fields that say something; those that are empty or not ticked are named below, folded. */
export function fieldGrid(account: AccountSource, record: RecordData, fields: readonly FieldDefinition[]): Content {
  const said = fields.filter((field) => says(field, record));
  const wide = (field: FieldDefinition): boolean => isWide(field, record.fields[field.id]);
  const inOrder = [...said.filter((field) => !wide(field)), ...said.filter(wide)];
  const bare = fields.filter((field) => !said.includes(field));
  return html`${inOrder.length === 0 ? '' : html`<div class="fields">${inOrder.map((field) => fieldBox(account, record, field, wide(field)))}</div>`}${
    bare.length === 0
      ? ''
      : html`<details class="soft"><summary>${plural(bare.length, 'field', 'fields')} empty or not ticked</summary>${bare.map(({ label }) => label).join(', ')}</details>`
  }`;
}

/** An empty field says nothing, nor does a box of NetSuite's own that is not ticked. */
function says(field: FieldDefinition, record: RecordData): boolean {
  const value = record.fields[field.id];
  return !isEmpty(value) && (value !== false || field.custom === true);
}

function fieldBox(account: AccountSource, record: RecordData, field: FieldDefinition, wide: boolean): Markup {
  return html`<div class="field${wide ? ' wide' : ''}"><span class="label" title="${field.id}" dir="auto">${field.label}</span><div class="value" dir="auto">${recordValue(account, field, record.fields[field.id])}</div></div>`;
}

/** The amounts of a transaction one below the other, its own before those of custom fields. */
export function summary(account: AccountSource, record: RecordData): Content {
  const amounts = bodyFields(account, record).filter((field) => isAmount(field) && !isEmpty(record.fields[field.id]));
  if (amounts.length === 0) return '';
  const inOrder = [...amounts.filter(({ custom }) => !custom), ...amounts.filter(({ custom }) => custom)];
  const currency = account.records.get('currency', Number(record.fields.currency))?.fields.symbol;
  return html`<aside class="summary" aria-label="Summary"><table><thead><tr><th>Summary</th><th class="n">${typeof currency === 'string' ? currency : 'Amount'}</th></tr></thead>
<tbody>${inOrder.map(
    (field) =>
      html`<tr${attribute('class', field.id === 'total' ? 'sum' : null)}><td title="${field.id}" dir="auto">${field.label}</td><td class="n">${recordValue(account, field, record.fields[field.id])}</td></tr>`,
  )}</tbody></table></aside>`;
}

export function isAmount({ type }: FieldDefinition): boolean {
  return type === 'currency';
}
