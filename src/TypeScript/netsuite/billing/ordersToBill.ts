/**
 * Which orders a run has something to record of, and which days are ready for their consolidated sale.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { MOST_INSIDE } from '../../flows/billing/daily';
import type { SalesDay } from '../../flows/billing/keys';
import { type PaymentPlan, paymentOf, planBilling } from '../../flows/billing/plan';
import { readyBefore } from '../../flows/billing/ready';
import type { ShippedOrder } from '../../flows/billing/shippedOrder';
import type { RecordingWay, WaySpan } from '../../flows/billing/ways';
import type { Channel } from '../../flows/orders/order';
import type { OpenSpan } from '../../flows/orders/postingDay';
import type { Features } from '../../flows/orders/settings';
import { connectionOfSlot } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { type Route, readRoutes, solveException } from '../exceptions';
import { accountFeatures } from '../features';
import { BILL, BODY, COLUMN, EXCEPTION } from '../ids';
import { readOpenSpans } from '../periods';
import { number, requiredText, rows, rowsIn } from '../rows';
import { type OpenDailySales, openDailySales } from './dailySales';
import { OUR_BILL, shippedOrders } from './shippedOrders';

/** What all invocations of a run share. */
export interface RunFacts {
  readonly features: Features;
  readonly openSpans: readonly OpenSpan[] | null;
  readonly routes: readonly Route[];
  /** The connection's owner, who has exceptions that no route takes. */
  readonly owner: string | null;
}

/** One invocation's work, as it travels to it: plain JSON. */
export type BillingWork = RunFacts & { readonly marketplace: Marketplace } & (
    | { readonly kind: 'order'; readonly order: ShippedOrder; readonly unsolved: readonly Unsolved[] }
    | { readonly kind: 'day'; readonly day: SalesDay }
    | {
        readonly kind: 'invoice';
        readonly amazonOrderId: string;
        readonly invoice: string;
        readonly payment: PaymentPlan;
      }
  );

export interface Unsolved {
  readonly id: string;
  readonly class: string;
}

/** A run takes at most this many orders; those that shipped first come first. */
const MOST_ORDERS = 1_000;

/** Fulfilments `f` that have left, of sales orders `s` that are neither billed whole nor closed. */
const SHIPPED = `FROM transaction f JOIN previoustransactionlink k ON k.nextdoc = f.id AND k.linktype = 'ShipRcpt'
  JOIN transaction s ON s.id = k.previousdoc AND s.type = 'SalesOrd'
  WHERE f.type = 'ItemShip' AND f.status = 'C' AND s.status NOT IN ('C', 'G', 'H')`;
const UNBILLED = `NOT EXISTS (SELECT b.id FROM transaction b WHERE b.${BILL.fulfilment} = f.id AND b.${OUR_BILL.replace('externalid', 'b.externalid')})`;
/** Neither in a daily sale that its sales order names. */
const UNMARKED = `INSTR(NVL(s.${BILL.dailyShipments}, '|'), '|' || TO_CHAR(f.id) || '|') = 0`;

/** By key of the invocation. About 150 units, and 30 more for every hundred orders. */
export function workToBill(slot: number): Record<string, BillingWork> {
  const connection = connectionOfSlot(slot);
  // Shipments are billed whether or not calls are made, and only in the account that the connection belongs to.
  if (connection === null || connection.account !== runtime.accountId) return {};
  const features = accountFeatures();
  const marketplaces = readMarketplaces(features, connection.id).filter(({ billing }) => billing.ways.length > 0);
  if (marketplaces.length === 0) return {};
  solveSettled();
  const run: RunFacts = { features, openSpans: readOpenSpans('sale'), routes: readRoutes(), owner: connection.owner };
  const held = openDailySales(marketplaces);
  return { ...ordersOf(marketplaces, held, run), ...daysOf(marketplaces, held, run), ...madeAtOnce(marketplaces, run) };
}

function ordersOf(
  marketplaces: readonly Marketplace[],
  held: OpenDailySales,
  run: RunFacts,
): Record<string, BillingWork> {
  const ids = [
    ...new Set([...toBill(marketplaces), ...unpaid(marketplaces), ...toSettle(marketplaces), ...held.toMark]),
  ];
  const orders = shippedOrders(ids.slice(0, MOST_ORDERS), marketplaces, held.dailyOf);
  const unsolved = unsolvedOf(orders);
  const work: Record<string, BillingWork> = {};
  for (const order of orders) {
    const marketplace = marketplaceOf(marketplaces, order);
    const its = unsolved.get(order.salesOrder) ?? [];
    const { steps, exceptions } = planBilling(order, { marketplace, openSpans: run.openSpans });
    if (steps.length + exceptions.length + its.length === 0) continue;
    work[`order-${order.salesOrder}`] = { ...run, kind: 'order', marketplace, order, unsolved: its };
  }
  return work;
}

function daysOf(
  marketplaces: readonly Marketplace[],
  held: OpenDailySales,
  run: RunFacts,
): Record<string, BillingWork> {
  const work: Record<string, BillingWork> = {};
  for (const day of [...held.toBook, ...daysToGather(marketplaces, held)]) {
    const marketplace = marketplaceOf(marketplaces, day);
    work[`day-${day.marketplace}-${day.channel}-${day.day}`] = { ...run, kind: 'day', marketplace, day };
  }
  return work;
}

/**
 * Without Advanced Shipping NetSuite itself invoices what ships; what is left is to pay it (10 units; none with the
 * feature). Source: ADVSHIPPING (enabled features, help).
 */
function madeAtOnce(marketplaces: readonly Marketplace[], run: RunFacts): Record<string, BillingWork> {
  if (runtime.isFeatureInEffect({ feature: 'ADVSHIPPING' })) return {};
  const sql = `SELECT b.id, b.${BODY.amazonOrderId} AS amazonid, b.${BODY.marketplace} AS marketplace, TO_CHAR(b.trandate, 'YYYY-MM-DD') AS day
    FROM transaction b JOIN previoustransactionlink k ON k.nextdoc = b.id AND k.linktype = 'OrdBill'
    WHERE b.type = 'CustInvc' AND b.status = 'A' AND b.${BODY.marketplace} IN (…) ORDER BY b.id ${FIRST}`;
  const work: Record<string, BillingWork> = {};
  for (const row of rowsIn(sql, numbersOf(marketplaces))) {
    const marketplace = marketplaceOf(marketplaces, { marketplace: requiredText(row, 'marketplace') });
    const invoice = requiredText(row, 'id');
    const amazonOrderId = requiredText(row, 'amazonid');
    const order = { connection: marketplace.connection, amazonOrderId };
    const payment = paymentOf(order, invoice, requiredText(row, 'day'), { marketplace, openSpans: run.openSpans });
    if (payment !== null) {
      work[`invoice-${invoice}`] = { ...run, kind: 'invoice', marketplace, amazonOrderId, invoice, payment };
    }
  }
  return work;
}

function marketplaceOf(all: readonly Marketplace[], { marketplace }: { readonly marketplace: string }): Marketplace {
  const found = all.find(({ id }) => id === marketplace);
  if (found === undefined) throw new Error(`The marketplace ${marketplace} is not among those of this run.`);
  return found;
}

interface Condition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Shipments `f` of the sales orders `s` on days of these ways. */
function onDaysOf(marketplaces: readonly Marketplace[], way: RecordingWay): Condition {
  const spans = marketplaces.flatMap(({ id, billing }) =>
    billing.ways.flatMap((span, at) => (span.way === way ? [spanOf(id, span, billing.ways[at + 1])] : [])),
  );
  return {
    sql: `(${['1 = 0', ...spans.map(({ sql }) => sql)].join(' OR ')})`,
    params: spans.flatMap(({ params }) => params),
  };
}

function spanOf(marketplace: string, { from }: WaySpan, next: WaySpan | undefined): Condition {
  const until = next?.from ?? null;
  return {
    sql: `(s.${BODY.marketplace} = ?${from === null ? '' : " AND f.trandate >= TO_DATE(?, 'YYYY-MM-DD')"}${until === null ? '' : " AND f.trandate < TO_DATE(?, 'YYYY-MM-DD')"})`,
    params: [Number(marketplace), ...(from === null ? [] : [from]), ...(until === null ? [] : [until])],
  };
}

/** Sales orders with a shipment that has no bill, on days on which each shipment has its own (10 units). */
function toBill(marketplaces: readonly Marketplace[]): string[] {
  const { sql, params } = onDaysOf(marketplaces, 'order');
  return idsOf(`SELECT s.id ${SHIPPED} AND ${sql} AND ${UNBILLED} ORDER BY f.trandate, f.id ${FIRST}`, params);
}

/** Sales orders of our invoices that a stop left unpaid (10 units). */
function unpaid(marketplaces: readonly Marketplace[]): string[] {
  const sql = `SELECT s.id FROM transaction b JOIN previoustransactionlink k ON k.nextdoc = b.id AND k.linktype = 'OrdBill'
    JOIN transaction s ON s.id = k.previousdoc AND s.type = 'SalesOrd'
    WHERE b.type = 'CustInvc' AND b.status = 'A' AND b.externalid LIKE 'cwy-bill-%' AND s.${BODY.marketplace} IN (…) ORDER BY b.id ${FIRST}`;
  return rowsIn(sql, numbersOf(marketplaces)).map((row) => requiredText(row, 'id'));
}

/** Sales orders with goods that have left whole, recorded by no bill of their own, and lines that are open (10 units). */
function toSettle(marketplaces: readonly Marketplace[]): string[] {
  const { sql, params } = onDaysOf(marketplaces, 'settlement');
  const own = `(s.${BODY.marketplace} IN (${marketplaces.map(() => '?').join(', ')}) AND s.${BILL.dailyShipments} IS NOT NULL)`;
  const open = `EXISTS (SELECT l.id FROM transactionline l WHERE l.transaction = s.id AND l.${COLUMN.kind} = 'item' AND l.isclosed = 'F'
    AND l.quantityshiprecv >= -l.quantity)`;
  return idsOf(`SELECT s.id ${SHIPPED} AND (${sql} OR ${own}) AND ${open} ORDER BY f.trandate, f.id ${FIRST}`, [
    ...params,
    ...numbersOf(marketplaces),
  ]);
}

/** Days that are over and have shipments which no document holds (10 units). */
function daysToGather(marketplaces: readonly Marketplace[], held: OpenDailySales): SalesDay[] {
  const { sql, params } = onDaysOf(marketplaces, 'daily');
  const found = rows(
    `SELECT s.${BODY.marketplace} AS marketplace, s.${BODY.channel} AS channel, TO_CHAR(f.trandate, 'YYYY-MM-DD') AS day, COUNT(*) AS shipments
    ${SHIPPED} AND ${sql} AND ${UNBILLED} AND ${UNMARKED} GROUP BY s.${BODY.marketplace}, s.${BODY.channel}, TO_CHAR(f.trandate, 'YYYY-MM-DD')`,
    params,
  );
  const now = Date.now();
  return found.flatMap((row) => {
    const day: SalesDay = {
      marketplace: requiredText(row, 'marketplace'),
      channel: requiredText(row, 'channel') as Channel,
      day: requiredText(row, 'day'),
    };
    const isOver = day.day < readyBefore(marketplaceOf(marketplaces, day).zone, now);
    const waiting = (number(row, 'shipments') ?? 0) - held.unmarkedOn(day);
    return isOver && waiting > 0 ? [day] : [];
  });
}

/** Orders with shipments of a day that no bill and no daily sale holds, as many as a document can (40 units a hundred). */
export function fulfilmentsOf(day: SalesDay, marketplace: Marketplace): ShippedOrder[] {
  const { dailyOf } = openDailySales([marketplace]);
  const sql = `SELECT f.id, s.id AS salesorder ${SHIPPED} AND s.${BODY.marketplace} = ? AND s.${BODY.channel} = ?
    AND f.trandate = TO_DATE(?, 'YYYY-MM-DD') AND ${UNBILLED} AND ${UNMARKED} ORDER BY f.id FETCH FIRST 4000 ROWS ONLY`;
  const waiting = rows(sql, [Number(day.marketplace), day.channel, day.day]).filter(
    (row) => !dailyOf.has(requiredText(row, 'id')),
  );
  const orders = new Set(waiting.slice(0, MOST_INSIDE).map((row) => requiredText(row, 'salesorder')));
  return shippedOrders([...orders], [marketplace], dailyOf);
}

const FIRST = `FETCH FIRST ${MOST_ORDERS} ROWS ONLY`;

const idsOf = (sql: string, params: readonly (string | number)[]): string[] =>
  rows(sql, params).map((row) => requiredText(row, 'id'));

const numbersOf = (marketplaces: readonly Marketplace[]): number[] => marketplaces.map(({ id }) => Number(id));

/** Exceptions of these orders that are not solved, by sales order (10 units a thousand). */
function unsolvedOf(orders: readonly ShippedOrder[]): Map<string, Unsolved[]> {
  const sql = `SELECT id, ${EXCEPTION.class} AS class, ${EXCEPTION.transaction} AS salesorder FROM ${EXCEPTION.type}
    WHERE ${EXCEPTION.flow} = 'billing' AND ${EXCEPTION.state} <> 'solved' AND ${EXCEPTION.transaction} IN (…)`;
  const found = new Map<string, Unsolved[]>();
  for (const row of rowsIn(
    sql,
    orders.map(({ salesOrder }) => Number(salesOrder)),
  )) {
    const order = requiredText(row, 'salesorder');
    found.set(order, [...(found.get(order) ?? []), { id: requiredText(row, 'id'), class: requiredText(row, 'class') }]);
  }
  return found;
}

/** What people billed or closed themselves needs nobody any more (10 units, 2 for each). */
function solveSettled(): void {
  const sql = `SELECT e.id FROM ${EXCEPTION.type} e JOIN transaction s ON s.id = e.${EXCEPTION.transaction}
    WHERE e.${EXCEPTION.flow} = 'billing' AND e.${EXCEPTION.state} <> 'solved' AND s.type = 'SalesOrd' AND s.status IN ('C', 'G', 'H')
    FETCH FIRST 500 ROWS ONLY`;
  for (const row of rows(sql)) {
    solveException(requiredText(row, 'id'), 'The sales order is billed or closed.', 'rule: its effect is there');
  }
}
