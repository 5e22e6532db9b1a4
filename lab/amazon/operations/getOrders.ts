// Orders created or updated in a span of time, in the older version, page by page.
// Source: Orders v0 model, unless a line says otherwise.

import { DAY, type Instant, MINUTE } from '../../clock';
import { invalidInput, operation, Refusal } from '../operation';
import type { AmazonOrder } from '../order';
import type { Position, TimeFamily } from '../orderBook';
import { channelV0, orderV0, paymentMethodV0, statusesV0 } from '../orderV0Document';
import type { Seller } from '../seller';
import { V0_UNTIL } from './ordersV0';
import { readToken, writeToken } from './pageToken';
import { countOf, instantOf, isFound, listOf, onlyKnown, onlyOwn, versionOf } from './parameters';

const TIMES = ['CreatedAfter', 'CreatedBefore', 'LastUpdatedAfter', 'LastUpdatedBefore'];
const DELIVERY_TIMES = [
  'EarliestDeliveryDateBefore',
  'EarliestDeliveryDateAfter',
  'LatestDeliveryDateBefore',
  'LatestDeliveryDateAfter',
];
const NOT_EMULATED = [
  'EasyShipShipmentStatuses',
  'ElectronicInvoiceStatuses',
  'ActualFulfillmentSupplySourceId',
  'StoreChainStoreId',
];
const FILTERS = [
  'OrderStatuses',
  'FulfillmentChannels',
  'PaymentMethods',
  'BuyerEmail',
  'SellerOrderId',
  'AmazonOrderIds',
  'IsISPU',
  ...DELIVERY_TIMES,
];
const NAMES = new Set([...TIMES, ...FILTERS, ...NOT_EMULATED, 'MarketplaceIds', 'MaxResultsPerPage', 'NextToken']);
const NOT_WITH_SELLER_ORDER_ID = [
  'FulfillmentChannels',
  'OrderStatuses',
  'PaymentMethods',
  'LastUpdatedAfter',
  'LastUpdatedBefore',
  'BuyerEmail',
];
const MOST_IDS = 50;
const MOST_RESULTS = 100;
const SETTLING = 2 * MINUTE;

type Query = ReadonlyMap<string, string>;

interface Page {
  /** The first request's parameters but those that may change, as text. */
  readonly asked: Readonly<Record<string, string>>;
  readonly family: TimeFamily;
  readonly from: Instant;
  readonly to: Instant;
  readonly after: Position | null;
  readonly issued: Instant;
}

export const getOrders = operation({
  operationId: 'getOrders',
  method: 'GET',
  path: '/orders/v0/orders',
  rate: 0.0167,
  burst: 20,
  role: 'Inventory and Order Tracking',
  until: V0_UNTIL,
  restricted: 'by element',
  handle(seller, { query, now, opened }) {
    checkNames(query);
    const marketplaceIds = idsOf(query, 'MarketplaceIds');
    if (marketplaceIds.length === 0) throw invalidInput('MarketplaceIds is required.');
    onlyOwn(marketplaceIds, seller);
    const limit = countOf(query, 'MaxResultsPerPage', { usual: MOST_RESULTS, most: MOST_RESULTS });
    const page = pageOf(query, now);
    const { orders, more } = seller.orders.search({
      ...page,
      limit,
      matches: filterOf(page.asked, marketplaceIds, now),
    });
    const last = orders.at(-1);
    const next = more && last !== undefined ? { ...page, after: positionOf(page.family, last), issued: now } : null;
    const before = page.family === 'created' ? 'CreatedBefore' : 'LastUpdatedBefore';
    return {
      payload: {
        Orders: orders.map((order) => shown(seller, order, { opened, now })),
        NextToken: next === null ? undefined : writeToken('getOrders', next),
        [before]: `${new Date(page.to).toISOString().slice(0, 19)}Z`,
      },
    };
  },
});

const shown = (seller: Seller, order: AmazonOrder, reader: Parameters<typeof orderV0>[1]) =>
  orderV0(versionOf(seller, order, { now: reader.now, operationId: 'getOrders' }), reader);

const positionOf = (family: TimeFamily, order: AmazonOrder): Position => ({
  time: family === 'created' ? order.createdTime : order.lastUpdatedTime,
  orderId: order.orderId,
});

function checkNames(query: Query): void {
  onlyKnown(query, NAMES);
  const lacking = NOT_EMULATED.find((name) => query.has(name));
  if (lacking !== undefined) throw new Refusal(501, 'NotEmulated', `${lacking} is not one of the lab's filters.`);
  const clash = query.has('SellerOrderId') && NOT_WITH_SELLER_ORDER_ID.find((name) => query.has(name));
  if (clash) throw invalidInput(`${clash} cannot be specified with SellerOrderId.`);
}

function idsOf(query: Query, name: string): readonly string[] {
  const ids = query.get(name)?.split(',') ?? [];
  if (ids.length > MOST_IDS) throw invalidInput(`At most ${MOST_IDS} ${name} can be provided.`);
  return ids;
}

/** Where the list goes on, or begins. With a token, what else is given must be what was asked first. */
function pageOf(query: Query, now: Instant): Page {
  const asked = Object.fromEntries([...query].filter(([name]) => FILTERS.includes(name) || TIMES.includes(name)));
  const token = query.get('NextToken');
  if (token === undefined) return { asked, ...spanOf(query, now), after: null, issued: now };
  const page = readToken<Page>('getOrders', token);
  if (page === null) throw invalidInput('The NextToken is not valid.');
  // Unconfirmed: as long as a token of the newer version.
  if (now > page.issued + DAY) throw invalidInput('The NextToken has expired.');
  const changed = Object.keys(asked).find((name) => asked[name] !== page.asked[name]);
  if (changed !== undefined) throw invalidInput(`${changed} differs from the request that the NextToken came from.`);
  return page;
}

function spanOf(query: Query, now: Instant): Pick<Page, 'family' | 'from' | 'to'> {
  const created = instantOf(query, 'CreatedAfter');
  const updated = instantOf(query, 'LastUpdatedAfter');
  // Practice: known ids need no time.
  if (created === undefined && updated === undefined && query.has('AmazonOrderIds')) {
    return { family: 'created', from: 0, to: now - SETTLING };
  }
  if ((created === undefined) === (updated === undefined)) {
    throw invalidInput('Exactly one of CreatedAfter and LastUpdatedAfter must be provided.');
  }
  const [family, name, other] =
    created !== undefined
      ? (['created', 'Created', 'LastUpdated'] as const)
      : (['lastUpdated', 'LastUpdated', 'Created'] as const);
  if (query.has(`${other}Before`)) throw invalidInput(`${other}Before cannot be specified with ${name}After.`);
  const from = (created ?? updated) as Instant;
  const before = instantOf(query, `${name}Before`);
  if (before !== undefined && before < from) throw invalidInput(`${name}Before must not be earlier than ${name}After.`);
  if (Math.max(from, before ?? from) > now - SETTLING) {
    throw invalidInput(`${name}After and ${name}Before must be at least two minutes before the time of the request.`);
  }
  return { family, from, to: before ?? now - SETTLING };
}

function filterOf(
  asked: Readonly<Record<string, string>>,
  marketplaceIds: readonly string[],
  now: Instant,
): (order: AmazonOrder) => boolean {
  const query = new Map(Object.entries(asked));
  const statuses = new Set<string>(
    listOf(query, 'OrderStatuses', [...Object.values(statusesV0), 'InvoiceUnconfirmed']),
  );
  const channels = new Set<string>(listOf(query, 'FulfillmentChannels', ['AFN', 'MFN']));
  const methods = new Set<string>(listOf(query, 'PaymentMethods', ['COD', 'CVS', 'Other']));
  const ids = new Set(idsOf(query, 'AmazonOrderIds'));
  const [inStore] = listOf(query, 'IsISPU', ['true', 'false']);
  const delivered = deliveryFilter(query);
  const [email, sellerOrderId] = [query.get('BuyerEmail'), query.get('SellerOrderId')];
  return (order) =>
    marketplaceIds.includes(order.marketplaceId) &&
    (statuses.size === 0 || statuses.has(statusesV0[order.status])) &&
    (channels.size === 0 || channels.has(channelV0(order))) &&
    (methods.size === 0 || methods.has(paymentMethodV0(order))) &&
    (ids.size === 0 || ids.has(order.orderId)) &&
    (inStore === undefined || order.programs.includes('IN_STORE_PICK_UP') === (inStore === 'true')) &&
    (email === undefined || order.buyer?.email === email) &&
    (sellerOrderId === undefined || [order.orderId, ...order.aliases].includes(sellerOrderId)) &&
    delivered(order) &&
    isFound(order, now);
}

function deliveryFilter(query: Query): (order: AmazonOrder) => boolean {
  const [earliestBefore, earliestAfter, latestBefore, latestAfter] = DELIVERY_TIMES.map((name) =>
    instantOf(query, name),
  );
  const inside = (time: Instant, after?: Instant, before?: Instant) =>
    time >= (after ?? Number.NEGATIVE_INFINITY) && time <= (before ?? Number.POSITIVE_INFINITY);
  return ({ deliverBy }) =>
    inside(deliverBy.earliest, earliestAfter, earliestBefore) && inside(deliverBy.latest, latestAfter, latestBefore);
}
