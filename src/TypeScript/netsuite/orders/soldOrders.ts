/**
 * What NetSuite has of imported orders: their lines with what is picked, fulfilled and billed of each, for all orders of
 * a run at once.
 *
 * @NApiVersion 2.1
 */

import type { SoldLine, SoldOrder } from '../../flows/orders/sold';
import { COLUMN } from '../ids';
import { isTrue, number, type Row, requiredText, rowsIn, text } from '../rows';
import type { ExistingSalesOrder } from './salesOrders';

/** Orders a query: NetSuite answers at most 5,000 rows. */
const AT_ONCE = 250;

/** By internal id of the sales order (20 units for 250 orders, none for none). */
export function soldOrders(orders: readonly ExistingSalesOrder[]): ReadonlyMap<string, SoldOrder> {
  const ids = orders.map(({ id }) => Number(id));
  const picked = pickedUnits(ids);
  const lines = new Map<string, SoldLine[]>();
  for (const row of rowsIn(LINES, ids, [], AT_ONCE)) {
    const order = requiredText(row, 'salesorder');
    lines.set(order, [...(lines.get(order) ?? []), soldLine(row, picked)]);
  }
  return new Map(orders.map(({ id, ...order }) => [id, { ...order, lines: lines.get(id) ?? [] }]));
}

const LINES = `SELECT transaction AS salesorder, ${COLUMN.orderItemId} AS orderitem, ${COLUMN.ordered} AS ordered, ${COLUMN.pack} AS pack,
  quantity, isclosed, quantityshiprecv AS fulfilled, quantitybilled AS billed FROM transactionline
  WHERE ${COLUMN.kind} = 'item' AND kitcomponent = 'F' AND transaction IN (…) ORDER BY transaction, id`;

/** Quantities of sales lines are below zero in queries. Taken units leave `picked`, which lines of one item share. */
function soldLine(row: Row, picked: Map<string, number>): SoldLine {
  const orderItemId = text(row, 'orderitem') ?? '';
  const quantity = Math.abs(number(row, 'quantity') ?? 0);
  const fulfilled = number(row, 'fulfilled') ?? 0;
  const key = keyOf(requiredText(row, 'salesorder'), orderItemId);
  const inHand = Math.min(picked.get(key) ?? 0, quantity - fulfilled);
  picked.set(key, (picked.get(key) ?? 0) - inHand);
  return {
    orderItemId,
    // Lines from before this was kept have not been cut.
    ordered: number(row, 'ordered') ?? quantity,
    quantity,
    pack: number(row, 'pack') ?? 1,
    isClosed: isTrue(row, 'isclosed'),
    picked: inHand,
    fulfilled,
    billed: number(row, 'billed') ?? 0,
  };
}

const keyOf = (order: string, orderItemId: string): string => `${order} ${orderItemId}`;

/** On fulfilments that are picked or packed and have not left. */
function pickedUnits(orders: readonly number[]): Map<string, number> {
  const sql = `SELECT l.createdfrom AS salesorder, l.${COLUMN.orderItemId} AS orderitem, l.quantity AS quantity
    FROM transaction t JOIN transactionline l ON l.transaction = t.id
    WHERE t.type = 'ItemShip' AND t.status IN ('A', 'B') AND l.${COLUMN.orderItemId} IS NOT NULL
    AND l.kitcomponent = 'F' AND l.iscogs = 'F' AND l.createdfrom IN (…)`;
  const found = new Map<string, number>();
  for (const row of rowsIn(sql, orders, [], AT_ONCE)) {
    const key = keyOf(requiredText(row, 'salesorder'), requiredText(row, 'orderitem'));
    found.set(key, (found.get(key) ?? 0) + Math.abs(number(row, 'quantity') ?? 0));
  }
  return found;
}
