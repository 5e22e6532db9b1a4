/**
 * The end of a planning run: failures stay with their orders for the next run, and the senders of what was planned start.
 *
 * @NApiVersion 2.1
 */

import * as log from 'N/log';
import type { EntryPoints } from 'N/types';
import { SCRIPT } from '../ids';
import { start } from '../submit';
import type { ShipmentsPlanned } from './planOrderShipments';

/** 20 units a slot. */
export function startSenders({ output }: EntryPoints.MapReduce.summarizeContext): void {
  const slots = new Map<number, number>();
  output.iterator().each((_document: string, value: string) => {
    const { slot, intended } = JSON.parse(value) as ShipmentsPlanned;
    if (slot !== null && intended > 0) slots.set(slot, (slots.get(slot) ?? 0) + intended);
    return true;
  });
  for (const [slot, intended] of slots) {
    log.audit({ title: 'Shipments planned', details: `slot ${slot}: ${intended} packages to confirm` });
    start('SCHEDULED_SCRIPT', SCRIPT.send.id, SCRIPT.send.more(slot));
  }
}
