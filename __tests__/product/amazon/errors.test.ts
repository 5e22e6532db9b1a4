// What is done after a failed call: a test a row of the table of failures, and the waiting times.
import { nextAttemptAfter } from '../../../src/TypeScript/amazon/backoff';
import { type History, judge } from '../../../src/TypeScript/amazon/errors';
import { RULES } from '../../../src/TypeScript/amazon/errorTable';
import { type Failure, failureOf, transportFailure } from '../../../src/TypeScript/amazon/failure';
import type { OperationId } from '../../../src/TypeScript/amazon/operations';

const body = (code: string, message = '', details = ''): string =>
  JSON.stringify({ errors: [{ code, message, details }] });
const lwa = (error: string): string => JSON.stringify({ error, error_description: 'as described' });
const FIRST: History = { failures: 0, freshTokenTried: false, workedBefore: false };
const call = (status: number, text = '', operation: OperationId = 'getOrder'): Failure =>
  failureOf(operation, status, text);

const denied = body('Unauthorized', 'Access to requested resource is denied.');
const expired = body(
  'Unauthorized',
  'Access to requested resource is denied.',
  'The access token you provided has expired.',
);
const noRole = body(
  'Unauthorized',
  'Access to requested resource is denied.',
  'The application does not have the required role.',
);

const ROWS: readonly (readonly [rule: string, failure: Failure, history: Partial<History>, action: string])[] = [
  ['authorisation-withdrawn', call(400, lwa('invalid_grant'), 'requestToken'), {}, 'stop-connection'],
  ['application-refused', call(401, lwa('invalid_client'), 'requestToken'), {}, 'stop-connection'],
  ['application-refused', call(400, lwa('unauthorized_client'), 'requestToken'), {}, 'stop-connection'],
  ['token-throttled', call(429, '', 'requestToken'), {}, 'again-next-run'],
  ['token-request-refused', call(400, lwa('invalid_request'), 'requestToken'), {}, 'stop-connection'],
  ['secrets-refused', transportFailure('requestToken', 'secrets'), {}, 'stop-connection'],
  [
    'page-token-refused',
    call(400, body('InvalidInput', 'paginationToken is not valid'), 'searchOrders'),
    {},
    'again-next-run',
  ],
  ['bad-request-that-worked', call(400, body('InvalidInput')), { workedBefore: true }, 'again-next-run'],
  ['bad-request', call(400, body('InvalidInput')), { workedBefore: true, failures: 4 }, 'hold'],
  ['bad-request', call(400, body('InvalidInput')), {}, 'hold'],
  ['access-revoked', call(403, body('Unauthorized', '', 'The access token was revoked.')), {}, 'stop-connection'],
  ['role-missing', call(403, noRole), {}, 'stop-connection'],
  ['token-expired', call(403, expired), {}, 'fresh-token'],
  ['unauthorised', call(403, expired), { freshTokenTried: true }, 'stop-connection'],
  ['unauthorised-once', call(401, denied), {}, 'fresh-token'],
  ['unauthorised', call(403, denied), { freshTokenTried: true }, 'stop-connection'],
  ['not-found', call(404, body('NotFound')), {}, 'hold'],
  ['conflict', call(409), {}, 'hold'],
  ['too-large', call(413), {}, 'hold'],
  ['wrong-content-type', call(415), {}, 'hold'],
  ['throttled', call(429, body('QuotaExceeded')), {}, 'again-next-run'],
  ['throttled', call(429, body('QuotaExceeded')), { failures: 100 }, 'again-next-run'],
  ['write-done-before', call(400, body('PackageToUpdateNotFound'), 'confirmShipment'), {}, 'hold'],
  ['write-done-before', call(400, body('InvalidInput', 'is already fulfilled'), 'confirmShipment'), {}, 'hold'],
  ['bad-request', call(400, body('InvalidInput', 'unknown carrier'), 'confirmShipment'), {}, 'hold'],
  ['write-server-fault', call(500, body('InternalFailure'), 'confirmShipment'), { failures: 9 }, 'again-next-run'],
  ['write-unanswered', transportFailure('confirmShipment', 'connection'), {}, 'again-next-run'],
  ['write-unanswered', transportFailure('createFeed', 'timeout'), { failures: 9 }, 'again-next-run'],
  ['connection-lost-once', transportFailure('createFeedDocument', 'connection'), {}, 'again-now'],
  ['server-fault', call(500, body('InternalFailure')), {}, 'again-next-run'],
  ['server-fault', call(503, '<html>busy</html>'), { failures: 5 }, 'again-next-run'],
  ['server-fault', call(502, '', 'requestToken'), {}, 'again-next-run'],
  ['server-fault-lasting', call(504), { failures: 6 }, 'hold'],
  ['truncated-once', transportFailure('searchOrders', 'truncated'), {}, 'again-now'],
  ['truncated', transportFailure('searchOrders', 'truncated'), { failures: 1 }, 'again-next-run'],
  ['connection-lost-once', transportFailure('getOrder', 'connection'), {}, 'again-now'],
  ['connection-lost', transportFailure('getOrder', 'connection'), { failures: 1 }, 'again-next-run'],
  ['timeout', transportFailure('getOrder', 'timeout'), {}, 'again-next-run'],
  ['no-answer-lasting', transportFailure('getOrder', 'timeout'), { failures: 6 }, 'hold'],
  ['unknown', call(302), {}, 'hold'],
  ['unknown', call(418, body('Teapot')), {}, 'hold'],
];

test.each(ROWS)('F47 %s', (rule, failure, history, action) => {
  expect(judge(failure, { ...FIRST, ...history })).toMatchObject({ rule, action });
});

test('F47 every row of the table has a case here', () => {
  const tested = new Set(ROWS.map(([rule]) => rule));
  expect(RULES.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
});

test('F47 a missing role is named', () => {
  expect(judge(call(403, noRole), FIRST).reason).toContain('"Inventory and Order Tracking"');
});

test('F47 only a spent quota blocks the bucket, and only the outage pattern is repeated slowly', () => {
  expect(judge(call(429), FIRST)).toMatchObject({ throttled: true, slowly: false });
  expect(judge(call(503), FIRST)).toMatchObject({ throttled: false, slowly: false });
  expect(judge(call(400), { ...FIRST, workedBefore: true })).toMatchObject({ slowly: true });
});

test('F47 a call that changes something and was not answered counts as neither done nor undone', () => {
  const unsettled = (failure: Failure): boolean => judge(failure, FIRST).unsettled;
  for (const fault of ['timeout', 'connection', 'truncated'] as const) {
    expect(unsettled(transportFailure('confirmShipment', fault))).toBe(true);
    expect(unsettled(transportFailure('getOrder', fault))).toBe(false);
  }
  expect(unsettled(call(503, '', 'createFeed'))).toBe(true);
  // Without a token the call itself was never made.
  expect(unsettled(transportFailure('requestToken', 'timeout'))).toBe(false);
  expect(unsettled(call(429, '', 'confirmShipment'))).toBe(false);
  expect(unsettled(call(400, body('InvalidInput'), 'confirmShipment'))).toBe(false);
});

test('F47 error bodies of any shape are read without a crash', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"errors":{}}',
    '{"errors":[null]}',
    '{"errors":[{"code":7}]}',
    '{"error":{}}',
  ]) {
    expect(call(500, text)).toMatchObject({ status: 500, code: '', message: '', details: '' });
  }
});

test('nothing that needs a person is repeated by itself', () => {
  expect(nextAttemptAfter('hold', 0, 1, 0)).toBeNull();
  expect(nextAttemptAfter('stop-connection', 0, 1, 0)).toBeNull();
});

test('what is repeated at once waits for nothing', () => {
  expect(nextAttemptAfter('again-now', 0, 0.5, 0.9)).toBe(0);
  expect(nextAttemptAfter('fresh-token', 0, 0.5, 0.9)).toBe(0);
});

test('the wait holds at least one refill, grows, is capped, and differs by chance', () => {
  const wait = (attempt: number, random: number, slowly = false): number =>
    nextAttemptAfter('again-next-run', attempt, 0.0056, random, slowly) ?? 0;
  const refill = 1000 / 0.0056;
  expect(wait(0, 0)).toBeGreaterThanOrEqual(refill);
  expect(wait(3, 0)).toBeGreaterThan(wait(2, 0));
  expect(wait(2, 0.5)).toBeGreaterThan(wait(2, 0.1));
  expect(wait(500, 0.999)).toBeLessThanOrEqual(refill + 3_600_000);
  expect(wait(0, 0, true)).toBeGreaterThanOrEqual(refill + 450_000);
  expect(wait(500, 0.999, true)).toBeLessThanOrEqual(refill + 6 * 3_600_000);
});
