// F47. What can be tried again is, what cannot waits for a person: each failure of the table, made to happen to the built
// scripts, and what they do about it. The table by itself is proved beside the reader of failures.

import { apiHost } from '../../lab/amazon/marketplaces';
import { LWA_HOST } from '../../lab/amazon/operations/lwaToken';
import { type HttpRequest, type HttpResponse, NetworkFault } from '../../lab/http';
import { type Action, RULES } from '../../src/TypeScript/amazon/errorTable';
import {
  activate,
  alerts,
  connection,
  lastRun,
  placeMany,
  quota,
  read,
  setConnection,
  setQuota,
} from '../support/reading';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

type Failing = (request: HttpRequest) => HttpResponse;

const JSON_TYPE = { 'content-type': 'application/json' };
const status =
  (code: number, body = ''): Failing =>
  () => ({ status: code, headers: JSON_TYPE, body });
const errors = (code: string, message = '', details = ''): string =>
  JSON.stringify({ errors: [{ code, message, details }] });
const lwa = (error: string): string => JSON.stringify({ error, error_description: 'as described' });
const lost =
  (kind: 'timeout' | 'connect'): Failing =>
  () => {
    throw new NetworkFault(kind, 'No answer.');
  };
const cutOff: Failing = () => ({ status: 200, headers: JSON_TYPE, body: '{"orders":[{"orderId":"111-' });
const DENIED = errors('Unauthorized', 'Access to requested resource is denied.');
const EXPIRED = errors('Unauthorized', 'Access to requested resource is denied.', 'The access token has expired.');

interface Case {
  readonly rule: string;
  readonly failing: Failing;
  readonly action: Action;
  /** Where it happens; the Selling Partner API itself without. */
  readonly host?: 'lwa';
  /** How often in a row; once without. */
  readonly times?: number;
  /** Failures of the operation before. */
  readonly attempts?: number;
}

const CASES: readonly Case[] = [
  {
    rule: 'authorisation-withdrawn',
    failing: status(400, lwa('invalid_grant')),
    host: 'lwa',
    action: 'stop-connection',
  },
  { rule: 'application-refused', failing: status(401, lwa('invalid_client')), host: 'lwa', action: 'stop-connection' },
  {
    rule: 'application-refused',
    failing: status(400, lwa('unauthorized_client')),
    host: 'lwa',
    action: 'stop-connection',
  },
  { rule: 'token-throttled', failing: status(429, lwa('slow_down')), host: 'lwa', action: 'again-next-run' },
  {
    rule: 'token-request-refused',
    failing: status(400, lwa('invalid_request')),
    host: 'lwa',
    action: 'stop-connection',
  },
  {
    rule: 'page-token-refused',
    failing: status(400, errors('InvalidInput', 'paginationToken is not valid')),
    action: 'again-next-run',
  },
  { rule: 'bad-request-that-worked', failing: status(400, errors('InvalidInput')), action: 'again-next-run' },
  { rule: 'bad-request', failing: status(400, errors('InvalidInput')), attempts: 4, action: 'hold' },
  {
    rule: 'access-revoked',
    failing: status(403, errors('Unauthorized', '', 'The access token was revoked.')),
    action: 'stop-connection',
  },
  {
    rule: 'role-missing',
    failing: status(403, errors('Unauthorized', '', 'The application lacks a role.')),
    action: 'stop-connection',
  },
  { rule: 'token-expired', failing: status(403, EXPIRED), action: 'fresh-token' },
  { rule: 'unauthorised-once', failing: status(401, DENIED), action: 'fresh-token' },
  { rule: 'unauthorised', failing: status(403, DENIED), times: 2, action: 'stop-connection' },
  { rule: 'not-found', failing: status(404, errors('NotFound')), action: 'hold' },
  { rule: 'conflict', failing: status(409), action: 'hold' },
  { rule: 'too-large', failing: status(413), action: 'hold' },
  { rule: 'wrong-content-type', failing: status(415), action: 'hold' },
  { rule: 'throttled', failing: status(429, errors('QuotaExceeded')), action: 'again-next-run' },
  { rule: 'server-fault', failing: status(500, errors('InternalFailure')), action: 'again-next-run' },
  { rule: 'server-fault', failing: status(503, '<html>busy</html>'), attempts: 5, action: 'again-next-run' },
  { rule: 'server-fault', failing: status(502), host: 'lwa', action: 'again-next-run' },
  { rule: 'server-fault-lasting', failing: status(504), attempts: 6, action: 'hold' },
  { rule: 'truncated-once', failing: cutOff, action: 'again-now' },
  { rule: 'truncated', failing: cutOff, times: 2, action: 'again-next-run' },
  { rule: 'connection-lost-once', failing: lost('connect'), action: 'again-now' },
  { rule: 'connection-lost', failing: lost('connect'), times: 2, action: 'again-next-run' },
  { rule: 'timeout', failing: lost('timeout'), action: 'again-next-run' },
  { rule: 'no-answer-lasting', failing: lost('timeout'), attempts: 6, action: 'hold' },
  { rule: 'unknown', failing: status(418, errors('Teapot')), action: 'hold' },
];

/** The next so many requests to the host fail; the others reach Amazon. Answers how many failed. */
function failNext({ failing, host, times = 1 }: Case): () => number {
  const name = host === 'lwa' ? LWA_HOST : apiHost('na');
  let left = times;
  story.world.account.network.route(name, (request) => {
    if (left === 0) return story.world.amazon.serve(request);
    left--;
    return failing(request);
  });
  return () => times - left;
}

const EXPECTED: Readonly<Record<Action, { state: string; alerts: readonly string[]; works: boolean }>> = {
  'again-now': { state: 'Active', alerts: [], works: true },
  'fresh-token': { state: 'Active', alerts: [], works: true },
  'again-next-run': { state: 'Active', alerts: [], works: false },
  hold: { state: 'Active', alerts: ['api-refused'], works: false },
  'stop-connection': { state: 'Stopped', alerts: ['connection-stopped'], works: false },
};

const kept = (id: string): boolean => story.documents().some(({ amazonOrderId }) => amazonOrderId === id);
const stateName = (): unknown =>
  story.world.account.records.nameOf('customlist_cwy_connection_state', Number(connection(story).state));

beforeAll(() => {
  placeMany(story, 1);
  story.wait(16);
  read(story);
});

test.each(CASES)('F47 $rule: $action', (each) => {
  const [id = ''] = placeMany(story, 1);
  // An hour later no token is kept any more, so that Login with Amazon is asked as well.
  story.wait(61);
  setQuota(story, 'searchOrders', { attempts: each.attempts ?? 0, blocked_until: '0' });
  const failed = failNext(each);
  read(story);
  const expected = EXPECTED[each.action];
  expect(failed()).toBe(each.times ?? 1);
  expect({
    state: stateName(),
    alerts: alerts(story).map((alert) => alert.split(' ')[0]),
    works: kept(id),
  }).toEqual(expected);
  // What waits for a person or the next run says why in its line.
  expect(/Stopped early: \S/.test(lastRun(story).plan ?? '')).toBe(!expected.works);
  if (each.action === 'again-next-run' && each.rule !== 'page-token-refused') {
    expect(quota(story, 'searchOrders').blockedUntil).toBeGreaterThan(story.world.clock.now());
  }

  if (expected.state === 'Stopped') activate(story);
  for (let runs = 0; runs < 3 && !kept(id); runs++) {
    story.wait(61);
    read(story);
  }
  expect({ works: kept(id), alerts: alerts(story) }).toEqual({ works: true, alerts: [] });
});

test('F47 every row of the table that a reading run can meet has happened here', () => {
  const happened = new Set([...CASES.map(({ rule }) => rule), 'secrets-refused']);
  const ofReading = RULES.filter(({ ofWrites }) => ofWrites === undefined);
  expect(ofReading.map(({ name }) => name).filter((name) => !happened.has(name))).toEqual([]);
});

test.each([
  ['does not exist', (id: string) => `${id}_gone`],
  ['may not go to Amazon', (id: string) => id],
])('F47 secrets-refused: a secret that %s stops the connection and says where to look', (_, named) => {
  const secret = 'custsecret_cwy_na_client';
  const value = story.world.account.secrets.resolve(secret);
  const [id = ''] = placeMany(story, 1);
  story.wait(61);
  const isGone = named(secret) !== secret;
  if (isGone) setSecret(named(secret));
  else story.world.account.secrets.put(secret, value, { domains: ['example.com'] });
  read(story);
  expect(stateName()).toBe('Stopped');
  expect(alerts(story)).toEqual([expect.stringMatching(/^connection-stopped /)]);
  expect(story.exceptions().find((each) => each.class === 'connection-stopped')?.message).toContain('API Secrets');

  setSecret(secret);
  story.world.account.secrets.put(secret, value, { domains: ['api.amazon.com'] });
  activate(story);
  story.wait(16);
  read(story);
  expect({ works: kept(id), alerts: alerts(story) }).toEqual({ works: true, alerts: [] });
});

function setSecret(id: string): void {
  setConnection(story, { client_secret: id });
}
