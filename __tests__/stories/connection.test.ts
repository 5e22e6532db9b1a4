// What orders a marketplace takes, and where a connection may work: settings on records, changed without a deployment.

import { CA, UK, US } from '../../lab/catalogue';
import { DAY, HOUR } from '../../lab/clock';
import { edit, marketplaceState, press, setMarketplace } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story({ setUp: { fromDate: '2026-03-02' } });
afterAll(() => story.close());

const lines = [{ sku: 'HH-MUG-SAND', price: 2_000 }];
const NA = (): number => story.setUp.connections.na as number;
const calls = (): number => Object.values(story.world.amazon.control.requests).reduce((sum, { made }) => sum + made, 0);

/** A refreshed sandbox: every record as it was, in an account of another id. */
const leaveTheAccount = (): void =>
  story.world.account.store.run('UPDATE customrecord_cwy_connection SET custrecord_cwy_con_account = ?', ['7654321']);

test('an order bought before the marketplace’s first day is ignored, whatever updates come', () => {
  const yesterday = Date.parse('2026-03-01T22:00:00Z');
  const id = story.place({ lines, createdTime: yesterday, lastUpdatedTime: yesterday, status: 'PENDING' });
  story.sync();
  for (const change of [{ status: 'UNSHIPPED' }, { buyer: { name: 'Robin B.' } }, { status: 'SHIPPED' }] as const) {
    story.world.amazon.control.update(id, change);
    story.sync();
    expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'before-start-date' });
  }
  expect(story.salesOrders(id)).toEqual([]);
  expect(story.reservations(id)).toEqual([]);
  expect(story.exceptions(id)).toEqual([]);
});

test('the first day begins with the marketplace’s own midnight', () => {
  // 07:30 in UTC is 23:30 of the day before in Los Angeles; 08:30 is the first half hour of the day.
  const at = (time: string) => ({ lines, createdTime: Date.parse(time), lastUpdatedTime: story.world.clock.now() });
  const before = story.arrive(at('2026-03-02T07:30:00Z'));
  const after = story.arrive(at('2026-03-02T08:30:00Z'));
  expect(story.document(before).reason).toBe('before-start-date');
  expect(story.salesOrders(after)).toHaveLength(1);
});

test('a marketplace that does not take orders of a channel ignores them by that rule', () => {
  setMarketplace(story, CA, { import_fba: false });
  const fba = story.arrive({ marketplaceId: CA, channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 5_999 }] });
  const fbm = story.arrive({ marketplaceId: CA, lines });
  expect(story.document(fba)).toMatchObject({ state: 'ignored', reason: 'channel-not-imported' });
  expect(story.salesOrders(fbm)).toHaveLength(1);
  setMarketplace(story, CA, { import_fba: true });
});

test.each(['shadow', 'paused'] as const)(
  'the orders of a marketplace that is %s are read and not imported; set live again, it gets them',
  (state) => {
    setMarketplace(story, UK, { state: marketplaceState(story, state) });
    const id = story.arrive({ marketplaceId: UK, lines });
    expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'marketplace-not-live' });
    expect(story.salesOrders(id)).toEqual([]);
    setMarketplace(story, UK, { state: marketplaceState(story, 'live') });
    story.world.account.runner.settle();
    expect(story.salesOrders(id)).toHaveLength(1);
  },
);

test('a marketplace in draft is not asked for; the others of its connection are', () => {
  setMarketplace(story, CA, { state: marketplaceState(story, 'draft') });
  const asked: string[] = [];
  const end = story.world.amazon.control.observe(({ operationId, request }) => {
    if (operationId === 'searchOrders') asked.push(new URL(request.url).searchParams.get('marketplaceIds') ?? '');
  });
  const [us, ca] = [story.place({ lines }), story.place({ marketplaceId: CA, lines })];
  story.sync();
  end();
  expect(asked.some((ids) => ids.includes(US))).toBe(true);
  expect(asked.some((ids) => ids.includes(CA))).toBe(false);
  expect(story.salesOrders(us)).toHaveLength(1);
  expect(story.documents().filter(({ amazonOrderId }) => amazonOrderId === ca)).toEqual([]);
  setMarketplace(story, CA, { state: marketplaceState(story, 'live') });
});

test('an echo of Multi-Channel Fulfillment is no sale, and ignored by its rule', () => {
  const id = story.arrive({ channelName: 'NON_AMAZON', channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 0 }] });
  expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'mcf-echo' });
});

test('an order cancelled before it was imported is ignored by its rule', () => {
  const id = story.place({ lines });
  story.world.amazon.control.update(id, { status: 'CANCELLED' });
  story.sync();
  expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'cancelled-before-import' });
});

test('in another account than the one it was activated in a connection makes no call and posts nothing, until somebody activates it anew', () => {
  const waiting = story.place({ lines });
  // The same records in an account of another id: right before what was read is applied.
  story.world.account.control.between(1, leaveTheAccount, ({ options }) => options.type === 'mapreduce');
  story.sync();
  story.world.account.control.reset();
  expect(story.document(waiting).state).toBe('received');
  const arriving = story.place({ lines });
  const before = calls();
  story.sync();
  story.wait(60);
  story.sync();
  expect(calls()).toBe(before);
  expect(story.salesOrders(waiting)).toEqual([]);
  expect(story.documents().some(({ amazonOrderId }) => amazonOrderId === arriving)).toBe(false);
  const alerts = story.exceptions().filter((each) => each.class === 'connection-other-account');
  expect(alerts.map(({ count }) => count)).toEqual([1, 1]);

  for (const connection of Object.values(story.setUp.connections)) press(story, 'activate', connection);
  story.sync();
  story.sync();
  expect(story.salesOrders(waiting)).toHaveLength(1);
  expect(story.salesOrders(arriving)).toHaveLength(1);
  expect(story.exceptions().filter((each) => each.class === 'connection-other-account')).toEqual([]);
});

test('a retry of one order posts nothing either while its connection belongs to another account', () => {
  const id = story.arrive({ lines: [{ sku: 'HH-VASE-NEW', price: 2_999 }] });
  expect(story.reasons(id)).toEqual(['sku-unmapped']);
  const before = story.exceptions(id)[0]?.count;
  leaveTheAccount();
  story.world.account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1', {
    custscript_cwy_apply_document: String(story.document(id).id),
  });
  expect(story.exceptions(id)[0]?.count).toBe(before);
  for (const connection of Object.values(story.setUp.connections)) press(story, 'activate', connection);
});

test('a stopped connection is silent, and goes on where it was once it is active again', () => {
  press(story, 'stop', NA());
  const id = story.place({ lines });
  const before = calls();
  story.wait(16);
  story.world.account.runner.run('customscript_cwy_orders_fetch_ss', 'customdeploy_cwy_orders_fetch_ss_1');
  expect(calls()).toBe(before);
  story.world.clock.advance(5 * HOUR);
  press(story, 'activate', NA());
  story.sync();
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('what an order needs is a field on a record: a changed hold time of pending orders counts from the next one on', () => {
  setMarketplace(story, US, { reserve_hours: 5 });
  const id = story.arrive({ status: 'PENDING', lines });
  const [row] = story.rows(
    'SELECT custrecord_cwy_res_until AS until FROM customrecord_cwy_reservation WHERE custrecord_cwy_res_order_id = ?',
    [id],
  );
  expect(Date.parse(String(row?.until))).toBeLessThan(story.world.clock.now() + 5 * HOUR);
});

test('a marketplace cannot go live without what its orders need; the refusal names each thing', () => {
  setMarketplace(story, UK, { state: marketplaceState(story, 'paused') });
  setMarketplace(story, UK, { item_wrap: '' });
  expect(() => setMarketplace(story, UK, { state: marketplaceState(story, 'live') })).toThrow('gift wrap');
});

test('an owner of the connection is told four weeks before its secret ends', () => {
  const day = new Date(story.world.clock.now() + 20 * DAY).toISOString().slice(0, 10);
  edit(story, 'customrecord_cwy_connection', NA(), { custrecord_cwy_con_secret_expiry: day });
  story.sync();
  expect(story.exceptions().filter((each) => each.class === 'secret-expiring')).toHaveLength(1);
});
