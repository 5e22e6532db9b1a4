/**
 * Calls a person when orders that were read do not become sales orders in time. Whoever reads them watches, so that an
 * import that stands still is seen.
 *
 * @NApiVersion 2.1
 */

import { planException } from '../../flows/exceptions/exception';
import { isLate, lateWords, type WaitingOrder } from '../../flows/orders/late';
import type { Connection } from '../connection/connections';
import { NOWHERE, openException, type Route, solveException } from '../exceptions';
import { DOCUMENT, EXCEPTION } from '../ids';
import { requiredText, rows, text } from '../rows';

/** More than this many say nothing new. */
const MOST = 1_000;

/** 20 units; 6 more where something is late and nobody knows yet, 2 where nothing is any more. */
export function watchLate({ id, owner }: Connection, routes: readonly Route[], now: number): void {
  const late = waitingOrders(id).filter((each) => isLate(each, now));
  const known = openOne(id);
  if (late.length === 0) {
    if (known !== null) solveException(known, 'No order waits any more.', 'rule: its effect is there');
  } else if (known === null) {
    const plan = planException({ class: 'acknowledgment-late', subject: id, message: lateWords(late), links: {} });
    openException(plan, { ...NOWHERE, connection: id, owner }, routes);
  }
}

/** Held orders have exceptions of their own, with a time of their own. */
function waitingOrders(connection: string): WaitingOrder[] {
  const sql = `SELECT ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.visible} AS visible, ${DOCUMENT.shipBy} AS shipby
    FROM ${DOCUMENT.type} WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.kind} = 'order' AND isinactive = 'F'
    AND ${DOCUMENT.state} IN ('received', 'planned') AND ${DOCUMENT.visible} IS NOT NULL AND ${DOCUMENT.transaction} IS NULL
    ORDER BY ${DOCUMENT.visible} FETCH FIRST ${MOST} ROWS ONLY`;
  return rows(sql, [Number(connection)]).map((row) => ({
    amazonOrderId: requiredText(row, 'amazonid'),
    visible: requiredText(row, 'visible'),
    shipBy: text(row, 'shipby'),
  }));
}

function openOne(connection: string): string | null {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.connection} = ? AND ${EXCEPTION.class} = 'acknowledgment-late'
    AND ${EXCEPTION.state} <> 'solved'`;
  const [row] = rows(sql, [Number(connection)]);
  return row ? requiredText(row, 'id') : null;
}
