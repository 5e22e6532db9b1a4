/**
 * Reads the orders of one connection from Amazon into documents, and starts the run that applies them. Each deployment
 * serves a slot; the connection names its slot.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 */

import { runFetch } from '../netsuite/orders/fetchRun';

export function execute(): void {
  runFetch();
}
