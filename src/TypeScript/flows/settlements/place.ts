/**
 * Whose a settlement's lines are: by the name on the line, and for lines without one by what the others say. Amazon's own
 * list of marketplaces on a report names the whole region, so that it is no evidence.
 *
 * @NApiVersion 2.1
 */

import { MARKETPLACES, type Marketplace, marketplaceByCountry } from '../../amazon/marketplaces';
import type { SettlementReading } from './settlement';

/** Orders of other channels that Amazon ships stand under `Non-Amazon` and a country; without one it is the US (practice). */
const NON_AMAZON = /^non-amazon(?:\s+([a-z]{2}))?$/i;

/** The marketplace that a report means by a name such as `Amazon.com.au`; null for one that is none of Amazon's. */
export function marketplaceNamed(name: string): Marketplace | null {
  const other = NON_AMAZON.exec(name.trim());
  if (other !== null) return marketplaceByCountry((other[1] ?? 'US').toUpperCase().replace('UK', 'GB'));
  const domain = name.trim().toLowerCase();
  return MARKETPLACES.find((each) => each.domain === domain) ?? null;
}

/** The name that lines without one belong to: the one on most lines in the settlement's currency; null where none is. */
export function mainName({ head, groups }: SettlementReading): string | null {
  const lines = new Map<string, number>();
  for (const group of groups) {
    if (marketplaceNamed(group.marketplaceName)?.currency !== head.currency) continue;
    lines.set(group.marketplaceName, (lines.get(group.marketplaceName) ?? 0) + group.lines);
  }
  const [most] = [...lines].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return most?.[0] ?? null;
}

/** As Amazon writes it on lines: `Amazon.com.au`. */
export const nameOnLines = ({ domain }: Marketplace): string => `A${domain.slice(1)}`;
