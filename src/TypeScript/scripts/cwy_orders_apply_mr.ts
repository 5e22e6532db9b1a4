/**
 * Turns order documents into sales orders, reservations and exceptions, one order an invocation. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { applyOrder } from '../netsuite/orders/applyOrder';
import { confirm, goOn, tell, theChoice } from '../netsuite/orders/applyRun';
import { expireClaims } from '../netsuite/orders/expiry';
import { type OrderWork, ordersToApply } from '../netsuite/orders/ordersToApply';
import { reportFailures } from '../netsuite/orders/outcome';

export function getInputData(): Record<string, OrderWork> {
  expireClaims();
  return Object.fromEntries(ordersToApply(theChoice()).map((work) => [work.document, work]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) context.write(context.key, applyOrder(JSON.parse(value) as OrderWork));
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportFailures(summary);
  tell(summary);
  confirm(summary);
  goOn(summary);
}
