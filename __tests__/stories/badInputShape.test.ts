// Bad input, the shape of an order: parts missing or of another type, ids, words nobody knows, dates, counts of lines.
// Each case stands beside a healthy order in the same page; what must always hold is checked by `checkBadOrder`.

import { all, type BadOrder, checkBadOrder, drop, MUG, type Raw, set } from '../support/badInput';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const held = (...classes: string[]) => ({ held: classes });
const FINE = { imported: [] };

const SHAPE: readonly BadOrder[] = [
  {
    title: 'a list where the order items should be an object each',
    spoil: set('orderItems', [[]]),
    becomes: held('malformed-document'),
  },
  { title: 'text in place of its order items', spoil: set('orderItems', 'none'), becomes: held('malformed-document') },
  { title: 'no order items at all', spoil: set('orderItems', []), becomes: held('malformed-document') },
  { title: 'its order items missing', spoil: drop('orderItems'), becomes: held('malformed-document') },
  { title: 'its fulfillment missing', spoil: drop('fulfillment'), becomes: held('malformed-document') },
  { title: 'a number in place of its fulfillment', spoil: set('fulfillment', 7), becomes: held('malformed-document') },
  { title: 'its sales channel missing', spoil: drop('salesChannel'), becomes: held('malformed-document') },
  { title: 'its product missing', spoil: drop('orderItems.0.product'), becomes: held('malformed-document') },
  {
    title: 'a SKU that is a number',
    spoil: set('orderItems.0.product.sellerSku', 12),
    becomes: held('malformed-document'),
  },
  { title: 'no SKU', spoil: drop('orderItems.0.product.sellerSku'), becomes: held('sku-unmapped') },
  {
    title: 'an address that is text',
    spoil: set('recipient.deliveryAddress', '77 Quillfeather Crescent'),
    becomes: held('malformed-document'),
  },
  { title: 'a buyer that is a list', spoil: set('buyer', ['Ostrander']), becomes: held('malformed-document') },
  {
    title: 'the order wrapped as getOrder gives it',
    spoil: (order) => ({ orderId: order.orderId, lastUpdatedTime: order.lastUpdatedTime, order }),
    becomes: held('malformed-document'),
  },
  {
    title: 'a field named __proto__',
    spoil: (order) => JSON.parse(JSON.stringify(order).replace('{', '{"__proto__":{"fulfillment":null},')),
    becomes: FINE,
  },
  {
    title: 'fields that nobody knows, a thousand deep',
    spoil: (order) => ({ ...order, puzzle: nested(1_000) }),
    becomes: FINE,
  },
  {
    title: 'everything else null',
    spoil: (order) =>
      Object.fromEntries(Object.entries(order).map(([name, value]) => [name, KEPT.has(name) ? value : null])),
    becomes: held('malformed-document'),
  },
];

const KEPT = new Set(['orderId', 'lastUpdatedTime']);

function nested(depth: number): Raw {
  let value: Raw = {};
  for (let n = 0; n < depth; n++) value = { in: value };
  return value;
}

const IDS: readonly BadOrder[] = [
  { title: 'no id', spoil: drop('orderId'), becomes: { unfiled: 'malformed-document' } },
  { title: 'an id that is a number', spoil: set('orderId', 1131234567), becomes: { unfiled: 'malformed-document' } },
  { title: 'no time of its last update', spoil: drop('lastUpdatedTime'), becomes: { unfiled: 'malformed-document' } },
  { title: 'null in its place in the page', spoil: () => 'null', becomes: { unfiled: 'malformed-document' } },
  { title: 'a list in its place in the page', spoil: () => [], becomes: { unfiled: 'malformed-document' } },
  { title: 'no id on its line', spoil: drop('orderItems.0.orderItemId'), becomes: held('malformed-document') },
  {
    title: 'an id of another pattern',
    spoil: set('orderId', '<b>12</b>'),
    comesAs: '<b>12</b>',
    becomes: held('malformed-document'),
  },
  {
    title: 'an id of 400 characters',
    spoil: set('orderId', '1'.repeat(400)),
    becomes: { unfiled: 'malformed-document' },
  },
  {
    title: 'one order item id twice',
    draft: { lines: [MUG, { sku: 'HH-BOWL', price: 1899 }] },
    spoil: (order) => set('orderItems.1.orderItemId', (order.orderItems as Raw[])[0]?.orderItemId)(order),
    becomes: held('duplicate-line'),
  },
];

const WORDS: readonly BadOrder[] = [
  {
    title: 'an unknown status',
    spoil: set('fulfillment.fulfillmentStatus', 'INVOICE_UNCONFIRMED'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'its status in lower case',
    spoil: set('fulfillment.fulfillmentStatus', 'unshipped'),
    becomes: held('unknown-enum'),
  },
  { title: 'an unknown fulfiller', spoil: set('fulfillment.fulfilledBy', 'DRONE'), becomes: held('unknown-enum') },
  {
    title: 'an unknown sales channel',
    spoil: set('salesChannel.channelName', 'BAZAAR'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'an unknown tax model',
    spoil: set('orderItems.0.tax.taxCollections.0.model', 'BUYER_SELF_ASSESSED'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'an unknown kind of charge',
    spoil: set('orderItems.0.proceeds.breakdowns.0.type', 'TARIFF'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'an unknown kind of tax',
    spoil: set('orderItems.0.proceeds.breakdowns.1.detailedBreakdowns.0.subtype', 'TARIFF'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'an unknown kind of charge in its total',
    spoil: set('proceeds.breakdowns.0.type', 'TARIFF'),
    becomes: held('unknown-enum'),
  },
  {
    title: 'an unknown association',
    spoil: set('associatedOrders', [{ orderId: '111-1111111-1111111', associationType: 'TWIN' }]),
    becomes: held('unknown-enum'),
  },
  { title: 'an unknown program', draft: { programs: ['MOON_DELIVERY'] }, becomes: FINE },
  {
    title: 'a service level that nobody mapped',
    draft: { serviceLevel: 'DRONE' },
    becomes: held('ship-service-unmapped'),
  },
  {
    title: 'a service level named like a property of every object',
    draft: { serviceLevel: 'constructor' },
    becomes: held('ship-service-unmapped'),
  },
  {
    title: 'an unknown marketplace',
    spoil: set('salesChannel.marketplaceId', 'A0XXXXXXXXXXXX'),
    becomes: held('unknown-marketplace'),
  },
  {
    title: 'a marketplace that the connection does not have',
    spoil: set('salesChannel.marketplaceId', 'A1AM78C64UM0Y8'),
    becomes: held('currency-mismatch'),
  },
  { title: 'no marketplace', spoil: drop('salesChannel.marketplaceId'), becomes: held('unknown-marketplace') },
  {
    title: 'a sale from outside Amazon',
    draft: { channel: 'FBA', channelName: 'NON_AMAZON' },
    becomes: { ignored: 'mcf-echo' },
  },
];

const DATES: readonly BadOrder[] = [
  {
    title: 'a purchase on 30 February',
    spoil: set('createdTime', '2026-02-30T10:00:00Z'),
    becomes: held('malformed-document'),
  },
  {
    title: 'a purchase time without a zone',
    spoil: set('createdTime', '2026-03-02T10:00:00'),
    becomes: held('malformed-document'),
  },
  { title: 'a purchase in words', spoil: set('createdTime', 'yesterday'), becomes: held('malformed-document') },
  {
    title: 'a purchase time that is a number',
    spoil: set('createdTime', 1772445600),
    becomes: held('malformed-document'),
  },
  {
    title: 'a purchase in the year 9999',
    spoil: set('createdTime', '9999-12-31T23:59:59Z'),
    becomes: held('malformed-document'),
  },
  {
    title: 'a purchase before the first day',
    spoil: set('createdTime', '1996-07-01T10:00:00Z'),
    becomes: { ignored: 'before-start-date' },
  },
  {
    title: 'a time of update without a zone',
    spoil: set('lastUpdatedTime', '2026-03-02T10:00:00'),
    becomes: { unfiled: 'malformed-document' },
  },
  {
    title: 'a ship-by date before its purchase',
    spoil: set('fulfillment.shipByWindow', {
      earliestDateTime: '2020-01-01T00:00:00Z',
      latestDateTime: '2020-01-02T00:00:00Z',
    }),
    becomes: FINE,
  },
  {
    title: 'a ship-by date that does not exist',
    spoil: set('fulfillment.shipByWindow.latestDateTime', '2026-13-01T00:00:00Z'),
    becomes: held('malformed-document'),
  },
];

const REPLACEMENTS: readonly BadOrder[] = [
  {
    title: 'itself as the order that it replaces',
    spoil: (order) =>
      set('associatedOrders', [{ orderId: order.orderId, associationType: 'REPLACEMENT_ORIGINAL_ID' }])(order),
    becomes: FINE,
  },
  {
    title: 'a replaced order whose id is no id',
    spoil: all(set('associatedOrders', [{ orderId: '<b>?</b>', associationType: 'REPLACEMENT_ORIGINAL_ID' }])),
    becomes: FINE,
  },
];

for (const bad of [...SHAPE, ...IDS, ...WORDS, ...DATES, ...REPLACEMENTS]) {
  test(`an order with ${bad.title}`, () => checkBadOrder(story, bad));
}
