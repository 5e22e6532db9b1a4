/**
 * The last step of a settlement's proof: what left payout for the bank, as NetSuite has it. A payment that is still on its
 * way says nothing against the steps before it.
 *
 * @NApiVersion 2.1
 */

import { type Minor, negate, ZERO } from '../../ledger/minor';
import type { PayoutState } from './payouts';
import { shownMinor } from './waiting';

/** Read from NetSuite. */
export interface DepositFacts {
  readonly state: PayoutState;
  /** Debits less credits on the payout account, by the entry that takes the payout away; null where there is none. */
  readonly moved: Minor | null;
  /** External id or number of that entry. */
  readonly entry: string;
  /** Where the money is, in words such as `110.00 USD on 2026-03-18`. */
  readonly atBank: string;
}

export interface DepositStep {
  readonly name: 'Deposit';
  readonly what: string;
  readonly count: number | null;
  readonly sum: Minor | null;
  readonly hash: string | null;
  readonly reasons: readonly string[];
  /** Nothing is there yet that could agree. */
  readonly awaited?: true;
}

interface Settled {
  readonly total: Minor;
  readonly currency: string;
  readonly exponent: number;
}

/** `facts` is null where nobody has looked for its payout yet, and a text where it could not be read. */
export function depositStep(
  { total, currency, exponent }: Settled,
  facts: DepositFacts | string | null,
  hashOf: (text: string) => string,
): DepositStep {
  const step = { name: 'Deposit', count: null, sum: null, hash: null, reasons: [] } as const;
  if (typeof facts === 'string') return { ...step, what: 'At the bank', reasons: [facts] };
  if (total <= 0) return { ...step, what: 'No deposit: nothing is paid out', count: 0, sum: ZERO };
  if (facts?.state === 'bounced')
    return { ...step, what: 'Came back from the bank with a later settlement', awaited: true };
  if (facts?.state !== 'matched') return { ...step, what: 'On its way to the bank', awaited: true };
  const { moved, entry, atBank } = facts;
  const what = `At the bank: ${atBank}`;
  const words = (amount: Minor): string => `${shownMinor(amount, exponent)} ${currency}`;
  if (moved === null) return { ...step, what, count: 0, reasons: ['Its deposit is not in the ledger any more.'] };
  const left = negate(moved);
  const reasons =
    left === total
      ? []
      : [
          `Its deposit ${entry} takes ${words(left)} from payout; expected ${words(total)}, the total that Amazon states.`,
        ];
  return { ...step, what, count: 1, sum: left, hash: hashOf(`${entry}\t${moved}`), reasons };
}
