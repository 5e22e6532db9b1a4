// Orders that are not as documented: each is read, or refused by a named class, and never crashes the reader.
import * as fc from 'fast-check';
import { parseOrderText, readOrder } from '../../../src/TypeScript/amazon/readOrder';
import { rawLine, rawOrder, rawOrderOf, usd } from './rawOrder';

type Raw = Record<string, unknown>;

const withLine = (changes: Raw): Raw => rawOrder({ orderItems: [rawLine(changes)] });
const withStatus = (changes: Raw): Raw =>
  rawOrder({ fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT', ...changes } });
const breakdown = (type: string, amount: string, more: Raw = {}) => ({ type, subtotal: usd(amount), ...more });
const lineOf = (total: string, ...breakdowns: unknown[]): Raw => rawOrderOf({ proceedsTotal: usd(total), breakdowns });

test('an order is read into the words of the house', () => {
  expect(readOrder(rawOrder())).toMatchObject({
    ok: true,
    order: {
      amazonOrderId: '111-2222222-3333333',
      marketplaceId: 'ATVPDKIKX0DER',
      createdTime: '2026-03-01T10:20:30.400Z',
      lastUpdatedTime: '2026-03-01T10:25:00.000Z',
      status: 'UNSHIPPED',
      channel: 'FBM',
      currency: 'USD',
      grandTotal: 5410,
      taxIncluded: false,
      purchaseOrderNumber: 'PO-7',
      address: { city: 'Reno', postalCode: null },
      shipBy: { latest: '2026-03-03T08:00:00.000Z' },
      deliverBy: { earliest: null, latest: null },
      unknownFields: [],
      lines: [
        { sku: 'LAMP-01', quantityOrdered: 2, item: { amount: 4998, tax: 412 }, taxModel: 'SELLER', isGift: false },
      ],
    },
  });
});

const REFUSED: readonly (readonly [what: string, raw: unknown, refusalClass: string, field: string])[] = [
  ['a list instead of an order', [], 'malformed-document', ''],
  ['null', null, 'malformed-document', ''],
  ['an order without id', rawOrder({ orderId: undefined }), 'malformed-document', 'orderId'],
  ['an order id of another shape', rawOrder({ orderId: '12345' }), 'malformed-document', 'orderId'],
  ['an order id that is a number', rawOrder({ orderId: 111 }), 'malformed-document', 'orderId'],
  ['a date without zone', rawOrder({ createdTime: '2026-03-01T10:20:30' }), 'malformed-document', 'createdTime'],
  ['a thirtieth of February', rawOrder({ createdTime: '2026-02-30T10:20:30Z' }), 'malformed-document', 'createdTime'],
  ['a missing last update', rawOrder({ lastUpdatedTime: null }), 'malformed-document', 'lastUpdatedTime'],
  ['no sales channel', rawOrder({ salesChannel: null }), 'malformed-document', 'salesChannel'],
  [
    'an unknown sales channel',
    rawOrder({ salesChannel: { channelName: 'MOON' } }),
    'unknown-enum',
    'salesChannel.channelName',
  ],
  [
    'no marketplace',
    rawOrder({ salesChannel: { channelName: 'AMAZON' } }),
    'unknown-marketplace',
    'salesChannel.marketplaceId',
  ],
  [
    'an unknown marketplace',
    rawOrder({ salesChannel: { channelName: 'AMAZON', marketplaceId: 'A0' } }),
    'unknown-marketplace',
    'salesChannel.marketplaceId',
  ],
  ['no fulfilment at all', rawOrder({ fulfillment: null }), 'malformed-document', 'fulfillment'],
  [
    'an unknown status',
    withStatus({ fulfillmentStatus: 'INVOICE_UNCONFIRMED' }),
    'unknown-enum',
    'fulfillment.fulfillmentStatus',
  ],
  ['no one who fulfils', withStatus({ fulfilledBy: null }), 'malformed-document', 'fulfillment.fulfilledBy'],
  ['an unknown fulfiller', withStatus({ fulfilledBy: 'DRONE' }), 'unknown-enum', 'fulfillment.fulfilledBy'],
  [
    'an unknown association',
    rawOrder({ associatedOrders: [{ orderId: 'x', associationType: 'TWIN' }] }),
    'unknown-enum',
    'associatedOrders[0].associationType',
  ],
  ['programs that are no list', rawOrder({ programs: 'PRIME' }), 'malformed-document', 'programs'],
  ['no lines', rawOrder({ orderItems: [] }), 'malformed-document', 'orderItems'],
  ['lines that are an object', rawOrder({ orderItems: {} }), 'malformed-document', 'orderItems'],
  ['a line that is text', rawOrder({ orderItems: ['x'] }), 'malformed-document', 'orderItems[0]'],
  ['one line twice', rawOrder({ orderItems: [rawLine(), rawLine()] }), 'duplicate-line', 'orderItems[1].orderItemId'],
  ['a line without product', withLine({ product: null }), 'malformed-document', 'orderItems[0].product'],
  [
    'a title that is a number',
    withLine({ product: { title: 7 } }),
    'malformed-document',
    'orderItems[0].product.title',
  ],
  ['a negative quantity', withLine({ quantityOrdered: -1 }), 'invalid-quantity', 'orderItems[0].quantityOrdered'],
  ['half a unit', withLine({ quantityOrdered: 1.5 }), 'invalid-quantity', 'orderItems[0].quantityOrdered'],
  ['a quantity as text', withLine({ quantityOrdered: '2' }), 'malformed-document', 'orderItems[0].quantityOrdered'],
  [
    'more units shipped than ordered',
    withLine({ fulfillment: { quantityFulfilled: 3 } }),
    'invalid-quantity',
    'orderItems[0]',
  ],
  [
    'an unknown tax model',
    withLine({ tax: { taxCollections: [{ model: 'SHARED' }] } }),
    'unknown-enum',
    'orderItems[0].tax.taxCollections[0].model',
  ],
  [
    'another currency on a line',
    rawOrderOf({ proceedsTotal: { amount: '1.00', currencyCode: 'EUR' } }),
    'currency-mismatch',
    'orderItems[0].proceeds.proceedsTotal.currencyCode',
  ],
  [
    'another currency on the order',
    rawOrder({ proceeds: { grandTotal: { amount: '54.10', currencyCode: 'CAD' } } }),
    'currency-mismatch',
    'proceeds.grandTotal.currencyCode',
  ],
  [
    'an amount that is a number',
    rawOrderOf({ proceedsTotal: { amount: 54.1, currencyCode: 'USD' } }),
    'malformed-document',
    'orderItems[0].proceeds.proceedsTotal.amount',
  ],
  [
    'an amount with three decimals',
    lineOf('10.001'),
    'malformed-document',
    'orderItems[0].proceeds.proceedsTotal.amount',
  ],
  ['an amount with a comma', lineOf('1,000.00'), 'malformed-document', 'orderItems[0].proceeds.proceedsTotal.amount'],
  [
    'an unknown kind of money',
    lineOf('10.00', breakdown('ITEM', '10.00'), breakdown('LEVY', '1.00')),
    'unknown-enum',
    'orderItems[0].proceeds.breakdowns[1].type',
  ],
  [
    'an unknown kind of tax',
    lineOf(
      '11.00',
      breakdown('ITEM', '10.00'),
      breakdown('TAX', '1.00', { detailedBreakdowns: [{ subtype: 'LEVY', value: usd('1.00') }] }),
    ),
    'unknown-enum',
    'orderItems[0].proceeds.breakdowns[1].detailedBreakdowns[0].subtype',
  ],
  [
    'a negative price',
    lineOf('-10.00', breakdown('ITEM', '-10.00')),
    'negative-amount',
    'orderItems[0].proceeds.breakdowns[0].subtotal',
  ],
  [
    'a promotion above the price',
    lineOf('-5.00', breakdown('ITEM', '10.00'), breakdown('DISCOUNT', '15.00')),
    'promotion-exceeds-price',
    'orderItems[0].proceeds',
  ],
  [
    'details that miss their discount',
    lineOf(
      '9.00',
      breakdown('ITEM', '10.00'),
      breakdown('DISCOUNT', '1.00', { detailedBreakdowns: [{ subtype: 'ITEM', value: usd('0.99') }] }),
    ),
    'money-does-not-add-up',
    'orderItems[0].proceeds.breakdowns[1]',
  ],
  [
    'details that miss their tax',
    lineOf(
      '11.00',
      breakdown('ITEM', '10.00'),
      breakdown('TAX', '1.00', { detailedBreakdowns: [{ subtype: 'ITEM', value: usd('0.99') }] }),
    ),
    'money-does-not-add-up',
    'orderItems[0].proceeds',
  ],
  [
    'a tax inside the price that is more than the price',
    lineOf('10.00', breakdown('ITEM', '10.00'), breakdown('TAX', '11.00')),
    'tax-exceeds-price',
    'orderItems[0].proceeds',
  ],
  [
    'an address field that is a number',
    rawOrder({ recipient: { deliveryAddress: { postalCode: 89501 } } }),
    'malformed-document',
    'recipient.deliveryAddress.postalCode',
  ],
];

test.each(REFUSED)('F46 %s is refused by name', (_what, raw, refusalClass, field) => {
  const reading = readOrder(raw);
  expect(reading).toMatchObject({ ok: false, class: refusalClass, field });
  expect(reading.ok ? '' : reading.message).toMatch(/[Ee]xpected|states/);
});

test('F46 unknown fields are kept out of the way and counted, once each', () => {
  const line = rawLine({ carbonFootprint: { grams: 1 } });
  const second = rawLine({ orderItemId: '2', carbonFootprint: { grams: 2 } });
  const reading = readOrder(
    rawOrder({ proceeds: { starRating: 5 }, orderItems: [line, second], programs: ['PRIME', 'LUNAR'] }),
  );
  expect(reading.ok && reading.order.unknownFields).toEqual([
    'proceeds.starRating',
    'orderItems[].carbonFootprint',
    'programs=LUNAR',
  ]);
});

test('F46 fields called like parts of every object are unknown fields, not crashes', () => {
  const text = JSON.stringify(rawOrder({ constructor: 1, hasOwnProperty: 2 })).replace('{', '{"__proto__":{"ok":1},');
  const reading = parseOrderText(text);
  expect(reading.ok && [...reading.order.unknownFields].sort()).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
});

test('F46 no JSON document whatever makes the reader throw', () => {
  const outcome = (raw: unknown) => readOrder(raw).ok;
  fc.assert(fc.property(fc.jsonValue(), (raw) => expect(typeof outcome(raw)).toBe('boolean')));
  const keys = Object.keys(rawOrder());
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
      expect(typeof outcome(rawOrder({ [key]: value }))).toBe('boolean');
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(rawLine())), fc.jsonValue(), (key, value) => {
      expect(typeof outcome(withLine({ [key]: value }))).toBe('boolean');
    }),
  );
});

test('F46 an order cut off anywhere is refused as truncated', () => {
  const text = JSON.stringify(rawOrder());
  for (let length = 0; length < text.length; length += 7) {
    expect(parseOrderText(text.slice(0, length))).toMatchObject({ ok: false, class: 'truncated-document' });
  }
});

test('an answer with the order inside is read like the order itself', () => {
  expect(parseOrderText(JSON.stringify({ order: rawOrder() }))).toEqual(readOrder(rawOrder()));
});

test('an order of nine megabytes is read', () => {
  const reading = parseOrderText(JSON.stringify(rawOrder({ packages: ['x'.repeat(9 * 1024 * 1024)] })));
  expect(reading.ok).toBe(true);
});

test('names with emoji, script tags and right-to-left text are kept as they are', () => {
  const name = '🎁 <script>alert(1)</script> ‏שלום';
  const reading = readOrder(rawOrder({ recipient: { deliveryAddress: { name } }, buyer: { buyerName: name } }));
  expect(reading).toMatchObject({ ok: true, order: { buyerName: name, address: { name } } });
});

test('an order without personal data is read', () => {
  const reading = readOrder(rawOrder({ buyer: undefined, recipient: undefined }));
  expect(reading).toMatchObject({ ok: true, order: { address: null, buyerName: null, buyerEmail: null } });
});

test('an echo of Multi-Channel Fulfillment is read without marketplace and without money', () => {
  const raw = rawOrder({ orderId: 'S01-2222222-3333333', salesChannel: { channelName: 'NON_AMAZON' } });
  expect(readOrder(raw)).toMatchObject({
    ok: true,
    order: { salesChannel: 'NON_AMAZON', currency: 'XXX', grandTotal: null, lines: [{ total: null }] },
  });
});

test('a service level that is new to us is kept for the map of ship services', () => {
  expect(readOrder(withStatus({ fulfillmentServiceLevel: 'ROCKET' }))).toMatchObject({
    ok: true,
    order: { serviceLevel: 'ROCKET' },
  });
});

test('gift, promotions and the wish to cancel are read', () => {
  const reading = readOrder(
    withLine({
      fulfillment: { packing: { giftOption: { giftMessage: 'For you', giftWrapLevel: 'PREMIUM' } } },
      promotion: { breakdowns: [{ promotionId: 'SPRING' }] },
      cancellation: { cancellationRequest: { requester: 'BUYER' } },
    }),
  );
  expect(reading).toMatchObject({
    ok: true,
    order: {
      lines: [
        {
          isGift: true,
          giftMessage: 'For you',
          giftWrapLevel: 'PREMIUM',
          promotionIds: ['SPRING'],
          cancellationRequested: true,
          quantityUnfulfilled: 2,
        },
      ],
    },
  });
});

test('a refusal shows no personal data', () => {
  const reading = readOrder(rawOrder({ buyer: { buyerName: { secret: 'Jane' } } }));
  expect(reading.ok).toBe(false);
  expect(JSON.stringify(reading)).not.toContain('Jane');
});
