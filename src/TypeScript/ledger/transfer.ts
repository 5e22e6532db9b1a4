/**
 * Money that moves between accounts. A journal is a list of transfers: each debits as much as it credits, so that a
 * journal out of balance cannot be written down.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, ZERO } from './minor';

/** `from` is credited and `to` is debited. The amount is never negative: to go the other way, swap the accounts. */
export interface Transfer<Account> {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Minor;
}

/** What transfers do to one account: debits less credits. */
export interface Change<Account> {
  readonly account: Account;
  readonly amount: Minor;
}

/** A signed amount that arrives at `to`. Below zero, `to` pays it away. */
export function transfer<Account>(amount: Minor, from: Account, to: Account): Transfer<Account> {
  return amount < 0 ? { from: to, to: from, amount: negate(amount) } : { from, to, amount };
}

/**
 * What the transfers do to each account, in the order in which accounts first appear, without those that come out at
 * zero. Accounts with the same key are one. The changes add up to zero.
 */
export function changesOf<Account>(
  transfers: readonly Transfer<Account>[],
  keyOf: (account: Account) => string,
): readonly Change<Account>[] {
  const changes = new Map<string, Change<Account>>();
  const add = (account: Account, amount: number): void => {
    const key = keyOf(account);
    const before = changes.get(key) ?? { account, amount: ZERO };
    changes.set(key, { ...before, amount: minor(before.amount + amount) });
  };
  for (const { from, to, amount } of transfers) {
    add(from, -amount);
    add(to, amount);
  }
  return [...changes.values()].filter(({ amount }) => amount !== 0);
}
