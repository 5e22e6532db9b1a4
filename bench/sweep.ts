// A thousand orders of one connection, new since the last run, read and applied at once: calls to Amazon, usage units.

import { marketplaceFacts } from '../lab/amazon/marketplaces';
import type { OrderDraft } from '../lab/amazon/orderDraft';
import { basket } from '../lab/amazon/trade/basket';
import { CA, catalogue, US } from '../lab/catalogue';
import { MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { type DemoSetUp, setUpDemo } from '../lab/demo/setUp';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { Random } from '../lab/random';
import { type Finding, figure, highestOf } from './finding';

export const ORDERS = 1_000;
const FETCH = 'customscript_cwy_orders_fetch_ss';

export function measure(): Finding {
  const bench = openBench();
  placeOrders(bench, 'UNSHIPPED');
  const before = spent(bench);
  sweep(bench);
  const { calls, units } = since(bench, before);
  expectAll(bench, 'applied');
  return {
    figures: [
      figure(
        'calls to Amazon, tokens included, for 1,000 new orders in one sweep',
        (calls * 1_000) / ORDERS,
        'calls',
        12,
      ),
      figure('units for an order first seen unshipped', units / ORDERS, 'units', 45),
    ],
    highest: highestOf(bench.world.account),
  };
}

export interface Bench {
  readonly world: World;
  readonly setUp: DemoSetUp;
}

/** The demo company at rest: it has read an empty marketplace once. */
export function openBench(): Bench {
  const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START });
  deployCauseway(world.account);
  const bench = { world, setUp: setUpDemo(world) };
  sweep(bench);
  return bench;
}

/** Orders as the demo's buyers make them, all mapped, in the North-American connection. Answers their ids. */
export function placeOrders({ world }: Bench, status: 'PENDING' | 'UNSHIPPED'): string[] {
  const random = new Random(7);
  return Array.from({ length: ORDERS }, () => world.amazon.control.placeOrder(draft(random, status)));
}

function draft(random: Random, status: 'PENDING' | 'UNSHIPPED'): OrderDraft {
  const marketplaceId = random.chance(0.8) ? US : CA;
  const channel = random.chance(0.5) ? 'FBA' : 'FBM';
  const products = catalogue.filter(
    (each) => each.mapped && each.channel === channel && each.marketplaces.includes(marketplaceId),
  );
  const lines = basket(
    {
      products,
      marketplace: marketplaceFacts(marketplaceId),
      taxRate: 825,
      taxModel: 'MARKETPLACE_FACILITATOR',
      channel,
      business: random.chance(0.06),
      replacement: false,
      shippingFee: random.pick([0, 0, 499, 999]),
    },
    random,
  );
  return { marketplaceId, channel, status, lines };
}

/** One run of the connection's own deployment, and all that it starts. */
export function sweep({ world }: Bench): void {
  world.clock.advance(16 * MINUTE);
  world.account.runner.run(FETCH, 'customdeploy_cwy_orders_fetch_ss_1');
  world.account.runner.settle();
}

export interface Spent {
  readonly calls: number;
  readonly units: number;
}

export function spent({ world }: Bench): Spent {
  const { requests } = world.amazon.control;
  const flows = world.account.runner.statistics().filter(({ script }) => script.startsWith('customscript_cwy_orders_'));
  return {
    calls: Object.values(requests).reduce((sum, { made }) => sum + made, 0),
    units: flows.reduce((sum, { total }) => sum + total, 0),
  };
}

export function since(bench: Bench, before: Spent): Spent {
  const now = spent(bench);
  return { calls: now.calls - before.calls, units: now.units - before.units };
}

/** A figure of work that was not done is no figure. */
export function expectAll({ world }: Bench, state: 'applied' | 'planned'): void {
  const rows = world.account.store.all(
    'SELECT custrecord_cwy_doc_state AS state, COUNT(*) AS n FROM customrecord_cwy_document GROUP BY 1',
  );
  if (rows.length === 1 && rows[0]?.state === state && rows[0].n === ORDERS) return;
  throw new Error(`Expected ${ORDERS} orders ${state}, found ${JSON.stringify(rows)}.`);
}
