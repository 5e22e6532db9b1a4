/**
 * One run over what settlements charged: Amazon is asked what it would charge for each SKU at the price it was sold at, as
 * far as nobody asked within a week, and each settlement whose items are all answered for is compared.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { getMyFeesEstimates, MOST_ESTIMATES, type PricedSku, readFeesEstimates } from '../../amazon/feesEstimates';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { cutToBytes } from '../../flows/exceptions/text';
import { compareFees } from '../../flows/fees/feeErrors';
import type { SoldAt } from '../../flows/fees/soldAt';
import { slotKey } from '../../flows/orders/window';
import { marketplaceNamed } from '../../flows/settlements/place';
import { minor } from '../../ledger/minor';
import { answered, UNITS_A_CALL } from '../completeness/stepping';
import { type Calls, mayAsk, mayGoOn } from '../connection/calls';
import { resting, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { quotasOf } from '../connection/quotas';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { featureFlags } from '../features';
import { EXCEPTION, LOOK, SCRIPT } from '../ids';
import { claimRun, closeRun } from '../orders/runs';
import { requiredText, rowsIn } from '../rows';
import { change } from '../saving';
import { estimateKey, type KnownEstimate, keepEstimate, knownEstimates } from './estimates';
import { loadFile } from './insightFiles';
import { type LookFile, type LookToCompare, looksToCompare } from './looks';
import { STORAGE_DENIED, STORAGE_OPERATIONS, stepStorage, storageDue } from './storageCharges';

const UNITS_A_BATCH = UNITS_A_CALL + MOST_ESTIMATES * 6;
/** A text area holds 4,000 bytes. */
const LONGEST_PLAN = 3_900;

export function runFees(): void {
  const slot = Number(runtime.getCurrentScript().getParameter({ name: SCRIPT.fees.slotParameter }));
  const connection = connectionOfSlot(slot);
  // What stands against a connection is told by the runs that read its orders.
  if (connection === null || whyNot(connection) !== null || resting(connection, Date.now()) !== null) return;
  const due: Due = { looks: looksToCompare(connection.id), storage: storageDue(connection.id, Date.now()) };
  if (due.looks.length + due.storage.length === 0) return;
  const run = claimRun(connection.id, slotKey(connection.id, `${slot}f`, Date.now(), 15));
  if (run !== null) work(connection, due, run);
}

interface Due {
  readonly looks: readonly LookToCompare[];
  readonly storage: ReturnType<typeof storageDue>;
}

/** Whatever comes of it, the run's row says so. */
function work(connection: Connection, { looks, storage }: Due, run: number): void {
  try {
    const calls: Calls = {
      connection,
      routes: readRoutes(),
      quotas: quotasOf(connection.id, ['getMyFeesEstimates', ...STORAGE_OPERATIONS], Date.now()),
      tally: { calls: 0, good: 0, because: null, goesOn: false, clockAhead: null },
    };
    const marketplaces = readMarketplaces(featureFlags(), connection.id);
    stepStorage(calls, storage, marketplaces);
    const ended = calls.tally.because;
    // A denied report of storage keeps no fees from being compared.
    if (ended === STORAGE_DENIED) calls.tally.because = null;
    let compared = 0;
    for (const look of looks) {
      if (calls.tally.because !== null || !mayGoOn(calls, UNITS_A_BATCH)) break;
      if (compareLook(calls, marketplaces, look)) compared++;
    }
    const because = calls.tally.because ?? ended;
    const said = `Fees of ${compared} of ${looks.length} settlements compared.${because === null ? '' : ` Stopped early: ${because}`}`;
    const state = calls.tally.calls === 0 && because !== null ? 'stopped' : 'done';
    const left = looks.length - compared;
    closeRun(run, { state, plan: cutToBytes(said, LONGEST_PLAN), calls: calls.tally.calls, rows: compared, left });
    log.audit({ title: 'Fees as estimated', details: said });
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: 0, rows: 0, left: 0 });
    throw error;
  }
}

interface Wanted {
  readonly key: string;
  readonly marketplace: Marketplace;
  readonly sku: PricedSku;
}

/** True where every item of it is answered for. */
function compareLook(calls: Calls, marketplaces: readonly Marketplace[], look: LookToCompare): boolean {
  const { sold, left } = JSON.parse(loadFile(look.facts)) as LookFile;
  const wantedOf = (each: SoldAt): Wanted | null => wanted(each, marketplaces);
  const all = new Map(sold.flatMap((each) => wantedOf(each) ?? []).map((each) => [each.key, each]));
  const known = new Map(knownEstimates([...all.keys()], Date.now()));
  const missing = [...all.values()].filter(({ key }) => known.get(key)?.isFresh !== true);
  for (let at = 0; at < missing.length; at += MOST_ESTIMATES) {
    if (!askFor(calls, missing.slice(at, at + MOST_ESTIMATES), known)) return false;
  }
  const comparisons = compareFees(sold, (each) => known.get(wantedOf(each)?.key ?? '')?.fees ?? null);
  change(LOOK.type, look.id, {
    [LOOK.fees]: JSON.stringify({ currency: look.currency, comparisons, left }),
    [LOOK.compared]: look.hash,
  });
  return true;
}

function wanted(sold: SoldAt, marketplaces: readonly Marketplace[]): Wanted | null {
  const amazonId = marketplaceNamed(sold.marketplaceName)?.id;
  const marketplace = marketplaces.find((each) => each.marketplaceId === amazonId);
  if (amazonId === undefined || marketplace === undefined) return null;
  const { sku, byAmazon, price, shipping } = sold;
  const priced = {
    marketplaceId: amazonId,
    sku,
    currency: marketplace.currency,
    byAmazon,
    price: minor(price),
    shipping: minor(shipping),
  };
  return { key: estimateKey(marketplace, priced), marketplace, sku: priced };
}

/** False where the run ends, or Amazon could not answer for all of them. */
function askFor(calls: Calls, batch: readonly Wanted[], known: Map<string, KnownEstimate>): boolean {
  if (!mayAsk(calls, 'getMyFeesEstimates', UNITS_A_BATCH)) return false;
  const currencyOf = (identifier: string): string | null => batch[Number(identifier)]?.sku.currency ?? null;
  const found = answered(
    calls,
    getMyFeesEstimates(batch.map(({ sku }) => sku)),
    (body) => readFeesEstimates(body, currencyOf),
    null,
    () => denied(calls),
  );
  if (found === null) return false;
  if (calls.tally.good === 1) solveDenied(calls);
  const now = Date.now();
  const open = new Set(batch.map(({ key }) => key));
  for (const estimate of found) {
    const its = batch[Number(estimate.identifier)] as Wanted;
    // What Amazon could not do now it may do later; what was wrong about the question stays so.
    if (!estimate.ok && !estimate.message.startsWith('ClientError')) continue;
    const answer = estimate.ok ? { fees: estimate.fees, message: '' } : { fees: null, message: estimate.message };
    keepEstimate(its.key, known.get(its.key), { ...its, at: now }, answer);
    known.set(its.key, { id: known.get(its.key)?.id ?? '', fees: answer.fees, isFresh: true });
    open.delete(its.key);
  }
  return open.size === 0;
}

const DENIED =
  'Amazon denies estimates of fees. The application lacks the role that they need; settlements are posted all the same.';

function denied(calls: Calls): void {
  const { connection, routes } = calls;
  calls.tally.because = DENIED;
  const plan = planException({ class: 'fees-not-estimated', subject: connection.id, message: DENIED });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, routes);
}

/** 10 units. */
function solveDenied({ connection }: Calls): void {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE ${EXCEPTION.state} <> 'solved' AND externalid IN (…)`;
  for (const row of rowsIn(sql, [exceptionKey('settlements', 'fees-not-estimated', connection.id)])) {
    solveException(requiredText(row, 'id'), 'Amazon estimated fees.', 'rule: its effect is there');
  }
}
