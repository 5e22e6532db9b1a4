/**
 * Checks a SKU map row however it is entered, sets its external id, and has the orders planned again that waited for it.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { afterSkuRow, checkSkuRow } from '../netsuite/guards/skuMapGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  checkSkuRow(context);
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  afterSkuRow(context);
}
