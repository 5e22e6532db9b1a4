// Bad input, whole pages: answers that break off, are something else, or hold too much. A page that cannot be read is
// asked for again and says so; what stands in it is not lost, and nothing of it is written twice or by half.

import { US } from '../../lab/catalogue';
import type { HttpResponse } from '../../lab/http';
import { inside, MUG, type Raw } from '../support/badInput';
import { Story } from '../support/story';

const HOST = 'sellingpartnerapi-na.amazon.com';
const MEGABYTE = 1024 * 1024;

const stories: Story[] = [];
afterAll(() => {
  for (const story of stories) story.close();
});

function freshStory(): Story {
  const story = new Story();
  stories.push(story);
  return story;
}

/** Lets every page of orders arrive changed, until the answer is called. */
function spoilPages(
  story: Story,
  spoil: (body: string) => HttpResponse['body'],
  times = Number.POSITIVE_INFINITY,
): () => void {
  const { account, amazon } = story.world;
  let left = times;
  account.network.route(HOST, (request) => {
    const response = amazon.serve(request);
    if (!request.url.includes('/orders?') || response.status !== 200 || left <= 0) return response;
    left--;
    return { ...response, body: spoil(String(response.body)) };
  });
  return () => account.network.route(HOST, amazon.serve);
}

/** Changes the rows of every page. */
const rowsOf = (change: (orders: Raw[]) => unknown[]) => (body: string) => {
  const page = JSON.parse(body) as { orders: Raw[] };
  return JSON.stringify({ ...page, orders: change(page.orders) });
};

const failures = (story: Story) =>
  story.rows("SELECT title, detail FROM scriptnote WHERE type IN ('ERROR', 'EMERGENCY', 'SYSTEM')");
const classes = (story: Story) => story.exceptions().map((each) => each.class);

const BROKEN: readonly (readonly [string, (body: string) => HttpResponse['body']])[] = [
  ['breaks off in the middle', (body) => body.slice(0, body.length / 2)],
  ['is empty', () => ''],
  ['is a web page', () => '<!doctype html><title>Service Temporarily Unavailable</title>'],
  ['is null', () => 'null'],
  ['is a list', (body) => JSON.stringify([JSON.parse(body)])],
  ['has no orders in it', () => '{}'],
  ['has text in place of its orders', () => '{"orders":"none"}'],
  ['has an object in place of its orders', (body) => JSON.stringify({ orders: { 0: JSON.parse(body).orders[0] } })],
  ['ends with half of a second answer', (body) => `${body}{"orders":[`],
  [
    'holds a number where the next page’s token should be',
    (body) => JSON.stringify({ ...JSON.parse(body), pagination: { nextToken: 7 } }),
  ],
  ['holds a bound that is no time', (body) => JSON.stringify({ ...JSON.parse(body), lastUpdatedBefore: 'soon' })],
];

/** One account after the other breakdown: each must leave it as it was. */
let battered: Story | undefined;

test.each(BROKEN)('a page that %s is asked for again: nothing is lost, and a person hears of it', (_words, spoil) => {
  battered ??= freshStory();
  const story = battered;
  const before = story.documents().length;
  const id = story.place({ lines: [MUG] });
  const heal = spoilPages(story, spoil);
  for (let n = 0; n < 9; n++) story.sync();
  expect(story.documents()).toHaveLength(before);
  expect(classes(story)).toEqual(['api-refused']);
  expect(failures(story)).toEqual([]);
  heal();
  for (let n = 0; n < 9 && story.documents().length === before; n++) story.sync();
  expect(story.salesOrders(id)).toHaveLength(1);
  expect(classes(story)).toEqual([]);
});

test('a page with a byte order mark is read', () => {
  const story = freshStory();
  const id = story.place({ lines: [MUG] });
  spoilPages(story, (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(body)]));
  story.sync();
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('bytes that are no UTF-8 in a name do not keep the order, nor its neighbour', () => {
  const story = freshStory();
  const bad = story.place({ lines: [MUG], buyer: { name: 'ROBIN-X' } });
  const healthy = story.place({ lines: [MUG] });
  spoilPages(story, (body) => {
    const bytes = Buffer.from(body);
    bytes[bytes.indexOf('ROBIN-X')] = 0xff;
    return bytes;
  });
  story.sync();
  expect(story.salesOrder(bad).fields.custbody_cwy_buyer_name).toBe('\ufffdOBIN-X');
  expect(story.salesOrders(healthy)).toHaveLength(1);
});

test('one bad order among a hundred in a page holds none of the others', () => {
  const story = freshStory();
  const ids = Array.from({ length: 100 }, () => story.place({ lines: [MUG] }));
  story.world.amazon.control.tamper(ids[50] as string, (order) => ({ ...order, orderItems: 'none' }));
  story.sync();
  const found = story.documents().map((each) => each.state);
  expect([found.filter((each) => each === 'applied').length, found.filter((each) => each === 'held').length]).toEqual([
    99, 1,
  ]);
  expect(story.reasons(ids[50] as string)).toEqual(['malformed-document']);
  expect(failures(story)).toEqual([]);
});

test('an order that stands twice in a page, the same both times, is one sales order', () => {
  const story = freshStory();
  const twice = story.place({ lines: [MUG] });
  const healthy = story.place({ lines: [MUG] });
  spoilPages(
    story,
    rowsOf((orders) => [...orders, ...orders.filter((each) => each.orderId === twice)]),
  );
  story.sync();
  story.sync();
  expect([story.salesOrders(twice).length, story.salesOrders(healthy).length]).toEqual([1, 1]);
  expect(story.documents()).toHaveLength(2);
  expect(classes(story)).toEqual([]);
});

test('two different orders under one id: the first is kept, the second is shown to a person, once', () => {
  const story = freshStory();
  const twice = story.place({ lines: [MUG] });
  const healthy = story.place({ lines: [MUG] });
  const other = (order: Raw) => {
    const copy = structuredClone(order);
    (inside(copy, ['orderItems', '0']) as Raw).quantityOrdered = 7;
    return copy;
  };
  spoilPages(
    story,
    rowsOf((orders) => orders.flatMap((each) => (each.orderId === twice ? [each, other(each)] : [each]))),
  );
  story.sync();
  expect([story.salesOrders(twice).length, story.salesOrders(healthy).length]).toEqual([1, 1]);
  expect(story.salesOrder(twice).sublists.item?.[0]?.fields.quantity).toBe(1);
  expect(classes(story)).toEqual(['duplicate-order-id']);
  expect(story.exceptions()[0]?.excerpt).toContain('"quantityOrdered":7');
  expect(failures(story)).toEqual([]);
  story.sync();
  expect(story.salesOrders(twice)).toHaveLength(1);
  expect(classes(story)).toEqual(['duplicate-order-id']);
});

test('an order of 9 MB is kept in a file and imported, beside its neighbour', () => {
  const story = freshStory();
  const large = story.place({ lines: [MUG] });
  const healthy = story.place({ lines: [MUG] });
  story.world.amazon.control.tamper(large, (order) => ({ ...order, attachment: 'x'.repeat(9 * MEGABYTE) }));
  story.sync();
  expect([story.salesOrders(large).length, story.salesOrders(healthy).length]).toEqual([1, 1]);
  expect(failures(story)).toEqual([]);
  expect(
    story.rows('SELECT COUNT(*) AS n FROM customrecord_cwy_document WHERE custrecord_cwy_doc_file IS NOT NULL')[0]?.n,
  ).toBe(1);
});

test('an order of 9 MB that is bad is shown with the beginning of it', () => {
  const story = freshStory();
  const large = story.place({ lines: [MUG] });
  story.world.amazon.control.tamper(large, (order) => ({ ...order, orderItems: 'x'.repeat(9 * MEGABYTE) }));
  const healthy = story.place({ lines: [MUG] });
  story.sync();
  expect(story.reasons(large)).toEqual(['malformed-document']);
  expect(story.exceptions(large)[0]?.excerpt.length).toBeLessThan(4_000);
  expect(story.salesOrders(healthy)).toHaveLength(1);
});

test('an answer of 11 MB does not come into NetSuite: a person hears of it, and all comes in when it is smaller', () => {
  const story = freshStory();
  const large = story.place({ lines: [MUG] });
  const healthy = story.place({ lines: [MUG] });
  const { control } = story.world.amazon;
  control.tamper(large, (order) => ({ ...order, attachment: 'x'.repeat(11 * MEGABYTE) }));
  for (let n = 0; n < 9; n++) story.sync();
  expect(story.documents()).toEqual([]);
  expect(classes(story)).toEqual(['api-refused']);
  expect(failures(story)).toEqual([]);
  control.tamper(large, (order) => order);
  for (let n = 0; n < 9 && story.documents().length === 0; n++) story.sync();
  expect([story.salesOrders(large).length, story.salesOrders(healthy).length]).toEqual([1, 1]);
  expect(classes(story)).toEqual([]);
});

test('a page with the orders of a marketplace nobody set up holds those alone', () => {
  const story = freshStory();
  const foreign = story.place({ lines: [MUG] });
  const healthy = story.place({ marketplaceId: US, lines: [MUG] });
  story.world.amazon.control.tamper(foreign, (order) => ({
    ...order,
    salesChannel: { channelName: 'AMAZON', marketplaceId: 'A2Q3Y263D00KWC' },
  }));
  story.sync();
  expect(story.document(foreign).state).toBe('held');
  expect(story.salesOrders(healthy)).toHaveLength(1);
});
