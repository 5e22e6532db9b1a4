/**
 * Reads settlement reports, proves their sums, gives each line its class and posts journal entries, one report an
 * invocation. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { reportsToSettle, type SettleWork } from '../netsuite/settlements/settlementWork';
import { settleReport } from '../netsuite/settlements/settleReport';
import { reportSettled } from '../netsuite/settlements/settleRun';

export function getInputData(): Record<string, SettleWork> {
  return Object.fromEntries(reportsToSettle().map((work) => [work.file, work]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    context.write(context.key, JSON.stringify(settleReport(JSON.parse(value) as SettleWork)));
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportSettled(summary);
}
