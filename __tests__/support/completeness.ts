// Words for stories about proving days: runs of the comparison, its reports and the days as their rows stand.

import { DAY, type Instant, MINUTE } from '../../lab/clock';
import type { Task } from '../../lab/netsuite/runner/job';
import type { Story } from './story';

const FETCH = 'customscript_cwy_orders_fetch_ss';
const SCRIPT = 'customscript_cwy_complete_ss';

/** One run for North America's slot, or another one. */
export function compare(story: Story, slot = 1): Task {
  return story.world.account.runner.run(SCRIPT, `customdeploy_cwy_complete_ss_${slot}`);
}

/** Time passes until an instant, without anything running. */
export function waitUntil(story: Story, instant: Instant): void {
  story.world.clock.advance(Math.max(0, instant - story.world.clock.now()));
}

/** Midnight UTC after the story's now. */
export const midnight = (story: Story): Instant => (Math.floor(story.world.clock.now() / DAY) + 1) * DAY;

/** Quarter hours in which orders are read, applied, and compared as they come, so many times. */
export function quarters(story: Story, times: number, slot = 1): void {
  for (let quarter = 0; quarter < times; quarter++) {
    story.wait(12);
    story.world.account.runner.run(FETCH, `customdeploy_cwy_orders_fetch_ss_${slot}`);
    story.world.account.runner.settle();
    story.wait(3);
    compare(story, slot);
    story.world.account.runner.settle();
  }
}

/** Lets the day end, and the night's comparison do all it can. */
export function night(story: Story, times = 3, slot = 1): void {
  waitUntil(story, midnight(story) + 10 * MINUTE);
  quarters(story, times, slot);
}

export interface DayRow {
  readonly marketplace: number | null;
  readonly day: string;
  readonly state: string;
  readonly orders: number;
  readonly held: number;
  readonly ignored: number;
  readonly found: number;
  readonly missing: number;
  readonly ids: string | null;
}

/** The days of a connection: of the whole region first, then by marketplace. */
export function days(story: Story, connection: string = 'na'): DayRow[] {
  const column = (name: string): string => `custrecord_cwy_prf_${name} AS ${name}`;
  const columns = ['marketplace', 'day', 'state', 'orders', 'held', 'ignored', 'found', 'missing', 'ids'].map(column);
  return story.rows(
    `SELECT ${columns.join(', ')} FROM customrecord_cwy_proof WHERE custrecord_cwy_prf_connection = ?
     ORDER BY custrecord_cwy_prf_day, custrecord_cwy_prf_marketplace NULLS FIRST`,
    [story.setUp.connections[connection] as number],
  ) as unknown as DayRow[];
}

/** The whole region's row of a connection's last day. */
export const lastDay = (story: Story, connection = 'na'): DayRow =>
  days(story, connection)
    .filter(({ marketplace }) => marketplace === null)
    .at(-1) as DayRow;

export interface ReportRow {
  readonly id: number;
  readonly from: string;
  readonly state: string;
  readonly amazonId: string | null;
  readonly adopted: string;
  readonly attempts: number;
  readonly message: string | null;
}

export function reports(story: Story, connection: string = 'na'): ReportRow[] {
  return story.rows(
    `SELECT id, custrecord_cwy_rep_from AS "from", custrecord_cwy_rep_state AS state, custrecord_cwy_rep_amazon_id AS amazonId,
     custrecord_cwy_rep_adopted AS adopted, custrecord_cwy_rep_attempts AS attempts, custrecord_cwy_rep_message AS message
     FROM customrecord_cwy_report WHERE custrecord_cwy_rep_connection = ? ORDER BY id`,
    [story.setUp.connections[connection] as number],
  ) as unknown as ReportRow[];
}
