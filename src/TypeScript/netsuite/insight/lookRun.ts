/**
 * A run over settlements that were not looked through yet. Those of one connection come one after the other, because what
 * is usual is what the ones before it had.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { planException } from '../../flows/exceptions/exception';
import { allConnections } from '../connection/connections';
import { readMarketplaces } from '../connection/marketplaces';
import { NOWHERE, openException, readRoutes } from '../exceptions';
import { featureFlags } from '../features';
import { ownRows } from '../settlements/lineMapRows';
import { insightFolder } from './insightFiles';
import { type LookFacts, lookInto } from './lookInto';
import type { LookWork } from './looks';
import { startLooking } from './startLooking';

/** Half of an invocation's 5,000 stay untouched. */
const LEAST_LEFT = 2_500;
/** Half of an invocation's quarter of an hour. */
const LONGEST_MS = 450_000;

/** How many were left to the next run. */
export function lookAt({ connection, settlements }: LookWork): number {
  const until = Date.now() + LONGEST_MS;
  const owner = allConnections().find(({ id }) => id === connection)?.owner ?? null;
  const facts: LookFacts = {
    connection,
    owner,
    marketplaces: readMarketplaces(featureFlags(), connection),
    map: ownRows(),
    routes: readRoutes(),
    folder: insightFolder(),
  };
  for (const [index, settlement] of settlements.entries()) {
    if (runtime.getCurrentScript().getRemainingUsage() < LEAST_LEFT || Date.now() > until) {
      return settlements.length - index;
    }
    tryOne(settlement, facts);
  }
  return 0;
}

/** One that cannot be looked through keeps no other from it; it is tried again with the next run. */
function tryOne(settlement: string, facts: LookFacts): void {
  try {
    lookInto(settlement, facts);
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    log.error({ title: `Settlement record ${settlement} could not be looked through`, details: words });
    const message = `The settlement with the internal id ${settlement} could not be looked through. ${words.slice(0, 1_000)}`;
    const plan = planException({ class: 'settlement-not-looked-through', subject: settlement, message });
    openException(plan, { ...NOWHERE, connection: facts.connection, owner: facts.owner }, facts.routes);
  }
}

/** What is left goes on at once. */
export function goOn({ output, reduceSummary, inputSummary }: EntryPoints.MapReduce.summarizeContext): void {
  if (inputSummary.error) log.error({ title: 'Settlements could not be listed', details: inputSummary.error });
  reduceSummary.errors.iterator().each((key, error) => {
    log.error({ title: `Settlements of connection ${key} failed`, details: error });
    return true;
  });
  let left = 0;
  output.iterator().each((_key: string, value: string) => {
    left += Number(value);
    return true;
  });
  if (left > 0) startLooking();
}
