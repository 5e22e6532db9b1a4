// Buyers' data: gone 30 days after delivery from everything the account keeps, or never there at all.

import { DAY } from '../../lab/clock';
import { Story } from '../support/story';

const BUYER = { name: 'Wilhelmina Ostrander', email: 'k3v9zq@marketplace.example' };
const ADDRESS = {
  name: 'Wilhelmina Ostrander',
  addressLine1: '77 Quillfeather Crescent',
  addressLine2: 'Gate 4B',
  phone: '+1 206-555-0188',
};
const GIFT = 'Bon voyage, dear Ottoline';
const PERSONAL = ['Ostrander', 'k3v9zq', 'Quillfeather', 'Gate 4B', '555-0188', 'Ottoline'];
const MUG = { sku: 'HH-MUG-BLUE', price: 1499, tax: 112 };
const GIFT_MUG = { ...MUG, wrap: 399, gift: { message: GIFT, wrapLevel: 'Standard' } };

/** Which of the buyer's words stand anywhere in the account: in any table, in any file. */
function found(story: Story): string[] {
  const tables = story.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => String(row.name));
  const texts = tables.flatMap((table) =>
    story.rows(`SELECT * FROM "${table}"`).flatMap((row) => {
      const words = Object.values(row).map((each) =>
        each instanceof Uint8Array ? Buffer.from(each).toString() : String(each),
      );
      return PERSONAL.filter((each) => words.some((word) => word.includes(each))).map((each) => `${table}: ${each}`);
    }),
  );
  return [...new Set(texts)].sort();
}

const purge = (story: Story): void => {
  story.world.account.runner.run('customscript_cwy_privacy_mr', 'customdeploy_cwy_privacy_mr');
  story.world.account.runner.settle();
};

const runs = (story: Story): string[] =>
  story
    .rows(
      "SELECT custrecord_cwy_run_plan AS plan FROM customrecord_cwy_run WHERE custrecord_cwy_run_slot LIKE '%privacy%' ORDER BY id",
    )
    .map((row) => String(row.plan));

describe('an order that was delivered', () => {
  const story = new Story();
  afterAll(() => story.close());
  let id = '';
  let held = '';

  beforeAll(() => {
    id = story.arrive({ lines: [GIFT_MUG], buyer: BUYER, address: ADDRESS });
    held = story.arrive({ lines: [{ ...MUG, sku: 'HH-NOBODY-KNOWS' }], buyer: BUYER, address: ADDRESS });
    for (const each of [id, held]) story.world.amazon.control.update(each, { status: 'CANCELLED' });
    story.sync();
  });

  test('keeps its buyer’s data while it may be needed', () => {
    expect(found(story).length).toBeGreaterThan(0);
    story.world.clock.advance(20 * DAY);
    purge(story);
    expect(found(story).length).toBeGreaterThan(0);
    expect(runs(story)).toEqual([]);
  });

  test('has nothing of it anywhere in the account a month later, and a row of the run record proves it', () => {
    story.world.clock.advance(40 * DAY);
    purge(story);
    expect(found(story)).toEqual([]);
    expect(runs(story)).toEqual([
      "Buyers' data 30 days after delivery: taken out of 2 orders and all that came of them.",
    ]);
    expect(story.salesOrder(id).fields.total).toBe(18.98);
  });

  test('is left alone by the nights after', () => {
    purge(story);
    expect(runs(story)).toHaveLength(1);
  });

  test('is no changed order when the same comes from Amazon once more, and is emptied again', () => {
    const before = story.exceptions(id, true).length;
    story.world.amazon.control.update(id, { status: 'CANCELLED' });
    story.sync();
    expect(story.exceptions(id, true)).toHaveLength(before);
    expect(found(story).length).toBeGreaterThan(0);
    purge(story);
    expect(found(story)).toEqual([]);
  });
});

test('an order that Amazon still wants shipped keeps the address it ships to', () => {
  const story = new Story();
  story.arrive({ lines: [MUG], buyer: BUYER, address: ADDRESS });
  story.world.clock.advance(90 * DAY);
  purge(story);
  expect(found(story).length).toBeGreaterThan(0);
  story.close();
});

test('with the switch of the connection on, nothing of a buyer is ever kept, and the order is imported all the same', () => {
  const story = new Story();
  for (const connection of Object.values(story.setUp.connections)) {
    const record = story.world.account.records.get('customrecord_cwy_connection', connection);
    if (!record) throw new Error('The connection is not there.');
    record.fields.custrecord_cwy_con_no_personal = true;
    story.world.account.records.save(record);
  }
  const id = story.arrive({ lines: [GIFT_MUG], buyer: BUYER, address: ADDRESS });
  expect(story.reasons(id)).toEqual([]);
  expect(story.salesOrder(id).fields.orderstatus).toBe('B');
  expect(found(story)).toEqual([]);
  story.close();
});
