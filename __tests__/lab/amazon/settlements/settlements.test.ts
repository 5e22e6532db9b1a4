// How settlements lead to each other: reserve, debt, transfers, fees, faults and the clock; and that no money is lost.

import { DAY, HOUR, MINUTE } from '../../../../lab/clock';
import { downloaded } from '../reportSupport';
import { NOON, newWorld, type World } from '../support';
import {
  CA,
  close,
  DE,
  minorOf,
  newestSettlement,
  page,
  plainWorld,
  settlementOf,
  settlementReports,
  sumOf,
  truthOf,
  UK,
  US,
} from './settlementSupport';

test('settlements follow each other without a gap, and a reserve comes back in the next one', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  control.placeOrder({ status: 'SHIPPED' });
  const first = close(world, { reserve: 500 });
  const firstText = newestSettlement(world);
  expect(first).toMatchObject({ total: 1_200, reserve: 500 });
  expect(truthOf(world)).toMatchObject({ reserve: 500, payable: 0, total: 500, paid: 1_200 });
  const second = close(world, { reserve: 'all' });
  const secondText = newestSettlement(world);
  expect(second).toMatchObject({ total: 0, reserve: 500, start: first.end });
  expect(secondText.summary['settlement-start-date']).toBe(firstText.summary['settlement-end-date']);
  expect(
    secondText.details.map((row) => `${row['amount-description']} ${row.amount} ${row['posted-date-time']}`),
  ).toEqual([
    `Previous Reserve Amount Balance 5.00 ${firstText.summary['settlement-end-date']}`,
    `Current Reserve Amount -5.00 ${secondText.summary['settlement-end-date']}`,
  ]);
  expect(secondText.summary['total-amount']).toBe('0.00');
  expect(close(world)).toMatchObject({ total: 500, reserve: 0 });
});

test('a payment on demand splits a settlement: two close on one day, and an order that left in parts is in both', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  const id = control.placeOrder({ lines: [{ sku: 'MUG', price: 1_500, quantity: 3 }] });
  control.update(id, { fulfilled: { MUG: 1 } });
  const first = close(world);
  const firstText = newestSettlement(world);
  world.clock.advance(HOUR);
  control.update(id, { status: 'SHIPPED' });
  const second = close(world);
  const secondText = newestSettlement(world);
  expect(second.end - first.end).toBeLessThan(DAY);
  expect([second.start, second.settlementId]).toEqual([first.end, String(Number(first.settlementId) + 1)]);
  const principal = ({ details }: typeof firstText): (string | undefined)[] =>
    details
      .filter((row) => row['amount-description'] === 'Principal')
      .map((row) => `${row['order-id']} ${row['quantity-purchased']} ${row.amount}`);
  expect([principal(firstText), principal(secondText)]).toEqual([[`${id} 1 15.00`], [`${id} 2 30.00`]]);
  expect(truthOf(world)).toMatchObject({ payable: 0, total: 0, paid: first.total + second.total });
});

test('a negative total is owed at the very start of the next settlement, until a card pays it', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  control.chargeFee('storage', { account: world.account, place: 'USD', amount: 1_001 });
  const first = close(world);
  expect(first.total).toBe(-1_001);
  expect(truthOf(world)).toMatchObject({ debt: -1_001, payable: 0, paid: 0 });
  world.clock.advance(MINUTE);
  control.chargeCard(world.account, 'USD', 2);
  expect(truthOf(world)).toMatchObject({ debt: -1_001, payable: 1_001, total: 0, paid: -1_001 });
  close(world);
  const { summary, details } = newestSettlement(world);
  expect(page(details)).toEqual([
    'other-transaction/Payable to Amazon -10.01',
    'other-transaction/Successful charge 5.01    ',
    'other-transaction/Successful charge 5.00    ',
  ]);
  expect(details[0]?.['posted-date-time']).toBe(summary['settlement-start-date']);
  expect(() => control.chargeCard(world.account, 'USD')).toThrow('no debt');
});

test('a transfer that failed comes back in the next settlement, once', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  expect(() => control.failTransfer(world.account, 'USD')).toThrow('no transfer can fail');
  control.placeOrder({ status: 'SHIPPED' });
  close(world);
  expect(truthOf(world)).toMatchObject({ paid: 1_700, total: 0 });
  control.failTransfer(world.account, 'USD');
  expect(truthOf(world)).toMatchObject({ paid: 0, total: 1_700 });
  expect(() => control.failTransfer(world.account, 'USD')).toThrow('no transfer can fail');
  expect(close(world).total).toBe(1_700);
  expect(page(newestSettlement(world).details)[0]).toMatch(
    /^other-transaction\/Transfer of funds unsuccessful: .+ 17\.00$/,
  );
});

test("one country's account pays another one's debt, and both settlements tell it", () => {
  const world = newWorld({ accounts: [{ region: 'eu', marketplaceIds: [DE, UK] }] });
  const { control } = world.amazon;
  control.moneyRules(world.account, { held: 'not at all', reserveShare: 0 });
  control.chargeFee('storage', { account: world.account, place: DE, amount: 2_500 });
  control.placeOrder({ marketplaceId: UK, status: 'SHIPPED' });
  expect(() => control.coverDebt(world.account, DE, UK)).toThrow('no debt');
  world.clock.advance(HOUR);
  control.closeSettlement(world.account, DE);
  expect(control.coverDebt(world.account, DE, UK)).toBe(1_694);
  world.clock.advance(HOUR);
  const [paid, owed] = [UK, DE].map((place) => control.closeSettlement(world.account, place).total);
  expect([paid, owed]).toEqual([0, -806]);
  expect(page(newestSettlement(world).details)).toEqual([
    'other-transaction/Payable to Amazon -25,00',
    'Debt Adjustment/Cross-Account Debt Adjustment for DE 16,94',
  ]);
});

test('what was owed at a moment is known afterwards, whatever was settled since', () => {
  const world = newWorld();
  const { control } = world.amazon;
  control.trade({ from: NOON, to: NOON + 40 * DAY, ordersPerDay: 8, seed: 9 });
  control.moneyLife({ from: NOON, to: NOON + 40 * DAY });
  const then: ReturnType<typeof truthOf>[] = [];
  for (let day = 0; day < 42; day += 3) {
    world.clock.advance(3 * DAY);
    if (day === 21) close(world);
    if (day === 27) control.failTransfer(world.account, 'USD');
    then.push(truthOf(world));
  }
  const moments = then.map((_, index) => NOON + (index + 1) * 3 * DAY + (index > 6 ? HOUR / 4 : 0));
  expect(moments.map((at) => control.ledgerTruth(world.account, 'USD', at))).toEqual(then);
  expect(new Set(then.map(({ paid }) => paid)).size).toBeGreaterThan(3);
  expect(() => control.ledgerTruth(world.account, 'USD', NOON + 60 * DAY)).toThrow('Nobody knows yet');
});

test('fees come in the words of both generations, in words nobody knows, and reimbursements by their code', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  const where = { account: world.account, place: 'USD' };
  control.chargeFee('storage', { ...where, amount: 500 });
  control.chargeFee('storage', { ...where, amount: 500, generation: 'newer', tax: 40, discount: 10 });
  control.chargeFee('subscription', { ...where, amount: 3_999 });
  const unheardOf = { amountType: 'AmazonFees', amountDescription: 'Moon Delivery Surcharge' };
  control.chargeFee({ transactionType: 'AmazonFees', kind: unheardOf }, { ...where, amount: 1 });
  control.reimburse(world.account, 'USD', { sku: 'MUG', amount: 900, quantity: 1 });
  close(world);
  const { details } = newestSettlement(world);
  expect(details.map((row, index) => `${row['transaction-type']} ${page(details)[index]} ${row.sku}`.trim())).toEqual([
    'other-transaction other-transaction/Storage Fee -5.00',
    'FBAFees FBA Inventory Storage Fee/Base fee -5.00',
    'FBAFees FBA Inventory Storage Fee/Discount on fee 0.10',
    'FBAFees FBA Inventory Storage Fee/Tax on fee -0.40',
    'other-transaction other-transaction/Subscription Fee -39.99',
    'AmazonFees AmazonFees/Moon Delivery Surcharge -0.01',
    'other-transaction FBA Inventory Reimbursement/WAREHOUSE_LOST 9.00 MUG',
  ]);
  expect(() => control.chargeFee('subscription', { ...where, amount: 1, generation: 'newer' })).toThrow(
    'newer generation',
  );
  expect(() => control.chargeFee('storage', { ...where, amount: 1, tax: 1 })).toThrow('newer generation');
  expect(() => control.chargeFee('storage', { ...where, amount: 0.1 })).toThrow('whole minor units');
});

test("Amazon's own inconsistent report lacks a row, and a reissue under the same id has it", () => {
  const world = plainWorld();
  const { control } = world.amazon;
  control.placeOrder({ status: 'SHIPPED' });
  const closed = close(world, { reserve: 300, rows: { missing: 'Current Reserve Amount' } });
  const wrong = newestSettlement(world);
  expect(sumOf(wrong.details) - minorOf(wrong.summary['total-amount'])).toBe(300);
  world.clock.advance(DAY);
  world.renew();
  control.reissueSettlement(world.account, closed.settlementId);
  const right = newestSettlement(world);
  expect(right.summary).toEqual(wrong.summary);
  expect(sumOf(right.details)).toBe(minorOf(right.summary['total-amount']));
  control.reissueSettlement(world.account, closed.settlementId, {
    rows: { amount: (description, minor) => minor - (description === 'Principal' ? 1 : 0), total: 1_399 },
  });
  expect(minorOf(newestSettlement(world).summary['total-amount'])).toBe(1_399);
  expect(new Set(settlementReports(world).map(({ reportId }) => reportId)).size).toBe(3);
  expect(() => close(world, { rows: { missing: 'Loan' } })).toThrow('none can be missing');
});

test('a late report is found when it comes, with the settlement as it was closed', () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  close(world, { reportAfter: 3 * DAY });
  world.clock.advance(3 * DAY - MINUTE);
  world.renew();
  expect(settlementReports(world)).toEqual([]);
  world.clock.advance(MINUTE);
  expect(newestSettlement(world).summary['settlement-end-date']).toBe('2026-11-20 12:15:00 UTC');
});

test('a currency of several marketplaces must be named by one of them, and nothing closes twice at one moment', () => {
  const world = newWorld({ accounts: [{ region: 'eu', marketplaceIds: ['A1PA6795UKMFR9', 'A13V1IB3VIYZZH', UK] }] });
  const { control } = world.amazon;
  expect(() => control.ledgerTruth(world.account, 'EUR')).toThrow('name one of them');
  expect(() => control.ledgerTruth(world.account, 'USD')).toThrow('no currency "USD"');
  control.closeSettlement(world.account, UK);
  expect(() => control.closeSettlement(world.account, 'GBP')).toThrow('cannot end then');
});

test('the clock closes a settlement every fourteen days, and none where nothing happened', () => {
  const world = newWorld();
  const { control } = world.amazon;
  control.trade({ from: NOON - 70 * DAY, to: NOON - 20 * DAY, ordersPerDay: 6, seed: 4 });
  world.settle();
  const reports = settlementReports(world);
  expect(reports.length).toBeGreaterThan(4);
  for (const place of [US, CA]) {
    const { settlements } = control.ledgerTruth(world.account, place);
    const spans = settlements.map(({ start, end }) => (end - start) / DAY);
    expect(spans.length).toBeGreaterThan(2);
    expect(spans.filter((days) => days % 14 !== 0)).toEqual([]);
    expect(settlements.slice(1).map(({ start }) => start)).toEqual(settlements.slice(0, -1).map(({ end }) => end));
  }
  world.clock.advance(80 * DAY);
  world.renew();
  const later = settlementReports(world).length;
  world.clock.advance(DAY);
  world.renew();
  expect(control.ledgerTruth(world.account, US)).toMatchObject({ payable: 0, deferred: 0, debt: 0 });
  expect(settlementReports(world)).toHaveLength(later);
});

test('a dormant account has one long settlement, and keeps its rhythm', () => {
  const world = plainWorld();
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  world.clock.advance(50 * DAY);
  world.amazon.control.placeOrder({ status: 'SHIPPED' });
  world.clock.advance(7 * DAY);
  const { settlements } = truthOf(world);
  expect(settlements.map(({ start, end }) => (end - start) / DAY)).toEqual([14, 42]);
});

test('after a quarter of sales, refunds and fees every file adds up, the chain holds, and nothing is lost', () => {
  const world = newWorld();
  const { control, accounts } = world.amazon;
  control.moneyLife({ from: NOON - 60 * DAY, to: NOON, refunds: 0.2 });
  control.trade({ from: NOON - 60 * DAY, to: NOON, ordersPerDay: 20, seed: 4 });
  world.settle();
  const seen = new Set<string>();
  for (const account of accounts) {
    const texts = settlementReports(world, {}, account).map((report) => settlementOf(fileFor(world, report, account)));
    for (const { summary, details } of texts) {
      expect(sumOf(details)).toBe(minorOf(summary['total-amount']));
      for (const row of details) seen.add(`${row['transaction-type']}/${row['amount-description']}`);
    }
    for (const place of account.marketplaceIds) {
      const { settlements, total, paid, ...rest } = control.ledgerTruth(account, place);
      expect(rest.payable + rest.reserve + rest.debt + rest.deferred).toBe(total);
      const moved = settlements
        .flatMap(({ posted }) => posted.map(({ entry }) => entry))
        .reduce(
          (sum, entry) =>
            sum +
            entry.items
              .flatMap(({ amounts }) => amounts)
              .filter(({ kind }) => !/Reserve|^Payable/.test(kind.amountDescription))
              .reduce((part, { minor }) => part + minor, 0),
          0,
        );
      expect(moved + rest.payable + rest.deferred).toBe(total + paid);
      settlements.slice(1).forEach((settlement, index) => {
        const before = settlements[index];
        const brought = settlement.posted.slice(0, 2).map(({ entry }) => entry.items[0]?.amounts[0]);
        const broughtAs = (description: string) =>
          brought.find((amount) => amount?.kind.amountDescription === description)?.minor ?? 0;
        expect(broughtAs('Previous Reserve Amount Balance')).toBe(before?.reserve);
        expect(broughtAs('Payable to Amazon')).toBe(Math.min(before?.total ?? 0, 0));
      });
    }
  }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'Order/Principal',
      'Refund/RefundCommission',
      'A-to-z Guarantee Refund/Principal',
      'ServiceFee/TransactionTotalAmount',
      'other-transaction/Subscription Fee',
      'other-transaction/Current Reserve Amount',
      'Order/FBA transportation fee',
    ]),
  );
});

/** The file of a report of any account, straight from its store: this test is about the rows. */
function fileFor(world: World, report: Record<string, unknown>, account: World['account']): string {
  const asked = { ...world, account, get: (path: string, query = {}) => world.get(path, query, account) };
  world.clock.advance(HOUR);
  world.renew();
  return downloaded(asked, report).text;
}
