/**
 * Whether the books agree with Amazon at the end of a month: clearing, reserve, debt, what is carried over, and the accrual,
 * debits positive, against all that Amazon says it owes. What one of the two does not have yet is named order by order;
 * whatever is left is a difference.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from '../../ledger/minor';
import type { AccountRole } from '../settlements/settlement';
import { shownMinor } from '../settlements/waiting';
import type { OrderAmount } from './sums';

/** Accounts that hold what Amazon owes at the end of a month; carry is the part of a settlement that was still open then. */
export const TIE_ROLES = ['clearing', 'reserve', 'debt', 'carry', 'accrual'] as const satisfies readonly AccountRole[];
export type TieRole = (typeof TIE_ROLES)[number];

export interface TieFacts {
  readonly month: string;
  readonly currency: string;
  readonly exponent: number;
  /** Debits less credits up to the last day of the month. */
  readonly balances: Readonly<Record<TieRole, Minor>>;
  /** All that Amazon says it owes at the end of that day. */
  readonly total: Minor;
  /** Billed here, and Amazon has not posted it yet. */
  readonly unposted: readonly OrderAmount[];
  /** Posted by Amazon, and not billed here. */
  readonly unbilled: readonly OrderAmount[];
}

export interface Tie {
  readonly books: Minor;
  readonly total: Minor;
  readonly unposted: Minor;
  readonly unbilled: Minor;
  /** What nothing explains. */
  readonly difference: Minor;
}

export function tieOf({ balances, total, unposted, unbilled }: TieFacts): Tie {
  const books = sum(TIE_ROLES.map((role) => balances[role]));
  const [here, there] = [unposted, unbilled].map((orders) => sum(orders.map(({ amount }) => amount)));
  const difference = minor(total - (books - (here ?? 0) + (there ?? 0)));
  return { books, total, unposted: here as Minor, unbilled: there as Minor, difference };
}

/** The first line of the page. */
export function tieWords(tie: Tie, { month, currency, exponent, unposted, unbilled }: TieFacts): string {
  const money = (amount: Minor): string => `${shownMinor(amount, exponent)} ${currency}`;
  const orders = (count: number): string => `${count} ${count === 1 ? 'order' : 'orders'}`;
  const aside = [
    ...(unposted.length > 0
      ? [`${orders(unposted.length)} billed here and not posted by Amazon (${money(tie.unposted)})`]
      : []),
    ...(unbilled.length > 0
      ? [`${orders(unbilled.length)} posted by Amazon and not billed here (${money(tie.unbilled)})`]
      : []),
  ];
  const with_ = aside.length > 0 ? `, with ${aside.join(' and ')}` : '';
  if (tie.difference === 0) return `${month} ties: Amazon owes ${money(tie.total)}, and the books say so${with_}.`;
  return `${month} does not tie: ${money(tie.difference)} between Amazon's ${money(tie.total)} and the ${money(tie.books)} of the books${with_}.`;
}
