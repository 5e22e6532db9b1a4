/**
 * One row an execution: it claims a time slot by its external id, and says afterwards what was planned and done.
 *
 * @NApiVersion 2.1
 */

import { RUN } from '../ids';
import { change, createOnce } from '../saving';

/** The row's id, or null where another deployment has the slot. */
export function claimRun(connection: string, slotKey: string): number | null {
  return createOnce(RUN.type, slotKey, {
    [RUN.connection]: connection,
    [RUN.slot]: slotKey,
    [RUN.state]: 'claimed',
    [RUN.started]: new Date(),
  });
}

export interface RunReport {
  readonly state: 'done' | 'stopped';
  /** One line: what was planned, and why. */
  readonly plan: string;
  readonly calls: number;
  readonly rows: number;
  /** Pages or orders that are left to the next run. */
  readonly left: number;
  /** Seconds that Amazon's clock is ahead of NetSuite's, where the run heard of it. */
  readonly clockAhead?: number | null;
  /** Documents read and not imported; left out by runs that bring none. */
  readonly waiting?: number;
  /** When nothing will be left, by the run's forecast. */
  readonly caughtUp?: Date | null;
}

export function closeRun(id: number, report: RunReport): void {
  change(RUN.type, id, {
    [RUN.state]: report.state,
    [RUN.plan]: report.plan,
    [RUN.calls]: report.calls,
    [RUN.rows]: report.rows,
    [RUN.left]: report.left,
    ...(report.clockAhead === undefined ? {} : { [RUN.clockAhead]: report.clockAhead }),
    ...(report.waiting === undefined ? {} : { [RUN.waiting]: report.waiting }),
    ...(report.caughtUp ? { [RUN.caughtUp]: report.caughtUp } : {}),
    [RUN.ended]: new Date(),
  });
}
