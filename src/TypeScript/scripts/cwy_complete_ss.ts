/**
 * Proves day by day that every order of a connection is here, by Amazon's own report. Each deployment serves a slot; the
 * connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runComplete } from '../netsuite/completeness/completeRun';

export function execute(): void {
  runComplete();
}
