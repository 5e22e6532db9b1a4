// F52. Pages of Amazon's that leave orders out and look whole lose none of them: a day's comparison finds every one.

import { DAY, HOUR, MINUTE } from '../../lab/clock';
import { undeploySpares } from '../../lab/simulate/play';
import { days } from '../support/completeness';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
undeploySpares(story.world);
afterAll(() => story.close());

const ORDERS_A_DAY = size('F52 orders a day', 150, 600);
/** Trade goes on so long. */
const TRADE = size('F52 hours of trade', 10, 48) * HOUR;

test('F52 orders and updates that pages omit at random are all here within 24 hours, and their days are proven', () => {
  const { amazon, account, clock } = story.world;
  const from = clock.now();
  // Most pages lack one of their rows, as long as trade goes on.
  amazon.control.fault({ kind: 'missing-row', operation: 'searchOrders', probability: 0.7, until: from + TRADE });
  amazon.control.trade({ from, to: from + TRADE, ordersPerDay: ORDERS_A_DAY });
  const omitted = new Set<string>();
  const quiet: string[] = [];
  const seen = new Map<string, string>();
  for (let at = from; at < from + TRADE + DAY + HOUR; at += HOUR) {
    account.runner.runUntil(at);
    // Orders that nothing happens to any more: no later update brings them.
    if (at < from + TRADE) quiet.push(story.place(), story.place());
    const here = new Map(story.documents().map(({ amazonOrderId, state }) => [amazonOrderId, state]));
    for (const order of amazon.control.truth()) {
      // Whatever Amazon changed more than a day ago is here, in a version as new as that.
      if (order.lastUpdatedTime > at - DAY) continue;
      seen.set(order.orderId, here.get(order.orderId) ?? 'missing');
    }
    for (const order of amazon.control.truth()) {
      if (order.createdTime < at - 20 * MINUTE && !here.has(order.orderId)) omitted.add(order.orderId);
    }
    expect([...seen].filter(([, state]) => state === 'missing')).toEqual([]);
  }
  // Some were missing for a while, or this would prove nothing.
  expect(quiet.filter((id) => omitted.has(id)).length).toBeGreaterThan(2);
  expect(seen.size).toBeGreaterThan((ORDERS_A_DAY * TRADE) / DAY / 4);
  const stale = story.rows(
    `SELECT custrecord_cwy_doc_amazon_id AS id, custrecord_cwy_doc_updated AS updated FROM customrecord_cwy_document`,
  );
  const updated = new Map(stale.map((row) => [String(row.id), String(row.updated)]));
  const older = amazon.control
    .truth()
    .filter(({ lastUpdatedTime }) => lastUpdatedTime < clock.now() - DAY)
    .filter(({ orderId, lastUpdatedTime }) => Date.parse(updated.get(orderId) ?? '') < lastUpdatedTime);
  expect(older.map(({ orderId }) => orderId)).toEqual([]);
  for (const connection of ['na', 'eu']) {
    const regions = days(story, connection).filter(({ marketplace }) => marketplace === null);
    expect(regions[0]?.state).toBe('proven');
  }
  expect(days(story).reduce((sum, { found }) => sum + found, 0)).toBeGreaterThan(0);
});
