// The Feeds API: documents, the life of a feed, lists, and what is refused.

import { DAY, MINUTE, SECOND } from '../../../lab/clock';
import {
  CANCEL,
  CANCEL_XML,
  CONFIRM,
  download,
  FEED_DOCUMENTS,
  FEEDS,
  flat,
  iso,
  newFeedWorld,
  TABS,
  US,
  XML,
} from './feedSupport';
import { NOON } from './support';

const EMPTY_FILE = flat([
  {
    'order-id': 'x',
    'order-item-id': 'x',
    quantity: 1,
    'ship-date': '2026-11-20',
    'carrier-code': 'UPS',
    'tracking-number': '1',
  },
]);

test('a feed waits, is worked on and is done, each state with its moment', () => {
  const { submit, feed, clock } = newFeedWorld();
  const feedId = submit(CONFIRM, EMPTY_FILE);
  expect(feed(feedId)).toEqual({
    feedId,
    feedType: CONFIRM,
    marketplaceIds: [US],
    createdTime: iso(NOON),
    processingStatus: 'IN_QUEUE',
  });
  const seen = new Map<string, Record<string, unknown>>();
  for (let second = 0; second < 480; second += 5) {
    clock.advance(5 * SECOND);
    const state = feed(feedId);
    if (!seen.has(String(state.processingStatus))) seen.set(String(state.processingStatus), state);
  }
  expect([...seen.keys()]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'DONE']);
  expect(seen.get('IN_PROGRESS')).toHaveProperty('processingStartTime');
  expect(seen.get('IN_PROGRESS')).not.toHaveProperty('processingEndTime');
  const done = seen.get('DONE') as Record<string, string>;
  expect(Date.parse(String(done.processingEndTime))).toBeGreaterThan(Date.parse(String(done.processingStartTime)));
  expect(done).toHaveProperty('resultFeedDocumentId');
});

test('feeds of one type are worked on one after the other, those of another type meanwhile', () => {
  const { submit, feed, clock } = newFeedWorld();
  const ids = [CONFIRM, CONFIRM, CANCEL].map((type) => submit(type, EMPTY_FILE));
  clock.advance(30 * MINUTE);
  const [first, second, other] = ids.map((id) => feed(id) as Record<string, string>);
  expect(Date.parse(String(second?.processingStartTime))).toBeGreaterThanOrEqual(
    Date.parse(String(first?.processingEndTime)),
  );
  expect(Date.parse(String(other?.processingStartTime))).toBeLessThan(Date.parse(String(second?.processingStartTime)));
});

test('a feed is taken back while it waits, and not later', () => {
  const { submit, feed, remove, result, place, truth, clock } = newFeedWorld();
  const { orderId, items } = place();
  const row = {
    'order-id': orderId,
    'amazon-order-item-code': String(items[0]),
    'cancellation-reason-code': 'NoInventory',
  };
  const feedId = submit(CANCEL, flat([row]));
  expect(remove(`${FEEDS}/${feedId}`)).toMatchObject({ status: 200, body: {} });
  clock.advance(30 * MINUTE);
  expect(result(feedId)).toEqual({ status: 'CANCELLED', report: null });
  expect(truth(orderId).status).toBe('UNSHIPPED');
  expect(remove(`${FEEDS}/${feedId}`)).toMatchObject({
    status: 400,
    body: { errors: [{ details: expect.stringContaining('is CANCELLED and cannot be cancelled') }] },
  });
  const other = submit(CONFIRM, EMPTY_FILE);
  result(other);
  expect(remove(`${FEEDS}/${other}`).status).toBe(400);
  expect(feed(other)).toMatchObject({ processingStatus: 'DONE' });
});

test('a file with nothing in it is fatal, without a report', () => {
  const { submit, result } = newFeedWorld();
  expect(result(submit(CONFIRM, '\r\n'))).toEqual({ status: 'FATAL', report: null });
});

test.each<[string, Record<string, unknown>, string]>([
  ['no feed type', { feedType: undefined }, 'feedType: is missing.'],
  ['a feed type that is none', { feedType: 'orders' }, 'Invalid feed type orders'],
  ['no marketplaces', { marketplaceIds: [] }, 'from 1 to 25 must be given'],
  ['too many marketplaces', { marketplaceIds: Array(26).fill(US) }, 'from 1 to 25 must be given'],
  ['marketplaces as text', { marketplaceIds: US }, 'marketplaceIds: must be a list.'],
  ['another region’s marketplace', { marketplaceIds: ['A1F83G8C2ARO7P'] }, 'is not valid for this seller'],
  ['options', { feedOptions: { a: 'b' } }, 'feedOptions'],
  ['an unknown document', { inputFeedDocumentId: 'amzn1.spdoc.none' }, 'amzn1.spdoc.none was not found'],
  ['a field of nobody', { urgent: true }, 'urgent: is not a field of CreateFeedSpecification.'],
  ['a document of another type', { feedType: CANCEL_XML }, 'is not what a POST_ORDER_ACKNOWLEDGEMENT_DATA is made of'],
])('a feed with %s is refused', (_, change, details) => {
  const { upload, post } = newFeedWorld();
  const inputFeedDocumentId = upload(EMPTY_FILE);
  expect(post(FEEDS, { feedType: CONFIRM, marketplaceIds: [US], inputFeedDocumentId, ...change })).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'InvalidInput', details: expect.stringContaining(details) }] },
  });
});

test('a feed that the lab does not work on is refused by name', () => {
  const { upload, post } = newFeedWorld();
  const inputFeedDocumentId = upload(EMPTY_FILE);
  expect(post(FEEDS, { feedType: 'JSON_LISTINGS_FEED', marketplaceIds: [US], inputFeedDocumentId })).toMatchObject({
    status: 501,
    body: { errors: [{ code: 'NotEmulated', message: expect.stringContaining('JSON_LISTINGS_FEED') }] },
  });
});

test('a feed without its upload is refused', () => {
  const { post } = newFeedWorld();
  const { feedDocumentId } = post(FEED_DOCUMENTS, { contentType: TABS }).body;
  const answer = post(FEEDS, { feedType: CONFIRM, marketplaceIds: [US], inputFeedDocumentId: feedDocumentId });
  expect(answer).toMatchObject({
    status: 400,
    body: { errors: [{ details: expect.stringContaining('has not been uploaded') }] },
  });
});

test.each(['text/plain; charset=UTF-8', 'text/xml', 'text/xml; charset=Klingon', ''])(
  'no document is made for %p',
  (contentType) => {
    const { post } = newFeedWorld();
    expect(post(FEED_DOCUMENTS, { contentType }).status).toBe(400);
  },
);

test('an upload says exactly the content type it was announced with, within five minutes', () => {
  const { post, put, clock } = newFeedWorld();
  const { url } = post(FEED_DOCUMENTS, { contentType: XML }).body as Record<string, string>;
  expect(put(String(url), 'text/xml', '<a/>').status).toBe(403);
  expect(put(String(url), XML, '<a/>').status).toBe(200);
  clock.advance(5 * MINUTE);
  expect(put(String(url), XML, '<a/>').status).toBe(403);
});

test('lists: by type, state, marketplace and time, the newest first, page by page', () => {
  const { submit, get, clock, remove, renew } = newFeedWorld();
  const confirmations = Array.from({ length: 3 }, () => {
    clock.advance(SECOND);
    return submit(CONFIRM, EMPTY_FILE);
  });
  const cancellation = submit(CANCEL, EMPTY_FILE);
  remove(`${FEEDS}/${cancellation}`);
  const ids = (query: Record<string, string>) =>
    (get(FEEDS, query).body.feeds as { feedId: string }[]).map(({ feedId }) => feedId);
  const newest = [...confirmations].reverse();
  expect(ids({ feedTypes: CONFIRM })).toEqual(newest);
  expect(ids({ feedTypes: `${CONFIRM},${CANCEL}` })).toEqual([cancellation, ...newest]);
  expect(ids({ feedTypes: CANCEL, processingStatuses: 'IN_QUEUE,DONE' })).toEqual([]);
  expect(ids({ feedTypes: CONFIRM, createdSince: iso(NOON + 2 * SECOND) })).toEqual(newest.slice(0, 2));
  expect(ids({ feedTypes: CONFIRM, marketplaceIds: 'A2EUQ1WTGCTBG2' })).toEqual([]);
  const page = get(FEEDS, { feedTypes: CONFIRM, pageSize: '2' }).body as { feeds: unknown[]; nextToken: string };
  expect(page.feeds).toHaveLength(2);
  const rest = get(FEEDS, { nextToken: page.nextToken }).body;
  expect(rest).toMatchObject({ feeds: [{ feedId: confirmations[0] }] });
  expect(rest).not.toHaveProperty('nextToken');
  clock.advance(91 * DAY);
  renew();
  expect(ids({ feedTypes: CONFIRM })).toEqual([]);
  expect(get(`${FEEDS}/${cancellation}`)).toMatchObject({ status: 404, body: { errors: [{ code: 'NotFound' }] } });
});

test.each<[string, Record<string, string>]>([
  ['neither a type nor a token', { pageSize: '10' }],
  ['a page of none', { feedTypes: CONFIRM, pageSize: '0' }],
  ['a page of 101', { feedTypes: CONFIRM, pageSize: '101' }],
  ['eleven types', { feedTypes: Array(11).fill(CONFIRM).join(',') }],
  ['an unknown state', { feedTypes: CONFIRM, processingStatuses: 'READY' }],
  ['a moment 91 days ago', { feedTypes: CONFIRM, createdSince: iso(NOON - 91 * DAY) }],
  ['a token that is none', { nextToken: 'x.y' }],
  ['an unknown parameter', { feedTypes: CONFIRM, sort: 'asc' }],
])('a list with %s is refused', (_, query) => {
  const { get } = newFeedWorld();
  expect(get(FEEDS, query)).toMatchObject({ status: 400, body: { errors: [{ code: 'InvalidInput' }] } });
});

test('with a token no other parameter is allowed', () => {
  const { submit, get } = newFeedWorld();
  submit(CONFIRM, EMPTY_FILE);
  submit(CONFIRM, EMPTY_FILE);
  const { nextToken } = get(FEEDS, { feedTypes: CONFIRM, pageSize: '1' }).body as { nextToken: string };
  expect(get(FEEDS, { nextToken, feedTypes: CONFIRM }).status).toBe(400);
});

test('documents are gone after 28 days, the feed is still told', () => {
  const world = newFeedWorld();
  const feedId = world.submit(CONFIRM, EMPTY_FILE);
  expect(world.result(feedId).report).toContain('Number of records processed');
  const documentId = String(world.feed(feedId).resultFeedDocumentId);
  expect(download(world, documentId)).toContain('Number of records processed');
  world.clock.advance(29 * DAY);
  expect(world.feed(feedId)).toMatchObject({ processingStatus: 'DONE' });
  expect(world.get(`${FEED_DOCUMENTS}/${documentId}`).status).toBe(404);
});

test('a compressed report is gunzipped by itself where the address is asked to say so', () => {
  const world = newFeedWorld();
  const compressed = Array.from({ length: 8 }, () => {
    const feedId = world.submit(CONFIRM, EMPTY_FILE);
    world.result(feedId);
    return String(world.feed(feedId).resultFeedDocumentId);
  }).find((id) => world.get(`${FEED_DOCUMENTS}/${id}`).body.compressionAlgorithm === 'GZIP');
  world.clock.advance(DAY);
  world.renew();
  const { url } = world.get(`${FEED_DOCUMENTS}/${compressed}`, { enableContentEncodingUrlHeader: 'true' }).body;
  const { headers } = world.amazon.serve({ method: 'GET', url: String(url), headers: {}, body: '' });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
});

test('a feed whose creation timed out after its effect is found by a list; made again, it is worked on again', () => {
  const { upload, post, amazon, get } = newFeedWorld();
  const inputFeedDocumentId = upload(EMPTY_FILE);
  const create = () => post(FEEDS, { feedType: CONFIRM, marketplaceIds: [US], inputFeedDocumentId });
  amazon.control.fault({ kind: 'timeout-after', operation: 'createFeed', times: 1 });
  expect(create).toThrow('createFeed timed out.');
  expect(get(FEEDS, { feedTypes: CONFIRM }).body.feeds).toHaveLength(1);
  expect(create().status).toBe(202);
  expect(get(FEEDS, { feedTypes: CONFIRM }).body.feeds).toHaveLength(2);
});

test.each(['createFeedDocument', 'createFeed', 'getFeed', 'getFeeds', 'getFeedDocument'])(
  'calls of %s run out',
  (operationId) => {
    const { amazon, post, get } = newFeedWorld();
    const calls: Record<string, () => number> = {
      createFeedDocument: () => post(FEED_DOCUMENTS, { contentType: TABS }).status,
      createFeed: () => post(FEEDS, {}).status,
      getFeed: () => get(`${FEEDS}/1`).status,
      getFeeds: () => get(FEEDS, { feedTypes: CONFIRM }).status,
      getFeedDocument: () => get(`${FEED_DOCUMENTS}/1`).status,
    };
    const burst = operationId === 'getFeeds' || operationId === 'getFeedDocument' ? 10 : 15;
    const statuses = Array.from({ length: burst + 1 }, () => calls[operationId]?.());
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(amazon.control.requests[operationId]).toEqual({ made: burst + 1, throttled: 1 });
  },
);
