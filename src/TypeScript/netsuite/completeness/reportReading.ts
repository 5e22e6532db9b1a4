/**
 * The last step of a report: fetched, compared, and compared again once the orders that it named are read.
 *
 * @NApiVersion 2.1
 */

import { getReportDocument, readReportDocument } from '../../amazon/reports';
import { goOn, type Progress, sumOf } from '../../flows/completeness/compare';
import { halves } from '../../flows/completeness/days';
import { comparedLine } from '../../flows/completeness/words';
import { mayAsk } from '../connection/calls';
import { REPORT } from '../ids';
import { compareReport } from './compareReport';
import { type Download, download } from './download';
import { changeReport, progressOf, type ReportRow, wantReport } from './reports';
import { answered, askAnew, marketplaceIds, rest, type Stepping, solveWhatWas } from './stepping';

/** Units of fetching twice and comparing at least some hundred orders. */
const UNITS_TO_COMPARE = 400;
/** What a report names is read within minutes; where that does not happen, it is compared again after so long. */
const REST_AWAITING_MS = 3_600_000;

/** Answers what happened, for the run's line; null where Amazon could not be asked. */
export function readMade(stepping: Stepping, report: ReportRow): string | null {
  const fetched = fetchReport(stepping, report);
  if (fetched === null) return null;
  if (!fetched.ok) return cannotUse(stepping, report, fetched);
  const { progress, because, unreadable, noted } = compareReport(fetched.lines, goOn(progressOf(report)), {
    connection: stepping.connection.id,
    run: stepping.run,
    read: new Set(marketplaceIds(stepping)),
    isFirst: report.compared === 0,
  });
  stepping.noted += noted;
  if (unreadable !== null) {
    const state = report.compared === 0 ? 'ready' : 'awaiting';
    rest(stepping, report, { state, message: unreadable, class: 'report-unreadable', isLasting: true });
    return unreadable;
  }
  return keep(stepping, report, progress, because);
}

/** Null where Amazon could not be asked, or does not know the document any more. */
function fetchReport(stepping: Stepping, report: ReportRow): Download | null {
  const first = fetchAs(stepping, report, false);
  // How NetSuite hands over packed bytes under a type of text is not documented: then they are unpacked on the way.
  return first !== null && !first.ok && first.fault === 'packed' ? fetchAs(stepping, report, true) : first;
}

function fetchAs(stepping: Stepping, report: ReportRow, unpacking: boolean): Download | null {
  if (report.documentId === null) throw new Error(`The report ${report.id} is made and has no document.`);
  if (!mayAsk(stepping, 'getReportDocument', UNITS_TO_COMPARE)) return null;
  const asking = getReportDocument(report.documentId, unpacking);
  const document = answered(stepping, asking, readReportDocument, () => {
    askAnew(stepping, report, 'Amazon does not know the document of the report any more.');
  });
  if (document === null) return null;
  return download(unpacking ? { ...document, compression: null } : document);
}

function cannotUse(
  stepping: Stepping,
  report: ReportRow,
  { fault, message }: Extract<Download, { ok: false }>,
): string {
  const parts = fault === 'large' ? halves(report) : null;
  if (parts !== null) {
    for (const part of parts) wantReport(stepping.connection.id, part);
    changeReport(report, 'split', { [REPORT.message]: `${message} Its halves are asked for.` });
    return `${message} Its halves are asked for.`;
  }
  const state = report.compared === 0 ? 'ready' : 'awaiting';
  rest(stepping, report, { state, message, class: 'report-unreadable', isLasting: fault === 'unknown' });
  return message;
}

/** Keeps how far the comparison came; the report is settled when nothing is awaited any more. */
function keep(stepping: Stepping, report: ReportRow, progress: Progress, because: string | null): string {
  const now = Date.now();
  const words = comparedLine(progress.places);
  const { awaited } = sumOf(progress.places);
  const isOver = because === null && awaited === 0;
  const compared = report.compared + (because === null ? 1 : 0);
  changeReport(report, isOver ? 'compared' : compared === 0 ? 'ready' : 'awaiting', {
    [REPORT.progress]: JSON.stringify(progress),
    [REPORT.compared]: compared,
    [REPORT.attempts]: 0,
    [REPORT.next]: because === null ? new Date(now + REST_AWAITING_MS).toISOString() : '',
    [REPORT.message]: words,
  });
  if (isOver) solveWhatWas(stepping, report);
  return because === null
    ? words
    : `${words} up to line ${progress.line}; the rest with the next run, because ${because}`;
}
