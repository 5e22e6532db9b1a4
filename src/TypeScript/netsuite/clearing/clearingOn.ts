/**
 * A clearing account by order on any day: from the last week that is kept, week by week. Whether it ties is decided here:
 * what the orders and the rest come to, against what the account has in NetSuite.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { dayAfter } from '../../flows/clearing/ages';
import { formatMinor } from '../../ledger/minor';
import { type Checkpoint, keepCheckpoint, lastCheckpoint, weekEnd } from './checkpoints';
import type { ClearingAccount } from './clearingAccounts';
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
export function clearingOn(account: ClearingAccount, day: string, leave: number, keeps: boolean): ClearingOn | null {
  const standing = standingOn(account, day);
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

function goOn(
  account: ClearingAccount,
  from: Checkpoint,
  standing: Standing,
  { day, leave, keeps, trace }: Way,
): boolean {
  if (standing.firstDay === null) return true;
  let after = from.day ?? dayAfter(standing.firstDay, -1);
  const script = runtime.getCurrentScript();
  while (after < day) {
    if (script.getRemainingUsage() < leave) return false;
    const end = weekEnd(dayAfter(after));
    const to = end < day ? end : day;
    // Asked for before the lines are read: what comes in between makes the week count no more.
    const kept = keeps && to === end ? standingOn(account, to) : null;
    traceEntries(entriesBetween(account, after, to), trace);
    trace.book.close();
    if (kept !== null && notTied(account, kept, trace).length === 0) keepCheckpoint(account, to, kept, trace.book);
    after = to;
  }
  return true;
}

function notTied(account: ClearingAccount, standing: Standing, { book, reasons }: Trace): string[] {
  const words = (amount: typeof standing.balance): string => formatMinor(amount, account.exponent);
  const found: string[] = [];
  if (account.isMixed || standing.currencies > 1) {
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
