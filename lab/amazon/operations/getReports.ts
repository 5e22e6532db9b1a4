// The reports that were asked for, by whatever application, page by page. Source: Reports model 2021-06-30.

import { operation } from '../operation';
import { reportDocument } from './getReport';
import { pageOf } from './processed';

export const getReports = operation({
  operationId: 'getReports',
  method: 'GET',
  path: '/reports/2021-06-30/reports',
  rate: 0.0222,
  burst: 10,
  handle(seller, { query, now }) {
    const { documents, nextToken } = pageOf(
      {
        operationId: 'getReports',
        typesName: 'reportTypes',
        items: seller.reports.all(now),
        listed: (report) => ({ ...report, id: report.reportId, type: report.reportType }),
        document: reportDocument,
      },
      query,
      now,
    );
    return { reports: documents, nextToken };
  },
});
