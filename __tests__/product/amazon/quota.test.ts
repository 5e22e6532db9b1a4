// The quota ledger against a bucket kept the way Amazon keeps its own.
import * as fc from 'fast-check';
import { CLOSED, failed, isOpen } from '../../../src/TypeScript/amazon/circuit';
import * as quota from '../../../src/TypeScript/amazon/quota';
import { size } from '../../support/size';

const RUNS = size('F43 histories of a shared quota', 200, 10_000);
const START = Date.UTC(2026, 2, 1);

/** Amazon's side: refuses a call when less than one token is left. */
class AmazonBucket {
  tokens: number;
  at = START;
  rate: number;
  readonly burst: number;

  constructor(rate: number, burst: number) {
    this.rate = rate;
    this.burst = burst;
    this.tokens = burst;
  }

  take(now: number): boolean {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) * this.rate) / 1000);
    this.at = now;
    // Amazon's own arithmetic is not known; a millionth of a call is not held against either side.
    if (this.tokens < 1 - 1e-6) return false;
    this.tokens -= 1;
    return true;
  }

  setRate(rate: number, now: number): void {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.at) * this.rate) / 1000);
    this.at = now;
    this.rate = rate;
  }
}

const limits = fc.constantFrom<readonly [number, number]>(
  [0.0056, 20],
  [0.5, 30],
  [0.016, 15],
  [2, 2],
  [5, 5],
  [0.0167, 1],
);
const steps = fc.array(
  fc.record({
    pause: fc.integer({ min: 0, max: 400_000 }),
    wanted: fc.integer({ min: 0, max: 60 }),
    way: fc.integer({ min: 0, max: 9_000 }),
  }),
  { minLength: 1, maxLength: 40 },
);

test('F43 workers that share a ledger are never refused by Amazon, however their calls travel', () => {
  fc.assert(
    fc.property(limits, steps, ([rate, burst], each) => {
      const amazon = new AmazonBucket(rate, burst);
      let bucket = quota.fullBucket(rate, burst, START);
      const arrivals: number[] = [];
      let now = START;
      for (const { pause, wanted, way } of each) {
        now += pause;
        const calls = quota.plan(bucket, now, wanted);
        bucket = quota.spend(bucket, now, calls);
        for (let call = 0; call < calls; call += 1) arrivals.push(now + way);
      }
      arrivals.sort((a, b) => a - b);
      expect(arrivals.filter((at) => !amazon.take(at))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('F43 over a day a busy ledger uses nearly all that Amazon allows', () => {
  let bucket = quota.fullBucket(0.5, 30, START);
  let made = 0;
  for (let now = START; now < START + 86_400_000; now += 20_000) {
    const calls = quota.plan(bucket, now, 1000);
    bucket = quota.spend(bucket, now, calls);
    made += calls;
  }
  expect(made).toBeGreaterThan(43_200 * 0.99);
  expect(made).toBeLessThanOrEqual(43_200 + 30);
});

test('F42 a halved rate is learned from an answer and refusals stay under one in a hundred', () => {
  const amazon = new AmazonBucket(0.5, 30);
  let bucket = quota.fullBucket(0.5, 30, START);
  let made = 0;
  let refused = 0;
  for (let now = START; now < START + 3_600_000; now += 1_000) {
    if (now === START + 600_000) amazon.setRate(0.25, now);
    if (quota.plan(bucket, now, 1) === 0) continue;
    bucket = quota.spend(bucket, now, 1);
    const isAfterTheFirstMinute = now >= START + 660_000;
    if (isAfterTheFirstMinute) made += 1;
    if (amazon.take(now)) bucket = quota.learn(bucket, String(amazon.rate), now);
    else {
      bucket = quota.throttled(bucket, now, 0.5);
      if (isAfterTheFirstMinute) refused += 1;
    }
  }
  expect(bucket.rate).toBe(0.25);
  expect(made).toBeGreaterThan(600);
  expect(refused / made).toBeLessThan(0.01);
});

test('a bucket is never spent below zero and never fills above Amazon’s', () => {
  fc.assert(
    fc.property(limits, steps, ([rate, burst], each) => {
      let bucket = quota.fullBucket(rate, burst, START);
      let now = START;
      for (const { pause, wanted } of each) {
        now += pause;
        bucket = quota.spend(bucket, now, quota.plan(bucket, now, wanted));
        expect(bucket.tokens).toBeGreaterThanOrEqual(0);
        expect(quota.refill(bucket, now + 1e9).tokens).toBeLessThanOrEqual(burst);
      }
    }),
  );
});

test('spending more than the plan allows is refused', () => {
  const bucket = quota.fullBucket(0.5, 30, START);
  expect(() => quota.spend(bucket, START, 31)).toThrow('31 were to be spent');
});

test('a clock that goes backwards gains nothing', () => {
  const bucket = quota.spend(quota.fullBucket(0.5, 30, START), START, 25);
  expect(quota.plan(bucket, START - 3_600_000, 30)).toBe(0);
  expect(quota.refill(bucket, START - 1)).toEqual(bucket);
});

test('a header that is no rate teaches nothing', () => {
  const bucket = quota.fullBucket(0.5, 30, START);
  for (const text of [null, '', ' ', 'n/a', '-1', '0', 'Infinity', '1e9', '0.5'])
    expect(quota.learn(bucket, text, START)).toBe(bucket);
});

test('a higher rate counts only from when it was learned, a lower one from before', () => {
  const empty = { ...quota.fullBucket(0.5, 30, START), tokens: 0 };
  const later = START + 10_000;
  expect(quota.refill(quota.learn(empty, '2', later), later).tokens).toBe(5);
  expect(quota.refill(quota.learn(empty, '0.1', later), later).tokens).toBe(1);
});

test('after a refusal the bucket rests for at least one refill, and not alike for two workers', () => {
  const bucket = quota.fullBucket(0.0056, 20, START);
  const early = quota.throttled(bucket, START, 0);
  const late = quota.throttled(bucket, START, 0.99);
  expect(quota.plan(early, START + 178_000, 1)).toBe(0);
  expect(quota.plan(early, early.blockedUntil, 1)).toBe(1);
  expect(late.blockedUntil).toBeGreaterThan(early.blockedUntil);
});

test('the next call is announced for when it can be made', () => {
  fc.assert(
    fc.property(limits, fc.integer({ min: 0, max: 10_000 }), ([rate, burst], later) => {
      const full = quota.fullBucket(rate, burst, START);
      const empty = quota.spend(full, START, quota.plan(full, START, burst));
      const first = quota.nextCallAt(empty, START);
      expect(quota.plan(empty, first - 2, 1)).toBe(0);
      const at = quota.nextCallAt(empty, START + later);
      expect(at).toBeGreaterThanOrEqual(START + later);
      expect(quota.plan(empty, at, 1)).toBe(1);
    }),
  );
});

test('calls that were not made are given back, up to a full bucket', () => {
  const spent = quota.spend(quota.fullBucket(0.5, 30, START), START, 10);
  expect(quota.giveBack(spent, 4).tokens).toBe(19);
  expect(quota.giveBack(spent, 400).tokens).toBe(25);
});

test('a connection that keeps failing rests longer each time and closes by itself', () => {
  let circuit = CLOSED;
  for (let count = 0; count < 4; count += 1) circuit = failed(circuit, START);
  expect(isOpen(circuit, START)).toBe(false);
  circuit = failed(circuit, START);
  expect(isOpen(circuit, START)).toBe(true);
  expect(isOpen(circuit, START + 5 * 60_000)).toBe(false);
  const again = failed(circuit, START + 5 * 60_000);
  expect(again.openUntil - (START + 5 * 60_000)).toBe(10 * 60_000);
  let lasting = again;
  for (let count = 0; count < 50; count += 1) lasting = failed(lasting, lasting.openUntil);
  expect(isOpen(lasting, lasting.openUntil)).toBe(false);
  expect(failed(lasting, lasting.openUntil).openUntil - lasting.openUntil).toBe(3_600_000);
});

test('failures of calls under way when the circuit opened do not lengthen its rest', () => {
  let circuit = CLOSED;
  for (let count = 0; count < 5; count += 1) circuit = failed(circuit, START);
  expect(failed(circuit, START + 1000).openUntil).toBe(circuit.openUntil);
});
