// The reads of the Orders API v0: the older words for the same order book, and personal data behind restricted tokens.

import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { answered, NOON, newWorld, request, type World } from './support';

const V0 = '/orders/v0/orders';
const TOKENS = '/tokens/2021-03-01/restrictedDataToken';
const US = 'ATVPDKIKX0DER';
const CA = 'A2EUQ1WTGCTBG2';
const ELEMENTS = ['buyerInfo', 'shippingAddress'];

type Payload = Record<string, unknown> & { Orders: Record<string, unknown>[]; OrderItems: Record<string, unknown>[] };
const payload = ({ body }: { body: Record<string, unknown> }) => body.payload as Payload;
const iso = (instant: number): string => new Date(instant).toISOString();
const since = (instant: number, more: object = {}) => ({ MarketplaceIds: US, LastUpdatedAfter: iso(instant), ...more });

const resource = (path: string, dataElements?: readonly string[]) => ({
  method: 'GET',
  path,
  ...(dataElements === undefined ? {} : { dataElements }),
});

/** What a caller with a restricted token for `resources` gets. */
function restricted(world: World, resources: readonly object[]) {
  const { body } = world.post(TOKENS, { restrictedResources: resources });
  return (path: string) =>
    answered(world.amazon.serve(request(`https://${world.account.host}${path}`, {}, String(body.restrictedDataToken))));
}

function oneOrder(): { world: World; orderId: string } {
  const world = newWorld();
  const lines = [
    {
      sku: 'A',
      quantity: 2,
      price: 1_000,
      tax: 165,
      gift: { message: 'Hi', wrapLevel: 'Paper' },
      wrap: 300,
      wrapTax: 25,
    },
  ];
  const orderId = world.amazon.control.placeOrder({
    createdTime: NOON - HOUR,
    lines,
    buyer: { purchaseOrderNumber: 'PO 7' },
  });
  return { world, orderId };
}

test('an order and its lines in the words of v0', () => {
  const { world, orderId } = oneOrder();
  expect(payload(world.get(`${V0}/${orderId}`))).toMatchObject({
    AmazonOrderId: orderId,
    PurchaseDate: '2026-11-20T11:00:00Z',
    OrderStatus: 'Unshipped',
    FulfillmentChannel: 'MFN',
    SalesChannel: 'Amazon.com',
    OrderTotal: { CurrencyCode: 'USD', Amount: '24.90' },
    NumberOfItemsUnshipped: 2,
    IsReplacementOrder: false,
  });
  const items = payload(world.get(`${V0}/${orderId}/orderItems`));
  expect(items).toMatchObject({
    AmazonOrderId: orderId,
    OrderItems: [
      {
        SellerSKU: 'A',
        QuantityOrdered: 2,
        ItemPrice: { Amount: '20.00' },
        ItemTax: { Amount: '1.65' },
        IsGift: 'true',
        BuyerRequestedCancel: { IsBuyerRequestedCancel: 'false' },
        TaxCollection: { Model: 'MarketplaceFacilitator' },
      },
    ],
  });
  expect(items).not.toHaveProperty('NextToken');
});

test('without a restricted token only the place and the relay address of the mail are told', () => {
  const { world, orderId } = oneOrder();
  const order = payload(world.get(`${V0}/${orderId}`));
  const place = { City: 'Seattle', StateOrRegion: 'WA', PostalCode: '98109', CountryCode: 'US' };
  expect([order.ShippingAddress, Object.keys(order.BuyerInfo as object)]).toEqual([place, ['BuyerEmail']]);
  expect(payload(world.get(`${V0}/${orderId}/address`))).toEqual({ AmazonOrderId: orderId, ShippingAddress: place });
  expect(Object.keys(payload(world.get(`${V0}/${orderId}/buyerInfo`)))).toEqual(['AmazonOrderId', 'BuyerEmail']);
  const [item] = payload(world.get(`${V0}/${orderId}/orderItems`)).OrderItems;
  expect(item?.BuyerInfo).toEqual({});
  const [bare] = payload(world.get(`${V0}/${orderId}/orderItems/buyerInfo`)).OrderItems;
  expect(Object.keys(bare ?? {})).toEqual(['OrderItemId']);
});

test('a restricted token opens what it names, for the calls it names, for an hour', () => {
  const { world, orderId } = oneOrder();
  const one = restricted(world, [
    resource(`${V0}/${orderId}`, ELEMENTS),
    resource(`${V0}/{orderId}/orderItems`, ['buyerInfo']),
  ]);
  expect(payload(one(`${V0}/${orderId}`))).toMatchObject({
    ShippingAddress: { Name: 'Robin Buyer', AddressLine1: '410 Terry Ave N', AddressType: 'Residential' },
    BuyerInfo: { BuyerName: 'Robin Buyer', PurchaseOrderNumber: 'PO 7' },
  });
  expect(payload(one(`${V0}/${orderId}/orderItems`)).OrderItems[0]).toMatchObject({
    BuyerInfo: {
      GiftMessageText: 'Hi',
      GiftWrapLevel: 'Paper',
      GiftWrapPrice: { Amount: '3.00' },
      GiftWrapTax: { Amount: '0.25' },
    },
  });
  const other = world.amazon.control.placeOrder();
  expect([one(`${V0}/${other}`).status, one(`${V0}/${orderId}/address`).status]).toEqual([403, 403]);
  expect(one('/orders/2026-01-01/orders/' + orderId).status).toBe(403);

  const buyerOnly = restricted(world, [resource(`${V0}/{orderId}`, ['buyerInfo'])]);
  expect(payload(buyerOnly(`${V0}/${orderId}`)).ShippingAddress).not.toHaveProperty('Name');
  const address = restricted(world, [resource(`${V0}/{orderId}/address`), resource(`${V0}/{orderId}/buyerInfo`)]);
  expect(payload(address(`${V0}/${orderId}/address`))).toMatchObject({ ShippingAddress: { Name: 'Robin Buyer' } });
  expect(payload(address(`${V0}/${orderId}/buyerInfo`))).toMatchObject({ BuyerName: 'Robin Buyer' });
  world.clock.advance(HOUR);
  expect(address(`${V0}/${orderId}/address`)).toMatchObject({
    status: 403,
    body: { errors: [{ details: 'The access token you provided has expired.' }] },
  });
});

test.each<[string, object]>([
  ['no resources', { restrictedResources: [] }],
  ['51 resources', { restrictedResources: Array.from({ length: 51 }, () => resource(V0, ELEMENTS)) }],
  ['a call that is not restricted', { restrictedResources: [resource('/reports/2021-06-30/reports')] }],
  ['another method', { restrictedResources: [{ ...resource(V0, ELEMENTS), method: 'PATCH' }] }],
  ['no data elements where they are needed', { restrictedResources: [resource(V0)] }],
  ['a data element that is none', { restrictedResources: [resource(V0, ['everything'])] }],
  [
    'data elements where there is one kind only',
    { restrictedResources: [resource(`${V0}/{orderId}/address`, ELEMENTS)] },
  ],
])('a restricted token for %s is refused', (_, body) => {
  expect(newWorld().post(TOKENS, body)).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput' }] } });
});

test('personal data needs the application’s role for it', () => {
  const { world } = oneOrder();
  world.account.roles.delete('Direct-to-Consumer Shipping');
  expect(world.post(TOKENS, { restrictedResources: [resource(V0, ['buyerInfo'])] }).status).toBe(200);
  expect(world.post(TOKENS, { restrictedResources: [resource(V0, ELEMENTS)] })).toMatchObject({
    status: 400,
    body: { errors: [{ message: expect.stringContaining('data elements: [shippingAddress]') }] },
  });
});

test('pending orders tell no price, address or buyer; orders of Amazon’s never a name', () => {
  const { world } = oneOrder();
  const { control } = world.amazon;
  const pending = control.placeOrder({ status: 'PENDING' });
  const fba = control.placeOrder({ channel: 'FBA', status: 'SHIPPED' });
  const read = restricted(world, [
    resource(`${V0}/{orderId}`, ELEMENTS),
    resource(`${V0}/{orderId}/orderItems`, ['buyerInfo']),
  ]);
  const waiting = payload(read(`${V0}/${pending}`));
  for (const field of ['OrderTotal', 'ShippingAddress', 'BuyerInfo', 'LatestShipDate'])
    expect(waiting).not.toHaveProperty(field);
  const [line] = payload(read(`${V0}/${pending}/orderItems`)).OrderItems;
  for (const field of ['ItemPrice', 'IsGift', 'BuyerInfo']) expect(line).not.toHaveProperty(field);
  const amazons = payload(read(`${V0}/${fba}`));
  expect(amazons.ShippingAddress).not.toHaveProperty('Name');
  expect(amazons).not.toHaveProperty('LatestShipDate');
  expect(JSON.stringify(amazons)).not.toContain('Robin');
});

test('orders are found page by page; the token needs the marketplaces and takes nothing else back', () => {
  const world = newWorld();
  const ids = [5, 4, 3, 2, 1].map((ago) => world.amazon.control.placeOrder({ createdTime: NOON - ago * HOUR }));
  const first = payload(world.get(V0, since(NOON - DAY, { MaxResultsPerPage: '2' })));
  expect(first.Orders.map(({ AmazonOrderId }) => AmazonOrderId)).toEqual(ids.slice(0, 2));
  expect(first.LastUpdatedBefore).toBe('2026-11-20T11:58:00Z');
  const NextToken = first.NextToken as string;
  const rest = payload(world.get(V0, { MarketplaceIds: US, NextToken }));
  expect(rest.Orders.map(({ AmazonOrderId }) => AmazonOrderId)).toEqual(ids.slice(2));
  expect(rest).not.toHaveProperty('NextToken');
  expect(world.get(V0, { NextToken }).status).toBe(400);
  expect(world.get(V0, since(NOON - DAY + 1, { NextToken })).status).toBe(400);
  expect(world.get(V0, { MarketplaceIds: US, NextToken: 'a.b' }).status).toBe(400);
});

test('orders are found by state, channel, way to pay, mail and number', () => {
  const world = newWorld();
  const { control } = world.amazon;
  const at = { createdTime: NOON - HOUR };
  const plain = control.placeOrder({ ...at, aliases: ['WEB-9'], buyer: { email: 'a@b.example' } });
  const fba = control.placeOrder({ ...at, channel: 'FBA', status: 'SHIPPED' });
  const cod = control.placeOrder({ ...at, paymentMethod: 'COD', programs: ['IN_STORE_PICK_UP'] });
  const canada = control.placeOrder({ ...at, marketplaceId: CA });
  const found = (query: Record<string, string>) =>
    payload(world.get(V0, { MarketplaceIds: US, CreatedAfter: iso(NOON - DAY), ...query })).Orders.map(
      ({ AmazonOrderId }) => AmazonOrderId,
    );
  expect(found({}).sort()).toEqual([plain, fba, cod].sort());
  expect(found({ MarketplaceIds: CA })).toEqual([canada]);
  expect(found({ OrderStatuses: 'Shipped,Canceled' })).toEqual([fba]);
  expect(found({ FulfillmentChannels: 'AFN' })).toEqual([fba]);
  expect(found({ PaymentMethods: 'COD' })).toEqual([cod]);
  expect(found({ IsISPU: 'true' })).toEqual([cod]);
  expect(found({ BuyerEmail: 'a@b.example' })).toEqual([plain]);
  expect(found({ SellerOrderId: 'WEB-9' })).toEqual([plain]);
  expect(found({ LatestDeliveryDateBefore: iso(NOON) })).toEqual([]);
  const known = payload(world.get(V0, { MarketplaceIds: US, AmazonOrderIds: `${cod},${fba}` }));
  expect(known.Orders).toHaveLength(2);
});

test.each<[string, Record<string, string>]>([
  ['no marketplace', { LastUpdatedAfter: iso(NOON - DAY) }],
  ['a marketplace of others', since(NOON - DAY, { MarketplaceIds: 'A1F83G8C2ARO7P' })],
  ['51 marketplaces', since(NOON - DAY, { MarketplaceIds: Array.from({ length: 51 }, () => US).join() })],
  ['no time', { MarketplaceIds: US }],
  ['both times', since(NOON - DAY, { CreatedAfter: iso(NOON - DAY) })],
  ['an end of the other time', since(NOON - DAY, { CreatedBefore: iso(NOON - HOUR) })],
  ['an end before the start', since(NOON - DAY, { LastUpdatedBefore: iso(NOON - 2 * DAY) })],
  ['an end a minute ago', since(NOON - DAY, { LastUpdatedBefore: iso(NOON - MINUTE) })],
  ['a start a minute ago', since(NOON - MINUTE)],
  ['a state that is none', since(NOON - DAY, { OrderStatuses: 'UNSHIPPED' })],
  ['a page of 101', since(NOON - DAY, { MaxResultsPerPage: '101' })],
  ['51 order ids', since(NOON - DAY, { AmazonOrderIds: Array.from({ length: 51 }, () => 'x').join() })],
  [
    'a seller’s number and a state',
    { MarketplaceIds: US, CreatedAfter: iso(NOON - DAY), SellerOrderId: 'x', OrderStatuses: 'Shipped' },
  ],
  ['a parameter of the other version', since(NOON - DAY, { includedData: 'BUYER' })],
])('a search with %s is refused', (_, query) => {
  expect(newWorld().get(V0, query)).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput' }] } });
});

test('more than a hundred lines come page by page', () => {
  const world = newWorld();
  const lines = Array.from({ length: 130 }, (_, index) => ({ sku: `S${index}` }));
  const orderId = world.amazon.control.placeOrder({ lines });
  const first = payload(world.get(`${V0}/${orderId}/orderItems`));
  const second = payload(world.get(`${V0}/${orderId}/orderItems`, { NextToken: first.NextToken as string }));
  expect([first.OrderItems.length, second.OrderItems.length, second.NextToken]).toEqual([100, 30, undefined]);
  const other = world.amazon.control.placeOrder();
  expect(world.get(`${V0}/${other}/orderItems`, { NextToken: first.NextToken as string }).status).toBe(400);
});

test('each version has buckets of its own, and a filter that the lab has not is refused by name', () => {
  const { world, orderId } = oneOrder();
  const reads = Array.from({ length: 31 }, () => world.get(`${V0}/${orderId}`).status);
  expect(reads).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
  expect(world.get(`/orders/2026-01-01/orders/${orderId}`).status).toBe(200);
  expect(world.get(V0, since(NOON - DAY)).headers['x-amzn-ratelimit-limit']).toBe('0.0167');
  expect(world.get(V0, since(NOON - DAY, { EasyShipShipmentStatuses: 'Delivered' })).status).toBe(501);
});

test('from 27 March 2027 Amazon knows the reads of v0 no more', () => {
  const { world, orderId } = oneOrder();
  world.clock.set(Date.parse('2027-03-26T23:59:59.999Z'));
  expect(world.get(`${V0}/${orderId}`).status).toBe(200);
  world.clock.advance(1);
  expect(world.get(`${V0}/${orderId}`).status).toBe(403);
  expect(world.get(`/orders/2026-01-01/orders/${orderId}`).status).toBe(200);
});
