/**
 * Checks what is asked for of a settlement however it is entered, writes who asked, and starts the run that does it.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { beginStep, checkStep } from '../netsuite/guards/stepGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  checkStep(context);
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  beginStep(context);
}
