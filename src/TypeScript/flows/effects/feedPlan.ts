/**
 * What goes to Amazon in a feed, and what by calls of its own. A call confirms one package and is seen at once to be
 * refused; a feed takes minutes, and takes hundreds of packages for one call of its quota.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from '../../amazon/confirmShipment';
import type { FeedType } from '../../amazon/feeds';
import { cancelFeed, shipmentFeed } from '../../amazon/feedText';
import type { EffectKind } from './effect';
import type { LineCancellation } from './settle';

export const FEED_TYPES: Readonly<Record<EffectKind, FeedType>> = {
  'confirm-shipment': 'POST_FLAT_FILE_FULFILLMENT_DATA',
  'cancel-line': 'POST_FLAT_FILE_ORDER_ACKNOWLEDGEMENT_DATA',
};

/** Each row in a feed is written before and after: so many leave room for another batch in a run. */
export const LARGEST_BATCH = 300;

export interface FeedCandidate {
  readonly kind: EffectKind;
  readonly version: number;
  readonly attempts: number;
  readonly marketplaceId: string;
  readonly content: ShipmentPackage | LineCancellation;
}

export interface Ways<T> {
  /** One call each. */
  readonly byCall: readonly T[];
  /** One feed each list: of one kind and marketplace. */
  readonly byFeed: readonly (readonly T[])[];
}

/**
 * `waiting` in the order in which it is to be sent; `calls` as many confirmations as the quota allows now. What is beyond
 * them would wait for quarter hours: a feed takes all of it at once.
 */
export function waysOf<T extends FeedCandidate>(waiting: readonly T[], calls: number): Ways<T> {
  // A feed cannot name a package: a correction, or one that may be there already, would become another package.
  const packages = waiting.filter((each) => each.kind === 'confirm-shipment');
  const first = packages.filter((each) => each.version === 1 && each.attempts === 0);
  const many = new Set<T>(first.slice(Math.max(0, calls - (packages.length - first.length))));
  const groups = new Map<string, T[]>();
  for (const each of waiting.filter((one) => one.kind === 'cancel-line' || many.has(one))) {
    const key = `${each.kind} ${each.marketplaceId}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return {
    byCall: waiting.filter((each) => each.kind === 'confirm-shipment' && !many.has(each)),
    byFeed: [...groups.values()].flatMap(batches),
  };
}

function batches<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += LARGEST_BATCH) parts.push(all.slice(at, at + LARGEST_BATCH));
  return parts;
}

/** The text of a feed of one kind. */
export function feedTextOf(kind: EffectKind, batch: readonly FeedCandidate[]): string {
  const contents = batch.map((each) => each.content);
  return kind === 'cancel-line'
    ? cancelFeed(contents as LineCancellation[])
    : shipmentFeed(contents as ShipmentPackage[]);
}

/** How many rows one takes in its feed: what a report says of a row is about the one it belongs to. */
export function rowsInFeed({ content }: Pick<FeedCandidate, 'content'>): number {
  return 'items' in content ? content.items.length : 1;
}
