/**
 * Reads a connection's orders into documents: the closed window since the last one, page by page; then the single
 * orders that are to be read anew.
 *
 * @NApiVersion 2.1
 */

import type { Verdict } from '../../amazon/errors';
import type { OperationId } from '../../amazon/operations';
import { type Bucket, refill } from '../../amazon/quota';
import { readOrderPage } from '../../amazon/readOrderPage';
import type { Asking } from '../../amazon/request';
import { searchOrders } from '../../amazon/searchOrders';
import { type FetchDone, UNITS_A_PAGE } from '../../flows/orders/fetchPlan';
import { chooseSources } from '../../flows/orders/sourcePlan';
import {
  afterPage,
  type Chain,
  type Cursor,
  isRepeated,
  nextPage,
  type Page,
  planWindow,
  withoutToken,
} from '../../flows/orders/window';
import { ask, callsLeft, fail, mayAsk } from '../connection/calls';
import type { Connection } from '../connection/connections';
import type { Marketplace } from '../connection/marketplaces';
import { quotasOf } from '../connection/quotas';
import type { Route } from '../exceptions';
import { type HeldCursor, moveCursor, ORDERS, releaseCursor, takeCursor } from './cursors';
import type { Fetching, Tally } from './fetching';
import { keepRows } from './orderRows';
import { ordersToReadAnew, readAnew } from './readAnew';

const OPERATIONS: readonly OperationId[] = ['searchOrders', 'getOrder'];
const DAY = 86_400_000;

export interface FetchResult extends FetchDone {
  readonly calls: number;
  readonly clockAhead: number | null;
  /** The window that is being read; null where none is open. */
  readonly chain: Chain | null;
  /** What is left of the quota of searches; null where nothing was asked. */
  readonly searches: Bucket | null;
}

export interface Reading {
  /** The run's row, which holds the reading position. */
  readonly run: number;
  /** Where the first window of a new connection begins, milliseconds since 1970. */
  readonly start: number;
  /** Goes on with an open window and begins none: calls of searchOrders are few. */
  readonly onlyOpen: boolean;
}

const NO_WORK: Tally = {
  calls: 0,
  good: 0,
  pages: 0,
  read: 0,
  filed: 0,
  older: 0,
  note: null,
  because: null,
  goesOn: false,
  clockAhead: null,
};
const NOTHING: FetchResult = {
  ...NO_WORK,
  waitingOrders: 0,
  unfinished: false,
  because: 'another run reads the orders of this connection.',
  why: null,
  chain: null,
  searches: null,
};

export function fetchOrders(
  connection: Connection,
  marketplaces: readonly Marketplace[],
  routes: readonly Route[],
  reading: Reading,
): FetchResult {
  const held = takeCursor(connection.id, ORDERS, reading.run);
  if (held === null) return NOTHING;
  try {
    return readOrders(connection, marketplaces, routes, reading, held);
  } finally {
    releaseCursor(held);
  }
}

function readOrders(
  connection: Connection,
  marketplaces: readonly Marketplace[],
  routes: readonly Route[],
  reading: Reading,
  held: HeldCursor,
): FetchResult {
  const fetching: Fetching = {
    held,
    connection,
    routes,
    quotas: quotasOf(connection.id, OPERATIONS, Date.now()),
    tally: { ...NO_WORK },
  };
  const { tally } = fetching;
  const begun = Date.now();
  const window = windowToRead(fetching, reading, begun);
  const waiting = ordersToReadAnew(connection.id);
  const choice = chooseSources({
    now: begun,
    searchCalls: callsLeft(fetching, 'searchOrders', begun) ?? 0,
    orderCalls: callsLeft(fetching, 'getOrder', begun) ?? 0,
    hasWindow: window.pageAfter(held.cursor) !== null,
    waiting,
  });
  const stillFirst = readAnew(fetching, waiting.slice(0, choice.ordersFirst));
  const cursor = goesOn(tally, 'getOrder') ? readWindow(fetching, marketplaces, window) : held.cursor;
  const rest = [...stillFirst, ...waiting.slice(choice.ordersFirst)];
  const { because } = tally;
  const waitingOrders = goesOn(tally, 'searchOrders') ? readAnew(fetching, rest).length : rest.length;
  tally.because ??= because;
  return {
    ...tally,
    waitingOrders,
    unfinished: cursor.chain !== null || waitingOrders > 0,
    why: waiting.length > 0 ? choice.why : null,
    chain: cursor.chain,
    searches: searchesLeft(fetching),
  };
}

/** A spent quota of one operation is none of the other's: whatever else ended the reading ends the run. */
function goesOn(tally: Tally, operation: OperationId): boolean {
  if (tally.because !== null && tally.outOf === operation) tally.because = null;
  return tally.because === null;
}

/** The bucket of searches, as this run leaves it. */
function searchesLeft({ quotas, tally }: Fetching): Bucket | null {
  const bucket = quotas.get('searchOrders')?.bucket;
  if (bucket === undefined) return null;
  const filled = refill(bucket, Date.now());
  return { ...filled, tokens: Math.max(0, filled.tokens - tally.pages) };
}

interface WindowToRead {
  readonly begun: number;
  /** The page to ask for next; null where none is to be asked for now. */
  readonly pageAfter: (cursor: Cursor) => Page | null;
}

function windowToRead(fetching: Fetching, { start, onlyOpen }: Reading, begun: number): WindowToRead {
  const { cursor } = fetching.held;
  const plan = planWindow(cursor, callsLeft(fetching, 'searchOrders', begun), begun);
  const beginsNone = onlyOpen || plan.waits !== null;
  if (cursor.chain === null && !onlyOpen) fetching.tally.note = plan.waits ?? plan.shortened;
  return {
    begun,
    pageAfter: (at) => (beginsNone && at.chain === null ? null : nextPage(at, begun, start, plan.overlap)),
  };
}

/** One window a run: time goes on while pages are read, and a window that ended would always leave another one. */
function readWindow(fetching: Fetching, marketplaces: readonly Marketplace[], window: WindowToRead): Cursor {
  const { tally, held } = fetching;
  const { begun } = window;
  let cursor = held.cursor;
  for (;;) {
    const page = window.pageAfter(cursor);
    if (page === null || !mayAsk(fetching, 'searchOrders', UNITS_A_PAGE)) return cursor;
    const workedBefore = cursor.watermark !== null && begun - cursor.watermark < DAY;
    const answer = ask(fetching, searchFor(page, marketplaces, fetching.connection.personal), workedBefore);
    const next = answer.ok
      ? afterAnswer(fetching, cursor, page, answer.body)
      : afterRefusal(fetching, cursor, answer.verdict);
    if (next !== cursor) moveCursor(held, next);
    cursor = next;
    if (tally.because !== null) return cursor;
    tally.pages++;
  }
}

function searchFor(page: Page, marketplaces: readonly Marketplace[], personal: boolean): Asking {
  return searchOrders({
    marketplaceIds: marketplaces.map((each) => each.marketplaceId),
    window: { by: 'updated', after: new Date(page.from).toISOString(), before: new Date(page.to).toISOString() },
    paginationToken: page.token,
    personal,
  });
}

/** The cursor after Amazon refused a page; a refused page token means the window is read anew. */
function afterRefusal(fetching: Fetching, cursor: Cursor, verdict: Verdict): Cursor {
  if (verdict.rule !== 'page-token-refused') {
    fail(fetching, 'searchOrders', verdict);
    return cursor;
  }
  fetching.tally.because = verdict.reason;
  return withoutToken(cursor);
}

/** Makes a page's rows durable. A page that cannot be believed leaves the cursor where it is. */
function afterAnswer(fetching: Fetching, cursor: Cursor, page: Page, body: string): Cursor {
  const { tally } = fetching;
  const reading = readOrderPage(body);
  if (!reading.ok) {
    fail(fetching, 'searchOrders', {
      rule: reading.class,
      action: 'hold',
      reason: `The page of orders cannot be read. ${reading.message}`,
      throttled: false,
      slowly: false,
      unsettled: false,
    });
    return cursor;
  }
  if (isRepeated(page, reading.nextToken)) {
    tally.because = 'Amazon gave the same page token twice; the window is read anew.';
    return withoutToken(cursor);
  }
  keepRows(fetching, reading.orders);
  const bound = reading.lastUpdatedBefore === null ? null : Date.parse(reading.lastUpdatedBefore);
  return afterPage(cursor, page, reading.nextToken, bound);
}
