/**
 * What a day's comparison proves, by marketplace and for the whole region.
 *
 * @NApiVersion 2.1
 */

import { noCount, type PlaceCount, sumOf } from './compare';
import type { ProofState } from './states';

export interface PlaceProof {
  /** Amazon's id; null for the whole region. */
  readonly marketplaceId: string | null;
  readonly state: ProofState;
  readonly count: PlaceCount;
}

/** `places`: the counts of all reports of the day, which together cover it. The region comes first. */
export function proofsOf(
  places: Readonly<Record<string, PlaceCount>>,
  marketplaceIds: readonly string[],
  isWhole: boolean,
): PlaceProof[] {
  const proof = (marketplaceId: string | null, count: PlaceCount): PlaceProof => ({
    marketplaceId,
    state: stateOf(count, isWhole),
    count,
  });
  return [proof(null, sumOf(places)), ...marketplaceIds.map((id) => proof(id, places[id] ?? noCount()))];
}

function stateOf({ awaited, missing }: PlaceCount, isWhole: boolean): ProofState {
  if (!isWhole || awaited > 0) return 'open';
  return missing > 0 ? 'gaps' : 'proven';
}

/** Counts of several reports put together. */
export function joined(parts: readonly Readonly<Record<string, PlaceCount>>[]): Record<string, PlaceCount> {
  const keys = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries(
    [...keys].map((key) => [key, sumOf(Object.fromEntries(parts.map((part, at) => [at, part[key] ?? noCount()])))]),
  );
}
