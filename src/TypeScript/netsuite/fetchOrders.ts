/**
 * Reads a connection's orders into documents: one closed window after another, page by page; then the single orders
 * that are to be read anew. The only spender of its connection's order quotas.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { Verdict } from '../amazon/errors';
import { getOrder, readGetOrderAnswer } from '../amazon/getOrder';
import type { OperationId } from '../amazon/operations';
import type { OrderRow } from '../amazon/orderRow';
import { readOrderPage } from '../amazon/readOrderPage';
import type { Asking } from '../amazon/request';
import { searchOrders } from '../amazon/searchOrders';
import { planException } from '../flows/exceptions/exception';
import { affordable, type FetchDone, UNITS_A_PAGE, UNITS_AN_ORDER } from '../flows/orders/fetchPlan';
import { planRefused } from '../flows/orders/refused';
import { afterPage, type Cursor, isRepeated, nextPage, type Page, withoutToken } from '../flows/orders/window';
import { recordFailure, recordSuccess } from './connectionHealth';
import type { Connection } from './connections';
import { cursorOf, moveCursor } from './cursors';
import { fileOrders, hashOf } from './documents';
import { NOWHERE, openException, type Route } from './exceptions';
import { DOCUMENT } from './ids';
import type { Marketplace } from './marketplaces';
import { learnFrom, type Quota, quotasOf, spendCalls } from './quotas';
import { requiredText, rows } from './rows';
import { change } from './saving';
import { callAmazon } from './spapi';

const SOURCE = 'orders-by-update';
/** Units of a scheduled script. Source: Script Type Usage Unit Limits (help). */
const SCHEDULED_UNITS = 10_000;
const OPERATIONS: readonly OperationId[] = ['searchOrders', 'getOrder'];

export interface FetchResult extends FetchDone {
  readonly calls: number;
}

interface Tally {
  calls: number;
  pages: number;
  read: number;
  filed: number;
  older: number;
  because: string | null;
  failures: number;
}

interface Fetching {
  readonly connection: Connection;
  readonly marketplaces: readonly Marketplace[];
  readonly routes: readonly Route[];
  readonly quotas: ReadonlyMap<OperationId, Quota>;
  readonly tally: Tally;
}

/** `start` (milliseconds) is where the first window of a new connection begins. */
export function fetchOrders(
  connection: Connection,
  marketplaces: readonly Marketplace[],
  routes: readonly Route[],
  start: number,
): FetchResult {
  const tally: Tally = {
    calls: 0,
    pages: 0,
    read: 0,
    filed: 0,
    older: 0,
    because: null,
    failures: connection.circuit.failures,
  };
  const fetching = { connection, marketplaces, routes, quotas: quotasOf(connection.id, OPERATIONS, Date.now()), tally };
  const kept = cursorOf(connection.id, SOURCE);
  const cursor = readWindows(fetching, kept.id, kept.cursor, start);
  const waitingOrders = readAnew(fetching);
  const unfinished = cursor.chain !== null || waitingOrders > 0;
  return { ...tally, waitingOrders, unfinished };
}

function readWindows(fetching: Fetching, cursorId: string, first: Cursor, start: number): Cursor {
  const { tally, marketplaces } = fetching;
  const quota = quotaOf(fetching, 'searchOrders');
  // One window a run: time goes on while pages are read, and a window that ended would always leave another one.
  const begun = Date.now();
  let cursor = first;
  let lesson = NOTHING_LEARNED;
  while (tally.because === null) {
    const page = nextPage(cursor, begun, start);
    if (page === null) break;
    if (!mayGoOn(fetching, quota, UNITS_A_PAGE)) break;
    const answer = ask(fetching, searchFor(page, marketplaces));
    lesson = { ...lesson, rateHeader: answer.rateHeader ?? lesson.rateHeader };
    if (!answer.ok) {
      lesson = { ...lesson, throttled: lesson.throttled + (answer.verdict.throttled ? 1 : 0) };
      cursor = afterRefusal(fetching, cursorId, cursor, answer.verdict);
      break;
    }
    const next = fileAnswer(fetching, cursor, page, answer.body);
    if (next === null) break;
    cursor = next;
    moveCursor(cursorId, cursor);
    tally.pages++;
  }
  learnFrom(quota, lesson, Date.now());
  return cursor;
}

const NOTHING_LEARNED = { rateHeader: null as string | null, throttled: 0, unused: 0 };

function searchFor(page: Page, marketplaces: readonly Marketplace[]): Asking {
  return searchOrders({
    marketplaceIds: marketplaces.map((each) => each.marketplaceId),
    window: { by: 'updated', after: new Date(page.from).toISOString(), before: new Date(page.to).toISOString() },
    paginationToken: page.token,
  });
}

/** Spends one call of the quota, where units and tokens allow one. */
function mayGoOn({ tally }: Fetching, quota: Quota, units: number): boolean {
  const used = SCHEDULED_UNITS - runtime.getCurrentScript().getRemainingUsage();
  if (affordable({ limit: SCHEDULED_UNITS, used, calls: 1 }, units) === 0) {
    tally.because = "half of the run's units are used; the rest goes on in the next run.";
    return false;
  }
  if (spendCalls(quota, Date.now(), 1) === 0) {
    tally.because = `the quota of ${quota.operation} is spent for now.`;
    return false;
  }
  tally.calls++;
  return true;
}

function ask(fetching: Fetching, asking: Asking): ReturnType<typeof callAmazon> {
  const { connection, tally } = fetching;
  const answer = callAmazon(asking, { connection, failures: tally.failures, workedBefore: tally.pages > 0 });
  if (answer.ok) {
    if (tally.failures > 0 || tally.pages + tally.read === 0)
      recordSuccess({ ...connection, circuit: { ...connection.circuit, failures: tally.failures } });
    tally.failures = 0;
  }
  return answer;
}

/** The cursor after Amazon refused a page; a refused page token means the window is read anew. */
function afterRefusal(fetching: Fetching, cursorId: string, cursor: Cursor, verdict: Verdict): Cursor {
  fetching.tally.because = verdict.reason;
  if (verdict.rule === 'page-token-refused') {
    const anew = withoutToken(cursor);
    moveCursor(cursorId, anew);
    return anew;
  }
  recordFailure(fetching.connection, verdict, Date.now(), fetching.routes);
  return cursor;
}

/** Makes a page's rows durable. Null where the page cannot be believed: then the cursor stays. */
function fileAnswer(fetching: Fetching, cursor: Cursor, page: Page, body: string): Cursor | null {
  const { tally } = fetching;
  const reading = readOrderPage(body);
  if (!reading.ok) {
    tally.because = reading.message;
    return null;
  }
  if (isRepeated(page, reading.nextToken)) {
    tally.because = 'Amazon gave the same page token twice; the window is read anew.';
    return withoutToken(cursor);
  }
  file(fetching, reading.orders);
  const bound = reading.lastUpdatedBefore === null ? null : Date.parse(reading.lastUpdatedBefore);
  return afterPage(cursor, page, reading.nextToken, bound);
}

/** Every row becomes a document, or an exception. */
function file(fetching: Fetching, orders: readonly OrderRow[]): void {
  const { connection, tally } = fetching;
  const good = orders.filter((row) => row.reason === null);
  for (const { row, outcome } of fileOrders(connection.id, good)) {
    if (outcome === 'new' || outcome === 'updated') tally.filed++;
    else tally.older++;
    if (outcome === 'different-content') {
      refuse(
        fetching,
        row,
        'duplicate-order-id',
        'Two different orders came under this id with the same time of update; the first one is kept.',
      );
    }
    if (outcome === 'too-large') {
      refuse(
        fetching,
        row,
        'document-too-large',
        `Expected a document below 10 MB, found ${row.raw.length} characters.`,
      );
    }
  }
  for (const row of orders) if (row.reason !== null) refuse(fetching, row, 'malformed-document', row.reason);
}

function refuse(
  { connection, routes }: Fetching,
  row: OrderRow,
  exceptionClass: 'malformed-document' | 'duplicate-order-id' | 'document-too-large',
  message: string,
): void {
  const plan = planRefused({
    class: exceptionClass,
    message,
    connection: connection.id,
    amazonOrderId: row.amazonOrderId,
    marketplaceId: null,
    payload: row.raw,
    otherwise: hashOf(row.raw),
  });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

/** Reads single orders that a person, or a claim whose time is over, asked for. Answers how many still wait. */
function readAnew(fetching: Fetching): number {
  const { tally } = fetching;
  const waiting = ordersToReadAnew(fetching.connection.id);
  if (waiting.length === 0 || tally.because !== null) return waiting.length;
  const quota = quotaOf(fetching, 'getOrder');
  let lesson = NOTHING_LEARNED;
  let done = 0;
  for (const { id, amazonOrderId } of waiting) {
    if (!mayGoOn(fetching, quota, UNITS_AN_ORDER)) break;
    const answer = ask(fetching, getOrder(amazonOrderId));
    lesson = { ...lesson, rateHeader: answer.rateHeader ?? lesson.rateHeader };
    if (answer.ok) {
      const reading = readGetOrderAnswer(answer.body);
      if (reading.ok) file(fetching, [reading.row]);
      change(DOCUMENT.type, id, { [DOCUMENT.readAgain]: false });
      tally.read++;
      done++;
      continue;
    }
    if (answer.verdict.throttled) lesson = { ...lesson, throttled: lesson.throttled + 1 };
    if (answer.failure.status === 404) {
      notFound(fetching, id, amazonOrderId, answer.verdict);
      done++;
      continue;
    }
    tally.because = answer.verdict.reason;
    recordFailure(fetching.connection, answer.verdict, Date.now(), fetching.routes);
    break;
  }
  learnFrom(quota, lesson, Date.now());
  return waiting.length - done;
}

function notFound({ connection, routes }: Fetching, document: string, amazonOrderId: string, verdict: Verdict): void {
  change(DOCUMENT.type, document, { [DOCUMENT.readAgain]: false });
  const plan = planException({
    class: 'order-not-found',
    subject: `${connection.id}-${amazonOrderId}`,
    message: verdict.reason,
    links: { amazonOrderId },
  });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner, document }, routes);
}

function ordersToReadAnew(connection: string): { id: string; amazonOrderId: string }[] {
  const sql = `SELECT id, ${DOCUMENT.amazonId} AS amazonid FROM ${DOCUMENT.type}
    WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.readAgain} = 'T' ORDER BY ${DOCUMENT.shipBy} NULLS LAST, id`;
  return rows(sql, [Number(connection)]).map((row) => ({
    id: requiredText(row, 'id'),
    amazonOrderId: requiredText(row, 'amazonid'),
  }));
}

function quotaOf({ quotas }: Fetching, operation: OperationId): Quota {
  const quota = quotas.get(operation);
  if (!quota) throw new Error(`The quota of ${operation} was made and cannot be read back.`);
  return quota;
}
