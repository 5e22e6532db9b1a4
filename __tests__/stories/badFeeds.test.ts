// Feeds that end as they should not: what they carried is done once or stands under a named exception, and packages of
// other orders are confirmed by the same runs.

import * as zlib from 'node:zlib';
import type { Contents } from '../../lab/amazon/documents';
import type { Feed } from '../../lab/amazon/feeds/feeds';
import { MUG } from '../support/badShipment';
import { seller } from '../support/reading';
import { Story } from '../support/story';
import { closeLines, confirmAll, effects, planAndSend, send, ship } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());
const { control } = story.world.amazon;

/** The newest feed, as soon as Amazon is done with it: changed as Amazon could, behind the add-on's back. */
function spoilFeed(change: (feed: Feed, report: Contents | null | undefined) => void): void {
  const { feeds, documents } = seller(story);
  story.wait(12);
  control.truth();
  const [feed] = feeds.all();
  if (feed === undefined || feed.ended === null) throw new Error('The feed is not done.');
  change(feed, documents.contents(feed.resultDocumentId ?? ''));
}

const rewritten = (text: string) => (_: Feed, report: Contents | null | undefined) => {
  if (report) Object.assign(report, { bytes: Buffer.from(text), gzip: false });
};

test.each<[string, (feed: Feed, report: Contents | null | undefined) => void]>([
  ['that ends FATAL without a report', (feed) => Object.assign(feed, { status: 'FATAL', resultDocumentId: null })],
  ['that ends FATAL with its report', (feed) => Object.assign(feed, { status: 'FATAL' })],
  ['that ends DONE without a report', (feed) => Object.assign(feed, { resultDocumentId: null })],
  ['whose report is gone', (feed) => seller(story).documents.forget(feed.resultDocumentId ?? '')],
  ['whose report is empty', rewritten('')],
  ['whose report is a page of HTML', rewritten('<html>Service Unavailable</html>')],
  ['whose report has rows nobody can read', rewritten('original-record-number\terror-type\r\n???\t\r\n')],
  ['whose report is cut off', (_, report) => report && Object.assign(report, { bytes: report.bytes.subarray(0, 40) })],
  [
    'whose report is packed and cut off',
    (_, report) =>
      report && Object.assign(report, { bytes: zlib.gzipSync('Number of records').subarray(0, 20), gzip: true }),
  ],
])('a cancellation in a feed %s is carried out once, and believed when a read shows it', (_, change) => {
  cancelByFeed(() => spoilFeed(change), 1);
});

test('a cancellation in a feed that Amazon takes back unread goes in another one', () => {
  cancelByFeed(() => Object.assign(seller(story).feeds.all()[0] ?? {}, { status: 'CANCELLED' }), 2);
});

/** A line goes to Amazon by a feed to which something happens, while another order's package is confirmed. */
function cancelByFeed(happens: () => void, feeds: number): void {
  const draft = { lines: [{ sku: MUG, quantity: 2 }] };
  const [id, healthy] = [story.arrive(draft), story.arrive(draft)];
  closeLines(story, id, 'NoInventory');
  ship(story, healthy);
  const made = control.requests.createFeed?.made ?? 0;
  planAndSend(story);
  send(story, 1);
  happens();
  for (let quarter = 0; quarter < 6; quarter++) confirmAll(story);
  expect({
    amazon: control.truth().find((each) => each.orderId === id)?.status,
    states: effects(story, id).map(({ state }) => state),
    classes: story.reasons(id),
    healthy: effects(story, healthy).map(({ state }) => state),
    feeds: (control.requests.createFeed?.made ?? 0) - made,
  }).toEqual({ amazon: 'CANCELLED', states: ['confirmed'], classes: [], healthy: ['confirmed'], feeds });
}

test('a line that a feed refuses in a report nobody can read ends as an exception, and holds up no other order', () => {
  const id = story.arrive({ lines: [{ sku: MUG, quantity: 2 }] });
  closeLines(story, id, 'GeneralAdjustment');
  planAndSend(story);
  // It ships at Amazon before the feed arrives.
  control.update(id, { status: 'SHIPPED' });
  send(story, 1);
  spoilFeed(rewritten('\u001f\ufffd'));
  const healthy = story.arrive({ lines: [{ sku: MUG, quantity: 2 }] });
  ship(story, healthy);
  planAndSend(story);
  for (let quarter = 0; quarter < 8; quarter++) confirmAll(story);
  expect(effects(story, id).map(({ state }) => state)).toEqual(['refused']);
  expect(story.reasons(id)).toContain('cancellation-refused');
  expect(effects(story, healthy).map(({ state }) => state)).toEqual(['confirmed']);
});
