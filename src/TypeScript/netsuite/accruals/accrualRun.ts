/**
 * One run over the accruals of a connection: the month that is over is read, summed, booked and tied; months before it are
 * looked at again, because a settlement may have posted a part into them since. Whatever stops it, the next run goes on.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { type AccrualMonth, dueMonth } from '../../flows/accruals/months';
import { type AccrualPlan, planAccrual } from '../../flows/accruals/plan';
import { tieOf, tieWords } from '../../flows/accruals/tie';
import { wayOn } from '../../flows/billing/ways';
import type { ExceptionClass } from '../../flows/exceptions/classes';
import { exceptionKey, planException } from '../../flows/exceptions/exception';
import { cutToBytes } from '../../flows/exceptions/text';
import { slotKey } from '../../flows/orders/window';
import { DEFAULT_MAP } from '../../flows/settlements/defaultMap';
import { type LineRow, rowsOn } from '../../flows/settlements/lineRows';
import type { Triple } from '../../flows/settlements/settlement';
import type { Calls } from '../connection/calls';
import { mayGoOn } from '../connection/calls';
import { resting, whyNot } from '../connection/connectionHealth';
import { type Connection, connectionOfSlot } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { quotasOf } from '../connection/quotas';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { featureFlags, type Segments, segmentFlags } from '../features';
import { EXCEPTION, SCRIPT } from '../ids';
import { claimRun, closeRun } from '../orders/runs';
import { readOpenSpans } from '../periods';
import { requiredText, rows } from '../rows';
import { nameOf } from '../settlements/chosen';
import { ownRows } from '../settlements/lineMapRows';
import { accountsByMarketplace } from '../settlements/settlementWork';
import { type Accrual, accrualOf, changeAccrual, loadAccrual, monthOfAccrual, unfinished } from './accruals';
import { type AccrualBooks, missingAccounts, postEntries } from './postAccrual';
import { askAround, FINANCE_OPERATIONS, readOn } from './readTransactions';
import { summarised } from './summarise';
import { isCarried, tieFacts } from './tieFacts';

/** Months that are looked at again: a settlement comes weeks later at most. */
const MONTHS_BACK_MS = 100 * 86_400_000;
/** An accrual that is here: its facts, its entries and its tie. */
const UNITS_AN_ACCRUAL = 400;
/** What one run reads of a seller of any size. */
const FEW_FILES = 3;
const UNITS_OF_MANY = 3_500;
const LONGEST_PLAN = 3_900;

interface Work {
  readonly calls: Calls;
  readonly connection: Connection;
  readonly marketplaces: readonly Marketplace[];
  readonly accounts: AccrualBooks['accounts'];
  readonly oneWorld: boolean;
  readonly openSpans: ReturnType<typeof readOpenSpans>;
  /** Rows of the map: people's own, then the shipped ones. */
  readonly map: readonly LineRow[];
  readonly segments: Segments;
}

export function runAccruals(): void {
  const slot = Number(runtime.getCurrentScript().getParameter({ name: SCRIPT.accrual.slotParameter }));
  const connection = connectionOfSlot(slot);
  if (connection === null || whyNot(connection) !== null || resting(connection, Date.now()) !== null) return;
  const features = featureFlags();
  const accounts = accountsByMarketplace();
  // Who has chosen no account for accruals wants none.
  const marketplaces = readMarketplaces(features, connection.id).filter(
    (each) => each.state !== 'draft' && accounts[each.id]?.accrual !== undefined,
  );
  if (marketplaces.length === 0) return;
  const run = claimRun(connection.id, slotKey(connection.id, `${slot}a`, Date.now(), 15));
  if (run === null) return;
  const calls: Calls = {
    connection,
    routes: readRoutes(),
    quotas: quotasOf(connection.id, FINANCE_OPERATIONS, Date.now()),
    tally: { calls: 0, good: 0, because: null, goesOn: false, clockAhead: null },
  };
  try {
    const said = work({
      calls,
      connection,
      marketplaces,
      accounts,
      oneWorld: features.oneWorld,
      openSpans: readOpenSpans('goods'),
      map: [...ownRows(), ...DEFAULT_MAP],
      segments: segmentFlags(),
    });
    const { because } = calls.tally;
    const plan = cutToBytes(
      [...said, ...(because === null ? [] : [`Stopped early: ${because}`])].join(' '),
      LONGEST_PLAN,
    );
    const state = calls.tally.calls === 0 && because !== null ? 'stopped' : 'done';
    closeRun(run, { state, plan, calls: calls.tally.calls, rows: said.length, left: because === null ? 0 : 1 });
    if (said.length > 0) log.audit({ title: 'Accruals', details: plan });
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    closeRun(run, { state: 'stopped', plan: `Broke off. ${words}`, calls: calls.tally.calls, rows: 0, left: 0 });
    throw error;
  }
}

function work(all: Work): string[] {
  const { calls, connection, marketplaces } = all;
  const now = Date.now();
  const said: string[] = [];
  const done = new Set<string>();
  const step = (accrual: Accrual, marketplace: Marketplace): void => {
    if (done.has(accrual.id)) return;
    done.add(accrual.id);
    const words = goOn(all, accrual, marketplace);
    if (words !== null) said.push(`${marketplace.name} ${accrual.month}: ${words}`);
  };
  for (const marketplace of marketplaces) {
    const month = dueMonth(marketplace.zone, now);
    if (month === null || !hasBegun(marketplace, month.lastDay)) continue;
    if (!mayGoOn(calls, UNITS_AN_ACCRUAL)) return said;
    const way = wayOn(marketplace.billing.ways, month.lastDay) ?? 'settlement';
    step(accrualOf(connection.id, marketplace, month, way), marketplace);
  }
  for (const id of unfinished(connection.id, new Date(now - MONTHS_BACK_MS).toISOString().slice(0, 7))) {
    if (!mayGoOn(calls, UNITS_AN_ACCRUAL)) return said;
    if (done.has(id)) continue;
    const accrual = loadAccrual(id);
    const marketplace = marketplaces.find((each) => each.id === accrual.marketplace);
    if (marketplace !== undefined) step(accrual, marketplace);
  }
  return said;
}

/** Months before the marketplace's start are not in these books. */
const hasBegun = ({ fromDate }: Marketplace, lastDay: string): boolean => fromDate === null || fromDate <= lastDay;

/** As far as this run comes; what happened, in words, or null where nothing did. */
function goOn(all: Work, accrual: Accrual, marketplace: Marketplace): string | null {
  const { calls } = all;
  const month = monthOfAccrual(accrual, marketplace);
  let current = readOn(calls, accrual, marketplace, month);
  if (current.state === 'reading') return calls.tally.because;
  const around = askAround(calls, current, marketplace, month);
  if (around === null) return calls.tally.because;
  // Many files bring many orders; a run that has read them may have no units left to look for their bills.
  if (around.sums === null && around.pieces.length > FEW_FILES && !mayGoOn(calls, UNITS_OF_MANY))
    return calls.tally.because;
  const rowOf = rowsFor(all, marketplace, month);
  current = summarised(around, marketplace, month, (triple) => rowOf(triple)?.class ?? null);
  return settleBooks(all, current, marketplace, rowOf);
}

type RowOf = (triple: Triple) => LineRow | null;

/** As they hold on the last day of the month. */
function rowsFor({ map }: Work, { id }: Marketplace, { lastDay }: AccrualMonth): RowOf {
  const find = rowsOn(map, lastDay);
  return (triple) => find(triple, id);
}

function settleBooks(all: Work, accrual: Accrual, marketplace: Marketplace, rowOf: RowOf): string | null {
  const month = monthOfAccrual(accrual, marketplace);
  const { accounts, oneWorld, openSpans, segments } = all;
  const books: AccrualBooks = { marketplace, accounts, oneWorld, segments };
  const { held = [], open = [] } = accrual.sums ?? {};
  const plan = planAccrual({ held, open }, accrual.steps, isCarried(marketplace, month), {
    way: accrual.way,
    feeTaxApart: true,
    marketplace: marketplace.id,
    marketplaceName: nameOf(marketplace),
    month,
    currency: marketplace.currency,
    exponent: marketplace.currencyExponent,
    openSpans,
    classOf: (triple) => rowOf(triple)?.class ?? null,
    rowOf,
    pricesHoldTax: () => marketplace.settledWithTax,
  });
  // What stands is never planned anew: a period that was closed since, or a class that changed, leaves it as it is.
  const isDone = accrual.state === 'made' && (!plan.ok || plan.steps.length === accrual.steps.length);
  if (isDone) return tied(all, accrual, books, false);
  // A run that stopped between two entries leaves its plan on the record; that one is ended, whatever is planned now.
  const isBegun = accrual.state === 'waits' && accrual.steps.length > 0;
  const against = isBegun ? [] : plan.ok ? missingAccounts(plan.journals, books) : plan.held;
  if (against.length > 0) return waits(all, accrual, marketplace, against.join(' '));
  const begun = isBegun || !plan.ok ? accrual : begin(accrual, plan);
  const problem = postEntries(begun.journals, books);
  if (problem !== null) return waits(all, begun, marketplace, problem);
  solveWhatWas('accrual-held', accrual);
  return tied(all, changeAccrual(begun, { state: 'made' }), books, true);
}

/** Its plan is written before its first entry is. Entries of earlier steps stay as they were planned. */
function begin(accrual: Accrual, { steps, journals }: Extract<AccrualPlan, { ok: true }>): Accrual {
  const all = [...accrual.journals, ...journals.slice(accrual.journals.length)];
  return changeAccrual(accrual, { state: 'waits', steps, journals: all, message: 'Its entries are being made.' });
}

function waits(all: Work, accrual: Accrual, { name }: Marketplace, problem: string): string {
  raise(all, 'accrual-held', accrual, `${name} ${accrual.month}: ${problem}`);
  changeAccrual(accrual, { message: problem, ...(accrual.state === 'made' ? {} : { state: 'waits' as const }) });
  return `waits: ${problem}`;
}

/** The tie as it is now; words only where it changed. */
function tied(all: Work, accrual: Accrual, books: AccrualBooks, isNew: boolean): string | null {
  const facts = tieFacts(accrual, books, monthOfAccrual(accrual, books.marketplace));
  const tie = tieOf(facts);
  const missing = tie.difference === 0 ? [] : (accrual.sums?.missing ?? []);
  const words = [tieWords(tie, facts), ...missing].join(' ');
  const isSame = !isNew && words === accrual.message;
  if (!isSame) changeAccrual(accrual, { tie: facts, message: words });
  const isWhole = tie.difference === 0 && facts.unbilled.length === 0;
  if (isWhole) solveWhatWas('accrual-differs', accrual);
  else if (!isSame) raise(all, 'accrual-differs', accrual, `${books.marketplace.name}: ${words}`);
  return isSame ? null : words;
}

function raise({ connection, calls }: Work, exceptionClass: ExceptionClass, accrual: Accrual, message: string): void {
  const plan = planException({ class: exceptionClass, subject: accrual.key, message });
  openException(plan, { ...NOWHERE, connection: connection.id, owner: connection.owner }, calls.routes);
}

/** What stood against it is over (10 units). */
function solveWhatWas(exceptionClass: ExceptionClass, { key }: Accrual): void {
  const sql = `SELECT id FROM ${EXCEPTION.type} WHERE externalid = ? AND ${EXCEPTION.state} <> 'solved'`;
  for (const row of rows(sql, [exceptionKey('settlements', exceptionClass, key)])) {
    solveException(requiredText(row, 'id'), 'The month is booked and ties.', 'rule: its effect is there');
  }
}
