/**
 * One fetch run: whose it is, whether it may speak to Amazon now, the claim of its time slot, and what it leaves for the
 * runs after it.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { fetchLine } from '../../flows/orders/fetchPlan';
import { firstInstant } from '../../flows/orders/start';
import { slotKey } from '../../flows/orders/window';
import { resting, watch, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { readMarketplaces } from '../connection/marketplaces';
import { readRoutes } from '../exceptions';
import { featureFlags } from '../features';
import { SCRIPT } from '../ids';
import { start } from '../submit';
import { forecast } from './backlog';
import { type FetchResult, fetchOrders } from './fetchOrders';
import { waitingOf } from './ordersToApply';
import { claimRun, closeRun } from './runs';
import { watchLate } from './watchLate';

export function runFetch(): void {
  const script = runtime.getCurrentScript();
  const slot = Number(script.getParameter({ name: SCRIPT.ordersFetch.slotParameter }));
  const isBetween = script.getParameter({ name: SCRIPT.ordersFetch.betweenParameter }) === true;
  const connection = connectionOfSlot(slot);
  if (connection === null || connection.state === 'draft') return;
  const marketplaces = readMarketplaces(featureFlags(), connection.id).filter((each) => each.state !== 'draft');
  const isFast = marketplaces.some((each) => each.fast && each.state === 'live');
  if (marketplaces.length === 0 || (isBetween && !isFast)) return;
  const routes = readRoutes();
  const now = Date.now();
  watch(connection, now, routes);
  watchLate(connection, routes, now);
  const reason = whyNot(connection);
  if (reason !== null) {
    log.audit({ title: 'No calls to Amazon', details: `${connection.name}: ${reason}` });
    return;
  }
  const isMore = script.deploymentId === SCRIPT.ordersFetch.more(slot);
  const minutes = isMore ? 1 : isFast ? 5 : 15;
  const run = claimRun(connection.id, slotKey(connection.id, isMore ? `${slot}m` : String(slot), now, minutes));
  if (run === null) return;
  const rest = resting(connection, now);
  if (rest === null)
    work(connection, { run, slot, minutes: isFast ? 5 : 15 }, () =>
      fetchOrders(connection, marketplaces, routes, { run, start: firstInstant(marketplaces, now), onlyOpen: isMore }),
    );
  else closeRun(run, { state: 'stopped', plan: rest, calls: 0, rows: 0, left: 0 });
}

interface Claim {
  readonly run: number;
  readonly slot: number;
  /** From run to run. */
  readonly minutes: number;
}

/** Whatever comes of it, the run's row says so. */
function work(connection: Connection, { run, slot, minutes }: Claim, fetch: () => FetchResult): void {
  try {
    const done = fetch();
    // Documents may lie there from a run that was cut off before it came to this.
    const waiting = waitingOf(slot);
    const expected = forecast(connection, done, waiting, minutes * 60_000);
    const line = fetchLine(done);
    closeRun(run, {
      state: done.calls === 0 && done.because !== null ? 'stopped' : 'done',
      plan: expected === null ? line : `${line} ${expected.line}`,
      calls: done.calls,
      rows: done.filed,
      left: done.waitingOrders + (done.unfinished ? 1 : 0),
      clockAhead: done.clockAhead,
      waiting,
      caughtUp: expected === null ? null : new Date(expected.at),
    });
    if (done.filed > 0 || done.because !== null) log.audit({ title: 'Orders read', details: line });
    if (waiting > 0) start('MAP_REDUCE', SCRIPT.ordersApply.id, SCRIPT.ordersApply.ofSlot(slot));
    if (done.goesOn) start('SCHEDULED_SCRIPT', SCRIPT.ordersFetch.id, SCRIPT.ordersFetch.more(slot));
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: 0, rows: 0, left: 0 });
    throw error;
  }
}
