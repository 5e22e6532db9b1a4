/**
 * Which orders a document refunds: a cash refund, or a credit memo or customer refund, with Amazon's order id.
 *
 * @NApiVersion 2.1
 */

import { ordersWithRefunds } from '../../flows/settlements/refundDocuments';
import type { SettlementReading } from '../../flows/settlements/settlement';
import { BODY, OF_SETTLEMENT, SETTLEMENT } from '../ids';
import { number, requiredText, rows, rowsIn } from '../rows';
import { loadedText } from '../saving';
import { orderFiles, readOrders } from './keptOrders';

/** 10 units for each thousand orders with a refund. */
export function documentedOrders({ orders }: SettlementReading): ReadonlySet<string> {
  const sql = `SELECT DISTINCT ${BODY.amazonOrderId} AS orderid FROM transaction
    WHERE type IN ('CashRfnd', 'CustCred', 'CustRfnd') AND posting = 'T' AND voided = 'F' AND ${BODY.amazonOrderId} IN (…)`;
  return new Set(rowsIn(sql, ordersWithRefunds(orders)).map((row) => requiredText(row, 'orderid')));
}

/**
 * The same as they were when a stopped run began to post, so that it is ended as it was begun; null where nothing of it is
 * posted yet (10 units, 2 and 10 for each file more where something is). `id`: of the settlement's record.
 */
export function documentedAtFirst(id: string, posting: number): ReadonlySet<string> | null {
  const sql = `SELECT COUNT(*) AS entries FROM transaction WHERE type = 'Journal' AND ${OF_SETTLEMENT} = ?`;
  if (number(rows(sql, [Number(id)])[0] ?? {}, 'entries') === 0) return null;
  const files = orderFiles(loadedText(SETTLEMENT.type, id, SETTLEMENT.orders))[posting];
  if (files === undefined) return null;
  const documented = new Set<string>();
  readOrders(files, (_section, { orderId, refunded }) => {
    if (refunded !== 0) documented.add(orderId);
  });
  return documented;
}
