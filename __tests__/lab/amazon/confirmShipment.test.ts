// The seller confirms a shipment: what Amazon accepts, what it refuses, and when a read shows it.

import type { AmazonOrder } from '../../../lab/amazon/order';
import type { OrderDraft } from '../../../lab/amazon/orderDraft';
import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { NOON, newWorld, ORDERS, posted, type World } from './support';

const US = 'ATVPDKIKX0DER';
const JP = 'A1VC38T7YXB528';
const NOTHING_TO_SHIP = /errorMetric=PackageToUpdateNotFound/;
const iso = (instant: number): string => new Date(instant).toISOString();

interface Confirmation {
  readonly marketplaceId?: unknown;
  readonly codCollectionMethod?: unknown;
  readonly packageDetail?: Record<string, unknown>;
}

/** A world with one order of 3 units of A and 1 of B, placed an hour ago. */
function withOrder(draft: OrderDraft = {}, world = newWorld()) {
  const orderId = world.amazon.control.placeOrder({
    createdTime: NOON - HOUR,
    lines: [{ sku: 'A', quantity: 3 }, { sku: 'B' }],
    ...draft,
  });
  const order = (): AmazonOrder => world.amazon.control.truth().find((each) => each.orderId === orderId) as AmazonOrder;
  const [a, b] = order().lines.map(({ orderItemId }) => orderItemId) as [string, string];
  const path = `/orders/v0/orders/${orderId}/shipmentConfirmation`;
  const detail = {
    packageReferenceId: '1',
    carrierCode: 'UPS',
    shippingMethod: 'UPS Ground',
    trackingNumber: '1Z0000000000000000',
    shipDate: iso(NOON - MINUTE),
    orderItems: [{ orderItemId: a, quantity: 2 }],
  };
  const confirm = ({ packageDetail = {}, ...change }: Confirmation = {}) =>
    world.post(path, { marketplaceId: US, packageDetail: { ...detail, ...packageDetail }, ...change });
  const read = () => {
    world.renew();
    return world.get(`${ORDERS}/${orderId}`, { includedData: 'FULFILLMENT,PACKAGES' }).body.order;
  };
  return { ...world, orderId, order, a, b, path, confirm, read };
}

test('a confirmation is answered with 204 and nothing else, and tells the rate', () => {
  const { confirm } = withOrder();
  const { status, body, headers } = confirm();
  expect({ status, body }).toEqual({ status: 204, body: {} });
  expect(headers).toMatchObject({ 'x-amzn-ratelimit-limit': '2' });
  expect(headers).not.toHaveProperty('content-type');
});

test('reads show a confirmed package after some minutes, as an update of that moment', () => {
  const { confirm, read, a, clock } = withOrder();
  confirm();
  clock.advance(MINUTE);
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'UNSHIPPED' } });
  expect(read()).not.toHaveProperty('packages');
  clock.advance(8 * MINUTE);
  const { lastUpdatedTime, ...order } = read() as { lastUpdatedTime: string };
  expect(order).toMatchObject({
    fulfillment: { fulfillmentStatus: 'PARTIALLY_SHIPPED' },
    orderItems: [
      { quantityOrdered: 3, fulfillment: { quantityFulfilled: 2, quantityUnfulfilled: 1 } },
      { quantityOrdered: 1, fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 1 } },
    ],
    packages: [
      {
        packageReferenceId: '1',
        carrier: 'UPS',
        shippingService: 'UPS Ground',
        trackingNumber: '1Z0000000000000000',
        shipTime: iso(NOON - MINUTE),
        packageItems: [{ orderItemId: a, quantity: 2 }],
      },
    ],
  });
  expect(Date.parse(lastUpdatedTime)).toBeGreaterThanOrEqual(NOON + 2 * MINUTE);
});

test('an order is shipped once its packages hold every unit', () => {
  const { confirm, read, a, b, clock } = withOrder();
  expect(confirm().status).toBe(204);
  const rest = [
    { orderItemId: a, quantity: 1 },
    { orderItemId: b, quantity: 1 },
  ];
  expect(confirm({ packageDetail: { packageReferenceId: '20', orderItems: rest } }).status).toBe(204);
  clock.advance(10 * MINUTE);
  expect(read()).toMatchObject({
    fulfillment: { fulfillmentStatus: 'SHIPPED' },
    packages: [{ packageReferenceId: '1' }, { packageReferenceId: '20', packageItems: rest }],
  });
});

test('another carrier is named, and the order shows its name', () => {
  const { confirm, order } = withOrder();
  expect(confirm({ packageDetail: { carrierCode: 'Other', carrierName: 'Brieftaube' } }).status).toBe(204);
  expect(order().packages).toMatchObject([{ carrier: 'Brieftaube' }]);
});

type Row = [title: string, change: Confirmation, message: string | RegExp];
const detail = (title: string, change: Record<string, unknown>, message: string | RegExp): Row => [
  title,
  { packageDetail: change },
  message,
];

test.each<Row>([
  ['no marketplace', { marketplaceId: undefined }, 'marketplaceId: is missing.'],
  ['the wrong marketplace', { marketplaceId: JP }, /^MarketplaceId: A1VC38T7YXB528 is not the marketplace of order/],
  detail('no package reference', { packageReferenceId: undefined }, 'packageReferenceId: is missing.'),
  detail('a package reference that is a number', { packageReferenceId: 1 }, 'packageReferenceId: must be a string.'),
  detail(
    'a package reference with letters',
    { packageReferenceId: 'IF-7' },
    'PackageReferenceId: is invalid, must be a positive numeric value.',
  ),
  detail(
    'a package reference of zero',
    { packageReferenceId: '00' },
    'PackageReferenceId: is invalid, must be a positive numeric value.',
  ),
  detail('no carrier', { carrierCode: undefined }, 'carrierCode: is missing.'),
  detail('an unknown carrier', { carrierCode: 'Brieftaube' }, 'CarrierCode: Brieftaube is not supported.'),
  detail('a carrier in other letters', { carrierCode: 'ups' }, 'CarrierCode: ups is not supported.'),
  detail(
    'another carrier without its name',
    { carrierCode: 'Other' },
    'CarrierName: is required when CarrierCode is Other.',
  ),
  detail('no tracking number', { trackingNumber: undefined }, 'trackingNumber: is missing.'),
  detail('an empty tracking number', { trackingNumber: ' ' }, 'trackingNumber: is missing.'),
  detail(
    'a tracking number with blanks',
    { trackingNumber: '1Z 000 000' },
    'TrackingNumber: is invalid, must not contain blanks.',
  ),
  detail('no ship date', { shipDate: undefined }, 'shipDate: is missing.'),
  detail('an American ship date', { shipDate: '11/20/2026' }, 'Invalid Input'),
  detail('a ship date without a time', { shipDate: '2026-11-20' }, 'Invalid Input'),
  detail(
    'a ship date before the order',
    { shipDate: iso(NOON - HOUR - 1) },
    'ShipDate: is invalid, must not be before the order date.',
  ),
  detail('a ship date in the future', { shipDate: iso(NOON + 1) }, 'ShipDate: is invalid, must not be in the future.'),
  detail('a supply source', { shipFromSupplySourceId: 'here' }, 'ShipFromSupplySourceId: here was not found.'),
  detail('no items', { orderItems: undefined }, 'orderItems: is missing.'),
  detail('items that are no list', { orderItems: {} }, 'orderItems: must be a list.'),
  detail('an empty list of items', { orderItems: [] }, 'OrderItems: must not be empty.'),
  detail(
    'an unknown item',
    { orderItems: [{ orderItemId: '1', quantity: 1 }] },
    'OrderItemId  is invalid, please obtain the value through the getOrderItems API or Manage Orders page',
  ),
  detail('an item without its id', { orderItems: [{ quantity: 1 }] }, 'orderItemId: is missing.'),
  detail('an item without a quantity', { orderItems: [{ orderItemId: '1' }] }, 'quantity: is missing.'),
  detail(
    'a quantity that is no whole number',
    { orderItems: [{ orderItemId: '1', quantity: 1.5 }] },
    'quantity: must be an integer.',
  ),
  ['a field of nobody', { packageDetail: { weight: 3 } }, 'weight: is not a field of PackageDetail.'],
  ['cash on delivery outside Japan', { codCollectionMethod: 'DirectPayment' }, /supported in Japan only/],
  [
    'an unknown way to collect cash',
    { codCollectionMethod: 'Barter' },
    'CodCollectionMethod: Barter is not supported.',
  ],
])('%s is refused, and nothing happens', (_, change, message) => {
  const { confirm, order, clock } = withOrder();
  const before = order();
  expect(confirm(change)).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'InvalidInput', message: expect.stringMatching(message), details: '' }] },
  });
  clock.advance(HOUR);
  expect(order()).toBe(before);
});

test.each([
  ['none', 0, /^Quantity: is invalid for order item \d+, must be positive\.$/],
  ['fewer than none', -1, /must be positive/],
  ['more than ordered', 4, /^Quantity: 4 of order item \d+ is more than the 3 left to ship\.$/],
])('%s of a line is refused', (_, quantity, message) => {
  const { confirm, a } = withOrder();
  const answer = confirm({ packageDetail: { orderItems: [{ orderItemId: a, quantity }] } });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringMatching(message) }] } });
});

test('more than what is left, and a line given twice, are refused', () => {
  const { confirm, a } = withOrder();
  expect(confirm().status).toBe(204);
  expect(confirm({ packageDetail: { packageReferenceId: '2' } }).body).toMatchObject({
    errors: [{ message: expect.stringContaining('is more than the 1 left to ship') }],
  });
  const twice = [
    { orderItemId: a, quantity: 1 },
    { orderItemId: a, quantity: 1 },
  ];
  expect(confirm({ packageDetail: { packageReferenceId: '2', orderItems: twice } }).body).toMatchObject({
    errors: [{ message: 'OrderItems: an OrderItemId must not be given twice.' }],
  });
});

test.each<[string, OrderDraft, RegExp]>([
  ['a shipped order', { status: 'SHIPPED' }, NOTHING_TO_SHIP],
  ['an FBA order', { channel: 'FBA' }, /fulfilled by Amazon/],
  ['a pending order', { status: 'PENDING' }, /cannot be shipped in status PENDING/],
])('%s is refused', (_, draft, message) => {
  const { confirm } = withOrder(draft);
  expect(confirm()).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringMatching(message) }] } });
});

test('a cancelled order is refused, also while reads do not show the cancellation yet', () => {
  const { confirm, amazon, orderId, read } = withOrder();
  amazon.control.fault({ kind: 'late-update', delay: HOUR, times: 1 });
  amazon.control.update(orderId, { status: 'CANCELLED' });
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'UNSHIPPED' } });
  expect(confirm().body).toMatchObject({ errors: [{ message: expect.stringMatching(NOTHING_TO_SHIP) }] });
});

test.each<[string, Record<string, unknown>]>([
  ['told again', {}],
  ['told with a corrected tracking number', { trackingNumber: '1Z1111111111111111' }],
])('a package %s is refused, and stays as it was', (_, change) => {
  const { confirm, order } = withOrder();
  expect(confirm().status).toBe(204);
  expect(confirm({ packageDetail: change })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'InvalidInput', message: expect.stringMatching(NOTHING_TO_SHIP) }] },
  });
  expect(order().packages).toMatchObject([{ trackingNumber: '1Z0000000000000000', items: [{ quantity: 2 }] }]);
});

test('units in the Transparency programme need a code each', () => {
  const { confirm, a, order } = withOrder({ lines: [{ sku: 'A', quantity: 2, programs: ['TRANSPARENCY'] }] });
  const items = (codes?: string[]) => ({
    packageDetail: { orderItems: [{ orderItemId: a, quantity: 2, transparencyCodes: codes }] },
  });
  expect(confirm(items()).body).toMatchObject({ errors: [{ message: expect.stringContaining('expected 2') }] });
  expect(confirm(items(['AZ:1', 'AZ:2'])).status).toBe(204);
  expect(order().packages).toMatchObject([{ items: [{ transparencyCodes: ['AZ:1', 'AZ:2'] }] }]);
});

test.each<[string, (world: World & { orderId: string; path: string }) => { status: number }, number]>([
  [
    'an unknown order',
    ({ post, path, orderId }) => post(path.replace(orderId, '111-0000000-0000000'), body(orderId)),
    404,
  ],
  ['another region’s order', ({ post, path, amazon, orderId }) => post(path, body(orderId), amazon.accounts[1]), 404],
  ['a body that is no object', ({ post, path }) => post(path, []), 400],
  [
    'a body that is no JSON',
    ({ amazon, account, path, token }) =>
      amazon.serve({ ...posted(`https://${account.host}${path}`, {}, token()), body: '{' }),
    400,
  ],
  [
    'a form',
    ({ amazon, account, path, token }) => {
      const call = posted(`https://${account.host}${path}`, {}, token());
      return amazon.serve({ ...call, headers: { ...call.headers, 'content-type': 'text/plain' } });
    },
    415,
  ],
])('%s is refused with its status', (_, call, status) => {
  expect(call(withOrder()).status).toBe(status);
});

function body(orderItemId: string, quantity = 1) {
  const orderItems = [{ orderItemId, quantity }];
  return {
    marketplaceId: US,
    packageDetail: {
      packageReferenceId: '1',
      carrierCode: 'UPS',
      trackingNumber: '1Z',
      shipDate: iso(NOON - MINUTE),
      orderItems,
    },
  };
}

test('cash on delivery is collected in Japan', () => {
  const world = newWorld({ accounts: [{ region: 'fe', marketplaceIds: [JP] }] });
  const { confirm } = withOrder({ marketplaceId: JP }, world);
  expect(confirm({ marketplaceId: JP, codCollectionMethod: 'DirectPayment' }).status).toBe(204);
});

test('a confirmation that timed out after its effect is refused when it is told again', () => {
  const { confirm, amazon, read, clock } = withOrder();
  amazon.control.fault({ kind: 'timeout-after', operation: 'confirmShipment', times: 1 });
  expect(() => confirm()).toThrow('confirmShipment timed out.');
  expect(confirm().body).toMatchObject({ errors: [{ message: expect.stringMatching(NOTHING_TO_SHIP) }] });
  clock.advance(10 * MINUTE);
  expect(read()).toMatchObject({ packages: [{ packageReferenceId: '1' }] });
});

test.each(['timeout-before', 'throttle', 'internal-error', 'unavailable'] as const)(
  'after %s nothing has happened',
  (kind) => {
    const { confirm, amazon, order } = withOrder();
    amazon.control.fault({ kind, operation: 'confirmShipment', times: 1 });
    try {
      expect([429, 500, 503]).toContain(confirm().status);
    } catch (failure) {
      expect(failure).toMatchObject({ kind: 'timeout' });
    }
    expect(order().packages).toEqual([]);
    expect(confirm().status).toBe(204);
  },
);

test('two a second, ten at once', () => {
  const { confirm, clock } = withOrder();
  const statuses = Array.from({ length: 11 }, () => confirm().status);
  expect(statuses.map((status) => status === 429)).toEqual([...Array(10).fill(false), true]);
  clock.advance(500);
  expect(confirm().status).toBe(400);
});

test('what the seller confirmed while others ship by other ways is never shipped twice', () => {
  const world = newWorld();
  const { amazon, clock } = world;
  amazon.control.trade({ from: NOON, to: NOON + DAY, ordersPerDay: 300 });
  for (let hour = 0; hour < 24; hour++) {
    clock.advance(HOUR);
    world.renew();
    for (const order of amazon.control.truth()) {
      const line = order.lines.find(({ quantity, quantityFulfilled }) => quantity - quantityFulfilled > 1);
      if (order.fulfilledBy === 'AMAZON' || order.status !== 'UNSHIPPED' || line === undefined) continue;
      const account = amazon.control.accountOf(order.marketplaceId);
      const { marketplaceId, packageDetail } = body(line.orderItemId, 2);
      const told = {
        marketplaceId: order.marketplaceId ?? marketplaceId,
        packageDetail: { ...packageDetail, shipDate: iso(clock.now()) },
      };
      expect(world.post(`/orders/v0/orders/${order.orderId}/shipmentConfirmation`, told, account).status).toBe(204);
      clock.advance(1_000);
    }
  }
  clock.advance(4 * DAY);
  for (const { lines, packages, fulfilledBy } of amazon.control.truth()) {
    if (fulfilledBy === 'AMAZON') continue;
    for (const { orderItemId, quantity, quantityFulfilled } of lines) {
      const packed = packages.flatMap(({ items }) => items).filter((item) => item.orderItemId === orderItemId);
      expect(packed.reduce((sum, item) => sum + item.quantity, 0)).toBe(quantityFulfilled);
      expect(quantityFulfilled).toBeLessThanOrEqual(quantity);
    }
  }
});
