/**
 * What Amazon's report of storage charges says of a marketplace and a month: wanted where a settlement charges for it, asked
 * for by the connection's slot, and kept as weights by Amazon's own keys.
 *
 * @NApiVersion 2.1
 */

import type { OperationId } from '../../amazon/operations';
import { attempt } from '../../amazon/refusal';
import {
  createReport,
  getReport,
  getReportDocument,
  getReports,
  readCreated,
  readReport,
  readReportDocument,
  readReportPage,
} from '../../amazon/reports';
import { restAfter } from '../../flows/completeness/reportLife';
import type { ReportState } from '../../flows/completeness/states';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { StorageReader, type StorageWeight } from '../../flows/margin/storageReport';
import { download } from '../completeness/download';
import { answered, UNITS_A_CALL } from '../completeness/stepping';
import { type Calls, mayAsk } from '../connection/calls';
import type { Marketplace } from '../connection/marketplaces';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION, REPORT } from '../ids';
import { number, requiredText, rows, rowsIn, text } from '../rows';
import { change, createOnce, type Values } from '../saving';
import { insightFolder, readFile, saveFile } from './insightFiles';
import { marginsAnew } from './looks';

const STORAGE_CHARGES = 'GET_FBA_STORAGE_FEE_CHARGES_DATA';
export const STORAGE_OPERATIONS: readonly OperationId[] = [
  'createReport',
  'getReports',
  'getReport',
  'getReportDocument',
];
/** Amazon cancels what has no data, and what was asked for too often: only after so many times it is the former. */
const CANCELLED_FOR_GOOD = 3;

const fileName = (place: string, month: string): string => `cwy-insight-storage-${place}-${month}.json`;
const keyOf = (connection: string, place: string, month: string): string =>
  `cwy-rep-${connection}-storage-${place}-${month}`;

/** Null where no report is kept (10 units, 20 where one is). */
export function storageWeights(place: string, month: string, folder: number): readonly StorageWeight[] | null {
  const kept = readFile(fileName(place, month), folder);
  return kept === null ? null : (JSON.parse(kept) as StorageWeight[]);
}

/** 6 units. `month`: `YYYY-MM`, whose storage was charged. */
export function wantStorage(connection: string, place: string, month: string): void {
  const [year = 0, ordinal = 0] = month.split('-').map(Number);
  createOnce(REPORT.type, keyOf(connection, place, month), {
    [REPORT.connection]: connection,
    [REPORT.reportType]: STORAGE_CHARGES,
    [REPORT.from]: new Date(Date.UTC(year, ordinal - 1, 1)).toISOString(),
    [REPORT.to]: new Date(Date.UTC(year, ordinal, 1) - 1_000).toISOString(),
    [REPORT.state]: 'wanted' satisfies ReportState,
    [REPORT.attempts]: 0,
    [REPORT.compared]: 0,
  });
}

interface StorageRow {
  readonly id: string;
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly state: ReportState;
  readonly amazonId: string | null;
  /** When Amazon was asked last, ISO; its answer may have been lost. */
  readonly asked: string | null;
  readonly attempts: number;
}

/** Reports that are to be asked for, or were (10 units). */
export function storageDue(connection: string, now: number): StorageRow[] {
  const r = REPORT;
  const sql = `SELECT id, externalid, ${r.from} AS begins, ${r.to} AS ends, ${r.state} AS state, ${r.amazonId} AS amazonid,
    ${r.asked} AS asked, ${r.attempts} AS attempts FROM ${r.type} WHERE ${r.connection} = ? AND ${r.reportType} = ? AND ${r.state} IN ('wanted', 'requested')
    AND (${r.next} IS NULL OR ${r.next} <= ?) ORDER BY id FETCH FIRST 20 ROWS ONLY`;
  return rows(sql, [Number(connection), STORAGE_CHARGES, new Date(now).toISOString()]).map((row) => ({
    id: requiredText(row, 'id'),
    place: /-storage-(\d+)-/.exec(requiredText(row, 'externalid'))?.[1] ?? '',
    from: requiredText(row, 'begins'),
    to: requiredText(row, 'ends'),
    state: requiredText(row, 'state') as ReportState,
    amazonId: text(row, 'amazonid'),
    asked: text(row, 'asked'),
    attempts: number(row, 'attempts') ?? 0,
  }));
}

/** One step of each, as far as quota and units go. */
export function stepStorage(calls: Calls, due: readonly StorageRow[], marketplaces: readonly Marketplace[]): void {
  for (const row of due) {
    if (calls.tally.because !== null) return;
    const marketplace = marketplaces.find(({ id }) => id === row.place);
    if (marketplace === undefined) continue;
    if (row.state === 'wanted' || row.amazonId === null) request(calls, row, marketplace);
    else look(calls, row, row.amazonId, marketplace);
  }
}

const changed = ({ id }: StorageRow, state: ReportState, values: Values): void =>
  change(REPORT.type, id, { [REPORT.state]: state, ...values });

/** Asked before without an answer, it may be there: it is looked for before it is asked for again. */
function request(calls: Calls, row: StorageRow, { marketplaceId }: Marketplace): void {
  if (row.asked !== null) {
    const found = askedBefore(calls, row, row.asked, marketplaceId);
    if (found === undefined) return;
    if (found !== null) {
      changed(row, 'requested', {
        [REPORT.amazonId]: found,
        [REPORT.message]: 'It was found among what was asked for.',
      });
      return;
    }
  }
  if (!mayAsk(calls, 'createReport', UNITS_A_CALL)) return;
  changed(row, 'wanted', { [REPORT.asked]: new Date().toISOString() });
  const asking = createReport(STORAGE_CHARGES, [marketplaceId], { from: row.from, to: row.to });
  const reportId = answered(calls, asking, readCreated, null, () => denied(calls));
  if (reportId === null) return;
  solveDenied(calls);
  changed(row, 'requested', { [REPORT.amazonId]: reportId, [REPORT.message]: 'Amazon was asked for it.' });
}

/** Its id; null where Amazon has none, undefined where Amazon could not be asked. */
function askedBefore(
  calls: Calls,
  { from, to }: StorageRow,
  since: string,
  marketplaceId: string,
): string | null | undefined {
  if (!mayAsk(calls, 'getReports', UNITS_A_CALL)) return undefined;
  const page = answered(calls, getReports(STORAGE_CHARGES, since), readReportPage);
  if (page === null) return undefined;
  const same = page.reports.find(
    (each) =>
      each.marketplaceIds.includes(marketplaceId) &&
      isSameInstant(each.from, from) &&
      isSameInstant(each.to, to) &&
      each.status !== 'CANCELLED' &&
      each.status !== 'FATAL',
  );
  return same?.reportId ?? null;
}

const isSameInstant = (one: string | null, other: string): boolean =>
  one !== null && Date.parse(one) === Date.parse(other);

function look(calls: Calls, row: StorageRow, reportId: string, marketplace: Marketplace): void {
  if (!mayAsk(calls, 'getReport', UNITS_A_CALL)) return;
  const report = answered(calls, getReport(reportId), readReport, () =>
    again(row, 'Amazon does not know it any more.'),
  );
  if (report === null) return;
  const { status, documentId } = report;
  if (status === 'CANCELLED') cancelled(row);
  else if (status === 'FATAL') again(row, 'Amazon could not make it.');
  else if (status === 'DONE' && documentId !== null) fetch(calls, row, documentId, marketplace);
}

function cancelled(row: StorageRow): void {
  if (row.attempts + 1 < CANCELLED_FOR_GOOD)
    again(row, 'Amazon cancelled it: there is no data yet, or it was asked for too often.');
  else changed(row, 'empty', { [REPORT.message]: 'Amazon has no storage charges for the month.' });
}

function fetch(calls: Calls, row: StorageRow, documentId: string, { currency }: Marketplace): void {
  if (!mayAsk(calls, 'getReportDocument', UNITS_A_CALL)) return;
  const document = answered(calls, getReportDocument(documentId, false), readReportDocument);
  if (document === null) return;
  const downloaded = download(document);
  if (!downloaded.ok) {
    again(row, downloaded.message);
    return;
  }
  const month = row.from.slice(0, 7);
  const reading = attempt(() => {
    const reader = new StorageReader(month, currency);
    downloaded.lines((line) => {
      reader.read(line);
      return true;
    });
    return reader.end();
  });
  if (!reading.ok) {
    again(row, reading.message);
    return;
  }
  saveFile(fileName(row.place, month), JSON.stringify(reading.value), insightFolder());
  changed(row, 'compared', { [REPORT.compared]: 1, [REPORT.message]: `${reading.value.length} keys are kept.` });
  marginsAnew(calls.connection.id, row.to);
}

function again(row: StorageRow, message: string): void {
  const attempts = row.attempts + 1;
  changed(row, 'wanted', {
    [REPORT.attempts]: attempts,
    [REPORT.next]: new Date(Date.now() + restAfter(attempts)).toISOString(),
    [REPORT.amazonId]: '',
    [REPORT.asked]: '',
    [REPORT.message]: message.slice(0, 3_900),
  });
}

export const STORAGE_DENIED =
  'Amazon denies the report of storage charges. The application lacks the role Amazon Fulfillment, so that storage stays without a SKU.';

function denied({ connection, routes, tally }: Calls): void {
  tally.because = STORAGE_DENIED;
  const plan = planException({ class: 'storage-not-spread', subject: connection.id, message: STORAGE_DENIED });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

/** 10 units. */
function solveDenied({ connection }: Calls): void {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, [exceptionKey('settlements', 'storage-not-spread', connection.id)])) {
    solveException(requiredText(row, 'id'), 'Amazon makes the report.', 'rule: its effect is there');
  }
}
