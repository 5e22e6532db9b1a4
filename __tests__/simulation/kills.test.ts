// The machine stops at every position of a short import history in turn; after a calm rerun every order of Amazon's is
// exactly one thing in NetSuite, as if nothing had happened.

import { LWA_TOKEN } from '../../lab/amazon/operations/lwaToken';
import { DAY } from '../../lab/clock';
import { Person } from '../../lab/netsuite/runner/person';
import { placeMany, read } from '../support/reading';
import { size } from '../support/size';
import { Story } from '../support/story';
import { WAYS } from '../support/ways';

const story = new Story();
afterAll(() => story.close());

const { account, amazon } = story.world;
const { control } = account;
const APPLY = 'customscript_cwy_orders_apply_mr';
/** Taken once: at every position the clock goes on for weeks, and the day from which orders are imported stays. */
const TOO_LONG_AGO = story.world.clock.now() - 30 * DAY;

/** The orders of one history, by what shall become of them. */
interface History {
  readonly pending: string;
  readonly twoLines: string;
  readonly unmapped: string;
  readonly badAddress: string;
  readonly tooOld: string;
}

function place(): History {
  const [pending = ''] = placeMany(story, 1, { status: 'PENDING', lines: [{ sku: 'HH-BOWL', quantity: 3 }] });
  const lines = [{ sku: 'HH-MUG-SAND', quantity: 2 }, { sku: 'HH-SET-BREAKFAST' }];
  return {
    pending,
    twoLines: story.place({ lines }),
    unmapped: story.place({ lines: [{ sku: 'HH-VASE-NEW' }] }),
    badAddress: story.place({ lines: [{ sku: 'HH-MUG-SAND' }], address: { postalCode: '??' } }),
    tooOld: story.place({
      lines: [{ sku: 'HH-MUG-SAND' }],
      createdTime: TOO_LONG_AGO,
      lastUpdatedTime: story.world.clock.now(),
    }),
  };
}

/** Reads and applies, whether or not a machine stops in it. */
function run(): void {
  story.wait(16);
  read(story);
  account.runner.settle();
}

/** As on a connection's first day: no quota is known yet and no token kept. */
function forget(): void {
  const person = new Person(account, { userId: story.setUp.ids.employee, quietly: true });
  for (const { id } of story.rows('SELECT id FROM customrecord_cwy_quota'))
    person.remove('customrecord_cwy_quota', Number(id));
  story.wait(61);
}

/** First the orders come, then a claim becomes a sale and another order changes. */
function live(): History {
  const orders = place();
  run();
  amazon.control.update(orders.pending, { status: 'UNSHIPPED' });
  amazon.control.update(orders.twoLines, { programs: ['PRIME'] });
  run();
  return orders;
}

const waiting = (): number =>
  Number(
    story.rows(`SELECT COUNT(*) AS n FROM customrecord_cwy_document WHERE custrecord_cwy_doc_applied IS NULL
      OR custrecord_cwy_doc_applied <> custrecord_cwy_doc_updated`)[0]?.n,
  );

/** Schedules go on as they would. */
function calm(orders: History): void {
  control.reset();
  account.runner.abandon();
  const [last = ''] = Object.values(orders).slice(-1);
  for (let quarter = 0; quarter < 6; quarter++) {
    run();
    account.runner.run(APPLY, 'customdeploy_cwy_orders_apply_mr');
    account.runner.settle();
    if (waiting() === 0 && story.documents().some(({ amazonOrderId }) => amazonOrderId === last)) return;
  }
}

/** What the order is, all at once: in the end exactly one word may stand here. */
function outcomes(id: string): string[] {
  const document = story.documents().find(({ amazonOrderId }) => amazonOrderId === id);
  const sales = story.salesOrders(id).length;
  const live = story.reservations(id).filter(({ state }) => state === 'live').length;
  const exceptions = story.reasons(id);
  return [
    ...Array.from({ length: sales }, () => 'sales order'),
    ...Array.from({ length: live }, () => 'reservation'),
    ...(sales === 0 ? exceptions : []),
    ...(document?.state === 'ignored' ? [`ignored: ${document.reason}`] : []),
  ];
}

function check(orders: History): void {
  expect({
    pending: outcomes(orders.pending),
    // One that was cut off may never have seen the order pending.
    claims: [...story.reservations(orders.pending).map(({ quantity, state }) => `${quantity} ${state}`), 'none'][0],
    claimed: story.reservations(orders.pending).length <= 1,
    twoLines: outcomes(orders.twoLines),
    lines: story.salesOrder(orders.twoLines).sublists.item?.length,
    unmapped: outcomes(orders.unmapped),
    badAddress: outcomes(orders.badAddress),
    exceptions: story.exceptions(orders.badAddress).map((each) => each.class),
    tooOld: outcomes(orders.tooOld),
  }).toEqual({
    pending: ['sales order'],
    claims: expect.stringMatching(/^(3 converted|none)$/),
    claimed: true,
    twoLines: ['sales order'],
    lines: 2,
    unmapped: ['sku-unmapped'],
    badAddress: ['sales order'],
    exceptions: ['address-invalid'],
    tooOld: ['ignored: before-start-date'],
  });
}

/** Holds at any moment, also while a machine lies still: nobody finds an unapproved order without its reason. */
function checkMeanwhile(orders: History): void {
  for (const id of Object.values(orders)) expect(story.salesOrders(id).length).toBeLessThanOrEqual(1);
  if (story.salesOrders(orders.badAddress).length > 0)
    expect(story.reasons(orders.badAddress)).toEqual(['address-invalid']);
}

/** A calm history before any other: afterwards customers, quotas and cursors are there, and each history is as long. */
function positionsOfOne(): number {
  calm(live());
  forget();
  control.reset();
  const orders = live();
  const { positions } = control;
  calm(orders);
  check(orders);
  return positions;
}

const positions = positionsOfOne();

test.each(WAYS)(
  'a machine that stops ($way, restarts: $restarts) at any position loses, doubles and hides nothing',
  ({ way, restarts }) => {
    const step = size('kills: every n-th position', 20, 1);
    const first = 1 + ((WAYS.findIndex((each) => each.way === way && each.restarts === restarts) * 2) % step);
    for (let position = first; position <= positions; position += step) {
      forget();
      control.restarts = restarts;
      control[way](position);
      const orders = live();
      control.restarts = true;
      checkMeanwhile(orders);
      calm(orders);
      try {
        check(orders);
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
  },
);

test.each(['searchOrders', LWA_TOKEN])('answers of %s that never arrive lose, double and hide nothing', (operation) => {
  for (const kind of ['timeout-after', 'timeout-before'] as const) {
    for (const skip of [0, 1]) {
      forget();
      amazon.control.fault({ kind, operation, skip, times: 1 });
      const orders = live();
      amazon.control.clearFaults();
      calm(orders);
      check(orders);
    }
  }
});

test('no invocation of these histories took more than half of its units', () => {
  for (const { script, stage, limit, highest } of account.runner.statistics()) {
    expect({ script, stage, isWithinHalf: highest <= limit / 2 }).toEqual({ script, stage, isWithinHalf: true });
  }
});
