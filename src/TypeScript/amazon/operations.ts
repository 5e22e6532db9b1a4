/**
 * The operations of Amazon that the add-on calls: where they are, how often they may be called, which role they need,
 * and when Amazon removes them.
 *
 * @NApiVersion 2.1
 */

export type OperationId =
  | 'requestToken'
  | 'searchOrders'
  | 'getOrder'
  | 'confirmShipment'
  | 'createFeedDocument'
  | 'createFeed'
  | 'getFeed'
  | 'getFeeds'
  | 'getFeedDocument'
  | 'createReport'
  | 'getReports'
  | 'getReport'
  | 'getReportDocument'
  | 'getMarketplaceParticipations'
  | 'listTransactions'
  | 'listBalances'
  | 'listFinancialEventGroups'
  | 'getMyFeesEstimates';

export interface Operation {
  readonly id: OperationId;
  readonly method: 'GET' | 'POST';
  /** Path with its parameters in braces. */
  readonly path: string;
  /** It changes something at Amazon: a call without an answer may have been carried out, and is never repeated unread. */
  readonly writes?: true;
  /** Calls a second at which Amazon refills the quota, until a header teaches otherwise. */
  readonly rate: number;
  /** Calls that a full quota holds. */
  readonly burst: number;
  /** The role that the application needs at Amazon; null where none is asked for. */
  readonly role: string | null;
  /** Date of the version in use, ISO. */
  readonly introduced: string;
  /** The day from which Amazon refuses the operation, ISO; null while none is announced. */
  readonly sunset: string | null;
}

// Source: models of the Orders API 2026-01-01 and v0, the Feeds and Reports APIs 2021-06-30, the Sellers API v1 and
// the Finances APIs 2024-06-19 and v0 (rates,
// bursts); documentation of the roles. A report's role is that of its type; the types read here are of orders.
export const OPERATIONS: Readonly<Record<OperationId, Operation>> = {
  requestToken: {
    id: 'requestToken',
    method: 'POST',
    path: '/auth/o2/token',
    // Unconfirmed: Amazon publishes no rate for tokens, so it is kept low.
    rate: 0.2,
    burst: 5,
    role: null,
    introduced: '2018-01-01',
    sunset: null,
  },
  searchOrders: {
    id: 'searchOrders',
    method: 'GET',
    path: '/orders/2026-01-01/orders',
    rate: 0.0056,
    burst: 20,
    role: 'Inventory and Order Tracking',
    introduced: '2026-01-28',
    sunset: null,
  },
  getOrder: {
    id: 'getOrder',
    method: 'GET',
    path: '/orders/2026-01-01/orders/{orderId}',
    rate: 0.5,
    burst: 30,
    role: 'Inventory and Order Tracking',
    introduced: '2026-01-28',
    sunset: null,
  },
  confirmShipment: {
    id: 'confirmShipment',
    method: 'POST',
    path: '/orders/v0/orders/{orderId}/shipmentConfirmation',
    writes: true,
    rate: 2,
    burst: 10,
    role: 'Inventory and Order Tracking',
    introduced: '2022-06-01',
    // The announced end of v0 is about its reads; this write has no successor.
    sunset: null,
  },
  createFeedDocument: {
    id: 'createFeedDocument',
    method: 'POST',
    path: '/feeds/2021-06-30/documents',
    rate: 0.5,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  createFeed: {
    id: 'createFeed',
    method: 'POST',
    path: '/feeds/2021-06-30/feeds',
    writes: true,
    rate: 0.0083,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getFeed: {
    id: 'getFeed',
    method: 'GET',
    path: '/feeds/2021-06-30/feeds/{feedId}',
    rate: 2,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getFeeds: {
    id: 'getFeeds',
    method: 'GET',
    path: '/feeds/2021-06-30/feeds',
    rate: 0.0222,
    burst: 10,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getFeedDocument: {
    id: 'getFeedDocument',
    method: 'GET',
    path: '/feeds/2021-06-30/documents/{feedDocumentId}',
    rate: 0.0222,
    burst: 10,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  createReport: {
    id: 'createReport',
    method: 'POST',
    path: '/reports/2021-06-30/reports',
    writes: true,
    rate: 0.0167,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getReports: {
    id: 'getReports',
    method: 'GET',
    path: '/reports/2021-06-30/reports',
    rate: 0.0222,
    burst: 10,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getReport: {
    id: 'getReport',
    method: 'GET',
    path: '/reports/2021-06-30/reports/{reportId}',
    rate: 2,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getReportDocument: {
    id: 'getReportDocument',
    method: 'GET',
    path: '/reports/2021-06-30/documents/{reportDocumentId}',
    rate: 0.0167,
    burst: 15,
    role: 'Inventory and Order Tracking',
    introduced: '2021-06-30',
    sunset: null,
  },
  getMarketplaceParticipations: {
    id: 'getMarketplaceParticipations',
    method: 'GET',
    path: '/sellers/v1/marketplaceParticipations',
    rate: 0.016,
    burst: 15,
    role: 'Selling Partner Insights',
    introduced: '2020-09-01',
    sunset: null,
  },
  listTransactions: {
    id: 'listTransactions',
    method: 'GET',
    path: '/finances/2024-06-19/transactions',
    rate: 0.5,
    burst: 10,
    role: 'Finance and Accounting',
    introduced: '2024-06-19',
    sunset: null,
  },
  listBalances: {
    id: 'listBalances',
    method: 'GET',
    path: '/finances/2024-06-19/balances',
    rate: 0.5,
    burst: 10,
    role: 'Finance and Accounting',
    introduced: '2024-06-19',
    sunset: null,
  },
  listFinancialEventGroups: {
    id: 'listFinancialEventGroups',
    method: 'GET',
    path: '/finances/v0/financialEventGroups',
    rate: 0.5,
    burst: 30,
    role: 'Finance and Accounting',
    introduced: '2016-08-31',
    // The announced end of v0 is about its other reads; this one has no successor.
    sunset: null,
  },
  getMyFeesEstimates: {
    id: 'getMyFeesEstimates',
    method: 'POST',
    path: '/products/fees/v0/feesEstimate',
    rate: 0.5,
    burst: 1,
    // Unconfirmed: the documentation names no role for fees alone.
    role: 'Pricing',
    introduced: '2016-06-01',
    sunset: null,
  },
};

export interface Sunset {
  readonly operation: string;
  readonly sunset: string;
  /** Days left; negative once the day has passed. */
  readonly daysLeft: number;
}

const DAY_MS = 86_400_000;

/** The operations that Amazon removes within so many days of `today` (ISO date), and those it has removed already. */
export function sunsetsWithin(
  days: number,
  today: string,
  operations: Iterable<{ readonly id: string; readonly sunset: string | null }> = Object.values(OPERATIONS),
): Sunset[] {
  const start = dayNumber(today);
  const near: Sunset[] = [];
  for (const { id, sunset } of operations) {
    if (sunset === null) continue;
    const daysLeft = dayNumber(sunset) - start;
    if (daysLeft <= days) near.push({ operation: id, sunset, daysLeft });
  }
  return near.sort((a, b) => a.daysLeft - b.daysLeft);
}

function dayNumber(date: string): number {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at)) throw new Error(`Expected a date such as 2027-03-27, found "${date}".`);
  return Math.floor(at / DAY_MS);
}
