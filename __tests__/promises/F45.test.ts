// Two versions of the Orders API tell the same orders. The product reads 2026-01-01; the reader of v0 stands here, because
// the product does not use that version any more, and other programs do until Amazon ends it.

import { type MarketplaceFacts, marketplaceFacts } from '../../lab/amazon/marketplaces';
import { fulfillmentStatuses } from '../../lab/amazon/order';
import type { Seller } from '../../lab/amazon/seller';
import { DAY, HOUR, SECOND } from '../../lab/clock';
import { OPERATIONS, sunsetsWithin } from '../../src/TypeScript/amazon/operations';
import { readOrder } from '../../src/TypeScript/amazon/readOrder';
import type { AmazonAddress, Order, OrderLine, OrderStatus, Part } from '../../src/TypeScript/flows/orders/order';
import { exponentOf } from '../../src/TypeScript/ledger/currencies';
import { type Minor, minor, parseDecimal, sum, ZERO } from '../../src/TypeScript/ledger/minor';
import { NOON, newWorld, ORDERS, type World } from '../lab/amazon/support';
import { size } from '../support/size';

const ALL_DATA = 'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX';
const V0 = '/orders/v0/orders';

type Fields = Readonly<Record<string, unknown>>;
const under = (fields: Fields | undefined, name: string) => fields?.[name] as Fields | undefined;
const textIn = (fields: Fields | undefined, name: string): string | null =>
  (fields?.[name] as string | undefined) ?? null;

const STATUSES: Readonly<Record<string, OrderStatus>> = {
  PendingAvailability: 'PENDING_AVAILABILITY',
  Pending: 'PENDING',
  Unshipped: 'UNSHIPPED',
  PartiallyShipped: 'PARTIALLY_SHIPPED',
  Shipped: 'SHIPPED',
  Canceled: 'CANCELLED',
  Unfulfillable: 'UNFULFILLABLE',
};
const PROGRAMS = {
  IsBusinessOrder: 'AMAZON_BUSINESS',
  IsPrime: 'PRIME',
  IsPremiumOrder: 'PREMIUM',
  IsISPU: 'IN_STORE_PICK_UP',
  IsIBA: 'INVOICE_BY_AMAZON',
} as const;
const TOLD_PROGRAMS = [...Object.values(PROGRAMS), 'PREORDER'];

/** SecondDay → SECOND_DAY. */
const constant = (words: string): string => words.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

function moneyIn(fields: Fields | undefined, name: string): Minor | null {
  const money = under(fields, name);
  if (money === undefined) return null;
  return parseDecimal(money.Amount as string, exponentOf(money.CurrencyCode as string));
}

/** An amount without its tax, and the tax, wherever the marketplace quotes it. */
function part(gross: Minor | null, tax: Minor | null, { taxIncluded }: MarketplaceFacts): Part {
  const [whole, portion] = [gross ?? ZERO, tax ?? ZERO];
  return { amount: taxIncluded ? minor(whole - portion) : whole, tax: portion };
}

const comesTo = ({ amount, tax }: Part): Minor => minor(amount + tax);

function lineOf(item: Fields, status: OrderStatus, facts: MarketplaceFacts): OrderLine {
  const amount = (price: string, tax: string, from: Fields | undefined = item) =>
    part(moneyIn(from, price), moneyIn(from, tax), facts);
  const buyer = under(item, 'BuyerInfo');
  const parts = {
    item: amount('ItemPrice', 'ItemTax'),
    shipping: amount('ShippingPrice', 'ShippingTax'),
    giftWrap: amount('GiftWrapPrice', 'GiftWrapTax', buyer),
    other: amount('CODFee', 'CODFeeTax'),
    promotion: amount('PromotionDiscount', 'PromotionDiscountTax'),
    shippingPromotion: amount('ShippingDiscount', 'ShippingDiscountTax'),
  };
  const charged = sum([parts.item, parts.shipping, parts.giftWrap, parts.other].map(comesTo));
  const [ordered, fulfilled] = [item.QuantityOrdered as number, item.QuantityShipped as number];
  return {
    orderItemId: item.OrderItemId as string,
    sku: textIn(item, 'SellerSKU'),
    asin: textIn(item, 'ASIN'),
    title: textIn(item, 'Title') ?? '',
    quantityOrdered: ordered,
    quantityFulfilled: fulfilled,
    quantityUnfulfilled: status === 'CANCELLED' ? 0 : ordered - fulfilled,
    ...parts,
    total:
      item.ItemPrice === undefined
        ? null
        : minor(charged - comesTo(parts.promotion) - comesTo(parts.shippingPromotion)),
    pointsCost: moneyIn(under(item, 'PointsGranted'), 'PointsMonetaryValue') ?? ZERO,
    taxModel: item.TaxCollection === undefined ? 'SELLER' : 'MARKETPLACE_FACILITATOR',
    isGift: item.IsGift === 'true',
    giftMessage: textIn(buyer, 'GiftMessageText'),
    giftWrapLevel: textIn(buyer, 'GiftWrapLevel'),
    cancellationRequested: under(item, 'BuyerRequestedCancel')?.IsBuyerRequestedCancel === 'true',
    promotionIds: (item.PromotionIds as string[] | undefined) ?? [],
  };
}

function addressOf(address: Fields | undefined): AmazonAddress | null {
  if (address === undefined) return null;
  const text = (name: string) => textIn(address, name);
  return {
    name: text('Name'),
    companyName: text('CompanyName'),
    addressLine1: text('AddressLine1'),
    addressLine2: text('AddressLine2'),
    addressLine3: text('AddressLine3'),
    city: text('City'),
    districtOrCounty: text('County'),
    stateOrRegion: text('StateOrRegion'),
    municipality: text('Municipality'),
    postalCode: text('PostalCode'),
    countryCode: text('CountryCode'),
    phone: text('Phone'),
    addressType: text('AddressType')?.toUpperCase() ?? null,
  };
}

function orderOf(order: Fields, items: readonly Fields[]): Order {
  const facts = marketplaceFacts(order.MarketplaceId as string);
  const status = STATUSES[order.OrderStatus as string] as OrderStatus;
  const buyer = under(order, 'BuyerInfo');
  const programs = Object.entries(PROGRAMS).flatMap(([flag, program]) => (order[flag] === true ? [program] : []));
  return {
    amazonOrderId: order.AmazonOrderId as string,
    marketplaceId: facts.id,
    salesChannel: order.SalesChannel === 'Non-Amazon' ? 'NON_AMAZON' : 'AMAZON',
    createdTime: order.PurchaseDate as string,
    lastUpdatedTime: order.LastUpdateDate as string,
    status,
    channel: order.FulfillmentChannel === 'AFN' ? 'FBA' : 'FBM',
    serviceLevel: constant(order.ShipmentServiceLevelCategory as string),
    currency: facts.currency,
    grandTotal: moneyIn(order, 'OrderTotal'),
    deliveryTip: ZERO,
    taxIncluded: facts.taxIncluded,
    lines: items.map((item) => lineOf(item, status, facts)),
    address: addressOf(under(order, 'ShippingAddress')),
    buyerName: textIn(buyer, 'BuyerName'),
    buyerEmail: textIn(buyer, 'BuyerEmail'),
    purchaseOrderNumber: textIn(buyer, 'PurchaseOrderNumber'),
    shipBy: { earliest: textIn(order, 'EarliestShipDate'), latest: textIn(order, 'LatestShipDate') },
    deliverBy: { earliest: textIn(order, 'EarliestDeliveryDate'), latest: textIn(order, 'LatestDeliveryDate') },
    programs: order.OrderType === 'Preorder' ? [...programs, 'PREORDER'] : programs,
    replaces: textIn(order, 'ReplacedOrderId'),
    exchanges: null,
    unknownFields: [],
  };
}

/** Whole seconds. */
const seconds = (instant: string | null): string | null =>
  instant && `${new Date(instant).toISOString().slice(0, 19)}Z`;

/**
 * What both versions can tell. v0 has whole seconds, no word for pick-up points, flags for some programs only, and
 * nothing of exchanges; no promises and no gift messages of orders that Amazon ships, no delivery date of cancelled ones,
 * no address of those that will never be shipped. Whether prices hold tax shows only where there is tax, so it is part of the amounts.
 */
function common(order: Order): Order {
  const fba = order.channel === 'FBA';
  const none = { earliest: null, latest: null };
  const window = ({ earliest, latest }: Order['shipBy']) => ({ earliest: seconds(earliest), latest: seconds(latest) });
  const { address } = order;
  return {
    ...order,
    createdTime: seconds(order.createdTime) as string,
    lastUpdatedTime: seconds(order.lastUpdatedTime) as string,
    taxIncluded: false,
    lines: order.lines.map((line) => (fba ? { ...line, giftMessage: null } : line)),
    address: order.status === 'UNFULFILLABLE' ? null : address && { ...address, addressType: pickUp(address) },
    shipBy: fba ? none : window(order.shipBy),
    deliverBy: fba || order.status === 'CANCELLED' ? none : window(order.deliverBy),
    programs: order.programs.filter((program) => TOLD_PROGRAMS.includes(program)).sort(),
    exchanges: null,
    unknownFields: [],
  };
}

const pickUp = ({ addressType }: AmazonAddress): string | null => (addressType === 'PICKUP_POINT' ? null : addressType);

/** Reads an order in both versions at the same moment, v0 with a token for personal data. Null: 2026-01-01 tells too little. */
function inBothVersions(world: World, account: Seller, orderId: string, restricted: (path: string) => Fields) {
  const order = restricted(`${V0}/${orderId}`).payload as Fields;
  const { OrderItems } = restricted(`${V0}/${orderId}/orderItems`).payload as { OrderItems: Fields[] };
  const newer = readOrder(world.get(`${ORDERS}/${orderId}`, { includedData: ALL_DATA }, account).body.order);
  // One sum for the tax of two promotions in one version, a field for each in the other.
  if (!newer.ok && newer.class === 'tax-not-attributable') return null;
  if (!newer.ok) throw new Error(`${orderId}: ${newer.message}`);
  return { older: common(orderOf(order, OrderItems)), newer: common(newer.order) };
}

/** Asks with a restricted token for everything that v0 keeps from others. */
function restrictedReader(world: World, account: Seller): (path: string) => Fields {
  const elements = ['buyerInfo', 'shippingAddress'];
  const { body } = world.post(
    '/tokens/2021-03-01/restrictedDataToken',
    {
      restrictedResources: [
        { method: 'GET', path: `${V0}/{orderId}`, dataElements: elements },
        { method: 'GET', path: `${V0}/{orderId}/orderItems`, dataElements: ['buyerInfo'] },
      ],
    },
    account,
  );
  const headers = { 'x-amz-access-token': body.restrictedDataToken as string, 'user-agent': 'Parity/1.0' };
  return (path) => {
    const answer = world.amazon.serve({ method: 'GET', url: `https://${account.host}${path}`, headers, body: '' });
    expect(answer.status).toBe(200);
    return JSON.parse(answer.body as string) as Fields;
  };
}

test('F45 the same orders come from both versions of the Orders API: every state, channel, currency and amount', () => {
  const world = newWorld({
    accounts: [
      { region: 'na', marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] },
      { region: 'eu', marketplaceIds: ['A1F83G8C2ARO7P'] },
      { region: 'fe', marketplaceIds: ['A1VC38T7YXB528'] },
    ],
  });
  const perDay = size('F45 orders a day', 60, 1_200);
  world.amazon.control.trade({ from: NOON - 3 * DAY, to: NOON, ordersPerDay: perDay, seed: 9 });
  const seen = new Set<string>();
  for (const account of world.amazon.accounts) {
    world.amazon.control.truth();
    const [marketplaceId = ''] = account.marketplaceIds;
    for (const status of fulfillmentStatuses) {
      const echo = status === 'UNFULFILLABLE' ? ({ channelName: 'NON_AMAZON', channel: 'FBA' } as const) : {};
      const cancelled = status === 'CANCELLED';
      const orderId = world.amazon.control.placeOrder({ marketplaceId, ...(cancelled ? {} : { status }), ...echo });
      if (cancelled) world.amazon.control.update(orderId, { status });
    }
    let reader = restrictedReader(world, account);
    let since = world.clock.now();
    for (const { orderId } of account.orders.all()) {
      if (world.clock.now() > since + HOUR / 2) {
        world.renew();
        reader = restrictedReader(world, account);
        since = world.clock.now();
      }
      const read = inBothVersions(world, account, orderId, reader);
      world.clock.advance(2 * SECOND);
      if (read === null) continue;
      const { older, newer } = read;
      expect(older).toEqual(newer);
      seen.add(newer.status).add(newer.channel).add(newer.currency).add(newer.salesChannel);
      if (newer.replaces !== null) seen.add('replacement');
      if (newer.lines.some(({ isGift }) => isGift)) seen.add('gift');
      if (newer.lines.some(({ promotion }) => promotion.amount > 0)) seen.add('promotion');
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...fulfillmentStatuses,
      'FBA',
      'FBM',
      'USD',
      'CAD',
      'GBP',
      'JPY',
      'NON_AMAZON',
      'gift',
      'promotion',
    ]),
  );
});

test('F45 both versions list the same orders of a span', () => {
  const world = newWorld();
  world.amazon.control.trade({ from: NOON - DAY, to: NOON, ordersPerDay: 150, seed: 4 });
  world.settle();
  const lastUpdated = new Date(NOON - 6 * HOUR).toISOString();
  const newer = world.get(ORDERS, { lastUpdatedAfter: lastUpdated }).body.orders as { orderId: string }[];
  const MarketplaceIds = world.account.marketplaceIds.join();
  const older = world.get(V0, { LastUpdatedAfter: lastUpdated, MarketplaceIds }).body.payload as {
    Orders: { AmazonOrderId: string }[];
  };
  expect(newer.length).toBeGreaterThan(10);
  expect(older.Orders.map(({ AmazonOrderId }) => AmazonOrderId)).toEqual(newer.map(({ orderId }) => orderId));
});

test('F45 the add-on calls no operation that Amazon ends within 180 days, and would be told of one', () => {
  const today = '2026-11-20';
  expect(sunsetsWithin(180, today)).toEqual([]);
  const ending = { ...OPERATIONS.getOrder, path: `${V0}/{orderId}`, sunset: '2027-03-27' };
  expect(sunsetsWithin(180, today, [ending])).toEqual([{ operation: 'getOrder', sunset: '2027-03-27', daysLeft: 127 }]);
});
