/**
 * The rows of the exceptions page: how urgent, what it is, what to do, and where everything about it is.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { classRow, PAGE_ROWS, sellerCentralUrl, span, URGENCY_WORDS } from '../../flows/exceptions/queue';
import { DOCUMENT, EXCEPTION, SCRIPT } from '../ids';
import { shownMoment } from '../times';
import type { QueuePage, QueueRow } from './exceptionQueue';
import { pageAddress, recordAddress } from './pageParts';

/** The sublist, as the form posts it. */
export const ROWS = 'custpage_rows';

/** As much of what was found as stands in a row; the details page says all. */
const MOST_OF_MESSAGE = 160;

export function addRows(form: serverWidget.Form, page: QueuePage): void {
  const list = form.addSublist({ id: ROWS, label: listTitle(page), type: serverWidget.SublistType.LIST });
  const { CHECKBOX, TEXT, TEXTAREA, URL } = serverWidget.FieldType;
  list.addField({ id: 'tick', label: 'Tick', type: CHECKBOX });
  const id = list.addField({ id: 'id', label: 'Internal ID', type: TEXT });
  id.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  const links: readonly (readonly [string, string, string])[] = [
    ['open', 'Exception', 'Details'],
    ['record', 'NetSuite', 'Record'],
    ['amazon', 'Amazon', 'Order'],
  ];
  list.addField({ id: 'due', label: 'Due', type: TEXTAREA });
  list.addField({ id: 'what', label: 'What It Is', type: TEXTAREA });
  list.addField({ id: 'fix', label: 'What To Do', type: TEXTAREA });
  list.addField({ id: 'owner', label: 'Owner', type: TEXT });
  for (const [name, label, words] of links) list.addField({ id: name, label, type: URL }).linkText = words;
  list.addMarkAllButtons();
  page.rows.forEach((row, line) => {
    for (const [name, value] of Object.entries(cells(row))) {
      if (value !== null && value !== '') list.setSublistValue({ id: name, line, value });
    }
  });
}

function cells(row: QueueRow): Record<string, string | null> {
  const about = classRow(row.class);
  return {
    id: row.id,
    due: [URGENCY_WORDS[row.urgency], unbroken(dueOf(row)), unbroken(ageOf(row))].join('\n'),
    what: [
      about?.title ?? row.class,
      [row.amazonId ?? row.subject, historyOf(row)].join(' ').trimEnd(),
      begin(row.message),
    ].join('\n'),
    fix: row.fix,
    owner: row.owner ?? '–',
    open: detailAddress(row.id),
    record: nearestRecord(row),
    amazon: sellerCentralUrl(row.marketplaceId, row.amazonId),
  };
}

const dueOf = (row: QueueRow): string =>
  row.urgency === 'snoozed' ? `back ${shownMoment(row.snoozedUntil)}` : shownMoment(row.due);

/** A date or a span stays on one line. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0');

const begin = (message: string): string =>
  message.length > MOST_OF_MESSAGE ? `${message.slice(0, MOST_OF_MESSAGE)}…` : message;

/** How old it is. */
function ageOf({ first }: QueueRow): string {
  return first === null ? '' : `${span(Date.now() - first.getTime())} old`;
}

/** How often it came up and was tried, where that says something. */
function historyOf({ count, attempts }: QueueRow): string {
  const parts = [count > 1 ? `seen ${count} times` : '', attempts > 0 ? `retried ${attempts}×` : ''];
  const said = parts.filter((each) => each !== '').join(', ');
  return said === '' ? '' : `(${said})`;
}

function detailAddress(id: string): string {
  return pageAddress(SCRIPT.exceptions, { custparam_id: id });
}

/** The sales order; before there is one its document; of what is no order's, the exception's own record. */
function nearestRecord(row: QueueRow): string {
  if (row.transaction !== null) return recordAddress('salesorder', row.transaction);
  if (row.document !== null) return recordAddress(DOCUMENT.type, row.document);
  return recordAddress(EXCEPTION.type, row.id);
}

function listTitle({ rows, total, page }: QueuePage): string {
  const first = page * PAGE_ROWS + 1;
  return `Exceptions ${first} to ${first + rows.length - 1} of ${total}`;
}
