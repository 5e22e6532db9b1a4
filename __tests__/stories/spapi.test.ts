// How the add-on lives with the Selling Partner API from run to run: slots, unfinished work, the circuit, connections that
// may not call, units.

import { HOUR, MINUTE } from '../../lab/clock';
import { Person } from '../../lab/netsuite/runner/person';
import {
  activate,
  alerts,
  connection,
  flag,
  flagged,
  lastRun,
  placeMany,
  quota,
  read,
  runs,
  seller,
  setConnection,
  setQuota,
} from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { account, amazon, clock } = story.world;
const { control } = account;

const asked = (operation = 'searchOrders'): number => {
  const { made = 0, throttled = 0 } = amazon.control.requests[operation] ?? {};
  return made + throttled;
};
const everyCall = (): number =>
  Object.values(amazon.control.requests).reduce((sum, { made, throttled }) => sum + made + throttled, 0);
const kept = (ids: readonly string[]): number => {
  const known = new Set(story.documents().map(({ amazonOrderId }) => amazonOrderId));
  return ids.filter((id) => known.has(id)).length;
};
/** To the beginning of the next quarter of an hour, and a minute more. */
const nextQuarter = (): void => {
  const quarter = 15 * MINUTE;
  clock.advance((Math.floor(clock.now() / quarter) + 1) * quarter + MINUTE - clock.now());
};
const setFast = (fast: boolean): void => {
  const person = new Person(account, { userId: story.setUp.ids.employee });
  for (const id of Object.values(story.setUp.marketplaces)) {
    person.edit('customrecord_cwy_marketplace', id, { values: { custrecord_cwy_mkt_fast: fast }, sublists: {} });
  }
};

test('many new orders in one sweep: few calls, no invocation above half of its units, unfinished work goes on by itself', () => {
  const count = size('orders in one sweep', 720, 1_500);
  const placed = placeMany(story, count);
  const before = asked();
  nextQuarter();
  read(story);
  expect(lastRun(story).plan).toContain("half of the run's units are used");
  account.runner.settle();
  expect(kept(placed)).toBe(count);
  // Twelve calls a thousand orders.
  expect(asked() - before).toBeLessThanOrEqual(Math.floor((count * 12) / 1_000));
  expect(
    runs(story)
      .slice(1)
      .every(({ slot }) => slot.includes('-1m-')),
  ).toBe(true);
  for (let quarter = 0; quarter < 4; quarter++) {
    nextQuarter();
    read(story);
    account.runner.settle();
  }
  expect(story.rows('SELECT COUNT(*) AS n FROM "transaction" WHERE custbody_cwy_order_id IS NOT NULL')[0]?.n).toBe(
    count,
  );
  for (const { script, stage, limit, highest } of account.runner.statistics()) {
    expect({ script, stage, highest, isWithinHalf: highest <= limit / 2 }).toMatchObject({ isWithinHalf: true });
  }
});

test('whoever starts first in a time slot has it, and says in its line what it did', () => {
  const placed = placeMany(story, 2);
  nextQuarter();
  read(story);
  const before = asked();
  const { length } = runs(story);
  story.wait(3);
  read(story);
  expect({ runs: runs(story).length, asked: asked() }).toEqual({ runs: length, asked: before });
  expect(lastRun(story)).toMatchObject({ state: 'done', calls: 1, rows: 2 });
  expect(lastRun(story).plan).toMatch(/searchOrders: 1 pages, 2 new or newer/);
  expect(kept(placed)).toBe(2);
});

test('the deployments between the quarter hours read fast marketplaces only, each in a slot of its own', () => {
  nextQuarter();
  read(story, 'b');
  const { length } = runs(story);
  setFast(true);
  read(story);
  story.wait(5);
  read(story, 'b');
  story.wait(1);
  read(story, 'c');
  story.wait(4);
  read(story, 'c');
  setFast(false);
  expect(runs(story).length - length).toBe(3);
  expect(new Set(runs(story).map(({ slot }) => slot)).size).toBe(runs(story).length);
});

test('of two deployments that start in one slot at the same moment, one works', () => {
  setFast(true);
  placeMany(story, 3);
  nextQuarter();
  const before = asked();
  const { length } = runs(story);
  // The second comes while the first is about to claim the slot.
  for (let position = 1; runs(story).length === length; position++) {
    control.between(position, () => read(story, 'b'));
    read(story);
    control.reset();
    if (runs(story).length === length) story.wait(1);
  }
  setFast(false);
  account.runner.settle();
  expect({ runs: runs(story).length - length, calls: asked() - before }).toEqual({ runs: 1, calls: 1 });
});

test('a run that died leaves its slot taken, and the run of the next slot goes on', () => {
  const placed = placeMany(story, 120);
  nextQuarter();
  control.restarts = false;
  control.stopAt(90);
  read(story);
  control.reset();
  control.restarts = true;
  account.runner.abandon();
  expect(lastRun(story).state).toBe('claimed');
  const before = asked();
  story.wait(1);
  read(story);
  expect(asked()).toBe(before);

  nextQuarter();
  read(story);
  account.runner.settle();
  expect(kept(placed)).toBe(120);
  expect(placed.flatMap((id) => story.salesOrders(id))).toHaveLength(120);
});

test('documents that a dead run left lying are applied by the next one, although it finds nothing new', () => {
  const [id = ''] = placeMany(story, 1);
  nextQuarter();
  control.restarts = false;
  control.stopAt(1, ({ options }) => options.type === 'mapreduce');
  read(story);
  account.runner.settle();
  control.reset();
  control.restarts = true;
  account.runner.abandon();
  expect(story.document(id).state).toBe('received');
  nextQuarter();
  read(story);
  account.runner.settle();
  expect(lastRun(story)).toMatchObject({ rows: 0 });
  expect(story.document(id).state).toBe('applied');
});

test('a connection that keeps failing opens its circuit, rests without a call, and closes by itself', () => {
  const placed = placeMany(story, 1);
  amazon.control.fault({ kind: 'unavailable', until: clock.now() + 8 * HOUR });
  let rested = 0;
  for (let quarter = 0; quarter < 30; quarter++) {
    nextQuarter();
    const before = everyCall();
    read(story);
    if (/Calls rest until/.test(lastRun(story).plan ?? '')) {
      rested++;
      expect(everyCall()).toBe(before);
      expect(lastRun(story).state).toBe('stopped');
    }
  }
  expect(rested).toBeGreaterThan(5);
  expect(Number(connection(story).failures)).toBeGreaterThanOrEqual(5);
  expect(alerts(story)).toEqual(['api-refused 1']);
  for (let quarter = 0; quarter < 10; quarter++) {
    nextQuarter();
    read(story);
    account.runner.settle();
  }
  expect(kept(placed)).toBe(1);
  expect(connection(story).failures).toBe(0);
  expect(alerts(story)).toEqual([]);
});

test('refusals for quota rest without opening the circuit; if they stay, a person hears of it once', () => {
  const placed = placeMany(story, 1);
  amazon.control.fault({ kind: 'throttle', operation: 'searchOrders', times: 4 });
  const before = asked();
  for (let quarter = 0; quarter < 12; quarter++) {
    nextQuarter();
    read(story);
    if (quarter === 0) expect(alerts(story)).toEqual([]);
    if (kept(placed) === 0) expect(connection(story).failures).toBe(0);
  }
  expect(asked() - before).toBeLessThanOrEqual(16);
  expect(kept(placed)).toBe(1);
  expect(quota(story, 'searchOrders')).toMatchObject({ attempts: 0 });
  expect(alerts(story, true)).toContain('quota-exhausted 1');
  expect(alerts(story)).toEqual([]);
});

test('an authorisation that the seller takes back stops the connection; activating it anew starts it', () => {
  const { credentials } = seller(story);
  const refresh = 'custsecret_cwy_na_refresh';
  account.secrets.put(refresh, 'Atzr|revoked', { domains: ['api.amazon.com'] });
  const placed = placeMany(story, 1);
  clock.advance(HOUR);
  nextQuarter();
  read(story);
  const calls = everyCall();
  nextQuarter();
  read(story);
  expect(everyCall()).toBe(calls);
  expect(alerts(story)).toHaveLength(1);
  expect(story.exceptions().find((each) => each.class === 'connection-stopped')?.message).toContain('refresh token');

  account.secrets.put(refresh, credentials.refreshToken, { domains: ['api.amazon.com'] });
  activate(story);
  nextQuarter();
  read(story);
  expect(kept(placed)).toBe(1);
  expect(alerts(story)).toEqual([]);
});

test('an application without the role is told which one it needs', () => {
  const { roles } = seller(story);
  roles.delete('Inventory and Order Tracking');
  nextQuarter();
  read(story);
  roles.add('Inventory and Order Tracking');
  expect(story.exceptions().find((each) => each.class === 'connection-stopped')?.message).toContain(
    '"Inventory and Order Tracking"',
  );
  activate(story);
  nextQuarter();
  read(story);
  expect(alerts(story)).toEqual([]);
});

test('a connection that was activated in another account makes no call and applies nothing, and says so once', () => {
  const [late = ''] = placeMany(story, 1);
  nextQuarter();
  read(story);
  setConnection(story, { account: '7654321_SB1' });
  account.runner.settle();
  const calls = everyCall();
  for (let quarter = 0; quarter < 3; quarter++) {
    nextQuarter();
    read(story);
    account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr');
  }
  expect(everyCall()).toBe(calls);
  expect(alerts(story)).toEqual(['connection-other-account 1']);
  expect(story.salesOrders(late)).toEqual([]);

  activate(story);
  nextQuarter();
  read(story);
  account.runner.settle();
  expect(alerts(story)).toEqual([]);
  expect(story.salesOrders(late)).toHaveLength(1);
});

test('a second connection that wants a taken slot is refused, with the slots that are free', () => {
  const person = new Person(account, { userId: story.setUp.ids.employee });
  expect(() =>
    person.edit('customrecord_cwy_connection', story.setUp.connections.eu as number, {
      values: { custrecord_cwy_con_slot: 1 },
      sublists: {},
    }),
  ).toThrow(/Slot 1 belongs to .*Free: 2?,? ?3, 4/);
});

test('one order that Amazon does not know, or refuses, keeps no other from being read anew', () => {
  const [good = ''] = placeMany(story, 1);
  nextQuarter();
  read(story);
  account.runner.settle();
  const first = story.documents()[0];
  const person = new Person(account, { userId: story.setUp.ids.employee, quietly: true });
  person.editInline('customrecord_cwy_document', Number(first?.id), {
    custrecord_cwy_doc_amazon_id: '111-0000000-0000000',
  });
  flag(story, ['111-0000000-0000000', good]);
  nextQuarter();
  read(story);
  expect(flagged(story)).toBe(0);
  expect(story.reasons('111-0000000-0000000')).toEqual(['order-not-found']);
  expect(connection(story).failures).toBe(0);
});

test('what waits for quota is left to the next run, and the line says so', () => {
  const ids = story
    .documents()
    .slice(0, size('orders read anew', 5, 50))
    .map(({ amazonOrderId }) => amazonOrderId);
  flag(story, ids);
  nextQuarter();
  setQuota(story, 'getOrder', { tokens: 0, blocked_until: String(clock.now() + 5 * MINUTE) });
  read(story);
  expect(flagged(story)).toBe(ids.length);
  expect(lastRun(story).plan).toMatch(/orders wait to be read anew\. Stopped early: getOrder rests until/);
  nextQuarter();
  read(story);
  expect(flagged(story)).toBe(0);
});

test('a page token that Amazon no longer takes, or a page given twice, makes the window be read anew', () => {
  for (const [kind, wait] of [
    ['token', 25 * 60],
    ['page', 16],
  ] as const) {
    const placed = placeMany(story, 130);
    nextQuarter();
    if (kind === 'token') {
      // The run dies between two pages, and nothing starts for more than a day.
      control.restarts = false;
      control.stopAt(2, ({ usedUnits }) => usedUnits > 700);
      read(story);
      control.reset();
      control.restarts = true;
      account.runner.abandon();
    } else amazon.control.fault({ kind: 'repeated-page', operation: 'searchOrders', times: 1 });
    story.wait(wait);
    for (let quarter = 0; quarter < 3; quarter++) {
      nextQuarter();
      read(story);
    }
    expect({ kind, kept: kept(placed) }).toEqual({ kind, kept: 130 });
  }
});
