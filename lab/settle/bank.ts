// What a bookkeeper enters of a bank statement: a deposit that Amazon's payment makes, or a journal entry of the same.

import type { Account } from '../netsuite/account';
import { fromMinor } from '../netsuite/records/money';
import { Person } from '../netsuite/runner/person';

export interface BankDraft {
  /** Internal ids of accounts. */
  readonly bank: number;
  readonly from: number;
  /** Minor units, with `digits` of them after the point; below zero the bank sends it back, which only a journal can say. */
  readonly minor: number;
  /** Two without. */
  readonly digits?: 0 | 2;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly subsidiary: number;
  /** Internal id. */
  readonly currency: number;
  readonly by?: 'deposit' | 'journal';
  readonly memo?: string;
}

/** Answers the internal id of what was entered. */
export function enterBankLine(account: Account, draft: BankDraft): number {
  const { bank, from, minor, day, subsidiary, currency, by = 'deposit', memo = 'AMAZON PAYMENTS', digits = 2 } = draft;
  const person = new Person(account);
  const values = { trandate: day, subsidiary, currency, memo };
  const amount = fromMinor(Math.abs(minor), digits);
  if (by === 'deposit') {
    return person.create('deposit', {
      values: { ...values, account: bank },
      sublists: { other: [{ account: from, amount: fromMinor(minor, digits) }] },
    });
  }
  const [debit, credit] = minor > 0 ? [bank, from] : [from, bank];
  const line = [
    { account: debit, debit: amount },
    { account: credit, credit: amount },
  ];
  return person.create('journalentry', { values, sublists: { line } });
}
