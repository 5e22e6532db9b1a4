/**
 * Plans the claim on stock of an order that Amazon has not released yet.
 *
 * @NApiVersion 2.1
 */

import type { Order } from './order';
import type { OrderPlan, PlanContext } from './outcome';
import { Problems } from './problems';
import { quantityLeft, quantityProblem } from './quantity';
import { mergeClaims, type ReservationRow, reservationKey } from './reservation';
import { locationOf, mapLines, purchaseDay } from './resolve';
import type { MarketplaceSettings } from './settings';

const HOUR = 3_600_000;

export function planReservation(order: Order, settings: MarketplaceSettings, context: PlanContext): OrderPlan {
  const problems = new Problems();
  for (const line of order.lines) {
    const problem = quantityProblem(line);
    if (problem !== null) problems.add('invalid-quantity', problem);
  }
  const location = locationOf(order, settings, context, problems);
  const day = purchaseDay(order, settings, problems);
  const wanted = order.lines.filter((line) => quantityLeft(line) > 0);
  const mapped = day === null ? [] : mapLines(order, wanted, day, settings, context, problems);
  if (problems.any) {
    return { outcome: 'hold', exceptions: problems.exceptions(order, { ...context, salesOrderId: null }) };
  }

  const until = new Date(Date.parse(order.lastUpdatedTime) + settings.reservationHours * HOUR).toISOString();
  const rows: readonly ReservationRow[] = mergeClaims(
    mapped.map(({ line, row }) => ({
      externalId: reservationKey(context.connection, order.amazonOrderId, row.itemId),
      amazonOrderId: order.amazonOrderId,
      itemId: row.itemId,
      location,
      quantity: quantityLeft(line) * row.pack,
      until,
    })),
  );
  const kept = new Set(rows.map((row) => row.externalId));
  const emptied = context.existing.reservations.filter((each) => !kept.has(each.externalId)).map((each) => each.id);
  return { outcome: 'reserve', rows, emptied };
}
