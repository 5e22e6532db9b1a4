// From a transaction's currency to that of its books, so that a balanced transaction balances there as well.

import type { Account } from '../account';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { RecordData } from './definition';
import { exchange } from './money';
import { subsidiaryOf } from './transaction';

/** Whole minor units; at most one of the two is above zero. */
export interface Sides {
  readonly debitMinor: number;
  readonly creditMinor: number;
}

/** An amount on its side: above zero a debit, below it a credit. */
export const sidesOf = (minor: number): Sides => ({
  debitMinor: minor > 0 ? minor : 0,
  creditMinor: minor < 0 ? -minor : 0,
});

/**
 * Amounts of a transaction in the currency of its books, at the transaction's rate. Running totals are converted, not
 * amounts one by one, so that both sides come to the same total whatever the rate.
 */
export function inBooks(account: Account, record: RecordData, amounts: readonly Sides[]): Sides[] {
  const from = precisionOf(account, String(record.fields.currency));
  const to = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const rate = Number(record.fields.exchangerate);
  const running = { debitMinor: 0, creditMinor: 0 };
  const convert = (side: keyof Sides, minor: number): number => {
    const before = exchange(running[side], rate, from, to);
    running[side] += minor;
    return exchange(running[side], rate, from, to) - before;
  };
  return amounts.map(({ debitMinor, creditMinor }) => ({
    debitMinor: convert('debitMinor', debitMinor),
    creditMinor: convert('creditMinor', creditMinor),
  }));
}
