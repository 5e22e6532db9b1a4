// Stock by item and location: what was there when trade began, less what left, to the unit. What the seller's warehouse
// shipped it wrote down itself; what Amazon's warehouse shipped Amazon says.

import { catalogue, type Product } from '../catalogue';
import type { MarketplaceIds } from '../demo/netsuite';
import { type Played, placeKey } from './play';

export function auditStock(played: Played): string[] {
  const { world, opening } = played;
  const expected = new Map(opening);
  for (const { key, units } of left(played)) expected.set(key, (expected.get(key) ?? 0) - units);
  const found = new Map(world.account.stock.all().map((row) => [placeKey(row.item, row.location), row]));
  return [...expected].flatMap(([key, units]) => {
    const row = found.get(key);
    const onHand = row?.onHand ?? 0;
    const words = `${row?.itemName ?? key} at ${row?.locationName ?? key}`;
    return onHand === units ? [] : [`Stock of ${words}: expected ${units} on hand, found ${onHand}.`];
  });
}

interface Taken {
  readonly key: string;
  readonly units: number;
}

function left(played: Played): Taken[] {
  const marketplaceOf = new Map(
    played.world.amazon.control.truth().map((order) => [order.orderId, order.marketplaceId]),
  );
  const own = played.departures.flatMap(({ amazonOrderId, lines }) =>
    lines.flatMap(({ sku, units }) =>
      taken(played, sku, units, placesOf(played, marketplaceOf.get(amazonOrderId))?.fbm),
    ),
  );
  return [...own, ...amazonLeft(played)];
}

/** Of orders that NetSuite has: an order that is held has taken nothing from the books yet. */
function amazonLeft(played: Played): Taken[] {
  const imported = new Set(
    played.world.account.store
      .all(`SELECT custbody_cwy_order_id AS id FROM "transaction" WHERE type = 'SalesOrd'`)
      .map((row) => String(row.id)),
  );
  return played.world.amazon.control
    .truth()
    .filter(({ orderId, fulfilledBy }) => fulfilledBy === 'AMAZON' && imported.has(orderId))
    .flatMap(({ marketplaceId, lines }) =>
      lines.flatMap(({ sku, quantityFulfilled }) =>
        taken(played, sku, quantityFulfilled * (productOf(sku)?.pack ?? 1), placesOf(played, marketplaceId)?.fba),
      ),
    );
}

const productOf = (sku: string): Product | undefined => catalogue.find((each) => each.sku === sku);

const placesOf = (played: Played, marketplaceId: string | undefined): MarketplaceIds['places'] | undefined =>
  marketplaceId === undefined ? undefined : played.setUp.ids.marketplaces[marketplaceId]?.places;

/** Units of an item at a place; of a kit, units of its members. */
function taken(played: Played, sku: string, units: number, place: number | null | undefined): Taken[] {
  const product = productOf(sku);
  if (product === undefined || units === 0) return [];
  const parts = product.members ?? [{ item: product.item, quantity: 1 }];
  return parts.map(({ item, quantity }) => ({
    key: placeKey(played.setUp.ids.items[item] as number, place ?? null),
    units: units * quantity,
  }));
}
