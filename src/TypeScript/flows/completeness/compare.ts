/**
 * Amazon's list against ours, some hundred orders at a time: each order is here, or a named rule says why not, or it is
 * to be read. What is here and not in the list proves nothing wrong: a report has an order under its latest update only.
 *
 * @NApiVersion 2.1
 */

import type { OrderReportRow } from '../../amazon/orderReport';
import { marketplaceOf, ruleFor } from './channels';

/** An order's document, as far as it matters here. */
export interface HeldOrder {
  readonly document: string;
  /** Null where only its id is known. */
  readonly updated: string | null;
  readonly state: string;
  /** It waits to be read from Amazon. */
  readonly readAgain: boolean;
  readonly marketplaceId: string | null;
}

/** Of one marketplace. Every order of the report is one of held, ignored, awaited and missing. */
export interface PlaceCount {
  orders: number;
  held: number;
  ignored: number;
  awaited: number;
  /** Read, and Amazon gave nothing that can be kept: each has its exception. */
  missing: number;
  /** Those that were missing or older here when the report was first compared. */
  found: number;
}

/** How far a comparison has come: plain JSON, so that another run can go on with it. */
export interface Progress {
  /** Lines of the report that are done. */
  line: number;
  /** The last order of those lines: the next line may be of it too. */
  last: string;
  /** By Amazon's id of the marketplace; '' for orders of none that is known. */
  readonly places: Record<string, PlaceCount>;
  /** The first orders that are missing, for people to see. */
  readonly missing: string[];
  /** Compared to its end. */
  done: boolean;
}

export interface Comparing {
  /** Amazon's ids of the marketplaces that the connection reads. */
  readonly read: ReadonlySet<string>;
  /** Whether this report was never compared to its end before: later, an order that was read once more is as new as it gets. */
  readonly isFirst: boolean;
}

export interface ToRead {
  readonly amazonOrderId: string;
  /** Amazon's id of its marketplace, where the report's name for it is known. */
  readonly marketplaceId: string | null;
  /** Its document; null where there is none yet. */
  readonly document: string | null;
}

const MOST_NAMED = 100;

export const noProgress = (): Progress => ({ line: 0, last: '', places: {}, missing: [], done: false });

/** Where to go on: behind what is compared; after a whole comparison anew, and what the first one found stays said. */
export function goOn(progress: Progress): Progress {
  if (!progress.done) return progress;
  const { places } = progress;
  const found = Object.entries(places).map(([key, place]) => [key, { ...noCount(), found: place.found }] as const);
  return { ...noProgress(), places: Object.fromEntries(found) };
}

export const noCount = (): PlaceCount => ({ orders: 0, held: 0, ignored: 0, awaited: 0, missing: 0, found: 0 });

/** Counts these orders into `progress`, and answers those that must be read from Amazon. */
export function compareOrders(
  rows: ReadonlyMap<string, OrderReportRow>,
  held: ReadonlyMap<string, HeldOrder>,
  progress: Progress,
  comparing: Comparing,
): ToRead[] {
  const toRead: ToRead[] = [];
  for (const row of rows.values()) {
    const order = held.get(row.amazonOrderId) ?? null;
    const place = placeOf(progress, order?.marketplaceId ?? marketplaceOf(row.salesChannel));
    place.orders++;
    const standing = standingOf(row, order, comparing);
    if (standing === 'missing' && progress.missing.length < MOST_NAMED) progress.missing.push(row.amazonOrderId);
    // One that waits already was noted by a comparison that stopped.
    if (comparing.isFirst && ['absent', 'older', 'awaited'].includes(standing)) place.found++;
    if (standing === 'absent' || standing === 'older') {
      place.awaited++;
      const { amazonOrderId } = row;
      toRead.push({ amazonOrderId, marketplaceId: marketplaceOf(row.salesChannel), document: order?.document ?? null });
    } else place[standing]++;
  }
  return toRead;
}

type Standing = 'held' | 'ignored' | 'awaited' | 'missing' | 'absent' | 'older';

function standingOf(row: OrderReportRow, order: HeldOrder | null, { read, isFirst }: Comparing): Standing {
  if (order === null) return ruleFor(row.salesChannel, read) === null ? 'absent' : 'ignored';
  if (order.updated === null) return order.readAgain ? 'awaited' : 'missing';
  if (isOlder(order.updated, row.lastUpdated)) {
    if (order.readAgain) return 'awaited';
    if (isFirst) return 'older';
  }
  return order.state === 'ignored' ? 'ignored' : 'held';
}

/** The report gives whole seconds. */
const isOlder = (updated: string, reported: string | null): boolean =>
  reported !== null && updated.slice(0, 19) < reported.slice(0, 19);

function placeOf({ places }: Progress, marketplaceId: string | null): PlaceCount {
  const key = marketplaceId ?? '';
  const place = places[key] ?? noCount();
  places[key] = place;
  return place;
}

/** All marketplaces together. */
export function sumOf(places: Readonly<Record<string, PlaceCount>>): PlaceCount {
  const sum = noCount();
  for (const place of Object.values(places)) {
    for (const key of Object.keys(sum) as (keyof PlaceCount)[]) sum[key] += place[key];
  }
  return sum;
}
