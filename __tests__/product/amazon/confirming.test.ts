// How Amazon is told of packages and cancellations, one by one and in feeds, and how its answers are read.
import * as fc from 'fast-check';
import { confirmShipment, type ShipmentPackage } from '../../../src/TypeScript/amazon/confirmShipment';
import {
  createFeed,
  createFeedDocument,
  FEED_CONTENT_TYPE,
  getFeeds,
  readFeed,
  readFeedId,
  readFeedPlace,
  readFeedResult,
  readFeeds,
} from '../../../src/TypeScript/amazon/feeds';
import { cancelFeed, shipmentFeed } from '../../../src/TypeScript/amazon/feedText';
import { readProcessingReport } from '../../../src/TypeScript/amazon/processingReport';
import { readProgress } from '../../../src/TypeScript/amazon/readProgress';
import { buildRequest } from '../../../src/TypeScript/amazon/request';

const caller = { region: 'NA', version: '0.1.0', now: Date.UTC(2026, 2, 1, 10, 20, 30) } as const;

const PACKAGE: ShipmentPackage = {
  amazonOrderId: '111-0000001-0000001',
  marketplaceId: 'ATVPDKIKX0DER',
  referenceId: '4711001',
  carrierCode: 'UPS',
  carrierName: null,
  shippingMethod: 'UPS Ground',
  trackingNumber: '1Z999',
  shippedAt: '2026-03-01T10:00:00.000Z',
  items: [{ orderItemId: '00000000000001', quantity: 2 }],
};

test('a package is posted as JSON with its reference as a string, and no carrier name where there is a code', () => {
  const request = buildRequest(confirmShipment(PACKAGE), caller);
  expect(request).toMatchObject({
    method: 'POST',
    url: 'https://sellingpartnerapi-na.amazon.com/orders/v0/orders/111-0000001-0000001/shipmentConfirmation',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(request.body ?? '')).toEqual({
    marketplaceId: 'ATVPDKIKX0DER',
    packageDetail: {
      packageReferenceId: '4711001',
      carrierCode: 'UPS',
      shippingMethod: 'UPS Ground',
      trackingNumber: '1Z999',
      shipDate: '2026-03-01T10:00:00.000Z',
      orderItems: [{ orderItemId: '00000000000001', quantity: 2 }],
    },
  });
});

test.each(['', '0', '0123', '-1', 'A1', '1.5'])('a package named "%s" is never sent', (referenceId) => {
  expect(() => confirmShipment({ ...PACKAGE, referenceId })).toThrow('positive digits');
});

test('a package that holds nothing is never sent', () => {
  expect(() => confirmShipment({ ...PACKAGE, items: [] })).toThrow('holds nothing');
});

test('a feed names its text by the place it was put, and its marketplaces', () => {
  expect(createFeedDocument().body).toEqual({ contentType: FEED_CONTENT_TYPE });
  expect(createFeed('POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA', ['M1'], 'doc-1').body).toEqual({
    feedType: 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA',
    marketplaceIds: ['M1'],
    inputFeedDocumentId: 'doc-1',
  });
  const { url, body } = buildRequest(getFeeds('POST_FLAT_FILE_FULFILLMENT_DATA', '2026-03-01T10:00:00Z'), caller);
  expect(url).toContain('feedTypes=POST_FLAT_FILE_FULFILLMENT_DATA&createdSince=2026-03-01T10%3A00%3A00Z&pageSize=100');
  expect(body).toBeUndefined();
});

test('answers about feeds are read, and broken ones refused', () => {
  const feed = { feedId: '5', feedType: 'X', processingStatus: 'DONE', createdTime: '2026-03-01T10:00:00Z' };
  expect(readFeedPlace('{"feedDocumentId":"d","url":"https://x"}')).toMatchObject({ value: { feedDocumentId: 'd' } });
  expect(readFeedId('{"feedId":"5"}')).toEqual({ ok: true, value: '5' });
  expect(readFeed(JSON.stringify({ ...feed, resultFeedDocumentId: 'r' }))).toEqual({
    ok: true,
    value: { feedId: '5', status: 'DONE', createdTime: '2026-03-01T10:00:00.000Z', resultDocumentId: 'r' },
  });
  expect(readFeeds(JSON.stringify({ feeds: [feed] }))).toMatchObject({ value: [{ resultDocumentId: null }] });
  expect(readFeedResult('{"feedDocumentId":"r","url":"https://x","compressionAlgorithm":"GZIP"}')).toMatchObject({
    value: { isGzip: true },
  });
  expect(readFeed(JSON.stringify({ ...feed, processingStatus: 'ASLEEP' }))).toMatchObject({ class: 'unknown-enum' });
  expect(readFeedId('{"feed')).toMatchObject({ class: 'truncated-document' });
});

test('a feed has a row an item, and no value can break out of its cell', () => {
  const items = [
    { orderItemId: '1', quantity: 2 },
    { orderItemId: '2', quantity: 1 },
  ];
  const text = shipmentFeed([{ ...PACKAGE, carrierCode: 'Other', carrierName: 'Bob\tand\nSons', items }]);
  expect(text.split('\n')).toEqual([
    'order-id\torder-item-id\tquantity\tship-date\tcarrier-code\tcarrier-name\ttracking-number\tship-method',
    '111-0000001-0000001\t1\t2\t2026-03-01T10:00:00.000Z\tOther\tBob and Sons\t1Z999\tUPS Ground',
    '111-0000001-0000001\t2\t1\t2026-03-01T10:00:00.000Z\tOther\tBob and Sons\t1Z999\tUPS Ground',
    '',
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (trackingNumber, carrierName) => {
      const rows = shipmentFeed([{ ...PACKAGE, trackingNumber, carrierName }]).split(/\r\n|\r|\n/);
      expect(rows).toHaveLength(3);
      expect(rows[1]?.split('\t')).toHaveLength(8);
    }),
  );
});

test('a cancellation is a row a line with its reason', () => {
  expect(cancelFeed([{ amazonOrderId: '111-1', orderItemId: '9', reason: 'BuyerCanceled' }])).toBe(
    'order-id\tamazon-order-item-code\tcancellation-reason-code\n111-1\t9\tBuyerCanceled\n',
  );
});

const REPORT = [
  'Feed Processing Summary:',
  '\tNumber of records processed\t\t3',
  '\tNumber of records successful\t\t1',
  '',
  'original-record-number\torder-id\torder-item-id\terror-code\terror-type\terror-message',
  '1\t111-1\t9\t18028\tError\tThe order was cancelled.',
  '3\t111-3\t9\t99\tWarning\tLook at it.',
].join('\r\n');

test('a report is read line by line: what was refused, what was only warned of', () => {
  expect(readProcessingReport(REPORT)).toEqual({
    processed: 3,
    successful: 1,
    rows: [
      { record: 1, code: '18028', isError: true, message: 'The order was cancelled.' },
      { record: 3, code: '99', isError: false, message: 'Look at it.' },
    ],
    unread: [],
  });
});

test('a line of a report that is no row is told', () => {
  expect(readProcessingReport(`${REPORT}\r\nand more`).unread).toEqual(['and more']);
  expect(readProcessingReport('').rows).toEqual([]);
  expect(readProcessingReport('').processed).toBeNull();
});

test('how far an order is, is read from it and from an answer around it, without its money', () => {
  const order = {
    fulfillment: { fulfillmentStatus: 'PARTIALLY_SHIPPED' },
    orderItems: [
      { orderItemId: '1', quantityOrdered: 3, fulfillment: { quantityFulfilled: 2, quantityUnfulfilled: 1 } },
      {
        orderItemId: '2',
        quantityOrdered: 1,
        fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 0 },
        cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT' } },
      },
    ],
    packages: [
      {
        packageReferenceId: '4711001',
        carrier: 'UPS',
        trackingNumber: '1Z999',
        packageItems: [{ orderItemId: '1', quantity: 2 }],
      },
    ],
  };
  const expected = {
    status: 'PARTIALLY_SHIPPED',
    lines: [
      { orderItemId: '1', fulfilled: 2, unfulfilled: 1, isCancelled: false },
      { orderItemId: '2', fulfilled: 0, unfulfilled: 0, isCancelled: true },
    ],
    packages: [
      { referenceId: '4711001', carrier: 'UPS', trackingNumber: '1Z999', items: [{ orderItemId: '1', quantity: 2 }] },
    ],
  };
  expect(readProgress(JSON.stringify(order))).toEqual({ ok: true, value: expected });
  expect(readProgress(JSON.stringify({ order }))).toEqual({ ok: true, value: expected });
  expect(readProgress('{"orderId":"x"}')).toMatchObject({ class: 'malformed-document' });
  expect(readProgress('{"orde')).toMatchObject({ class: 'truncated-document' });
});
