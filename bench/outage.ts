// An outage: for 72 hours nothing runs while orders go on coming. How long the backlog takes to drain once the account is
// back, whether the first forecast said so, and whether every order is there once. Orders come in all the time.

import { US } from '../lab/catalogue';
import { DAY, HOUR, type Instant, MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { type Finding, figure, highestOf } from './finding';

const ORDERS_A_DAY = 2_000;
const OUTAGE = 72 * HOUR;
const MISSED = (ORDERS_A_DAY * OUTAGE) / DAY;
/** As long as these orders take at the rate that the rush promises, 1,500 an hour. */
const BAR_MINUTES = (MISSED / 1_500) * 60;
/** What takes longer is not waited for. */
const LONGEST = 2 * DAY;
/** Some are to be shipped sooner than others. */
const HOURS_TO_SHIP = [48, 6, 96, 24, 72] as const;

export function measure(): Finding {
  const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START });
  deployCauseway(world.account);
  setUpDemo(world);
  const { account, clock } = world;
  const trade = new Trade(world);
  // An ordinary day: it says how many orders a day has.
  trade.pass(clock.now() + DAY, true);
  trade.pass(clock.now() + OUTAGE, false);
  // While the account was down nothing ran: its schedules begin anew.
  account.runner.replan();
  const restart = clock.now();
  const runBefore = Number(account.store.get('SELECT MAX(id) AS id FROM customrecord_cwy_run')?.id);
  const bought = [...trade.placed];
  while (!isThere(world, bought)) {
    if (clock.now() - restart > LONGEST) throw new Error('The backlog did not drain.');
    trade.pass(clock.now() + MINUTE, true);
  }
  const drained = clock.now();
  const took = drained - restart;
  const forecast = firstForecast(world, runBefore);
  process.stderr.write(`The first forecast said ${Math.round((forecast - restart) / MINUTE)} minutes.\n`);
  // What came last arrives too.
  account.runner.runUntil(clock.now() + HOUR);
  const found = salesOrders(world);
  const wrong = trade.placed.filter((id) => found.get(id) !== 1).length;
  const highest = highestOf(account);
  account.close();
  return {
    figures: [
      figure(`${MISSED} orders of 72 hours without any run: there after`, took / MINUTE, 'minutes', BAR_MINUTES),
      figure('error of the first forecast of it', (Math.abs(forecast - drained) / took) * 100, '%', 20),
      figure(`of ${trade.placed.length} orders around it: lost or doubled`, wrong, 'orders', 0),
    ],
    highest,
  };
}

/** Orders of one marketplace, evenly over time. */
class Trade {
  readonly placed: string[] = [];
  readonly #world: World;
  #next: Instant;

  constructor(world: World) {
    this.#world = world;
    this.#next = world.clock.now();
  }

  /** Time passes until an instant, with the account's schedules or without anything running. */
  pass(until: Instant, runs: boolean): void {
    for (; this.#next <= until; this.#next += DAY / ORDERS_A_DAY) {
      this.#go(this.#next, runs);
      this.#place();
    }
    this.#go(until, runs);
  }

  #go(at: Instant, runs: boolean): void {
    const { account, clock } = this.#world;
    if (runs) account.runner.runUntil(Math.max(clock.now(), at));
    else clock.advance(Math.max(0, at - clock.now()));
  }

  #place(): void {
    const { amazon, clock } = this.#world;
    const earliest = clock.now();
    const hours = HOURS_TO_SHIP[this.placed.length % HOURS_TO_SHIP.length] as number;
    this.placed.push(
      amazon.control.placeOrder({
        marketplaceId: US,
        status: 'UNSHIPPED',
        shipBy: { earliest, latest: earliest + hours * HOUR },
        lines: [{ sku: 'HH-MUG-SAND', price: 1_499 }],
      }),
    );
  }
}

/** How many sales orders each Amazon order has. */
function salesOrders({ account }: World): Map<string, number> {
  const rows = account.store.all(
    `SELECT custbody_cwy_order_id AS id, COUNT(*) AS n FROM "transaction" WHERE type = 'SalesOrd' GROUP BY 1`,
  );
  return new Map(rows.map(({ id, n }) => [String(id), Number(n)]));
}

function isThere(world: World, orders: readonly string[]): boolean {
  const found = salesOrders(world);
  return orders.every((id) => found.has(id));
}

/** What the first run after the outage that could say it has on its row. */
function firstForecast({ account }: World, runBefore: number): Instant {
  const rows = account.store.all(
    'SELECT custrecord_cwy_run_plan AS plan FROM customrecord_cwy_run WHERE id > ? ORDER BY id',
    [runBefore],
  );
  const [, day, time] =
    /Caught up by about ([\d-]+) ([\d:]+) UTC/.exec(rows.map(({ plan }) => String(plan)).join('\n')) ?? [];
  if (day === undefined) throw new Error('No run after the outage said when the backlog is gone.');
  return Date.parse(`${day}T${time}:00Z`);
}
