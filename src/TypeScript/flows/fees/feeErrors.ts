/**
 * How far Amazon's estimates of fees are from what it charged: for each kind of fee the distribution of the difference over
 * items of orders.
 *
 * @NApiVersion 2.1
 */

import type { EstimatedFees } from '../../amazon/feesEstimates';
import type { SoldAt } from './soldAt';

export const FEE_KINDS = ['referral', 'fulfilment', 'closing', 'total'] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

/** Over items of orders; amounts are minor units. An error is what was charged less what was estimated. */
export interface FeeErrors {
  readonly kind: FeeKind;
  readonly items: number;
  /** Items whose fee was estimated to the minor unit. */
  readonly exact: number;
  readonly estimated: number;
  readonly settled: number;
  /** Half of all items, and nineteen of twenty, are off by no more than this, whichever way. */
  readonly p50: number;
  readonly p95: number;
  /** The most that was charged beyond the estimate, and the most that was charged less. */
  readonly most: number;
  readonly least: number;
}

export interface FeeComparison {
  readonly marketplaceName: string;
  readonly errors: readonly FeeErrors[];
  /** Items for which Amazon gave no estimate. */
  readonly without: number;
}

interface Measured {
  readonly error: number;
  readonly estimated: number;
  readonly settled: number;
  readonly items: number;
}

/** By marketplace. `estimateOf`: of one unit; null where Amazon gave none. */
export function compareFees(
  sold: readonly SoldAt[],
  estimateOf: (sold: SoldAt) => EstimatedFees | null,
): FeeComparison[] {
  const names = [...new Set(sold.map(({ marketplaceName }) => marketplaceName))].sort();
  return names.map((marketplaceName) => {
    const own = sold.filter((each) => each.marketplaceName === marketplaceName);
    const pairs = own.map((each) => ({ each, fees: estimateOf(each) }));
    const known = pairs.filter((pair): pair is { each: SoldAt; fees: EstimatedFees } => pair.fees !== null);
    return {
      marketplaceName,
      errors: FEE_KINDS.map((kind) =>
        errorsOf(
          kind,
          known.map((pair) => measured(kind, pair)),
        ),
      ),
      without: pairs.reduce((all, { each, fees }) => (fees === null ? all + each.items : all), 0),
    };
  });
}

function measured(kind: FeeKind, { each, fees }: { readonly each: SoldAt; readonly fees: EstimatedFees }): Measured {
  const of = (name: 'referral' | 'fulfilment' | 'closing'): Measured => {
    const estimated = fees[name] * each.units;
    return { error: each[name] - estimated, estimated, settled: each[name], items: each.items };
  };
  if (kind !== 'total') return of(kind);
  const estimated = (fees.referral + fees.fulfilment + fees.closing + fees.other) * each.units;
  const settled = each.referral + each.fulfilment + each.closing;
  return { error: settled - estimated, estimated, settled, items: each.items };
}

function errorsOf(kind: FeeKind, all: readonly Measured[]): FeeErrors {
  const items = all.reduce((count, each) => count + each.items, 0);
  const sizes = all.map(({ error, items: weight }) => [Math.abs(error), weight] as const).sort(([a], [b]) => a - b);
  return {
    kind,
    items,
    exact: all.reduce((count, each) => (each.error === 0 ? count + each.items : count), 0),
    estimated: all.reduce((sum, each) => sum + each.estimated * each.items, 0),
    settled: all.reduce((sum, each) => sum + each.settled * each.items, 0),
    p50: percentile(sizes, items, 50),
    p95: percentile(sizes, items, 95),
    most: all.reduce((most, { error }) => Math.max(most, error), 0),
    least: all.reduce((least, { error }) => Math.min(least, error), 0),
  };
}

/** The nearest rank: the smallest size that so many of a hundred items do not pass. */
function percentile(sizes: readonly (readonly [size: number, items: number])[], items: number, of: number): number {
  const rank = Math.ceil((of * items) / 100);
  let passed = 0;
  for (const [size, weight] of sizes) {
    passed += weight;
    if (passed >= rank) return size;
  }
  return 0;
}
