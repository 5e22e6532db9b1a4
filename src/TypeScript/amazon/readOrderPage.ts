/**
 * Reads a page of orders. A row that is no order stays in the page as such; only a page that is itself broken is lost,
 * and then it is asked for again.
 * Source: operation `searchOrders` of the Orders API 2026-01-01.
 *
 * @NApiVersion 2.1
 */

import { child, nodeOf, optionalText } from './fields';
import { optionalInstant } from './instant';
import { type OrderRow, parseAnswer, rowOf } from './orderRow';
import { attempt, type Refusal, refuse } from './refusal';

export interface OrderPage {
  readonly ok: true;
  readonly orders: readonly OrderRow[];
  /** Null on the last page. */
  readonly nextToken: string | null;
  /** The upper bound of the window that Amazon used, by the family that was asked for; null where it gave none. */
  readonly lastUpdatedBefore: string | null;
  readonly createdBefore: string | null;
}

export function readOrderPage(body: string): OrderPage | Refusal {
  const outcome = attempt((): OrderPage => {
    const page = nodeOf(parseAnswer(body), '');
    const rows = page.json.orders;
    if (!Array.isArray(rows)) {
      return refuse('malformed-document', 'orders', 'orders: expected a list of orders, found none. Ask again.');
    }
    return {
      ok: true,
      orders: rows.map(rowOf),
      nextToken: optionalText(child(page, 'pagination'), 'nextToken'),
      lastUpdatedBefore: optionalInstant(page, 'lastUpdatedBefore'),
      createdBefore: optionalInstant(page, 'createdBefore'),
    };
  });
  return outcome.ok ? outcome.value : outcome;
}
