// F23. No package is confirmed twice, wherever a machine stops and whichever answer is lost; and a package counts as
// confirmed when Amazon says so, never because we do.

import { size } from '../support/size';
import { Story } from '../support/story';
import { effects, newTracking, planAndSend, send, ship } from '../support/warehouse';
import { WAYS } from '../support/ways';

const story = new Story();
afterAll(() => story.close());

const { account, amazon } = story.world;
const { control } = account;

/** References that Amazon has, and how often each was told after Amazon had it: once would be twice. */
const told = new Map<string, number>();
amazon.control.observe(({ operationId, request }) => {
  if (operationId !== 'confirmShipment') return;
  const { packageDetail } = JSON.parse(String(request.body)) as { packageDetail: { packageReferenceId: string } };
  const { packageReferenceId: reference } = packageDetail;
  const before = told.get(reference);
  if (before !== undefined) told.set(reference, before + 1);
  else if (
    amazon.control.truth().some(({ packages }) => packages.some((each) => each.packageReferenceId === reference))
  )
    told.set(reference, 0);
});

/** One order in two packages. */
function shipped(of: Story): { id: string; trackings: string[] } {
  const id = of.arrive({ lines: [{ sku: 'HH-MUG-SAND', quantity: 2 }] });
  const trackings = [newTracking(), newTracking()];
  ship(of, id, { parcels: trackings.map((tracking) => ({ tracking })), packages: { 'HH-MUG-SAND': '1:1, 2:1' } });
  return { id, trackings };
}

/** Schedules go on as they would, until everything that was told is seen. */
function calm(id: string): void {
  control.reset();
  amazon.control.clearFaults();
  account.runner.abandon();
  for (let quarter = 0; quarter < 12; quarter++) {
    story.sync();
    planAndSend(story);
    send(story);
    const states = effects(story, id).map(({ state }) => state);
    if (states.length > 0 && states.every((state) => state === 'confirmed')) return;
  }
}

function check(id: string, trackings: readonly string[]): void {
  const order = amazon.control.truth().find((each) => each.orderId === id);
  expect({
    told: order?.packages.map(({ trackingNumber, items }) => [trackingNumber, items.map(({ quantity }) => quantity)]),
    status: order?.status,
    rows: effects(story, id).map(({ version, state }) => [version, state]),
    twice: [...told].filter(([, times]) => times > 0),
    open: story.reasons(id),
  }).toEqual({
    told: expect.arrayContaining(trackings.map((tracking) => [tracking, [1]])),
    status: 'SHIPPED',
    rows: [
      [1, 'confirmed'],
      [1, 'confirmed'],
    ],
    twice: [],
    open: [],
  });
  expect(order?.packages).toHaveLength(trackings.length);
}

function positionsOfOne(): number {
  const warm = shipped(story);
  planAndSend(story);
  calm(warm.id);
  const { id, trackings } = shipped(story);
  control.reset();
  planAndSend(story);
  send(story);
  const { positions } = control;
  calm(id);
  check(id, trackings);
  return positions;
}

const positions = positionsOfOne();

test.each(WAYS)(
  'F23 a machine that stops ($way, restarts: $restarts) at any position tells no package twice',
  ({ way, restarts }) => {
    const step = size('F23 every n-th position', 12, 1);
    const first = 1 + (WAYS.findIndex((each) => each.way === way && each.restarts === restarts) % step);
    for (let position = first; position <= positions; position += step) {
      const { id, trackings } = shipped(story);
      control.reset();
      control.restarts = restarts;
      control[way](position);
      planAndSend(story);
      send(story);
      control.restarts = true;
      calm(id);
      try {
        check(id, trackings);
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
  },
);

test.each(['timeout-after', 'timeout-before'] as const)(
  'F23 confirmations whose answer never comes (%s) are told once',
  (kind) => {
    for (const skip of [0, 1]) {
      const { id, trackings } = shipped(story);
      amazon.control.fault({ kind, operation: 'confirmShipment', skip, times: 1 });
      planAndSend(story);
      expect(effects(story, id).filter(({ state, answered }) => state === 'sent' && !answered).length).toBe(1);
      // Runs that come before Amazon can show it learn nothing by what it lacks.
      for (let run = 0; run < 2; run++) {
        story.wait(1);
        account.runner.run('customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1m');
        account.runner.settle();
      }
      calm(id);
      check(id, trackings);
    }
  },
);

test('F23 what Amazon took is not confirmed before a read of the order shows it', () => {
  const { id } = shipped(story);
  planAndSend(story);
  expect(effects(story, id).map(({ state, answer }) => [state, answer])).toEqual([
    ['sent', 'Accepted.'],
    ['sent', 'Accepted.'],
  ]);
  story.world.account.runner.run('customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1');
  expect(effects(story, id).map(({ state }) => state)).toEqual(['sent', 'sent']);
  calm(id);
  expect(effects(story, id).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
});

test('no invocation of these histories took more than half of its units', () => {
  for (const { script, stage, limit, highest } of account.runner.statistics()) {
    expect({ script, stage, isWithinHalf: highest <= limit / 2 }).toEqual({ script, stage, isWithinHalf: true });
  }
});
