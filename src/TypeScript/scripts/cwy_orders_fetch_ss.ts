/**
 * Reads the orders of one connection from Amazon into documents, and starts the run that applies them. Each deployment
 * serves a slot; the connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { fetchLine } from '../flows/orders/fetchPlan';
import { firstInstant } from '../flows/orders/start';
import { slotKey } from '../flows/orders/window';
import { watch, whyNot } from '../netsuite/connectionHealth';
import { connectionOfSlot } from '../netsuite/connections';
import { readRoutes } from '../netsuite/exceptions';
import { featureFlags } from '../netsuite/features';
import { fetchOrders } from '../netsuite/fetchOrders';
import { SCRIPT } from '../netsuite/ids';
import { readMarketplaces } from '../netsuite/marketplaces';
import { claimRun, closeRun } from '../netsuite/runs';
import { start } from '../netsuite/submit';

export function execute(): void {
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
  const reason = whyNot(connection, now);
  if (reason !== null) {
    log.audit({ title: 'No calls to Amazon', details: `${connection.name}: ${reason}` });
    return;
  }
  const isMore = script.deploymentId === SCRIPT.ordersFetch.more(slot);
  const run = claimRun(
    connection.id,
    slotKey(connection.id, isMore ? `${slot}m` : String(slot), now, isFast || isMore ? 5 : 15),
  );
  if (run === null) return;
  const done = fetchOrders(connection, marketplaces, routes, firstInstant(marketplaces, now));
  closeRun(run, {
    state: done.because === null ? 'done' : 'stopped',
    plan: fetchLine(done),
    calls: done.calls,
    rows: done.filed,
    left: done.waitingOrders + (done.unfinished ? 1 : 0),
  });
  if (done.filed > 0) start('MAP_REDUCE', SCRIPT.ordersApply.id, SCRIPT.ordersApply.ofSlot(slot));
  if (done.unfinished && !isMore) start('SCHEDULED_SCRIPT', SCRIPT.ordersFetch.id, SCRIPT.ordersFetch.more(slot));
}
