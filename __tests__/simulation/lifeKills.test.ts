// The machine stops at every position on the way from import to bill in turn: an order that the seller ships and one
// that Amazon ships. After a calm rerun the auditor finds both as if nothing had happened.

import { Warehouse } from '../../lab/demo/warehouse';
import { audit } from '../../lab/simulate/audit';
import { LineWatch } from '../../lab/simulate/lineWatch';
import { type Played, placeKey } from '../../lab/simulate/play';
import { size } from '../support/size';
import { Story } from '../support/story';
import { WAYS } from '../support/ways';

/** In the order in which their schedules would follow each other. */
const RUNS = [
  ['customscript_cwy_orders_fetch_ss', 'customdeploy_cwy_orders_fetch_ss_1'],
  ['customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr'],
  ['customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1'],
  ['customscript_cwy_bill_mr', 'customdeploy_cwy_bill_mr_1'],
] as const;
/** Histories in one account: the auditor looks at all its orders each time. */
const MOST_IN_ONE = 30;
const LINE = { quantity: 2, price: 1_899, tax: 150, shipping: 499, discount: 100 };

class Lives {
  readonly #story = new Story();
  readonly #warehouse = new Warehouse(this.#story.world, this.#story.setUp.ids.employee);
  readonly #lines = new LineWatch(this.#story.world.account);
  readonly #orders = new Map<number, string>();
  readonly #opening = new Map(
    this.#story.world.account.stock.all().map((row) => [placeKey(row.item, row.location), row.onHand] as const),
  );

  get control() {
    return this.#story.world.account.control;
  }

  get isFull(): boolean {
    return this.#orders.size >= 2 * MOST_IN_ONE;
  }

  /** Both orders from their first minute to the last bill, whether or not a machine stops in between. */
  live(): void {
    const { amazon } = this.#story.world;
    const own = this.#place({ channel: 'FBM', status: 'PENDING', lines: [{ ...LINE, sku: 'HH-BOWL' }] });
    const amazons = this.#place({ channel: 'FBA', lines: [{ ...LINE, sku: 'HH-TEAPOT-FBA' }] });
    this.#run();
    amazon.control.update(own, { status: 'UNSHIPPED' });
    this.#run();
    this.#warehouse.ship(own, false);
    amazon.control.update(amazons, { status: 'SHIPPED' });
    this.#run();
    this.#warehouse.ship(own, true);
    this.#run();
  }

  /** Schedules go on as they would, the run for what was left lying too, until whatever was on its way has arrived. */
  calm(): void {
    const { account } = this.#story.world;
    this.control.reset();
    this.control.restarts = true;
    account.runner.abandon();
    for (let quarter = 0; quarter < 5; quarter++) {
      this.#run();
      account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr');
      // A package that the warehouse could not ship while its order was not there.
      for (const id of this.#orders.values()) this.#warehouse.ship(id, true);
    }
    this.#run();
    this.#run();
  }

  broken(): string[] {
    const { world, setUp } = this.#story;
    const played: Played = {
      world,
      setUp,
      orders: this.#orders,
      positions: 0,
      touched: new Set(),
      opening: this.#opening,
      departures: this.#warehouse.departures,
      brokenLines: this.#lines.broken,
    };
    return audit(played);
  }

  close(): void {
    this.#story.close();
  }

  #place(draft: Parameters<Story['place']>[0]): string {
    const id = this.#story.place(draft);
    this.#orders.set(this.#orders.size + 1, id);
    return id;
  }

  #run(): void {
    const { runner } = this.#story.world.account;
    this.#story.wait(16);
    for (const [script, deployment] of RUNS) {
      runner.run(script, deployment);
      runner.settle();
    }
    this.#lines.look();
  }
}

/** Positions of one history, in an account that has seen one before. */
function positionsOfOne(): number {
  const lives = new Lives();
  lives.live();
  lives.calm();
  lives.control.reset();
  lives.live();
  const { positions } = lives.control;
  lives.calm();
  expect(lives.broken()).toEqual([]);
  lives.close();
  return positions;
}

const positions = positionsOfOne();

test.each(WAYS)(
  'a machine that stops ($way, restarts: $restarts) at any position from import to bill leaves nothing undone, nothing twice',
  ({ way, restarts }) => {
    const step = size('kills from import to bill: every n-th position', 120, 1);
    const first = 1 + (restarts ? step / 2 : 0) + (way === 'stopAfter' ? step / 4 : 0);
    let lives = new Lives();
    lives.live();
    lives.calm();
    for (let position = Math.floor(first); position <= positions; position += step) {
      if (lives.isFull) {
        lives.close();
        lives = new Lives();
        lives.live();
        lives.calm();
      }
      lives.control[way](position);
      lives.control.restarts = restarts;
      lives.live();
      lives.calm();
      const broken = lives.broken();
      if (broken.length > 0) throw new Error(`Position ${position} of ${positions}: ${broken.join(' ')}`);
    }
    lives.close();
  },
);
