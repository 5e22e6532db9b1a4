// Feeds: lines that the seller cancels, rushes of packages, and what becomes of them when answers are lost.

import { Story } from '../support/story';
import { closeLines, confirmAll, effects, newTracking, planAndSend, send, ship } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());

const MUGS = { lines: [{ sku: 'HH-MUG-SAND', quantity: 2 }] };
const { control } = story.world.amazon;
const made = (operation: string): number => control.requests[operation]?.made ?? 0;
const statusOf = (id: string): string | undefined => control.truth().find((each) => each.orderId === id)?.status;
const states = (id: string): string[] => effects(story, id).map(({ state }) => state);

/** Plans, sends, and looks every quarter of an hour, for a while. */
function pass(quarters = 5): void {
  planAndSend(story);
  for (let quarter = 0; quarter < quarters; quarter++) send(story);
  confirmAll(story);
}

test('a line closed with a reason is cancelled at Amazon by a feed, and believed when a read shows it', () => {
  const id = story.arrive(MUGS);
  closeLines(story, id, 'NoInventory');
  planAndSend(story);
  expect(states(id)).toEqual(['intended']);
  send(story);
  expect(effects(story, id)).toMatchObject([{ kind: 'cancel-line', state: 'sent', answered: null }]);
  pass();
  expect([statusOf(id), states(id)]).toEqual(['CANCELLED', ['confirmed']]);
  const feeds = made('createFeed');
  pass();
  expect(made('createFeed')).toBe(feeds);
});

test('a line closed without a reason is nobody’s cancellation', () => {
  const id = story.arrive(MUGS);
  closeLines(story, id);
  pass(1);
  expect([statusOf(id), states(id)]).toEqual(['UNSHIPPED', []]);
});

test('what a report refuses is refused row by row, and the other rows stand', () => {
  const [good, bad] = [story.arrive(MUGS), story.arrive(MUGS)];
  closeLines(story, good, 'NoInventory');
  closeLines(story, bad, 'GeneralAdjustment');
  planAndSend(story);
  // It ships at Amazon before the feed arrives.
  control.update(bad, { status: 'SHIPPED' });
  pass();
  expect([statusOf(good), states(good)]).toEqual(['CANCELLED', ['confirmed']]);
  expect([statusOf(bad), states(bad), story.reasons(bad)]).toEqual([
    'SHIPPED',
    ['refused'],
    expect.arrayContaining(['cancellation-refused']),
  ]);
});

test('a report names its rows by number, also when a read has shown some of them before it', () => {
  const [shown, refused, last] = [story.arrive(MUGS), story.arrive(MUGS), story.arrive(MUGS)];
  for (const id of [shown, refused, last]) closeLines(story, id, 'NoInventory');
  planAndSend(story);
  control.update(refused, { status: 'SHIPPED' });
  send(story);
  story.sync();
  pass();
  expect([shown, refused, last].map(states)).toEqual([['confirmed'], ['refused'], ['confirmed']]);
  expect(effects(story, refused)[0]?.answer).toMatch(/^Feed \d+, row 2: /);
});

test.each(['timeout-after', 'timeout-before'] as const)(
  'a feed whose creation is not answered (%s) is handed in once',
  (kind) => {
    const id = story.arrive(MUGS);
    closeLines(story, id, 'BuyerCanceled');
    planAndSend(story);
    control.fault({ kind, operation: 'createFeed', times: 1 });
    const before = made('createFeed');
    send(story);
    control.clearFaults();
    pass(8);
    expect(made('createFeed') - before).toBe(kind === 'timeout-after' ? 1 : 2);
    expect([statusOf(id), states(id), story.reasons(id)]).toEqual(['CANCELLED', ['confirmed'], []]);
  },
);

test('a feed that breaks off is settled by what reads of the orders show', () => {
  const ids = [story.arrive(MUGS), story.arrive(MUGS)];
  for (const id of ids) closeLines(story, id, 'NoInventory');
  planAndSend(story);
  control.fault({ kind: 'aborted-feed', operation: 'createFeed', times: 1 });
  send(story);
  control.clearFaults();
  pass(12);
  expect(ids.map(statusOf)).toEqual(['CANCELLED', 'CANCELLED']);
  expect(ids.map(states)).toEqual([['confirmed'], ['confirmed']]);
});

test('a rush of packages goes out by calls and one feed, each package once', () => {
  const ids = Array.from({ length: 170 }, () => story.place(MUGS));
  story.sync();
  const [before, feeds] = [made('confirmShipment'), made('createFeed')];
  for (const id of ids) ship(story, id, { parcels: [{ tracking: newTracking() }] });
  pass(8);
  expect(ids.filter((id) => statusOf(id) !== 'SHIPPED')).toEqual([]);
  expect(ids.filter((id) => states(id).join() !== 'confirmed')).toEqual([]);
  expect(ids.filter((id) => control.truth().find((each) => each.orderId === id)?.packages.length !== 1)).toEqual([]);
  // What the quota of calls holds goes by calls, the rest at once.
  expect(made('confirmShipment') - before).toBeLessThan(30);
  expect(made('createFeed') - feeds).toBeLessThan(5);
});
