/**
 * The entries that take a payout to the bank, and from it again. Where the bank keeps another currency, the payout leaves in
 * its own currency and arrives in the bank's, both on one account for the exchange difference: what is left there is the
 * gain or loss of the bank's rate, and nothing else is.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate } from '../../ledger/minor';
import { changesOf, type Transfer } from '../../ledger/transfer';
import type { BankAccount, Confirmation } from './confirmation';
import type { Payout } from './payouts';

export interface BankPlan {
  readonly kind: 'deposit' | 'journal';
  readonly externalId: string;
  readonly currency: string;
  readonly exponent: number;
  readonly memo: string;
  /** Debits less credits by internal id of the account, the bank or payout first; they come to zero. */
  readonly lines: readonly { readonly account: string; readonly amount: Minor }[];
}

export interface BankAccounts {
  /** Of the payout, which is in the settlement's currency. */
  readonly payout: string;
  /** Needed where the bank keeps another currency. */
  readonly exchangeDifference: string | null;
}

export type BankPlanning =
  | { readonly ok: true; readonly plans: readonly BankPlan[] }
  | { readonly ok: false; readonly reason: string };

type Money = Pick<Payout, 'id' | 'settlementId' | 'currency' | 'exponent' | 'amount'>;

/** The conversion comes before the deposit: money is at the bank when all the rest is booked. */
export function planDeposit(
  payout: Money,
  bank: BankAccount,
  { amount }: Confirmation,
  { payout: payoutAccount, exchangeDifference }: BankAccounts,
): BankPlanning {
  const memo = `Amazon payout of settlement ${payout.settlementId}`;
  const deposit = { kind: 'deposit', externalId: `cwy-deposit-${payout.id}`, memo, ...ownMoney(bank) } as const;
  if (bank.currency === payout.currency) {
    const lines = linesOf([{ from: payoutAccount, to: bank.id, amount: payout.amount }], bank.id);
    return { ok: true, plans: [{ ...deposit, lines }] };
  }
  if (exchangeDifference === null) return { ok: false, reason: missingAccount(bank, payout) };
  return {
    ok: true,
    plans: [
      {
        kind: 'journal',
        externalId: `cwy-convert-${payout.id}`,
        memo: `${memo}, converted to ${bank.currency}`,
        ...ownMoney(payout),
        lines: linesOf([{ from: payoutAccount, to: exchangeDifference, amount: payout.amount }], payoutAccount),
      },
      { ...deposit, lines: linesOf([{ from: exchangeDifference, to: bank.id, amount }], bank.id) },
    ],
  };
}

/** What a bounced payout takes back: the same with both sides changed, as journal entries. */
export function planReturn(
  payout: Money,
  bank: BankAccount,
  confirmation: Confirmation,
  accounts: BankAccounts,
): BankPlanning {
  const made = planDeposit(payout, bank, confirmation, accounts);
  if (!made.ok) return made;
  const plans = made.plans.map((plan, index) => ({
    ...plan,
    kind: 'journal' as const,
    externalId: `cwy-return-${payout.id}-${index + 1}`,
    memo: `${plan.memo}: came back from the bank`,
    lines: plan.lines.map(({ account, amount }) => ({ account, amount: negate(amount) })),
  }));
  return { ok: true, plans };
}

const ownMoney = ({ currency, exponent }: { readonly currency: string; readonly exponent: number }) => ({
  currency,
  exponent,
});

function linesOf(transfers: readonly Transfer<string>[], first: string): BankPlan['lines'] {
  const lines = changesOf(transfers, (account) => account).map(({ account, amount }) => ({
    account,
    amount: minor(amount),
  }));
  return lines.toSorted((one, other) => Number(other.account === first) - Number(one.account === first));
}

const missingAccount = (bank: BankAccount, { currency, settlementId }: Money): string =>
  `Settlement ${settlementId} is paid in ${currency} and ${bank.name} keeps ${bank.currency}. ` +
  'Choose an account for Exchange Difference on an Amazon Account record of the marketplace.';
