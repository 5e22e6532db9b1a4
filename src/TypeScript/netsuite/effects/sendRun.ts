/**
 * One sending run: whose it is, whether it may speak to Amazon now, the claim of its time slot. First it looks whether
 * Amazon has what it was told, then it tells what waits, the earliest ship-by first.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { waysOf } from '../../flows/effects/feedPlan';
import { slotKey } from '../../flows/orders/window';
import { callsLeft } from '../connection/calls';
import { resting, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { quotasOf } from '../connection/quotas';
import { readRoutes } from '../exceptions';
import { SCRIPT } from '../ids';
import { claimRun, closeRun } from '../orders/runs';
import { start } from '../submit';
import { confirmPackages } from './confirmPackages';
import { type Effect, effectsInState } from './effects';
import { sendFeed } from './sendFeed';
import { SEND_OPERATIONS, type Sending, sendLine } from './sending';
import { settleFeeds } from './settleFeeds';
import { settleByAsking, settleByReads, stillOut } from './settleSent';

/** More than one run could ever send; the rest is found by the next one. */
const MOST = 1_000;

export function runSend(): void {
  const script = runtime.getCurrentScript();
  const slot = Number(script.getParameter({ name: SCRIPT.send.slotParameter }));
  const connection = connectionOfSlot(slot);
  if (connection === null || whyNot(connection) !== null) return;
  const sent = effectsInState(connection.id, 'sent', MOST);
  const waiting = effectsInState(connection.id, 'intended', MOST);
  if (sent.length + waiting.length === 0) return;
  const isMore = script.deploymentId === SCRIPT.send.more(slot);
  const now = Date.now();
  const run = claimRun(
    connection.id,
    slotKey(connection.id, isMore ? `send${slot}m` : `send${slot}`, now, isMore ? 1 : 15),
  );
  if (run === null) return;
  const rest = resting(connection, now);
  if (rest === null) work(run, slot, connection, sent, waiting);
  else closeRun(run, { state: 'stopped', plan: rest, calls: 0, rows: 0, left: waiting.length });
}

/** Whatever comes of it, the run's row says so. */
function work(
  run: number,
  slot: number,
  connection: Connection,
  sent: readonly Effect[],
  waiting: readonly Effect[],
): void {
  const sending: Sending = {
    connection,
    routes: readRoutes(),
    quotas: quotasOf(connection.id, SEND_OPERATIONS, Date.now()),
    tally: { calls: 0, good: 0, sent: 0, confirmed: 0, refused: 0, because: null, goesOn: false, clockAhead: null },
  };
  const { tally } = sending;
  try {
    const settling = settleByReads(sending, sent);
    if (tally.because === null) settleFeeds(sending, stillOut(settling, sent));
    if (tally.because === null) settleByAsking(settling);
    const calls = callsLeft(sending, 'confirmShipment', Date.now());
    // While calls rest something is wrong with the way there: nothing else is tried in their place.
    const { byCall, byFeed } = waysOf(waiting, calls ?? waiting.length);
    if (tally.because === null) confirmPackages(sending, byCall);
    for (const batch of byFeed) if (tally.because === null) sendFeed(sending, batch);
    const left = waiting.length - tally.sent - tally.refused;
    const state = tally.calls === 0 && tally.because !== null ? 'stopped' : 'done';
    closeRun(run, { state, plan: sendLine(tally), calls: tally.calls, rows: tally.sent, left: Math.max(0, left) });
    if (tally.calls > 0) log.audit({ title: 'Sent to Amazon', details: sendLine(tally) });
    if (tally.goesOn) start('SCHEDULED_SCRIPT', SCRIPT.send.id, SCRIPT.send.more(slot));
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: tally.calls, rows: tally.sent, left: 0 });
    throw error;
  }
}
