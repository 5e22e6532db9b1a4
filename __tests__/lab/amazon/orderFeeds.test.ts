// Feeds of orders: shipments in bulk, and the seller's cancellations by flat file and by XML.

import type { OrderDraft } from '../../../lab/amazon/orderDraft';
import { HOUR, MINUTE } from '../../../lab/clock';
import { CANCEL, CANCEL_XML, CONFIRM, type FeedWorld, flat, iso, newFeedWorld } from './feedSupport';
import { NOON, ORDERS } from './support';

type Row = Record<string, string | number>;

const shipped = (orderId: string, item: string | undefined, change: Row = {}): Row => ({
  'order-id': orderId,
  'order-item-id': String(item),
  quantity: 1,
  'ship-date': iso(NOON - MINUTE),
  'carrier-code': 'UPS',
  'carrier-name': '',
  'tracking-number': '1Z1',
  'ship-method': 'UPS Ground',
  ...change,
});

const summary = (processed: number, successful: number): string =>
  `Feed Processing Summary:\n\tNumber of records processed\t\t${processed}\n\tNumber of records successful\t\t${successful}\n\n`;
const HEADING = 'original-record-number\torder-id\torder-item-id\terror-code\terror-type\terror-message\n';
const refusedRow = (record: number, row: Row, message: string): string =>
  `${record}\t${row['order-id']}\t${row['order-item-id'] ?? row['amazon-order-item-code']}\t18028\tError\t` +
  `The data you submitted is incomplete or invalid. ${message}\n`;

test('shipments of many orders: records of one order with one tracking number are one package', () => {
  const { place, submit, result, truth, clock, get, renew } = newFeedWorld();
  const [one, two] = [place(), place()];
  const rows = [
    shipped(one.orderId, one.items[0], { quantity: 3 }),
    shipped(one.orderId, one.items[1]),
    shipped(two.orderId, two.items[0], { quantity: 2, 'tracking-number': '1Z2', 'ship-date': '2026-11-20' }),
    shipped(two.orderId, two.items[0], {
      'carrier-code': 'Other',
      'carrier-name': 'Brieftaube',
      'tracking-number': 'B3',
    }),
  ];
  expect(result(submit(CONFIRM, flat(rows)))).toEqual({ status: 'DONE', report: summary(4, 4) });
  expect(truth(one.orderId)).toMatchObject({
    status: 'SHIPPED',
    packages: [{ packageReferenceId: '1', trackingNumber: '1Z1', items: [{ quantity: 3 }, { quantity: 1 }] }],
  });
  expect(truth(two.orderId)).toMatchObject({
    status: 'PARTIALLY_SHIPPED',
    packages: [
      { carrier: 'UPS', items: [{ quantity: 2 }] },
      { packageReferenceId: '2', carrier: 'Brieftaube', items: [{ quantity: 1 }] },
    ],
  });
  clock.advance(10 * MINUTE);
  renew();
  expect(get(`${ORDERS}/${one.orderId}`, { includedData: 'FULFILLMENT,PACKAGES' }).body.order).toMatchObject({
    fulfillment: { fulfillmentStatus: 'SHIPPED' },
    packages: [{ packageItems: [{ quantity: 3 }, { quantity: 1 }] }],
  });
});

test.each<[string, Row, string | RegExp]>([
  ['an unknown order', { 'order-id': '111-0000000-0000000' }, 'Order 111-0000000-0000000 was not found.'],
  ['an unknown item', { 'order-item-id': '1' }, /^OrderItemId {2}is invalid/],
  ['more than is open', { quantity: 4 }, /is more than the 3 left to ship\.$/],
  ['a broken quantity', { quantity: '1,5' }, 'The quantity is not a whole number.'],
  ['no quantity', { quantity: '' }, 'A value is required for the quantity field.'],
  ['an unknown carrier', { 'carrier-code': 'Brieftaube' }, 'CarrierCode: Brieftaube is not supported.'],
  [
    'another carrier without a name',
    { 'carrier-code': 'Other' },
    'CarrierName: is required when CarrierCode is Other.',
  ],
  [
    'a tracking number with blanks',
    { 'tracking-number': '1Z 1' },
    'TrackingNumber: is invalid, must not contain blanks.',
  ],
  ['no tracking number', { 'tracking-number': '' }, 'A value is required for the tracking-number field.'],
  ['an American date', { 'ship-date': '11/20/2026' }, 'The ship-date 11/20/2026 is not a date in ISO 8601 format.'],
  [
    'a date before the order',
    { 'ship-date': '2026-11-19' },
    'ShipDate: is invalid, must not be before the order date.',
  ],
  ['a date to come', { 'ship-date': '2026-11-21' }, 'ShipDate: is invalid, must not be in the future.'],
  ['a supply source', { ship_from_supply_source_id: 'here' }, 'ShipFromSupplySourceId: here was not found.'],
])('a record with %s is refused, the others are taken', (_, change, message) => {
  const { place, submit, result, truth } = newFeedWorld();
  const { orderId, items } = place();
  const wrong = shipped(orderId, items[0], change);
  const { status, report } = result(submit(CONFIRM, flat([wrong, shipped(orderId, items[1])])));
  expect(status).toBe('DONE');
  const told = typeof message === 'string' ? message : String(/invalid\. (.*)\n$/.exec(report ?? '')?.[1]);
  expect(told).toMatch(message);
  expect(report).toBe(summary(2, 1) + HEADING + refusedRow(1, wrong, told));
  expect(truth(orderId).packages).toMatchObject([{ items: [{ orderItemId: items[1], quantity: 1 }] }]);
});

test.each<[string, OrderDraft, RegExp]>([
  ['a shipped order', { status: 'SHIPPED' }, /PackageToUpdateNotFound/],
  ['a pending order', { status: 'PENDING' }, /in status PENDING/],
  ['an FBA order', { channel: 'FBA' }, /fulfilled by Amazon/],
])('%s cannot be confirmed by a record either', (_, draft, message) => {
  const { place, submit, result } = newFeedWorld();
  const { orderId, items } = place(draft);
  expect(result(submit(CONFIRM, flat([shipped(orderId, items[0])]))).report).toMatch(message);
});

test('a file that comes again ships what is left again: nothing tells Amazon that it is the same', () => {
  const { place, submit, result, truth } = newFeedWorld();
  const { orderId, items } = place();
  const file = flat([shipped(orderId, items[0], { quantity: 2 })]);
  expect(result(submit(CONFIRM, file)).report).toBe(summary(1, 1));
  expect(result(submit(CONFIRM, file)).report).toContain('is more than the 1 left to ship.');
  const one = flat([shipped(orderId, items[0])]);
  expect(result(submit(CONFIRM, one)).report).toBe(summary(1, 1));
  expect(truth(orderId).lines[0]).toMatchObject({ quantityFulfilled: 3 });
});

test('a heading that is missing is fatal to the file, one too many is ignored with a warning', () => {
  const { place, submit, result, truth } = newFeedWorld();
  const { orderId, items } = place();
  const { 'carrier-code': _, ...without } = shipped(orderId, items[0]);
  const missing = result(submit(CONFIRM, flat([without])));
  expect(missing.status).toBe('DONE');
  expect(missing.report).toContain('Number of records processed\t\t0');
  expect(missing.report).toMatch(/\n0\t\t\t90012\tFatal\tThe required carrier-code field is missing from the file\./);
  expect(truth(orderId).packages).toEqual([]);
  const extra = result(submit(CONFIRM, flat([shipped(orderId, items[0], { weight: 3 })])));
  expect(extra.report).toMatch(/\n0\t\t\t90061\tWarning\tThe weight field heading is invalid/);
  expect(truth(orderId).packages).toHaveLength(1);
});

test('a feed that breaks off is fatal, without a report, and what was done stays done', () => {
  const { place, submit, result, truth, amazon } = newFeedWorld();
  const orders = [place(), place(), place(), place()];
  amazon.control.fault({ kind: 'aborted-feed', operation: 'createFeed', times: 1 });
  const file = flat(orders.map(({ orderId, items }) => shipped(orderId, items[0])));
  expect(result(submit(CONFIRM, file))).toEqual({ status: 'FATAL', report: null });
  expect(orders.map(({ orderId }) => truth(orderId).packages.length)).toEqual([1, 1, 0, 0]);
});

const cancelled = (orderId: string, item: string | undefined, reason = 'NoInventory'): Row => ({
  'order-id': orderId,
  'amazon-order-item-code': String(item),
  'cancellation-reason-code': reason,
});

/** Hands in the same cancellation by either feed, and returns the report. */
const bothWays: readonly [string, (world: FeedWorld, rows: readonly Row[]) => string][] = [
  ['flat file', (world, rows) => String(world.result(world.submit(CANCEL, flat(rows))).report)],
  ['XML', (world, rows) => String(world.result(world.submit(CANCEL_XML, envelope(world, rows.map(failure)))).report)],
];

function envelope({ account }: FeedWorld, messages: readonly string[], merchant = account.sellerId): string {
  const numbered = messages.map((each, index) => `<Message><MessageID>${index + 1}</MessageID>${each}</Message>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">' +
    `<Header><DocumentVersion>1.01</DocumentVersion><MerchantIdentifier>${merchant}</MerchantIdentifier></Header>` +
    `<MessageType>OrderAcknowledgement</MessageType>${numbered.join('')}</AmazonEnvelope>`
  );
}

const failure = (row: Row): string =>
  `<OrderAcknowledgement><AmazonOrderID>${row['order-id']}</AmazonOrderID><StatusCode>Failure</StatusCode><Item>` +
  `<AmazonOrderItemCode>${row['amazon-order-item-code']}</AmazonOrderItemCode>` +
  `<CancelReason>${row['cancellation-reason-code']}</CancelReason></Item></OrderAcknowledgement>`;

test.each(bothWays)('the seller cancels a line by %s, and a read shows it after some minutes', (_, cancel) => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  cancel(world, [cancelled(orderId, items[0])]);
  expect(world.truth(orderId)).toMatchObject({ status: 'UNSHIPPED', lines: [{ quantity: 0 }, { quantity: 1 }] });
  const read = () => {
    world.renew();
    return world.get(`${ORDERS}/${orderId}`, { includedData: 'FULFILLMENT,CANCELLATION' }).body.order;
  };
  expect(read()).not.toHaveProperty('orderItems.0.cancellation');
  world.clock.advance(10 * MINUTE);
  expect(read()).toMatchObject({
    orderItems: [
      {
        quantityOrdered: 0,
        cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'NoInventory' } },
      },
      { quantityOrdered: 1 },
    ],
  });
  cancel(world, [cancelled(orderId, items[1], 'BuyerCanceled')]);
  expect(world.truth(orderId)).toMatchObject({ status: 'CANCELLED' });
});

const REFUSED: readonly [string, OrderDraft, (row: Row) => Row, RegExp][] = [
  ['an unknown order', {}, (row) => ({ ...row, 'order-id': '111-0000000-0000000' }), /was not found/],
  [
    'an unknown item',
    {},
    (row) => ({ ...row, 'amazon-order-item-code': '1' }),
    /Order item 1 is not part of the order/,
  ],
  [
    'an unknown reason',
    {},
    (row) => ({ ...row, 'cancellation-reason-code': 'PricingError' }),
    /reason PricingError is not known/,
  ],
  ['a pending order', { status: 'PENDING' }, (row) => row, /cannot be cancelled in status PENDING/],
  ['a shipped order', { status: 'SHIPPED' }, (row) => row, /cannot be cancelled in status SHIPPED/],
  ['an FBA order', { channel: 'FBA' }, (row) => row, /fulfilled by Amazon/],
  [
    'a line of which a unit has left',
    { lines: [{ sku: 'A', quantity: 3, fulfilled: 1 }] },
    (row) => row,
    /\d has shipped/,
  ],
];

test.each(
  bothWays.flatMap(([way, cancel]) => REFUSED.map(([title, ...rest]) => [title, way, cancel, ...rest] as const)),
)('the cancellation of %s by %s is refused', (_, __, cancel, draft, change, message) => {
  const world = newFeedWorld();
  const { orderId, items } = world.place(draft);
  const before = world.truth(orderId);
  const report = cancel(world, [change(cancelled(orderId, items[0]))]);
  expect(report).toMatch(message);
  expect(report).toMatch(/successful\t\t0|<MessagesSuccessful>0</);
  expect(world.truth(orderId)).toBe(before);
});

test.each(bothWays)('a line is not cancelled twice by %s', (_, cancel) => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  cancel(world, [cancelled(orderId, items[0])]);
  expect(cancel(world, [cancelled(orderId, items[0])])).toContain('is cancelled already');
});

test('templates may begin with Amazon’s own line', () => {
  const { place, submit, result } = newFeedWorld();
  const { orderId, items } = place();
  const file = `TemplateType=OrderCancellation\tVersion=1.0/1.0.3\r\n${flat([cancelled(orderId, items[0])])}`;
  expect(result(submit(CANCEL, file)).report).toBe(summary(1, 1));
});

test('the XML report counts messages and tells what was wrong with each', () => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  const success = `<OrderAcknowledgement><AmazonOrderID>${orderId}</AmazonOrderID><StatusCode>Success</StatusCode></OrderAcknowledgement>`;
  const feedId = world.submit(
    CANCEL_XML,
    envelope(world, [failure(cancelled(orderId, '1')), success, failure(cancelled(orderId, items[0]))]),
  );
  const { status, report } = world.result(feedId);
  expect(status).toBe('DONE');
  expect(report?.split('\n').slice(2, -4)).toEqual([
    '<Header>',
    '<DocumentVersion>1.02</DocumentVersion>',
    `<MerchantIdentifier>${world.account.sellerId}</MerchantIdentifier>`,
    '</Header>',
    '<MessageType>ProcessingReport</MessageType>',
    '<Message>',
    '<MessageID>1</MessageID>',
    '<ProcessingReport>',
    `<DocumentTransactionID>${feedId}</DocumentTransactionID>`,
    '<StatusCode>Complete</StatusCode>',
    '<ProcessingSummary>',
    '<MessagesProcessed>3</MessagesProcessed>',
    '<MessagesSuccessful>2</MessagesSuccessful>',
    '<MessagesWithError>1</MessagesWithError>',
    '<MessagesWithWarning>0</MessagesWithWarning>',
    '</ProcessingSummary>',
    '<Result>',
    '<MessageID>1</MessageID>',
    '<ResultCode>Error</ResultCode>',
    '<ResultMessageCode>18028</ResultMessageCode>',
    '<ResultDescription>Order item 1 is not part of the order.</ResultDescription>',
    '</Result>',
  ]);
});

test('all items of a message are cancelled, or none', () => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  const before = world.truth(orderId);
  const item = (id: string) =>
    `<Item><AmazonOrderItemCode>${id}</AmazonOrderItemCode><CancelReason>NoInventory</CancelReason></Item>`;
  const message = (ids: readonly string[]) =>
    `<OrderAcknowledgement><AmazonOrderID>${orderId}</AmazonOrderID><StatusCode>Failure</StatusCode>${ids.map(item).join('')}</OrderAcknowledgement>`;
  world.result(world.submit(CANCEL_XML, envelope(world, [message([String(items[0]), '1'])])));
  expect(world.truth(orderId)).toBe(before);
  expect(world.result(world.submit(CANCEL_XML, envelope(world, [message([])]))).report).toContain('No item is named.');
  world.result(world.submit(CANCEL_XML, envelope(world, [message(items)])));
  expect(world.truth(orderId).status).toBe('CANCELLED');
});

test.each<[string, (world: FeedWorld, row: Row) => string, RegExp]>([
  [
    'no XML',
    () => 'order-id\tquantity\n',
    /ill-formed at the Amazon Envelope XML level at \(or near\) line 1, column 1\./,
  ],
  ['XML that breaks off', (world, row) => envelope(world, [failure(row)]).slice(0, -10), /ill-formed/],
  [
    'another seller’s name',
    (world, row) => envelope(world, [failure(row)], 'A000'),
    /MerchantIdentifier A000 is not that of the seller/,
  ],
  [
    'another message type',
    (world, row) =>
      envelope(world, [failure(row)]).replace('>OrderAcknowledgement</MessageType', '>OrderFulfillment</MessageType'),
    /MessageType OrderFulfillment is not that of the feed/,
  ],
  ['no message', (world) => envelope(world, []), /AmazonEnvelope lacks Message/],
])('%s is fatal to the whole feed, with a report', (_, body, message) => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  const { status, report } = world.result(world.submit(CANCEL_XML, body(world, cancelled(orderId, items[0]))));
  expect(status).toBe('FATAL');
  expect(report).toMatch(message);
  expect(report).toContain('<MessageID>0</MessageID>');
  expect(world.truth(orderId).status).toBe('UNSHIPPED');
});

test('a buyer’s wish stands until the seller cancels with its reason', () => {
  const world = newFeedWorld();
  const { orderId, items } = world.place();
  world.amazon.control.requestCancel(orderId, { skus: ['B'] });
  world.result(world.submit(CANCEL, flat([cancelled(orderId, items[1], 'BuyerCanceled')])));
  world.clock.advance(HOUR);
  expect(world.truth(orderId).lines[1]).toMatchObject({
    quantity: 0,
    cancelRequestReason: 'Ordered by mistake',
    cancelledBy: { by: 'MERCHANT', reason: 'BuyerCanceled' },
  });
});
