// F43. Two workers for one seller share one bucket: together they never ask for more than Amazon gives, and after a
// refusal they do not come back at the same moment.

import { flag, lastRun, placeMany, quota, read, seller, setQuota } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

test('F43 two deployments that run at the same time are never refused for quota', () => {
  const { control } = story.world.account;
  const ORDERS = 60;
  placeMany(story, ORDERS);
  story.wait(16);
  read(story);
  story.world.account.runner.settle();
  // Slow enough that one worker alone nearly empties the bucket.
  story.world.amazon.control.scaleRate(seller(story), 'getOrder', 0.2);
  flag(story, [story.documents()[0]?.amazonOrderId ?? '']);
  read(story, 'm');
  expect(quota(story, 'getOrder').rate).toBe(0.1);
  const rounds = size('F43 rounds of two workers', 30, 300);
  let together = 0;
  let bound = 0;
  for (let round = 0; round < rounds; round++) {
    flag(story);
    story.wait(16);
    control.between(1 + ((round * 29) % 300), () => {
      together++;
      read(story, 'm');
    });
    read(story);
    control.reset();
    if (/quota of getOrder is spent/.test(lastRun(story).plan ?? '')) bound++;
    story.world.account.runner.settle();
  }
  const { made, throttled } = story.world.amazon.control.requests.getOrder ?? { made: 0, throttled: 0 };
  expect(throttled).toBe(0);
  expect(story.world.amazon.control.requests.searchOrders?.throttled).toBe(0);
  // The workers did meet, and asked for more than the bucket holds.
  expect(together).toBeGreaterThan(rounds / 2);
  expect(bound).toBeGreaterThan(0);
  expect(made).toBeGreaterThan(rounds * 25);
});

test('F43 after a refusal the workers rest for at least one refill, spread evenly over time', () => {
  const { control } = story.world.amazon;
  const [first] = story.documents();
  const samples = size('F43 refusals', 60, 600);
  const spread: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    let refusedAt = 0;
    const unwatch = control.observe(({ operationId, response }) => {
      if (operationId === 'getOrder' && response?.status === 429) refusedAt = story.world.clock.now();
    });
    setQuota(story, 'getOrder', { tokens: 20, blocked_until: '0', attempts: 0 });
    flag(story, [first?.amazonOrderId ?? '']);
    control.fault({ kind: 'throttle', operation: 'getOrder', times: 1 });
    story.wait(2);
    read(story, 'm');
    unwatch();
    const { blockedUntil, tokens } = quota(story, 'getOrder');
    expect(refusedAt).toBeGreaterThan(0);
    expect(blockedUntil - refusedAt).toBeGreaterThanOrEqual(1_000 / 0.1);
    expect(tokens).toBe(0);
    spread.push(blockedUntil - refusedAt);
  }
  const low = Math.min(...spread);
  const high = Math.max(...spread);
  expect(high - low).toBeGreaterThan(2_000);
  // Kolmogorov and Smirnov: the largest distance from an even spread, at one chance in a thousand.
  const sorted = [...spread].sort((a, b) => a - b);
  const distance = Math.max(
    ...sorted.map((value, index) => Math.abs((value - low) / (high - low) - index / (sorted.length - 1))),
  );
  expect(distance).toBeLessThan(1.95 / Math.sqrt(samples));
});
