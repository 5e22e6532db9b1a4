// How far one report is, and the cancellation of one that still waits. Source: Reports model 2021-06-30.

import type { Instant } from '../../clock';
import { invalidInput, type JsonObject, operation, Refusal } from '../operation';
import type { Report } from '../reports';
import type { Seller } from '../seller';

const PATH = '/reports/2021-06-30/reports/{reportId}';

export const getReport = operation({
  operationId: 'getReport',
  method: 'GET',
  path: PATH,
  rate: 2,
  burst: 15,
  handle: (seller, { path, now }) => reportDocument(reportNamed(seller, path.reportId as string, now)),
});

export const cancelReport = operation({
  operationId: 'cancelReport',
  method: 'DELETE',
  path: PATH,
  rate: 0.0222,
  burst: 10,
  handle(seller, { path, now }) {
    const report = reportNamed(seller, path.reportId as string, now);
    if (!seller.reports.cancel(report, now)) {
      throw invalidInput(`Report ${report.reportId} is ${report.status}; only IN_QUEUE can be cancelled.`);
    }
    return null;
  },
});

function reportNamed(seller: Seller, reportId: string, now: Instant): Report {
  const report = seller.reports.find(reportId, now);
  if (report === undefined) throw new Refusal(404, 'NotFound', 'The report was not found.', reportId);
  return report;
}

/** A report as the API shows it. */
export function reportDocument(report: Report): JsonObject {
  const iso = (instant: Instant | null) => (instant === null ? undefined : new Date(instant).toISOString());
  return {
    reportId: report.reportId,
    reportType: report.reportType,
    marketplaceIds: report.marketplaceIds,
    dataStartTime: iso(report.from),
    dataEndTime: iso(report.to),
    createdTime: iso(report.createdTime),
    processingStatus: report.status,
    processingStartTime: iso(report.started),
    processingEndTime: iso(report.ended),
    reportDocumentId: report.documentId ?? undefined,
  };
}
