/**
 * One run of the comparison: whose it is, whether anything is due, and what it leaves for the runs after it.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { OperationId } from '../../amazon/operations';
import { dayName, dueSpans, isWholeDay, partsOf, type Span } from '../../flows/completeness/days';
import { joined, proofsOf } from '../../flows/completeness/proof';
import { nextStep, type Step } from '../../flows/completeness/reportLife';
import { isSettled } from '../../flows/completeness/states';
import { spanName } from '../../flows/completeness/words';
import { cutToBytes } from '../../flows/exceptions/text';
import { slotKey } from '../../flows/orders/window';
import { measuresOf, type SkuMetric } from '../../flows/skumap/measures';
import { resting, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { quotasOf } from '../connection/quotas';
import { readRoutes } from '../exceptions';
import { featureFlags } from '../features';
import { DOCUMENT, REPORT, SCRIPT } from '../ids';
import { isMeasured, keepMeasures } from '../measures';
import { ORDERS, readingPosition } from '../orders/cursors';
import { documentKey } from '../orders/documents';
import { claimRun, closeRun } from '../orders/runs';
import { number, rows, rowsIn } from '../rows';
import { readAudit } from '../skuMapAudit';
import { start } from '../submit';
import { type DayProof, daysSince, keepProofs } from './proofs';
import { readMade } from './reportReading';
import { look, poll } from './reportSteps';
import { changeReport, progressOf, type ReportRow, reportsSince, wantReport } from './reports';
import type { Stepping } from './stepping';

const OPERATIONS: readonly OperationId[] = [
  'createReport',
  'getReports',
  'getReport',
  'getReportDocument',
  'searchOrders',
];
/** A text area holds 4,000 bytes. */
const LONGEST_PLAN = 3_900;
/** Days that are looked at; older ones stay as they are. */
const LOOKS_BACK_MS = 31 * 86_400_000;

interface Due {
  readonly spans: readonly Span[];
  readonly reports: readonly ReportRow[];
  readonly steps: ReadonlyMap<string, Step>;
  readonly position: number | null;
}

export function runComplete(): void {
  const slot = Number(runtime.getCurrentScript().getParameter({ name: SCRIPT.complete.slotParameter }));
  const connection = connectionOfSlot(slot);
  // What stands against a connection is told by the runs that read its orders.
  if (connection === null || whyNot(connection) !== null || resting(connection, Date.now()) !== null) return;
  const marketplaces = readMarketplaces(featureFlags(), connection.id).filter((each) => each.state !== 'draft');
  if (marketplaces.length === 0) return;
  const due = whatIsDue(connection, marketplaces, Date.now());
  if (![...due.steps.values()].some((step) => step !== 'rest')) return;
  const run = claimRun(connection.id, slotKey(connection.id, `${slot}p`, Date.now(), 15));
  if (run !== null) work(connection, marketplaces, due, { run, slot });
}

/** Looks at what is kept; where a span is due that no report was wanted for, one is from now on. */
function whatIsDue(connection: Connection, marketplaces: readonly Marketplace[], now: number): Due {
  const days = daysSince(connection.id, dayName(now - LOOKS_BACK_MS));
  const settled = days.filter(({ state }) => state !== 'open').map(({ day }) => day);
  const filled = filledGaps(connection, days);
  const spans = dueSpans(now, days[0]?.day ?? null, new Set(settled.filter((day) => !filled.has(day))));
  if (spans.length === 0) return { spans, reports: [], steps: new Map(), position: null };
  const since = Math.min(...spans.map(({ from }) => from));
  let reports = reportsSince(connection.id, since);
  const unwanted = spans.filter((span) => partsOf(reports, span).length === 0);
  for (const span of unwanted) {
    // The day's row first: the oldest one says from where on days are proven.
    if (isWholeDay(span)) keepDay(connection, marketplaces, span, []);
    wantReport(connection.id, span);
  }
  const gaps = spans.filter((span) => filled.has(dayName(span.from))).flatMap((span) => partsOf(reports, span));
  for (const report of gaps) changeReport(report, 'awaiting', { [REPORT.next]: '' });
  if (unwanted.length > 0 || gaps.length > 0) reports = reportsSince(connection.id, since);
  // A run may have ended between the last of a day's reports and the day itself.
  for (const span of spans.filter(isWholeDay)) {
    const parts = partsOf(reports, span);
    if (parts.length > 0 && parts.every(({ state }) => isSettled(state)))
      keepDay(connection, marketplaces, span, parts);
  }
  const around = { now, position: readingPosition(connection.id, ORDERS), waiting: ordersWaiting(connection) };
  const parts = spans.flatMap((span) => partsOf(reports, span));
  return {
    spans,
    reports,
    steps: new Map(parts.map((report) => [report.id, nextStep(report, around)])),
    position: around.position,
  };
}

/** Days with gaps whose missing orders have all come since (10 units where there are any). */
function filledGaps(connection: Connection, days: readonly DayProof[]): Set<string> {
  const gaps = days.filter(({ state, missing }) => state === 'gaps' && missing.length > 0);
  const sql = `SELECT externalid FROM ${DOCUMENT.type} WHERE ${DOCUMENT.updated} IS NOT NULL AND externalid IN (…)`;
  const keyOf = (id: string): string => documentKey(connection.id, id);
  const here = new Set(
    rowsIn(sql, [...new Set(gaps.flatMap(({ missing }) => missing.map(keyOf)))]).map((row) => row.externalid),
  );
  return new Set(gaps.filter(({ missing }) => missing.every((id) => here.has(keyOf(id)))).map(({ day }) => day));
}

/** 10 units. */
function ordersWaiting(connection: Connection): number {
  const sql = `SELECT COUNT(*) AS found FROM ${DOCUMENT.type} WHERE ${DOCUMENT.connection} = ? AND ${DOCUMENT.readAgain} = 'T'`;
  const [row] = rows(sql, [Number(connection.id)]);
  return row ? (number(row, 'found') ?? 0) : 0;
}

interface Claim {
  readonly run: number;
  readonly slot: number;
}

/** Whatever comes of it, the run's row says so. */
function work(connection: Connection, marketplaces: readonly Marketplace[], due: Due, { run, slot }: Claim): void {
  try {
    const stepping: Stepping = {
      connection,
      marketplaces,
      run,
      routes: readRoutes(),
      quotas: quotasOf(connection.id, OPERATIONS, Date.now()),
      tally: { calls: 0, good: 0, because: null, goesOn: false, clockAhead: null },
      position: due.position,
      noted: 0,
    };
    const said = takeSteps(stepping, due);
    const { calls, because } = stepping.tally;
    if (because !== null) said.push(`Stopped early: ${because}`);
    const left = keepDays(connection, marketplaces, due);
    measureSkuMap(marketplaces, dayName(Date.now()));
    const plan = cutToBytes(said.join(' '), LONGEST_PLAN);
    closeRun(run, {
      state: calls === 0 && because !== null ? 'stopped' : 'done',
      plan,
      calls,
      rows: stepping.noted,
      left,
    });
    if (said.length > 0) log.audit({ title: 'Days compared', details: plan });
    if (stepping.noted > 0) start('SCHEDULED_SCRIPT', SCRIPT.ordersFetch.id, SCRIPT.ordersFetch.more(slot));
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: 0, rows: 0, left: 0 });
    throw error;
  }
}

/** Once a day, after the first of its reports (10 units, then about 90 and 18 a marketplace). */
function measureSkuMap(marketplaces: readonly Marketplace[], day: string): void {
  const ids = marketplaces.map(({ id }) => id);
  if (isMeasured('sku-seen' satisfies SkuMetric, ids, day)) return;
  const { audit, listings } = readAudit(day);
  keepMeasures(day, measuresOf(ids, listings, audit));
}

const STEPS: Readonly<Record<Exclude<Step, 'rest'>, (stepping: Stepping, report: ReportRow) => string | null>> = {
  look,
  poll,
  read: readMade,
};

function takeSteps(stepping: Stepping, { reports, steps }: Due): string[] {
  const said: string[] = [];
  for (const report of reports) {
    const step = steps.get(report.id);
    if (step === undefined || step === 'rest') continue;
    if (stepping.tally.because !== null) break;
    const words = STEPS[step](stepping, report);
    if (words !== null) said.push(`Report of ${spanName(report)}: ${words.replace(/\.$/, '')}.`);
  }
  return said;
}

/** Writes the days as their reports now stand; answers the reports that are not settled. */
function keepDays(connection: Connection, marketplaces: readonly Marketplace[], { spans, steps }: Due): number {
  const since = Math.min(...spans.map(({ from }) => from));
  const reports = reportsSince(connection.id, since);
  let left = 0;
  for (const span of spans) {
    const parts = partsOf(reports, span);
    left += parts.filter(({ state }) => !isSettled(state)).length;
    const isTouched = parts.some(({ id }) => (steps.get(id) ?? 'look') !== 'rest');
    if (isWholeDay(span) && isTouched && parts.some(({ compared }) => compared > 0))
      keepDay(connection, marketplaces, span, parts);
  }
  return left;
}

function keepDay(
  connection: Connection,
  marketplaces: readonly Marketplace[],
  span: Span,
  parts: readonly ReportRow[],
): void {
  const all = parts.map(progressOf);
  const isWhole = parts.length > 0 && parts.every(({ compared }) => compared > 0);
  const ids = marketplaces.map(({ marketplaceId }) => marketplaceId);
  const proofs = proofsOf(joined(all.map(({ places }) => places)), ids, isWhole);
  keepProofs(
    connection.id,
    dayName(span.from),
    proofs,
    all.flatMap(({ missing }) => missing).slice(0, 100),
    marketplaces,
  );
}
