// F73: how long orders take, by marketplace, from Amazon's own timestamps and NetSuite's.

import * as fc from 'fast-check';
import { UK } from '../../lab/catalogue';
import { MINUTE } from '../../lab/clock';
import { clockAheadOf, paceOf } from '../../src/TypeScript/flows/orders/pace';
import { paceTable } from '../support/pace';
import { Story } from '../support/story';

test('F73 half, 95 of 100 and the slowest are times that orders really took, and at least as many took no longer', () => {
  const taken = fc.array(
    fc.record({ seconds: fc.integer({ min: 0, max: 5_000 }), orders: fc.integer({ min: 1, max: 9 }) }),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(taken, fc.integer({ min: -60, max: 60 }), (given, ahead) => {
      const all = given
        .flatMap(({ seconds, orders }) => Array.from({ length: orders }, () => Math.max(0, seconds + ahead)))
        .sort((a, b) => a - b);
      const rank = (of100: number) => all[Math.ceil((all.length * of100) / 100) - 1];
      expect(paceOf(given, 0, ahead, 900)).toMatchObject({ p50: rank(50), p95: rank(95), max: all[all.length - 1] });
    }),
  );
});

test('F73 the middle of what runs heard of Amazon’s clock is made good, and one odd answer changes nothing', () => {
  expect(clockAheadOf([])).toBe(0);
  expect(clockAheadOf([90, 91, -40_000, 90, 90])).toBe(90);
});

test('F73 the page tells the time from Amazon’s update to the sales order for each marketplace, both clocks made equal', () => {
  const story = new Story();
  const { clock, account, amazon } = story.world;
  for (const seller of amazon.accounts) seller.clockAhead = 2 * MINUTE;
  const placed = clock.now();
  // Amazon stamps its updates by its own clock.
  const id = story.place({ lines: [{ sku: 'HH-BOWL', price: 1_899 }], lastUpdatedTime: placed + 2 * MINUTE });
  story.wait(6);
  story.sync();
  const saved = account.store.get("SELECT created FROM record WHERE grp = 'transaction' AND id = ?", [
    story.document(id).salesOrder as number,
  ])?.created;
  const minutes = Math.floor((Number(saved) - placed) / MINUTE);
  const rows = paceTable(story);
  expect(rows.find(([name]) => name === 'Amazon US')).toEqual([
    'Amazon US',
    '1',
    '100.0 % in 30 min',
    '0',
    `${minutes} min`,
    `${minutes} min`,
    `${minutes} min`,
    expect.stringMatching(/^1(19|20) s ahead$/),
  ]);
  expect(rows.find(([name]) => name === 'Amazon GB')).toEqual([
    'Amazon GB',
    '0',
    '–',
    '0',
    '–',
    '–',
    '–',
    expect.stringMatching(/^1(19|20) s ahead$/),
  ]);
  story.place({ marketplaceId: UK, lines: [{ sku: 'HH-BOWL', price: 1_650 }] });
  story.sync();
  expect(paceTable(story).find(([name]) => name === 'Amazon GB')?.[1]).toBe('1');
  story.close();
});
