/**
 * Sales orders with what has shipped of them and how it is recorded, read for many orders at once.
 *
 * @NApiVersion 2.1
 */

import type { Shipment, ShippedOrder, SoldLine } from '../../flows/billing/shippedOrder';
import type { Channel } from '../../flows/orders/order';
import type { LineKind, TaxStanding } from '../../flows/orders/salesorder';
import { fromNumber, minor } from '../../ledger/minor';
import type { Marketplace } from '../connection/marketplaces';
import { BILL, BODY, COLUMN } from '../ids';
import { isTrue, number, type Row, requiredText, rowsIn, text } from '../rows';

/** An order has a few lines, and as many rows of shipments: so few orders at once stay below the cap of rows. */
const ORDERS_AT_ONCE = 100;

const HEADS = `SELECT id, ${BODY.amazonOrderId} AS amazonid, ${BODY.marketplace} AS marketplace, ${BODY.channel} AS channel,
  ${BODY.facilitatorTax} AS facilitator, foreigntotal AS total, ${BILL.dailyShipments} AS marked FROM transaction WHERE id IN (…)`;

/** Quantities and amounts of sales are negative in queries. */
const LINES = `SELECT transaction, id, item, quantity, foreignamount AS amount, isclosed, ${COLUMN.kind} AS kind,
  ${COLUMN.orderItemId} AS orderitem, ${COLUMN.sku} AS sku, ${COLUMN.tax} AS tax, ${COLUMN.taxStanding} AS standing
  FROM transactionline WHERE transaction IN (…) AND mainline = 'F' AND taxline = 'F' AND kitcomponent = 'F' AND ${COLUMN.kind} IS NOT NULL
  ORDER BY transaction, id`;

/** A copy that somebody makes of a bill keeps its fields and never its external id. */
export const OUR_BILL = "type IN ('CashSale', 'CustInvc') AND externalid LIKE 'cwy-bill-%'";
const SHIPMENTS = `SELECT k.previousdoc AS salesorder, k.previousline AS line, f.id, TO_CHAR(f.trandate, 'YYYY-MM-DD') AS day,
  l.quantity AS quantity, b.id AS bill, b.type AS billtype, b.status AS billstatus
  FROM previoustransactionlinelink k JOIN transaction f ON f.id = k.nextdoc
  JOIN transactionline l ON l.transaction = f.id AND l.id = k.nextline
  LEFT JOIN transaction b ON b.${BILL.fulfilment} = f.id AND b.${OUR_BILL.replace('externalid', 'b.externalid')}
  WHERE k.previousdoc IN (…) AND k.linktype = 'ShipRcpt' AND f.type = 'ItemShip' AND f.status = 'C' ORDER BY f.trandate, f.id`;

/**
 * 30 units for 100 orders. `inDaily`: which daily sale holds a fulfilment, for those that the sales orders do not name
 * yet. Orders of marketplaces that are not given are left out.
 */
export function shippedOrders(
  ids: readonly string[],
  marketplaces: readonly Marketplace[],
  inDaily: ReadonlyMap<string, string>,
): ShippedOrder[] {
  const numbers = ids.map(Number);
  const read = (sql: string): Row[] => rowsIn(sql, numbers, [], ORDERS_AT_ONCE);
  const lines = by(read(LINES), 'transaction');
  const shipments = by(read(SHIPMENTS), 'salesorder');
  return read(HEADS).flatMap((head) => {
    const id = requiredText(head, 'id');
    const marketplace = marketplaces.find((each) => each.id === text(head, 'marketplace'));
    if (marketplace === undefined) return [];
    const marked = new Set((text(head, 'marked') ?? '').split('|'));
    return [orderOf(head, marketplace, lines.get(id) ?? [], shipmentsOf(shipments.get(id) ?? [], inDaily, marked))];
  });
}

function by(found: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of found) {
    const key = requiredText(row, column);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function orderOf(
  head: Row,
  { id, connection, currencyExponent }: Marketplace,
  lines: readonly Row[],
  shipments: readonly Shipment[],
): ShippedOrder {
  const amount = (value: number | null) => fromNumber(value ?? 0, currencyExponent);
  return {
    salesOrder: requiredText(head, 'id'),
    connection,
    amazonOrderId: requiredText(head, 'amazonid'),
    channel: requiredText(head, 'channel') as Channel,
    marketplace: id,
    totalMinor: amount(number(head, 'total')),
    facilitatorTaxMinor: amount(number(head, 'facilitator')),
    lines: lines.map((row): SoldLine => {
      const kind = requiredText(row, 'kind') as LineKind;
      return {
        line: Number(requiredText(row, 'id')),
        kind,
        orderItemId: text(row, 'orderitem'),
        itemId: requiredText(row, 'item'),
        sku: text(row, 'sku'),
        quantity: kind === 'item' ? Math.abs(number(row, 'quantity') ?? 0) : 1,
        amountMinor: minor(-amount(number(row, 'amount'))),
        taxMinor: amount(number(row, 'tax')),
        taxStanding: (text(row, 'standing') ?? 'zero') as TaxStanding,
        isClosed: isTrue(row, 'isclosed'),
      };
    }),
    shipments,
  };
}

function shipmentsOf(
  found: readonly Row[],
  inDaily: ReadonlyMap<string, string>,
  marked: ReadonlySet<string>,
): Shipment[] {
  const shipments = new Map<string, Shipment>();
  for (const row of found) {
    const id = requiredText(row, 'id');
    const before = shipments.get(id);
    const line = Number(requiredText(row, 'line'));
    const units = Math.abs(number(row, 'quantity') ?? 0) + (before?.units[line] ?? 0);
    shipments.set(id, {
      id,
      day: requiredText(row, 'day'),
      units: { ...before?.units, [line]: units },
      recorded: recordedOf(row, id, inDaily, marked),
    });
  }
  return [...shipments.values()];
}

function recordedOf(
  row: Row,
  id: string,
  inDaily: ReadonlyMap<string, string>,
  marked: ReadonlySet<string>,
): Shipment['recorded'] {
  const bill = text(row, 'bill');
  if (bill !== null) {
    // An invoice that is open waits for its payment.
    const isUnpaid = text(row, 'billtype') === 'CustInvc' && text(row, 'billstatus') === 'A';
    return { as: 'bill', transaction: bill, isUnpaid };
  }
  if (marked.has(id)) return { as: 'daily', daily: inDaily.get(id) ?? '', isMarked: true };
  const daily = inDaily.get(id);
  return daily === undefined ? null : { as: 'daily', daily, isMarked: false };
}
