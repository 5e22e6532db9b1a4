/**
 * What one apply run is for, by its deployment; and whether it goes on. A slot has one run at a time, so that two never
 * work on the same order: what arrives meanwhile is found by the next run, which this one starts.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { SCRIPT } from '../ids';
import { start } from '../submit';
import { type Choice, waitingOf } from './ordersToApply';
import { readBackTotals } from './readBack';

export function theChoice(): Choice {
  const script = runtime.getCurrentScript();
  const number = (name: string): number | null => {
    const value = script.getParameter({ name });
    return value === null || value === '' ? null : Number(value);
  };
  return {
    document: number(SCRIPT.ordersApply.documentParameter),
    slot: number(SCRIPT.ordersApply.slotParameter),
    leftLying: script.getParameter({ name: SCRIPT.ordersApply.leftParameter }) === true,
  };
}

/** Starts the slot's next run where documents wait and this run made headway (at most 40 units). */
export function goOn({ reduceSummary }: EntryPoints.MapReduce.summarizeContext): void {
  const { slot } = theChoice();
  if (slot === null || !someDone(reduceSummary) || waitingOf(slot) === 0) return;
  start('MAP_REDUCE', SCRIPT.ordersApply.id, SCRIPT.ordersApply.ofSlot(slot));
}

/** One line in the log: what became of how many orders. */
export function tell({ output }: EntryPoints.MapReduce.summarizeContext): void {
  const counts = new Map<string, number>();
  output.iterator().each((_document: string, state: string) => {
    counts.set(state, (counts.get(state) ?? 0) + 1);
    return true;
  });
  if (counts.size === 0) return;
  const words = [...counts].map(([state, orders]) => `${orders} ${state}`);
  log.audit({ title: 'Orders applied', details: words.join(', ') });
}

/** Reads back what this and earlier runs wrote, where this one did something. */
export function confirm({ reduceSummary }: EntryPoints.MapReduce.summarizeContext): void {
  if (someDone(reduceSummary)) readBackTotals();
}

/** A run in which every order failed would start itself for ever; the schedule tries again later. */
function someDone(stage: EntryPoints.MapReduce.summarizeContext['reduceSummary']): boolean {
  let done = false;
  stage.keys.iterator().each((_key: string, _executions: number, state: string) => {
    done ||= state === 'COMPLETE';
    return !done;
  });
  return done;
}
