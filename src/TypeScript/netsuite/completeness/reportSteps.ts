/**
 * The steps of a report until it is made: found where somebody asked for it, asked for, looked at. Whatever Amazon says
 * about it stands on its record, and after some attempts that came to nothing in an exception.
 *
 * @NApiVersion 2.1
 */

import { readOrderPage } from '../../amazon/readOrderPage';
import {
  createReport,
  getMoreReports,
  getReport,
  getReports,
  ORDERS_BY_UPDATE,
  type Report,
  readCreated,
  readReport,
  readReportPage,
} from '../../amazon/reports';
import { searchOrders } from '../../amazon/searchOrders';
import { noProgress } from '../../flows/completeness/compare';
import { isAnothers, madeOf, reportToAdopt } from '../../flows/completeness/reportLife';
import { mayAsk } from '../connection/calls';
import { DOCUMENT, REPORT } from '../ids';
import { rows } from '../rows';
import { readMade } from './reportReading';
import { changeReport, type ReportRow } from './reports';
import { answered, askAnew, marketplaceIds, type Stepping, solveWhatWas, UNITS_A_CALL } from './stepping';

/** Pages of Amazon's list of reports that are looked through. */
const MOST_PAGES = 3;

/** Each answers what happened, for the run's line; null where nothing did. */
export function look(stepping: Stepping, report: ReportRow): string | null {
  const found = listed(stepping, report);
  if (found === null) return null;
  const ids = marketplaceIds(stepping);
  const adopted = reportToAdopt(found, report, ids);
  if (adopted !== null) return adopt(stepping, report, adopted);
  if (!mayAsk(stepping, 'createReport', UNITS_A_CALL)) return null;
  // Before the call: its answer may be lost, and then the list above shows the report with the next run.
  changeReport(report, 'wanted', { [REPORT.asked]: new Date().toISOString() });
  const window = { from: new Date(report.from).toISOString(), to: new Date(report.to).toISOString() };
  const reading = answered(stepping, createReport(ORDERS_BY_UPDATE, ids, window), readCreated);
  if (reading === null) return null;
  const message = `Asked for as ${reading}.`;
  changeReport(report, 'requested', { [REPORT.amazonId]: reading, [REPORT.adopted]: false, [REPORT.message]: message });
  return `asked for, because nobody had, as ${reading}`;
}

/** Reports of the type that were asked for since the span ended; null where Amazon could not be asked. */
function listed(stepping: Stepping, report: ReportRow): Report[] | null {
  const found: Report[] = [];
  let asking = getReports(ORDERS_BY_UPDATE, new Date(report.to).toISOString());
  for (let page = 0; page < MOST_PAGES; page++) {
    if (!mayAsk(stepping, 'getReports', UNITS_A_CALL)) return null;
    const reading = answered(stepping, asking, readReportPage);
    if (reading === null) return null;
    found.push(...reading.reports);
    if (reading.nextToken === null) break;
    asking = getMoreReports(reading.nextToken);
  }
  return found;
}

function adopt(stepping: Stepping, report: ReportRow, found: Report): string {
  const isAdopted = isAnothers(found, report.askedAt);
  const who = isAdopted ? 'another application had asked for it' : 'an earlier run had asked for it';
  changeReport(report, 'requested', {
    [REPORT.amazonId]: found.reportId,
    [REPORT.adopted]: isAdopted,
    [REPORT.message]: `Taken over as ${found.reportId}: ${who}.`,
  });
  const said = `taken over as ${found.reportId}, because ${who}`;
  return madeOf(found) === 'made' ? `${said}; ${made(stepping, report, found.documentId ?? '')}` : said;
}

export function poll(stepping: Stepping, report: ReportRow): string | null {
  if (report.amazonId === null) throw new Error(`The report ${report.id} was asked for and has no id.`);
  if (!mayAsk(stepping, 'getReport', UNITS_A_CALL)) return null;
  const reading = answered(stepping, getReport(report.amazonId), readReport, () => {
    askAnew(stepping, report, 'Amazon does not know the report any more.');
  });
  if (reading === null) return null;
  switch (madeOf(reading)) {
    case 'made':
      return made(stepping, report, reading.documentId ?? '');
    case 'cancelled':
      return cancelled(stepping, report, reading);
    case 'failed':
      return askAnew(stepping, report, `Amazon ended it as ${reading.status}.`);
    case 'waits':
      changeReport(report, 'requested', { [REPORT.message]: `Amazon says ${reading.status}.` });
      return `Amazon says ${reading.status}`;
  }
}

/** It is compared at once where the sweep has passed its end already. */
function made(stepping: Stepping, report: ReportRow, documentId: string): string {
  changeReport(report, 'ready', { [REPORT.documentId]: documentId, [REPORT.message]: 'Made; to be compared.' });
  if (stepping.position === null || stepping.position < report.to) {
    return 'made, and compared once the sweep has passed its end';
  }
  return `made; ${readMade(stepping, { ...report, state: 'ready', documentId }) ?? 'to be compared with the next run'}`;
}

/**
 * Amazon cancels a report without data, and one that is asked for too often or that somebody took back. One that was never
 * begun was taken back; orders that are here, or a read of Amazon's own, tell the others apart.
 */
function cancelled(stepping: Stepping, report: ReportRow, { startedTime }: Report): string | null {
  if (startedTime === null) return askAnew(stepping, report, 'It was cancelled before Amazon began to make it.');
  const [from, to] = [new Date(report.from).toISOString(), new Date(report.to).toISOString()];
  const sql = `SELECT id FROM ${DOCUMENT.type} WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.updated} >= ? AND ${DOCUMENT.updated} < ? FETCH FIRST 1 ROWS ONLY`;
  if (rows(sql, [Number(stepping.connection.id), from, to]).length > 0) {
    return askAnew(stepping, report, 'Amazon cancelled it, although orders of its span are here.');
  }
  if (!mayAsk(stepping, 'searchOrders', UNITS_A_CALL)) return null;
  const window = { by: 'updated', after: from, before: to } as const;
  const search = { marketplaceIds: marketplaceIds(stepping), window, paginationToken: null, personal: false };
  const orders = answered(stepping, searchOrders(search), (body) => {
    const page = readOrderPage(body);
    return page.ok ? { ok: true, value: page.orders.length } : page;
  });
  if (orders === null) return null;
  if (orders > 0) {
    return askAnew(stepping, report, `Amazon cancelled it, although a search finds ${orders} orders or more.`);
  }
  const message = 'Amazon cancelled it for want of data, and a search finds no order either.';
  changeReport(report, 'empty', {
    [REPORT.progress]: JSON.stringify({ ...noProgress(), done: true }),
    [REPORT.compared]: report.compared + 1,
    [REPORT.message]: message,
  });
  solveWhatWas(stepping, report);
  return 'no data, and a search agrees';
}
