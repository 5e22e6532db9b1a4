/**
 * How to ask for a report, how to follow it until it is made, and where it then lies.
 * Source: Reports API 2021-06-30 (model and use case guide).
 *
 * @NApiVersion 2.1
 */

import { children, type Node, nodeOf, optionalText, text, texts } from './fields';
import { instant, optionalInstant } from './instant';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal } from './refusal';
import type { Asking } from './request';

/** Every order of the region under its latest update, a row an item; without buyers' names and addresses. */
export const ORDERS_BY_UPDATE = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';

/** One settlement, made by Amazon when it is closed; nobody can ask for it. */
export const SETTLEMENT = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';

/** Data of a report lies in [from, to). ISO instants. */
export interface ReportWindow {
  readonly from: string;
  readonly to: string;
}

/** Amazon's word for how far a report is. Words that are new to this reader are kept as they come. */
export type ReportStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL' | (string & {});

export interface Report {
  readonly reportId: string;
  readonly reportType: string;
  /** Empty where Amazon names none. */
  readonly marketplaceIds: readonly string[];
  /** UTC instants with milliseconds. */
  readonly from: string | null;
  readonly to: string | null;
  readonly createdTime: string;
  readonly status: ReportStatus;
  /** Null where Amazon never began to make it. */
  readonly startedTime: string | null;
  readonly documentId: string | null;
}

export interface ReportPage {
  readonly reports: readonly Report[];
  /** Null on the last page; with it, nothing else may be asked. */
  readonly nextToken: string | null;
}

export interface ReportDocument {
  /** Valid for five minutes, without any header of the API. */
  readonly url: string;
  /** The name of a way of packing; null where the document lies as it is. */
  readonly compression: string | null;
}

const MOST_MARKETPLACES = 25;
const LARGEST_PAGE = 100;

/** Not to be repeated before `getReports` has shown that it had no effect: Amazon makes a report for each. */
export function createReport(reportType: string, marketplaceIds: readonly string[], window: ReportWindow): Asking {
  if (marketplaceIds.length === 0 || marketplaceIds.length > MOST_MARKETPLACES) {
    throw new Error(`A report covers 1 to ${MOST_MARKETPLACES} marketplaces; found ${marketplaceIds.length}.`);
  }
  return {
    operationId: 'createReport',
    body: { reportType, marketplaceIds, dataStartTime: window.from, dataEndTime: window.to },
  };
}

/**
 * Reports of one type that were asked for since an instant (ISO, at most 90 days ago), by whatever application or by Amazon
 * itself; in any state unless told otherwise.
 */
export function getReports(
  reportType: string,
  createdSince: string,
  processingStatuses: readonly ReportStatus[] | null = null,
): Asking {
  return {
    operationId: 'getReports',
    query: { reportTypes: [reportType], processingStatuses, pageSize: LARGEST_PAGE, createdSince },
  };
}

/** The token of the page before is the only thing that may be asked with it. */
export function getMoreReports(nextToken: string): Asking {
  return { operationId: 'getReports', query: { nextToken } };
}

export function getReport(reportId: string): Asking {
  return { operationId: 'getReport', path: { reportId } };
}

/** `unpacking`: the address is to say that what lies there is packed, so that whoever fetches it unpacks it on the way. */
export function getReportDocument(reportDocumentId: string, unpacking: boolean): Asking {
  const query = { enableContentEncodingUrlHeader: unpacking ? 'true' : null };
  return { operationId: 'getReportDocument', path: { reportDocumentId }, query };
}

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** The id of a report that was asked for. */
export function readCreated(body: string): Reading<string> {
  return attempt(() => text(nodeOf(parseAnswer(body), ''), 'reportId'));
}

export function readReport(body: string): Reading<Report> {
  return attempt(() => reportOf(nodeOf(parseAnswer(body), '')));
}

export function readReportPage(body: string): Reading<ReportPage> {
  return attempt(() => {
    const page = nodeOf(parseAnswer(body), '');
    return { reports: children(page, 'reports').map(reportOf), nextToken: optionalText(page, 'nextToken') };
  });
}

export function readReportDocument(body: string): Reading<ReportDocument> {
  return attempt(() => {
    const document = nodeOf(parseAnswer(body), '');
    return { url: text(document, 'url'), compression: optionalText(document, 'compressionAlgorithm') };
  });
}

function reportOf(node: Node): Report {
  return {
    reportId: text(node, 'reportId'),
    reportType: text(node, 'reportType'),
    marketplaceIds: texts(node, 'marketplaceIds'),
    from: optionalInstant(node, 'dataStartTime'),
    to: optionalInstant(node, 'dataEndTime'),
    createdTime: instant(node, 'createdTime'),
    status: text(node, 'processingStatus'),
    startedTime: optionalInstant(node, 'processingStartTime'),
    documentId: optionalText(node, 'reportDocumentId'),
  };
}
