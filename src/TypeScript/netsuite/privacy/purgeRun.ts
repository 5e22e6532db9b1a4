/**
 * The proof of a night's run: a row of the run record for each connection, saying how many orders no longer tell who
 * bought, and how many still do.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type { EntryPoints } from 'N/types';
import { claimRun, closeRun } from '../orders/runs';
import type { Purged } from './purgeOrder';

/** What a reduce invocation hands on, as JSON. */
export interface PurgeOutcome {
  readonly connection: string;
  readonly outcome: Purged;
}

/** 8 units a connection. */
export function provePurge({ inputSummary, reduceSummary, output }: EntryPoints.MapReduce.summarizeContext): void {
  if (inputSummary.error) log.error({ title: 'Orders to take buyers’ data from', details: inputSummary.error });
  const failed: string[] = [];
  reduceSummary.errors.iterator().each((key, error) => {
    failed.push(`${key}: ${error}`);
    return true;
  });
  if (failed.length > 0) log.error({ title: 'Buyers’ data still there', details: JSON.stringify(failed.slice(0, 20)) });
  for (const [connection, outcomes] of byConnection(output)) prove(connection, outcomes);
}

function byConnection(output: EntryPoints.MapReduce.summarizeContext['output']): Map<string, Purged[]> {
  const found = new Map<string, Purged[]>();
  output.iterator().each((_document: string, value: string) => {
    const { connection, outcome } = JSON.parse(value) as PurgeOutcome;
    found.set(connection, [...(found.get(connection) ?? []), outcome]);
    return true;
  });
  return found;
}

function prove(connection: string, outcomes: readonly Purged[]): void {
  const run = claimRun(connection, `cwy-run-privacy-${connection}-${new Date().toISOString()}`);
  if (run === null) return;
  const purged = outcomes.filter((each) => each === 'purged').length;
  const refused = outcomes.length - purged;
  const left = refused === 0 ? '' : ` ${refused} where NetSuite refused it; exceptions say which.`;
  const plan = `Buyers' data 30 days after delivery: taken out of ${purged} orders and all that came of them.${left}`;
  closeRun(run, { state: 'done', plan, calls: 0, rows: purged, left: refused });
}
