/**
 * Sees to it that an Amazon order has one sales order, also where people copy sales orders.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { letGoOfCopies } from '../netsuite/guards/salesOrderGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  letGoOfCopies(context);
}
