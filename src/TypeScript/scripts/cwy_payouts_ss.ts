/**
 * Finds the deposit of each settlement that was posted, and makes those that an accountant confirmed. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runPayouts } from '../netsuite/payouts/payoutRun';

export function execute(): void {
  runPayouts();
}
