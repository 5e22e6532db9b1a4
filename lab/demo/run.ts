// The demo: the add-on deployed and set up, trade passing while the deployments run on their schedules.

import type { Instant } from '../clock';
import { HOUR, MINUTE } from '../clock';
import type { Profile } from '../netsuite/features';
import { openBooks, settleAll } from './books';
import { setUpDemo } from './setUp';
import { type TradeReport, tradeReport } from './tradeReport';
import { Warehouse } from './warehouse';
import { createWorld, deployCauseway, type World } from './world';

export interface DemoOptions {
  readonly profile: Profile;
  readonly seed: number;
  /** How long trade goes on, in milliseconds of the virtual clock. */
  readonly span: number;
  readonly ordersPerDay: number;
  readonly file?: string;
  /** Whether the seller's warehouse ships in NetSuite, and Amazon pays before the end: by other means, and not at all, unless given. */
  readonly wholeLife?: boolean;
  /** `done` between 0 and 1. */
  readonly progress?: (done: number, words: string) => void;
}

export interface Demo {
  readonly world: World;
  readonly report: TradeReport;
}

/** A Monday morning in Los Angeles. */
export const DEMO_START: Instant = Date.parse('2026-03-02T16:00:00Z');
/** After the last order, until nothing is on its way any more: Amazon shows updates two minutes late, runs come every quarter hour. */
const CALM = 45 * MINUTE;
const LORRY_EVERY = 5 * HOUR;
/** Reports are picked up and posted each half hour. */
const PAID_BEFORE_END = 45 * MINUTE;
const SHOWN_EVERY_MS = 200;

export function runDemo(options: DemoOptions): Demo {
  const progress = options.progress ?? (() => undefined);
  progress(0, 'a fresh account, the project deployed into it');
  const world = createWorld({
    profile: options.profile,
    seed: options.seed,
    start: DEMO_START,
    ...(options.file === undefined ? {} : { file: options.file }),
  });
  deployCauseway(world.account);
  const setUp = setUpDemo(world);
  if (options.wholeLife) openBooks(world, setUp);
  const { account, amazon, clock } = world;
  const from = clock.now();
  const until = from + options.span;
  amazon.control.trade({
    from,
    to: until,
    ordersPerDay: options.ordersPerDay,
    merchantShips: options.wholeLife !== true,
  });
  let shown = 0;
  const show = (now: Instant): void => {
    // Counting costs more than a step; people see no more than a few a second.
    if (Date.now() - shown < SHOWN_EVERY_MS) return;
    shown = Date.now();
    progress(
      (now - from) / (options.span + CALM),
      `${hours(now - from)} hours of ${Math.round(options.span / HOUR)}, ${documents(world)} orders seen`,
    );
  };
  if (options.wholeLife) {
    const warehouse = new Warehouse(world, setUp.ids.employee);
    for (let at = from + LORRY_EVERY; at < until; at += LORRY_EVERY) {
      account.runner.runUntil(at, show);
      loadLorry(world, warehouse);
    }
    account.runner.runUntil(until - PAID_BEFORE_END, show);
    settleAll(world, setUp);
  }
  account.runner.runUntil(until + CALM, show);
  return { world, report: tradeReport(account, amazon.control.requests, (until + CALM - from) / 1_000) };
}

/** All that may leave, but for what came in the last hours. */
function loadLorry({ account, clock }: World, warehouse: Warehouse): void {
  const ready = account.store.all(
    `SELECT t.custbody_cwy_order_id AS id FROM "transaction" t JOIN record r ON r.grp = 'transaction' AND r.id = t.id
     WHERE t.type = 'SalesOrd' AND t.custbody_cwy_channel = 'FBM' AND t.status IN ('B', 'E') AND r.created <= ? ORDER BY t.id`,
    [clock.now() - 2 * HOUR],
  );
  for (const { id } of ready) warehouse.ship(String(id), true);
}

const hours = (milliseconds: number): string => String(Math.floor(milliseconds / HOUR)).padStart(2);

function documents({ account }: World): number {
  return account.records.count('customrecord_cwy_document');
}
