// F42. The quota follows what Amazon says: its header is learned, and a rate that is halved in the middle of the work
// brings no storm of refusals.

import { MINUTE } from '../../lab/clock';
import { flag, flagged, placeMany, quota, read, seller } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

test('F42 after a rate is halved, less than one call in a hundred is refused from the first minute on', () => {
  const { control } = story.world.amazon;
  placeMany(story, size('F42 orders to read anew', 200, 2_000));
  for (let runs = 0; runs < 30; runs++) {
    story.wait(16);
    read(story);
    story.world.account.runner.settle();
  }
  expect(quota(story, 'getOrder').rate).toBe(0.5);
  flag(story);

  let halvedAt = Number.POSITIVE_INFINITY;
  const after: (number | undefined)[] = [];
  let before = 0;
  const unwatch = control.observe(({ operationId, response }) => {
    if (operationId !== 'getOrder') return;
    const now = story.world.clock.now();
    if (now - halvedAt > MINUTE) after.push(response?.status);
    if (++before === 20) {
      control.scaleRate(seller(story), 'getOrder', 0.5);
      halvedAt = now;
    }
  });
  for (let runs = 0; flagged(story) > 0 && runs < 500; runs++) {
    read(story);
    story.wait(2);
  }
  unwatch();

  expect(flagged(story)).toBe(0);
  expect(after.length).toBeGreaterThan(100);
  const refused = after.filter((status) => status === 429).length;
  expect({ refused, isStorm: refused / after.length >= 0.01 }).toEqual({ refused, isStorm: false });
  expect(quota(story, 'getOrder').rate).toBe(0.25);
});

test('F42 a rate that Amazon raises is learned as well', () => {
  story.world.amazon.control.scaleRate(seller(story), 'searchOrders', 4);
  placeMany(story, 1);
  story.wait(16);
  read(story);
  expect(quota(story, 'searchOrders').rate).toBeCloseTo(0.0224, 6);
});
