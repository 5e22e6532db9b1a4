// How reports are asked for, and how Amazon's answers about them are read.

import {
  createReport,
  getMoreReports,
  getReport,
  getReportDocument,
  getReports,
  ORDERS_BY_UPDATE,
  readCreated,
  readReport,
  readReportDocument,
  readReportPage,
} from '../../../src/TypeScript/amazon/reports';
import { buildRequest } from '../../../src/TypeScript/amazon/request';

const caller = { region: 'EU', version: '0.1.0', now: Date.UTC(2026, 2, 2, 0, 40) } as const;
const DAY = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' };
const REPORT = {
  reportId: '50013',
  reportType: ORDERS_BY_UPDATE,
  marketplaceIds: ['A1F83G8C2ARO7P'],
  dataStartTime: '2026-03-01T00:00:00+00:00',
  dataEndTime: '2026-03-02T00:00:00+00:00',
  createdTime: '2026-03-02T00:31:04+00:00',
  processingStatus: 'IN_QUEUE',
};

test('a report is asked for with its type, marketplaces and window as JSON', () => {
  const request = buildRequest(createReport(ORDERS_BY_UPDATE, ['A1F83G8C2ARO7P', 'A1PA6795UKMFR9'], DAY), caller);
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://sellingpartnerapi-eu.amazon.com/reports/2021-06-30/reports',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(request.body ?? '')).toEqual({
    reportType: ORDERS_BY_UPDATE,
    marketplaceIds: ['A1F83G8C2ARO7P', 'A1PA6795UKMFR9'],
    dataStartTime: DAY.from,
    dataEndTime: DAY.to,
  });
});

test('a report for no marketplace, or for more than Amazon takes, is refused before it is sent', () => {
  expect(() => createReport(ORDERS_BY_UPDATE, [], DAY)).toThrow('1 to 25');
  expect(() =>
    createReport(
      ORDERS_BY_UPDATE,
      Array.from({ length: 26 }, (_, at) => `A${at}`),
      DAY,
    ),
  ).toThrow('found 26');
});

test('reports are listed by type, and a further page is asked for by its token alone', () => {
  expect(buildRequest(getReports(ORDERS_BY_UPDATE, DAY.to), caller).url).toBe(
    `https://sellingpartnerapi-eu.amazon.com/reports/2021-06-30/reports?reportTypes=${ORDERS_BY_UPDATE}&pageSize=100&createdSince=2026-03-02T00%3A00%3A00.000Z`,
  );
  expect(buildRequest(getMoreReports('a/b'), caller).url).toMatch(/\/reports\?nextToken=a%2Fb$/);
});

test('a report and its document are asked for by their ids', () => {
  expect(buildRequest(getReport('50013'), caller).url).toMatch(/\/reports\/50013$/);
  expect(buildRequest(getReportDocument('amzn1.spdoc.1.4.eu/x', false), caller).url).toMatch(
    /\/documents\/amzn1\.spdoc\.1\.4\.eu%2Fx$/,
  );
  expect(buildRequest(getReportDocument('d', true), caller).url).toMatch(
    /\/documents\/d\?enableContentEncodingUrlHeader=true$/,
  );
});

test('a report is read with its window in UTC, and its document once it has one', () => {
  expect(readReport(JSON.stringify(REPORT))).toEqual({
    ok: true,
    value: {
      reportId: '50013',
      reportType: ORDERS_BY_UPDATE,
      marketplaceIds: ['A1F83G8C2ARO7P'],
      ...DAY,
      createdTime: '2026-03-02T00:31:04.000Z',
      status: 'IN_QUEUE',
      startedTime: null,
      documentId: null,
    },
  });
  const done = { ...REPORT, processingStatus: 'DONE', reportDocumentId: 'amzn1.spdoc.1' };
  expect(readReport(JSON.stringify(done))).toMatchObject({ value: { status: 'DONE', documentId: 'amzn1.spdoc.1' } });
});

test('a status nobody knows is kept as it came, for the plan to wait with it', () => {
  expect(readReport(JSON.stringify({ ...REPORT, processingStatus: 'REPORT_PROCESSING_FINISHED' }))).toMatchObject({
    ok: true,
    value: { status: 'REPORT_PROCESSING_FINISHED' },
  });
});

test('a page of reports keeps its token, and an empty one is a page', () => {
  expect(readReportPage(JSON.stringify({ reports: [REPORT], nextToken: 't' }))).toMatchObject({
    value: { reports: [{ reportId: '50013' }], nextToken: 't' },
  });
  expect(readReportPage('{"reports":[]}')).toEqual({ ok: true, value: { reports: [], nextToken: null } });
});

test('where a document lies is read with the way it is packed', () => {
  const body = { reportDocumentId: 'd', url: 'https://documents.example/d?x=1', compressionAlgorithm: 'GZIP' };
  expect(readReportDocument(JSON.stringify(body))).toEqual({
    ok: true,
    value: { url: body.url, compression: 'GZIP' },
  });
  expect(readReportDocument('{"reportDocumentId":"d","url":"https://documents.example/d"}')).toMatchObject({
    value: { compression: null },
  });
});

test.each([
  ['an answer that breaks off', () => readCreated('{"reportId":"5'), 'truncated-document'],
  ['an answer without an id', () => readCreated('{}'), 'malformed-document'],
  ['a report whose id is a number', () => readReport('{"reportId":5}'), 'malformed-document'],
  ['a page that is a list', () => readReportPage('[]'), 'malformed-document'],
  ['a document without a place', () => readReportDocument('{"reportDocumentId":"d"}'), 'malformed-document'],
])('%s is refused by name', (_title, read, refusal) => {
  expect(read()).toMatchObject({ ok: false, class: refusal });
});
