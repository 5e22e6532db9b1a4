/**
 * What people chose for a settlement's entries: the marketplace record of a name, and its account for a use.
 *
 * @NApiVersion 2.1
 */

import { marketplaceById } from '../../amazon/marketplaces';
import { marketplaceNamed, nameOnLines } from '../../flows/settlements/place';
import type { AccountRole } from '../../flows/settlements/settlement';
import type { Marketplace } from '../connection/marketplaces';
import type { Chosen } from './settlementWork';

export function marketplaceOf({ marketplaces }: Pick<Chosen, 'marketplaces'>, name: string): Marketplace | undefined {
  const id = marketplaceNamed(name)?.id;
  return marketplaces.find((each) => each.marketplaceId === id);
}

/** Internal id; null where none is chosen. Clearing is the one of the marketplace itself. */
export function accountOf(
  { accounts }: Pick<Chosen, 'accounts'>,
  marketplace: Marketplace,
  role: AccountRole,
): string | null {
  return accounts[marketplace.id]?.[role] ?? (role === 'clearing' ? marketplace.billing.clearing : null);
}

/** As lines of a report name it; empty where it is none of Amazon's. */
export function nameOf(main: Pick<Marketplace, 'marketplaceId'> | null): string {
  const facts = main === null ? null : marketplaceById(main.marketplaceId);
  return facts === null ? '' : nameOnLines(facts);
}
