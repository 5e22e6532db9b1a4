/**
 * Whose storage it is: the keys of Amazon's report, label and product, as the SKU map knows them.
 *
 * @NApiVersion 2.1
 */

import type { SkuWeight } from './marginRows';
import type { StorageWeight } from './storageReport';

/** An open row of the SKU map. */
export interface MappedSku {
  readonly sku: string;
  readonly asin: string;
  /** Empty where nobody wrote it down. */
  readonly fnsku: string;
  /** Sold out of Amazon's warehouse. */
  readonly byAmazon: boolean;
}

/**
 * A label is one SKU's. Where the map has no label, the product's only SKU in Amazon's warehouse takes it, else its only
 * SKU; where several could, or none is known, it stays without one.
 */
export function skuWeights(weights: readonly StorageWeight[], map: readonly MappedSku[]): SkuWeight[] {
  const found = new Map<string, number>();
  for (const { asin, fnsku, weight } of weights) {
    const sku = skuOf(asin, fnsku, map);
    found.set(sku, (found.get(sku) ?? 0) + weight);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([sku, weight]) => ({ sku, weight }));
}

function skuOf(asin: string, fnsku: string, map: readonly MappedSku[]): string {
  const labelled = fnsku === '' ? [] : map.filter((each) => each.fnsku === fnsku);
  const products = asin === '' ? [] : map.filter((each) => each.asin === asin);
  const stored = products.filter(({ byAmazon }) => byAmazon);
  return only(labelled) ?? only(stored) ?? (stored.length > 1 ? null : only(products)) ?? '';
}

function only(rows: readonly MappedSku[]): string | null {
  const skus = new Set(rows.map(({ sku }) => sku));
  return skus.size === 1 ? (rows[0]?.sku ?? null) : null;
}

/** The month before, whose storage Amazon charges: `2026-03` → `2026-02`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
