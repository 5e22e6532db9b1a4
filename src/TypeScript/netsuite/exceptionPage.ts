/**
 * The exceptions page: what do I do next? A first line with the counts, what to show, what to do with ticked rows, the
 * rows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { EXCEPTION_CLASSES } from '../flows/exceptions/classes';
import {
  classRow,
  filterParameters,
  MOST_RETRIES,
  type QueueFilter,
  SHOWS,
  type Show,
  sellerCentralUrl,
  span,
  URGENCY_WORDS,
} from '../flows/exceptions/queue';
import { nextStep } from '../flows/exceptions/queueWords';
import { marketplaceNames, type QueuePage, type QueueRow, queueCounts, queuePage } from './exceptionQueue';
import { formToken, TOKEN_FIELD } from './formToken';
import { type Html, html, link } from './html';
import { DOCUMENT, EXCEPTION, SCRIPT } from './ids';
import { showNotice } from './notice';
import { addHtml, addSelect, pageAddress, pagerHtml, recordAddress } from './pageParts';
import { shownMoment } from './times';

/** Before the names of parameters in an address. */
export const PARAMETER = 'custparam_';
/** Before the names of a form's fields. */
export const FIELD = 'custpage_';
export const ROWS = 'custpage_rows';

const SHOW_WORDS: Readonly<Record<Show, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  today: 'Due today',
  snoozed: 'Snoozed',
  solved: 'Solved',
  all: 'All',
};

const ACTIONS: readonly (readonly [string, string])[] = [
  ['', '– only show –'],
  ['retry', 'Retry the ticked rows'],
  ['retry-class', `Retry all of the class shown (at most ${MOST_RETRIES})`],
  ['snooze', 'Snooze the ticked rows until the date'],
  ['solve', 'Solve the ticked rows with the text'],
  ['assign', 'Assign the ticked rows to the owner'],
];

export function exceptionListPage(filter: QueueFilter): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Exceptions' });
  const page = queuePage(filter);
  showNotice(form);
  addHtml(form, 'custpage_first', firstLine());
  addFilters(form, filter);
  addActions(form, 'With the ticked rows', ACTIONS);
  form.addSubmitButton({ label: 'Go' });
  addRows(form, page);
  const shown = { ...filter, page: page.page };
  addHtml(
    form,
    'custpage_pager',
    pagerHtml(page, (to) => queueAddress({ ...shown, page: to })),
    'OUTSIDEBELOW',
  );
  if (page.total === 0) addHtml(form, 'custpage_empty', emptyState(filter));
  return form;
}

export function queueAddress(filter: QueueFilter): string {
  return pageAddress(SCRIPT.exceptions, filterParameters(filter, PARAMETER));
}

/** "You: 2 overdue, 1 due today, 5 open. All: …", every number a link to what it counts. */
function firstLine(): Html {
  const { mine, all } = queueCounts();
  const part = (label: string, counts: typeof mine, owner: QueueFilter['owner']): Html => {
    const to = (show: Show, count: number, words: string): Html =>
      link(queueAddress({ ...NO_FILTER, show, owner }), `${count} ${words}`);
    return html`${label}: ${to('overdue', counts.overdue, 'overdue')}, ${to('today', counts.today, 'due today')}, ${to('open', counts.open, 'open')}`;
  };
  return html`<p class="lead"><b>${nextStep(mine, all)}</b><br>${part('Yours', mine, 'mine')} · ${part('Everybody’s', all, 'all')}</p>`;
}

const NO_FILTER: QueueFilter = {
  show: 'open',
  owner: 'all',
  class: '',
  flow: '',
  severity: '',
  marketplace: '',
  page: 0,
};

function addFilters(form: serverWidget.Form, filter: QueueFilter): void {
  const container = 'custpage_filters';
  form.addFieldGroup({ id: container, label: 'Show' });
  const any: readonly [string, string] = ['', 'Any'];
  const classes = Object.entries(EXCEPTION_CLASSES).map(([key, { title }]) => [key, title] as const);
  classes.sort((a, b) => a[1].localeCompare(b[1]));
  const select = (name: keyof QueueFilter, label: string, options: readonly (readonly [string, string])[]): void =>
    addSelect(form, { id: FIELD + name, label, container, options, value: String(filter[name]) });
  select(
    'show',
    'State',
    SHOWS.map((each) => [each, SHOW_WORDS[each]]),
  );
  select('owner', 'Owner', [
    ['all', 'Everybody'],
    ['mine', 'Me'],
    ['nobody', 'Nobody yet'],
  ]);
  select('class', 'Class', [any, ...classes]);
  select('marketplace', 'Marketplace', [any, ...marketplaceNames().map(({ id, name }) => [id, name || id] as const)]);
  select('severity', 'Severity', [any, ['high', 'High'], ['medium', 'Medium'], ['low', 'Low']]);
  select('flow', 'Flow', [any, ['orders', 'Orders'], ['connection', 'Connection']]);
}

/** The actions with what each of them needs. The detail page offers the same for its one exception. */
export function addActions(
  form: serverWidget.Form,
  label: string,
  actions: readonly (readonly [string, string])[],
): void {
  const container = 'custpage_actions';
  form.addFieldGroup({ id: container, label });
  addSelect(form, { id: 'custpage_action', label: 'Action', container, options: actions, value: '' });
  form.addField({ id: 'custpage_until', label: 'Snooze Until', type: serverWidget.FieldType.DATE, container });
  form.addField({
    id: 'custpage_assignee',
    label: 'Assign To',
    type: serverWidget.FieldType.SELECT,
    source: 'employee',
    container,
  });
  form.addField({
    id: 'custpage_resolution',
    label: 'How It Was Solved',
    type: serverWidget.FieldType.TEXT,
    container,
  });
  const token = form.addField({ id: TOKEN_FIELD, label: 'Token', type: serverWidget.FieldType.TEXT });
  token.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  token.defaultValue = formToken();
}

function addRows(form: serverWidget.Form, page: QueuePage): void {
  const list = form.addSublist({ id: ROWS, label: listTitle(page), type: serverWidget.SublistType.LIST });
  const { CHECKBOX, TEXT, TEXTAREA, URL, INTEGER } = serverWidget.FieldType;
  list.addField({ id: 'tick', label: 'Tick', type: CHECKBOX });
  const id = list.addField({ id: 'id', label: 'Internal ID', type: TEXT });
  id.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  const links: readonly (readonly [string, string, string])[] = [
    ['open', 'Exception', 'Open'],
    ['record', 'Record', 'Record'],
    ['document', 'Document', 'Document'],
    ['salesorder', 'Sales Order', 'Sales order'],
    ['amazon', 'Amazon', 'Seller Central'],
  ];
  list.addField({ id: 'urgency', label: 'State', type: TEXT });
  list.addField({ id: 'due', label: 'Due', type: TEXT });
  list.addField({ id: 'age', label: 'Age', type: TEXT });
  list.addField({ id: 'what', label: 'What It Is', type: TEXTAREA });
  list.addField({ id: 'fix', label: 'What To Do', type: TEXTAREA });
  list.addField({ id: 'owner', label: 'Owner', type: TEXT });
  list.addField({ id: 'attempts', label: 'Tries', type: INTEGER });
  for (const [name, label, words] of links) list.addField({ id: name, label, type: URL }).linkText = words;
  if (page.rows.length > 0) list.addMarkAllButtons();
  page.rows.forEach((row, line) => {
    for (const [name, value] of Object.entries(cells(row))) {
      if (value !== null && value !== '') list.setSublistValue({ id: name, line, value });
    }
  });
}

function cells(row: QueueRow): Record<string, string | null> {
  const place = row.marketplaceId;
  const about = classRow(row.class);
  return {
    id: row.id,
    urgency: URGENCY_WORDS[row.urgency],
    due: row.urgency === 'snoozed' ? `back ${shownMoment(row.snoozedUntil)}` : shownMoment(row.due),
    age: row.first === null ? null : span(Date.now() - row.first.getTime()),
    what: `${about?.title ?? row.class}: ${row.amazonId ?? row.subject}${row.count > 1 ? ` (seen ${row.count} times)` : ''}`,
    fix: row.fix,
    owner: row.owner ?? '–',
    attempts: String(row.attempts),
    open: detailAddress(row.id),
    ...linksOf(row, place),
  };
}

export function detailAddress(id: string): string {
  return pageAddress(SCRIPT.exceptions, { custparam_id: id });
}

function linksOf(row: QueueRow, marketplaceId: string | null): Record<string, string | null> {
  return {
    record: recordAddress(EXCEPTION.type, row.id),
    document: row.document === null ? null : recordAddress(DOCUMENT.type, row.document),
    salesorder: row.transaction === null ? null : recordAddress('salesorder', row.transaction),
    amazon: sellerCentralUrl(marketplaceId, row.amazonId),
  };
}

function listTitle({ rows, total, page }: QueuePage): string {
  if (total === 0) return 'Exceptions';
  const first = page * 50 + 1;
  return `Exceptions ${first} to ${first + rows.length - 1} of ${total}`;
}

function emptyState(filter: QueueFilter): Html {
  if (Object.keys(filterParameters(filter, '')).length === 0) {
    return html`<p class="empty">No exception is open. What the add-on cannot do by itself would stand here, with what to do about it; it comes by itself when orders are read and planned.</p>`;
  }
  return html`<p class="empty">No exception fits this choice. Choose other values under “Show” and press Go, or ${link(queueAddress(NO_FILTER), 'show all that are open')}.</p>`;
}
