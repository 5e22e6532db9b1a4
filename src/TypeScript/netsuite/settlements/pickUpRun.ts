/**
 * One run of the pick-up: what settlement reports Amazon has made, and the text of each that is not here yet. The list is
 * looked through from a month ago each time, so that a run that did not come, or a report that came late, leaves no gap.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { OperationId } from '../../amazon/operations';
import { getMoreReports, getReports, type Report, readReportPage, SETTLEMENT } from '../../amazon/reports';
import { cutToBytes } from '../../flows/exceptions/text';
import { slotKey } from '../../flows/orders/window';
import { answered, UNITS_A_CALL } from '../completeness/stepping';
import { type Calls, mayAsk, mayGoOn } from '../connection/calls';
import { resting, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { readMarketplaces } from '../connection/marketplaces';
import { quotasOf } from '../connection/quotas';
import { readRoutes } from '../exceptions';
import { featureFlags } from '../features';
import { SCRIPT } from '../ids';
import { claimRun, closeRun } from '../orders/runs';
import { start } from '../submit';
import { fetchReport, ROLE_MISSING, solveWhatWas, tell } from './fetchReport';
import { noteReports, wantedReports } from './reportFiles';

const OPERATIONS: readonly OperationId[] = ['getReports', 'getReportDocument'];
/** Practice of connectors: at least 20 days. */
const LOOKS_BACK_MS = 30 * 86_400_000;
/** Pages of the list; a month holds a few reports of each marketplace. */
const MOST_PAGES = 10;
/** What an exception about the list itself is about. */
const LIST = 'list';
/** A report of usual size from its address to its last file. */
const UNITS_A_REPORT = 400;
/** A text area holds 4,000 bytes. */
const LONGEST_PLAN = 3_900;

export function runPickUp(): void {
  const slot = Number(runtime.getCurrentScript().getParameter({ name: SCRIPT.settlements.slotParameter }));
  const connection = connectionOfSlot(slot);
  // What stands against a connection is told by the runs that read its orders.
  if (connection === null || whyNot(connection) !== null || resting(connection, Date.now()) !== null) return;
  if (readMarketplaces(featureFlags(), connection.id).every(({ state }) => state === 'draft')) return;
  const run = claimRun(connection.id, slotKey(connection.id, `${slot}s`, Date.now(), 15));
  if (run !== null) work(connection, run);
}

/** Whatever comes of it, the run's row says so. */
function work(connection: Connection, run: number): void {
  try {
    const calls: Calls = {
      connection,
      routes: readRoutes(),
      quotas: quotasOf(connection.id, OPERATIONS, Date.now()),
      tally: { calls: 0, good: 0, because: null, goesOn: false, clockAhead: null },
    };
    const { said, kept, left } = pickUp(calls);
    const { because } = calls.tally;
    if (because !== null) said.push(`Stopped early: ${because}`);
    const plan = cutToBytes(said.join(' '), LONGEST_PLAN);
    const state = calls.tally.calls === 0 && because !== null ? 'stopped' : 'done';
    closeRun(run, { state, plan, calls: calls.tally.calls, rows: kept, left });
    if (said.length > 0) log.audit({ title: 'Settlement reports', details: plan });
    // Where a run is on its way already, the next one on the schedule finds what is kept.
    if (kept > 0) start('MAP_REDUCE', SCRIPT.settle.id, SCRIPT.settle.forRetry);
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: 0, rows: 0, left: 0 });
    throw error;
  }
}

function pickUp(calls: Calls): { said: string[]; kept: number; left: number } {
  const { id } = calls.connection;
  const found = noteReports(id, listed(calls));
  const said = found > 0 ? [`${found} new settlement ${found === 1 ? 'report' : 'reports'}.`] : [];
  const wanted = wantedReports(id, Date.now());
  let kept = 0;
  for (const report of wanted) {
    if (calls.tally.because !== null || !mayGoOn(calls, UNITS_A_REPORT)) break;
    const { isKept, words } = fetchReport(calls, report);
    if (isKept) kept++;
    said.push(`Report ${report.reportId}: ${words.replace(/\.$/, '')}.`);
  }
  return { said, kept, left: wanted.length - kept };
}

/** Reports that Amazon has made since the beginning of the overlap, as far as it could be asked. */
function listed(calls: Calls): Report[] {
  const found: Report[] = [];
  let asking = getReports(SETTLEMENT, new Date(Date.now() - LOOKS_BACK_MS).toISOString(), ['DONE']);
  for (let page = 0; page < MOST_PAGES && mayAsk(calls, 'getReports', UNITS_A_CALL); page++) {
    const reading = answered(calls, asking, readReportPage, null, () => {
      calls.tally.because = ROLE_MISSING;
      tell(calls, LIST, ROLE_MISSING);
    });
    if (reading === null) break;
    if (page === 0) solveWhatWas(calls, LIST);
    found.push(...reading.reports);
    if (reading.nextToken === null) break;
    asking = getMoreReports(reading.nextToken);
  }
  return found;
}
