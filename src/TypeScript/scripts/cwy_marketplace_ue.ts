/**
 * Checks a marketplace however it is entered, sets its external id, and lets it go live only when nothing is missing.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { afterMarketplaceRecord, checkMarketplaceRecord } from '../netsuite/guards/marketplaceGuard';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  checkMarketplaceRecord(context);
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  afterMarketplaceRecord(context);
}
