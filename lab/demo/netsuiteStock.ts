// The opening stock: one inventory adjustment for each place, at a cost of two fifths of the price.

import type { Product } from '../catalogue';
import type { Account } from '../netsuite/account';
import type { Furniture } from '../netsuite/profile';
import { type Values, write } from '../netsuite/profileWrite';
import { fromMinor } from '../netsuite/records/money';
import type { MarketplaceIds } from './netsuite';

/** Units of the first item; each further one has a few more. */
const FIRST_QUANTITY = 1_500;
const QUANTITY_STEP = 125;
const COST_PARTS = { of: 5, taken: 2 } as const;

export function openStock(
  account: Account,
  catalogue: readonly Product[],
  items: Readonly<Record<string, number>>,
  marketplaces: Readonly<Record<string, MarketplaceIds>>,
  furniture: Furniture,
): void {
  for (const [id, { subsidiary, places }] of Object.entries(marketplaces)) {
    for (const channel of ['FBM', 'FBA'] as const) {
      const place = channel === 'FBM' ? places.fbm : places.fba;
      const here = catalogue.filter((product) => product.marketplaces.includes(id) && product.channel === channel);
      const units = unitCosts(catalogue, here, id);
      if (place === null || units.size === 0) continue;
      const inventory = [...units].map(
        ([item, cost], index): Values => ({
          item: String(items[item]),
          adjustqtyby: FIRST_QUANTITY + index * QUANTITY_STEP,
          unitcost: cost,
          ...(account.has('MULTILOCINVT') ? { location: String(place) } : {}),
        }),
      );
      const body: Values = {
        account: String(furniture.accounts['3000']),
        memo: `Opening stock, ${channel}`,
        ...(subsidiary === null ? {} : { subsidiary: String(subsidiary) }),
      };
      write(account, 'inventoryadjustment', body, { inventory });
    }
  }
}

/** Every item that the listings take from the shelf, kits by their members, with the cost of a unit. */
function unitCosts(
  catalogue: readonly Product[],
  listings: readonly Product[],
  marketplace: string,
): ReadonlyMap<string, number> {
  const names = new Set(listings.flatMap((product) => product.members?.map(({ item }) => item) ?? [product.item]));
  return new Map([...names].map((name) => [name, costOf(catalogue, name, marketplace)]));
}

function costOf(catalogue: readonly Product[], item: string, marketplace: string): number {
  const listing =
    catalogue.find((product) => product.item === item && product.priceMinor[marketplace] !== undefined) ??
    catalogue.find((product) => product.item === item);
  if (!listing) throw new Error(`The catalogue lists no price of ${item}.`);
  const price = listing.priceMinor[marketplace] ?? (Object.values(listing.priceMinor)[0] as number);
  return fromMinor(Math.floor((price * COST_PARTS.taken) / COST_PARTS.of / listing.pack), 2);
}
