/**
 * The map of settlement lines as a page: every kind of line that was ever seen, where it goes, and classes to choose.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import * as serverWidget from 'N/ui/serverWidget';
import * as url from 'N/url';
import { type LineKind, waitingOf } from '../../flows/settlements/lineKinds';
import { moneyWords } from '../../flows/settlements/mapChange';
import { type KindFilter, kindParameters, kindsShown, SHOWN, SHOWN_WORDS } from '../../flows/settlements/mapFilter';
import { exponentOf } from '../../ledger/currencies';
import { LINE_MAP, SCRIPT } from '../ids';
import { type LineMapReading, readLineMap } from '../settlements/lineMapReading';
import { addToken } from './formToken';
import { type Html, html, link } from './html';
import { addKinds } from './lineMapLists';
import { showNotice } from './notice';
import { addHtml, addSelect, pageAddress, pagerHtml } from './pageParts';

export const PARAMETER = 'custparam_';
export const FIELD = 'custpage_';
const PAGE_ROWS = 50;

/** Roles that may look and not change; the record's permissions say the same. */
const READERS = new Set(['customrole_cwy_ops']);

export const mayChangeMap = (): boolean => !READERS.has(runtime.getCurrentUser().roleId.toLowerCase());

export function lineMapPage(filter: KindFilter): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Settlement Mapping' });
  const reading = readLineMap();
  const shown = kindsShown(reading.kinds, filter);
  const page = Math.min(filter.page, Math.max(0, Math.ceil(shown.length / PAGE_ROWS) - 1));
  const kinds = shown.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const mayChange = mayChangeMap();
  showNotice(form);
  addHtml(form, 'custpage_first', firstLine(reading));
  if (reading.kinds.length > 0) addChoice(form, filter);
  if (reading.kinds.length > 0) form.addSubmitButton({ label: mayChange ? 'Preview' : 'Show' });
  if (kinds.length > 0) addKinds(form, kinds, { reading, mayChange, title: titleOf(page, kinds.length, shown.length) });
  else addHtml(form, 'custpage_empty', emptyState(reading), 'OUTSIDEBELOW');
  addHtml(
    form,
    'custpage_pager',
    pagerHtml({ page, total: shown.length }, (to) => lineMapAddress({ ...filter, page: to })),
    'OUTSIDEBELOW',
  );
  return form;
}

export function lineMapAddress(filter: KindFilter): string {
  return pageAddress(SCRIPT.lineMap, kindParameters(filter, PARAMETER));
}

function firstLine({ kinds, settlements, isPartial }: LineMapReading): Html {
  const parts = (['unmapped', 'review'] as const).flatMap((state) => waitingPart(kinds, state));
  const seen = `${kinds.length} kinds of line were seen in ${isPartial ? `the latest ${settlements}` : settlements} ${settlements === 1 ? 'settlement' : 'settlements'}.`;
  if (parts.length > 0) return html`<p class="lead">${parts}${seen}</p>`;
  if (kinds.length === 0) return html`<p class="lead"><b>No kind of line waits for a class.</b></p>`;
  return html`<p class="lead"><b>Every kind of line has its class.</b> ${seen}</p>`;
}

function waitingPart(kinds: readonly LineKind[], state: 'unmapped' | 'review'): Html[] {
  const waiting = waitingOf(kinds, state);
  if (waiting.kinds === 0) return [];
  const what = state === 'unmapped' ? 'without a class' : 'to be decided';
  const words = `${waiting.kinds} ${waiting.kinds === 1 ? 'kind' : 'kinds'} of line ${what}`;
  const money = waiting.amounts.map(({ amount, currency }) => moneyWords(amount, exponentOf(currency), currency));
  const to = link(lineMapAddress({ show: state, find: '', page: 0 }), words);
  const wait = waiting.settlements === 1 ? '1 settlement waits' : `${waiting.settlements} settlements wait`;
  return [html`<b>${to} (${money.join(', ')}): ${wait} for that.</b> `];
}

function addChoice(form: serverWidget.Form, filter: KindFilter): void {
  const container = 'custpage_filters';
  const group = form.addFieldGroup({ id: container, label: 'Filters' });
  group.isCollapsible = true;
  group.isCollapsed = Object.keys(kindParameters({ ...filter, page: 0 }, '')).length === 0;
  addSelect(form, {
    id: `${FIELD}show`,
    label: 'Show',
    container,
    options: [['', 'Every kind of line'], ...SHOWN.map((each) => [each, SHOWN_WORDS[each]] as const)],
    value: filter.show,
  });
  const find = form.addField({ id: `${FIELD}find`, label: 'Words', type: serverWidget.FieldType.TEXT, container });
  find.defaultValue = filter.find;
  addToken(form);
}

function titleOf(page: number, count: number, total: number): string {
  return total <= PAGE_ROWS ? '' : ` (${page * PAGE_ROWS + 1} to ${page * PAGE_ROWS + count} of ${total} shown)`;
}

function emptyState({ kinds }: LineMapReading): Html {
  if (kinds.length > 0) {
    return html`<p class="empty">No kind of line fits this choice. Choose "Every kind of line" and no words to see all.</p>`;
  }
  return html`<p class="empty">No settlement has been read yet. Every kind of line that Amazon settles appears here with the first one, with its class and its account. The shipped map knows most of them; ${rowLink()} for what you book in another way.</p>`;
}

/** The page for a new row of the map; words alone for who may not make one. */
const rowLink = (): Html =>
  mayChangeMap()
    ? link(url.resolveRecord({ recordType: LINE_MAP.type, isEditMode: true }), 'a row can be added before')
    : html`rows can be added before`;
