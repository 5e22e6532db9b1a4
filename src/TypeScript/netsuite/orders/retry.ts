/**
 * Runs an exception's item again: its document waits once more, and the run that applies it is started.
 *
 * @NApiVersion 2.1
 */

import { MOST_RETRIES, type QueueFilter, readsAgain } from '../../flows/exceptions/queue';
import { retryShipments } from '../effects/retryShipments';
import { DOCUMENT, EXCEPTION, SCRIPT } from '../ids';
import { number, type Row, requiredText, rows, rowsIn, text } from '../rows';
import { change } from '../saving';
import { conditionOf } from '../screens/exceptionQueue';
import { startOneOf } from '../submit';

export interface Retried {
  /** Items that wait for the run now. */
  readonly retried: number;
  /** Of them, those read from Amazon again first. */
  readonly readAgain: number;
  /** Without a document: nothing can be run again. */
  readonly withoutDocument: number;
  /** Fit the choice and were not reached. */
  readonly left: number;
  /** False where a run was going on already. */
  readonly started: boolean;
}

const SELECT = `SELECT e.id, e.${EXCEPTION.class} AS class, e.${EXCEPTION.flow} AS flow, e.${EXCEPTION.subject} AS subject, e.${EXCEPTION.document} AS document, e.${EXCEPTION.attempts} AS attempts
  FROM ${EXCEPTION.type} e WHERE e.${EXCEPTION.state} <> 'solved'`;

/** These exceptions: 14 units, 4 each, 20 for the start. */
export function retry(ids: readonly number[]): Retried {
  const chosen = ids.slice(0, MOST_RETRIES);
  return again(rowsIn(`${SELECT} AND e.id IN (…)`, chosen), ids.length - chosen.length);
}

/** All that the filter shows, the least tried first, so that asking once more goes on with the rest. */
export function retryAll(filter: QueueFilter): Retried {
  const { sql, values } = conditionOf(filter);
  const where = `AND ${sql} AND e.${EXCEPTION.document} IS NOT NULL`;
  const [counted = {}] = rows(
    `SELECT COUNT(*) AS found FROM ${EXCEPTION.type} e WHERE e.${EXCEPTION.state} <> 'solved' ${where}`,
    values,
  );
  const first = rows(
    `${SELECT} ${where} ORDER BY e.${EXCEPTION.attempts}, e.${EXCEPTION.due}, e.id FETCH FIRST ${MOST_RETRIES} ROWS ONLY`,
    values,
  );
  return again(first, (number(counted, 'found') ?? 0) - first.length);
}

function again(found: readonly Row[], left: number): Retried {
  const withDocument = found.filter((row) => text(row, 'document') !== null);
  const documents = new Map<string, boolean>();
  for (const row of withDocument.filter((each) => each.flow === 'orders')) {
    const document = requiredText(row, 'document');
    documents.set(document, documents.get(document) === true || readsAgain(text(row, 'class') ?? ''));
  }
  for (const [document, isRead] of documents) {
    change(DOCUMENT.type, document, { [DOCUMENT.applied]: '', ...(isRead ? { [DOCUMENT.readAgain]: true } : {}) });
  }
  const shipments = withDocument.filter((each) => each.flow === 'shipments');
  const isShipping = shipments.length > 0 && retryShipments(shipments.map((row) => requiredText(row, 'subject')));
  for (const row of withDocument) {
    const attempts = (number(row, 'attempts') ?? 0) + 1;
    change(EXCEPTION.type, requiredText(row, 'id'), { [EXCEPTION.attempts]: attempts });
  }
  return {
    retried: withDocument.length,
    readAgain: [...documents.values()].filter(Boolean).length,
    withoutDocument: found.length - withDocument.length,
    left,
    started: (documents.size > 0 && startRun([...documents.keys()])) || isShipping,
  };
}

function startRun(documents: readonly string[]): boolean {
  const [only] = documents;
  const one: Record<string, number> = {};
  if (documents.length === 1) one[SCRIPT.ordersApply.documentParameter] = Number(only);
  return startOneOf('MAP_REDUCE', SCRIPT.ordersApply.id, SCRIPT.ordersApply.forRetry, one);
}
