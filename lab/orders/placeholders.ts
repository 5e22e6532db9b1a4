// Placeholder items for the SKUs of the files, each mapped in every marketplace that sells it: what the SKU map would
// hold when somebody has filled it.

import type { Account } from '../netsuite/account';
import { SuiteScriptError } from '../netsuite/errors';
import { write } from '../netsuite/profileWrite';
import { Person } from '../netsuite/runner/person';
import type { SortedOrder } from './assortment';
import type { Company } from './company';
import type { Connected } from './connections';

/** A SKU that the SKU map does not take stays unmapped, and its orders are held for it. */
export function mapUnknown(
  account: Account,
  orders: readonly SortedOrder[],
  { company, connected }: { readonly company: Company; readonly connected: Connected },
): void {
  const items = new Map<string, number>();
  const mapped = new Set<string>();
  for (const { marketplaceId, skus } of orders) {
    const marketplace = connected.marketplaces.get(marketplaceId ?? '');
    if (marketplace === undefined) continue;
    for (const sku of skus) {
      const key = `${marketplace} ${sku}`;
      if (mapped.has(key)) continue;
      mapped.add(key);
      tryTo(() => {
        const item = items.get(sku) ?? addItem(account, company, sku, items.size + 1);
        items.set(sku, item);
        new Person(account).create('customrecord_cwy_skumap', {
          values: {
            custrecord_cwy_map_marketplace: String(marketplace),
            custrecord_cwy_map_sku: sku,
            custrecord_cwy_map_item: String(item),
            custrecord_cwy_map_pack: 1,
          },
          sublists: {},
        });
      });
    }
  }
}

/** Item names are unique without regard to what a SKU may hold, so each has its number. */
function addItem(account: Account, company: Company, sku: string, number: number): number {
  const itemid = `Placeholder ${number}: ${sku}`.slice(0, 250);
  return write(account, 'inventoryitem', { itemid, displayname: itemid, subsidiary: company.subsidiaries });
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SuiteScriptError)) throw error;
  }
}
