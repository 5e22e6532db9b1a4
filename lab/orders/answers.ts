// Answers the calls of the add-on as Amazon's hosts would, with the orders of the files and nothing else: tokens, pages
// of searchOrders, and getOrder. Rows go out as they stand in their file.
// Source: Orders API 2026-01-01 (shapes, page tokens, 404); Connecting to the Selling Partner API (tokens).

import { apiHost, type Region } from '../amazon/marketplaces';
import { HOUR, type Instant } from '../clock';
import type { HttpRequest, HttpResponse, Serve } from '../http';
import type { SortedOrder } from './assortment';

export const TOKEN_HOST = 'api.amazon.com';
const REGIONS: readonly Region[] = ['na', 'eu', 'fe'];

const ORDERS = '/orders/2026-01-01/orders';
const PAGE = 100;
/** An answer stays well below the 10 MB that N/https takes, unless one order alone is larger. */
const PAGE_BYTES = 4 * 1024 * 1024;
/** The rate that Amazon's model names for searchOrders and getOrder is for a real seller; these calls cost nobody. */
const RATE = '1';
const EARLIEST = Date.UTC(2000, 0, 1);

interface Row {
  readonly raw: string;
  readonly amazonOrderId: string | null;
  /** When it counts as updated: its own time, moved into the span that the first window covers. */
  readonly updated: Instant;
}

/** The rows of each region and the hosts that answer with them. */
export class Answers {
  readonly #rows: ReadonlyMap<Region, readonly (readonly Row[])[]>;

  /** `start` is when the account begins to read. */
  constructor(orders: readonly SortedOrder[], start: Instant) {
    const latest = start - HOUR;
    this.#rows = new Map(
      REGIONS.map((region) => {
        const rows = orders
          .filter((order) => order.region === region)
          .map(({ raw, amazonOrderId, updated }) => ({
            raw,
            amazonOrderId,
            updated: Math.min(Math.max(updated ?? latest, EARLIEST), latest),
          }));
        return [region, pagesOf(rows)];
      }),
    );
  }

  pages(region: Region): number {
    return this.#rows.get(region)?.length ?? 0;
  }

  /** What answers at each host. */
  routes(): readonly { readonly host: string; readonly serve: Serve }[] {
    return [
      { host: TOKEN_HOST, serve: token },
      ...REGIONS.map((region) => ({
        host: apiHost(region),
        serve: (request: HttpRequest) => this.#answer(region, new URL(request.url)),
      })),
    ];
  }

  #answer(region: Region, url: URL): HttpResponse {
    if (url.pathname === ORDERS) return this.#search(region, url.searchParams);
    if (url.pathname.startsWith(`${ORDERS}/`)) {
      return this.#single(region, decodeURIComponent(url.pathname.slice(ORDERS.length + 1)));
    }
    return refused(403, 'Unauthorized', `These files answer no call to ${url.pathname}.`);
  }

  #search(region: Region, query: URLSearchParams): HttpResponse {
    const from = Date.parse(query.get('lastUpdatedAfter') ?? '');
    const to = Date.parse(query.get('lastUpdatedBefore') ?? '');
    if (Number.isNaN(from) || Number.isNaN(to)) {
      return refused(400, 'InvalidInput', 'lastUpdatedAfter and lastUpdatedBefore must be instants.');
    }
    const index = Number(query.get('paginationToken') ?? '0');
    const pages = (this.#rows.get(region) ?? [])
      .map((page) => page.filter(({ updated }) => updated >= from && updated < to))
      .filter((page) => page.length > 0);
    const rows = (pages[index] ?? []).map(({ raw }) => raw).join(',');
    const next = index + 1 < pages.length ? `{"nextToken":"${index + 1}"}` : '{}';
    return answer(`{"orders":[${rows}],"pagination":${next},"lastUpdatedBefore":"${new Date(to).toISOString()}"}`);
  }

  /** The newest row of that id. */
  #single(region: Region, amazonOrderId: string): HttpResponse {
    const rows = (this.#rows.get(region) ?? []).flat().filter((row) => row.amazonOrderId === amazonOrderId);
    const [first] = rows;
    if (first === undefined) return refused(404, 'NotFound', 'The specified order was not found.');
    const newest = rows.reduce((best, row) => (row.updated > best.updated ? row : best), first);
    return answer(`{"order":${newest.raw}}`);
  }
}

/**
 * A second row of an id comes on a later page, as an update does at Amazon: a page there never names an order twice.
 */
function pagesOf(rows: readonly Row[]): Row[][] {
  const turns: Row[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const turn = row.amazonOrderId === null ? 0 : (seen.get(row.amazonOrderId) ?? 0);
    if (row.amazonOrderId !== null) seen.set(row.amazonOrderId, turn + 1);
    turns[turn] ??= [];
    turns[turn].push(row);
  }
  return turns.flatMap(split);
}

function split(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = Buffer.byteLength(row.raw);
    const page = pages.at(-1);
    if (page === undefined || page.length === PAGE || bytes + size > PAGE_BYTES) {
      pages.push([row]);
      bytes = size;
    } else {
      page.push(row);
      bytes += size;
    }
  }
  return pages;
}

function token(request: HttpRequest): HttpResponse {
  if (request.method !== 'POST') return refused(400, 'invalid_request', 'The request must be a POST.');
  return answer('{"access_token":"Atza|own-orders","token_type":"bearer","expires_in":3600}');
}

const HEADERS = { 'content-type': 'application/json', 'x-amzn-ratelimit-limit': RATE };

const answer = (body: string): HttpResponse => ({ status: 200, headers: HEADERS, body });

const refused = (status: number, code: string, message: string): HttpResponse => ({
  status,
  headers: HEADERS,
  body: JSON.stringify({ errors: [{ code, message, details: '' }] }),
});
