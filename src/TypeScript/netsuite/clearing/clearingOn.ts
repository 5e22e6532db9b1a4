/**
 * A clearing account by order on any day: from the last week that is kept, week by week. Whether it ties is decided here:
 * what the orders and the rest come to, against what the account has in NetSuite.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { dayAfter, daysBetween } from '../../flows/clearing/ages';
import { formatMinor } from '../../ledger/minor';
import { type Checkpoint, keepCheckpoint, lastCheckpoint, weekEnd } from './checkpoints';
import { type ClearingAccount, inCurrencyOf } from './clearingAccounts';
import { entriesBetween, type Standing, standingOn } from './ledgerLines';
import { type Trace, traceEntries } from './tracing';

export interface ClearingOn extends Trace {
  readonly account: ClearingAccount;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly standing: Standing;
  /** Why it does not tie; empty where it does. */
  readonly notTied: readonly string[];
}

/**
 * `leave`: units that are to be left; where fewer are before the day is reached, the answer is null. `keeps` writes the
 * weeks on the way.
 */
export function clearingOn(given: ClearingAccount, day: string, leave: number, keeps: boolean): ClearingOn | null {
  const standing = standingOn(given, day);
  const account = inCurrencyOf(given, standing.currencyId);
  const from = lastCheckpoint(account, day);
  const trace: Trace = { book: from.book, reasons: [] };
  if (!goOn(account, from, standing, { day, leave, keeps, trace })) return null;
  return { ...trace, account, day, standing, notTied: notTied(account, standing, trace) };
}

interface Way {
  readonly day: string;
  readonly leave: number;
  readonly keeps: boolean;
  readonly trace: Trace;
}

/** Keeping a week takes about 56 units: it is kept where going through it again would take more, and once in four weeks. */
const WORTH_KEEPING = 100;
const AT_LEAST_EVERY = 28;

function goOn(
  account: ClearingAccount,
  from: Checkpoint,
  standing: Standing,
  { day, leave, keeps, trace }: Way,
): boolean {
  if (standing.firstDay === null) return true;
  const script = runtime.getCurrentScript();
  const { book } = trace;
  let last = '';
  let kept = { day: from.day ?? standing.firstDay, units: script.getRemainingUsage() };
  const keep = (end: string): void => {
    const spent = kept.units - script.getRemainingUsage();
    if (!keeps || end <= kept.day) return;
    if (spent < WORTH_KEEPING && daysBetween(kept.day, end) < AT_LEAST_EVERY) return;
    const then = standingOn(account, end);
    // What came while this was read may be missing from it.
    const isOld = then.last[0] <= standing.last[0] && then.last[1] <= standing.last[1];
    if (isOld && notTied(account, then, trace).length === 0) keepCheckpoint(account, end, then, book);
    kept = { day: end, units: script.getRemainingUsage() };
  };
  const isSameWeek = (one: string, other: string): boolean => weekEnd(one) === weekEnd(other);
  for (const entries of entriesBetween(account, from.day, day, isSameWeek)) {
    const end = weekEnd(entries[0]?.day ?? day);
    keep(dayAfter(end, -7));
    // One week at least, so that each run comes further.
    if (last !== '' && script.getRemainingUsage() < leave) return false;
    traceEntries(entries, trace);
    book.close();
    last = end;
  }
  if (last <= day) keep(dayAfter(weekEnd(dayAfter(day)), -7));
  return true;
}

function notTied(account: ClearingAccount, standing: Standing, { book, reasons }: Trace): string[] {
  const words = (amount: typeof standing.balance): string => formatMinor(amount, account.exponent);
  const found: string[] = [];
  if (standing.currencies > 1) {
    found.push(
      'The account has lines in several currencies: choose a clearing account in the currency of each marketplace.',
    );
  }
  if (book.balance !== standing.balance) {
    found.push(
      `Its lines come to ${words(book.balance)} ${account.currency}, and its balance is ${words(standing.balance)} ${account.currency}.`,
    );
  }
  return [...found, ...reasons];
}
