// What stands under the tabs of a record: its lines, what refers to it, and the record's own data.

import type { FieldDefinition, Line, RecordData } from '../records/definition';
import { referenceName } from './choices';
import { attribute, type Content, html, type Markup } from './html';
import { recordUrl } from './links';
import { fieldsOf, isSystemField } from './recordFields';
import { isEmpty, isLongField, isNumberField, recordValue } from './recordValue';
import type { AccountSource, RelatedRow } from './source';
import { plural } from './values';

/** How many records of one kind that refer to a record are shown. */
const MAX_RELATED = 20;
const MAX_LINES = 200;

/** Columns for scripts rather than for people; they stand last. */
const TECHNICAL: readonly string[] = ['itemtype', 'line', 'lineuniquekey', 'taxdetailsreference'];

export function lineTable(account: AccountSource, record: RecordData, sublist: string, lines: readonly Line[]): Markup {
  const fields = columnsOf([...account.lineFields(record.type, sublist).values()], lines);
  const more = lines.length - MAX_LINES;
  return html`<div class="scroll"><table class="lines">
<thead><tr><th class="n">Line</th>${fields.map((field) => html`<th title="${field.id}"${attribute('class', isNumberField(field) ? 'n' : null)}>${field.label}</th>`)}</tr></thead>
<tbody>${lines
    .slice(0, MAX_LINES)
    .map(
      (line, index) =>
        html`<tr><td class="n">${index + 1}</td>${fields.map((field) => html`<td dir="auto"${attribute('class', cellClass(field))}>${recordValue(account, field, line.fields[field.id])}</td>`)}</tr>`,
    )}</tbody>
</table></div>${more > 0 ? html`<p class="soft">and ${plural(more, 'more line', 'more lines')}</p>` : ''}`;
}

function cellClass(field: FieldDefinition): string | null {
  if (isNumberField(field)) return 'n';
  return isLongField(field) ? 'long' : null;
}

/** Columns in which some line says something; a box that no line has ticked, or a count that is 0 on all, says nothing. */
function columnsOf(fields: readonly FieldDefinition[], lines: readonly Line[]): FieldDefinition[] {
  const says = ({ id, type }: FieldDefinition, line: Line): boolean => {
    const value = line.fields[id];
    return !isEmpty(value) && value !== false && (value !== 0 || type === 'currency');
  };
  const filled = fields.filter((field) => lines.some((line) => says(field, line)));
  const technical = ({ id }: FieldDefinition): boolean => TECHNICAL.includes(id);
  return [...filled.filter((field) => !technical(field)), ...filled.filter(technical)];
}

/** What refers to a record: a row for each kind, with the latest of it. */
export function relatedTable(account: AccountSource, type: string, id: number): Markup {
  const rows = account.related(type, id, MAX_RELATED + 1);
  if (rows.length === 0)
    return html`<p class="empty">No record refers to this one. Records that name it in a field are listed here.</p>`;
  return html`<div class="scroll"><table><thead><tr><th>Type</th><th>Refers to this one as</th><th>Records</th></tr></thead><tbody>${kindsOf(
    rows,
  ).map((kind) => relatedRow(account, kind))}</tbody></table></div>`;
}

function relatedRow(account: AccountSource, kind: readonly RelatedRow[]): Content {
  const [{ type, by } = { type: '', by: '' }] = kind;
  const links = kind.slice(0, MAX_RELATED).map((row, at) => {
    const name = referenceName(account, row.type, row.id) ?? row.id;
    return html`${at > 0 ? ', ' : ''}<a href="${recordUrl(row.type, row.id)}" dir="auto">${name}</a>`;
  });
  const more = kind.length > MAX_RELATED ? html` <span class="soft">and earlier ones</span>` : '';
  return html`<tr><td class="keep">${account.definitions.get(type)?.label ?? type}</td><td class="keep">${by}</td><td class="all">${links}${more}</td></tr>`;
}

function kindsOf(rows: readonly RelatedRow[]): readonly (readonly RelatedRow[])[] {
  const kinds = new Map<string, RelatedRow[]>();
  for (const row of rows) {
    const key = `${row.type}\n${row.by}`;
    const known = kinds.get(key);
    if (known) known.push(row);
    else kinds.set(key, [row]);
  }
  return [...kinds.values()];
}

export function system(account: AccountSource, record: RecordData): Markup {
  const own = fieldsOf(account, record).filter((field) => isSystemField(field) && !isEmpty(record.fields[field.id]));
  const facts: [string, Content][] = [
    ['Internal ID', record.id],
    ['Record Type', record.type],
    ['Version', record.version],
    ...own.map((field): [string, Content] => [field.label, recordValue(account, field, record.fields[field.id])]),
  ];
  return html`<div class="fields">${facts.map(([label, value]) => html`<div class="field"><span class="label">${label}</span><div class="value" dir="auto">${value}</div></div>`)}</div>`;
}
