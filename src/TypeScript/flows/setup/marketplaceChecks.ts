/**
 * Whether a marketplace may be saved as it is entered, and what Amazon's own table fills in.
 *
 * @NApiVersion 2.1
 */

import { type Marketplace, marketplaceById, marketplacesOf, type Region } from '../../amazon/marketplaces';
import type { MarketplaceState } from '../orders/settings';

export interface EnteredMarketplace {
  /** Internal id of the connection. */
  readonly connection: string;
  /** Amazon's id. */
  readonly amazonId: string;
  readonly currency: string | null;
  readonly zone: string | null;
}

export type MarketplaceCheck =
  | { readonly ok: true; readonly currency: string; readonly zone: string }
  | { readonly ok: false; readonly problem: string };

/** `region` is the connection's. Currency and zone come from Amazon's table where they are empty. */
export function checkMarketplace(entered: EnteredMarketplace, region: Region): MarketplaceCheck {
  const place = marketplaceById(entered.amazonId);
  if (place === null) return { ok: false, problem: unknownId(entered.amazonId, region) };
  if (place.region !== region) {
    return {
      ok: false,
      problem: `${place.name} belongs to the region ${place.region}, and the connection is for ${region}. Choose or make a connection for ${place.region}.`,
    };
  }
  const currency = entered.currency ?? place.currency;
  if (currency !== place.currency) {
    return {
      ok: false,
      problem: `Orders of ${place.name} come in ${place.currency}; the currency code says ${currency}. Enter ${place.currency}, or leave it empty.`,
    };
  }
  return { ok: true, currency, zone: entered.zone ?? place.timeZone };
}

function unknownId(entered: string, region: Region): string {
  const known = marketplacesOf(region).map((place: Marketplace) => `${place.id} (${place.name})`);
  return `Expected the id of an Amazon marketplace, found "${entered}". Those of the region ${region}: ${known.join(', ')}.`;
}

export function marketplaceKey(connection: string, amazonId: string): string {
  return `cwy-mkt-${connection}-${amazonId}`;
}

/** Orders and SKU map rows name the marketplace: once it has been read, it stays the one it is. */
export function movedProblem(
  before: Pick<EnteredMarketplace, 'connection' | 'amazonId'> & { readonly state: MarketplaceState },
  after: Pick<EnteredMarketplace, 'connection' | 'amazonId'>,
): string | null {
  if (before.state === 'draft' || (before.connection === after.connection && before.amazonId === after.amazonId)) {
    return null;
  }
  return (
    `This marketplace has left the state Draft as ${before.amazonId}; its orders and its SKU map belong to it. ` +
    'Another connection or Amazon marketplace is another record: make a new one.'
  );
}

/** The sentence that refuses to go live, with everything that is missing at once; null where nothing is. */
export function notReady(problems: readonly string[]): string | null {
  if (problems.length === 0) return null;
  return `The marketplace cannot be Live yet. ${problems.join(' ')} Or leave it in another state until then.`;
}
