/**
 * What the books should gain from an Amazon order: a function of the newest document and of what exists already, so
 * that updates may come in any order, twice, or with some of them missing.
 *
 * @NApiVersion 2.1
 */

import { isWithheld } from './address';
import { addressOf, checkDelivery, type Delivery, isPoBox, verbatimAddress } from './delivery';
import { changesSince, fingerprintOf } from './fingerprint';
import { followOrder, NOTHING_TO_FOLLOW } from './follow';
import { isCancelledInPart } from './followed';
import { ignoredBy } from './ignore';
import type { Order } from './order';
import type { OrderPlan, PlanContext } from './outcome';
import { planImport } from './planImport';
import { Problems } from './problems';
import { claimAfter } from './reservation';
import { planReservation } from './reserve';
import { windowsOf } from './shipWindows';

export function planOrder(order: Order, context: PlanContext): OrderPlan {
  const { existing, marketplace } = context;
  if (existing.salesOrderId !== null) return planImported(order, existing.salesOrderId, context);
  const rule = ignoredBy(order, marketplace);
  if (rule !== null) return { outcome: 'ignore', rule, claim: claimAfter(existing, 'expired') };
  if (marketplace === null) return holdUnknownMarketplace(order, context);
  return isPending(order) ? planReservation(order, marketplace, context) : planImport(order, marketplace, context);
}

/** Amazon still checks the payment, or has not released the item: there are no prices and nothing to ship. */
export function isPending(order: Order): boolean {
  return order.status === 'PENDING' || order.status === 'PENDING_AVAILABILITY';
}

function planImported(order: Order, salesOrderId: string, context: PlanContext): OrderPlan {
  const { existing } = context;
  const claim = claimAfter(existing, 'converted');
  const problems = new Problems();
  const subject = { ...context, salesOrderId };
  const life =
    existing.sold === null || isPending(order)
      ? NOTHING_TO_FOLLOW
      : followOrder(order, existing.sold, context, problems);
  if (existing.fingerprint !== null && !isPending(order) && order.status !== 'CANCELLED') {
    const changes = changesSince(existing.fingerprint, order);
    const isMoved = changes.address && order.channel === 'FBM' && order.address !== null && !isWithheld(order.address);
    if (changes.sale && !isCancelledInPart(order, existing.sold)) {
      problems.add('order-changed-after-import', 'Items, quantities or amounts differ from what was imported.');
      if (isMoved) problems.add('order-changed-after-import', OTHER_ADDRESS);
    } else if (changes.windows || isMoved) {
      return {
        outcome: 'refresh',
        salesOrderId,
        windows: windowsOf(order),
        delivery: isMoved ? deliveryOf(order, salesOrderId, context) : null,
        fingerprint: fingerprintOf(order),
        life,
        exceptions: problems.exceptions(order, subject),
        claim,
      };
    }
  }
  return { outcome: 'nothing', salesOrderId, life, exceptions: problems.exceptions(order, subject), claim };
}

const OTHER_ADDRESS = 'The delivery address differs from the imported one.';

function deliveryOf(order: Order, salesOrderId: string, context: PlanContext): Delivery {
  const address = addressOf(order);
  const [concerns, tooLate] = [new Problems(), new Problems()];
  checkDelivery(order, context.marketplace?.needsAddress ?? false, address, concerns);
  tooLate.add('order-changed-after-import', OTHER_ADDRESS);
  const subject = { ...context, salesOrderId };
  return {
    address,
    verbatim: verbatimAddress(order) ?? '',
    poBox: isPoBox(order),
    exceptions: concerns.exceptions(order, subject),
    tooLate: tooLate.exceptions(order, subject),
  };
}

function holdUnknownMarketplace(order: Order, context: PlanContext): OrderPlan {
  const problems = new Problems();
  problems.add(
    'unknown-marketplace',
    `Expected a marketplace of this connection, found ${order.marketplaceId}, for which it has no record.`,
  );
  return { outcome: 'hold', exceptions: problems.exceptions(order, { ...context, salesOrderId: null }) };
}
