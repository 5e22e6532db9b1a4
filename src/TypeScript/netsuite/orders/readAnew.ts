/**
 * Reads single orders that a person, or a claim whose time is over, asked for. What Amazon says of one order is that
 * order's exception, and the others go on; what it says of every call ends the run.
 *
 * @NApiVersion 2.1
 */

import { getOrder, readGetOrderAnswer } from '../../amazon/getOrder';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { planException } from '../../flows/exceptions/exception';
import { UNITS_AN_ORDER } from '../../flows/orders/fetchPlan';
import type { WaitingOrder } from '../../flows/orders/sourcePlan';
import { ask, fail, mayAsk } from '../connection/calls';
import type { Answer } from '../connection/spapi';
import { NOWHERE, openException } from '../exceptions';
import { DOCUMENT } from '../ids';
import { requiredText, rows, text } from '../rows';
import { change } from '../saving';
import type { Fetching } from './fetching';
import { keepRows, refuseRow } from './orderRows';

export interface Waiting extends WaitingOrder {
  readonly document: string;
  readonly amazonOrderId: string;
}

/** More than one run could ever read; who waits beyond them is counted with the next run. */
const MOST = 1_000;

/** Reads these orders in turn as far as units and calls go, and answers those that still wait. */
export function readAnew(fetching: Fetching, waiting: readonly Waiting[]): readonly Waiting[] {
  const { tally } = fetching;
  let done = 0;
  for (const each of waiting) {
    if (tally.because !== null || !mayAsk(fetching, 'getOrder', UNITS_AN_ORDER)) break;
    const answer = ask(fetching, getOrder(each.amazonOrderId, fetching.connection.personal), tally.read > 0);
    if (!isSettled(fetching, each, answer)) break;
    change(DOCUMENT.type, each.document, { [DOCUMENT.readAgain]: false });
    done++;
  }
  return waiting.slice(done);
}

/** Whether the order needs no further reading; false leaves it to the next run, and ends this one. */
function isSettled(fetching: Fetching, order: Waiting, answer: Answer): boolean {
  if (answer.ok) {
    keep(fetching, order, answer.body);
    return true;
  }
  const { failure, verdict } = answer;
  if (failure.status === 404) {
    holdOrder(fetching, order, 'order-not-found', verdict.reason);
    return true;
  }
  if (verdict.action === 'hold' && failure.status === 400) {
    holdOrder(fetching, order, 'api-refused', `${verdict.reason} ${failure.code}: ${failure.message}`);
    // In an outage every order is refused so: one a run tells enough.
    fetching.tally.because = verdict.reason;
    return true;
  }
  fail(fetching, 'getOrder', verdict);
  return false;
}

function keep(fetching: Fetching, { amazonOrderId }: Waiting, body: string): void {
  fetching.tally.read++;
  const reading = readGetOrderAnswer(body);
  if (reading.ok) keepRows(fetching, [reading.row]);
  else refuseRow(fetching, { amazonOrderId, raw: body }, reading.class, reading.message);
}

function holdOrder(
  { connection, routes }: Fetching,
  { document, amazonOrderId }: Waiting,
  exceptionClass: ExceptionClass,
  message: string,
): void {
  const subject = `${connection.id}-${amazonOrderId}`;
  const plan = planException({ class: exceptionClass, subject, message, links: { amazonOrderId } });
  openException(plan, { ...NOWHERE, connection: connection.id, document }, routes);
}

/** Those first of which only the id is known: they may be the latest of all. Then by their ship-by. */
export function ordersToReadAnew(connection: string): Waiting[] {
  const sql = `SELECT id, ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.updated} AS updated, ${DOCUMENT.shipBy} AS shipby FROM ${DOCUMENT.type}
    WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.readAgain} = 'T'
    ORDER BY CASE WHEN ${DOCUMENT.updated} IS NULL THEN 0 ELSE 1 END, ${DOCUMENT.shipBy} NULLS LAST, id FETCH FIRST ${MOST} ROWS ONLY`;
  return rows(sql, [Number(connection)]).map((row) => ({
    document: requiredText(row, 'id'),
    amazonOrderId: requiredText(row, 'amazonid'),
    isUnknown: text(row, 'updated') === null,
    shipBy: text(row, 'shipby'),
  }));
}
