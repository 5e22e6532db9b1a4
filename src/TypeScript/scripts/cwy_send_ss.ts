/**
 * Tells Amazon what waits to be told for one connection, and looks whether Amazon has what it was told. Each deployment
 * serves a slot; the connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runSend } from '../netsuite/effects/sendRun';

export function execute(): void {
  runSend();
}
