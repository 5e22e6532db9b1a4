/**
 * Keeps an Amazon order that waits for people from leaving the warehouse, and notes what leaves.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { noteShipment, refuseHeld } from '../netsuite/guards/fulfilmentGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  refuseHeld(context);
  noteShipment(context);
}
