/**
 * Plans what Amazon is to be told of shipped item fulfilments, one order an invocation, and of lines that are not shipped. Never calls Amazon.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 */

import type { EntryPoints } from 'N/types';
import { reportFailures } from '../netsuite/orders/outcome';
import { planCancellations } from '../netsuite/shipments/cancellations';
import { planOrderShipments } from '../netsuite/shipments/planOrderShipments';
import { startSenders } from '../netsuite/shipments/planRun';
import { type ShipmentWork, shipmentsToPlan } from '../netsuite/shipments/shipmentsToPlan';

export function getInputData(): Record<string, ShipmentWork> {
  planCancellations();
  return Object.fromEntries(shipmentsToPlan().map((work) => [work.document, work]));
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  for (const value of context.values) {
    context.write(context.key, JSON.stringify(planOrderShipments(JSON.parse(value) as ShipmentWork)));
  }
}

export function summarize(summary: EntryPoints.MapReduce.summarizeContext): void {
  reportFailures(summary);
  startSenders(summary);
}
