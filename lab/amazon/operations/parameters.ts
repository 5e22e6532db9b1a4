// What the Orders operations share: reading query parameters strictly, and showing an order to the caller.

import type { Instant } from '../../clock';
import { invalidInput, type Json } from '../operation';
import type { AmazonOrder } from '../order';
import { orderDocument } from '../orderDocument';
import type { Seller } from '../seller';

/** A comma-separated list of known words; an unknown one is refused. Empty when not given. */
export function listOf<T extends string>(
  query: ReadonlyMap<string, string>,
  name: string,
  known: readonly T[],
): readonly T[] {
  const text = query.get(name);
  if (text === undefined) return [];
  return text.split(',').map((word) => {
    const found = known.find((each) => each === word);
    if (found === undefined) throw invalidInput(`Value "${word}" of ${name} is not one of ${known.join(', ')}.`);
    return found;
  });
}

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

/** An ISO 8601 date-time with its zone, or a date alone; undefined when not given. */
export function instantOf(query: ReadonlyMap<string, string>, name: string): Instant | undefined {
  const text = query.get(name);
  if (text === undefined) return undefined;
  const instant = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw invalidInput(`${name} "${text}" is not a date in ISO 8601 format.`);
  return instant;
}

export interface Showing {
  readonly data: ReadonlySet<string>;
  readonly now: Instant;
  readonly operationId: string;
}

/** The order's document for this caller, as the seller's own faults and tampering leave it. */
export function present(seller: Seller, order: AmazonOrder, { data, now, operationId }: Showing): Json {
  const stale = seller.orders.shownBefore(order.orderId);
  const version = stale !== undefined && seller.faults.strikes('stale-row', operationId, now) ? stale : order;
  const reader = { data, now, roles: seller.roles, discountSign: seller.discountSign };
  const document = orderDocument(version, reader);
  const tamper = seller.tampering.get(order.orderId);
  if (tamper === undefined) return document;
  return tamper(JSON.parse(JSON.stringify(document)) as Record<string, unknown>) as Json;
}
