// The demo: the add-on deployed and set up, trade passing while the deployments run on their schedules.

import type { Instant } from '../clock';
import { HOUR, MINUTE } from '../clock';
import type { Profile } from '../netsuite/features';
import { setUpDemo } from './setUp';
import { type TradeReport, tradeReport } from './tradeReport';
import { createWorld, deployCauseway, type World } from './world';

export interface DemoOptions {
  readonly profile: Profile;
  readonly seed: number;
  /** How long trade goes on, in milliseconds of the virtual clock. */
  readonly span: number;
  readonly ordersPerDay: number;
  readonly file?: string;
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
  setUpDemo(world);
  const { account, amazon, clock } = world;
  const from = clock.now();
  const until = from + options.span;
  amazon.control.trade({ from, to: until, ordersPerDay: options.ordersPerDay });
  let shown = 0;
  account.runner.runUntil(until + CALM, (now) => {
    // Counting costs more than a step; people see no more than a few a second.
    if (Date.now() - shown < SHOWN_EVERY_MS) return;
    shown = Date.now();
    progress(
      (now - from) / (options.span + CALM),
      `${hours(now - from)} hours of ${Math.round(options.span / HOUR)}, ${documents(world)} orders seen`,
    );
  });
  return { world, report: tradeReport(account, amazon.control.requests, (until + CALM - from) / 1_000) };
}

const hours = (milliseconds: number): string => String(Math.floor(milliseconds / HOUR)).padStart(2);

function documents({ account }: World): number {
  return account.records.count('customrecord_cwy_document');
}
