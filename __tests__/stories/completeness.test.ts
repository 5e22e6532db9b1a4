// Days are proven by Amazon's own report: what a page omitted is found and read, and whatever goes wrong with the report is
// told apart, tried again, and seen by a person where it lasts.

import { CA, UK, US } from '../../lab/catalogue';
import { DAY, HOUR, MINUTE } from '../../lab/clock';
import { compare, days, lastDay, midnight, night, quarters, reports, waitUntil } from '../support/completeness';
import { placeMany, read, runs, seller } from '../support/reading';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());
const { control } = story.world.amazon;

const lines = (): string[] =>
  runs(story)
    .filter(({ slot }) => slot.includes('-1p-'))
    .map(({ plan }) => plan ?? '');
const made = (operation: string): number => control.requests[operation]?.made ?? 0;
const lastReport = () => reports(story).at(-1);
/** Adds rows to the next report: of orders that Amazon never had. */
function addRows(...rows: readonly (readonly [id: string, channel: string])[]): void {
  const cells = ([id, channel]: readonly [string, string]): string[] => [id, '', '', '', '', '', channel];
  const text = rows.map((row) => `${[...cells(row), ...Array(21).fill('')].join('\t')}\r\n`).join('');
  control.twistReport(seller(story), { rewrite: (report) => report + text });
}

const ORDERS_BY_UPDATE = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';

/** Orders of which a page omits one. */
function placeAndOmit(count: number): string[] {
  control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  const placed = placeMany(story, count);
  story.wait(16);
  read(story);
  story.world.account.runner.settle();
  return placed;
}

const imported = (ids: readonly string[]): number => ids.filter((id) => story.salesOrders(id).length === 1).length;

test('an order that a page omitted is found by the report and read, and the day is proven', () => {
  const placed = placeAndOmit(5);
  expect(imported(placed)).toBe(4);
  night(story);
  expect(imported(placed)).toBe(5);
  expect(lastDay(story)).toMatchObject({
    day: '2026-03-02',
    state: 'proven',
    orders: 5,
    held: 5,
    found: 1,
    missing: 0,
  });
  expect(lines()).toEqual([
    expect.stringMatching(/^Report of 2026-03-02: asked for, because nobody had, as \d+\.$/),
    "Report of 2026-03-02: made; 5 orders in Amazon's report, 4 held, 0 ignored by rule, 1 to be read by getOrder, because the sweep has passed them.",
    "Report of 2026-03-02: 5 orders in Amazon's report, 5 held, 0 ignored by rule.",
  ]);
});

test('a day is shown by marketplace, and one that nothing was sold in is proven too', () => {
  const ofDay = days(story).filter(({ day }) => day === '2026-03-02');
  expect(ofDay.map(({ marketplace, state, orders }) => ({ marketplace, state, orders }))).toEqual([
    { marketplace: null, state: 'proven', orders: 5 },
    { marketplace: story.setUp.marketplaces[US], state: 'proven', orders: 5 },
    { marketplace: story.setUp.marketplaces[CA], state: 'proven', orders: 0 },
  ]);
});

test('a run that finds nothing due writes nothing and asks nothing', () => {
  const before = { runs: runs(story).length, reports: reports(story), calls: made('getReports') };
  compare(story);
  expect({ runs: runs(story).length, reports: reports(story), calls: made('getReports') }).toEqual(before);
});

test('an update that a page omitted is found too: the order is here, and older than the report says', () => {
  const [id] = placeMany(story, 1, { status: 'PENDING' });
  story.wait(16);
  read(story);
  story.world.account.runner.settle();
  expect(story.document(id as string).state).toBe('planned');
  control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  control.update(id as string, { status: 'UNSHIPPED' });
  story.wait(16);
  read(story);
  story.world.account.runner.settle();
  expect(story.salesOrders(id as string)).toHaveLength(0);
  night(story);
  expect(story.salesOrders(id as string)).toHaveLength(1);
  expect(lastDay(story)).toMatchObject({ day: '2026-03-03', state: 'proven', orders: 1, found: 1 });
});

test('a report that another application asked for is taken over, and none is asked for', () => {
  placeAndOmit(2);
  const to = midnight(story);
  waitUntil(story, to + 5 * MINUTE);
  const marketplaceIds = [...seller(story).marketplaceIds];
  const id = control.requestReport(seller(story), { reportType: ORDERS_BY_UPDATE, marketplaceIds, from: to - DAY, to });
  const asked = made('createReport');
  quarters(story, 3);
  expect(made('createReport')).toBe(asked);
  expect(lastReport()).toMatchObject({ amazonId: id, adopted: 'T', state: 'compared' });
  expect(lastDay(story)).toMatchObject({ day: '2026-03-04', state: 'proven', found: 1 });
});

test('a report whose id was lost on the way is found again, and not asked for twice', () => {
  placeMany(story, 1);
  control.fault({ kind: 'timeout-after', operation: 'createReport', times: 1 });
  const asked = made('createReport');
  night(story, 4);
  expect(made('createReport')).toBe(asked + 1);
  expect(lastReport()).toMatchObject({ adopted: 'F', state: 'compared' });
  expect(lastDay(story)).toMatchObject({ day: '2026-03-05', state: 'proven', orders: 1 });
});

test('a day without any order is proven by a search that finds none either', () => {
  const searches = made('searchOrders');
  night(story, 3);
  expect(lastReport()).toMatchObject({ state: 'empty', message: expect.stringContaining('a search finds no order') });
  expect(lastDay(story)).toMatchObject({ day: '2026-03-06', state: 'proven', orders: 0 });
  expect(made('searchOrders')).toBe(searches + 3 + 1);
});

test('a report that was really cancelled is asked for again, and the day is proven late', () => {
  placeAndOmit(2);
  control.twistReport(seller(story), { outcome: 'CANCELLED' });
  night(story, 2);
  expect(lastReport()).toMatchObject({ state: 'wanted', attempts: 1 });
  expect(lastDay(story)).toMatchObject({ day: '2026-03-07', state: 'open' });
  quarters(story, 5);
  expect(lastDay(story)).toMatchObject({ state: 'proven', orders: 2, found: 1 });
  expect(story.exceptions()).toEqual([]);
});

test('a cancelled report of a day whose only order was omitted is not taken for a day without orders', () => {
  control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  const [id] = placeMany(story, 1);
  story.wait(16);
  read(story);
  control.twistReport(seller(story), { outcome: 'CANCELLED' });
  night(story, 2);
  expect(lastReport()).toMatchObject({ message: expect.stringContaining('although a search finds 1 orders') });
  quarters(story, 5);
  expect(lastDay(story)).toMatchObject({ day: '2026-03-08', state: 'proven', orders: 1, found: 1 });
  expect(story.salesOrders(id as string)).toHaveLength(1);
});

test('a report that fails again and again is told once, and the exception closes with the proof', () => {
  placeMany(story, 1);
  for (let time = 0; time < 3; time++) control.twistReport(seller(story), { outcome: 'FATAL' });
  night(story, 2);
  quarters(story, 20);
  expect(story.exceptions(undefined, true).map(({ class: name, state, count }) => [name, state, count])).toEqual([
    ['report-not-made', 'solved', 1],
  ]);
  expect(lastDay(story)).toMatchObject({ day: '2026-03-09', state: 'proven' });
});

test('an order that the report names and Amazon does not know is an exception, and the day has a gap until it comes', () => {
  const [id] = placeMany(story, 1);
  const ghost = '111-0000000-0000000';
  addRows([ghost, 'Amazon.com']);
  night(story, 3);
  expect(lastDay(story)).toMatchObject({ state: 'gaps', orders: 2, held: 1, missing: 1, ids: ghost });
  expect(story.exceptions().map((each) => each.class)).toEqual(['order-not-found']);
  expect(story.document(ghost)).toMatchObject({ state: 'received', salesOrder: null });
  expect(story.salesOrders(id as string)).toHaveLength(1);

  const proven = lastDay(story).day;
  story.place({ orderId: ghost, lines: [{ sku: 'HH-MUG-SAND' }] });
  story.wait(16);
  quarters(story, 2);
  expect(story.salesOrders(ghost)).toHaveLength(1);
  expect(story.exceptions()).toEqual([]);
  expect(lastDay(story)).toMatchObject({ day: proven, state: 'proven', orders: 2, held: 2, missing: 0, ids: null });
});

test('orders of other channels, and of marketplaces that are not read, are ignored by a named rule', () => {
  placeMany(story, 1);
  addRows(['S01-1234567-1234567', 'Non-Amazon US'], ['702-1234567-1234567', 'Amazon.com.mx']);
  night(story, 2);
  // The order that came late in the test before is of this day.
  expect(lastDay(story)).toMatchObject({ state: 'proven', orders: 4, held: 2, ignored: 2 });
});

test('Europe’s report, in Windows-1252, is read as well', () => {
  const id = story.place({
    marketplaceId: UK,
    lines: [{ sku: 'HH-MUG-SAND', price: 1200, title: 'Tasse „Café“ für zwei €' }],
  });
  night(story, 3, 2);
  expect(lastDay(story, 'eu')).toMatchObject({ state: 'proven', orders: 1, held: 1 });
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('a morning’s omission is found in the afternoon, long before the day is over', () => {
  const at = midnight(story);
  waitUntil(story, at + HOUR);
  const placed = placeAndOmit(3);
  expect(imported(placed)).toBe(2);
  waitUntil(story, at + 12 * HOUR + 10 * MINUTE);
  quarters(story, 3);
  expect(imported(placed)).toBe(3);
});

test('a report that NetSuite cannot take at once is asked for in halves, and they prove the day together', () => {
  const placed = placeAndOmit(3);
  const noise = (): string => Array.from({ length: 60 }, () => Math.random().toString(36).slice(2)).join('');
  const big = Array.from({ length: 24_000 }, noise);
  control.twistReport(seller(story), {
    gzip: true,
    rewrite: (text) =>
      text + big.map((name) => `S01-1234567-1234567\t\t\t\t\t\tNon-Amazon\t\t\t${name}${'\t'.repeat(18)}\r\n`).join(''),
  });
  night(story, 6);
  const states = reports(story).filter(({ from }) => from >= `${lastDay(story).day}T`);
  // The morning, compared at noon, is one of the halves; the orders of the test before are of the same day.
  expect(states.map(({ state }) => state)).toEqual(['compared', 'split', 'compared']);
  expect(lastDay(story)).toMatchObject({ state: 'proven', orders: 6, held: 6, found: 2 });
  expect(imported(placed)).toBe(3);
});

test('more orders than one run can note are noted by the next ones, and the day is proven', () => {
  const known = story.documents().length;
  control.fault({ kind: 'missing-row', operation: 'searchOrders' });
  const placed = placeMany(story, 3);
  control.clearFaults();
  const ids = Array.from({ length: 700 }, (_, at) => `111-5555555-${String(at).padStart(7, '0')}`);
  addRows(...ids.map((id) => [id, 'Amazon.com'] as const));
  night(story, 2);
  const noted = story.documents().length - known;
  expect(noted).toBeGreaterThan(400);
  expect(noted).toBeLessThan(700 + placed.length);
  quarters(story, 2);
  expect(story.documents().length).toBe(known + 700 + placed.length);
});
