/**
 * Payments that came back: a later settlement says so, and the earlier payout is at the bank no more.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import type { PayoutState } from './payouts';
import type { LineClass, LineGroup } from './settlement';

/** A payout that may have come back. */
export interface EarlierPayout {
  readonly id: string;
  readonly amount: Minor;
  readonly state: PayoutState;
  /** End of its settlement, ISO 8601 in UTC. */
  readonly end: string;
  /** Internal id of the settlement that gives it back; null where none does. */
  readonly bouncedBy: string | null;
}

/** The settlement that says so. */
export interface Returning {
  readonly settlement: string;
  readonly end: string;
  /** All that came back with it, each above zero. */
  readonly amounts: readonly Minor[];
}

export interface Bounces {
  /** Ids, an earlier one for each amount that was found. */
  readonly bounced: readonly string[];
  /** Amounts of which no earlier payout is known. */
  readonly left: readonly Minor[];
}

/** What a settlement gives back of earlier payments, each above zero. */
export function returnedAmounts(
  groups: readonly (LineGroup & { readonly class: LineClass | null })[],
): readonly Minor[] {
  return groups.filter((each) => each.class === 'failed-transfer' && each.amount > 0).map(({ amount }) => amount);
}

/**
 * The payment that came back is the last one of that amount before the settlement that says so. `earlier` are of the same
 * seller account, marketplace and currency, in any order. What a run before found already is not found anew.
 */
export function planBounces({ settlement, end, amounts }: Returning, earlier: readonly EarlierPayout[]): Bounces {
  const known = earlier.filter((each) => each.bouncedBy === settlement).map(({ amount }) => amount);
  const inTime = earlier
    .filter((each) => each.end < end && each.state !== 'none' && each.state !== 'bounced')
    .toSorted((one, other) => (one.end < other.end ? 1 : -1));
  const bounced: string[] = [];
  const left: Minor[] = [];
  for (const amount of amounts) {
    const before = known.indexOf(amount);
    if (before >= 0) {
      known.splice(before, 1);
      continue;
    }
    const found = inTime.find((each) => each.amount === amount && !bounced.includes(each.id));
    if (found === undefined) left.push(amount);
    else bounced.push(found.id);
  }
  return { bounced, left };
}
