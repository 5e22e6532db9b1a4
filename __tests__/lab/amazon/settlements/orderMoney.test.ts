// Orders in the ledger of the simulated Amazon: what is deferred until when, what parts of an order come to, and refunds.

import { type AmazonOrder, lineTax, orderTotal } from '../../../../lab/amazon/order';
import { DAY, HOUR } from '../../../../lab/clock';
import { NOON, newWorld } from '../support';
import {
  AU,
  CA,
  close,
  DE,
  described,
  JP,
  newestSettlement,
  page,
  plainWorld,
  type Row,
  sumOf,
  truthOf,
  UK,
  US,
} from './settlementSupport';

const LINE = { sku: 'MUG', price: 2_000, quantity: 3, tax: 500, shipping: 499, shippingTax: 41, discount: 100 };

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
  const [principal] = described(newestSettlement(world).details, 'Principal');
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
    described(details, 'Principal')
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
  expect(sumOf(described(details, 'Principal').filter((row) => row['amount-type'] === 'ItemPrice'))).toBe(2_000);
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

  const kept = described(sale, 'FBAPerUnitFulfillmentFee');
  const commission = sumOf(described(sale, 'Commission'));
  expect(sumOf(described(refund, 'RefundCommission'))).toBe(Math.ceil(commission / 5));
  expect(sumOf(refund) + sumOf(sale)).toBe(sumOf(kept) + sumOf(described(refund, 'RefundCommission')));
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

test('whatever became of an order, what is settled of it is what its buyer paid for what left', () => {
  const world = newWorld({
    accounts: [
      { region: 'na', marketplaceIds: [US, CA] },
      { region: 'eu', marketplaceIds: [UK, DE] },
      { region: 'fe', marketplaceIds: [JP, AU] },
    ],
  });
  const { control, accounts } = world.amazon;
  for (const account of accounts) control.moneyRules(account, { held: 'not at all' });
  control.trade({ from: NOON - 12 * DAY, to: NOON - 4 * DAY, ordersPerDay: 150, seed: 12 });
  const settled = new Map<string, { sale: number; withheld: number }>();
  for (const account of accounts) {
    for (const place of account.marketplaceIds) {
      for (const { entry } of control.closeSettlement(account, place).posted) {
        for (const { kind, minor } of entry.items.flatMap(({ amounts }) => amounts)) {
          const sums = settled.get(entry.orderId) ?? { sale: 0, withheld: 0 };
          settled.set(entry.orderId, sums);
          if (kind.amountType === 'ItemPrice' || kind.amountType === 'Promotion') sums.sale += minor;
          if (kind.amountType === 'ItemWithheldTax') sums.withheld -= minor;
        }
      }
    }
  }
  const orders = control.truth().filter(({ channelName, status }) => channelName === 'AMAZON' && status === 'SHIPPED');
  expect(orders.length).toBeGreaterThan(800);
  const facilitated = (order: AmazonOrder): number =>
    order.lines
      .filter(({ taxModel }) => taxModel === 'MARKETPLACE_FACILITATOR' && order.marketplaceId !== JP)
      .reduce((sum, line) => sum + lineTax(line), 0);
  expect(orders.map(({ orderId }) => ({ orderId, ...settled.get(orderId) }))).toEqual(
    orders.map((order) => ({ orderId: order.orderId, sale: orderTotal(order), withheld: facilitated(order) })),
  );
});
