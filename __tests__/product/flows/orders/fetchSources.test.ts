// Which source is asked first, and when a backlog will be gone.

import {
  type Backlog,
  caughtUpAt,
  forecastLine,
  paceOf,
  pagesExpected,
} from '../../../../src/TypeScript/flows/orders/forecast';
import { chooseSources, type Sources, type WaitingOrder } from '../../../../src/TypeScript/flows/orders/sourcePlan';

const NOW = Date.parse('2026-03-05T16:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const order = (hours: number | null): WaitingOrder => ({
  isUnknown: false,
  shipBy: hours === null ? null : new Date(NOW + hours * HOUR).toISOString(),
});
const unknown: WaitingOrder = { isUnknown: true, shipBy: null };
const sources = (facts: Partial<Sources>): Sources => ({
  now: NOW,
  searchCalls: 19,
  orderCalls: 29,
  hasWindow: true,
  waiting: [],
  ...facts,
});

test.each<[string, Partial<Sources>, number, RegExp]>([
  ['nothing waits', {}, 0, /^searchOrders alone \(19 calls left\)/],
  ['nothing is due', { hasWindow: false }, 0, /^nothing is due/],
  [
    'one waits that is not urgent',
    { waiting: [order(48)] },
    0,
    /^searchOrders .* then getOrder for 1 that waits .*none is urgent/,
  ],
  ['two are late', { waiting: [order(-5), order(3), order(48)] }, 2, /^getOrder for 2 first .*late or nobody knows/],
  ['nobody knows how late one is', { waiting: [unknown, order(48)] }, 1, /^getOrder for 1 first/],
  ['an order has no ship-by', { waiting: [order(null)] }, 0, /none is urgent/],
  [
    'many are late',
    { waiting: Array.from({ length: 200 }, () => order(1)) },
    29,
    /^getOrder for 29 first \(29 calls left\)/,
  ],
  ['searches are spent', { searchCalls: 0, waiting: [order(1)] }, 0, /^getOrder for 1 .*searchOrders has no call left/],
  ['calls for orders are spent', { orderCalls: 0, waiting: [order(1)] }, 0, /^searchOrders .*0 calls left/],
  [
    'no window is due',
    { hasWindow: false, waiting: [order(48), order(49)] },
    0,
    /^getOrder for 2 that wait .*no window is due/,
  ],
])('where %s', (_title, facts, first, why) => {
  const choice = chooseSources(sources(facts));
  expect(choice.ordersFirst).toBe(first);
  expect(choice.why).toMatch(why);
});

test('a run never reads so many first that no page fits any more', () => {
  const waiting = Array.from({ length: 200 }, () => unknown);
  expect(chooseSources(sources({ orderCalls: 400, waiting })).ordersFirst).toBe(30);
});

const backlog = (facts: Partial<Backlog> = {}): Backlog => ({
  now: NOW,
  pages: 60,
  calls: 19,
  rate: 0.0056,
  every: 15 * 60_000,
  waiting: 0,
  pace: 6_000,
  ...facts,
});
const minutes = (facts: Partial<Backlog>): number | null => {
  const at = caughtUpAt(backlog(facts));
  return at === null ? null : Math.round((at - NOW) / 60_000);
};

test('pages beyond the calls left come at the pace of the quota, in the runs that are scheduled', () => {
  // 41 pages at 178.6 seconds are 122 minutes; the run after that reads the last of them.
  expect(minutes({})).toBe(136);
  expect(minutes({ every: 5 * 60_000 })).toBe(126);
});

test('while calls are left pages take only their own time', () => {
  expect(minutes({ pages: 10 })).toBe(10);
});

test('where the import is slower than the reading it decides', () => {
  expect(minutes({ pages: 0, waiting: 700, pace: 1_400 })).toBe(30);
  expect(minutes({ pages: 60, pace: 1_000 })).toBe(360);
});

test('nothing is said of a day’s own work, nor where nobody knows how much is left', () => {
  expect(minutes({ pages: 0, waiting: 49 })).toBeNull();
  expect(minutes({ pages: null })).toBeNull();
});

test('the history says how many pages a window has, if there is enough of it', () => {
  const history = { orders: 14_000, from: NOW - 7 * DAY, to: NOW };
  expect(pagesExpected(history, 3 * DAY)).toBe(60);
  expect(pagesExpected({ ...history, orders: 20 }, 3 * DAY)).toBeNull();
  expect(pagesExpected({ ...history, from: NOW - HOUR }, 3 * DAY)).toBeNull();
  expect(pagesExpected({ ...history, orders: 100 }, HOUR)).toBe(1);
});

test('two runs tell the pace only while the import was busy between them', () => {
  const at = NOW - 15 * 60_000;
  expect(paceOf({ waiting: 600, at }, 700, 300, NOW)).toBe(4_000);
  expect(paceOf({ waiting: 600, at }, 0, 0, NOW)).toBeNull();
  expect(paceOf({ waiting: 0, at }, 700, 300, NOW)).toBeNull();
  expect(paceOf({ waiting: 600, at: NOW - 2 * HOUR }, 700, 300, NOW)).toBeNull();
  expect(paceOf({ waiting: 600, at }, 0, 700, NOW)).toBeNull();
});

test('the forecast is a line for people', () => {
  expect(forecastLine(NOW, 41, 410)).toBe('Caught up by about 2026-03-05 16:00 UTC: 41 pages and 410 orders are left.');
});
