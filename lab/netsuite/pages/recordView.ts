// One record: its fields, sublists and subrecords, what it posted, what refers to it, and its system information.

import type { FieldDefinition, Line, RecordData, RecordDefinition } from '../records/definition';
import { nameOf } from './choices';
import { frameOf, renderPage } from './frame';
import { attribute, type Content, html, type Markup } from './html';
import { listUrl, recordUrl } from './links';
import { isEmpty, isLongField, isNumberField, recordValue } from './recordValue';
import type { AccountSource } from './source';
import { type Panel, renderTabs } from './tabs';
import { balanceTable } from './trialBalance';
import { plural } from './values';

/** How many records of one kind that refer to a record are shown. */
const MAX_RELATED = 20;
const MAX_LINES = 200;

/** Fields about the record itself; they stand under System Information. */
const SYSTEM_FIELDS: readonly string[] = [
  'externalid',
  'createddate',
  'datecreated',
  'created',
  'lastmodified',
  'lastmodifieddate',
  'owner',
];

/** The record's page, or undefined when there is no such record. */
export function recordPage(account: AccountSource, type: string, id: number, address: string): string | undefined {
  const record = account.records.get(type, id);
  const definition = record && account.definitions.get(record.type);
  if (!record || !definition) return undefined;
  return renderPage(frameOf(account, address), {
    title: definition.label,
    subtitle: nameOf(definition, record),
    breadcrumbs: [
      { label: 'Home', url: '/app/center/card.nl' },
      { label: definition.plural, url: listUrl(definition.type) },
    ],
    body: html`${fieldGrid(account, record)}${renderTabs(panels(account, definition, record, id))}`,
  });
}

function panels(account: AccountSource, definition: RecordDefinition, record: RecordData, id: number): Panel[] {
  const sublists = definition.sublists
    .map((sublist) => ({ sublist, lines: record.sublists[sublist.id] ?? [] }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ sublist, lines }) =>
      panel(sublist.id, `${sublist.label} ${lines.length}`, lineTable(account, record, sublist.id, lines)),
    );
  const subrecords = Object.entries(record.subrecords).map(([fieldId, subrecord]) =>
    panel(fieldId, account.fields(record.type).get(fieldId)?.label ?? fieldId, fieldGrid(account, subrecord)),
  );
  const related = panel('related', 'Related Records', relatedTable(account, record.type, id));
  return [
    ...sublists,
    ...subrecords,
    ...impact(account, id, definition),
    related,
    panel('system', 'System Information', system(account, record)),
  ];
}

function panel(id: string, label: string, content: Content): Panel {
  return { id: id.replace(/[^a-z0-9_]/gi, '_'), label, content };
}

/** The fields that hold something; the others are named below, folded. */
function fieldGrid(account: AccountSource, record: RecordData): Content {
  const fields = fieldsOf(account, record).filter(
    ({ id, type }) => type !== 'subrecord' && !SYSTEM_FIELDS.includes(id),
  );
  const filled = fields.filter(({ id }) => !isEmpty(record.fields[id]));
  const bare = fields.filter(({ id }) => isEmpty(record.fields[id]));
  return html`<div class="fields">${filled.map((field) => fieldBox(account, record, field))}</div>${
    bare.length === 0
      ? ''
      : html`<details class="soft"><summary>${plural(bare.length, 'empty field', 'empty fields')}</summary>${bare.map(({ label }) => label).join(', ')}</details>`
  }`;
}

function fieldBox(account: AccountSource, record: RecordData, field: FieldDefinition): Markup {
  return html`<div class="field${isLongField(field) ? ' wide' : ''}"><span class="label" title="${field.id}" dir="auto">${field.label}</span><div class="value" dir="auto">${recordValue(account, field, record.fields[field.id])}</div></div>`;
}

/** The type's fields, then whatever the record holds besides; a subrecord's type may be unknown to the account. */
function fieldsOf(account: AccountSource, record: RecordData): FieldDefinition[] {
  const known = account.fields(record.type);
  const others = Object.keys(record.fields).filter((id) => !known.has(id));
  return [...known.values(), ...others.map((id): FieldDefinition => ({ id, label: id, type: 'text' }))];
}

function lineTable(account: AccountSource, record: RecordData, sublist: string, lines: readonly Line[]): Markup {
  const fields = [...account.lineFields(record.type, sublist).values()].filter(({ id }) =>
    lines.some((line) => !isEmpty(line.fields[id])),
  );
  const more = lines.length - MAX_LINES;
  return html`<div class="scroll"><table>
<thead><tr><th class="n">Line</th>${fields.map((field) => html`<th title="${field.id}"${attribute('class', isNumberField(field) ? 'n' : null)}>${field.label}</th>`)}</tr></thead>
<tbody>${lines
    .slice(0, MAX_LINES)
    .map(
      (line, index) =>
        html`<tr><td class="n">${index + 1}</td>${fields.map((field) => html`<td dir="auto"${attribute('class', isNumberField(field) ? 'n' : null)}>${recordValue(account, field, line.fields[field.id])}</td>`)}</tr>`,
    )}</tbody>
</table></div>${more > 0 ? html`<p class="soft">and ${plural(more, 'more line', 'more lines')}</p>` : ''}`;
}

function impact(account: AccountSource, id: number, definition: RecordDefinition): Panel[] {
  if (definition.group !== 'transaction' || !account.ledger?.impact) return [];
  const rows = account.ledger.impact(id);
  const nothing = html`<p class="empty">This transaction posts nothing. Posting ones show their accounts here, debits and credits.</p>`;
  return [panel('gl', 'GL Impact', rows.length === 0 ? nothing : balanceTable(rows))];
}

function relatedTable(account: AccountSource, type: string, id: number): Markup {
  const rows = account.related(type, id, MAX_RELATED);
  if (rows.length === 0)
    return html`<p class="empty">No record refers to this one. Records that name it in a field are listed here.</p>`;
  return html`<table><thead><tr><th>Record</th><th>Type</th><th>Refers to this one as</th></tr></thead><tbody>${rows.map(
    (row) => {
      const definition = account.definitions.get(row.type);
      return html`<tr><td dir="auto"><a href="${recordUrl(row.type, row.id)}">${account.records.nameOf(row.type, row.id) ?? row.id}</a></td><td>${definition?.label ?? row.type}</td><td>${row.by}</td></tr>`;
    },
  )}</tbody></table>`;
}

function system(account: AccountSource, record: RecordData): Markup {
  const dated = fieldsOf(account, record).filter(({ id }) => SYSTEM_FIELDS.includes(id) && !isEmpty(record.fields[id]));
  const facts: [string, Content][] = [
    ['Internal ID', record.id],
    ['Record Type', record.type],
    ['Version', record.version],
    ...dated.map((field): [string, Content] => [field.label, recordValue(account, field, record.fields[field.id])]),
  ];
  return html`<div class="fields">${facts.map(([label, value]) => html`<div class="field"><span class="label">${label}</span><div class="value" dir="auto">${value}</div></div>`)}</div>`;
}
