/**
 * Rows of Amazon's answers made durable: each becomes a document, or an exception that says why not.
 *
 * @NApiVersion 2.1
 */

import type { OrderRow } from '../../amazon/orderRow';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { planRefused } from '../../flows/orders/refused';
import { withoutPersonalData } from '../../flows/privacy/withhold';
import { NOWHERE, openException, solveException } from '../exceptions';
import { EXCEPTION } from '../ids';
import { requiredText, rowsIn } from '../rows';
import { type Filed, fileOrders, hashOf } from './documents';
import type { Fetching } from './fetching';

/** Exceptions of rows that never became a document: over when the order is kept after all. */
const KEPT_AFTER_ALL = "('malformed-document', 'truncated-document', 'document-too-large', 'netsuite-refused')";

export function keepRows(fetching: Fetching, orders: readonly OrderRow[]): void {
  const { personal } = fetching.connection;
  const good = orders.filter((row) => row.reason === null).map((row) => (personal ? row : withheld(row)));
  const filed = fileOrders(fetching.connection.id, good, fetching.held);
  for (const each of filed) count(fetching, each);
  solveKept(fetching, filed);
  for (const row of orders) if (row.reason !== null) refuseRow(fetching, row, 'malformed-document', row.reason);
}

/** Amazon gives a gift message, for example, whatever is asked for. */
const withheld = (row: OrderRow): OrderRow => ({ ...row, raw: withoutPersonalData(row.raw) });

/** 10 units a page where anything new came. */
function solveKept({ connection }: Fetching, filed: readonly Filed[]): void {
  const kept = filed.filter(({ outcome }) => outcome === 'new' || outcome === 'updated');
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.connection} = ? AND ${EXCEPTION.document} IS NULL
    AND ${EXCEPTION.state} <> 'solved' AND ${EXCEPTION.class} IN ${KEPT_AFTER_ALL} AND ${EXCEPTION.amazonId} IN (…)`;
  const ids = kept.map(({ row }) => row.amazonOrderId as string);
  for (const row of rowsIn(sql, ids, [Number(connection.id)])) {
    solveException(requiredText(row, 'id'), 'The order was read whole.', 'rule: its effect is there');
  }
}

function count(fetching: Fetching, { row, outcome, refusal }: Filed): void {
  const { tally } = fetching;
  if (outcome === 'new' || outcome === 'updated') tally.filed++;
  else tally.older++;
  if (outcome === 'different-content') {
    const message = 'Two different orders came under this id with the same time of update; the first one is kept.';
    refuseRow(fetching, row, 'duplicate-order-id', message);
  }
  if (outcome === 'too-large') {
    const message = `Expected a document below 10 MB, found ${row.raw.length} characters.`;
    refuseRow(fetching, row, 'document-too-large', message);
  }
  if (outcome === 'refused') {
    refuseRow(fetching, row, 'netsuite-refused', `NetSuite refused to keep the document: ${refusal}`);
  }
}

export function refuseRow(
  { connection, routes }: Fetching,
  row: Pick<OrderRow, 'amazonOrderId' | 'raw'>,
  exceptionClass: ExceptionClass,
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
  openException(plan, { ...NOWHERE, connection: connection.id }, routes);
}
