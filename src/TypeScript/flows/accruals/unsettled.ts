/**
 * What of Amazon's transactions was held back or in an open group when a month ended. Read later, that is not what their
 * states say now: what was held back then may be released since, and a group that was open then may be closed.
 *
 * @NApiVersion 2.1
 */

import type { EventGroup } from '../../amazon/listFinancialEventGroups';
import type { Transaction } from '../../amazon/listTransactions';
import { isPayment } from './kinds';

/** held: not payable yet; open: payable, in a group that no settlement had closed. */
export type UnsettledPart = 'held' | 'open';

export interface Unsettled {
  readonly transaction: Transaction;
  readonly part: UnsettledPart;
}

export interface MonthEnd {
  /** ISO instant. */
  readonly end: string;
  readonly groups: readonly EventGroup[];
}

/** What was held back, by its id, where this is its release and was posted by the end of the month. */
export function releasedBy({ status, posted, deferredId }: Transaction, { end }: Pick<MonthEnd, 'end'>): string | null {
  return status === 'RELEASED' && posted < end ? deferredId : null;
}

/** The part that a transaction has at the end of the month; null where it had been settled, or had not happened. */
export function partOf(
  transaction: Transaction,
  released: ReadonlySet<string>,
  { end, groups }: MonthEnd,
): UnsettledPart | null {
  const { status, posted, id, type, groupId } = transaction;
  if (posted >= end || isPayment(type)) return null;
  // A release is told apart from what was held back: only one of the two counts, at any moment.
  if (status !== 'RELEASED') return released.has(id) ? null : 'held';
  const group = groups.find((each) => each.groupId === groupId);
  // A group that nobody lists is older than the list: it was closed long ago.
  if (group === undefined) return groupId === null ? 'open' : null;
  return group.end === null || group.end >= end ? 'open' : null;
}

/** Groups that had been closed by the end of the month, after `since`: their settlements must stand in the books. */
export function closedBy({ end, groups }: MonthEnd, since: string): readonly EventGroup[] {
  return groups.filter((each) => each.end !== null && each.end < end && each.end >= since);
}
