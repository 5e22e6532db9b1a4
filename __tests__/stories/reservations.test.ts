// Pending orders: a row that holds stock, no NetSuite transaction; it becomes a sales order or ends, and counts once.

import { UK } from '../../lab/catalogue';
import { HOUR } from '../../lab/clock';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const CANDLES = { sku: 'HH-CANDLE-6', quantity: 2, price: 6_990 };
const itemOf = (name: string): number => story.setUp.ids.items[name] as number;
const live = (id: string): { item: number; quantity: number }[] =>
  story.reservations(id).filter(({ state }) => state === 'live');
const transactions = (): unknown => story.rows('SELECT COUNT(*) AS n FROM "transaction"')[0]?.n;

test('a pending order is a reservation of units of the item at its place, and no NetSuite transaction', () => {
  const before = transactions();
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES] });
  expect(story.reservations(id)).toEqual([{ item: itemOf('HH-1006'), quantity: 12, state: 'live' }]);
  expect(transactions()).toBe(before);
  expect(story.document(id)).toMatchObject({ state: 'planned', reason: 'reserved', salesOrder: null });
  const [row] = story.rows(
    `SELECT custrecord_cwy_res_location AS place, custrecord_cwy_res_until AS until, externalid
     FROM customrecord_cwy_reservation WHERE custrecord_cwy_res_order_id = ?`,
    [id],
  );
  const us = Object.values(story.setUp.ids.marketplaces)[0];
  expect(row).toMatchObject({ place: us?.places.fbm });
  expect(String(row?.externalid)).toContain(id);
  expect(Date.parse(String(row?.until))).toBeGreaterThan(story.world.clock.now());
});

test('an FBA order that is pending holds stock at the FBA location', () => {
  const id = story.arrive({ status: 'PENDING', channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 4_499 }] });
  const [row] = story.rows(
    'SELECT custrecord_cwy_res_location AS place FROM customrecord_cwy_reservation WHERE custrecord_cwy_res_order_id = ?',
    [id],
  );
  const us = Object.values(story.setUp.ids.marketplaces)[0];
  expect(row).toEqual({ place: us?.places.fba });
});

test('two lines of one item are one reservation with both quantities', () => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES, { sku: 'HH-CANDLE', quantity: 3, price: 1_295 }] });
  expect(story.reservations(id)).toEqual([{ item: itemOf('HH-1006'), quantity: 15, state: 'live' }]);
});

test('when Amazon releases the order its reservation is converted, and stock is committed by the sales order alone', () => {
  const id = story.arrive({
    status: 'PENDING',
    marketplaceId: UK,
    lines: [{ sku: 'HH-BOWL', quantity: 4, price: 1_650 }],
  });
  expect(live(id)).toHaveLength(1);
  story.world.amazon.control.update(id, { status: 'UNSHIPPED' });
  story.sync();
  expect(live(id)).toEqual([]);
  expect(story.reservations(id)).toEqual([{ item: itemOf('HH-1003'), quantity: 4, state: 'converted' }]);
  const committed = story.salesOrder(id).sublists.item?.map(({ fields }) => fields.quantitycommitted);
  expect(committed).toEqual([4]);
  expect(story.document(id)).toMatchObject({ state: 'applied' });
});

test('an order that was never seen pending converts nothing and reserves nothing', () => {
  const id = story.arrive({ lines: [CANDLES] });
  expect(story.reservations(id)).toEqual([]);
});

test('a pending order that is cancelled lets go of its stock and leaves no transaction', () => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES] });
  story.world.amazon.control.update(id, { status: 'CANCELLED' });
  story.sync();
  expect(live(id)).toEqual([]);
  expect(story.salesOrders(id)).toEqual([]);
  expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'cancelled-before-import' });
});

test('a second look at a pending order changes its reservation instead of adding one', () => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES] });
  story.world.amazon.control.update(id, { cancelled: { 'HH-CANDLE-6': 1 } });
  story.sync();
  expect(story.reservations(id)).toEqual([{ item: itemOf('HH-1006'), quantity: 6, state: 'live' }]);
});

test('a reservation whose time is over no longer counts, and the order is read anew at Amazon', () => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES] });
  const before = story.world.amazon.control.requests.getOrder?.made ?? 0;
  story.world.clock.advance(73 * HOUR);
  // Any order brings an applying run, which ends what is over; the next reading run asks for it.
  story.arrive({ lines: [CANDLES] });
  expect(live(id)).toEqual([]);
  story.sync();
  expect((story.world.amazon.control.requests.getOrder?.made ?? 0) - before).toBeGreaterThanOrEqual(1);
  expect(live(id)).toEqual([]);
});

test('an order released after its reservation ran out becomes one sales order, and the claim is converted for good', () => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES] });
  story.world.clock.advance(73 * HOUR);
  story.arrive({ lines: [CANDLES] });
  expect(live(id)).toEqual([]);
  story.world.amazon.control.update(id, { status: 'UNSHIPPED' });
  story.sync();
  expect(story.salesOrders(id)).toHaveLength(1);
  expect(live(id)).toEqual([]);
});

const pendingThenReleased = (): string => {
  const id = story.arrive({ status: 'PENDING', lines: [CANDLES, { sku: 'HH-BOWL', price: 1_899 }] });
  story.world.amazon.control.update(id, { status: 'UNSHIPPED' });
  return id;
};

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  'stopped at position %d of becoming a sales order, after a calm run nothing is counted twice',
  (position) => {
    const id = pendingThenReleased();
    story.wait(16);
    const { control, runner } = story.world.account;
    control.restarts = false;
    control.stopAt(position, ({ options }) => options.type === 'mapreduce' || options.type === 'userevent');
    story.fetch();
    runner.settle();
    control.reset();
    control.restarts = true;
    runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1', {
      custscript_cwy_apply_document: String(story.document(id).id),
    });
    expect(story.salesOrders(id)).toHaveLength(1);
    expect(story.reservations(id).map(({ state }) => state)).toEqual(['converted', 'converted']);
    expect(story.document(id)).toMatchObject({ state: 'applied' });
  },
);
