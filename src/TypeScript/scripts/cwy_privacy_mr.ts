/**
 * Takes buyers' data out of documents, exceptions, orders, fulfilments and bills 30 days after delivery, one order an
 * invocation. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { ordersToPurge, type PurgeWork } from '../netsuite/privacy/ordersToPurge';
import { purgeOrder } from '../netsuite/privacy/purgeOrder';
import { type PurgeOutcome, provePurge } from '../netsuite/privacy/purgeRun';

export function getInputData(): Record<string, PurgeWork> {
  return Object.fromEntries(ordersToPurge(Date.now()).map((work) => [work.document, work]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    const work = JSON.parse(value) as PurgeWork;
    const outcome: PurgeOutcome = { connection: work.connection, outcome: purgeOrder(work) };
    context.write(context.key, JSON.stringify(outcome));
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  provePurge(summary);
}
