/**
 * What is wrong with the SKU map, before an order finds out: read-only, with counts by kind and what could be proposed.
 *
 * @NApiVersion 2.1
 */

import type { Channel } from '../orders/order';
import { type Proposal, type ProposalItem, proposalsFor } from './propose';
import { holdsOn, packIsValid, type SkuRow, sellableIn } from './resolve';

/** Something that is or was for sale: from listings, or from the orders seen so far. */
export interface Listing {
  readonly marketplaceId: string;
  readonly sku: string;
  readonly asin: string | null;
  readonly channel: Channel | null;
  /** Units in a pack as Amazon's catalogue states it; null where it says nothing. */
  readonly packSize: number | null;
}

export type GapKind =
  | 'unmapped'
  | 'duplicate'
  | 'overlap'
  | 'item-inactive'
  | 'item-wrong-subsidiary'
  | 'pack-mismatch';

export interface Gap {
  readonly kind: GapKind;
  readonly marketplaceId: string;
  readonly sku: string;
  /** Internal ids of the map rows concerned. */
  readonly rowIds: readonly string[];
  /** What was expected and what was found. */
  readonly message: string;
  readonly proposals: readonly Proposal[];
}

export interface Audit {
  readonly gaps: readonly Gap[];
  readonly counts: Readonly<Record<GapKind, number>>;
  /** Listings with exactly one usable row, and all listings. */
  readonly mapped: number;
  readonly listings: number;
}

export interface AuditInput {
  readonly listings: readonly Listing[];
  readonly rows: readonly SkuRow[];
  readonly items: readonly ProposalItem[];
  /** Amazon's marketplace id → subsidiary; null or absent where the account has none. */
  readonly subsidiaries: Readonly<Record<string, string | null>>;
  /** `YYYY-MM-DD`: the day to audit for. */
  readonly on: string;
}

export function auditSkuMap(input: AuditInput): Audit {
  const rowsByKey = groupByKey(input.rows);
  const listings = [...groupByKey(input.listings).values()].map(([listing]) => listing!);
  const gaps = [
    ...listings.flatMap((listing) => listingGaps(listing, rowsByKey.get(keyOf(listing)) ?? [], input)),
    ...[...rowsByKey.values()].flatMap((rows) => rowGaps(rows, input)),
  ];
  const counts = {
    unmapped: 0,
    duplicate: 0,
    overlap: 0,
    'item-inactive': 0,
    'item-wrong-subsidiary': 0,
    'pack-mismatch': 0,
  };
  for (const gap of gaps) counts[gap.kind] += 1;
  const broken = new Set(gaps.map(keyOf));
  const mapped = listings.filter((listing) => !broken.has(keyOf(listing))).length;
  return { gaps, counts, mapped, listings: listings.length };
}

function listingGaps(listing: Listing, rows: readonly SkuRow[], input: AuditInput): readonly Gap[] {
  const today = rows.filter((row) => holdsOn(row, input.on));
  const serving = today.filter(
    (row) => row.channel === null || listing.channel === null || row.channel === listing.channel,
  );
  if (serving.length === 0) {
    const message =
      today.length === 0 ? 'No map row holds today.' : `The map row is not for ${listing.channel} orders.`;
    return [{ ...gap('unmapped', today, message, listing), proposals: proposalsFor(listing, input.items, input.rows) }];
  }
  return serving
    .filter((row) => listing.packSize !== null && packIsValid(row.pack) && row.pack !== listing.packSize)
    .map((row) =>
      gap('pack-mismatch', [row], `Amazon states a pack of ${listing.packSize}, the map says ${row.pack}.`, listing),
    );
}

/** What is wrong with the rows of one SKU in one marketplace, whether it is listed or not. */
function rowGaps(rows: readonly SkuRow[], { on, subsidiaries }: AuditInput): readonly Gap[] {
  const first = rows[0]!;
  const gaps: Gap[] = [];
  const open = rows.filter((row) => row.to === null);
  if (open.length > 1) gaps.push(gap('duplicate', open, `${open.length} rows are open at once.`, first));
  for (const [earlier, later] of overlappingPairs(rows)) {
    gaps.push(gap('overlap', [earlier, later], 'Both rows hold on some of the same days.', first));
  }
  const subsidiary = subsidiaries[first.marketplaceId] ?? null;
  for (const row of rows.filter((each) => holdsOn(each, on))) {
    if (!row.itemActive) gaps.push(gap('item-inactive', [row], `Item ${row.itemId} is inactive.`, first));
    if (!sellableIn(row, subsidiary)) {
      gaps.push(
        gap('item-wrong-subsidiary', [row], `Item ${row.itemId} is not sold by subsidiary ${subsidiary}.`, first),
      );
    }
    if (!packIsValid(row.pack)) {
      gaps.push(
        gap('pack-mismatch', [row], `Expected a whole pack quantity of one or more, found ${row.pack}.`, first),
      );
    }
  }
  return gaps;
}

/** Pairs of rows that share a day; two open rows are a duplicate already and no overlap besides. */
function overlappingPairs(rows: readonly SkuRow[]): readonly (readonly [SkuRow, SkuRow])[] {
  return rows.flatMap((row, at) =>
    rows
      .slice(at + 1)
      .filter((other) => !(row.to === null && other.to === null) && begins(row, other) && begins(other, row))
      .map((other) => [row, other] as const),
  );
}

/** Whether `row` begins before `other` ends. */
function begins(row: SkuRow, other: SkuRow): boolean {
  return row.from === null || other.to === null || row.from < other.to;
}

function gap(
  kind: GapKind,
  rows: readonly SkuRow[],
  message: string,
  { marketplaceId, sku }: { readonly marketplaceId: string; readonly sku: string },
): Gap {
  return { kind, marketplaceId, sku, rowIds: rows.map((row) => row.id), message, proposals: [] };
}

function keyOf({ marketplaceId, sku }: { readonly marketplaceId: string; readonly sku: string }): string {
  return `${marketplaceId}\n${sku}`;
}

function groupByKey<Entry extends { readonly marketplaceId: string; readonly sku: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}
