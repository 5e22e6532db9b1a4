/**
 * Matches what was billed with what Amazon settled, order by order, one clearing account an invocation. Never calls Amazon
 * and books nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { type ClearingAccount, clearingAccounts } from '../netsuite/clearing/clearingAccounts';
import { matchAccount, reportMatched } from '../netsuite/clearing/clearRun';

export function getInputData(): Record<string, ClearingAccount> {
  return Object.fromEntries(clearingAccounts().map((account) => [account.id, account]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    context.write(context.key, JSON.stringify(matchAccount(JSON.parse(value) as ClearingAccount)));
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportMatched(summary);
}
