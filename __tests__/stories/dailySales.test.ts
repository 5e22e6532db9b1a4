// One consolidated sale a day and channel, in the built script: booked once, every order behind it, and nobody bills them
// again; and the way in which shipments move stock and its cost only.

import { US } from '../../lab/catalogue';
import { DAY, HOUR } from '../../lab/clock';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { transform } from '../lab/netsuite/records/support';
import { bill, billNext, booked, journal, made, ship, statusOf } from '../support/billing';
import { Story } from '../support/story';

const story = new Story({ setUp: { way: 'daily' } });
afterAll(() => story.close());

const { account, clock } = story.world;
const mug = { sku: 'HH-MUG-SAND', price: 1_000 };
const teapot = { channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 4_500 }] } as const;

/** Until four in the morning of the marketplace: the day before is over. */
function nextMorning(): void {
  const now = clock.now();
  const nine = Math.floor(now / DAY) * DAY + 12 * HOUR;
  clock.advance((nine > now ? nine : nine + DAY) - now);
}

/** Two runs: one makes the documents, the next closes the orders behind them. */
function billDay(): void {
  nextMorning();
  bill(story);
  billNext(story);
}

interface DailyRow {
  readonly state: string;
  readonly channel: string;
  readonly number: number;
  readonly inside: { readonly amazonOrderId: string; readonly totalMinor: number }[];
  readonly transaction: number;
}

const daily = (): DailyRow[] =>
  story
    .rows(
      `SELECT custrecord_cwy_day_state AS state, custrecord_cwy_day_channel AS channel, custrecord_cwy_day_number AS number,
       custrecord_cwy_day_inside AS inside, custrecord_cwy_day_transaction AS "transaction" FROM customrecord_cwy_daily ORDER BY id`,
    )
    .map((row) => ({ ...row, inside: JSON.parse(String(row.inside)) })) as unknown as DailyRow[];

const orders: string[] = [];

test('shipments of today wait: their day is not over', () => {
  orders.push(
    story.arrive({ lines: [{ ...mug, quantity: 2, tax: 170, shipping: 599, discount: 200 }] }),
    story.arrive({ lines: [mug, { sku: 'HH-BOWL', price: 1_899 }] }),
    story.arrive(teapot),
  );
  for (const id of orders) ship(story, id);
  expect(booked(story, () => billNext(story))).toEqual({});
  expect([daily(), orders.map((id) => statusOf(story, id))]).toEqual([[], ['F', 'F', 'F']]);
});

test('the day after, each channel has one cash sale of non-inventory items, gross, and its orders are closed', () => {
  expect(booked(story, billDay)).toEqual({
    '1051 Amazon Clearing US USD': 9_798,
    '4000 Sales': -9_399,
    '4100 Shipping Income': -599,
    '4900 Sales Discounts': 200,
  });
  // Days and channels are worked off side by side, in any order.
  expect(
    daily()
      .map(({ state, channel, number, inside }) => [state, channel, number, inside.length])
      .sort(),
  ).toEqual([
    ['billed', 'FBA', 1, 1],
    ['billed', 'FBM', 1, 2],
  ]);
  const isFbm = ({ fields }: RecordData): boolean => fields.custbody_cwy_channel === 'FBM';
  const sales = made(story, 'cashsale').sort((one, other) => Number(isFbm(other)) - Number(isFbm(one)));
  expect(sales.map(({ id }) => journal(story, id as number).length)).toEqual([4, 2]);
  expect(sales[0]?.sublists.item?.map(({ fields }) => [fields.description, fields.quantity, fields.amount])).toEqual([
    ['HH-BOWL', 1, 18.99],
    ['HH-MUG-SAND', 3, 30],
    [null, null, -2],
    [null, 1, 5.99],
  ]);
  expect(orders.map((id) => statusOf(story, id))).toEqual(['H', 'H', 'H']);
});

test('every order is traceable behind its document, by the order and by the document', () => {
  for (const { inside, transaction } of daily()) {
    for (const { amazonOrderId, totalMinor } of inside) {
      const { fields } = story.salesOrder(amazonOrderId);
      expect(Math.round(Number(fields.total) * 100)).toBe(totalMinor);
      const record = account.records.get('customrecord_cwy_daily', Number(fields.custbody_cwy_daily));
      expect(Number(record?.fields.custrecord_cwy_day_transaction)).toBe(transaction);
    }
    const total = inside.reduce((all, each) => all + each.totalMinor, 0);
    expect(Math.round(Number(account.records.get('cashsale', transaction)?.fields.total) * 100)).toBe(total);
  }
  expect(
    daily()
      .flatMap(({ inside }) => inside.map(({ amazonOrderId }) => amazonOrderId))
      .sort(),
  ).toEqual([...orders].sort());
});

test('nobody bills those orders again: they are closed line by line', () => {
  for (const id of orders) {
    expect(() => transform(account, story.salesOrder(id).id as number, 'cashsale')).toThrow('You can not initialize');
  }
});

test('further runs book nothing more, and the documents are done', () => {
  expect(booked(story, () => [1, 2, 3].forEach(() => void billNext(story)))).toEqual({});
  expect(daily().map(({ state }) => state)).toEqual(['closed', 'closed']);
  expect(story.exceptions()).toEqual([]);
});

test('a shipment that is entered late gets a further document of its day', () => {
  const day = String(made(story, 'cashsale')[0]?.fields.trandate);
  const id = story.arrive({ lines: [mug] });
  ship(story, id, null, day);
  bill(story);
  billNext(story);
  const last = daily().at(-1);
  expect([last?.number, last?.inside.map(({ amazonOrderId }) => amazonOrderId)]).toEqual([2, [id]]);
  expect(made(story, 'cashsale').at(-1)?.fields).toMatchObject({
    trandate: day,
    externalid: `cwy-daily-${story.setUp.marketplaces[US]}-FBM-${day}-2`,
  });
});

test('an order shipped over two days stands behind both documents, and is closed after the second', () => {
  const id = story.arrive({ lines: [{ ...mug, quantity: 3, shipping: 500 }] });
  ship(story, id, { 'HH-MUG-SAND': 1 });
  billDay();
  const first = daily().at(-1)?.inside[0]?.totalMinor;
  expect([first, statusOf(story, id)]).toEqual([1_167, 'E']);
  ship(story, id, { 'HH-MUG-SAND': 2 });
  billDay();
  expect([daily().at(-1)?.inside[0]?.totalMinor, statusOf(story, id)]).toEqual([2_333, 'H']);
});

test('what Amazon cancels of an order that a daily sale holds a part of is left to people, to the cent', () => {
  const id = story.arrive({ lines: [{ ...mug, quantity: 3 }] });
  ship(story, id, { 'HH-MUG-SAND': 1 });
  billDay();
  const before = story.salesOrder(id).fields.total;
  story.world.amazon.control.update(id, { cancelled: { 'HH-MUG-SAND': 1 } });
  story.sync();
  const [problem] = story.exceptions(id);
  expect(problem).toMatchObject({
    class: 'order-changed-after-import',
    message: expect.stringContaining('another part is in a daily sale'),
  });
  expect(story.salesOrder(id).fields.total).toBe(before);
});

test('a day in a closed period is booked on the first day that may, with its own day beside it', () => {
  const id = story.arrive({ lines: [mug] });
  ship(story, id, null, '2026-02-27');
  const [row] = story.rows("SELECT id FROM accountingperiod WHERE periodname = 'Feb 2026'");
  const period = account.records.get('accountingperiod', Number(row?.id));
  if (!period) throw new Error('No period.');
  account.records.save({ ...period, fields: { ...period.fields, closed: true } }, { system: true });
  bill(story);
  billNext(story);
  expect(made(story, 'cashsale').at(-1)?.fields).toMatchObject({
    trandate: '2026-03-01',
    custbody_cwy_shipped: '2026-02-27',
  });
  expect(statusOf(story, id)).toBe('H');
});

test('no invocation took more than half of its units', () => {
  for (const { script, stage, limit, highest } of account.runner.statistics()) {
    expect({ script, stage, isWithinHalf: highest <= limit / 2 }).toEqual({ script, stage, isWithinHalf: true });
  }
});
