// Switching the way of recording: a dated cut-over, with orders around the date; none is left out, none counted twice.

import { US } from '../../lab/catalogue';
import { DAY, HOUR } from '../../lab/clock';
import { bill, billNext, booked, made, ship, statusOf } from '../support/billing';
import { setMarketplace } from '../support/orderFlow';
import { Story } from '../support/story';

const mug = { sku: 'HH-MUG-SAND', price: 1_000 };
type Way = 'order' | 'daily' | 'settlement';

const dayOf = (story: Story, later = 0): string =>
  new Date(story.world.clock.now() - 8 * HOUR + later * DAY).toISOString().slice(0, 10);

function switchTo(story: Story, way: Way, from: string): void {
  const value = String(story.world.account.listValue('customlist_cwy_way', `val_cwy_way_${way}`));
  setMarketplace(story, US, { way: value, way_from: from });
}

/** Runs of some days, each at noon of the marketplace. */
function live(story: Story, days: number): void {
  for (let day = 0; day < days; day++) {
    story.world.clock.advance(DAY);
    bill(story);
    billNext(story);
  }
}

const BOOKS = '1051 Amazon Clearing US USD';
const WAYS: readonly (readonly [Way, Way])[] = [
  ['order', 'daily'],
  ['daily', 'order'],
  ['order', 'settlement'],
  ['settlement', 'order'],
  ['daily', 'settlement'],
  ['settlement', 'daily'],
];

test.each(WAYS)(
  'from %s to %s: what ships before the day is recorded the old way, what ships from it on the new way',
  (before, after) => {
    const story = new Story({ setUp: { way: before } });
    const [old, fresh, split] = [
      story.arrive({ lines: [mug] }),
      story.arrive({ lines: [mug] }),
      story.arrive({ lines: [{ ...mug, quantity: 3, shipping: 500 }] }),
    ];
    const cutOver = dayOf(story, 2);
    expect(() => switchTo(story, after, '')).toThrow('cut-over day');
    expect(() => switchTo(story, after, dayOf(story))).toThrow('cut-over day');
    switchTo(story, after, cutOver);
    const moved = booked(story, () => {
      // The day before the cut-over, and the day of it. Nobody ran the script in between.
      story.world.clock.advance(DAY);
      for (const [id, units] of [
        [old, 1],
        [split, 1],
      ] as const)
        ship(story, id, { 'HH-MUG-SAND': units }, dayOf(story));
      story.world.clock.advance(DAY);
      expect(dayOf(story)).toBe(cutOver);
      for (const [id, units] of [
        [fresh, 1],
        [split, 2],
      ] as const)
        ship(story, id, { 'HH-MUG-SAND': units }, cutOver);
      live(story, 3);
    });
    expect(story.exceptions()).toEqual([]);
    const cents = { order: 1, daily: 1, settlement: 0 };
    // 10.00 and a third of the split order before; 10.00 and two thirds from the day on.
    expect(moved[BOOKS] ?? 0).toBe(cents[before] * (1_000 + 1_167) + cents[after] * (1_000 + 2_333));
    const sales = made(story, 'cashsale').map(({ fields }) => {
      const [, kind] = String(fields.externalid).split('-');
      return `${kind} ${String(fields.custbody_cwy_shipped) < cutOver ? 'before' : 'after'}`;
    });
    const expected = (way: Way, when: string): string[] =>
      way === 'order' ? [`bill ${when}`, `bill ${when}`] : way === 'daily' ? [`daily ${when}`] : [];
    // A day may have a further document, where a shipment had to wait for the bill of an earlier one.
    const once = sales.filter((each, at) => !each.startsWith('daily') || sales.indexOf(each) === at);
    expect(once.sort()).toEqual([...expected(before, 'before'), ...expected(after, 'after')].sort());
    const closed = (way: Way): string => (way === 'order' ? 'G' : 'H');
    expect([statusOf(story, old), statusOf(story, fresh)]).toEqual([closed(before), closed(after)]);
    expect(['G', 'H']).toContain(statusOf(story, split));
    expect(booked(story, () => live(story, 2))).toEqual({});
    story.close();
  },
  60_000,
);
