// Orders created or updated in a span of time, page by page. Source: Orders model 2026-01-01, unless a line says otherwise.

import { DAY, type Instant, MINUTE } from '../../clock';
import { type ApiRequest, invalidInput, operation } from '../operation';
import { type AmazonOrder, fulfillmentStatuses } from '../order';
import type { Position, TimeFamily } from '../orderBook';
import { dataSets } from '../orderDocument';
import type { Seller } from '../seller';
import { readToken, writeToken } from './pageToken';
import { countOf, instantOf, isFound, listOf, onlyKnown, onlyOwn, present } from './parameters';

const NAMES = new Set([
  'createdAfter',
  'createdBefore',
  'lastUpdatedAfter',
  'lastUpdatedBefore',
  'fulfillmentStatuses',
  'marketplaceIds',
  'fulfilledBy',
  'maxResultsPerPage',
  'paginationToken',
  'includedData',
]);
const MAY_CHANGE = new Set(['maxResultsPerPage', 'includedData', 'paginationToken']);
const MOST_MARKETPLACES = 50;
const MOST_RESULTS = 100;
/** The newest moment that can be asked for. */
const SETTLING = 2 * MINUTE;

interface Page {
  /** The parameters that must stay the same, as text. */
  readonly asked: string;
  readonly family: TimeFamily;
  readonly from: Instant;
  readonly to: Instant;
  readonly after: Position | null;
  readonly issued: Instant;
}

export const searchOrders = operation({
  operationId: 'searchOrders',
  method: 'GET',
  path: '/orders/2026-01-01/orders',
  rate: 0.0056,
  burst: 20,
  role: 'Inventory and Order Tracking',
  handle(seller, request) {
    const { query, now } = request;
    onlyKnown(query, NAMES);
    const page = pageAsked(request);
    const limit = countOf(query, 'maxResultsPerPage', { usual: MOST_RESULTS, most: MOST_RESULTS });
    const data = new Set<string>(listOf(query, 'includedData', dataSets));
    const { orders, more } = seller.orders.search({
      family: page.family,
      from: page.from,
      to: page.to,
      after: page.after,
      limit,
      matches: filterOf(query, now, seller),
    });
    const last = orders.at(-1);
    return {
      orders: orders.map((order) => present(seller, order, { data, now, operationId: 'searchOrders' })),
      pagination:
        more && last !== undefined
          ? { nextToken: writeToken('searchOrders', { ...page, after: positionOf(page.family, last), issued: now }) }
          : undefined,
      [`${page.family}Before`]: new Date(page.to).toISOString(),
    };
  },
});

const positionOf = (family: TimeFamily, order: AmazonOrder) => ({
  time: family === 'created' ? order.createdTime : order.lastUpdatedTime,
  orderId: order.orderId,
});

function pageAsked({ query, now }: ApiRequest): Page {
  const asked = JSON.stringify([...query].filter(([name]) => !MAY_CHANGE.has(name)).sort());
  const token = query.get('paginationToken');
  const span = spanOf(query, now, token !== undefined);
  if (token === undefined) return { asked, ...span, after: null, issued: now };
  const page = readToken<Page>('searchOrders', token);
  if (page === null) throw invalidInput('The paginationToken is not valid.');
  if (now > page.issued + DAY) throw invalidInput('The paginationToken has expired.');
  if (page.asked !== asked) {
    throw invalidInput('With a paginationToken, all other parameters must have the values of the first request.');
  }
  return page;
}

function spanOf(query: ReadonlyMap<string, string>, now: Instant, continues: boolean) {
  const created = instantOf(query, 'createdAfter');
  const updated = instantOf(query, 'lastUpdatedAfter');
  if ((created === undefined) === (updated === undefined)) {
    throw invalidInput('Exactly one of createdAfter and lastUpdatedAfter must be provided.');
  }
  const [family, other] =
    created !== undefined ? (['created', 'lastUpdated'] as const) : (['lastUpdated', 'created'] as const);
  const from = (created ?? updated) as Instant;
  if (query.has(`${other}Before`)) throw invalidInput(`${other}Before cannot be combined with ${family}After.`);
  const before = instantOf(query, `${family}Before`);
  if (before !== undefined && before < from)
    throw invalidInput(`${family}Before must not be earlier than ${family}After.`);
  if (before !== undefined && before > now - SETTLING) {
    throw invalidInput(`${family}Before must be at least two minutes before the time of the request.`);
  }
  // Practice: a start later than the newest moment that can be asked for is refused, not answered with nothing.
  if (from > now - SETTLING && !continues) {
    throw invalidInput(`${family}After must be at least two minutes before the time of the request.`);
  }
  return { family: family as TimeFamily, from, to: before ?? now - SETTLING };
}

function filterOf(query: ReadonlyMap<string, string>, now: Instant, seller: Seller): (order: AmazonOrder) => boolean {
  const statuses = new Set<string>(listOf(query, 'fulfillmentStatuses', fulfillmentStatuses));
  const fulfillers = new Set<string>(listOf(query, 'fulfilledBy', ['MERCHANT', 'AMAZON']));
  const places = new Set(query.get('marketplaceIds')?.split(',') ?? []);
  if (places.size > MOST_MARKETPLACES)
    throw invalidInput(`At most ${MOST_MARKETPLACES} marketplaceIds can be provided.`);
  onlyOwn(places, seller);
  return (order) =>
    (statuses.size === 0 || statuses.has(order.status)) &&
    (fulfillers.size === 0 || fulfillers.has(order.fulfilledBy)) &&
    (places.size === 0 || places.has(order.marketplaceId)) &&
    isFound(order, now);
}
