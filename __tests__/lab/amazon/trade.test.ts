// The demo company's trade: lively, plausible, the same for the same seed, and fast to serve.

import { type AmazonOrder, lineTotal, orderTotal } from '../../../lab/amazon/order';
import { catalogue, demoMarketplaces } from '../../../lab/catalogue';
import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { idsOf, NOON, newWorld, ORDERS } from './support';

const TRADE = { from: NOON, to: NOON + 4 * DAY, ordersPerDay: 500 };

const isFree = (order: AmazonOrder): boolean => order.replaces !== null && orderTotal(order) === 0;

function tradedWorld(days: number) {
  const world = newWorld();
  world.amazon.control.trade(TRADE);
  world.clock.advance(days * DAY);
  return world;
}

test('nothing happens before its time', () => {
  const { amazon, clock } = newWorld();
  amazon.control.trade(TRADE);
  expect(amazon.control.truth()).toEqual([]);
  clock.advance(DAY);
  const placed = amazon.control.truth();
  expect(placed.length).toBeGreaterThan(400);
  expect(placed.length).toBeLessThan(600);
  expect(placed.every(({ lastUpdatedTime }) => lastUpdatedTime <= clock.now())).toBe(true);
});

test('the same seed gives the same trade, however the clock is read', () => {
  const steady = newWorld();
  steady.amazon.control.trade(TRADE);
  for (let hour = 0; hour < 48; hour++) {
    steady.clock.advance(HOUR);
    steady.amazon.control.truth();
  }
  expect(steady.amazon.control.truth()).toEqual(tradedWorld(2).amazon.control.truth());
});

test('trade shows every state and every kind of order', () => {
  const orders = tradedWorld(4).amazon.control.truth();
  const lines = orders.flatMap((order) => order.lines);
  const kinds: Record<string, boolean> = {
    'pending availability': orders.some(({ status }) => status === 'PENDING_AVAILABILITY'),
    pending: orders.some(({ status }) => status === 'PENDING'),
    unshipped: orders.some(({ status }) => status === 'UNSHIPPED'),
    'partially shipped': orders.some(({ status }) => status === 'PARTIALLY_SHIPPED'),
    'shipped by the seller': orders.some((order) => order.status === 'SHIPPED' && order.fulfilledBy === 'MERCHANT'),
    'shipped by Amazon': orders.some((order) => order.status === 'SHIPPED' && order.fulfilledBy === 'AMAZON'),
    cancelled: orders.some(({ status }) => status === 'CANCELLED'),
    unfulfillable: orders.some(({ status }) => status === 'UNFULFILLABLE'),
    'multi-channel': orders.some(({ channelName }) => channelName === 'NON_AMAZON'),
    prime: orders.some(({ programs }) => programs.includes('PRIME')),
    'business with a PO number': orders.some(({ buyer }) => buyer?.purchaseOrderNumber !== undefined),
    'replacement by the seller': orders.some((order) => isFree(order) && order.fulfilledBy === 'MERCHANT'),
    'replacement by Amazon': orders.some((order) => isFree(order) && order.fulfilledBy === 'AMAZON'),
    exchange: orders.some((order) => isFree(order) && order.association === 'EXCHANGE_ORIGINAL_ID'),
    'invalid address': orders.some(({ address }) => address?.postalCode === undefined),
    'gift with a message': lines.some(({ gift }) => gift?.message !== undefined),
    'gift wrap': lines.some(({ giftWrap }) => giftWrap.amount > 0),
    promotion: lines.some(({ discount }) => discount.amount > 0),
    'shipping promotion': lines.some(({ shippingDiscount }) => shippingDiscount.amount > 0),
    'seller-liable tax': lines.some((line) => line.taxModel === 'SELLER' && line.item.tax > 0),
    'cancellation asked for': lines.some(({ cancelRequestReason }) => cancelRequestReason !== null),
  };
  expect(Object.keys(kinds).filter((kind) => !kinds[kind])).toEqual([]);
  expect(lines.some(({ points }) => points !== null)).toBe(false);
});

test('an order sells what its marketplace lists in its channel, and no line is worth less than nothing', () => {
  for (const order of tradedWorld(2).amazon.control.truth()) {
    for (const line of order.lines) {
      const product = catalogue.find(({ sku }) => sku === line.sku);
      expect(product?.marketplaces).toContain(order.marketplaceId);
      expect(product?.channel).toBe(order.fulfilledBy === 'AMAZON' ? 'FBA' : 'FBM');
      expect(lineTotal(line, order.taxIncluded)).toBeGreaterThanOrEqual(0);
      expect(line.quantityFulfilled).toBeLessThanOrEqual(line.quantity);
    }
  }
});

test('points are granted where the marketplace is Japan', () => {
  const { amazon, clock } = newWorld({ accounts: [{ region: 'fe', marketplaceIds: ['A1VC38T7YXB528'] }] });
  amazon.control.trade({ ...TRADE, ordersPerDay: 50 });
  clock.advance(DAY);
  expect(amazon.control.truth().some(({ lines }) => lines.some(({ points }) => points !== null))).toBe(true);
});

test('a day of 5,000 orders is read whole while it goes on, page by page, each order once', () => {
  const { amazon, account, clock, get, renew } = newWorld();
  amazon.control.trade({ from: NOON - DAY, to: NOON, ordersPerDay: 5_000 });
  amazon.control.scaleRate(account, 'searchOrders', 1_000);
  const seen: string[] = [];
  for (let token: string | undefined; ; ) {
    const query = {
      createdAfter: new Date(NOON - 2 * DAY).toISOString(),
      includedData: 'PROCEEDS,FULFILLMENT,RECIPIENT',
      ...(token ? { paginationToken: token } : {}),
    };
    const page = get(ORDERS, query);
    seen.push(...idsOf(page));
    token = (page.body.pagination as { nextToken: string } | undefined)?.nextToken;
    if (token === undefined) break;
    clock.advance(1_000);
    renew();
  }
  const settled = account.orders.all().filter(({ createdTime }) => createdTime <= NOON - 2 * MINUTE);
  const placed = settled.map(({ orderId }) => orderId);
  expect(placed.length).toBeGreaterThan(3_000);
  expect([...seen].sort()).toEqual(placed.sort());
});

test('the catalogue holds every kind of listing, each SKU once, each at a price where it is sold', () => {
  expect(catalogue).toHaveLength(24);
  expect(new Set(catalogue.map(({ sku }) => sku)).size).toBe(24);
  const count = (test: (product: (typeof catalogue)[number]) => boolean) => catalogue.filter(test).length;
  expect([
    count(({ itemKind }) => itemKind === 'kit'),
    count(({ itemKind }) => itemKind === 'matrix'),
    count(({ mapped }) => !mapped),
    count(({ pack }) => pack > 1),
  ]).toEqual([2, 3, 3, 4]);
  const known = new Set(demoMarketplaces.map(({ id }) => id));
  for (const { marketplaces, priceMinor, channel, fnsku, itemKind, members } of catalogue) {
    expect(Object.keys(priceMinor)).toEqual(marketplaces);
    expect(marketplaces.every((id) => known.has(id))).toBe(true);
    expect(fnsku !== null).toBe(channel === 'FBA');
    expect(members !== undefined).toBe(itemKind === 'kit');
  }
  const channels = (item: string) =>
    new Set(catalogue.filter((each) => each.item === item).map(({ channel }) => channel));
  expect(channels('HH-1001')).toEqual(new Set(['FBM', 'FBA']));
});
