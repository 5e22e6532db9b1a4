/**
 * One run over payouts: settlements that were posted get theirs, payments that came back are taken from the bank again,
 * and each payout finds its deposit, or has the one made that a person confirmed. Running it again changes nothing.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import { type PayoutStep, planPayouts } from '../../flows/settlements/payouts';
import { formatMinor } from '../../ledger/minor';
import { PAYOUT, SETTLEMENT } from '../ids';
import { change } from '../saving';
import { bounceWith } from './bounceRun';
import { makeDeposit } from './depositRun';
import { entriesFor } from './payoutEntries';
import { holdersOf, NO_DEPOSIT, openPayouts, type PayoutRow, payoutOf, takeUp, usedAmong } from './payoutRecords';
import { bouncedWith } from './payoutReturns';
import { type PayoutWork, payoutWork, say, solveAll } from './payoutWork';

/** Below these units a run ends; the next one goes on. */
const RESERVE = 1_500;

export const BY_RULE = 'rule: amount, currency and date';

export function runPayouts(): void {
  const there = openPayouts();
  if (there.length === 0) return;
  const work = payoutWork();
  const open = afterTakingUp(there.filter(({ connection }) => work.connections.has(connection)));
  keepInStep(open);
  const cameBack = open.filter(({ failed }) => failed.length > 0);
  for (const row of cameBack) if (hasUnits()) bounceWith(row, work);
  // What came back is expected no longer: its row says so now.
  const done = matchAll(cameBack.length === 0 ? open : nowOpen(open), work);
  if (done.length > 0) log.audit({ title: 'Payouts', details: done.join(', ') });
}

const hasUnits = (): boolean => runtime.getCurrentScript().getRemainingUsage() > RESERVE;

/** Settlements that are new here, or whose content is new. */
function afterTakingUp(found: readonly PayoutRow[]): PayoutRow[] {
  const fresh = found.filter((row) => row.id === null || row.hash !== row.settlementHash);
  if (fresh.length === 0) return [...found];
  const taken = fresh.filter((row) => {
    if (!hasUnits()) return false;
    takeUp(row);
    return true;
  });
  return taken.length === 0 ? [...found] : nowOpen(found);
}

/** The rows as they stand by now (20 units). */
function nowOpen(found: readonly PayoutRow[]): PayoutRow[] {
  const known = new Set(found.map(({ settlement }) => settlement));
  return openPayouts().filter(({ settlement, id }) => known.has(settlement) && id !== null);
}

/** A run may have stopped between the record of the payout and that of the settlement: the payout's is right. */
function keepInStep(open: readonly PayoutRow[]): void {
  for (const row of open) {
    const isMatched = row.state === 'matched' && row.deposit !== null;
    if (isMatched && row.settlementState !== 'matched') finish(row, row.deposit ?? '');
    if (!isMatched && row.settlementState === 'matched') {
      change(SETTLEMENT.type, row.settlement, { [SETTLEMENT.state]: 'posted' });
    }
  }
}

const UNDONE: ReadonlySet<string> = new Set(['expected', 'chosen', 'confirmed', 'freed']);

function matchAll(open: readonly PayoutRow[], work: PayoutWork): string[] {
  const rows = new Map(
    open
      .filter(({ state, deposit }) => UNDONE.has(state) || (state === 'matched' && deposit === null))
      .map((row) => [row.id ?? '', row]),
  );
  const payouts = [...rows.values()].map((row) => payoutOf(row, work));
  if (payouts.length === 0) return [];
  const entries = entriesFor(payouts, work.marketplaces);
  const used = usedAmong(entries.map(({ id }) => id));
  const done: string[] = [];
  for (const step of planPayouts({ payouts, entries, used, today: work.today })) {
    const row = rows.get(step.payout.id);
    if (row === undefined || !hasUnits()) continue;
    if (apply(step, row, work)) done.push(`${row.settlementId} ${step.do}`);
  }
  return done;
}

/** True where the deposit is there now. */
function apply(step: PayoutStep, row: PayoutRow, work: PayoutWork): boolean {
  switch (step.do) {
    case 'match': {
      const { payout, entry } = step;
      const amount = formatMinor(payout.amount, payout.exponent);
      return matched(row, {
        [PAYOUT.deposit]: entry.id,
        [PAYOUT.bank]: payout.bankAccount,
        [PAYOUT.day]: entry.day,
        [PAYOUT.amount]: amount,
        [PAYOUT.currency]: payout.currency,
        [PAYOUT.by]: row.by ?? BY_RULE,
        [PAYOUT.message]: `Matched to ${entry.type} ${entry.number} of ${entry.day}.`,
      });
    }
    case 'make': {
      const made = makeDeposit(row, step.payout, work);
      if (made.ok) return matched(row, made.values);
      say(row, made.reason, 'payout-refused', work);
      return false;
    }
    case 'choose': {
      const list = step.entries.map(({ type, number, day }) => `${type} ${number} of ${day}`).join(', ');
      say(row, `More than one deposit and payout fit each other: ${list}.`, 'payout-to-choose', work);
      return false;
    }
    case 'release': {
      change(PAYOUT.type, row.id ?? '', { [PAYOUT.state]: 'expected', ...NO_DEPOSIT });
      say(row, step.reason, 'payout-unmatched', work);
      return false;
    }
    case 'wait': {
      say(row, step.reason, step.late ? 'payout-unmatched' : null, work);
      return false;
    }
  }
}

/** False where the deposit is another payout's. */
function matched(row: PayoutRow, values: Readonly<Record<string, string | null>>): boolean {
  change(PAYOUT.type, row.id ?? '', {
    [PAYOUT.state]: 'matched',
    [PAYOUT.at]: new Date().toISOString(),
    ...values,
  });
  return finish(row, values[PAYOUT.deposit] ?? '');
}

/**
 * What follows from a payout that is matched; that its settlement says so comes last, so that a run that stopped before does
 * all of it again. Where another run has given the deposit to another payout at the same moment, whoever sees that lets go.
 */
function finish(row: PayoutRow, deposit: string): boolean {
  const id = row.id ?? '';
  if (holdersOf(deposit).some((each) => each !== id)) {
    change(PAYOUT.type, id, { [PAYOUT.state]: 'expected', ...NO_DEPOSIT });
    return false;
  }
  solveAll(row.settlementId, 'Its deposit is at the bank.', [row.settlementId, ...bouncedWith(row.settlement)]);
  change(SETTLEMENT.type, row.settlement, { [SETTLEMENT.state]: 'matched' });
  return true;
}
