// The small tables and sums of the orders flow: calendar days, customers, windows and slots.

import * as fc from 'fast-check';
import { MARKETPLACES } from '../../../../src/TypeScript/amazon/marketplaces';
import { shardKey } from '../../../../src/TypeScript/flows/orders/customer';
import {
  afterPage,
  type Cursor,
  isRepeated,
  NEWEST_AGE,
  nextPage,
  OVERLAP,
  planWindow,
  SHORT_OVERLAP,
  slotKey,
  TOKEN_LIFE,
  withoutToken,
} from '../../../../src/TypeScript/flows/orders/window';
import { dayIn, dayText, KNOWN_ZONES } from '../../../../src/TypeScript/flows/orders/zone';

test('days agree with the zone database, around every change of the clocks from 2024 to 2031', () => {
  const start = Date.UTC(2024, 0, 1);
  const formats = KNOWN_ZONES.map((zone) => {
    const parts = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    return [zone, new Intl.DateTimeFormat('en-CA', parts)] as const;
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 * 365 * 48 }), fc.constantFrom(...formats), (half, [zone, format]) => {
      const instant = new Date(start + half * 1_800_000);
      expect([zone, instant, dayText(dayIn(zone, instant.toISOString())!)]).toEqual([
        zone,
        instant,
        format.format(instant),
      ]);
    }),
    { numRuns: 20_000 },
  );
});

test('every half hour around midnight of the days on which clocks change is on the right day', () => {
  for (const zone of KNOWN_ZONES) {
    const parts = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const format = new Intl.DateTimeFormat('en-CA', parts);
    for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 11, 1); at += 1_800_000) {
      const instant = new Date(at);
      const found = dayText(dayIn(zone, instant.toISOString())!);
      if (found !== format.format(instant)) throw new Error(`${zone} ${instant.toISOString()}: ${found}`);
    }
  }
});

test('the zone of every marketplace is known, and an unknown one gives no day', () => {
  expect(MARKETPLACES.filter(({ timeZone }) => !KNOWN_ZONES.includes(timeZone))).toEqual([]);
  expect(dayIn('Mars/Olympus', '2026-03-01T00:00:00Z')).toBeNull();
  expect(dayIn('UTC', 'yesterday')).toBeNull();
});

test('customers are one, one a month, or one for so many orders', () => {
  const bought = { year: 2026, month: 3, day: 2 };
  expect(shardKey({ sharding: 'none', shardSize: 100 }, bought, 250)).toBeNull();
  expect(shardKey({ sharding: 'month', shardSize: 100 }, bought, 250)).toBe('2026-03');
  expect([0, 99, 100, 250].map((before) => shardKey({ sharding: 'count', shardSize: 100 }, bought, before))).toEqual([
    '1',
    '1',
    '2',
    '3',
  ]);
});

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 2, 2, 12);
const START = Date.UTC(2026, 0, 1);

test('the first window begins at the start, the next one overlaps the last', () => {
  const first = nextPage({ watermark: null, chain: null }, NOW, START, OVERLAP)!;
  expect([first.from, first.to, first.token]).toEqual([START, NOW - NEWEST_AGE, null]);
  const cursor = afterPage({ watermark: null, chain: null }, first, null, null);
  expect(cursor).toEqual({ watermark: NOW - NEWEST_AGE, chain: null });
  expect(nextPage(cursor, NOW, START, OVERLAP)).toBeNull();
  expect(nextPage(cursor, NOW + 15 * MINUTE, START, OVERLAP)).toMatchObject({
    from: NOW - NEWEST_AGE - OVERLAP,
    token: null,
  });
});

test('while calls are few less is read twice, and with hardly any a window waits until it is worth a call, nine minutes at most', () => {
  const kept = (minutes: number): Cursor => ({ watermark: NOW - NEWEST_AGE - minutes * MINUTE, chain: null });
  expect(planWindow(kept(5), 20, NOW)).toEqual({ overlap: OVERLAP, waits: null, shortened: null });
  expect(planWindow(kept(5), 11, NOW)).toMatchObject({ overlap: SHORT_OVERLAP, waits: null });
  expect(planWindow(kept(5), 2, NOW).waits).toContain('2 calls of searchOrders are left');
  expect(planWindow(kept(9), 2, NOW).waits).toBeNull();
  expect(planWindow({ watermark: null, chain: null }, 0, NOW).waits).toBeNull();
  expect(planWindow(kept(1), null, NOW)).toEqual({ overlap: OVERLAP, waits: null, shortened: null });
});

test('a chain goes on with the very bounds it began with, and Amazon’s lower bound is where the watermark stops', () => {
  const first = nextPage({ watermark: null, chain: null }, NOW, START, OVERLAP)!;
  const cursor = afterPage({ watermark: null, chain: null }, first, 'page-2', first.to - MINUTE);
  expect(cursor.watermark).toBeNull();
  const second = nextPage(cursor, NOW + 15 * MINUTE, START, OVERLAP)!;
  expect([second.from, second.to, second.token]).toEqual([first.from, first.to, 'page-2']);
  expect(isRepeated(second, 'page-2')).toBe(true);
  expect(afterPage(cursor, second, null, null)).toEqual({ watermark: first.to - MINUTE, chain: null });
});

test('a chain whose token has died, or was refused, begins its window again', () => {
  const first = nextPage({ watermark: null, chain: null }, NOW, START, OVERLAP)!;
  const cursor = afterPage({ watermark: null, chain: null }, first, 'page-2', null);
  expect(nextPage(cursor, NOW + TOKEN_LIFE, START, OVERLAP)).toMatchObject({ from: START, token: null });
  expect(nextPage(withoutToken(cursor), NOW + MINUTE, START, OVERLAP)).toMatchObject({ from: START, token: null });
});

test('whatever runs stop and whatever pages come, no instant before the watermark was left unread', () => {
  const step = fc.record({ minutes: fc.integer({ min: 1, max: 2_000 }), durable: fc.boolean(), more: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let cursor: Cursor = { watermark: null, chain: null };
      let now = NOW;
      let readTo = START;
      for (const { minutes, durable, more } of steps) {
        now += minutes * MINUTE;
        const page = nextPage(cursor, now, START, OVERLAP);
        if (page === null || !durable) continue;
        expect(page.from).toBeLessThanOrEqual(readTo);
        expect(page.to).toBeLessThanOrEqual(now - NEWEST_AGE);
        if (!more) readTo = Math.max(readTo, page.to);
        const before = cursor.watermark ?? START;
        cursor = afterPage(cursor, page, more ? `t${now}` : null, null);
        expect(cursor.watermark ?? START).toBeGreaterThanOrEqual(before);
        expect(cursor.watermark ?? START).toBeLessThanOrEqual(readTo);
      }
    }),
  );
});

test('deployments that start in one slot claim one key', () => {
  const key = (minute: number, minutes: 5 | 15) => slotKey('5', '1', Date.UTC(2026, 2, 2, 12, minute, 30), minutes);
  expect(key(16, 15)).toBe('cwy-run-5-1-2026-03-02T12:15Z');
  expect(key(29, 15)).toBe(key(15, 15));
  expect(new Set([0, 4, 5, 9, 10].map((minute) => key(minute, 5))).size).toBe(3);
});
