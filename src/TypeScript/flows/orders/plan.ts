/**
 * What the books should gain from an Amazon order: a function of the newest document and of what exists already, so
 * that updates may come in any order, twice, or with some of them missing.
 *
 * @NApiVersion 2.1
 */

import { changesSince, fingerprintOf } from './fingerprint';
import { ignoredBy } from './ignore';
import type { Order } from './order';
import type { OrderPlan, PlanContext } from './outcome';
import { planImport } from './planImport';
import { Problems } from './problems';
import { liveIds } from './reservation';
import { planReservation } from './reserve';
import { windowsOf } from './shipWindows';

export function planOrder(order: Order, context: PlanContext): OrderPlan {
  const { existing, marketplace } = context;
  if (existing.salesOrderId !== null) return planImported(order, existing.salesOrderId, context);
  const rule = ignoredBy(order, marketplace);
  if (rule !== null) {
    const release = liveIds(existing.reservations);
    return release.length > 0 ? { outcome: 'release', rule, release } : { outcome: 'ignore', rule };
  }
  if (marketplace === null) return holdUnknownMarketplace(order, context);
  return isPending(order) ? planReservation(order, marketplace, context) : planImport(order, marketplace, context);
}

/** Amazon still checks the payment, or has not released the item: there are no prices and nothing to ship. */
export function isPending(order: Order): boolean {
  return order.status === 'PENDING' || order.status === 'PENDING_AVAILABILITY';
}

function planImported(order: Order, salesOrderId: string, context: PlanContext): OrderPlan {
  const { existing } = context;
  const convert = liveIds(existing.reservations);
  const problems = new Problems();
  if (order.status === 'CANCELLED') {
    problems.add('order-cancelled-after-import', `Amazon cancelled the order; sales order ${salesOrderId} stands.`);
  } else if (existing.fingerprint !== null && !isPending(order)) {
    const changes = changesSince(existing.fingerprint, order);
    if (changes.sale) {
      problems.add('order-changed-after-import', 'Items, quantities or amounts differ from what was imported.');
    }
    if (changes.address && order.channel === 'FBM')
      problems.add('order-changed-after-import', 'The delivery address differs from the imported one.');
    if (changes.windows && !problems.any) {
      return {
        outcome: 'refresh',
        salesOrderId,
        windows: windowsOf(order),
        fingerprint: fingerprintOf(order),
        convert,
      };
    }
  }
  const exceptions = problems.exceptions(order, { ...context, salesOrderId });
  return { outcome: 'nothing', salesOrderId, exceptions, convert };
}

function holdUnknownMarketplace(order: Order, context: PlanContext): OrderPlan {
  const problems = new Problems();
  problems.add(
    'unknown-marketplace',
    `Expected a marketplace of this connection, found ${order.marketplaceId}, for which it has no record.`,
  );
  return { outcome: 'hold', exceptions: problems.exceptions(order, { ...context, salesOrderId: null }) };
}
