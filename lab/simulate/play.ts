// A history played from its first minute in a fresh world, then calm: faults over, schedules running, until whatever was
// on its way has arrived.

import { HOUR, type Instant, MINUTE } from '../clock';
import { DEMO_START } from '../demo/run';
import { activate, type DemoSetUp, setUpDemo } from '../demo/setUp';
import { type Departure, Warehouse } from '../demo/warehouse';
import { createWorld, deployCauseway, type World } from '../demo/world';
import type { Happening, History } from './history';
import { LineWatch } from './lineWatch';

export interface Played {
  readonly world: World;
  readonly setUp: DemoSetUp;
  /** Amazon's ids by the history's own count. */
  readonly orders: ReadonlyMap<number, string>;
  /** Positions passed while the history went on, since the last stop was set: calls that cost units or leave the machine. */
  readonly positions: number;
  /** Orders of which units were cancelled: their amounts are no longer those of the day they were placed. */
  readonly touched: ReadonlySet<string>;
  /** Units on hand before trade began, by item and location. */
  readonly opening: ReadonlyMap<string, number>;
  /** What the seller's warehouse shipped. */
  readonly departures: readonly Departure[];
  /** What was wrong with lines of sales orders while the history went on. */
  readonly brokenLines: readonly string[];
}

/** Long enough for backoff, circuits, and the schedules after them. */
const CALM = 4 * HOUR;
/** What a page did not show is found when the half day is compared with Amazon's own report, some hours after its end. */
const HALF_DAY = 12 * HOUR;
const COMPARED_AFTER = 3 * HOUR;
/** Trade ends so long before a half day does: the calm after it then holds the comparison, even where the set-up and the last runs are long. */
const BEFORE_ITS_END = 45 * MINUTE;
const UNSEEN: readonly string[] = ['missing-row', 'repeated-page', 'late-update', 'stale-row'];

export function play(history: History): Played {
  const world = createWorld({ profile: 'oneworld', seed: history.seed, start: startOf(history) });
  deployCauseway(world.account);
  const setUp = setUpDemo(world);
  undeploySpares(world);
  const orders = new Map<number, string>();
  const { account, amazon, clock } = world;
  const opening = new Map(account.stock.all().map((row) => [placeKey(row.item, row.location), row.onHand]));
  const warehouse = new Warehouse(world, setUp.ids.employee);
  const lines = new LineWatch(account);
  const from = clock.now();
  for (const happening of history.happenings) {
    account.runner.runUntil(Math.max(clock.now(), from + happening.at * MINUTE));
    happen({ world, warehouse, orders }, happening);
    lines.look();
  }
  account.runner.runUntil(Math.max(clock.now(), from + history.days * 24 * HOUR));
  amazon.control.clearFaults();
  const { positions } = account.control;
  account.control.reset();
  account.control.restarts = true;
  reactivate(world);
  account.runner.runUntil(calmUntil(history, clock.now()));
  account.runner.settle();
  lines.look();
  return {
    world,
    setUp,
    orders,
    positions,
    touched: cancelledIn(history, orders),
    opening,
    departures: warehouse.departures,
    brokenLines: lines.broken,
  };
}

function startOf({ days, happenings }: History): Instant {
  const length = Math.max(days * 24 * HOUR, ...happenings.map(({ at }) => at * MINUTE));
  return Math.ceil((DEMO_START + length) / HALF_DAY) * HALF_DAY - BEFORE_ITS_END - length;
}

function cancelledIn({ happenings }: History, orders: ReadonlyMap<number, string>): ReadonlySet<string> {
  const cancelled = happenings.flatMap((each) => (each.what === 'cancelled' ? [orders.get(each.order) ?? ''] : []));
  return new Set(cancelled);
}

function calmUntil({ happenings }: History, now: Instant): Instant {
  const isUnseen = happenings.some((each) => each.what === 'fault' && UNSEEN.includes(each.kind));
  const compared = Math.ceil(now / HALF_DAY) * HALF_DAY + COMPARED_AFTER;
  return Math.max(now + CALM, isUnseen ? compared : 0);
}

/**
 * Deployments of slots that no connection takes, the starts in between of marketplaces that are not fast, and those for
 * settlements, which these histories leave out.
 */
const SPARE =
  /_(?:[34][bcm]?|[12][bc])$|^customdeploy_cwy_(?:settlements|settle|payouts|clear|look|margin|accrual|fees)_/;

/** An administrator takes them back: they find nothing to do, and a simulation is mostly waiting. */
export function undeploySpares({ account }: World): void {
  for (const { deployments } of account.scripts.all()) {
    for (const { scriptId, deployment } of deployments) if (SPARE.test(scriptId)) deployment.isDeployed = false;
  }
}

/** An administrator finds a connection stopped, sees that Amazon answers again, and activates it. */
function reactivate({ account }: World): void {
  const stopped = account.listValue('customlist_cwy_connection_state', 'val_cwy_con_stopped');
  const rows = account.store.all('SELECT id FROM customrecord_cwy_connection WHERE custrecord_cwy_con_state = ?', [
    stopped ?? null,
  ]);
  for (const { id } of rows) activate(account, Number(id));
}

/** An item at a location. */
export const placeKey = (item: number, location: number | null): string => `${item} ${location ?? 0}`;

interface Scene {
  readonly world: World;
  readonly warehouse: Warehouse;
  readonly orders: Map<number, string>;
}

function happen({ world, warehouse, orders }: Scene, happening: Happening): void {
  const { amazon, account } = world;
  switch (happening.what) {
    case 'placed':
      orders.set(
        happening.order,
        amazon.control.placeOrder({
          marketplaceId: happening.marketplaceId,
          channel: happening.channel,
          status: happening.pending ? 'PENDING' : 'UNSHIPPED',
          lines: happening.lines,
        }),
      );
      return;
    case 'fault':
      amazon.control.fault({
        kind: happening.kind,
        operation: happening.operation,
        times: happening.times,
        delay: HOUR,
      });
      return;
    case 'stopped':
      account.control[happening.after ? 'stopAfter' : 'stopAt'](happening.position);
      account.control.restarts = happening.restarts;
      return;
    case 'warehouse-shipped': {
      const id = orders.get(happening.order);
      if (id !== undefined) warehouse.ship(id, happening.all);
      return;
    }
    case 'run-again':
      account.runner.run(happening.script, happening.deployment);
      return;
    default:
      changeOrder(world, orders.get(happening.order), happening);
  }
}

type Change = Extract<Happening, { readonly order: number }>;

/** What is impossible by now, because the order was cancelled or shipped before, does not happen. */
function changeOrder({ amazon }: World, id: string | undefined, happening: Change): void {
  const order = id === undefined ? undefined : amazon.control.truth().find(({ orderId }) => orderId === id);
  if (id === undefined || order === undefined || order.status === 'CANCELLED' || order.status === 'SHIPPED') return;
  switch (happening.what) {
    case 'released':
      if (order.status === 'PENDING') amazon.control.update(id, { status: 'UNSHIPPED' });
      return;
    case 'moved':
      amazon.control.update(id, { programs: [...order.programs, 'PREMIUM'] });
      return;
    case 'asked-to-cancel':
      amazon.control.update(id, { cancelRequestReason: 'Ordered by mistake' });
      return;
    case 'cancelled': {
      const cancelledBy = { by: happening.by, reason: 'BuyerCanceled' };
      const [line] = order.lines;
      if (happening.units === undefined) amazon.control.update(id, { status: 'CANCELLED', cancelledBy });
      else if (line && line.quantity - line.quantityFulfilled > happening.units) {
        amazon.control.update(id, { cancelled: { [line.sku]: happening.units }, cancelledBy });
      }
      return;
    }
    case 'amazon-shipped': {
      if (order.status === 'PENDING') return;
      const fulfilled = Object.fromEntries(
        order.lines.map((line) => [
          line.sku,
          happening.all ? line.quantity : Math.min(line.quantity, line.quantityFulfilled + 1),
        ]),
      );
      const isAll = order.lines.every((line) => fulfilled[line.sku] === line.quantity);
      amazon.control.update(id, { status: isAll ? 'SHIPPED' : 'PARTIALLY_SHIPPED', fulfilled });
      return;
    }
    default:
  }
}
