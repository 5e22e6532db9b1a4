// Transfers: what they do to accounts always adds up to zero.
import * as fc from 'fast-check';
import { minor } from '../../../src/TypeScript/ledger/minor';
import { changesOf, transfer } from '../../../src/TypeScript/ledger/transfer';

const same = (account: string): string => account;

test('an amount below zero goes the other way, so that no transfer is negative', () => {
  expect(transfer(minor(500), 'sales', 'payout')).toEqual({ from: 'sales', to: 'payout', amount: 500 });
  expect(transfer(minor(-500), 'sales', 'payout')).toEqual({ from: 'payout', to: 'sales', amount: 500 });
});

test('what comes in is a debit, what goes out a credit, and accounts that come out at zero are left out', () => {
  const transfers = [
    transfer(minor(500), 'sales', 'payout'),
    transfer(minor(-200), 'fees', 'payout'),
    transfer(minor(70), 'tax', 'payout'),
    transfer(minor(-70), 'tax', 'payout'),
  ];
  expect(changesOf(transfers, same)).toEqual([
    { account: 'sales', amount: -500 },
    { account: 'payout', amount: 300 },
    { account: 'fees', amount: 200 },
  ]);
});

test('whatever moves between whatever accounts, the changes add up to zero', () => {
  const account = fc.constantFrom('a', 'b', 'c', 'd');
  const anyTransfer = fc
    .tuple(fc.integer().map(minor), account, account)
    .map(([amount, from, to]) => transfer(amount, from, to));
  fc.assert(
    fc.property(fc.array(anyTransfer), (transfers) => {
      expect(transfers.every(({ amount }) => amount >= 0)).toBe(true);
      expect(changesOf(transfers, same).reduce((total, { amount }) => total + amount, 0)).toBe(0);
    }),
  );
});
