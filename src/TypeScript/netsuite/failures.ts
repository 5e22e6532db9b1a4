/**
 * What failed in the reduce stage of a run.
 *
 * @NApiVersion 2.1
 */

import type { EntryPoints } from 'N/types';

/** By key, the last error as NetSuite gives it; without keys that came through when they were tried again. */
export function failuresOf({ reduceSummary }: EntryPoints.MapReduce.summarizeContext): ReadonlyMap<string, string> {
  const done = new Set<string>();
  reduceSummary.keys.iterator().each((key, _executions, state) => {
    if (state === 'COMPLETE') done.add(key);
    return true;
  });
  const failures = new Map<string, string>();
  reduceSummary.errors.iterator().each((key, error) => {
    if (!done.has(key)) failures.set(key, error);
    return true;
  });
  return failures;
}
