/**
 * Checks a row of the settlement map however it is entered, sets its external id, and has reports read again that wait.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { afterLineMapRow, checkLineMapRow } from '../netsuite/guards/lineMapGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  checkLineMapRow(context);
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  afterLineMapRow(context);
}
