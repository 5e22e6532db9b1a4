/**
 * The end of a planning run: failures stay with their orders for the next run, and the senders of what was planned start.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import * as runtime from 'N/runtime';
import type { EntryPoints } from 'N/types';
import { SCRIPT } from '../ids';
import { start } from '../submit';
import type { ShipmentsPlanned } from './planOrderShipments';

/**
 * 20 units a slot. A run that a person started has that person's rights all along, which do not reach as far as Amazon:
 * the senders' own schedule takes what it planned.
 */
export function startSenders({ output }: EntryPoints.MapReduce.summarizeContext): void {
  const slots = new Map<number, number>();
  output.iterator().each((_document: string, value: string) => {
    const { slot, intended } = JSON.parse(value) as ShipmentsPlanned;
    if (slot !== null && intended > 0) slots.set(slot, (slots.get(slot) ?? 0) + intended);
    return true;
  });
  for (const [slot, intended] of slots) {
    log.audit({ title: 'Shipments planned', details: `slot ${slot}: ${intended} packages to confirm` });
    if (isSystem()) start('SCHEDULED_SCRIPT', SCRIPT.send.id, SCRIPT.send.more(slot));
  }
}

/** Scheduled runs are the system's, whose id is below zero. */
const isSystem = (): boolean => runtime.getCurrentUser().id < 0;
