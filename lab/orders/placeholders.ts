// Placeholder items for the SKUs of the files, each mapped in every marketplace that sells it: what the SKU map would
// hold when somebody has filled it.

import { marketplaceFacts } from '../amazon/marketplaces';
import type { Account } from '../netsuite/account';
import { SuiteScriptError } from '../netsuite/errors';
import { write } from '../netsuite/profileWrite';
import { Person } from '../netsuite/runner/person';
import type { SortedOrder } from './assortment';
import type { Company } from './company';
import type { Connected } from './connections';

interface Place {
  /** Internal id of the marketplace record. */
  readonly marketplace: number;
  readonly subsidiary: string;
}

/** A SKU that the SKU map does not take stays unmapped, and its orders are held for it. */
export function mapUnknown(
  account: Account,
  orders: readonly SortedOrder[],
  { company, connected }: { readonly company: Company; readonly connected: Connected },
): void {
  let number = 0;
  for (const [sku, places] of placesBySku(orders, company, connected)) {
    number += 1;
    tryTo(() => {
      const item = addItem(account, `Placeholder ${number}: ${sku}`.slice(0, 250), places);
      for (const { marketplace } of places) {
        new Person(account).create('customrecord_cwy_skumap', {
          values: {
            custrecord_cwy_map_marketplace: String(marketplace),
            custrecord_cwy_map_sku: sku,
            custrecord_cwy_map_item: String(item),
            custrecord_cwy_map_pack: 1,
          },
          sublists: {},
        });
      }
    });
  }
}

/** The known marketplaces that sell each SKU. */
function placesBySku(
  orders: readonly SortedOrder[],
  company: Company,
  connected: Connected,
): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Map<number, Place>>();
  for (const { marketplaceId, skus } of orders) {
    const marketplace = connected.marketplaces.get(marketplaceId ?? '');
    if (marketplaceId === null || marketplace === undefined) continue;
    const subsidiary = company.books.get(marketplaceFacts(marketplaceId).currency)?.subsidiary ?? '';
    for (const sku of skus) {
      const places = found.get(sku) ?? new Map<number, Place>();
      found.set(sku, places.set(marketplace, { marketplace, subsidiary }));
    }
  }
  return new Map([...found].map(([sku, places]) => [sku, [...places.values()]]));
}

/** Item names are unique without regard to what a SKU may hold, so each has its number. */
function addItem(account: Account, itemid: string, places: readonly Place[]): number {
  const subsidiary = [...new Set(places.map((each) => each.subsidiary))];
  return write(account, 'inventoryitem', { itemid, displayname: itemid, subsidiary });
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SuiteScriptError)) throw error;
  }
}
