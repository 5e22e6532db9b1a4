// F48. Whatever is done to Amazon's side has a row that says so before the call, and a row that says what came of it after;
// and going through any part of it again changes nothing.

import { Story } from '../support/story';
import { confirmAll, effects, newTracking, planAndSend, send, ship } from '../support/warehouse';

const story = new Story();
afterAll(() => story.close());

const { account, amazon } = story.world;
const MUGS = { lines: [{ sku: 'HH-MUG-SAND', quantity: 2 }] };
const WRITES = ['confirmShipment', 'createFeed'];

/** Calls that change something at Amazon, each with the rows that were out when it was made. */
const calls: { readonly at: string; readonly out: number }[] = [];
amazon.control.observe(({ operationId }) => {
  if (!WRITES.includes(operationId ?? '')) return;
  const out = story.rows(
    "SELECT id FROM customrecord_cwy_effect WHERE custrecord_cwy_eff_state = 'sent' AND custrecord_cwy_eff_attempts > 0 AND custrecord_cwy_eff_answered IS NULL",
  );
  calls.push({ at: operationId ?? '', out: out.length });
});

const everything = (): string =>
  JSON.stringify({
    effects: effects(story),
    exceptions: story.exceptions(undefined, true),
    packages: amazon.control.truth().map(({ orderId, status, packages }) => [orderId, status, packages]),
  });

test('F48 every call that changes something at Amazon finds its row written, and leaves its outcome on it', () => {
  const ids = Array.from({ length: 4 }, () => story.arrive(MUGS));
  for (const id of ids) ship(story, id, { parcels: [{ tracking: newTracking() }] });
  amazon.control.fault({ kind: 'timeout-after', operation: 'confirmShipment', times: 1 });
  amazon.control.fault({ kind: 'throttle', operation: 'confirmShipment', skip: 1, times: 1 });
  for (let hour = 0; hour < 4; hour++) {
    planAndSend(story);
    confirmAll(story);
  }
  expect(calls.length).toBeGreaterThanOrEqual(ids.length);
  expect(calls.filter(({ out }) => out === 0)).toEqual([]);
  for (const id of ids) {
    expect(effects(story, id)).toMatchObject([{ state: 'confirmed' }]);
    expect(amazon.control.truth().find((each) => each.orderId === id)?.packages).toHaveLength(1);
  }
});

test('F48 going through any part of it again changes nothing, here or at Amazon', () => {
  const before = everything();
  const made = calls.length;
  for (const again of [
    () => account.runner.run('customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr'),
    () => account.runner.run('customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr_r1'),
    () => send(story),
    () => account.runner.run('customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1m'),
    () => planAndSend(story),
  ]) {
    again();
    account.runner.settle();
    expect(everything()).toBe(before);
  }
  expect(calls).toHaveLength(made);
});

test('F48 a map/reduce stage that is delivered twice makes each row once', () => {
  const id = story.arrive(MUGS);
  ship(story, id);
  account.control.reset();
  account.control.restarts = true;
  account.control.stopAfter(12);
  planAndSend(story);
  account.control.reset();
  confirmAll(story);
  planAndSend(story);
  confirmAll(story);
  expect(effects(story, id)).toMatchObject([{ version: 1, state: 'confirmed' }]);
});
