/**
 * Keeps an Amazon order that waits for people from leaving the warehouse.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { refuseHeld } from '../netsuite/guards/fulfilmentGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  refuseHeld(context);
}
