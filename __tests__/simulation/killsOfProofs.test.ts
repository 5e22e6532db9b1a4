// The machine stops at every position of a night's comparison in turn: the day is proven all the same, what a page omitted
// is there once, and Amazon is asked for one report.

import { MINUTE } from '../../lab/clock';
import { compare, lastDay, midnight, quarters, waitUntil } from '../support/completeness';
import { placeMany, read, setConnection } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());
const { amazon, account } = story.world;
const { control } = account;
// Every stop takes a day, and all of them more than half a year: the secret's end is no matter of this.
setConnection(story, { secret_expiry: '2029-12-31' });

/** A day of which a page omitted an order; over, and read to its end. */
function day(): string[] {
  amazon.control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  const placed = placeMany(story, 2);
  story.wait(16);
  read(story);
  account.runner.settle();
  waitUntil(story, midnight(story) + 25 * MINUTE);
  read(story);
  account.runner.settle();
  return placed;
}

/** What is to be stopped: asked for; made, compared and noted; compared again. */
function night(): void {
  for (let run = 0; run < 3; run++) {
    compare(story);
    account.runner.settle();
    story.wait(16);
  }
}

const asked = (): number => amazon.control.requests.createReport?.made ?? 0;

function check(placed: readonly string[], before: number): void {
  expect(lastDay(story)).toMatchObject({ state: 'proven', orders: 2, held: 2, missing: 0 });
  expect(placed.map((id) => story.salesOrders(id).length)).toEqual([1, 1]);
  expect(placed.map((id) => story.document(id).state)).toEqual(['applied', 'applied']);
  expect(asked()).toBe(before + 1);
  expect(story.exceptions()).toEqual([]);
}

function positionsOfOne(): number {
  let positions = 0;
  // The second night: quotas, cursors and the first day are there by then, as for any other.
  for (let time = 0; time < 2; time++) {
    const placed = day();
    const before = asked();
    control.reset();
    night();
    positions = control.positions;
    check(placed, before);
  }
  return positions;
}

const positions = positionsOfOne();

test.each(['stopAt', 'stopAfter'] as const)(
  'a machine that stops (%s) at any position of a night proves the day later',
  (way) => {
    const step = size('kills of a comparison: every n-th position', 24, 1);
    for (let position = way === 'stopAt' ? 1 : 1 + Math.floor(step / 2); position <= positions; position += step) {
      const placed = day();
      const before = asked();
      control.reset();
      control.restarts = false;
      control[way](position);
      night();
      control.reset();
      control.restarts = true;
      account.runner.abandon();
      quarters(story, 8);
      try {
        check(placed, before);
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
  },
);
