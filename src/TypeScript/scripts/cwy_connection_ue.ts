/**
 * Checks a connection however it is entered, gives it a deployment slot and sets its external id.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { checkConnection } from '../netsuite/guards/connectionGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  checkConnection(context);
}
