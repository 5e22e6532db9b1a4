/**
 * Sees to it that an Amazon order has one sales order, also where people copy sales orders, and hears what they decide.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { afterDecision, letGoOfCopies, releaseApproved } from '../netsuite/guards/salesOrderGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  letGoOfCopies(context);
  releaseApproved(context);
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  afterDecision(context);
}
