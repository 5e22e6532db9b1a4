// The machine stops at every position of import → ship → bill in turn; after a calm rerun each shipment is billed once and
// the books hold what the buyer paid, once, in every way of recording.

import { DAY, HOUR } from '../../lab/clock';
import { bill, booked, ship } from '../support/billing';
import { size } from '../support/size';
import { Story, type StoryOptions } from '../support/story';
import { WAYS } from '../support/ways';

const SKU = 'HH-MUG-SAND';
const LINES = [{ sku: SKU, quantity: 3, price: 1_000, tax: 250, shipping: 599, discount: 100 }];
/** Three mugs and shipping, less the promotion. */
const TOTAL = 3_499;

interface Way {
  readonly name: string;
  readonly setUp: NonNullable<StoryOptions['setUp']>;
  /** Transactions beside the sales order and its two fulfilments, by type. */
  readonly made: Readonly<Record<string, number>>;
  readonly status: string;
  /** What comes to stand on the clearing account. */
  readonly clearing: number;
}

const RECORDED: readonly Way[] = [
  { name: 'cash sales', setUp: { way: 'order' }, made: { CashSale: 2 }, status: 'G', clearing: TOTAL },
  {
    name: 'paid invoices',
    setUp: { way: 'order', billAs: 'invoice' },
    made: { CustInvc: 2, CustPymt: 2 },
    status: 'G',
    clearing: TOTAL,
  },
  { name: 'daily sales', setUp: { way: 'daily' }, made: { CashSale: 1 }, status: 'H', clearing: TOTAL },
  { name: 'the settlement', setUp: { way: 'settlement' }, made: {}, status: 'H', clearing: 0 },
];

/** One order from its arrival to its bill, whether or not a machine stops in it. */
function run(story: Story, id: string): void {
  story.sync();
  const [order] = story.salesOrders(id);
  if (order?.fields.orderstatus === 'B') {
    ship(story, id, { [SKU]: 1 });
    ship(story, id, { [SKU]: 2 });
  }
  // Over midnight, because a daily sale waits for its day to end.
  story.world.clock.advance(DAY + 6 * HOUR);
  bill(story);
  bill(story);
}

function live(story: Story): string {
  const id = story.place({ lines: LINES });
  run(story, id);
  return id;
}

/** Schedules go on as they would. What a stop left of a connection's hold on its reading is over by then. */
function calm(story: Story, id: string, { status }: Way): void {
  story.world.account.control.reset();
  story.world.account.runner.abandon();
  for (let again = 0; again < 4 && story.salesOrders(id)[0]?.fields.orderstatus !== status; again++) run(story, id);
  expect(booked(story, () => run(story, id))).toEqual({});
}

/** How often each type was made since the transaction `after`. */
function madeSince(story: Story, after: number): Record<string, number> {
  const counted = story.rows(
    `SELECT type, COUNT(*) AS n FROM "transaction" WHERE id > ? AND type IN ('CashSale', 'CustInvc', 'CustPymt') GROUP BY type ORDER BY type`,
    [after],
  );
  return Object.fromEntries(counted.map(({ type, n }) => [String(type), Number(n)]));
}

const lastId = (story: Story): number => Number(story.rows('SELECT MAX(id) AS id FROM "transaction"')[0]?.id ?? 0);

/** A history with a fault in it, and what must be true after it. */
function history(story: Story, way: Way, fault: () => void): void {
  const before = lastId(story);
  let id = '';
  const moved = booked(story, () => {
    fault();
    id = live(story);
    calm(story, id, way);
  });
  const income = ['4000 Sales', '4100 Shipping Income', '4900 Sales Discounts'];
  expect({
    made: madeSince(story, before),
    status: story.salesOrder(id).fields.orderstatus,
    exceptions: story.reasons(id),
    clearing: moved['1051 Amazon Clearing US USD'] ?? 0,
    income: income.reduce((all, name) => all - (moved[name] ?? 0), 0),
    receivables: moved['1100 Accounts Receivable'] ?? 0,
  }).toEqual({
    made: way.made,
    status: way.status,
    exceptions: [],
    clearing: way.clearing,
    income: way.clearing,
    receivables: 0,
  });
}

/** Of a history without a fault, when customers and reading positions are there. */
function positionsOf(story: Story): number {
  live(story);
  story.world.account.control.reset();
  live(story);
  return story.world.account.control.positions;
}

/** Each takes days of the account's calendar, whose posting periods end with the next year. */
const MOST_IN_ONE = 120;

/** The account of the histories, another one when it is full. */
class Accounts {
  readonly #way: Way;
  #story: Story;
  #lived = 0;

  constructor(way: Way) {
    this.#way = way;
    this.#story = new Story({ setUp: way.setUp });
  }

  next(): Story {
    if (++this.#lived > MOST_IN_ONE) {
      this.close();
      this.#story = new Story({ setUp: this.#way.setUp });
      // Customers and reading positions are there before anything stops.
      live(this.#story);
      this.#lived = 1;
    }
    return this.#story;
  }

  close(): void {
    for (const { script, stage, limit, highest } of this.#story.world.account.runner.statistics()) {
      expect({ script, stage, isWithinHalf: highest <= limit / 2 }).toEqual({ script, stage, isWithinHalf: true });
    }
    this.#story.close();
  }
}

test.each(RECORDED)(
  'with $name, a machine that stops anywhere between import and bill leaves nothing out and books nothing twice',
  (way) => {
    const accounts = new Accounts(way);
    const positions = positionsOf(accounts.next());
    expect(positions).toBeGreaterThan(30);
    const step = size('bill kills: every n-th position', 140, 1);
    let offset = 1;
    for (const { way: stop, restarts } of WAYS) {
      for (let position = 1 + (offset % step); position <= positions; position += step) {
        const story = accounts.next();
        const { control } = story.world.account;
        try {
          history(story, way, () => {
            control.restarts = restarts;
            control[stop](position);
          });
        } catch (error) {
          throw new Error(`${stop} ${position} of ${positions}, restarts: ${restarts}: ${(error as Error).message}`);
        }
      }
      offset += 2;
    }
    accounts.close();
  },
  600_000,
);
