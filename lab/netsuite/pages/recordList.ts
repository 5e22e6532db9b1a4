// A list of the records of one type, newest first, page by page.

import type { FieldDefinition, RecordData, RecordDefinition } from '../records/definition';
import { frameOf, renderPage } from './frame';
import { attribute, type Content, html, type Markup } from './html';
import { newRecordUrl, recordUrl } from './links';
import { PAGE_SIZE, pageOf, pager } from './pager';
import { isEntered } from './recordEntry';
import { isEmpty, isLongField, isNumberField, recordValue } from './recordValue';
import type { AccountSource } from './source';
import { plural } from './values';

const MAX_COLUMNS = 10;

/** About the record itself: they stand behind what it says. */
const LAST: readonly string[] = ['isinactive', 'owner', 'created', 'lastmodified', 'createddate', 'lastmodifieddate'];
/** Say again what another column says. */
const LEFT_OUT: readonly string[] = ['customform', 'orderstatus', 'statusRef', 'itemtype'];

/** Fields that say the most about a record, in the order in which people look for them. */
const TELLING: readonly string[] = [
  'tranid',
  'trandate',
  'entityid',
  'itemid',
  'name',
  'displayname',
  'entity',
  'status',
  'orderstatus',
  'currency',
  'total',
  'subsidiary',
  'location',
  'externalid',
];

/** The list page, or undefined when the account has no such type. */
export function recordListPage(
  account: AccountSource,
  parameters: URLSearchParams,
  address: string,
): string | undefined {
  const definition = account.definitions.get(parameters.get('type') ?? '');
  if (!definition) return undefined;
  const page = pageOf(parameters);
  const { rows, total } = account.records.list(definition.type, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  return renderPage(frameOf(account, address), {
    title: definition.plural === definition.label ? `${definition.label} List` : definition.plural,
    breadcrumbs: [{ label: 'Home', url: '/app/center/card.nl' }],
    crosslinks: isEntered(account, definition)
      ? [{ label: `New ${definition.label}`, url: newRecordUrl(definition.type) }]
      : [],
    lead: total === 0 ? 'No records.' : `${plural(total, 'record', 'records')}, newest first.`,
    body:
      rows.length === 0
        ? empty(definition, total)
        : html`${table(account, definition, rows)}${pager('/app/list', { type: definition.type }, page, total)}`,
  });
}

function table(account: AccountSource, definition: RecordDefinition, rows: readonly RecordData[]): Markup {
  const columns = columnsOf(account, definition, rows);
  return html`<div class="scroll"><table>
<thead><tr><th class="n">Internal ID</th>${columns.map((field) => html`<th${attribute('class', isNumberField(field) ? 'n' : null)}>${field.label}</th>`)}</tr></thead>
<tbody>${rows.map((record) => row(account, definition, columns, record))}</tbody>
</table></div>`;
}

function row(
  account: AccountSource,
  definition: RecordDefinition,
  columns: readonly FieldDefinition[],
  record: RecordData,
): Markup {
  const url = recordUrl(record.type, record.id ?? 0);
  const named = columns.find(({ id }) => id === definition.nameField);
  return html`<tr><td class="n"><a href="${url}">${record.id}</a></td>${columns.map((field) => {
    const value = recordValue(account, field, record.fields[field.id]);
    const linked: Content = field === named && field.type !== 'select' ? html`<a href="${url}">${value}</a>` : value;
    return html`<td dir="auto"${attribute('class', cellClass(field))}>${linked}</td>`;
  })}</tr>`;
}

function cellClass(field: FieldDefinition): string | null {
  if (isNumberField(field)) return 'n';
  return field.type === 'date' || field.type === 'datetime' ? 'keep' : null;
}

/** What the type itself shows in lists, else what says something about these rows: filled somewhere, short, telling ones first. */
function columnsOf(
  account: AccountSource,
  definition: RecordDefinition,
  rows: readonly RecordData[],
): FieldDefinition[] {
  const fields = [...account.fields(definition.type).values()].filter(
    (field) => !LEFT_OUT.includes(field.id) && rows.some((record) => !isEmpty(record.fields[field.id])),
  );
  const listed = fields.filter(({ id, showInList }) => showInList || id === definition.nameField);
  if (listed.some(({ showInList }) => showInList)) return listed;
  const rank = (field: FieldDefinition): number => {
    if (field.id === definition.nameField) return -1;
    if (LAST.includes(field.id)) return TELLING.length + 1;
    const at = TELLING.indexOf(field.id);
    return at < 0 ? TELLING.length : at;
  };
  return fields
    .filter((field) => field.type !== 'subrecord' && !isLongField(field))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MAX_COLUMNS);
}

function empty(definition: RecordDefinition, total: number): Markup {
  const why =
    total > 0
      ? 'This page lies behind the end of the list.'
      : `Every ${definition.label} of the account is listed here, newest first, once a script or a deployment makes one.`;
  return html`<p class="empty">${why}</p>`;
}
