// What operations share: reading query parameters strictly, and showing an order to the caller.

import { DAY, type Instant } from '../../clock';
import { marketplaceFacts } from '../marketplaces';
import { invalidInput, type Json, Refusal } from '../operation';
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

/** Unconfirmed: the stricter reading, a parameter that the model does not name is refused. */
export function onlyKnown(query: ReadonlyMap<string, string>, known: ReadonlySet<string>): void {
  for (const name of query.keys()) if (!known.has(name)) throw invalidInput(`Unknown parameter ${name}.`);
}

/** A whole number in its bounds; `usual` when not given. */
export function countOf(
  query: ReadonlyMap<string, string>,
  name: string,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  const text = query.get(name);
  if (text === undefined) return usual;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > most) throw invalidInput(`${name} must be from 1 to ${most}.`);
  return count;
}

const ISO_8601 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

/** An ISO 8601 date-time with its zone, or a date alone; undefined when not given. */
export function instantOf(query: ReadonlyMap<string, string>, name: string): Instant | undefined {
  const text = query.get(name);
  return text === undefined ? undefined : instantIn(text, name);
}

/** The instant that a text stands for; `name` is what the refusal calls it. */
export function instantIn(text: string, name: string): Instant {
  const instant = ISO_8601.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw invalidInput(`${name} "${text}" is not a date in ISO 8601 format.`);
  return instant;
}

export interface Showing {
  readonly data: ReadonlySet<string>;
  readonly now: Instant;
  readonly operationId: string;
}

/** The order, or what a lagging replica still has of it. */
export function versionOf(
  seller: Seller,
  order: AmazonOrder,
  { now, operationId }: Omit<Showing, 'data'>,
): AmazonOrder {
  const stale = seller.orders.shownBefore(order.orderId);
  return stale !== undefined && seller.faults.strikes('stale-row', operationId, now) ? stale : order;
}

/** Source: known answers; an id of another region or seller is as unknown as one that never was. */
export function shownOrder(seller: Seller, orderId: string): AmazonOrder {
  const order = seller.orders.shown(orderId);
  if (order === undefined)
    throw new Refusal(404, 'NotFound', 'The specified order was not found.', `Order ID: ${orderId}`);
  return order;
}

const TWO_YEARS = 2 * 365 * DAY;
const KEPT_SINCE_2016 = new Set(['JP', 'AU', 'SG']);

/** Whether a search still finds the order. Source: Orders model 2026-01-01, the last two years. */
export function isFound({ createdTime, marketplaceId }: AmazonOrder, now: Instant): boolean {
  return createdTime >= now - TWO_YEARS || KEPT_SINCE_2016.has(marketplaceFacts(marketplaceId).country);
}

/** Unconfirmed: the stricter reading, a marketplace where the seller does not sell is refused. */
export function onlyOwn(marketplaceIds: Iterable<string>, seller: Seller): void {
  for (const id of marketplaceIds) {
    if (!seller.marketplaceIds.includes(id)) throw invalidInput(`Marketplace ${id} is not valid for this seller.`);
  }
}

/** The order's document for this caller, as the seller's own faults and tampering leave it. */
export function present(seller: Seller, order: AmazonOrder, { data, now, operationId }: Showing): Json {
  const version = versionOf(seller, order, { now, operationId });
  const reader = { data, now, roles: seller.roles, discountSign: seller.discountSign };
  const document = orderDocument(version, reader);
  const tamper = seller.tampering.get(order.orderId);
  if (tamper === undefined) return document;
  return tamper(JSON.parse(JSON.stringify(document)) as Record<string, unknown>) as Json;
}
