// F6. After an outage of 72 hours the backlog drains, oldest ship-by first, nothing is lost or doubled, and the run's row
// said beforehand when.

import { US } from '../../lab/catalogue';
import { DAY, HOUR, type Instant, MINUTE } from '../../lab/clock';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS_A_DAY = size('F6 orders a day', 150, 2_000);
const story = new Story();
afterAll(() => story.close());
const { account, clock } = story.world;

const FETCH = 'customscript_cwy_orders_fetch_ss';
const HOURS_TO_SHIP = [48, 6, 96, 24, 72] as const;

/** Orders of one marketplace, evenly over a span, some to be shipped sooner than others. */
function trade(from: Instant, to: Instant): string[] {
  const placed: string[] = [];
  const step = DAY / ORDERS_A_DAY;
  for (let at = from; at < to; at += step) {
    clock.advance(Math.max(0, at - clock.now()));
    const hours = HOURS_TO_SHIP[placed.length % HOURS_TO_SHIP.length] as number;
    const shipBy = { earliest: at, latest: at + hours * HOUR };
    placed.push(story.place({ marketplaceId: US, shipBy, lines: [{ sku: 'HH-MUG-SAND', price: 1499 }] }));
  }
  return placed;
}

interface Read {
  readonly id: string;
  readonly shipBy: string;
  /** Sales orders are numbered as they are made; null before. */
  readonly salesOrder: number | null;
}

const read = (): Read[] =>
  story.rows(
    `SELECT custrecord_cwy_doc_amazon_id AS id, custrecord_cwy_doc_ship_by AS shipBy, custrecord_cwy_doc_transaction AS salesOrder
     FROM customrecord_cwy_document ORDER BY id`,
  ) as unknown as Read[];

/** Orders that one run of the import takes, in whatever turn NetSuite gives them. */
const A_RUN = 250;

test('F6 of the orders already read, those with the oldest ship-by become sales orders first', () => {
  const known = read().length;
  trade(clock.now(), clock.now() + ((A_RUN + 40) * DAY) / ORDERS_A_DAY);
  clock.advance(5 * MINUTE);
  // Everything is read before anything of it is imported.
  for (let run = 0; run < 30 && read().length < known + A_RUN + 40; run++) {
    clock.advance(3 * MINUTE);
    account.runner.run(FETCH, `${FETCH.replace('script', 'deploy')}_1${run === 0 ? '' : 'm'}`);
  }
  account.runner.settle();
  const orders = read().slice(known);
  expect(orders.length).toBeGreaterThanOrEqual(A_RUN + 40);
  const made = [...orders].sort((a, b) => Number(a.salesOrder) - Number(b.salesOrder)).map(({ shipBy }) => shipBy);
  const [first, then] = [made.slice(0, A_RUN).sort(), made.slice(A_RUN).sort()];
  expect((first.at(-1) ?? '') <= (then[0] ?? '')).toBe(true);
});

test('F6 a backlog of 72 hours drains when its first forecast says, and every order is there once', () => {
  const known = read().length;
  const before = trade(clock.now(), clock.now() + DAY);
  account.runner.runUntil(clock.now() + HOUR);
  const missed = trade(clock.now(), clock.now() + 3 * DAY);
  // Amazon shows updates two minutes late.
  clock.advance(5 * MINUTE);
  // While the account was down nothing ran: its schedules begin anew.
  account.runner.replan();
  const restart = clock.now();
  const runBefore = Number(story.rows('SELECT MAX(id) AS id FROM customrecord_cwy_run')[0]?.id);
  const isDone = (): boolean => {
    const orders = read();
    return (
      orders.length === known + before.length + missed.length && orders.every(({ salesOrder }) => salesOrder !== null)
    );
  };
  let done = restart;
  while (!isDone()) {
    done += MINUTE;
    expect(done - restart).toBeLessThan(2 * DAY);
    account.runner.runUntil(done);
  }

  const plans = story.rows(
    'SELECT custrecord_cwy_run_plan AS plan FROM customrecord_cwy_run WHERE id > ? ORDER BY id',
    [runBefore],
  );
  const [, day, time] =
    /Caught up by about ([\d-]+) ([\d:]+) UTC/.exec(plans.map(({ plan }) => String(plan)).join('\n')) ?? [];
  const forecast = Date.parse(`${day}T${time}:00Z`);
  process.stderr.write(
    `size: F6 drained in ${(done - restart) / MINUTE} min, forecast ${Math.round((forecast - restart) / MINUTE)} min\n`,
  );
  expect(Math.abs(forecast - done) / (done - restart)).toBeLessThan(0.2);

  const all = [...before, ...missed];
  expect(all.filter((id) => story.salesOrders(id).length !== 1)).toEqual([]);
  expect(story.exceptions()).toEqual([]);
});
