/**
 * What documents of orders put on clearing until the end of a month: bills of shipments, consolidated sales of days, and
 * which orders a document refunds.
 *
 * @NApiVersion 2.1
 */

import type { AccrualMonth } from '../../flows/accruals/months';
import type { Inside } from '../../flows/billing/daily';
import type { RecordingWay } from '../../flows/billing/ways';
import { fromNumber, type Minor, minor, ZERO } from '../../ledger/minor';
import { OUR_BILL } from '../billing/shippedOrders';
import type { Marketplace } from '../connection/marketplaces';
import { BILL, BODY, DAILY } from '../ids';
import { number, type Row, requiredText, rows, rowsIn } from '../rows';
import { loadedText } from '../saving';

/** Amazon tells what shipped within days, so what is missing longer was missed by the month before. */
const DAYS_TO_LIST = 31;
const ROWS_AT_ONCE = 4_000;

export interface Billed {
  readonly amount: Minor;
  /** `YYYY-MM-DD` of its last document. */
  readonly day: string;
}

/** By Amazon's order id, of documents dated from the first day that is read to the last of the month. */
export function billedOrders(way: RecordingWay, marketplace: Marketplace, month: AccrualMonth): Map<string, Billed> {
  const billed = new Map<string, Billed>();
  const add = (orderId: string, amount: Minor, day: string): void => {
    const before = billed.get(orderId);
    billed.set(orderId, {
      amount: minor((before?.amount ?? ZERO) + amount),
      day: before !== undefined && before.day > day ? before.day : day,
    });
  };
  if (way === 'settlement') return billed;
  for (const row of bills(marketplace, month)) {
    add(requiredText(row, 'orderid'), fromNumber(number(row, 'total') ?? 0, marketplace.currencyExponent), dayIn(row));
  }
  for (const { day, inside } of dailySales(marketplace, month)) {
    for (const { amazonOrderId, totalMinor } of inside) add(amazonOrderId, totalMinor, day);
  }
  return billed;
}

const dayIn = (row: Row): string => requiredText(row, 'day');
const firstDay = ({ from }: AccrualMonth): string => from.slice(0, 10);

/** 10 units for each four thousand. */
function bills({ id }: Marketplace, month: AccrualMonth): Row[] {
  const sql = `SELECT id, ${BODY.amazonOrderId} AS orderid, foreigntotal AS total, TO_CHAR(trandate, 'YYYY-MM-DD') AS day
    FROM transaction WHERE ${OUR_BILL} AND posting = 'T' AND voided = 'F' AND ${BODY.marketplace} = ? AND ${BODY.amazonOrderId} IS NOT NULL
    AND TO_CHAR(trandate, 'YYYY-MM-DD') >= ? AND TO_CHAR(trandate, 'YYYY-MM-DD') <= ? AND id > ?
    ORDER BY id FETCH FIRST ${ROWS_AT_ONCE} ROWS ONLY`;
  const found: Row[] = [];
  for (let after = 0; ; ) {
    const page = rows(sql, [Number(id), firstDay(month), month.lastDay, after]);
    found.push(...page);
    if (page.length < ROWS_AT_ONCE) return found;
    after = Number(requiredText(page.at(-1) as Row, 'id'));
  }
}

interface DailyInside {
  readonly day: string;
  readonly inside: readonly Inside[];
}

/** 10 units, and 2 for each day and channel. */
function dailySales({ id }: Marketplace, month: AccrualMonth): DailyInside[] {
  const day = `TO_CHAR(t.trandate, 'YYYY-MM-DD')`;
  const sql = `SELECT d.id, ${day} AS day FROM ${DAILY.type} d JOIN transaction t ON t.id = d.${DAILY.transaction}
    WHERE d.${DAILY.marketplace} = ? AND ${day} >= ? AND ${day} <= ? ORDER BY d.id`;
  return rows(sql, [Number(id), firstDay(month), month.lastDay]).map((row) => ({
    day: dayIn(row),
    inside: JSON.parse(loadedText(DAILY.type, requiredText(row, 'id'), DAILY.inside) ?? '[]') as Inside[],
  }));
}

/** Of these orders, those with a bill or in a daily sale dated by the end of the month, however old: 20 units a thousand. */
export function everBilled(orderIds: readonly string[], { lastDay }: AccrualMonth): Set<string> {
  const day = `TO_CHAR(t.trandate, 'YYYY-MM-DD') <= ?`;
  const bill = `SELECT DISTINCT t.${BODY.amazonOrderId} AS orderid FROM transaction t
    WHERE t.${OUR_BILL.replace('externalid', 't.externalid')} AND ${day} AND t.${BODY.amazonOrderId} IN (…)`;
  const daily = `SELECT DISTINCT s.${BODY.amazonOrderId} AS orderid FROM transaction s JOIN ${DAILY.type} d ON d.id = s.${BILL.daily}
    JOIN transaction t ON t.id = d.${DAILY.transaction} WHERE s.type = 'SalesOrd' AND ${day} AND s.${BODY.amazonOrderId} IN (…)`;
  return new Set(
    [bill, daily].flatMap((sql) => rowsIn(sql, orderIds, [lastDay]).map((row) => requiredText(row, 'orderid'))),
  );
}

/** Of these orders, those that a document dated by the end of the month refunds: 10 units a thousand. */
export function refundedOrders(orderIds: readonly string[], { lastDay }: AccrualMonth): Set<string> {
  const sql = `SELECT DISTINCT ${BODY.amazonOrderId} AS orderid FROM transaction WHERE type IN ('CashRfnd', 'CustCred', 'CustRfnd')
    AND posting = 'T' AND voided = 'F' AND TO_CHAR(trandate, 'YYYY-MM-DD') <= ? AND ${BODY.amazonOrderId} IN (…)`;
  return new Set(rowsIn(sql, orderIds, [lastDay]).map((row) => requiredText(row, 'orderid')));
}

/** The day from which what Amazon has not posted is listed. */
export const listsFrom = ({ end }: AccrualMonth): string =>
  new Date(Date.parse(end) - DAYS_TO_LIST * 86_400_000).toISOString().slice(0, 10);
