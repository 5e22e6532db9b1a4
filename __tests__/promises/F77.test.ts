// F77: what was billed and what was settled come to nothing, order by order. Where they do not, every line is named; and
// what comes later closes what was open.

import { DAY } from '../../lab/clock';
import { bill, billNext, made, ship } from '../support/billing';
import { foundClearing, MUGS, match, settle, sold } from '../support/clearing';
import type { Row } from '../support/settlementText';
import type { Story } from '../support/story';

const OURS = /^(settled|billed|clearing)-/;

/** `class: message` of what the match has open. */
const open = (story: Story): string[] =>
  story
    .exceptions()
    .filter((each) => OURS.test(each.class))
    .map((each) => `${each.class}: ${each.message}`);

describe('order by order', () => {
  const story = foundClearing('order');
  afterAll(() => story.close());
  const ids: string[] = [];

  test('F77 what agrees is at 0.00 and names nobody; what does not is named with both amounts and its lines', () => {
    for (let at = 0; at < 4; at++) ids.push(story.arrive(MUGS));
    const [equal = '', differs = '', waits = '', unbilled = ''] = ids;
    for (const id of [equal, differs, waits]) ship(story, id);
    billNext(story);
    story.world.clock.advance(7 * DAY);
    settle(story, [...sold(equal, '20.00'), ...sold(differs, '19.50'), ...sold(unbilled, '20.00')]);
    match(story);
    expect(open(story)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^settled-not-billed: Order ${unbilled}: expected a sales document, found none\\. Billed 0\\.00 USD, settled 25\\.99 USD; -25\\.99 USD is left\\. Lines: settlement \\S+ of \\S+ -25\\.99 USD\\.$`,
        ),
      ),
      expect.stringMatching(
        new RegExp(
          `^billed-settled-differ: Order ${differs}: .* Billed 25\\.99 USD, settled 25\\.49 USD; 0\\.50 USD is left\\. Lines: bill \\S+ of \\S+ 25\\.99 USD, settlement \\S+ of \\S+ -25\\.49 USD\\.$`,
        ),
      ),
    ]);
    expect(JSON.stringify(open(story))).not.toContain(equal);
    expect(JSON.stringify(open(story))).not.toContain(waits);
  });

  test('F77 the match again says nothing twice', () => {
    const before = story.exceptions().map(({ id, count }) => [id, count]);
    match(story);
    expect(story.exceptions().map(({ id, count }) => [id, count])).toEqual(before);
  });

  test('F77 what is missing closes its exception when it comes', () => {
    const [, differs = '', , unbilled = ''] = ids;
    ship(story, unbilled);
    billNext(story);
    settle(story, [['Order', 'ItemPrice', 'Principal', '0.50', { orderId: differs }]]);
    match(story);
    expect(open(story)).toEqual([]);
  });

  test('F77 what Amazon does not settle in time is named, and what it settles then is not any more', () => {
    const [, , waits = ''] = ids;
    story.world.clock.advance(40 * DAY);
    match(story);
    expect(open(story)).toEqual([expect.stringContaining(`billed-not-settled: Order ${waits}: `)]);
    settle(story, sold(waits, '20.00'));
    match(story);
    expect(open(story)).toEqual([]);
  });

  test('F77 a correction of an order that was at 0.00 long ago is a difference, and no order without a bill', () => {
    const [equal = ''] = ids;
    settle(story, [['Order', 'ItemPrice', 'Principal', '-1.00', { orderId: equal }]]);
    match(story);
    expect(open(story)).toEqual([expect.stringContaining(`billed-settled-differ: Order ${equal}: `)]);
  });

  test('F77 orders that are at 0.00 are not gone through again: weeks are kept, and count while their lines stand', () => {
    const weeks = story.rows(
      'SELECT custrecord_cwy_clr_orders AS orders FROM customrecord_cwy_clearing ORDER BY custrecord_cwy_clr_day',
    );
    expect(weeks.map(({ orders }) => orders)).toEqual([1]);
  });

  test('F77 of many orders a hundred are named at a time, and no run comes near half of its units', () => {
    const rows = Array.from({ length: 103 }, (_, at): Row => {
      const orderId = `701-0000000-${String(at).padStart(7, '0')}`;
      return ['Order', 'ItemPrice', 'Principal', '5.00', { orderId }];
    });
    settle(story, rows);
    match(story);
    const named = open(story).filter((each) => each.startsWith('settled-not-billed: Order 701-'));
    expect(named).toHaveLength(100);
    const highest = story.world.account.runner
      .statistics()
      .filter(({ script }) => script === 'customscript_cwy_clear_mr')
      .map(({ highest, limit }) => highest / limit);
    expect(Math.max(...highest)).toBeLessThan(0.5);
  });

  test('F77 where the orders kept of a settlement do not come to its entries, the account is said to be unexplained and no order wrong', () => {
    const { account } = story.world;
    const [file] = story.rows(
      "SELECT id FROM file WHERE name LIKE 'cwy-settlement-%-orders-%' ORDER BY id DESC LIMIT 1",
    );
    const { id, name, folder } = account.files.load(Number(file?.id));
    const text = Buffer.from(account.files.read(id)).toString('utf8').replace('\t500\t', '\t490\t');
    account.files.save({ name, folder, fileType: 'PLAINTEXT', contents: Buffer.from(text, 'utf8') });
    match(story);
    expect(open(story).map((each) => each.split(':')[0])).toContain('clearing-not-tied');
  });
});

test('F77 day by day: a daily sale is named with its orders that differ, and closes when they agree', () => {
  const story = foundClearing('daily');
  const { clock } = story.world;
  const [equal, differs] = [story.arrive(MUGS), story.arrive(MUGS)];
  for (const id of [equal, differs]) ship(story, id);
  clock.advance(2 * DAY);
  bill(story);
  billNext(story);
  expect(made(story, 'cashsale')).toHaveLength(1);
  clock.advance(5 * DAY);
  settle(story, [...sold(equal, '20.00'), ...sold(differs, '21.00')]);
  match(story);
  expect(open(story)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^billed-settled-differ: 1 order of cwy-daily-\\S+: .* Billed 25\\.99 USD, settled 26\\.99 USD; -1\\.00 USD is left\\. ${differs}: daily sale \\S+ of \\S+ 25\\.99 USD, settlement `,
      ),
    ),
  ]);
  settle(story, [['Order', 'ItemPrice', 'Principal', '-1.00', { orderId: differs }]]);
  match(story);
  expect(open(story)).toEqual([]);
  story.close();
});
