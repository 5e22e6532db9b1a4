/**
 * Which orders of a settlement were billed, where the way of recording changed not long before it: by the days on which
 * they were fulfilled, as billing itself decides.
 *
 * @NApiVersion 2.1
 */

import { saleOf } from '../../flows/billing/parts';
import type { ShippedOrder } from '../../flows/billing/shippedOrder';
import { type WaySpan, wayOn } from '../../flows/billing/ways';
import { type Billed, type BilledOrders, meetsBothWays } from '../../flows/settlements/cutOver';
import { orderPartOf } from '../../flows/settlements/orderParts';
import type { LineClass, SettlementReading, Triple } from '../../flows/settlements/settlement';
import { isInBooks } from '../../flows/settlements/states';
import { type Minor, negate, sum, ZERO } from '../../ledger/minor';
import { shippedOrders } from '../billing/shippedOrders';
import type { Marketplace } from '../connection/marketplaces';
import { BODY, SETTLEMENT } from '../ids';
import { requiredText, rows, rowsIn } from '../rows';
import { loadedText } from '../saving';
import { orderFiles, readOrders } from './keptOrders';
import { readReport } from './reportPieces';
import type { SettleWork } from './settlementWork';

/**
 * The reading as it is far from any change of the way. Around one it is read again with the kinds of each order (10 units a
 * piece), and its orders are looked up: 10 units for each thousand, and 30 for each hundred that shipped on both sides of it.
 */
export function withBilledOrders(
  work: SettleWork,
  reading: SettlementReading,
  classOf: (triple: Triple) => LineClass | null,
  main: Marketplace | null,
): SettlementReading {
  if (main === null || !meetsBothWays(main.billing.ways, reading.head)) return reading;
  const parts = (triple: Triple) => orderPartOf(triple, classOf(triple));
  const again = readReport(work.pieces, work.marketplaces, parts, true).find(
    ({ head }) => head.settlementId === reading.head.settlementId,
  );
  if (again === undefined) {
    throw new Error(`The settlement ${reading.head.settlementId} is not in its report any more.`);
  }
  const ids = [...new Set(again.orders.map(({ orderId }) => orderId).filter((each) => each !== ''))];
  return { ...again, billed: billedOrders(ids, main, reading.head.settlementId) };
}

interface Fulfilled {
  readonly salesOrder: string;
  readonly days: string[];
}

function billedOrders(ids: readonly string[], main: Marketplace, settlementId: string): BilledOrders {
  const { ways } = main.billing;
  const fulfilled = new Map<string, Fulfilled>();
  // A daily sale closes its sales orders, so what left is asked of the fulfilments.
  const sql = `SELECT s.${BODY.amazonOrderId} AS orderid, s.id, TO_CHAR(f.trandate, 'YYYY-MM-DD') AS day
    FROM transaction s JOIN previoustransactionlink k ON k.previousdoc = s.id AND k.linktype = 'ShipRcpt'
    JOIN transaction f ON f.id = k.nextdoc WHERE s.type = 'SalesOrd' AND f.status = 'C' AND s.${BODY.amazonOrderId} IN (…)`;
  for (const row of rowsIn(sql, ids)) {
    const orderId = requiredText(row, 'orderid');
    const order = fulfilled.get(orderId) ?? { salesOrder: requiredText(row, 'id'), days: [] };
    order.days.push(requiredText(row, 'day'));
    fulfilled.set(orderId, order);
  }
  const billed = new Map<string, Billed>();
  const onBothSides: string[] = [];
  for (const [orderId, { salesOrder, days }] of fulfilled) {
    const isBilled = days.map((day) => isBilledOn(ways, day));
    if (isBilled.every((each) => each)) billed.set(orderId, 'all');
    else if (!isBilled.some((each) => each)) billed.set(orderId, 'nothing');
    else onBothSides.push(salesOrder);
  }
  if (onBothSides.length === 0) return billed;
  const before = relievedBefore(main, settlementId);
  for (const order of shippedOrders(onBothSides, [main], new Map())) {
    const relieved = before.get(order.amazonOrderId) ?? ZERO;
    billed.set(order.amazonOrderId, sum([billedPart(order, ways), negate(relieved)]));
  }
  return billed;
}

/** What the marketplace's other settlements took off clearing, by order (10 units, and 12 or more for each of them). */
function relievedBefore(main: Marketplace, settlementId: string): ReadonlyMap<string, Minor> {
  const found = new Map<string, Minor>();
  const sql = `SELECT id, ${SETTLEMENT.posting} AS posting, ${SETTLEMENT.state} AS state FROM ${SETTLEMENT.type}
    WHERE ${SETTLEMENT.marketplace} = ? AND ${SETTLEMENT.number} <> ?`;
  for (const row of rows(sql, [Number(main.id), settlementId])) {
    if (!isInBooks(requiredText(row, 'state'))) continue;
    const files = orderFiles(loadedText(SETTLEMENT.type, requiredText(row, 'id'), SETTLEMENT.orders));
    readOrders(files[Number(requiredText(row, 'posting'))] ?? [], (_section, { orderId, settled }) => {
      found.set(orderId, sum([found.get(orderId) ?? ZERO, settled]));
    });
  }
  return found;
}

const isBilledOn = (ways: readonly WaySpan[], day: string): boolean => {
  const way = wayOn(ways, day);
  return way !== null && way !== 'settlement';
};

/** What the shipments of the days come to on which bills are made: the shares by which they are billed. */
function billedPart(order: ShippedOrder, ways: readonly WaySpan[]): Minor {
  const amounts = order.shipments.map((shipment, at) => {
    const reading = saleOf(order, shipment, order.shipments.slice(0, at));
    return reading.ok && isBilledOn(ways, shipment.day) ? reading.sale.totalMinor : null;
  });
  return sum(amounts.filter((each) => each !== null));
}
