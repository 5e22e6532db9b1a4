/**
 * What of Amazon's payments is on its way, and what is late, in one sentence.
 *
 * @NApiVersion 2.1
 */

import { sum } from '../../ledger/minor';
import { isLate, type Payout } from './payouts';
import { counted, shownMinor } from './waiting';

/** `open`: payouts that are not at the bank. `today`: `YYYY-MM-DD`. */
export function payoutsWords(open: readonly Payout[], today: string): string {
  if (open.length === 0) return 'Every payment of Amazon is at the bank.';
  const late = open.filter((payout) => isLate(payout, today));
  const way = `${counted(open.length, 'payment is', 'payments are')} on the way: ${moneyOf(open)}.`;
  if (late.length === 0) return `${way} None is late.`;
  return `${way} ${counted(late.length, 'is', 'are')} late: ${moneyOf(late)}.`;
}

/** By currency, in its order. */
function moneyOf(payouts: readonly Payout[]): string {
  const currencies = [...new Map(payouts.map(({ currency, exponent }) => [currency, exponent]))].sort();
  return currencies
    .map(([currency, exponent]) => {
      const own = payouts.filter((each) => each.currency === currency);
      return `${shownMinor(sum(own.map(({ amount }) => amount)), exponent)} ${currency}`;
    })
    .join(', ');
}
