/**
 * The SKUs that documents name, each once, and how far the map covers them.
 *
 * @NApiVersion 2.1
 */

import type { Gap, GapKind, Listing } from './audit';

/** What a document says: its marketplace and its SKUs. */
export interface SeenDocument {
  /** Key of the marketplace, as the map rows carry it. */
  readonly marketplace: string;
  readonly skus: readonly string[];
}

/** Each SKU of each marketplace once. Documents name neither channel nor pack. */
export function listingsOf(documents: readonly SeenDocument[]): Listing[] {
  const found = new Map<string, Listing>();
  for (const { marketplace, skus } of documents) {
    for (const sku of skus) {
      const key = `${marketplace}\n${sku}`;
      if (!found.has(key))
        found.set(key, { marketplaceId: marketplace, sku, asin: null, channel: null, packSize: null });
    }
  }
  return [...found.values()];
}

export interface Coverage {
  readonly marketplace: string;
  readonly seen: number;
  readonly mapped: number;
}

/** Of the SKUs seen in each marketplace, those with exactly one usable row. Marketplaces in the order given. */
export function coverageOf(
  marketplaces: readonly string[],
  listings: readonly Listing[],
  gaps: readonly Gap[],
): Coverage[] {
  const broken = new Set(gaps.map(({ marketplaceId, sku }) => `${marketplaceId}\n${sku}`));
  return marketplaces.map((marketplace) => {
    const own = listings.filter((each) => each.marketplaceId === marketplace);
    const mapped = own.filter((each) => !broken.has(`${marketplace}\n${each.sku}`)).length;
    return { marketplace, seen: own.length, mapped };
  });
}

export const GAP_KINDS: readonly GapKind[] = [
  'unmapped',
  'duplicate',
  'overlap',
  'item-inactive',
  'item-wrong-subsidiary',
  'pack-mismatch',
];

/** Word and shape of each kind. */
export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  unmapped: '▲ Not mapped',
  duplicate: '◆ Open twice',
  overlap: '◆ Overlapping days',
  'item-inactive': '■ Item inactive',
  'item-wrong-subsidiary': '■ Other subsidiary',
  'pack-mismatch': '● Pack quantity',
};

export const GAP_FIXES: Readonly<Record<GapKind, string>> = {
  unmapped: 'Tick a proposal that is right, or add a row by hand.',
  duplicate: 'Close all but one of the rows with a Valid To date.',
  overlap: 'Correct Valid From or Valid To, so that one row holds on each day.',
  'item-inactive': 'Make the item active, or close the row and add one for its successor.',
  'item-wrong-subsidiary': 'Add the marketplace’s subsidiary to the item, or map the SKU to another item.',
  'pack-mismatch': 'Correct the pack quantity of the row.',
};

export interface AuditFilter {
  /** Empty: any. */
  readonly kind: GapKind | '';
  /** Key of the marketplace; empty: any. */
  readonly marketplace: string;
  /** From 0. */
  readonly page: number;
}

/** Reads a filter from a page's parameters; what it does not know counts as not given. */
export function readAuditFilter(parameters: Readonly<Record<string, string | undefined>>, prefix: string): AuditFilter {
  const page = Number(parameters[`${prefix}page`]);
  return {
    kind: GAP_KINDS.find((each) => each === parameters[`${prefix}kind`]) ?? '',
    marketplace: parameters[`${prefix}marketplace`] ?? '',
    page: Number.isSafeInteger(page) && page > 0 ? page : 0,
  };
}

export function auditParameters({ kind, marketplace, page }: AuditFilter, prefix: string): Record<string, string> {
  const all = { kind, marketplace, page: page === 0 ? '' : String(page) };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [[prefix + name, value]])),
  );
}

/** The gaps asked for, kind by kind, then by SKU. */
export function gapsShown(gaps: readonly Gap[], { kind, marketplace }: AuditFilter): Gap[] {
  const rank = (gap: Gap): number => GAP_KINDS.indexOf(gap.kind);
  return gaps
    .filter((gap) => (kind === '' || gap.kind === kind) && (marketplace === '' || gap.marketplaceId === marketplace))
    .sort((a, b) => rank(a) - rank(b) || a.sku.localeCompare(b.sku) || a.marketplaceId.localeCompare(b.marketplaceId));
}
