/**
 * Looks settlements through that were read: what is unusual in them becomes exceptions with evidence, and what they came to
 * by SKU is kept for the margins. Posts nothing and holds nothing.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { goOn, lookAt } from '../netsuite/insight/lookRun';
import { type LookWork, settlementsToLookAt } from '../netsuite/insight/looks';

export function getInputData(): Record<string, LookWork> {
  return Object.fromEntries(settlementsToLookAt().map((work) => [work.connection, work]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) context.write(context.key, String(lookAt(JSON.parse(value) as LookWork)));
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  goOn(summary);
}
