// The Reports API of the simulated marketplace: asking, following, finding, cancelling, fetching.

import { DAY, HOUR, MINUTE, SECOND } from '../../../lab/clock';
import {
  BY_UPDATE,
  cancelled,
  DOCUMENTS,
  downloaded,
  ended,
  finished,
  iso,
  REPORTS,
  US,
  wanted,
} from './reportSupport';
import { NOON, newWorld, type World } from './support';

const CA = 'A2EUQ1WTGCTBG2';

/** A world with one order in it, placed an hour ago. */
function oneOrder(): World {
  const world = newWorld();
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  return world;
}

const statusOf = (world: World, reportId: string) => world.get(`${REPORTS}/${reportId}`).body.processingStatus;

test('a report waits, is made, and ends with a document', () => {
  const world = oneOrder();
  const made = world.post(REPORTS, wanted(NOON - DAY, NOON));
  expect(made).toMatchObject({ status: 202, headers: { 'x-amzn-ratelimit-limit': '0.0167' } });
  const reportId = made.body.reportId as string;
  expect(world.get(`${REPORTS}/${reportId}`).body).toEqual({
    reportId,
    reportType: BY_UPDATE,
    marketplaceIds: [US],
    dataStartTime: iso(NOON - DAY),
    dataEndTime: iso(NOON),
    createdTime: iso(NOON),
    processingStatus: 'IN_QUEUE',
  });
  const seen = new Set<unknown>();
  for (let second = 0; second < 400; second += 5) {
    seen.add(statusOf(world, reportId));
    world.clock.advance(5 * SECOND);
  }
  expect([...seen]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'DONE']);
  const done = world.get(`${REPORTS}/${reportId}`).body;
  const [started, finishedAt] = [done.processingStartTime, done.processingEndTime].map((text) =>
    Date.parse(String(text)),
  );
  expect(started).toBeGreaterThan(NOON);
  expect(finishedAt).toBeGreaterThan(started as number);
  expect(downloaded(world, done).text).toContain(world.amazon.control.truth()[0]?.orderId);
});

test('a report is made after the one before it', () => {
  const world = oneOrder();
  world.amazon.control.twistReport(world.account, { takes: HOUR });
  world.post(REPORTS, wanted(NOON - DAY, NOON));
  const second = world.post(REPORTS, wanted(NOON - 2 * DAY, NOON)).body.reportId as string;
  world.clock.advance(HOUR - SECOND);
  expect(statusOf(world, second)).toBe('IN_QUEUE');
  world.clock.advance(10 * MINUTE);
  world.renew();
  expect(statusOf(world, second)).toBe('DONE');
});

test.each<[string, object, number, string]>([
  ['no report type', { reportType: undefined }, 400, 'reportType'],
  ['no report type that Amazon could have', { reportType: 'EVERYTHING' }, 400, 'EVERYTHING'],
  ['a report that the lab has not', { reportType: 'GET_FBA_MYI_ALL_INVENTORY_DATA' }, 501, ''],
  ['no marketplaces', { marketplaceIds: [] }, 400, '25'],
  ['26 marketplaces', { marketplaceIds: Array.from({ length: 26 }, () => US) }, 400, '25'],
  ['a marketplace of another region', { marketplaceIds: ['A1F83G8C2ARO7P'] }, 400, 'A1F83G8C2ARO7P'],
  ['marketplaces that are no list', { marketplaceIds: US }, 400, 'list'],
  ['a start that is no date', { dataStartTime: 'yesterday' }, 400, 'ISO 8601'],
  ['an end before the start', { dataEndTime: iso(NOON - 2 * DAY) }, 400, 'earlier'],
  ['an end after now', { dataEndTime: iso(NOON + 1) }, 400, 'later'],
  ['options that are no texts', { reportOptions: { a: 1 } }, 400, 'strings'],
  ['a field nobody knows', { dataBeginTime: iso(NOON) }, 400, 'dataBeginTime'],
])('a request with %s is refused', (_, change, status, details) => {
  const world = newWorld();
  const answer = world.post(REPORTS, wanted(NOON - DAY, NOON, change));
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).toContain(details);
  expect(world.get(REPORTS, { reportTypes: BY_UPDATE }).body.reports).toEqual([]);
});

test('a body that is no JSON, or not called so, is refused', () => {
  const world = newWorld();
  const send = (type: string, body: string) =>
    world.amazon.serve({
      method: 'POST',
      url: `https://${world.account.host}${REPORTS}`,
      headers: { 'x-amz-access-token': world.token(), 'user-agent': 'Test/1.0', 'content-type': type },
      body,
    }).status;
  expect(send('application/json', '{')).toBe(400);
  expect(send('text/plain', '{}')).toBe(415);
});

test('without the role of its data a report can neither be asked for nor fetched', () => {
  const world = oneOrder();
  const report = finished(world, NOON - DAY, NOON);
  world.account.roles.delete('Inventory and Order Tracking');
  expect(world.post(REPORTS, wanted(NOON - 2 * DAY, NOON)).status).toBe(403);
  expect(world.get(`${DOCUMENTS}/${String(report.reportDocumentId)}`).status).toBe(403);
});

test('a report without data, one without a span and one asked for again too soon end cancelled, without a document', () => {
  const world = oneOrder();
  const empty = finished(world, NOON - 30 * DAY, NOON - 20 * DAY);
  expect(empty).toMatchObject({ processingStatus: 'CANCELLED', processingStartTime: expect.any(String) });
  expect(empty).not.toHaveProperty('reportDocumentId');
  expect(finished(world, 0, 0, { dataStartTime: undefined, dataEndTime: undefined })).toMatchObject({
    processingStatus: 'CANCELLED',
  });
  expect(finished(world, NOON - DAY, NOON).processingStatus).toBe('DONE');
  expect(finished(world, NOON - DAY, NOON).processingStatus).toBe('CANCELLED');
  expect(finished(world, NOON - DAY, NOON, { marketplaceIds: [CA] }).processingStatus).toBe('DONE');
  world.clock.advance(30 * MINUTE);
  expect(finished(world, NOON - DAY, NOON).processingStatus).toBe('DONE');
});

test('a report over more than 30 days ends FATAL', () => {
  const world = oneOrder();
  expect(finished(world, NOON - 30 * DAY, NOON).processingStatus).toBe('DONE');
  const fatal = finished(world, NOON - 30 * DAY - 1, NOON);
  expect(fatal.processingStatus).toBe('FATAL');
  expect(fatal).not.toHaveProperty('reportDocumentId');
});

test('only a report that still waits can be cancelled, and it is found afterwards', () => {
  const world = oneOrder();
  const waiting = world.post(REPORTS, wanted(NOON - DAY, NOON)).body.reportId as string;
  const answer = cancelled(world, waiting);
  expect(answer).toMatchObject({ status: 200, body: {}, headers: { 'x-amzn-ratelimit-limit': '0.0222' } });
  expect(answer.headers).not.toHaveProperty('content-type');
  world.clock.advance(10 * MINUTE);
  const report = world.get(`${REPORTS}/${waiting}`).body;
  expect(report.processingStatus).toBe('CANCELLED');
  expect(report).not.toHaveProperty('processingStartTime');
  const done = finished(world, NOON - DAY, NOON).reportId as string;
  expect(cancelled(world, done)).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput' }] } });
  expect(cancelled(world, '1').status).toBe(404);
});

test('reports of every application are found, newest first, page by page, and the token stands alone', () => {
  const world = oneOrder();
  const { control } = world.amazon;
  const ids = Array.from({ length: 12 }, (_, index) => {
    world.clock.advance(MINUTE);
    const from = NOON - (index + 1) * DAY;
    return control.requestReport(world.account, { reportType: BY_UPDATE, marketplaceIds: [US], from, to: NOON });
  });
  const idsIn = (body: Record<string, unknown>) =>
    (body.reports as { reportId: string }[]).map(({ reportId }) => reportId);
  const first = world.get(REPORTS, { reportTypes: BY_UPDATE });
  expect(idsIn(first.body)).toEqual([...ids].reverse().slice(0, 10));
  const nextToken = first.body.nextToken as string;
  world.post(REPORTS, wanted(NOON - DAY, NOON - HOUR));
  const second = world.get(REPORTS, { nextToken });
  expect(idsIn(second.body)).toEqual([...ids].reverse().slice(10));
  expect(second.body).not.toHaveProperty('nextToken');
  for (const query of [{ nextToken, pageSize: '10' }, { nextToken, reportTypes: BY_UPDATE }, { nextToken: 'x.y' }]) {
    expect(world.get(REPORTS, query as unknown as Record<string, string>).status).toBe(400);
  }
  expect(world.get(`${REPORTS}/${ids[0]}`).body).toMatchObject({ reportId: ids[0], reportType: BY_UPDATE });
});

test('reports are found by state, marketplace and time', () => {
  const world = oneOrder();
  const done = finished(world, NOON - DAY, NOON).reportId;
  const until = world.clock.now();
  world.clock.advance(MINUTE);
  const waiting = world.post(REPORTS, wanted(NOON - 2 * DAY, NOON, { marketplaceIds: [CA] })).body.reportId;
  const found = (query: Record<string, string>) =>
    (world.get(REPORTS, { reportTypes: BY_UPDATE, ...query }).body.reports as { reportId: string }[]).map(
      ({ reportId }) => reportId,
    );
  expect(found({})).toEqual([waiting, done]);
  expect(found({ processingStatuses: 'DONE,FATAL' })).toEqual([done]);
  expect(found({ marketplaceIds: `${CA},A1AM78C64UM0Y8` })).toEqual([waiting]);
  expect(found({ createdSince: iso(until + 1) })).toEqual([waiting]);
  expect(found({ createdUntil: iso(until) })).toEqual([done]);
  expect(found({ reportTypes: 'GET_MERCHANT_LISTINGS_DATA' })).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['neither types nor a token', {}],
  ['eleven types', { reportTypes: Array.from({ length: 11 }, (_, index) => `T${index}`).join() }],
  ['an empty type', { reportTypes: `${BY_UPDATE},` }],
  ['eleven marketplaces', { reportTypes: BY_UPDATE, marketplaceIds: Array.from({ length: 11 }, () => US).join() }],
  ['a state that is none', { reportTypes: BY_UPDATE, processingStatuses: 'READY' }],
  ['a page of none', { reportTypes: BY_UPDATE, pageSize: '0' }],
  ['a page of 101', { reportTypes: BY_UPDATE, pageSize: '101' }],
  ['more than 90 days', { reportTypes: BY_UPDATE, createdSince: iso(NOON - 90 * DAY - 1) }],
  ['an end before the start', { reportTypes: BY_UPDATE, createdSince: iso(NOON), createdUntil: iso(NOON - 1) }],
  ['a parameter nobody knows', { reportTypes: BY_UPDATE, page: '2' }],
])('a search with %s is refused', (_, query) => {
  expect(newWorld().get(REPORTS, query)).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput' }] } });
});

test('after 90 days a report and its document are gone', () => {
  const world = oneOrder();
  const report = finished(world, NOON - DAY, NOON);
  const [reportPath, documentPath] = [`${REPORTS}/${report.reportId}`, `${DOCUMENTS}/${report.reportDocumentId}`];
  world.clock.set(NOON + 90 * DAY);
  world.renew();
  expect([world.get(reportPath).status, world.get(documentPath).status]).toEqual([200, 200]);
  world.clock.advance(1);
  expect([world.get(reportPath).status, world.get(documentPath).status]).toEqual([404, 404]);
});

test('a report of one seller is not there for another', () => {
  const world = oneOrder();
  const report = finished(world, NOON - DAY, NOON);
  const [, european] = world.amazon.accounts;
  expect(world.get(`${REPORTS}/${report.reportId}`, {}, european).status).toBe(404);
  expect(world.get(`${DOCUMENTS}/${report.reportDocumentId}`, {}, european).status).toBe(404);
});

test('each address is new and lasts five minutes; unpacking on the way is for the caller to ask for', () => {
  const world = oneOrder();
  world.amazon.control.twistReport(world.account, { gzip: true });
  const report = finished(world, NOON - DAY, NOON);
  const at = `${DOCUMENTS}/${report.reportDocumentId}`;
  const fetch = (url: unknown) => world.amazon.serve({ method: 'GET', url: String(url), headers: {}, body: '' });
  const { url } = world.get(at).body;
  expect(fetch(url).headers).not.toHaveProperty('content-encoding');
  world.clock.advance(5 * MINUTE);
  expect(fetch(url).status).toBe(403);
  const again = world.get(at, { enableContentEncodingUrlHeader: 'true' }).body;
  expect(again).toMatchObject({ reportDocumentId: report.reportDocumentId, compressionAlgorithm: 'GZIP' });
  expect(fetch(again.url)).toMatchObject({ status: 200, headers: { 'content-encoding': 'gzip' } });
  expect(world.get(at, { enableContentEncodingUrlHeader: 'yes' }).status).toBe(400);
});

test('createReport: fifteen at once, then one a minute', () => {
  const world = newWorld();
  const ask = (minute: number) => world.post(REPORTS, wanted(NOON - DAY - minute * MINUTE, NOON)).status;
  expect(Array.from({ length: 16 }, (_, index) => ask(index))).toEqual([...Array.from({ length: 15 }, () => 202), 429]);
  world.clock.advance(MINUTE);
  expect([ask(20), ask(21)]).toEqual([202, 429]);
});

test('a request that timed out may have made its report, and a search shows it', () => {
  const world = oneOrder();
  world.amazon.control.fault({ kind: 'timeout-after', operation: 'createReport', times: 1 });
  expect(() => world.post(REPORTS, wanted(NOON - DAY, NOON))).toThrow('timed out');
  const { reports } = world.get(REPORTS, { reportTypes: BY_UPDATE }).body as { reports: { reportId: string }[] };
  expect(reports).toHaveLength(1);
  expect(ended(world, reports[0]?.reportId as string).processingStatus).toBe('DONE');
});

test('schedules are refused by name', () => {
  const world = newWorld();
  expect(world.get('/reports/2021-06-30/schedules', { reportTypes: BY_UPDATE })).toMatchObject({
    status: 501,
    body: { errors: [{ code: 'NotEmulated', message: expect.stringContaining('getReportSchedules') }] },
  });
});
