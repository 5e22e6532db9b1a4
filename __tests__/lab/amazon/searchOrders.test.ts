// Searching orders in the simulated marketplace: what is found, how it pages, and what is refused.

import * as fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lab/clock';
import { idsOf, NOON, newWorld, ORDERS, since } from './support';

const at = (instant: number): string => new Date(instant).toISOString();
const SEARCH = since(NOON - DAY);

test('an order placed by hand is found once it is two minutes old, and can be read', () => {
  const { amazon, get, settle } = newWorld();
  const orderId = amazon.control.placeOrder({ lines: [{ sku: 'MUG-1', quantity: 2, price: 1_250, tax: 200 }] });

  expect(idsOf(get(ORDERS, SEARCH))).toEqual([]);
  settle();

  const found = get(ORDERS, SEARCH);
  expect(idsOf(found)).toEqual([orderId]);
  expect(found.body).toMatchObject({ lastUpdatedBefore: at(NOON + MINUTE) });
  expect(found.body).not.toHaveProperty('pagination');
  expect(get(`${ORDERS}/${orderId}`, { includedData: 'PROCEEDS,FULFILLMENT' }).body.order).toMatchObject({
    orderId,
    proceeds: { grandTotal: { amount: '27.00', currencyCode: 'USD' } },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [{ quantityOrdered: 2, proceeds: { proceedsTotal: { amount: '27.00' } } }],
  });
});

test('filters by marketplace, status and who fulfils hold together', () => {
  const { amazon, get, settle } = newWorld();
  const { control } = amazon;
  const us = control.placeOrder({ status: 'PENDING' });
  const canada = control.placeOrder({ marketplaceId: 'A2EUQ1WTGCTBG2' });
  const amazons = control.placeOrder({ channel: 'FBA', status: 'SHIPPED' });
  settle();

  expect(idsOf(get(ORDERS, { ...SEARCH, marketplaceIds: 'A2EUQ1WTGCTBG2' }))).toEqual([canada]);
  expect(idsOf(get(ORDERS, { ...SEARCH, fulfillmentStatuses: 'PENDING,SHIPPED' })).sort()).toEqual(
    [us, amazons].sort(),
  );
  expect(idsOf(get(ORDERS, { ...SEARCH, fulfilledBy: 'AMAZON' }))).toEqual([amazons]);
});

test.each<[string, Record<string, string>]>([
  ['no start', {}],
  ['both starts', { ...SEARCH, createdAfter: at(NOON - DAY) }],
  ['an end of the other family', { ...SEARCH, createdBefore: at(NOON - HOUR) }],
  ['an end before the start', { ...SEARCH, lastUpdatedBefore: at(NOON - 2 * DAY) }],
  ['an end a second less than two minutes ago', { ...SEARCH, lastUpdatedBefore: at(NOON - 2 * MINUTE + SECOND) }],
  ['a start in the future', since(NOON + HOUR)],
  ['a date that is none', { createdAfter: 'yesterday' }],
  ['a date-time without its zone', { createdAfter: '2026-11-19T12:00:00' }],
  ['an unknown status', { ...SEARCH, fulfillmentStatuses: 'PENDING,Shipped' }],
  ['an unknown fulfiller', { ...SEARCH, fulfilledBy: 'AFN' }],
  ['an unknown data set', { ...SEARCH, includedData: 'BUYER,EVERYTHING' }],
  ['an empty page', { ...SEARCH, maxResultsPerPage: '0' }],
  ['a page of 101', { ...SEARCH, maxResultsPerPage: '101' }],
  ['a page of ten and a half', { ...SEARCH, maxResultsPerPage: '10.5' }],
  ['51 marketplaces', { ...SEARCH, marketplaceIds: Array.from({ length: 51 }, (_, index) => `M${index}`).join() }],
  ['a marketplace of another region', { ...SEARCH, marketplaceIds: 'A1F83G8C2ARO7P' }],
  ['a parameter nobody knows', { ...SEARCH, OrderStatuses: 'Shipped' }],
  ['a token that is none', { ...SEARCH, paginationToken: 'abc.def' }],
])('%s is refused', (_, query) => {
  const answer = newWorld().get(ORDERS, query);
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput', message: 'Invalid Input' }] } });
  expect(answer.headers['x-amzn-ratelimit-limit']).toBe('0.0056');
});

test('an end exactly two minutes ago is allowed', () => {
  const answer = newWorld().get(ORDERS, { ...SEARCH, lastUpdatedBefore: at(NOON - 2 * MINUTE) });
  expect(answer).toMatchObject({ status: 200, body: { lastUpdatedBefore: at(NOON - 2 * MINUTE) } });
});

function pagedWorld() {
  const world = newWorld();
  for (let index = 0; index < 5; index++) world.amazon.control.placeOrder({ createdTime: NOON - HOUR + index });
  const first = world.get(ORDERS, { ...SEARCH, maxResultsPerPage: '2' });
  const { nextToken } = first.body.pagination as { nextToken: string };
  return { ...world, first, nextToken };
}

test('the next page may have another size and other data sets, and nothing else', () => {
  const { get, nextToken } = pagedWorld();
  const next = { ...SEARCH, paginationToken: nextToken };

  expect(idsOf(get(ORDERS, { ...next, maxResultsPerPage: '50', includedData: 'BUYER' }))).toHaveLength(3);
  expect(get(ORDERS, { ...next, fulfilledBy: 'MERCHANT' }).status).toBe(400);
  expect(get(ORDERS, { ...since(NOON - HOUR), paginationToken: nextToken }).status).toBe(400);
  expect(get(ORDERS, { paginationToken: nextToken }).status).toBe(400);
});

test('a page token lives 24 hours', () => {
  const { clock, get, nextToken, renew } = pagedWorld();
  clock.advance(DAY);
  renew();
  expect(get(ORDERS, { ...SEARCH, paginationToken: nextToken }).status).toBe(200);
  clock.advance(1);
  expect(get(ORDERS, { ...SEARCH, paginationToken: nextToken }).status).toBe(400);
});

test('an order updated between two pages leaves this window and is in the next one', () => {
  const { amazon, clock, get, nextToken, first } = pagedWorld();
  const moved = amazon.control.truth().map(({ orderId }) => orderId)[4] as string;
  amazon.control.update(moved, { cancelRequestReason: 'Ordered by mistake' });

  const rest = idsOf(get(ORDERS, { ...SEARCH, paginationToken: nextToken }));
  expect(rest).toHaveLength(2);
  expect([...idsOf(first), ...rest]).not.toContain(moved);
  clock.advance(3 * MINUTE);
  expect(idsOf(get(ORDERS, since(NOON - MINUTE)))).toEqual([moved]);
});

test('any updates, any page size: a quiet search gives each order once, in order of its last update', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ order: fc.nat(14), wait: fc.nat(5) }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      (updates, size) => {
        const { amazon, clock, get, settle } = newWorld();
        amazon.control.scaleRate(amazon.accounts[0]!, 'searchOrders', 1_000_000);
        const ids = Array.from({ length: 15 }, () => amazon.control.placeOrder());
        for (const { order, wait } of updates) {
          clock.advance(wait);
          amazon.control.update(ids[order] as string, {});
        }
        settle();
        const seen: string[] = [];
        for (let token: string | undefined; ; ) {
          const query = { ...SEARCH, maxResultsPerPage: `${size}`, ...(token ? { paginationToken: token } : {}) };
          const page = get(ORDERS, query);
          seen.push(...idsOf(page));
          token = (page.body.pagination as { nextToken: string } | undefined)?.nextToken;
          clock.advance(SECOND);
          if (token === undefined) break;
        }
        const byUpdate = [...amazon.control.truth()].sort(
          (a, b) => a.lastUpdatedTime - b.lastUpdatedTime || (a.orderId < b.orderId ? -1 : 1),
        );
        expect(seen).toEqual(byUpdate.map(({ orderId }) => orderId));
      },
    ),
    { numRuns: 40 },
  );
});

test('orders placed more than two years ago are not shown', () => {
  const { amazon, get } = newWorld();
  amazon.control.placeOrder({ createdTime: NOON - 731 * DAY, lastUpdatedTime: NOON - HOUR });
  const shown = amazon.control.placeOrder({ createdTime: NOON - 729 * DAY, lastUpdatedTime: NOON - HOUR });
  expect(idsOf(get(ORDERS, SEARCH))).toEqual([shown]);
});
