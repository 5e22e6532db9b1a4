/**
 * What people chose for a settlement's entries: the marketplace record of a name, and its account for a use.
 *
 * @NApiVersion 2.1
 */

import { marketplaceById } from '../../amazon/marketplaces';
import type { JournalLine } from '../../flows/settlements/journals';
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

/** Internal id of the account of a planned line: the map's own row for it decides before the marketplace; null for none. */
export function accountOfLine(
  chosen: Pick<Chosen, 'marketplaces' | 'accounts'>,
  { account, marketplaceName, own }: Pick<JournalLine, 'account' | 'marketplaceName' | 'own'>,
): string | null {
  if (own?.account !== undefined) return own.account;
  const marketplace = marketplaceOf(chosen, marketplaceName);
  return marketplace === undefined ? null : accountOf(chosen, marketplace, account);
}

/** Internal ids of accounts, by the marketplace's name and the use. */
export type KeptAccounts = Readonly<Record<string, string>>;

const accountKey = ({ account, marketplaceName }: Pick<JournalLine, 'account' | 'marketplaceName'>): string =>
  `${marketplaceName}/${account}`;

/** The accounts that entries are planned on, to be kept: somebody may choose others later. */
export function accountsOfPlan(
  chosen: Pick<Chosen, 'marketplaces' | 'accounts'>,
  journals: readonly { readonly lines: readonly JournalLine[] }[],
): KeptAccounts {
  const found: Record<string, string> = {};
  for (const line of journals.flatMap(({ lines }) => lines)) {
    const id = line.own?.account === undefined ? accountOfLine(chosen, line) : null;
    if (id !== null) found[accountKey(line)] = id;
  }
  return found;
}

/** The same as `accountOfLine`, of an entry that was planned with accounts that were kept. */
export const keptAccountOf = (kept: KeptAccounts, line: JournalLine): string | null =>
  line.own?.account ?? kept[accountKey(line)] ?? null;

/** As lines of a report name it; empty where it is none of Amazon's. */
export function nameOf(main: Pick<Marketplace, 'marketplaceId'> | null): string {
  const facts = main === null ? null : marketplaceById(main.marketplaceId);
  return facts === null ? '' : nameOnLines(facts);
}
