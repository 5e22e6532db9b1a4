/**
 * The list of settlements: can I close the month? A first line with what waits, then every settlement, the newest first,
 * and the reports that were refused. It only shows.
 *
 * @NApiVersion 2.1
 */

import * as serverWidget from 'N/ui/serverWidget';
import { PAGE_ROWS } from '../../flows/exceptions/queue';
import { closeWords, differenceOf, waitsFor } from '../../flows/settlements/waiting';
import { SCRIPT, SETTLEMENT, SETTLEMENT_FILE } from '../ids';
import type { KeptSettlement } from '../settlements/loadedSettlement';
import { type Reports, reportsAside, settlementPage, waitingSettlements } from '../settlements/settlementList';
import { PARAMETER } from './exceptionPage';
import { type Html, html, link } from './html';
import { addHtml, pageAddress, pagerHtml, recordAddress } from './pageParts';
import {
  type Column,
  dayOfIso,
  moneyLink,
  STATE_WORDS,
  settlementAddress,
  TABLE_STYLE,
  type TableRow,
  tableHtml,
} from './settlementParts';

/** `wanted`: the page, from 0. */
export function settlementsForm(wanted: number): serverWidget.Form {
  const form = serverWidget.createForm({ title: 'Amazon Settlements' });
  const page = settlementPage(wanted);
  const reports = reportsAside();
  addHtml(form, 'custpage_first', firstLine(page.total, reports));
  addHtml(form, 'custpage_refused', refusedTable(reports), 'OUTSIDEBELOW');
  if (page.total > 0) {
    const first = page.page * PAGE_ROWS + 1;
    const caption = `Settlements ${first} to ${first + page.settlements.length - 1} of ${page.total}`;
    const table = tableHtml(caption, COLUMNS, page.settlements.map(rowOf));
    addHtml(form, 'custpage_rows', html`${TABLE_STYLE}<div class="cwy">${table}</div>`, 'OUTSIDEBELOW');
  } else addHtml(form, 'custpage_empty', EMPTY, 'OUTSIDEBELOW');
  const turn = (to: number): string => settlementAddress({ page: String(to) });
  addHtml(form, 'custpage_pager', pagerHtml(page, turn), 'OUTSIDEBELOW');
  return form;
}

const EMPTY = html`<p class="empty">No settlement is here yet. Amazon makes one for each marketplace every two weeks; its report is read by the schedule, and the settlement appears here when it was.</p>`;

function firstLine(total: number, { refusedCount, unread }: Reports): Html {
  const { settlements, more } = waitingSettlements();
  const words =
    total === 0 && refusedCount === 0 && unread === 0
      ? 'There is no settlement yet, so nothing waits for you.'
      : closeWords(settlements, more, refusedCount, unread);
  const exceptions = link(
    pageAddress(SCRIPT.exceptions, { [`${PARAMETER}flow`]: 'settlements' }),
    'Exceptions about settlements',
  );
  return html`<p class="lead"><b>${words}</b><br>${exceptions}</p>`;
}

const COLUMNS: readonly Column[] = [
  { label: 'Settlement', align: 'keep' },
  { label: 'Marketplace', align: 'keep' },
  { label: 'Period (UTC)', align: 'keep' },
  { label: 'Total', align: 'n' },
  { label: '', align: 'keep' },
  { label: 'Difference', align: 'n' },
  { label: 'State', align: 'keep' },
  { label: 'Waits For', align: 'words' },
  { label: '', align: 'keep' },
];

function rowOf(each: KeptSettlement): TableRow {
  const { id, exponent } = each;
  const record = link(recordAddress(SETTLEMENT.type, id), 'Record');
  const proof = link(settlementAddress({ id, view: 'proof' }), 'Proof');
  return {
    cells: [
      link(settlementAddress({ id }), each.settlementId),
      each.marketplaceName === '' ? 'Unknown' : each.marketplaceName,
      `${dayOfIso(each.start)} – ${dayOfIso(each.end)}`,
      moneyLink(each.total, exponent, { id }),
      each.currency,
      moneyLink(differenceOf(each), exponent, { id, view: 'proof' }),
      STATE_WORDS[each.state] ?? each.state,
      waitsFor(each),
      html`${record} · ${proof}`,
    ],
  };
}

function refusedTable({ refused, refusedCount }: Reports): Html | null {
  if (refused.length === 0) return null;
  const rows = refused.map((each) => ({
    cells: [link(recordAddress(SETTLEMENT_FILE.type, each.id), each.reportId), '✕ Refused', each.message],
  }));
  const columns: readonly Column[] = [
    { label: 'Report', align: 'keep' },
    { label: 'State', align: 'keep' },
    { label: 'Why', align: '' },
  ];
  const more = refusedCount > refused.length ? `, the newest ${refused.length} of ${refusedCount}` : '';
  return html`${TABLE_STYLE}<div class="cwy">${tableHtml(`Reports that could not be read${more}`, columns, rows)}</div>`;
}
