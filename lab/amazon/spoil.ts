// Answers that look right and are not: a row missing, a page given again, words and fields nobody knows.

import type { Instant } from '../clock';
import type { Json, JsonObject } from './operation';
import type { Seller } from './seller';

interface Answer {
  readonly operationId: string;
  readonly paginationToken: string | null;
  readonly body: JsonObject;
  readonly now: Instant;
}

/** The body as the seller's faults leave it; the body itself where none strikes. */
export function spoil(seller: Seller, { operationId, paginationToken, body, now }: Answer): JsonObject {
  const strikes = (kind: Parameters<Seller['faults']['strikes']>[0]) => seller.faults.strikes(kind, operationId, now);
  let spoiled = body;
  const rows = body.orders as readonly Json[] | undefined;
  if (rows !== undefined) {
    const earlier = seller.lastPage;
    seller.lastPage = rows;
    if (paginationToken !== null && earlier !== null && strikes('repeated-page')) {
      spoiled = { ...body, orders: earlier, pagination: { nextToken: paginationToken } };
    }
    if (rows.length > 0 && strikes('missing-row')) {
      const lost = seller.faults.pick([...rows.keys()]);
      spoiled = { ...spoiled, orders: rows.filter((_, index) => index !== lost) };
    }
  }
  if (strikes('unknown-enum')) spoiled = changed(spoiled, withUnknownWords);
  if (strikes('unknown-field')) spoiled = changed(spoiled, withUnknownFields);
  return spoiled;
}

type OrderJson = { fulfillment?: Record<string, Json>; orderItems?: Record<string, Json>[] } & Record<string, Json>;

function changed(body: JsonObject, change: (order: OrderJson) => void): JsonObject {
  const copy = JSON.parse(JSON.stringify(body)) as { order?: OrderJson; orders?: OrderJson[] };
  for (const order of copy.orders ?? [copy.order]) if (order !== undefined) change(order);
  return copy as JsonObject;
}

/** Source: a migration file of Amazon's names this status, the published model does not. */
function withUnknownWords(order: OrderJson): void {
  if (order.fulfillment !== undefined) {
    order.fulfillment.fulfillmentStatus = 'INVOICE_UNCONFIRMED';
    order.fulfillment.fulfillmentServiceLevel = 'DRONE';
  }
}

function withUnknownFields(order: OrderJson): void {
  order.deliveryPromise = { carbonNeutral: true };
  for (const item of order.orderItems ?? []) item.warranty = { months: 24 };
}
