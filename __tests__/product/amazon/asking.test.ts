// How Amazon is asked, and how pages, single orders, tokens and participations are read.
import * as fc from 'fast-check';
import {
  getMarketplaceParticipations,
  readParticipations,
} from '../../../src/TypeScript/amazon/getMarketplaceParticipations';
import { getOrder, readGetOrderAnswer } from '../../../src/TypeScript/amazon/getOrder';
import { isUsable, readTokenAnswer, tokenRequest } from '../../../src/TypeScript/amazon/lwa';
import {
  MARKETPLACES,
  marketplaceByCountry,
  marketplaceById,
  marketplacesOf,
} from '../../../src/TypeScript/amazon/marketplaces';
import { OPERATIONS, sunsetsWithin } from '../../../src/TypeScript/amazon/operations';
import { readOrderPage } from '../../../src/TypeScript/amazon/readOrderPage';
import { buildRequest, percentEncode } from '../../../src/TypeScript/amazon/request';
import { searchOrders } from '../../../src/TypeScript/amazon/searchOrders';
import { exponentOf } from '../../../src/TypeScript/ledger/currencies';
import { rawOrder } from './rawOrder';

const NOW = Date.UTC(2026, 2, 1, 10, 20, 30, 400);
const caller = { region: 'EU', version: '0.1.0', now: NOW } as const;
const window = { by: 'updated', after: '2026-03-01T10:00:00Z', before: '2026-03-01T10:15:00Z' } as const;

test('a search is sent to the host of its region with lists separated by commas', () => {
  const request = buildRequest(
    searchOrders({ marketplaceIds: ['A1', 'A2'], window, paginationToken: 'a/b+c=', personal: true }),
    caller,
  );
  expect(request).toEqual({
    operationId: 'searchOrders',
    method: 'GET',
    url:
      'https://sellingpartnerapi-eu.amazon.com/orders/2026-01-01/orders?marketplaceIds=A1,A2' +
      '&lastUpdatedAfter=2026-03-01T10%3A00%3A00Z&lastUpdatedBefore=2026-03-01T10%3A15%3A00Z&maxResultsPerPage=100' +
      '&includedData=BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX&paginationToken=a%2Fb%2Bc%3D',
    headers: {
      accept: 'application/json',
      'user-agent': 'Causeway/0.1.0 (Language=SuiteScript/2.1; Platform=NetSuite)',
      'x-amz-date': '20260301T102030Z',
    },
  });
});

test('a first page has no token, and a first import asks by purchase', () => {
  const { url } = buildRequest(
    searchOrders({
      marketplaceIds: ['A1'],
      window: { ...window, by: 'created' },
      paginationToken: null,
      personal: true,
    }),
    caller,
  );
  expect(url).toContain('createdAfter=');
  expect(url).not.toMatch(/paginationToken|lastUpdated/);
});

test('a search without marketplaces is refused before it is sent', () => {
  expect(() => searchOrders({ marketplaceIds: [], window, paginationToken: null, personal: true })).toThrow('1 to 50');
});

test('without personal data neither buyer nor recipient is asked for', () => {
  const search = searchOrders({ marketplaceIds: ['A1'], window, paginationToken: null, personal: false });
  for (const asking of [search, getOrder('1', false)]) {
    expect(buildRequest(asking, caller).url).toContain('includedData=PROCEEDS,EXPENSE,');
  }
});

test('an order id in a path is percent-encoded, and an empty one is refused', () => {
  expect(buildRequest(getOrder("1/2 (3)!'*", true), caller).url).toContain(
    '/orders/1%2F2%20%283%29%21%27%2A?includedData=',
  );
  expect(() => buildRequest(getOrder('', true), caller)).toThrow('orderId');
});

test('percent-encoding leaves only unreserved characters and can be undone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(percentEncode(text)).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(percentEncode(text))).toBe(text);
    }),
  );
  expect(percentEncode('\uD800')).toBe('%EF%BF%BD');
});

test('every operation goes to its path and no header holds a token', () => {
  const request = buildRequest(getMarketplaceParticipations(), { ...caller, region: 'FE' });
  expect(request.url).toBe('https://sellingpartnerapi-fe.amazon.com/sellers/v1/marketplaceParticipations');
  expect(Object.keys(request.headers).filter((name) => /token|authorization/.test(name))).toEqual([]);
});

test('a page keeps its order, its token and its bound', () => {
  const page = readOrderPage(
    JSON.stringify({
      orders: [rawOrder()],
      pagination: { nextToken: 'next' },
      lastUpdatedBefore: '2026-03-01T10:15:00Z',
    }),
  );
  expect(page).toMatchObject({
    ok: true,
    nextToken: 'next',
    lastUpdatedBefore: '2026-03-01T10:15:00.000Z',
    orders: [{ amazonOrderId: '111-2222222-3333333', lastUpdatedTime: '2026-03-01T10:25:00.000Z', reason: null }],
  });
  expect(page.ok && JSON.parse(page.orders[0]!.raw)).toEqual(rawOrder());
});

test('rows that are no orders stay in their page with the reason', () => {
  const rows = [rawOrder(), null, 'text', {}, { orderId: 'x' }, rawOrder({ lastUpdatedTime: 5 })];
  const page = readOrderPage(JSON.stringify({ orders: rows }));
  expect(page.ok && page.orders.map(({ reason }) => reason === null)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(page.ok && page.orders.map(({ amazonOrderId }) => amazonOrderId)).toEqual([
    '111-2222222-3333333',
    null,
    null,
    null,
    'x',
    '111-2222222-3333333',
  ]);
  expect(page.ok && page.nextToken).toBeNull();
});

test('a page cut off is refused as truncated, and one without orders as malformed', () => {
  expect(readOrderPage('{"orders":[{"orderId":"1')).toMatchObject({ ok: false, class: 'truncated-document' });
  for (const text of ['[]', '{}', 'null', '{"orders":{}}', '{"errors":[]}']) {
    expect(readOrderPage(text)).toMatchObject({ ok: false, class: 'malformed-document' });
  }
});

test('the answer for one order is a row like those of a page', () => {
  expect(readGetOrderAnswer(JSON.stringify({ order: rawOrder() }))).toMatchObject({
    ok: true,
    row: { amazonOrderId: '111-2222222-3333333', reason: null },
  });
  expect(readGetOrderAnswer('{"order":')).toMatchObject({ ok: false, class: 'truncated-document' });
  expect(readGetOrderAnswer('{}')).toMatchObject({ ok: false, class: 'malformed-document', field: 'order' });
});

const application = {
  clientId: 'amzn1.application-oa2-client.1',
  clientSecretId: 'custsecret_lwa',
  refreshTokenSecretId: 'custsecret_refresh',
};

test('a token is asked for with the ids of secrets in the place of secrets', () => {
  expect(tokenRequest(application, '0.1.0')).toMatchObject({
    url: 'https://api.amazon.com/auth/o2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    bodyWithSecretIds:
      'grant_type=refresh_token&refresh_token={custsecret_refresh}&client_id=amzn1.application-oa2-client.1&client_secret={custsecret_lwa}',
  });
});

test('a secret in the place of its id is refused and not shown', () => {
  const wrong = { ...application, refreshTokenSecretId: 'Atzr|very-secret' };
  expect(() => tokenRequest(wrong, '0.1.0')).toThrow('API Secrets');
  expect(() => tokenRequest(wrong, '0.1.0')).not.toThrow('very-secret');
});

test('a token is given up five minutes before it expires', () => {
  const reading = readTokenAnswer(
    200,
    JSON.stringify({ access_token: 'Atza|1', token_type: 'bearer', expires_in: 3600 }),
    NOW,
  );
  if (!reading.ok) throw new Error('expected a token');
  expect(isUsable(reading.token, NOW + 55 * 60_000 - 1)).toBe(true);
  expect(isUsable(reading.token, NOW + 55 * 60_000)).toBe(false);
});

test('an answer that holds no token is a failure to be judged', () => {
  expect(readTokenAnswer(400, '{"error":"invalid_grant"}', NOW)).toMatchObject({
    ok: false,
    failure: { operationId: 'requestToken', status: 400, code: 'invalid_grant' },
  });
  for (const text of ['', '{}', '{"access_token":7}', '{"access_token":"At']) {
    expect(readTokenAnswer(200, text, NOW)).toMatchObject({ ok: false, failure: { fault: 'truncated' } });
  }
});

test('participations keep channels outside Amazon’s own marketplaces', () => {
  const answer = {
    payload: [
      {
        marketplace: { id: 'ATVPDKIKX0DER', countryCode: 'US', defaultCurrencyCode: 'USD' },
        participation: { isParticipating: true, hasSuspendedListings: false },
        storeName: 'Shop',
      },
      {
        marketplace: { id: 'A6W85IYQ5WB1C', countryCode: 'US' },
        participation: { isParticipating: false, hasSuspendedListings: false },
      },
    ],
  };
  expect(readParticipations(JSON.stringify(answer))).toMatchObject({
    ok: true,
    participations: [
      { marketplaceId: 'ATVPDKIKX0DER', currency: 'USD', isParticipating: true, storeName: 'Shop' },
      { marketplaceId: 'A6W85IYQ5WB1C', currency: null, isParticipating: false, storeName: null },
    ],
  });
});

test('every marketplace has a currency with decimals, a time zone that exists and an id of its own', () => {
  expect(MARKETPLACES).toHaveLength(23);
  expect(new Set(MARKETPLACES.map(({ id }) => id)).size).toBe(23);
  for (const { id, country, currency, timeZone } of MARKETPLACES) {
    expect(exponentOf(currency)).toBeGreaterThanOrEqual(0);
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(marketplaceById(id)?.country).toBe(country);
    expect(marketplaceByCountry(country)?.id).toBe(id);
  }
  expect(marketplacesOf('NA').map(({ country }) => country)).toEqual(['US', 'CA', 'MX', 'BR']);
  expect(marketplaceById('A0')).toBeNull();
});

test('operations that Amazon removes soon are listed, nearest first, and none that we use is', () => {
  const old = [
    { id: 'late', sunset: '2028-01-01' },
    { id: 'ordersV0', sunset: '2027-03-27' },
    { id: 'gone', sunset: '2026-11-11' },
    { id: 'lasting', sunset: null },
  ];
  expect(sunsetsWithin(180, '2026-12-01', old)).toEqual([
    { operation: 'gone', sunset: '2026-11-11', daysLeft: -20 },
    { operation: 'ordersV0', sunset: '2027-03-27', daysLeft: 116 },
  ]);
  expect(sunsetsWithin(180, '2026-09-01', old)).toHaveLength(1);
  expect(Object.values(OPERATIONS).filter(({ sunset }) => sunset !== null)).toEqual([]);
  expect(sunsetsWithin(180, '2026-12-01')).toEqual([]);
});
