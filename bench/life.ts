// The whole life of orders that the seller ships: imported, fulfilled by a person of the warehouse, planned, told to Amazon,
// billed, and read back as confirmed. Usage units for one of them; what a run looks up once is shared by its orders.

import { US } from '../lab/catalogue';
import { MINUTE } from '../lab/clock';
import { DEMO_START } from '../lab/demo/run';
import { type SetUpOptions, setUpDemo } from '../lab/demo/setUp';
import { Warehouse } from '../lab/demo/warehouse';
import { createWorld, deployCauseway, type World } from '../lab/demo/world';
import { type Finding, figure, highestOf } from './finding';

const ORDERS = 200;
/** A transformation of a transaction and its save. Source: usage units of N/record (help). */
const UNITS_OF_A_FULFILMENT = 30;
/** Amazon shows updates two minutes late. */
const LATER = 16 * MINUTE;

const RUNS = {
  fetch: ['customscript_cwy_orders_fetch_ss', 'customdeploy_cwy_orders_fetch_ss_1'],
  shipments: ['customscript_cwy_shipments_mr', 'customdeploy_cwy_shipments_mr'],
  send: ['customscript_cwy_send_ss', 'customdeploy_cwy_send_ss_1'],
  bill: ['customscript_cwy_bill_mr', 'customdeploy_cwy_bill_mr_1'],
} as const;

export function measure(): Finding {
  const cash = lives('cash_sale');
  const invoices = lives('invoice');
  const name = 'units for order, fulfilment, bill and confirmation, the fulfilment counted';
  return {
    figures: [
      figure(`${name}, with cash sales`, cash.units / ORDERS, 'units', 130),
      figure(`${name}, with invoices paid at once`, invoices.units / ORDERS, 'units', 165),
    ],
    highest: [cash.highest, invoices.highest].reduce((most, each) =>
      most && each && each.percent > most.percent ? each : most,
    ),
  };
}

interface Lives {
  readonly units: number;
  readonly highest: Finding['highest'];
}

function lives(billAs: SetUpOptions['billAs']): Lives {
  const world = createWorld({ profile: 'oneworld', seed: 1, start: DEMO_START });
  deployCauseway(world.account);
  const { ids } = setUpDemo(world, { billAs });
  const { account, amazon, clock } = world;
  // An empty marketplace was read before.
  run(world, 'fetch');
  const orders = Array.from({ length: ORDERS }, () =>
    amazon.control.placeOrder({
      marketplaceId: US,
      status: 'UNSHIPPED',
      lines: [{ sku: 'HH-MUG-SAND', price: 1_499, tax: 124, shipping: 499 }],
    }),
  );
  clock.advance(LATER);
  const before = spent(world);
  run(world, 'fetch');
  const warehouse = new Warehouse(world, ids.employee);
  for (const id of orders) warehouse.ship(id, true);
  clock.advance(LATER);
  // It starts the sender.
  run(world, 'shipments');
  run(world, 'bill');
  clock.advance(LATER);
  run(world, 'fetch');
  run(world, 'send');
  const units = spent(world) - before + ORDERS * UNITS_OF_A_FULFILMENT;
  expectWhole(world, warehouse.departures.length);
  const highest = highestOf(account);
  account.close();
  return { units, highest };
}

function run({ account }: World, name: keyof typeof RUNS): void {
  const [script, deployment] = RUNS[name];
  account.runner.run(script, deployment);
  account.runner.settle();
}

/** By every script of the add-on. */
const spent = ({ account }: World): number => account.runner.statistics().reduce((sum, { total }) => sum + total, 0);

/** A figure of work that was not done is no figure. */
function expectWhole({ account }: World, departures: number): void {
  const count = (sql: string): number => Number(account.store.get(sql)?.n);
  const found = {
    fulfilled: departures,
    billed: count(
      `SELECT COUNT(*) AS n FROM "transaction" WHERE type IN ('CashSale', 'CustInvc') AND externalid LIKE 'cwy-bill-%'`,
    ),
    owed: count(`SELECT COUNT(*) AS n FROM "transaction" WHERE type = 'CustInvc' AND status = 'A'`),
    confirmed: count(`SELECT COUNT(*) AS n FROM customrecord_cwy_effect WHERE custrecord_cwy_eff_state = 'confirmed'`),
    exceptions: count('SELECT COUNT(*) AS n FROM customrecord_cwy_exception'),
  };
  const expected = { fulfilled: ORDERS, billed: ORDERS, owed: 0, confirmed: ORDERS, exceptions: 0 };
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  throw new Error(`Expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}.`);
}
