/**
 * The entries of NetSuite that may be the deposits of payouts: those of the days in question, and those that people chose.
 *
 * @NApiVersion 2.1
 */

import { type BankEntry, firstDay, lastDay, type Payout } from '../../flows/settlements/payouts';
import type { Marketplace } from '../connection/marketplaces';
import { bankEntries, bankEntry } from './bankEntries';

/** 10 units, and 10 for each that was chosen outside these days. */
export function entriesFor(payouts: readonly Payout[], marketplaces: readonly Marketplace[]): BankEntry[] {
  const looked = payouts.filter(({ state }) => state !== 'confirmed' && state !== 'matched');
  if (looked.length === 0) return [];
  const of = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
  const found = bankEntries(
    {
      payoutAccounts: of(looked.map(({ payoutAccount }) => payoutAccount)),
      bankAccounts: of(looked.map((each) => each.bankAccount)),
      from: looked.map(firstDay).reduce((one, other) => (one < other ? one : other)),
      to: looked.map(lastDay).reduce((one, other) => (one > other ? one : other)),
    },
    marketplaces,
  );
  const known = new Set(found.map(({ id }) => id));
  const chosen = of(looked.filter(({ state }) => state === 'chosen').map(({ deposit }) => deposit));
  const more = chosen.filter((id) => !known.has(id)).map((id) => bankEntry(id, marketplaces));
  return [...found, ...more.filter((each) => each !== null)];
}
