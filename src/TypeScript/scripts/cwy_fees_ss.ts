/**
 * Asks Amazon what it would charge for what was sold, and holds it against what settlements charged. Each deployment serves
 * a slot; the connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runFees } from '../netsuite/insight/feesRun';

export function execute(): void {
  runFees();
}
