/**
 * Plans the sales order of an order that Amazon has released, or names everything that stands against it.
 *
 * @NApiVersion 2.1
 */

import { sum, ZERO } from '../../ledger/minor';
import { ASKED, isAskedToCancel } from './asked';
import { checkMoney, checkShape } from './checks';
import { shardKey } from './customer';
import { addressOf, checkDelivery, isPoBox, verbatimAddress } from './delivery';
import { fingerprintOf } from './fingerprint';
import { followedNow } from './followed';
import { planFulfilment } from './fulfilment';
import { giftText } from './gift';
import { withTaxTakenOut } from './includedTax';
import { isOnOrder, linesOf, tipLine } from './lines';
import type { Order } from './order';
import type { OrderPlan, PlanContext } from './outcome';
import { Problems } from './problems';
import { amazonTotal, facilitatorTax, salesOrderTotal } from './readd';
import { claimAfter } from './reservation';
import { locationOf, mapLines, purchaseDay } from './resolve';
import { saleKindOf } from './saleKind';
import { type SalesOrderBody, type SalesOrderLine, type SalesOrderPlan, salesOrderKey } from './salesorder';
import type { MarketplaceSettings } from './settings';
import { windowsOf } from './shipWindows';
import { checkTax, taxPlan } from './tax';

/** NetSuite’s PO number field. Practice: 45 characters. */
const OTHERREFNUM_MAX = 45;

export function planImport(order: Order, settings: MarketplaceSettings, context: PlanContext): OrderPlan {
  const problems = new Problems();
  const salesOrder = planSalesOrder(order, settings, context, problems);
  if (salesOrder === null || problems.any) {
    return { outcome: 'hold', exceptions: problems.exceptions(order, { ...context, salesOrderId: null }) };
  }
  const [concerns, later] = [new Problems(), new Problems()];
  checkDelivery(order, settings.needsAddress, salesOrder.address, concerns);
  if (salesOrder.body.hold === 'buyer-asked-to-cancel') concerns.add('buyer-asked-to-cancel', ASKED);
  const fulfilment = planFulfilment(order, followedNow(salesOrder.lines, order.channel), context, later);
  const subject = { ...context, salesOrderId: null };
  return {
    outcome: 'import',
    salesOrder,
    exceptions: [...concerns.exceptions(order, subject), ...later.exceptions(order, subject)],
    approve: !concerns.any,
    fulfilment,
    claim: claimAfter(context.existing, 'converted'),
  };
}

/** Null, with a problem, where there is nothing to build on; otherwise whole, though problems may forbid to use it. */
function planSalesOrder(
  order: Order,
  settings: MarketplaceSettings,
  context: PlanContext,
  problems: Problems,
): SalesOrderPlan | null {
  checkShape(order, settings, context, problems);
  const trandate = purchaseDay(order, settings, problems);
  const location = locationOf(order, settings, context, problems);
  const shipMethod = shipMethodOf(order, context, problems);
  const gift = giftText(order, problems);
  if (settings.customer === null) problems.add('customer-missing', 'The marketplace has no default customer.');
  if (trandate === null || settings.customer === null) return null;

  const lines = planLines(order, trandate, settings, context, problems);
  const total = checkMoney(order, lines, settings, problems);
  if (total === null) return null;
  return {
    externalId: salesOrderKey(context.connection, order.amazonOrderId),
    customer: { id: settings.customer, shard: shardKey(settings, trandate, context.importedBefore) },
    subsidiary: context.features.oneWorld ? settings.subsidiary : null,
    trandate,
    currency: order.currency,
    currencyId: context.features.multiCurrency ? settings.currencyId : null,
    currencyExponent: settings.currencyExponent,
    location,
    otherrefnum: referenceOf(order),
    shipMethod,
    address: addressOf(order),
    body: bodyOf(order, settings, context, gift),
    lines,
    totalMinor: salesOrderTotal(lines),
  };
}

function planLines(
  order: Order,
  day: NonNullable<ReturnType<typeof purchaseDay>>,
  settings: MarketplaceSettings,
  context: PlanContext,
  problems: Problems,
): readonly SalesOrderLine[] {
  const onOrder = order.lines.filter(isOnOrder).map((line) => withTaxTakenOut(order, line, settings));
  const tax = taxPlan(settings, context.features);
  const lineContext = { settings, tax, problems };
  const tip = tipLine(order.deliveryTip, lineContext);
  const lines = [
    ...mapLines(order, onOrder, day, settings, context, problems).flatMap(({ line, row }) =>
      linesOf(line, row, lineContext),
    ),
    ...(tip === null ? [] : [tip]),
  ];
  checkTax(onOrder, lines, tax, settings.currencyExponent, problems);
  return lines;
}

function bodyOf(
  order: Order,
  settings: MarketplaceSettings,
  context: PlanContext,
  giftMessage: string | null,
): SalesOrderBody {
  return {
    amazonOrderId: order.amazonOrderId,
    connection: context.connection,
    marketplaceRecord: settings.id,
    marketplaceId: order.marketplaceId,
    channel: order.channel,
    serviceLevel: order.serviceLevel,
    purchasedAt: order.createdTime,
    ...windowsOf(order),
    isGift: giftMessage !== null,
    giftMessage,
    facilitatorTaxMinor: facilitatorTax(order.lines.filter(isOnOrder)),
    amazonTotalMinor: amazonTotal(order) ?? ZERO,
    pointsCostMinor: sum(order.lines.map((line) => line.pointsCost)),
    businessOrder: order.programs.includes('AMAZON_BUSINESS'),
    purchaseOrderNumber: order.purchaseOrderNumber,
    replaces: order.replaces,
    programs: order.programs,
    promotionIds: [...new Set(order.lines.flatMap((line) => line.promotionIds))],
    buyerName: order.buyerName,
    buyerEmail: order.buyerEmail,
    verbatimAddress: verbatimAddress(order),
    poBox: isPoBox(order),
    saleKind: saleKindOf(order),
    hold: order.channel === 'FBM' && isAskedToCancel(order) ? 'buyer-asked-to-cancel' : null,
    fingerprint: fingerprintOf(order),
  };
}

function shipMethodOf(order: Order, context: PlanContext, problems: Problems): string | null {
  if (order.channel !== 'FBM') return null;
  const level = order.serviceLevel;
  const item = level === null || !Object.hasOwn(context.shipServices, level) ? undefined : context.shipServices[level];
  if (item === undefined) {
    problems.add(
      'ship-service-unmapped',
      level === null
        ? 'Expected a service level on an order that you ship, found none.'
        : `The ship service map of marketplace ${order.marketplaceId} has no shipping item for ${level}.`,
    );
    return null;
  }
  return item;
}

/** A business buyer’s PO number, otherwise Amazon’s order id. A number too long for the field is on the body whole. */
function referenceOf(order: Order): string {
  const number = order.purchaseOrderNumber?.trim() ?? '';
  return number === '' || [...number].length > OTHERREFNUM_MAX ? order.amazonOrderId : number;
}
