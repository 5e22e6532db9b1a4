// `npm run orders`: what a seller's own files become, what is printed, and with which code the command ends.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { orders } from '../../../lab/cli/orders';
import type { OrdersReport } from '../../../lab/orders/report';
import { rawLine, rawOrder, usd } from '../../product/amazon/rawOrder';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orders-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

let files = 0;
function file(content: unknown): string {
  const name = path.join(folder, `${++files}.json`);
  fs.writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

function run(...words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = orders(words, { out: (line) => out.push(line), err: (line) => err.push(line) }, { now: NOW });
  return { code, out: out.join('\n'), lines: out, err: err.join('\n') };
}

function report(content: unknown, ...words: readonly string[]) {
  const { code, lines } = run(file(content), '--map-unknown', '--json', ...words);
  expect(lines).toHaveLength(1);
  return { code, orders: (JSON.parse(lines[0] as string) as OrdersReport).orders };
}

const US = { channelName: 'AMAZON', marketplaceId: 'ATVPDKIKX0DER', marketplaceName: 'Amazon.com' };

test('an order becomes a sales order whose lines come to its total and to Amazon’s', () => {
  const { code, orders } = report({ orders: [rawOrder()], pagination: {} });
  expect(code).toBe(2);
  const [order] = orders;
  expect(order).toEqual({
    amazonOrderId: '111-2222222-3333333',
    outcome: 'imported',
    reasons: ['address-invalid'],
    currency: 'USD',
    totalMinor: 5410,
    facilitatorTaxMinor: 0,
    amazonTotalMinor: 5410,
    lines: [
      { sku: 'LAMP-01', item: 'Placeholder 1: LAMP-01', quantity: 2, amountMinor: 4998 },
      { sku: null, item: 'Tax that the seller owes', quantity: 1, amountMinor: 412 },
    ],
  });
});

test('every kind of outcome is told, each order once, and the code says that somebody has to act', () => {
  const id = (n: number) => `111-0000000-000000${n}`;
  const address = {
    addressLine1: '1 Main St',
    city: 'Reno',
    stateOrRegion: 'NV',
    postalCode: '89501',
    countryCode: 'US',
  };
  const recipient = { deliveryAddress: { name: 'A Buyer', ...address } };
  const fulfillment = rawOrder().fulfillment as object;
  const { code, orders } = report([
    { order: rawOrder({ orderId: id(1), recipient }) },
    {
      orders: [
        rawOrder({ orderId: id(2), fulfillment: { ...fulfillment, fulfillmentStatus: 'PENDING' } }),
        rawOrder({ orderId: id(3), fulfillment: { ...fulfillment, fulfillmentStatus: 'CANCELLED' } }),
        rawOrder({ orderId: id(4), salesChannel: { ...US, marketplaceId: 'NOWHERE' } }),
        rawOrder({ orderId: id(5), lastUpdatedTime: 'soon' }),
        { orderItems: [] },
        { orderItems: [] },
        null,
        rawOrder({ orderId: id(6), proceeds: { grandTotal: usd('54.11') } }),
      ],
    },
  ]);
  expect(code).toBe(2);
  expect(orders.map(({ amazonOrderId, outcome, reasons }) => [amazonOrderId, outcome, ...reasons])).toEqual([
    [id(1), 'imported'],
    [id(2), 'reserved'],
    [id(3), 'ignored', 'cancelled-before-import'],
    [id(4), 'held', 'unknown-marketplace'],
    [id(5), 'held', 'malformed-document'],
    [null, 'held', 'malformed-document'],
    [null, 'held', 'malformed-document'],
    [null, 'held', 'malformed-document'],
    [id(6), 'held', 'money-does-not-add-up'],
  ]);
  expect(orders.slice(1).every(({ totalMinor, lines }) => totalMinor === null && lines.length === 0)).toBe(true);
});

test('ends with 0 where nobody has anything to do', () => {
  const amazons = { ...(rawOrder().fulfillment as object), fulfilledBy: 'AMAZON' };
  expect(report(rawOrder({ fulfillment: amazons }))).toMatchObject({ code: 0, orders: [{ outcome: 'imported' }] });
  expect(report({ orders: [] })).toEqual({ code: 0, orders: [] });
});

test('two different orders of one id show as such; the same order twice does not', () => {
  const amazons = { ...(rawOrder().fulfillment as object), fulfilledBy: 'AMAZON' };
  const one = rawOrder({ fulfillment: amazons });
  const other = { ...one, buyer: { buyerName: 'Somebody Else' } };
  expect(report([one, other])).toMatchObject({
    code: 2,
    orders: [{ outcome: 'imported', reasons: ['duplicate-order-id'] }],
  });
  expect(report([one, one])).toMatchObject({ code: 0, orders: [{ outcome: 'imported', reasons: [] }] });
});

test('of several updates of an order the newest counts, in whatever order they stand', () => {
  const amazons = { ...(rawOrder().fulfillment as object), fulfilledBy: 'AMAZON' };
  const cancelled = rawOrder({
    fulfillment: { ...amazons, fulfillmentStatus: 'CANCELLED' },
    lastUpdatedTime: '2026-03-02T00:00:00Z',
  });
  const earlier = rawOrder({ fulfillment: { ...amazons, fulfillmentStatus: 'PENDING' } });
  for (const both of [
    [cancelled, earlier],
    [earlier, cancelled],
  ]) {
    expect(report(both).orders).toMatchObject([{ outcome: 'ignored', reasons: ['cancelled-before-import'] }]);
  }
});

test('without --map-unknown nothing is mapped, and the way out is named', () => {
  const { code, out } = run(file(rawOrder()));
  expect(code).toBe(2);
  expect(out).toContain('Held: sku-unmapped (high)');
  expect(out).toContain('Run again with --map-unknown');
});

test('a page shows the sums beside Amazon’s, and what buyers wrote steers no terminal', () => {
  const line = rawLine({
    product: { asin: 'B1', title: 'x', sellerSku: 'S\u001b[31mKU', price: { unitPrice: usd('24.99') } },
  });
  const { out } = run(file(rawOrder({ orderItems: [line] })), '--map-unknown');
  for (const words of [
    /Amazon order 111-2222222-3333333: imported as sales order SO\d+/,
    /Lines and taxes added again +54\.10\n/,
    /Total of the sales order in NetSuite +54\.10\n/,
    /Amazon's grand total +54\.10\n/,
    /Difference +0\.00\n/,
    /1 order: 1 imported\./,
  ]) {
    expect(out).toMatch(words);
  }
  expect(out).not.toContain('\u001b');
});

test('a level of service that nobody has heard of, and yen, go through', () => {
  const yen = (amount: string) => ({ amount, currencyCode: 'JPY' });
  const proceeds = { proceedsTotal: yen('1200'), breakdowns: [{ type: 'ITEM', subtotal: yen('1200') }] };
  const product = { asin: 'B1', title: 'x', sellerSku: 'S', price: { unitPrice: yen('600') } };
  const { orders } = report(
    rawOrder({
      salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1VC38T7YXB528', marketplaceName: 'Amazon.co.jp' },
      proceeds: { grandTotal: yen('1200') },
      fulfillment: { ...(rawOrder().fulfillment as object), fulfillmentServiceLevel: 'BY_DRONE' },
      orderItems: [rawLine({ proceeds, product })],
      recipient: null,
    }),
  );
  expect(orders).toMatchObject([{ outcome: 'imported', currency: 'JPY', totalMinor: 1200, amazonTotalMinor: 1200 }]);
});

test('more orders than a run takes go on in the next, and none is lost', () => {
  const amazons = { ...(rawOrder().fulfillment as object), fulfilledBy: 'AMAZON' };
  const cancelled = { ...amazons, fulfillmentStatus: 'CANCELLED' };
  const many = Array.from({ length: 720 }, (_, n) =>
    rawOrder({ orderId: `111-${String(n).padStart(7, '0')}-0000000`, fulfillment: cancelled }),
  );
  const { code, orders } = report({ orders: many });
  expect(code).toBe(0);
  expect(new Set(orders.map(({ amazonOrderId }) => amazonOrderId)).size).toBe(720);
  expect(orders.every(({ outcome }) => outcome === 'ignored')).toBe(true);
});

test('a file that is not orders ends the command with 1 and says why', () => {
  const none = run(path.join(folder, 'absent.json'));
  expect(none).toMatchObject({ code: 1, out: '' });
  expect(none.err).toContain('absent.json: not orders.');
  expect(none.err).toContain('no file of that name');
  expect(run(folder).err).toContain('found a folder');
  expect(run(file('{"orders":[')).code).toBe(1);
  expect(run(file(rawOrder()), file({ a: 1 }))).toMatchObject({ code: 1, out: '' });
});

test('no file, and an unknown option, are told what was expected', () => {
  expect(run()).toMatchObject({ code: 1 });
  expect(run().err).toContain('file.json');
  expect(run('--what').err).toContain('--map-unknown');
  expect(run('--help')).toMatchObject({ code: 0, err: '' });
});
