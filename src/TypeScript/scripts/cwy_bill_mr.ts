/**
 * Records the sale of what has shipped, one order or one day an invocation. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { applyBilling } from '../netsuite/billing/applyBilling';
import { reportFailures, tell, theSlot } from '../netsuite/billing/billRun';
import { type BillingWork, workToBill } from '../netsuite/billing/ordersToBill';
import { readBackBills } from '../netsuite/billing/readBackBills';

export function getInputData(): Record<string, BillingWork> {
  return workToBill(theSlot());
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    for (const what of applyBilling(JSON.parse(value) as BillingWork)) context.write(context.key, what);
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportFailures(summary);
  tell(summary);
  readBackBills(summary);
}
