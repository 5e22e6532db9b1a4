/**
 * What is kept of the audit of the SKU map each day, so that people see which way it goes.
 *
 * @NApiVersion 2.1
 */

import type { Audit, GapKind, Listing } from './audit';
import { coverageOf } from './seen';

export const SKU_METRICS = ['sku-seen', 'sku-mapped', 'sku-conflicts'] as const;
export type SkuMetric = (typeof SKU_METRICS)[number];

export interface SkuMeasure {
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  readonly metric: SkuMetric;
  readonly value: number;
}

/** More than one row answers for a SKU on some day. */
const CONFLICTS: readonly GapKind[] = ['duplicate', 'overlap'];

export function measuresOf(
  marketplaces: readonly string[],
  listings: readonly Listing[],
  { gaps }: Pick<Audit, 'gaps'>,
): readonly SkuMeasure[] {
  return coverageOf(marketplaces, listings, gaps).flatMap(({ marketplace, seen, mapped }) => {
    const conflicts = gaps.filter(
      ({ kind, marketplaceId }) => CONFLICTS.includes(kind) && marketplaceId === marketplace,
    );
    const of = (metric: SkuMetric, value: number): SkuMeasure => ({ marketplace, metric, value });
    return [of('sku-seen', seen), of('sku-mapped', mapped), of('sku-conflicts', conflicts.length)];
  });
}
