/**
 * Has a payout's deposit made or matched as soon as a person said which it is.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */

import type { EntryPoints } from 'N/types';
import { afterPayout } from '../netsuite/guards/payoutGuard';

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  afterPayout(context);
}
