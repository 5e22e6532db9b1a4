// Orders in: windows and pages, what is durable before the watermark moves, updates in any order, two runs at once.

import { US } from '../../lab/catalogue';
import { MINUTE } from '../../lab/clock';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());
afterEach(() => {
  story.world.amazon.control.clearFaults();
  story.world.account.control.reset();
  story.world.account.control.restarts = true;
  story.sync();
});

const mug = { sku: 'HH-MUG-SAND', price: 2_000 };
const NA = 1;

interface Cursor {
  readonly watermark: number | null;
  readonly chain: { readonly token: string } | null;
}

function cursor(): Cursor {
  const [row] = story.rows(
    `SELECT custrecord_cwy_cur_watermark AS watermark, custrecord_cwy_cur_chain AS chain FROM customrecord_cwy_cursor
     WHERE custrecord_cwy_cur_connection = ?`,
    [story.setUp.connections.na as number],
  );
  const text = (value: unknown): string | null =>
    value === null || value === undefined || value === '' ? null : String(value);
  const [watermark, chain] = [text(row?.watermark), text(row?.chain)];
  return { watermark: watermark === null ? null : Number(watermark), chain: chain === null ? null : JSON.parse(chain) };
}

/** Every request of an operation while `during` runs, with its query. */
function asked(operation: string, during: () => void): URLSearchParams[] {
  const queries: URLSearchParams[] = [];
  const end = story.world.amazon.control.observe(({ operationId, request }) => {
    if (operationId === operation) queries.push(new URL(request.url).searchParams);
  });
  during();
  end();
  return queries;
}

const fetchNa = (deployment = String(NA)): void => {
  story.world.account.runner.run('customscript_cwy_orders_fetch_ss', `customdeploy_cwy_orders_fetch_ss_${deployment}`);
};
const placeMany = (count: number): string[] => Array.from({ length: count }, () => story.place({ lines: [mug] }));

test('a run asks for a closed window that ends two minutes ago, and the next one begins before the last one ended', () => {
  const na = (queries: URLSearchParams[]): URLSearchParams[] =>
    queries.filter((query) => query.get('marketplaceIds')?.includes(US));
  story.wait(16);
  const now = story.world.clock.now();
  const [first] = na(asked('searchOrders', () => story.fetch()));
  const before = Date.parse(first?.get('lastUpdatedBefore') ?? '');
  expect(before).toBeLessThan(now - 2 * MINUTE + 10_000);
  expect(first?.get('lastUpdatedAfter')).not.toBeNull();
  expect(cursor().watermark).toBe(before);
  story.wait(16);
  const [second] = na(asked('searchOrders', () => story.fetch()));
  expect(Date.parse(second?.get('lastUpdatedAfter') ?? '')).toBe(before - 10 * MINUTE);
});

test('pages are asked for until the last one, and only then the watermark moves', () => {
  const ids = placeMany(210);
  story.wait(16);
  const before = cursor().watermark;
  const queries = asked('searchOrders', () => fetchNa());
  expect(queries.map((query) => query.has('paginationToken'))).toEqual([false, true, true]);
  expect(cursor().chain).toBeNull();
  expect(cursor().watermark).toBeGreaterThan(before ?? 0);
  expect(filed(ids)).toBe(ids.length);
});

/** How many of the orders are durable. */
function filed(ids: readonly string[]): number {
  const known = new Set(story.documents().map(({ amazonOrderId }) => amazonOrderId));
  return ids.filter((id) => known.has(id)).length;
}

/** The machine stops under the reading run; nothing starts it again by itself. */
function stopReadingAt(position: number, when: () => boolean = () => true): void {
  const { control } = story.world.account;
  control.restarts = false;
  control.stopAt(position, ({ options }) => options.type === 'scheduled' && when());
  fetchNa();
  control.reset();
  control.restarts = true;
}

test.each([1, 2, 3, 5, 8, 10, 11, 12, 13, 14, 15])(
  'stopped at position %d of the reading run, the watermark never passes an order that is not durable',
  (position) => {
    const ids = placeMany(4);
    story.wait(16);
    const before = cursor();
    stopReadingAt(position);
    if (filed(ids) < ids.length) expect(cursor()).toEqual(before);
    story.sync();
    for (const id of ids) expect(story.salesOrders(id)).toHaveLength(1);
  },
);

test('stopped between two pages, the window stays open where it was; the next run goes on with its next page', () => {
  const ids = placeMany(110);
  story.wait(16);
  const before = cursor().watermark;
  stopReadingAt(1, () => cursor().chain !== null);
  const { watermark, chain } = cursor();
  expect(watermark).toBe(before);
  expect(chain?.token).toBeTruthy();
  story.wait(16);
  const [first] = asked('searchOrders', () => fetchNa());
  expect(first?.get('paginationToken')).toBe(chain?.token);
  story.world.account.runner.settle();
  for (const id of ids) expect(story.salesOrders(id)).toHaveLength(1);
});

test('a page token that Amazon refuses makes the window be read anew, and no order is lost or doubled', () => {
  const ids = placeMany(110);
  story.wait(16);
  stopReadingAt(1, () => cursor().chain !== null);
  const { watermark, chain } = cursor();
  const { records } = story.world.account;
  const kept = records
    .list('customrecord_cwy_cursor')
    .rows.find((row) => Number(row.fields.custrecord_cwy_cur_connection) === story.setUp.connections.na);
  if (!kept) throw new Error('The connection has no cursor.');
  kept.fields.custrecord_cwy_cur_chain = JSON.stringify({ ...chain, token: 'a-token-from-before' });
  records.save(kept, { system: true });
  story.wait(16);
  fetchNa();
  expect(cursor()).toEqual({ watermark, chain: null });
  story.sync();
  expect(cursor().watermark).toBeGreaterThan(watermark ?? 0);
  for (const id of ids) expect(story.salesOrders(id)).toHaveLength(1);
});

/** A minute before the next span of time that a run may claim. */
function waitForQuarter(): void {
  const quarter = 15 * MINUTE;
  const now = story.world.clock.now();
  const next = Math.ceil((now + MINUTE) / quarter) * quarter;
  story.world.clock.advance(next - now - MINUTE);
}

test('a row missing from a page is found again by the overlap of the next window', () => {
  waitForQuarter();
  const ids = placeMany(3);
  story.world.amazon.control.fault({ kind: 'missing-row', operation: 'searchOrders', times: 1 });
  story.wait(4);
  fetchNa();
  story.world.account.runner.settle();
  expect(filed(ids)).toBe(2);
  story.wait(16);
  fetchNa();
  story.world.account.runner.settle();
  for (const id of ids) expect(story.salesOrders(id)).toHaveLength(1);
});

test('an order that Amazon shows late, with the time at which it really changed, is found by the overlap', () => {
  waitForQuarter();
  story.world.amazon.control.fault({ kind: 'late-update', times: 1, delay: 12 * MINUTE });
  const id = story.place({ lines: [mug] });
  story.wait(9);
  fetchNa();
  story.world.account.runner.settle();
  expect(filed([id])).toBe(0);
  story.sync();
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('an older update that comes late never overwrites a newer one', () => {
  const id = story.arrive({ lines: [mug] });
  story.world.amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  const status = (): unknown =>
    story.rows('SELECT custrecord_cwy_doc_status AS status FROM customrecord_cwy_document WHERE id = ?', [
      story.document(id).id,
    ])[0]?.status;
  expect(status()).toBe('SHIPPED');
  story.world.amazon.control.fault({ kind: 'stale-row', operation: 'searchOrders', times: 1 });
  story.world.amazon.control.update(id, { buyer: { name: 'Robin Other' } });
  story.sync();
  expect(status()).toBe('SHIPPED');
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('a repeated page is read without harm', () => {
  const ids = placeMany(110);
  story.world.amazon.control.fault({ kind: 'repeated-page', operation: 'searchOrders', times: 1, skip: 1 });
  story.sync();
  story.sync();
  const found = ids.filter((id) => story.salesOrders(id).length === 1);
  expect(ids.filter((id) => story.salesOrders(id).length > 1)).toEqual([]);
  expect(found.length).toBeGreaterThanOrEqual(100);
});

test('whichever deployment starts first claims its span of time; a second start in it reads nothing', () => {
  story.place({ lines: [mug] });
  story.wait(16);
  expect(asked('searchOrders', () => fetchNa())).toHaveLength(1);
  expect(asked('searchOrders', () => fetchNa())).toEqual([]);
  const quarter = 15 * MINUTE;
  const begins = new Date(Math.floor(story.world.clock.now() / quarter) * quarter).toISOString().slice(0, 16);
  expect(
    story.rows('SELECT id FROM customrecord_cwy_run WHERE externalid = ?', [`cwy-run-1-1-${begins}Z`]),
  ).toHaveLength(1);
});

const POSITIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14];

test.each(POSITIONS)('two applying runs at once, the other one at position %d, give one sales order', (position) => {
  const id = story.place({ lines: [mug, { sku: 'HH-BOWL', price: 500 }], status: 'PENDING' });
  story.sync();
  story.world.amazon.control.update(id, { status: 'UNSHIPPED' });
  story.wait(16);
  const { account } = story.world;
  let ran = false;
  account.control.between(
    position,
    () => {
      ran = true;
      account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1', {
        custscript_cwy_apply_document: String(story.document(id).id),
      });
    },
    ({ options }) => options.type === 'mapreduce' && options.deploymentId === 'customdeploy_cwy_orders_apply_mr_1',
  );
  story.fetch();
  account.runner.settle();
  account.control.reset();
  expect(ran).toBe(true);
  expect(story.salesOrders(id)).toHaveLength(1);
  expect(story.exceptions(id)).toEqual([]);
  expect(story.document(id)).toMatchObject({ state: 'applied' });
  expect(story.reservations(id).map(({ state }) => state)).toEqual(['converted', 'converted']);
});

test.each([1, 3, 6, 9, 12, 15])(
  'two reading runs at once, the other one at position %d, give one document',
  (position) => {
    const ids = placeMany(3);
    story.wait(16);
    const { account } = story.world;
    let ran = false;
    account.control.between(
      position,
      () => {
        ran = true;
        fetchNa('1m');
      },
      ({ options }) => options.deploymentId === 'customdeploy_cwy_orders_fetch_ss_1',
    );
    fetchNa();
    account.runner.settle();
    account.control.reset();
    expect(ran).toBe(true);
    for (const id of ids) {
      expect(story.document(id)).toMatchObject({ state: 'applied' });
      expect(story.salesOrders(id)).toHaveLength(1);
      expect(story.exceptions(id)).toEqual([]);
    }
  },
);

test('Amazon’s own words about an order are kept whole, with their time, under the order’s key', () => {
  const id = story.arrive({ lines: [mug] });
  const [row] = story.rows(
    `SELECT externalid, custrecord_cwy_doc_raw AS raw, custrecord_cwy_doc_updated AS updated
     FROM customrecord_cwy_document WHERE id = ?`,
    [story.document(id).id],
  );
  expect(row?.externalid).toBe(`cwy-doc-order-${story.setUp.connections.na}-${id}`);
  const raw = JSON.parse(String(row?.raw)) as { orderId: string; lastUpdatedTime: string; orderItems: object[] };
  expect(raw.orderId).toBe(id);
  expect(row?.updated).toBe(raw.lastUpdatedTime);
  expect(raw.orderItems).toHaveLength(1);
});
