/**
 * The end of a run of the settlements: what came of each, in the log; a report that failed stays as it was for the next run.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type { EntryPoints } from 'N/types';
import { planException } from '../../flows/exceptions/exception';
import { NOWHERE, openException, readRoutes } from '../exceptions';
import { failuresOf } from '../failures';
import { startLooking } from '../insight/startLooking';
import { failedRun } from './settleExceptions';
import { noteChains } from './settlementChain';
import type { Settled } from './settleReport';
import { endClearedSuspense } from './suspenseCleared';

export function reportSettled(summary: EntryPoints.MapReduce.summarizeContext): void {
  const { inputSummary, output } = summary;
  if (inputSummary.error) log.error({ title: 'Settlement reports could not be read', details: inputSummary.error });
  const failures = failuresOf(summary);
  if (failures.size > 0) tellOf(failures);
  const said: string[] = [];
  output.iterator().each((_key: string, value: string) => {
    said.push(...(JSON.parse(value) as Settled[]).map(({ settlementId, state }) => `${settlementId} ${state}`));
    return true;
  });
  endClearedSuspense();
  if (said.length === 0) return;
  log.audit({ title: 'Settlements', details: said.join(', ') });
  noteChains();
  startLooking();
}

/** By report, the last error of each. */
function tellOf(failures: ReadonlyMap<string, string>): void {
  const routes = readRoutes();
  for (const [file, error] of failures) {
    log.error({ title: `Settlement report ${file} failed`, details: error });
    const message = `The run over settlement report ${file} broke off; it is tried again with the next run. ${error.slice(0, 1_000)}`;
    openException(planException({ class: 'settlement-refused', subject: failedRun(file), message }), NOWHERE, routes);
  }
}
