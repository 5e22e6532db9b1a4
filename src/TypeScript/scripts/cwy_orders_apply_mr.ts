/**
 * Turns order documents into sales orders, reservations and exceptions, one order an invocation. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { applyOrder } from '../netsuite/applyOrder';
import { expireClaims } from '../netsuite/expiry';
import { SCRIPT } from '../netsuite/ids';
import { type OrderWork, ordersToApply } from '../netsuite/ordersToApply';
import { reportFailures } from '../netsuite/outcome';

export function getInputData(): Record<string, OrderWork> {
  const document = runtime.getCurrentScript().getParameter({ name: SCRIPT.ordersApply.documentParameter });
  expireClaims();
  return Object.fromEntries(
    ordersToApply(document === null ? null : Number(document)).map((work) => [work.document, work]),
  );
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) applyOrder(JSON.parse(value) as OrderWork);
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportFailures(summary);
}
