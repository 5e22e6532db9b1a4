/**
 * Picks settlement reports up from Amazon: their text into the File Cabinet, each once. Each deployment serves a slot; the
 * connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runPickUp } from '../netsuite/settlements/pickUpRun';

export function execute(): void {
  runPickUp();
}
