// Month ends, from Amazon's side: what Amazon owed at the last moment of a month stands in the ledger on its last day, as
// clearing, reserve, debt, what was carried over, and what was accrued.

import { DAY, HOUR, type Instant, MINUTE } from '../../clock';
import { balanceOf } from './balances';
import type { Place } from './company';
import { dayIn, type PlayedQuarter, wayAt } from './play';

/** Amazon tells some transactions two days late, so a month is accrued three days after its end. */
const ACCRUED_AFTER = 4 * DAY;

/** Months that ended while the schedules ran, and long enough ago to be accrued. */
export function auditMonths(played: PlayedQuarter, place: Place): string[] {
  return monthEnds(played, place).flatMap(({ at, day }) => {
    if (isOfTwoWays(played, place, at)) return [];
    const { amazon } = played.company.world;
    const owed = amazon.control.ledgerTruth(place.seller, place.facts.id, at).total;
    const accounts = ['reserve', 'debt', 'carry', 'accrual'].map((use) => played.company.accounts.get(use) ?? 0);
    const parts = [place.clearing, ...accounts].map((account) => balanceOf(played, place, account, day));
    const found = parts.reduce((sum, part) => sum + part, 0);
    if (found === owed) return [];
    const words = `clearing, reserve, debt, carried over and accrual (${parts.join(', ')}) come to ${found}`;
    return [`${place.facts.name}: on ${day} ${words}, and Amazon owed ${owed} (minor units).`];
  });
}

/** A month is accrued in the way of its last day: where the way changed within it, its sales are of both (documented). */
function isOfTwoWays(played: PlayedQuarter, place: Place, end: Instant): boolean {
  const first = end - 31 * DAY;
  return wayAt(played, place, first) !== wayAt(played, place, end);
}

interface MonthEnd {
  /** The first moment of the next month is one millisecond later. */
  readonly at: Instant;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

function monthEnds({ company }: PlayedQuarter, place: Place): readonly MonthEnd[] {
  const { clock, amazon } = company.world;
  const [first] = amazon.control.ledgerTruth(place.seller, place.facts.id).settlements;
  if (first === undefined) return [];
  const found: MonthEnd[] = [];
  for (let at = Math.ceil(first.start / HOUR) * HOUR; at < clock.now() - ACCRUED_AFTER; at += HOUR) {
    const before = dayIn(place, at - MINUTE);
    if (before.slice(0, 7) !== dayIn(place, at).slice(0, 7)) found.push({ at: at - 1, day: before });
  }
  return found;
}
