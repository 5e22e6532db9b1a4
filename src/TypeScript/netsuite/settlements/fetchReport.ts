/**
 * One settlement report from Amazon into the File Cabinet. Its record says that it is kept after everything else, so that a
 * run that stops anywhere leaves a report that is still wanted, and the next run keeps what is missing of it.
 *
 * @NApiVersion 2.1
 */

import { attempt } from '../../amazon/refusal';
import { getReportDocument, type ReportDocument, readReportDocument } from '../../amazon/reports';
import { ATTEMPTS_TO_TELL, restAfter } from '../../flows/completeness/reportLife';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { answered, UNITS_A_CALL } from '../completeness/stepping';
import { type Calls, mayAsk, mayGoOn } from '../connection/calls';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION, SETTLEMENT_FILE, SETTLEMENT_FOLDER } from '../ids';
import { restrictedFolder } from '../orders/folders';
import { requiredText, rows } from '../rows';
import { type Fetched, fetchPacked, fetchPlain, fetchWhole } from './fetchText';
import { KeptPieces } from './keptPieces';
import { faulty, RangedDocument } from './rangedDocument';
import { changeReportFile, reportKey, type WantedReport } from './reportFiles';

/** A part or a piece, and what is written after the last of them. */
const UNITS_A_STEP = 60;

/** Amazon denies settlements by the role of their type; whatever else the application may do goes on. */
export const ROLE_MISSING =
  'Amazon does not let the application read settlements. Add the role "Finance and Accounting" in the developer console and authorise the application anew; trying goes on by itself.';

/** What happened, in words; `isKept` where all of it is here now. */
export interface FetchOutcome {
  readonly isKept: boolean;
  readonly words: string;
}

export function fetchReport(calls: Calls, report: WantedReport): FetchOutcome {
  const folder = restrictedFolder(SETTLEMENT_FOLDER);
  const mayStep = (): boolean => mayGoOn(calls, UNITS_A_STEP);
  const into = (): KeptPieces => new KeptPieces(reportKey(calls.connection.id, report.reportId), folder, mayStep);
  let pieces = into();
  let fetched = fetchInto(calls, report, pieces, mayStep, false);
  // How NetSuite hands over packed bytes under a type of text is not documented: then they are unpacked on the way.
  if (typeof fetched !== 'string' && fetched?.fault === 'packed') {
    pieces = into();
    fetched = fetchInto(calls, report, pieces, mayStep, true);
  }
  if (fetched === null || fetched === 'stopped') {
    return { isKept: false, words: `goes on with the next run: ${calls.tally.because}` };
  }
  if (fetched === 'kept' && pieces.ids.length === 0) fetched = faulty('broken', 'The report is empty.');
  if (fetched !== 'kept') return notFetched(calls, report, fetched.message, fetched.fault === 'lasting');
  if (report.attempts > 0) solveWhatWas(calls, report.reportId);
  const words = `kept in ${pieces.ids.length} ${pieces.ids.length === 1 ? 'file' : 'files'}`;
  changeReportFile(report, {
    [SETTLEMENT_FILE.state]: 'kept',
    [SETTLEMENT_FILE.pieces]: JSON.stringify(pieces.ids),
    [SETTLEMENT_FILE.hash]: pieces.digest(),
    [SETTLEMENT_FILE.attempts]: 0,
    [SETTLEMENT_FILE.next]: '',
    [SETTLEMENT_FILE.message]: `It is ${words}.`,
  });
  return { isKept: true, words };
}

/** Null where Amazon could not be asked for the address. */
function fetchInto(
  calls: Calls,
  report: WantedReport,
  pieces: KeptPieces,
  mayStep: () => boolean,
  unpacking: boolean,
): Fetched | null {
  let refused: string | null = null;
  const address = (): ReportDocument | null => {
    if (!mayAsk(calls, 'getReportDocument', UNITS_A_CALL)) return null;
    return answered(
      calls,
      getReportDocument(report.documentId, unpacking),
      readReportDocument,
      () => {
        refused = 'Amazon does not know the document of the report any more.';
      },
      () => {
        refused = ROLE_MISSING;
      },
    );
  };
  const document = address();
  if (refused !== null) return faulty('lasting', refused);
  if (document === null) return null;
  const ranged = new RangedDocument(document, address);
  const { compression } = document;
  if (compression !== null && compression !== 'GZIP') {
    return faulty('lasting', `Expected a report packed with GZIP, found ${compression}.`);
  }
  const fetch = compression === null ? fetchPlain : unpacking ? fetchWhole : fetchPacked;
  const reading = attempt(() => fetch(ranged, pieces, mayStep));
  return reading.ok ? reading.value : faulty('broken', reading.message);
}

/** It stays wanted, and is asked for later each time; people hear of what lasts at once, and of the rest by and by. */
function notFetched(calls: Calls, report: WantedReport, message: string, isLasting: boolean): FetchOutcome {
  const attempts = report.attempts + 1;
  changeReportFile(report, {
    [SETTLEMENT_FILE.attempts]: attempts,
    [SETTLEMENT_FILE.next]: new Date(Date.now() + restAfter(attempts)).toISOString(),
    [SETTLEMENT_FILE.message]: message,
  });
  if (attempts === ATTEMPTS_TO_TELL || (isLasting && attempts === 1)) {
    tell(calls, report.reportId, `Settlement report ${report.reportId}: ${message}`);
  }
  return { isKept: false, words: `not fetched, attempt ${attempts}: ${message}` };
}

/** `what`: a report's id, or the list of them. */
export function tell({ connection, routes }: Calls, what: string, message: string): void {
  const subject = subjectOf(connection.id, what);
  const plan = planException({ class: 'settlement-not-fetched', subject, message: `${connection.name}. ${message}` });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

const subjectOf = (connection: string, what: string): string => `${connection}-${what}`;

/** What stood against it is over (10 units). */
export function solveWhatWas({ connection }: Calls, what: string): void {
  const key = exceptionKey('settlements', 'settlement-not-fetched', subjectOf(connection.id, what));
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE externalid = ? AND ${EXCEPTION.state} <> 'solved'`;
  for (const row of rows(sql, [key])) {
    solveException(requiredText(row, 'id'), 'It is here.', 'rule: its effect is there');
  }
}
