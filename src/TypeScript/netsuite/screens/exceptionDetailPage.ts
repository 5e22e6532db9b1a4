/**
 * One exception, whole: what was found, what to do, the masked beginning of what Amazon sent, and the same actions as
 * in the list.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { marketplaceById } from '../../amazon/marketplaces';
import { classRow, sellerCentralUrl, URGENCY_WORDS } from '../../flows/exceptions/queue';
import { DOCUMENT, EXCEPTION, SCRIPT } from '../ids';
import { shownMoment } from '../times';
import { addActions } from './exceptionActionFields';
import { type QueueDetail, queueDetail } from './exceptionQueue';
import { addToken } from './formToken';
import { type Html, html, link } from './html';
import { showNotice } from './notice';
import { addHtml, pageAddress, recordAddress } from './pageParts';

const ACTIONS: readonly (readonly [string, string])[] = [
  ['', '– choose –'],
  ['retry', 'Retry'],
  ['snooze', 'Snooze until the date'],
  ['solve', 'Solve with the text'],
  ['assign', 'Assign to the owner'],
];

export function exceptionDetailPage(id: number): serverWidget.Form {
  const found = queueDetail(id);
  const title = found === null ? 'Amazon Exception' : (classRow(found.class)?.title ?? found.class);
  const form = serverWidget.createForm({ title });
  showNotice(form);
  form.addPageLink({
    title: 'All exceptions',
    type: serverWidget.FormPageLinkType.BREADCRUMB,
    url: pageAddress(SCRIPT.exceptions, {}),
  });
  if (found === null) {
    addHtml(
      form,
      'custpage_none',
      html`<p class="empty">There is no exception with this number, or your role may not see it.</p>`,
    );
    return form;
  }
  addHtml(form, 'custpage_first', html`<p class="lead"><b>${found.fix}</b></p><p>${linksHtml(found)}</p>`);
  addTexts(form, found);
  if (found.urgency !== 'solved') {
    addToken(form);
    addActions(form, 'What to do', ACTIONS, found.document === null ? '' : 'retry');
    form.addSubmitButton({ label: 'Go' });
  }
  addFacts(form, found);
  const own = form.addField({ id: 'custpage_id', label: 'Internal ID', type: serverWidget.FieldType.TEXT });
  own.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  own.defaultValue = found.id;
  return form;
}

/** Classes whose cure is in the SKU map. */
const MAP_CLASSES = /^(sku|item|pack)-/;

function linksHtml(found: QueueDetail): Html[] {
  const amazon = sellerCentralUrl(found.marketplaceId, found.amazonId);
  const links: (readonly [string, string | null])[] = [
    ['Exception record', recordAddress(EXCEPTION.type, found.id)],
    ['Document', found.document && recordAddress(DOCUMENT.type, found.document)],
    ['Sales order', found.transaction && recordAddress('salesorder', found.transaction)],
    ['Order in Seller Central', amazon],
    ['SKU map audit', MAP_CLASSES.test(found.class) ? pageAddress(SCRIPT.skuMap, {}) : null],
  ];
  return links.flatMap(([words, address]) => (address ? [html`${link(address, words)} &nbsp; `] : []));
}

function addFacts(form: serverWidget.Form, found: QueueDetail): void {
  const container = 'custpage_facts';
  form.addFieldGroup({ id: container, label: 'Where it stands' });
  const place = found.marketplaceId === null ? null : marketplaceById(found.marketplaceId);
  const facts: readonly (readonly [string, string])[] = [
    ['State', URGENCY_WORDS[found.urgency]],
    ['Due', shownMoment(found.due)],
    ['Owner', found.owner ?? 'Nobody yet'],
    ['Severity', found.severity.replace(/^./, (first) => first.toUpperCase())],
    ['Amazon Order', found.amazonId ?? ''],
    ['Marketplace', place?.name ?? found.marketplaceId ?? ''],
    ['First Seen', shownMoment(found.first)],
    ['Last Seen', `${shownMoment(found.last)} (${found.count} in all)`],
    ['Tries', String(found.attempts)],
    ['Last Good State', found.lastGood],
    ['Snoozed Until', found.urgency === 'snoozed' ? shownMoment(found.snoozedUntil) : ''],
    ['Solved', found.solvedAt === null ? '' : `${shownMoment(found.solvedAt)} by ${found.solvedBy}`],
    ['Resolution', found.resolution],
  ];
  facts
    .filter(([, value]) => value !== '')
    .forEach(([label, value], at) => {
      const field = form.addField({ id: `custpage_fact${at}`, label, type: serverWidget.FieldType.TEXT, container });
      field.updateDisplayType({ displayType: serverWidget.FieldDisplayType.INLINE });
      field.defaultValue = value.slice(0, 300);
    });
}

function addTexts(form: serverWidget.Form, found: QueueDetail): void {
  const folded =
    found.excerpt === ''
      ? null
      : html`<details><summary>Beginning of what Amazon sent, buyers’ data masked</summary><pre>${found.excerpt}</pre></details>`;
  addHtml(form, 'custpage_texts', html`<h2>What was found</h2><p>${found.message}</p>${folded}`);
}
