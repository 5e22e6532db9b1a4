/**
 * Consolidated sales of a day: their records, which hold what is inside before anything is booked, and their cash sales.
 * The record's external id is unique and its content never changes, so a shipment is in one of them.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { DailyLine, DailySale, Inside } from '../../flows/billing/daily';
import { dailyKey, type SalesDay } from '../../flows/billing/keys';
import type { Channel } from '../../flows/orders/order';
import { type OpenSpan, postingDayText } from '../../flows/orders/postingDay';
import type { Features, MarketplaceSettings } from '../../flows/orders/settings';
import { fromNumber, toNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { BILL, DAILY } from '../ids';
import { number, type Row, requiredText, rows, rowsIn } from '../rows';
import { change, createOnce, textOf } from '../saving';
import { findTransaction } from './bills';
import { bookingOf, createDailyCashSale } from './dailyCashSale';

/** `planned`: its cash sale is still to be made. `billed`: it is there. `closed`: every order behind it is settled. */
type DailyState = 'planned' | 'billed' | 'closed';

export interface OpenDailySales {
  /** Fulfilment → record, of all records that are not closed. */
  readonly dailyOf: ReadonlyMap<string, string>;
  /** Sales orders that do not say yet that a booked daily sale holds them. */
  readonly toMark: readonly string[];
  /** Days with a record whose cash sale is still to be made. */
  readonly toBook: readonly SalesDay[];
  /** How many shipments of a day are in a record and not yet named by their sales orders. */
  unmarkedOn(day: SalesDay): number;
}

interface OpenRecord {
  readonly id: string;
  readonly key: string;
  readonly state: DailyState;
  readonly day: SalesDay;
}

const OPEN = `SELECT id, externalid, ${DAILY.marketplace} AS marketplace, ${DAILY.channel} AS channel, TO_CHAR(${DAILY.day}, 'YYYY-MM-DD') AS day,
  ${DAILY.state} AS state FROM ${DAILY.type} WHERE ${DAILY.state} <> 'closed' AND ${DAILY.marketplace} IN (…) ORDER BY id`;

/** 10 units, 2 for each record that is open, 10 for every thousand shipments in them; records that are done are closed. */
export function openDailySales(marketplaces: readonly { readonly id: string }[]): OpenDailySales {
  const open = rowsIn(
    OPEN,
    marketplaces.map(({ id }) => Number(id)),
  ).map(openRecord);
  const dailyOf = new Map<string, string>();
  for (const { id } of open) for (const { fulfilment } of insideOf(id)) dailyOf.set(fulfilment, id);
  const unmarked = unmarkedOf([...dailyOf.keys()]);
  const holding = new Set([...unmarked.keys()].map((fulfilment) => dailyOf.get(fulfilment)));
  for (const { id, state } of open) {
    if (state === 'billed' && !holding.has(id)) change(DAILY.type, id, { [DAILY.state]: 'closed' });
  }
  const booked = new Set(open.filter(({ state }) => state === 'billed').map(({ id }) => id));
  const isBooked = (fulfilment: string): boolean => booked.has(dailyOf.get(fulfilment) ?? '');
  return {
    dailyOf,
    toMark: [...unmarked].filter(([fulfilment]) => isBooked(fulfilment)).map(([, salesOrder]) => salesOrder),
    toBook: open.filter(({ state }) => state === 'planned').map(({ day }) => day),
    unmarkedOn: (day) => {
      const records = new Set(open.filter((each) => isSameDay(each.day, day)).map(({ id }) => id));
      return [...unmarked.keys()].filter((fulfilment) => records.has(dailyOf.get(fulfilment) ?? '')).length;
    },
  };
}

const isSameDay = (one: SalesDay, other: SalesDay): boolean => dailyKey(one, 0) === dailyKey(other, 0);

function openRecord(row: Row): OpenRecord {
  return {
    id: requiredText(row, 'id'),
    key: requiredText(row, 'externalid'),
    state: requiredText(row, 'state') as DailyState,
    day: {
      marketplace: requiredText(row, 'marketplace'),
      channel: requiredText(row, 'channel') as Channel,
      day: requiredText(row, 'day'),
    },
  };
}

/** Loaded, because a query may cut a long text (2 units). */
function insideOf(id: string): readonly Inside[] {
  const loaded = record.load({ type: DAILY.type, id: Number(id) });
  return JSON.parse(textOf(loaded, DAILY.inside) ?? '[]') as Inside[];
}

/** Fulfilment → sales order, where the sales order does not name it; those that people closed wait for nothing. */
function unmarkedOf(fulfilments: readonly string[]): Map<string, string> {
  const sql = `SELECT k.nextdoc AS fulfilment, s.id AS salesorder FROM previoustransactionlink k JOIN transaction s ON s.id = k.previousdoc
    WHERE k.nextdoc IN (…) AND k.linktype = 'ShipRcpt' AND s.type = 'SalesOrd' AND s.status NOT IN ('C', 'H')
    AND INSTR(NVL(s.${BILL.dailyShipments}, '|'), '|' || TO_CHAR(k.nextdoc) || '|') = 0`;
  return new Map(
    rowsIn(sql, fulfilments.map(Number)).map((row) => [
      requiredText(row, 'fulfilment'),
      requiredText(row, 'salesorder'),
    ]),
  );
}

/** Keeps what a document is to hold (6 units), numbered after those of the day. False where another run was faster. */
export function keepDailySale(day: SalesDay, sale: DailySale, exponent: number): boolean {
  const found = rows(`SELECT COUNT(*) AS documents FROM ${DAILY.type} WHERE externalid LIKE ?`, [
    `${dailyKey(day, 0).slice(0, -1)}%`,
  ]);
  const next = (number(found[0] ?? {}, 'documents') ?? 0) + 1;
  const created = createOnce(DAILY.type, dailyKey(day, next), {
    [DAILY.marketplace]: day.marketplace,
    [DAILY.channel]: day.channel,
    [DAILY.day]: dateOf(day.day),
    [DAILY.number]: next,
    [DAILY.state]: 'planned',
    [DAILY.lines]: JSON.stringify(sale.lines),
    [DAILY.inside]: JSON.stringify(sale.inside),
    [DAILY.orders]: sale.inside.length,
    [DAILY.total]: toNumber(sale.totalMinor, exponent),
    [DAILY.facilitatorTax]: toNumber(sale.facilitatorTaxMinor, exponent),
  });
  return created !== null;
}

/** What keeps the cash sale of a day from being made; null where it is there. */
export type NotBooked = 'billing-not-configured' | 'no-open-period' | null;

/** Makes the cash sales of a day's records that lack theirs (10 units, 36 for each). Throws what NetSuite refuses. */
export function bookDailySales(day: SalesDay, marketplace: MarketplaceSettings, run: BookingFacts): NotBooked {
  const planned = rows(
    `SELECT id, externalid FROM ${DAILY.type} WHERE ${DAILY.state} = 'planned' AND externalid LIKE ? ORDER BY id`,
    [`${dailyKey(day, 0).slice(0, -1)}%`],
  );
  if (planned.length === 0) return null;
  const posts = postingDayText(day.day, run.openSpans);
  if (posts === null) return 'no-open-period';
  const booking = bookingOf(marketplace);
  if (booking === null) return 'billing-not-configured';
  for (const row of planned) {
    const id = requiredText(row, 'id');
    const key = requiredText(row, 'externalid');
    const loaded = record.load({ type: DAILY.type, id: Number(id) });
    const content = {
      id,
      key,
      day,
      posts,
      lines: JSON.parse(textOf(loaded, DAILY.lines) ?? '[]') as DailyLine[],
      facilitatorTaxMinor: fromNumber(Number(textOf(loaded, DAILY.facilitatorTax) ?? 0), marketplace.currencyExponent),
    };
    const made = createDailyCashSale(content, marketplace, booking, run.features);
    // A run stopped before it could say so.
    const transaction = made === null ? findTransaction(key) : String(made);
    change(DAILY.type, id, { [DAILY.state]: 'billed', [DAILY.transaction]: transaction });
  }
  return null;
}

export interface BookingFacts {
  readonly features: Features;
  readonly openSpans: readonly OpenSpan[] | null;
}
