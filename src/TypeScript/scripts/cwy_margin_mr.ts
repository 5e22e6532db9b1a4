/**
 * Margins by SKU, marketplace and month: what settlements brought and took, storage as Amazon spreads it, and the cost of
 * what left. Posts nothing, and never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { closeMargins, doneOf, writeMargins } from '../netsuite/insight/marginRun';
import { type MarginWork, marginWork } from '../netsuite/insight/marginWork';

export function getInputData(): Record<string, MarginWork> {
  return marginWork(Date.now());
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    const work = JSON.parse(value) as MarginWork;
    writeMargins(work);
    const done = doneOf(work);
    if (done !== null) context.write(context.key, JSON.stringify(done));
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  closeMargins(summary);
}
