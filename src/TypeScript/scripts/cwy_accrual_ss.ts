/**
 * Books what Amazon had not settled at the end of a month, and undoes it on the next day. Each deployment serves a slot; the
 * connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runAccruals } from '../netsuite/accruals/accrualRun';

export function execute(): void {
  runAccruals();
}
