/**
 * Takes the posting of a settlement back: an entry for each of its entries, with debits and credits swapped, made once by
 * its external id and believed when it is read back. Source: a reversal that NetSuite makes itself (reversaldate) is dated
 * later than its entry always and has no external id, so that it could be made twice; these are entries of our own.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { postingDayText } from '../../flows/orders/postingDay';
import { reversalOf, type StandingEntry, standingOf } from '../../flows/settlements/reversal';
import { counted } from '../../flows/settlements/waiting';
import { dateOf } from '../days';
import { OF_SETTLEMENT } from '../ids';
import { codeOf, isLasting, isTaken } from '../saving';
import { bookedLines } from './booked';
import type { PostingProblem } from './journals';
import type { KeptSettlement } from './loadedSettlement';
import type { SettleWork } from './settlementWork';

export type Undone =
  | { readonly state: 'reversed'; readonly entries: number }
  /** For somebody: entries that NetSuite has not posted, a deposit. */
  | { readonly state: 'waiting'; readonly message: string }
  | { readonly state: 'problem'; readonly problem: PostingProblem };

/** About 45 units an entry. What was reversed before, by this run or another, stays as it is. */
export function undoPosting(kept: KeptSettlement, work: Pick<SettleWork, 'openSpans'>): Undone {
  if (kept.state === 'matched') {
    return {
      state: 'waiting',
      message: 'Its payout is matched to a deposit. Take the match back on the page Amazon Payouts; then it is undone.',
    };
  }
  const before = standingIn(kept);
  for (const entry of before.standing) {
    const refused = reverse(kept.id, entry, work);
    if (refused !== null) return { state: 'problem', problem: { class: 'settlement-refused', message: refused } };
  }
  const { standing, waiting, differing, reversed } = before.standing.length === 0 ? before : standingIn(kept);
  const [other] = [...differing, ...standing];
  if (other !== undefined) {
    const message = `The entry ${reversalOf(other.externalId)} does not take back what ${other.externalId} holds.`;
    return { state: 'problem', problem: { class: 'settlement-differs', message } };
  }
  if (waiting.length > 0) return { state: 'waiting', message: waitingWords(waiting) };
  return { state: 'reversed', entries: reversed.length };
}

/** 10 units, and 10 for each twenty entries. */
export const standingIn = ({ id, settlementId, exponent }: KeptSettlement): ReturnType<typeof standingOf> =>
  standingOf(bookedLines(id, exponent), settlementId);

function waitingWords(waiting: readonly StandingEntry[]): string {
  const names = waiting.map(({ lines }) => lines[0]?.entry ?? '').join(', ');
  return `${counted(waiting.length, 'entry waits', 'entries wait')} for approval in NetSuite: ${names}.`;
}

/** Of a line, with what its account may ask for. Debit and credit change places. */
const TAKEN_OVER = ['account', 'memo', 'entity', 'department', 'class', 'location'] as const;

/** What NetSuite says against it; null where it stands now, by this run or an earlier one. */
function reverse(
  settlement: string,
  entry: StandingEntry,
  { openSpans }: Pick<SettleWork, 'openSpans'>,
): string | null {
  const day = postingDayText(entry.day, openSpans);
  if (day === null)
    return `No accounting period is open on ${entry.day} or after it. Open a period; it is tried again then.`;
  const posted = record.load({ type: record.Type.JOURNAL_ENTRY, id: Number(entry.entryId) });
  const reversal = record.create({ type: record.Type.JOURNAL_ENTRY });
  const take = (fieldId: string): void => {
    const value = posted.getValue({ fieldId });
    if (value !== null && value !== undefined && value !== '') reversal.setValue({ fieldId, value });
  };
  reversal.setValue({ fieldId: 'externalid', value: reversalOf(entry.externalId) });
  take('subsidiary');
  take('currency');
  reversal.setValue({ fieldId: 'trandate', value: dateOf(day) });
  // Last, because day and currency bring a rate of their own: at another one something would stay in the books.
  take('exchangerate');
  const late = day === entry.day ? '' : `, of ${entry.day}, which is not open`;
  const memo = `Reversal of ${String(posted.getValue({ fieldId: 'tranid' }) ?? '')}${late}: ${String(posted.getValue({ fieldId: 'memo' }) ?? '')}`;
  reversal.setValue({ fieldId: 'memo', value: memo.slice(0, 990) });
  reversal.setValue({ fieldId: OF_SETTLEMENT, value: settlement });
  takeLines(posted, reversal);
  try {
    reversal.save();
    return null;
  } catch (error) {
    if (isTaken(error)) return null;
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return `NetSuite refused the reversal of ${entry.externalId} (${codeOf(error)}): ${error.message}`;
  }
}

function takeLines(posted: record.Record, reversal: record.Record): void {
  const sublistId = 'line';
  const known = new Set(posted.getSublistFields({ sublistId }));
  const fields = TAKEN_OVER.filter((each) => known.has(each));
  const count = posted.getLineCount({ sublistId });
  for (let line = 0; line < count; line++) {
    const of = (fieldId: string): unknown => posted.getSublistValue({ sublistId, fieldId, line });
    const set = (fieldId: string, value: unknown): void => {
      if (value === null || value === undefined || value === '') return;
      reversal.setSublistValue({ sublistId, fieldId, line, value: value as string });
    };
    for (const fieldId of fields) set(fieldId, of(fieldId));
    set('debit', of('credit'));
    set('credit', of('debit'));
  }
}
