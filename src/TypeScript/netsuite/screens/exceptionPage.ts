/**
 * The exceptions page: what do I do next? A first line with the counts, what to show, what to do with ticked rows, the
 * rows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { EXCEPTION_CLASSES } from '../../flows/exceptions/classes';
import { filterParameters, MOST_RETRIES, type QueueFilter, SHOWS, type Show } from '../../flows/exceptions/queue';
import { nextStep } from '../../flows/exceptions/queueWords';
import { SCRIPT } from '../ids';
import { addActions } from './exceptionActionFields';
import { marketplaceNames, queueCounts, queuePage } from './exceptionQueue';
import { addRows } from './exceptionRows';
import { addToken } from './formToken';
import { type Html, html, link } from './html';
import { showNotice } from './notice';
import { addHtml, addSelect, pageAddress, pagerHtml } from './pageParts';

/** Before the names of parameters in an address. */
export const PARAMETER = 'custparam_';
/** Before the names of a form's fields. */
export const FIELD = 'custpage_';

const SHOW_WORDS: Readonly<Record<Show, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  today: 'Due today',
  snoozed: 'Snoozed',
  solved: 'Solved',
  all: 'All',
};

const ACTIONS: readonly (readonly [string, string])[] = [
  ['', '– none, only filter –'],
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
  addToken(form);
  form.addSubmitButton({ label: 'Go' });
  if (page.total > 0) {
    addActions(form, 'With the ticked rows', ACTIONS);
    addRows(form, page);
  } else addHtml(form, 'custpage_empty', emptyState(filter), 'OUTSIDEBELOW');
  const shown = { ...filter, page: page.page };
  addHtml(
    form,
    'custpage_pager',
    pagerHtml(page, (to) => queueAddress({ ...shown, page: to })),
    'OUTSIDEBELOW',
  );
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
  const group = form.addFieldGroup({ id: container, label: 'Filters' });
  group.isCollapsible = true;
  group.isCollapsed = Object.keys(filterParameters({ ...filter, page: 0 }, '')).length === 0;
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
  const flows = [
    any,
    ['orders', 'Orders'],
    ['shipments', 'Shipments'],
    ['billing', 'Billing'],
    ['settlements', 'Settlements'],
    ['connection', 'Connection'],
  ] as const;
  select('flow', 'Flow', flows);
}

function emptyState(filter: QueueFilter): Html {
  if (Object.keys(filterParameters(filter, '')).length === 0) {
    return html`<p class="empty">No exception is open. What the add-on cannot do by itself would stand here, with what to do about it; it comes by itself when orders are read and planned.</p>`;
  }
  return html`<p class="empty">No exception fits this choice. Choose other filters and press Go, or ${link(queueAddress(NO_FILTER), 'show all that are open')}.</p>`;
}
