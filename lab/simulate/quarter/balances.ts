// What stands in NetSuite's general ledger, read as it is kept.

import type { Place } from './company';
import type { PlayedQuarter } from './play';

/** Debit less credit in the place's own books up to a day, in minor units of its currency. */
export function balanceOf({ company }: PlayedQuarter, place: Place, account: number, date = '9999-12-31'): number {
  const books = company.world.account.ledger
    .trialBalance({ date })
    .subsidiaries.find(({ subsidiary }) => subsidiary === place.subsidiary);
  if (books !== undefined && books.currency !== place.facts.currency) {
    throw new Error(`The books of ${place.facts.name} are in ${books.currency}, so they cannot be compared.`);
  }
  const row = books?.accounts.find((each) => each.account === account);
  return (row?.debitMinor ?? 0) - (row?.creditMinor ?? 0);
}
