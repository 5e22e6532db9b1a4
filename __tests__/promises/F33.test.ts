// F33: what Amazon holds back at the end of a month is booked, comes to nothing over the boundary, and is what Amazon says.

import type { LedgerTruth } from '../../lab/amazon/settlements/ledger';
import { US } from '../../lab/catalogue';
import { accrualLines, accrualRun, accruals, type Moved, notTied, partsOf, until } from '../support/accruals';
import { tokenOf, visit } from '../support/addOn';
import { chooseAccounts, pickUp, sellerOf, settlements } from '../support/settlements';
import { size } from '../support/size';
import { Story } from '../support/story';
import { WAYS } from '../support/ways';

// Without periods, so that there are as many months as there are positions to stop at.
const story = new Story({ seed: 33, setUp: { way: 'settlement' }, features: { off: ['ACCOUNTINGPERIODS'] } });
const { control } = story.world.amazon;
const account = sellerOf(story);
afterAll(() => story.close());

const trade = (): string => story.place({ status: 'SHIPPED', lines: [{ sku: 'HH-MUG-SAND', quantity: 2, tax: 320 }] });
/** As the ledger of Amazon was when a month ended in California. */
const truthAt = (end: string): LedgerTruth => control.ledgerTruth(account, US, Date.parse(end) - 1);
const MARCH_END = '2026-04-01T07:00:00Z';

/** States after the first of two runs. */
const readFirst: string[] = [];

/** A month with a settlement, a debt, a reserve, a refund and fees; what is left at its end is held back or payable. */
beforeAll(() => {
  chooseAccounts(story);
  const first = trade();
  until(story, '2026-03-17T12:00:00Z');
  pickUp(story);
  trade();
  control.refund(first, {});
  control.chargeFee('storage', { account, place: US, amount: 1_234, generation: 'newer', tax: 99 });
  until(story, '2026-03-30T17:00:00Z');
  trade();
  control.chargeFee('advertising', { account, place: US, amount: 777 });
  control.reimburse(account, US, { sku: 'HH-MUG-SAND', amount: 1_500 });
  until(story, '2026-04-04T12:00:00Z');
  pickUp(story);
  // A page for each transaction: more than the quota gives at once.
  control.moneyRules(account, { transactionsPerPage: 1 });
  accrualRun(story);
  readFirst.push(...accruals(story).map(({ state }) => state));
  accrualRun(story);
  control.moneyRules(account, { transactionsPerPage: 500 });
  // The other marketplace of the connection, whose calls the first one took.
  accrualRun(story);
});

const of = (lines: readonly Moved[], day: string): number =>
  lines
    .filter((line) => line.account === 'Amazon Accrual' && line.day <= day)
    .reduce((sum, { minor }) => sum + minor, 0);

function balances(): Map<string, number> {
  const found = new Map<string, number>();
  for (const { account: name, minor } of accrualLines(story)) found.set(name, (found.get(name) ?? 0) + minor);
  return found;
}

test('F33 a month-end accrual and its reversal come to nothing, on every account', () => {
  const lines = accrualLines(story);
  expect(lines.map(({ day, externalId }) => `${day} ${externalId}`)).toEqual(
    expect.arrayContaining(['2026-03-31 cwy-accrual-1-2026-03-1', '2026-04-01 cwy-accrual-1-2026-03-1-r']),
  );
  expect(balances().size).toBeGreaterThan(4);
  expect(new Set(balances().values())).toEqual(new Set([0]));
});

test('F33 what is held back is Amazon’s balance of it, and with the accrual the books are all that Amazon owes', () => {
  const truth = truthAt(MARCH_END);
  expect([truth.deferred === 0, truth.payable === 0, truth.debt === 0]).toEqual([false, false, false]);
  const { held, open } = partsOf(story, 1);
  expect([held, open]).toEqual([truth.deferred, truth.payable]);
  expect(of(accrualLines(story), '2026-03-31')).toBe(truth.deferred + truth.payable);
  expect(accruals(story)[0]).toMatchObject({ state: 'made', message: expect.stringMatching(/^2026-03 ties: /) });
  expect(Number(accruals(story)[0]?.total)).toBe(truth.total / 100);
  expect(notTied(story)).toEqual([]);
});

test('F33 what the quota does not give at once is read by the next run, and each transaction counts once', () => {
  expect(readFirst[0]).toBe('reading');
  const [row] = story.rows('SELECT custrecord_cwy_acr_pieces AS pieces FROM customrecord_cwy_accrual WHERE id = 1');
  expect((JSON.parse(String(row?.pieces)) as string[]).length).toBeGreaterThan(1);
});

test('F33 a run that has nothing new to say changes nothing', () => {
  const before = [accrualLines(story), accruals(story)];
  accrualRun(story);
  expect([accrualLines(story), accruals(story)]).toEqual(before);
});

test('F33 a settlement that posts its part into the month takes that part of the accrual back, on the same days', () => {
  const truth = truthAt(MARCH_END);
  const settlement = control.closeSettlement(account, US);
  pickUp(story);
  expect(settlements(story)).toContain(`${settlement.settlementId} posted`);
  accrualRun(story);
  const lines = accrualLines(story);
  const second = lines.filter(({ externalId }) => externalId.startsWith('cwy-accrual-1-2026-03-2'));
  expect(new Set(second.map(({ day }) => day))).toEqual(new Set(['2026-03-31', '2026-04-01']));
  expect(of(second, '2026-03-31')).toBe(-truth.payable);
  expect(of(lines, '2026-03-31')).toBe(truth.deferred);
  expect(new Set(balances().values())).toEqual(new Set([0]));
  expect(accruals(story)[0]?.message).toMatch(/^2026-03 ties: /);
  expect(notTied(story)).toEqual([]);
});

/** An accountant undoes the posting of a settlement, or posts it again. */
function take(settlementId: string, kind: 'undo' | 'post'): void {
  const [row] = story.rows('SELECT id FROM customrecord_cwy_settlement WHERE custrecord_cwy_set_number = ?', [
    settlementId,
  ]);
  const role = 'customrole_cwy_accountant';
  const parameters = { custparam_id: String(row?.id), custparam_kind: kind };
  const { text } = visit(story.world, { script: 'setstep', parameters, role });
  const hidden = ['custpage_id', 'custpage_kind', 'custpage_content'].map((name) => {
    return [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''] as const;
  });
  const form = { ...Object.fromEntries(hidden), custpage_token: tokenOf(text), custpage_reason: 'A fee went wrong' };
  visit(story.world, { script: 'setstep', form, role });
  story.world.account.runner.settle();
}

test('F33 where the settlement is undone in the month, its part is in the accrual until it is posted again', () => {
  const { deferred, payable } = truthAt(MARCH_END);
  const settlementId = settlements(story).at(-1)?.split(' ')[0] ?? '';
  take(settlementId, 'undo');
  expect(settlements(story).at(-1)).toContain('reversed');
  accrualRun(story);
  const lines = accrualLines(story);
  expect(lines.some(({ externalId }) => externalId === 'cwy-accrual-1-2026-03-3-r')).toBe(true);
  expect(of(lines, '2026-03-31')).toBe(deferred + payable);
  expect(new Set(balances().values())).toEqual(new Set([0]));
  expect(accruals(story)[0]?.message).toMatch(/^2026-03 ties: /);

  take(settlementId, 'post');
  accrualRun(story);
  expect(of(accrualLines(story), '2026-03-31')).toBe(deferred);
  expect(accruals(story)[0]?.message).toMatch(/^2026-03 ties: /);
});

/** A month later, with money that is held back at its end; answers the month. */
function nextMonth(index: number): string {
  const start = new Date(Date.UTC(2026, 3 + index, 27, 12));
  until(story, start.toISOString());
  // Reports are listed for thirty days.
  pickUp(story);
  trade();
  control.chargeFee('advertising', { account, place: US, amount: 500 + index });
  until(story, new Date(Date.UTC(2026, 4 + index, 4, 12)).toISOString());
  pickUp(story);
  return start.toISOString().slice(0, 7);
}

function made(month: string): void {
  const [found] = accruals(story).filter((each) => each.month === month && each.marketplace === 1);
  expect(found).toMatchObject({ state: 'made', message: expect.stringMatching(new RegExp(`^${month} ties: `)) });
  const own = accrualLines(story).filter(({ externalId }) => externalId.startsWith(`cwy-accrual-1-${month}`));
  expect(own.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
  expect(own.length).toBeGreaterThan(4);
  const entries = story.rows(`SELECT externalid FROM "transaction" WHERE externalid LIKE ?`, [
    `cwy-accrual-1-${month}%`,
  ]);
  expect(entries.length % 2).toBe(0);
}

test('F33 a machine that stops anywhere in an accrual makes it once', () => {
  const { control: machine, runner } = story.world.account;
  let index = 0;
  const first = nextMonth(index++);
  machine.reset();
  accrualRun(story);
  const { positions } = machine;
  made(first);
  expect(positions).toBeGreaterThan(10);
  const samples = size('F33 stops', 3, positions);
  for (let sample = 0; sample < samples; sample++) {
    const { way, restarts } = WAYS[sample % WAYS.length] as (typeof WAYS)[number];
    const position = 1 + Math.floor((sample * positions) / samples);
    const month = nextMonth(index++);
    machine.reset();
    machine.restarts = restarts;
    machine[way](position);
    accrualRun(story);
    machine.reset();
    machine.restarts = true;
    runner.abandon();
    accrualRun(story);
    try {
      made(month);
    } catch (error) {
      throw new Error(`${way} at position ${position} of ${positions}: ${(error as Error).message}`);
    }
  }
});
