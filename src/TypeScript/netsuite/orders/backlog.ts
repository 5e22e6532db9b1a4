/**
 * What a connection has to catch up with, looked up only while a window is open or many documents wait: for the forecast
 * on the run's row.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { caughtUpAt, forecastLine, type History, paceOf, pagesExpected } from '../../flows/orders/forecast';
import type { Connection } from '../connection/connections';
import { DOCUMENT, RUN } from '../ids';
import { number, requiredText, rows, text } from '../rows';
import type { FetchResult } from './fetchOrders';

const DAY = 86_400_000;
/** So many days before a backlog say how many orders a day has. */
const HISTORY_MS = 7 * DAY;

export interface Forecast {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly line: string;
}

/** Null where nothing is to be caught up with, or nobody can say (22 units while there is). */
export function forecast(connection: Connection, done: FetchResult, waiting: number, every: number): Forecast | null {
  const { chain, searches } = done;
  if (searches === null || (chain === null && waiting === 0)) return null;
  const expected = chain === null ? 0 : pagesExpected(historyBefore(connection, chain.from), chain.to - chain.from);
  const pages = chain === null || expected === null ? expected : Math.max(1, expected - chain.pages);
  const now = Date.now();
  const before = runBefore(connection);
  const pace = before === null ? null : paceOf(before, done.filed, waiting, now);
  const at = caughtUpAt({ now, pages, calls: searches.tokens, rate: searches.rate, every, waiting, pace });
  return at === null || pages === null ? null : { at, line: forecastLine(at, pages, waiting) };
}

function historyBefore(connection: Connection, to: number): History {
  const from = to - HISTORY_MS;
  const sql = `SELECT COUNT(*) AS orders, MIN(${DOCUMENT.updated}) AS first FROM ${DOCUMENT.type}
    WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.updated} >= ? AND ${DOCUMENT.updated} < ?`;
  const [row] = rows(sql, [Number(connection.id), new Date(from).toISOString(), new Date(to).toISOString()]);
  const first = row ? text(row, 'first') : null;
  return { orders: row ? (number(row, 'orders') ?? 0) : 0, from: first === null ? from : Date.parse(first), to };
}

/** The connection's last run that ended: when, and how many documents waited then. */
function runBefore(connection: Connection): { readonly waiting: number; readonly at: number } | null {
  const sql = `SELECT id, ${RUN.waiting} AS waiting FROM ${RUN.type}
    WHERE ${RUN.connection} = ? AND ${RUN.waiting} IS NOT NULL ORDER BY id DESC FETCH FIRST 1 ROWS ONLY`;
  const [row] = rows(sql, [Number(connection.id)]);
  if (!row) return null;
  const ended = record.load({ type: RUN.type, id: Number(requiredText(row, 'id')) }).getValue({ fieldId: RUN.ended });
  return ended instanceof Date ? { waiting: number(row, 'waiting') ?? 0, at: ended.getTime() } : null;
}
