// The report of all orders by their last update: what stands in it, in which charset, and what a test can do to it.

import * as zlib from 'node:zlib';
import type { ReportTwist } from '../../../lab/amazon/reportFile';
import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { downloaded, finished, rowsOf } from './reportSupport';
import { NOON, newWorld, type World } from './support';

const CA = 'A2EUQ1WTGCTBG2';
const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';

const rowsIn = (world: World, from = NOON - DAY, to = NOON) =>
  rowsOf(downloaded(world, finished(world, from, to)).text);

/** A world of one region whose next report is twisted. */
function twisted(twist: ReportTwist, orders = 1): World {
  const world = newWorld();
  for (let order = 0; order < orders; order++) world.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  world.amazon.control.twistReport(world.account, twist);
  return world;
}

test('a row for each item, with what the API says of it, and nobody’s name', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({
    createdTime: NOON - 2 * HOUR,
    lastUpdatedTime: NOON - HOUR,
    aliases: ['WEB-1'],
    serviceLevel: 'SECOND_DAY',
    lines: [
      {
        sku: 'A',
        title: '5" pipe, "blue"\t(new)',
        asin: 'B000000001',
        quantity: 2,
        price: 1_000,
        tax: 165,
        discount: 300,
      },
      {
        sku: 'B',
        shipping: 499,
        shippingTax: 41,
        shippingDiscount: 499,
        wrap: 350,
        wrapTax: 29,
        promotionIds: ['P 1', 'P 2'],
      },
    ],
  });
  const { text } = downloaded(world, finished(world, NOON - DAY, NOON));
  const [first, second] = rowsOf(text);
  expect(first).toEqual({
    'amazon-order-id': orderId,
    'merchant-order-id': 'WEB-1',
    'purchase-date': '2026-11-20T10:00:00+00:00',
    'last-updated-date': '2026-11-20T11:00:00+00:00',
    'order-status': 'Unshipped',
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.com',
    'order-channel': '',
    'ship-service-level': 'SecondDay',
    'product-name': '5" pipe, "blue" (new)',
    sku: 'A',
    asin: 'B000000001',
    'item-status': 'Unshipped',
    quantity: '2',
    currency: 'USD',
    'item-price': '20.00',
    'item-tax': '1.65',
    'shipping-price': '',
    'shipping-tax': '',
    'gift-wrap-price': '',
    'gift-wrap-tax': '',
    'item-promotion-discount': '3.00',
    'ship-promotion-discount': '',
    'ship-city': 'Seattle',
    'ship-state': 'WA',
    'ship-postal-code': '98109',
    'ship-country': 'US',
    'promotion-ids': '',
  });
  expect(second).toMatchObject({
    sku: 'B',
    'shipping-price': '4.99',
    'shipping-tax': '0.41',
    'ship-promotion-discount': '4.99',
    'gift-wrap-price': '3.50',
    'gift-wrap-tax': '0.29',
    'promotion-ids': 'P 1,P 2',
  });
  expect(text).not.toMatch(/Robin|Terry Ave|555-0142|marketplace\.amazon/);
});

test('an order stands only under its latest update, and the end of the span is not part of it', () => {
  const world = newWorld();
  const { control } = world.amazon;
  const moved = control.placeOrder({ createdTime: NOON - 20 * HOUR });
  const early = control.placeOrder({ createdTime: NOON - DAY });
  control.placeOrder({ createdTime: NOON - DAY - 1 });
  control.update(moved, { status: 'SHIPPED', at: NOON - HOUR });
  control.placeOrder({ createdTime: NOON });
  expect(rowsIn(world).map((row) => row['amazon-order-id'])).toEqual([early, moved]);
  expect(rowsIn(world, NOON - DAY, NOON - HOUR).map((row) => row['amazon-order-id'])).toEqual([early]);
});

test('the whole region, whatever marketplaces are named', () => {
  const world = newWorld();
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR, marketplaceId: CA });
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR, channelName: 'NON_AMAZON', channel: 'FBA' });
  const rows = rowsIn(world);
  expect(rows.map((row) => row['sales-channel']).sort()).toEqual(['Amazon.ca', 'Amazon.com', 'Non-Amazon']);
  expect(rows.filter((row) => row['fulfillment-channel'] === 'Amazon')).toHaveLength(1);
});

test('states: no prices while pending, nothing ordered once cancelled, shipped in part', () => {
  const world = newWorld();
  const { control } = world.amazon;
  const place = (sku: string, more: object = {}) =>
    control.placeOrder({ createdTime: NOON - HOUR, lines: [{ sku, quantity: 2 }], ...more });
  place('pending', { status: 'PENDING' });
  control.update(place('cancelled'), { status: 'CANCELLED', at: NOON - MINUTE });
  control.update(place('part'), { status: 'PARTIALLY_SHIPPED', fulfilled: { part: 1 }, at: NOON - MINUTE });
  const bySku = Object.fromEntries(rowsIn(world).map((row) => [row.sku, row]));
  expect(bySku.pending).toMatchObject({ 'order-status': 'Pending', 'item-price': '', currency: '', quantity: '2' });
  expect(bySku.cancelled).toMatchObject({ 'order-status': 'Cancelled', 'item-status': 'Cancelled', quantity: '0' });
  expect(bySku.part).toMatchObject({ 'order-status': 'Shipping', 'item-status': 'Shipping', quantity: '2' });
});

test.each([
  ['na', 'ATVPDKIKX0DER', 'text/plain; charset=UTF-8', 'Zoë €'],
  ['eu', UK, 'text/plain; charset=Cp1252', 'Zoë €'],
  ['fe', JP, 'text/plain; charset=Shift_JIS', '下目黒'],
] as const)('a report of %s comes in the charset its header names', (region, marketplaceId, contentType, title) => {
  const world = newWorld({ accounts: [{ region, marketplaceIds: [marketplaceId] }] });
  world.amazon.control.placeOrder({ createdTime: NOON - HOUR, marketplaceId, lines: [{ sku: 'A', title }] });
  const report = finished(world, NOON - DAY, NOON, { marketplaceIds: [marketplaceId] });
  const file = downloaded(world, report);
  expect(file.contentType).toBe(contentType);
  expect(rowsOf(file.text)[0]?.['product-name']).toBe(title);
});

test('a short report comes as it is, a long one packed', () => {
  const short = newWorld();
  short.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  expect(downloaded(short, finished(short, NOON - DAY, NOON)).compressed).toBe(false);
  const long = newWorld();
  for (let order = 0; order < 60; order++) long.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  const file = downloaded(long, finished(long, NOON - DAY, NOON));
  expect([file.compressed, rowsOf(file.text).length]).toEqual([true, 60]);
});

test('a report can really be cancelled, or fail, although there is data; the next one is as always', () => {
  for (const outcome of ['CANCELLED', 'FATAL'] as const) {
    const world = twisted({ outcome });
    const report = finished(world, NOON - DAY, NOON);
    expect(report.processingStatus).toBe(outcome);
    expect(report).not.toHaveProperty('reportDocumentId');
    expect(finished(world, NOON - DAY, NOON).processingStatus).toBe('DONE');
  }
});

test('rows and columns can be missing, and columns too many', () => {
  const without = newWorld();
  const lost = without.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  const kept = without.amazon.control.placeOrder({ createdTime: NOON - HOUR });
  without.amazon.control.twistReport(without.account, { withoutRows: [lost], withoutColumns: ['sku', 'order-status'] });
  const [row, ...more] = rowsIn(without);
  expect([row?.['amazon-order-id'], more.length]).toEqual([kept, 0]);
  expect(row).not.toHaveProperty('sku');
  expect(row).toMatchObject({ quantity: '1' });
});

test('a report can be rewritten, begin with a byte order mark, and name a charset it is not in', () => {
  const text = (twist: ReportTwist) => {
    const world = twisted(twist);
    return downloaded(world, finished(world, NOON - DAY, NOON));
  };
  expect(text({ rewrite: (whole) => whole.replaceAll('\r\n', '\n') }).text).not.toContain('\r');
  expect(text({ byteOrderMark: true }).text).toMatch(/^\ufeffamazon-order-id\t/);
  expect(text({ charset: 'Shift_JIS' }).contentType).toBe('text/plain; charset=Shift_JIS');
  expect(text({ charset: 'windows-1252', contentType: 'text/plain' }).contentType).toBe('text/plain');
  const header = text({ extraColumns: 33 }).text.split('\r\n')[0]?.split('\t');
  expect(header).toHaveLength(28 + 33);
});

test('a packed report can break off half-way', () => {
  const world = twisted({ gzip: true, cut: true }, 40);
  const report = finished(world, NOON - DAY, NOON);
  const { url, compressionAlgorithm } = world.get(`/reports/2021-06-30/documents/${report.reportDocumentId}`).body;
  const { body } = world.amazon.serve({ method: 'GET', url: String(url), headers: {}, body: '' });
  expect(compressionAlgorithm).toBe('GZIP');
  expect(() => zlib.gunzipSync(body)).toThrow('unexpected end of file');
});
