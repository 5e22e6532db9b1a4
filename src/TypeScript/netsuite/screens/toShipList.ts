/**
 * The page of orders to ship: what must leave first? A first line with the counts, then the orders, the earliest ship-by
 * first. It only shows; what is done, is done on the records it leads to.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { PAGE_ROWS, sellerCentralUrl, span } from '../../flows/exceptions/queue';
import {
  SHIP_URGENCY_WORDS,
  type ShipCounts,
  shipFirst,
  shipUrgency,
  slackWords,
  stepOf,
} from '../../flows/shipments/toShip';
import { DOCUMENT, SCRIPT } from '../ids';
import { shownMoment } from '../times';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { addHtml, pageAddress, pagerHtml, recordAddress } from './pageParts';
import { type OrderToShip, type ToShipPage, toShipCounts, toShipPage } from './toShipQueue';

/** `wanted`: the page, from 0. */
export function toShipForm(wanted: number): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Orders To Ship' });
  const now = Date.now();
  const counts = toShipCounts(now);
  const page = toShipPage(wanted);
  addHtml(form, 'custpage_first', firstLine(counts));
  if (page.total > 0) addRows(form, page, now);
  else addHtml(form, 'custpage_empty', EMPTY, 'OUTSIDEBELOW');
  const turn = (to: number): string => pageAddress(SCRIPT.toShip, { [`${PARAMETER}page`]: String(to) });
  addHtml(form, 'custpage_pager', pagerHtml(page, turn), 'OUTSIDEBELOW');
  return form;
}

const EMPTY = html`<p class="empty">Amazon waits for no order that you ship. Orders come here when they are released, and leave when Amazon shows them as shipped.</p>`;

function firstLine(counts: ShipCounts): Html {
  const exceptions = link(
    pageAddress(SCRIPT.exceptions, { [`${PARAMETER}flow`]: 'shipments' }),
    'Exceptions about shipments',
  );
  return html`<p class="lead"><b>${shipFirst(counts)}</b><br>${counts.late} late, ${counts.risk} due within a day, ${counts.later} later · ${exceptions}</p>`;
}

function addRows(form: serverWidget.Form, page: ToShipPage, now: number): void {
  const first = page.page * PAGE_ROWS + 1;
  const label = `Orders ${first} to ${first + page.rows.length - 1} of ${page.total}`;
  const list = form.addSublist({ id: 'custpage_rows', label, type: serverWidget.SublistType.LIST });
  const { TEXTAREA, URL } = serverWidget.FieldType;
  list.addField({ id: 'shipby', label: 'Ship By', type: TEXTAREA });
  list.addField({ id: 'order', label: 'Order', type: TEXTAREA });
  list.addField({ id: 'stands', label: 'Where It Stands', type: TEXTAREA });
  list.addField({ id: 'next', label: 'What To Do', type: TEXTAREA });
  for (const [name, label, words] of [
    ['record', 'NetSuite', 'Record'],
    ['amazon', 'Amazon', 'Order'],
  ] as const) {
    list.addField({ id: name, label, type: URL }).linkText = words;
  }
  page.rows.forEach((row, line) => {
    for (const [name, value] of Object.entries(cells(row, now))) {
      if (value !== null && value !== '') list.setSublistValue({ id: name, line, value });
    }
  });
}

/** A date or a span stays on one line. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0');

function cells(row: OrderToShip, now: number): Record<string, string | null> {
  const { stands, next } = stepOf(row);
  const shipBy = row.shipBy === null ? '' : unbroken(shownMoment(new Date(row.shipBy)));
  const acknowledged = row.acknowledgedAfter === null ? '' : `In NetSuite after ${span(row.acknowledgedAfter)}`;
  return {
    shipby: [SHIP_URGENCY_WORDS[shipUrgency(row.shipBy, now)], shipBy, unbroken(slackWords(row.shipBy, now))]
      .filter((each) => each !== '')
      .join('\n'),
    order: [row.amazonOrderId, acknowledged].filter((each) => each !== '').join('\n'),
    stands,
    next,
    record:
      row.salesOrderId === null
        ? recordAddress(DOCUMENT.type, row.document)
        : recordAddress('salesorder', row.salesOrderId),
    amazon: sellerCentralUrl(row.marketplaceId, row.amazonOrderId),
  };
}
