// Where a report's document lies, for five minutes. Source: Reports model 2021-06-30, unless a line says otherwise.

import { denied, operation, Refusal } from '../operation';
import { reportTypeOf } from '../reportTypes';
import { listOf, onlyKnown } from './parameters';

const NAMES = new Set(['enableContentEncodingUrlHeader']);

export const getReportDocument = operation({
  operationId: 'getReportDocument',
  method: 'GET',
  path: '/reports/2021-06-30/documents/{reportDocumentId}',
  rate: 0.0167,
  burst: 15,
  handle(seller, { path, query, now }) {
    onlyKnown(query, NAMES);
    const [encoded] = listOf(query, 'enableContentEncodingUrlHeader', ['true', 'false']);
    const reportDocumentId = path.reportDocumentId as string;
    const report = seller.reports.ofDocument(reportDocumentId, now);
    const contents = seller.documents.contents(reportDocumentId);
    if (report === undefined || !contents) {
      throw new Refusal(404, 'NotFound', 'The report document was not found.', reportDocumentId);
    }
    const role = reportTypeOf(report.reportType)?.role;
    if (role !== undefined && !seller.roles.has(role)) throw denied('');
    return {
      reportDocumentId,
      url: seller.documents.address(reportDocumentId, { method: 'GET', at: now, encoded: encoded === 'true' }),
      compressionAlgorithm: contents.gzip ? 'GZIP' : undefined,
    };
  },
});
