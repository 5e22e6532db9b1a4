/**
 * The rows of the exceptions page: how urgent, what it is, what to do, and where everything about it is.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { classRow, PAGE_ROWS, sellerCentralUrl, span, URGENCY_WORDS } from '../flows/exceptions/queue';
import type { QueuePage, QueueRow } from './exceptionQueue';
import { DOCUMENT, EXCEPTION, SCRIPT } from './ids';
import { pageAddress, recordAddress } from './pageParts';
import { shownMoment } from './times';

/** The sublist, as the form posts it. */
export const ROWS = 'custpage_rows';

export function addRows(form: serverWidget.Form, page: QueuePage): void {
  const list = form.addSublist({ id: ROWS, label: listTitle(page), type: serverWidget.SublistType.LIST });
  const { CHECKBOX, TEXT, TEXTAREA, URL } = serverWidget.FieldType;
  list.addField({ id: 'tick', label: 'Tick', type: CHECKBOX });
  const id = list.addField({ id: 'id', label: 'Internal ID', type: TEXT });
  id.updateDisplayType({ displayType: serverWidget.FieldDisplayType.HIDDEN });
  const links: readonly (readonly [string, string, string])[] = [
    ['open', 'Details', 'Open'],
    ['record', 'Exception', 'View'],
    ['document', 'Document', 'View'],
    ['salesorder', 'Sales Order', 'View'],
    ['amazon', 'Seller Central', 'View'],
  ];
  list.addField({ id: 'urgency', label: 'State', type: TEXT });
  list.addField({ id: 'due', label: 'Due, Age', type: TEXTAREA });
  list.addField({ id: 'what', label: 'What It Is', type: TEXTAREA });
  list.addField({ id: 'fix', label: 'What To Do', type: TEXTAREA });
  list.addField({ id: 'owner', label: 'Owner', type: TEXT });
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
    due: [row.urgency === 'snoozed' ? `back ${shownMoment(row.snoozedUntil)}` : shownMoment(row.due), ageOf(row)].join(
      '\n',
    ),
    what: [`${about?.title ?? row.class}:`, row.amazonId ?? row.subject, historyOf(row)].join(' ').trimEnd(),
    fix: row.fix,
    owner: row.owner ?? '–',
    open: detailAddress(row.id),
    ...linksOf(row, place),
  };
}

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
  const first = page * PAGE_ROWS + 1;
  return `Exceptions ${first} to ${first + rows.length - 1} of ${total}`;
}
