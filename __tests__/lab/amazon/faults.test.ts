// What goes wrong on demand between a caller and the simulated marketplace.

import type { FaultKind } from '../../../lab/amazon/faults';
import { HOUR, MINUTE } from '../../../lab/clock';
import { idsOf, NOON, newWorld, ORDERS, request, since, type World } from './support';

const SEARCH = since(NOON - 2 * HOUR);
const page = (world: World, query: Record<string, string> = {}) => world.get(ORDERS, { ...SEARCH, ...query });

function worldWithOrders(): World & { ids: string[] } {
  const world = newWorld();
  const ids = [3, 2, 1].map((ago) => world.amazon.control.placeOrder({ createdTime: NOON - HOUR - ago * MINUTE }));
  return { ...world, ids };
}

test.each<[FaultKind, number]>([
  ['throttle', 429],
  ['internal-error', 500],
  ['unavailable', 503],
])('%s answers %i as often as asked, for its operation alone', (kind, status) => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind, operation: 'searchOrders', times: 2 });
  expect(world.get(`${ORDERS}/${world.ids[0]}`).status).toBe(200);
  expect([page(world).status, page(world).status, page(world).status]).toEqual([status, status, 200]);
});

test.each<[FaultKind, number]>([
  ['timeout-before', 20],
  ['timeout-after', 19],
])('%s leaves %i of 20 calls in the bucket', (kind, left) => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind, operation: 'searchOrders', times: 1 });
  expect(() => page(world)).toThrow('searchOrders timed out.');
  const statuses = Array.from({ length: 21 }, () => page(world).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(left);
});

test('a truncated body is no JSON', () => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind: 'truncated', times: 1 });
  const { status, body } = world.amazon.serve(request(`https://${world.account.host}${ORDERS}`, SEARCH, world.token()));
  expect(status).toBe(200);
  expect(() => JSON.parse(body as string)).toThrow();
});

test('a page may lack a row, and the next search has it again', () => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind: 'missing-row', times: 1 });
  expect(idsOf(page(world))).toHaveLength(2);
  expect(idsOf(page(world))).toEqual(world.ids);
});

test('a page may come twice; the chain still ends, with every order in it', () => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind: 'repeated-page', times: 1 });
  const pages: string[][] = [];
  for (let query: Record<string, string> | null = {}; query !== null; ) {
    const answer = page(world, { maxResultsPerPage: '2', ...query });
    pages.push(idsOf(answer));
    const next = answer.body.pagination as { nextToken: string } | undefined;
    query = next === undefined ? null : { paginationToken: next.nextToken };
  }
  const [a, b, c] = world.ids;
  expect(pages).toEqual([[a, b], [a, b], [c]]);
});

test('a stale row is the order before its last update', () => {
  const world = worldWithOrders();
  const orderId = world.ids[0] as string;
  world.amazon.control.update(orderId, { status: 'SHIPPED' });
  world.amazon.control.fault({ kind: 'stale-row', times: 1 });
  const status = () =>
    (world.get(`${ORDERS}/${orderId}`, { includedData: 'FULFILLMENT' }).body.order as { fulfillment: object })
      .fulfillment;
  expect(status()).toMatchObject({ fulfillmentStatus: 'UNSHIPPED' });
  expect(status()).toMatchObject({ fulfillmentStatus: 'SHIPPED' });
});

test('a late update is seen an hour later, with the time it happened at', () => {
  const world = newWorld();
  world.amazon.control.fault({ kind: 'late-update', delay: HOUR, times: 1 });
  const late = world.amazon.control.placeOrder();
  const prompt = world.amazon.control.placeOrder();
  world.clock.advance(10 * MINUTE);
  expect(idsOf(page(world))).toEqual([prompt]);
  world.clock.advance(HOUR - 10 * MINUTE);
  world.renew();
  expect(idsOf(page(world)).sort()).toEqual([late, prompt].sort());
  expect(world.amazon.control.truth().every(({ lastUpdatedTime }) => lastUpdatedTime === NOON)).toBe(true);
});

test('a late version never takes the place of a newer one', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({ status: 'PENDING' });
  world.amazon.control.fault({ kind: 'late-update', delay: 30 * MINUTE, times: 1 });
  world.amazon.control.update(orderId, { status: 'UNSHIPPED' });
  world.clock.advance(MINUTE);
  world.amazon.control.update(orderId, { status: 'SHIPPED' });
  world.clock.advance(40 * MINUTE);
  expect(world.get(`${ORDERS}/${orderId}`, { includedData: 'FULFILLMENT' }).body.order).toMatchObject({
    fulfillment: { fulfillmentStatus: 'SHIPPED' },
  });
});

test('a token may end between two pages', () => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind: 'expired-token', operation: 'searchOrders', skip: 1, times: 1 });
  expect(page(world).status).toBe(200);
  expect(page(world)).toMatchObject({
    status: 403,
    body: { errors: [{ details: 'The access token you provided has expired.' }] },
  });
  expect(page(world).status).toBe(403);
  world.renew();
  expect(page(world).status).toBe(200);
});

test('unknown words and unknown fields stand in an answer that is otherwise right', () => {
  const world = worldWithOrders();
  world.amazon.control.fault({ kind: 'unknown-enum', times: 1 });
  expect(page(world, { includedData: 'FULFILLMENT' }).body).toMatchObject({
    orders: [{ fulfillment: { fulfillmentStatus: 'INVOICE_UNCONFIRMED' } }, {}, {}],
  });
  world.amazon.control.fault({ kind: 'unknown-field', times: 1 });
  expect(page(world).body).toMatchObject({ orders: [{ deliveryPromise: { carbonNeutral: true } }, {}, {}] });
});

test('faults follow the seed, their span of time and their chance', () => {
  const failures = () => {
    const world = worldWithOrders();
    world.amazon.control.fault({ kind: 'unavailable', probability: 0.5, until: NOON + MINUTE });
    const early = Array.from({ length: 20 }, () => world.get(`${ORDERS}/${world.ids[0]}`).status);
    world.clock.advance(MINUTE);
    const late = Array.from({ length: 20 }, () => world.get(`${ORDERS}/${world.ids[0]}`).status);
    return { early, late };
  };
  const { early, late } = failures();
  expect(new Set(early)).toEqual(new Set([200, 503]));
  expect(new Set(late)).toEqual(new Set([200]));
  expect(failures().early).toEqual(early);
});

test('a document can be changed into what no builder makes, for one order', () => {
  const world = worldWithOrders();
  world.amazon.control.tamper(world.ids[1] as string, (document) => ({ ...document, orderItems: 'none' }));
  expect(page(world).body).toMatchObject({
    orders: [{ orderItems: [{}] }, { orderItems: 'none' }, { orderItems: [{}] }],
  });
});
