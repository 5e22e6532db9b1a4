// Where the demo company's goods are: its own warehouse, Amazon's, on the way there, and what cannot be sold.

import type { Account } from '../netsuite/account';
import type { Furniture } from '../netsuite/profile';
import { write } from '../netsuite/profileWrite';
import type { Ground } from './netsuite';

/** Null where the account does not keep stock by location. */
export interface Places {
  readonly fbm: number | null;
  readonly fba: number | null;
  readonly inTransit: number | null;
  readonly unsellable: number | null;
  readonly returnsHold: number | null;
}

export function furnishPlaces(account: Account, { marketplace, subsidiary }: Ground, furniture: Furniture): Places {
  if (!account.has('MULTILOCINVT')) {
    return { fbm: furniture.location, fba: null, inTransit: null, unsellable: null, returnsHold: null };
  }
  const place = (name: string, isForSale: boolean): number =>
    write(account, 'location', {
      name: `${marketplace.country} ${name}`,
      makeinventoryavailable: isForSale,
      ...(subsidiary === null ? {} : { subsidiary: String(subsidiary) }),
    });
  return {
    fbm: place('FBM Warehouse', true),
    fba: place('FBA', true),
    inTransit: place('FBA In Transit', false),
    unsellable: place('FBA Unsellable', false),
    returnsHold: place('Returns Hold', false),
  };
}
