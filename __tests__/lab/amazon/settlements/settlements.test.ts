// The ledger behind the settlements: what is deferred, refunded, reserved, owed and paid, and how one settlement leads to the next.

import { DAY, HOUR, MINUTE } from '../../../../lab/clock';
import { downloaded } from '../reportSupport';
import { NOON, newWorld, type World } from '../support';
import {
  CA,
  minorOf,
  newestSettlement,
  page,
  type Row,
  settlementOf,
  settlementReports,
  sumOf,
  UK,
  US,
} from './settlementSupport';

const LINE = { sku: 'MUG', price: 2_000, quantity: 3, tax: 500, shipping: 499, shippingTax: 41, discount: 100 };

/** A North-American account with nothing held back and nothing in reserve. */
function plainWorld(): World {
  const world = newWorld();
  world.amazon.control.moneyRules(world.account, { held: 'not at all', reserveShare: 0 });
  return world;
}

const truthOf = (world: World) => world.amazon.control.ledgerTruth(world.account, 'USD');

function close(world: World, closing: Parameters<World['amazon']['control']['closeSettlement']>[2] = {}) {
  world.clock.advance(HOUR / 4);
  world.renew();
  return world.amazon.control.closeSettlement(world.account, 'USD', closing);
}

const of = (rows: readonly Row[], description: string): Row[] =>
  rows.filter((row) => row['amount-description']?.startsWith(description));

test('an order is deferred until seven days after its delivery, and posted when it is released', () => {
  const world = newWorld();
  const { control } = world.amazon;
  control.moneyRules(world.account, { reserveShare: 0 });
  control.placeOrder({ status: 'SHIPPED' });
  control.chargeFee('advertising', { account: world.account, place: 'USD', amount: 700 });
  expect(truthOf(world)).toMatchObject({ payable: -700, deferred: 1_700, total: 1_000 });
  world.clock.advance(7 * DAY);
  close(world);
  expect(page(newestSettlement(world).details)).toEqual(['Cost of Advertising/TransactionTotalAmount -7.00']);
  expect(truthOf(world)).toMatchObject({ payable: 0, debt: -700, deferred: 1_700, total: 1_000 });

  world.clock.advance(5 * DAY);
  expect(truthOf(world)).toMatchObject({ payable: 1_700, deferred: 0 });
  close(world);
  const [principal] = of(newestSettlement(world).details, 'Principal');
  const released = Date.parse(`${principal?.['posted-date-time']?.replace(' UTC', 'Z')}`);
  expect(released).toBeGreaterThan(NOON + 7 * DAY);
  expect(released).toBeLessThanOrEqual(NOON + 12 * DAY);
});

test('parts of an order, shipped one after the other, add up to the order to the cent', () => {
  const world = plainWorld();
  const orderId = world.amazon.control.placeOrder({ lines: [LINE] });
  const whole = plainWorld();
  whole.amazon.control.placeOrder({ lines: [LINE], status: 'SHIPPED' });
  for (const units of [1, 2, 3]) {
    world.clock.advance(HOUR);
    world.amazon.control.update(orderId, { fulfilled: { MUG: units } });
  }
  close(world);
  close(whole);
  const sums = (rows: readonly Row[]) =>
    Object.fromEntries(
      rows.map((row) => [
        page([row])[0]?.split(' ')[0],
        sumOf(rows.filter((each) => page([each])[0]?.split(' ')[0] === page([row])[0]?.split(' ')[0])),
      ]),
    );
  const { details } = newestSettlement(world);
  expect(sums(details)).toEqual(sums(newestSettlement(whole).details));
  expect(
    of(details, 'Principal')
      .filter((row) => row['amount-type'] === 'ItemPrice')
      .map((row) => row['quantity-purchased']),
  ).toEqual(['1', '1', '1']);
  expect(sumOf(details.filter((row) => row['amount-type'] === 'ItemWithheldTax'))).toBe(-541);
});

test('units that were cancelled before they left are owed by nobody', () => {
  const world = plainWorld();
  const orderId = world.amazon.control.placeOrder({ lines: [LINE] });
  world.clock.advance(HOUR);
  world.amazon.control.update(orderId, { fulfilled: { MUG: 1 } });
  world.clock.advance(HOUR);
  world.amazon.control.cancel(orderId, { by: 'MERCHANT', reason: 'NoInventory' });
  close(world);
  const { details } = newestSettlement(world);
  expect(sumOf(of(details, 'Principal').filter((row) => row['amount-type'] === 'ItemPrice'))).toBe(2_000);
});

test('a full refund gives back the sale and the commission but for a fifth; the fulfilment fee stays', () => {
  const world = plainWorld();
  const orderId = world.amazon.control.placeOrder({ channel: 'FBA', status: 'SHIPPED', lines: [LINE] });
  close(world);
  const sale = newestSettlement(world).details;
  world.clock.advance(DAY);
  const adjustmentId = world.amazon.control.refund(orderId);
  close(world);
  const refund = newestSettlement(world).details;

  const kept = of(sale, 'FBAPerUnitFulfillmentFee');
  const commission = sumOf(of(sale, 'Commission'));
  expect(sumOf(of(refund, 'RefundCommission'))).toBe(Math.ceil(commission / 5));
  expect(sumOf(refund) + sumOf(sale)).toBe(sumOf(kept) + sumOf(of(refund, 'RefundCommission')));
  expect(new Set(refund.map((row) => row['transaction-type'] + '|' + row['quantity-purchased']))).toEqual(
    new Set(['Refund|']),
  );
  expect(adjustmentId).toMatch(/^amzn1:crow:\w{22}$/);
  expect(refund[0]).toMatchObject({ 'order-id': orderId, 'adjustment-id': adjustmentId, 'shipment-id': '' });
  expect(() => world.amazon.control.refund(orderId)).toThrow('nothing left to refund');
});

test('refunds of a unit, of an amount and of the rest add up to the sale, tax and its mirror alike', () => {
  const world = plainWorld();
  const { control } = world.amazon;
  const orderId = control.placeOrder({ status: 'SHIPPED', lines: [LINE] });
  for (const draft of [{ units: { MUG: 1 } }, { amounts: { MUG: 333 } }, {}]) {
    world.clock.advance(HOUR);
    control.refund(orderId, draft);
  }
  close(world);
  const { details } = newestSettlement(world);
  expect(
    details
      .filter((row) => row['transaction-type'] === 'Refund' && page([row])[0]?.startsWith('ItemPrice/Principal'))
      .map((row) => row.amount),
  ).toEqual(['-20.00', '-3.33', '-36.67']);
  const left = details.filter((row) => row['amount-description'] !== 'RefundCommission');
  expect(sumOf(left)).toBe(0);
  const adjustments = new Set(details.map((row) => row['adjustment-id']));
  for (const adjustment of adjustments) {
    const rows = details.filter((row) => row['adjustment-id'] === adjustment);
    const tax = rows.filter((row) => /Tax$/.test(row['amount-description'] ?? ''));
    expect(sumOf(tax)).toBe(-sumOf(rows.filter((row) => row['amount-type'] === 'ItemWithheldTax')));
  }
});

test.each([
  ['more units than left', { units: { MUG: 4 } }, '4 units'],
  ['more money than the goods cost', { amounts: { MUG: 6_001 } }, '6001 minor units'],
  ['a part of a cent', { amounts: { MUG: 0.5 } }, 'whole numbers'],
  ['a line the order has not', { units: { CUP: 1 } }, 'no line CUP'],
])('a refund of %s is refused', (_, draft, words) => {
  const world = plainWorld();
  const orderId = world.amazon.control.placeOrder({ status: 'SHIPPED', lines: [LINE] });
  const before = truthOf(world);
  expect(() => world.amazon.control.refund(orderId, draft)).toThrow(words);
  expect(truthOf(world)).toEqual(before);
});

test('a refund of what is still deferred waits with it', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({ status: 'SHIPPED' });
  world.amazon.control.refund(orderId);
  expect(truthOf(world)).toMatchObject({ payable: 0, deferred: -60 });
});

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
        const of = (description: string) =>
          brought.find((amount) => amount?.kind.amountDescription === description)?.minor ?? 0;
        expect(of('Previous Reserve Amount Balance')).toBe(before?.reserve);
        expect(of('Payable to Amazon')).toBe(Math.min(before?.total ?? 0, 0));
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
