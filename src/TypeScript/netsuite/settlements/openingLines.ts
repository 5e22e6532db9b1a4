/**
 * What of a settlement is from before go-live, by the documents of its orders, by the day on which Amazon posted a line, and
 * by the settlements that are here.
 *
 * @NApiVersion 2.1
 */

import type { IgnoreRule } from '../../flows/orders/ignore';
import { dayIn, dayText } from '../../flows/orders/zone';
import { LineFinder, type ReportLine } from '../../flows/settlements/lineFinder';
import {
  carriesIn,
  isNear,
  isOpening,
  type OpeningFacts,
  OpeningTally,
  ordersSince,
} from '../../flows/settlements/opening';
import type { LineClass, SettlementReading, Triple } from '../../flows/settlements/settlement';
import type { Marketplace } from '../connection/marketplaces';
import { DOCUMENT, SETTLEMENT, SETTLEMENT_FILE } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';
import { marketplaceOf } from './chosen';
import { eachPiece, monthsOf } from './reportPieces';
import type { SettleWork } from './settlementWork';

export interface OpeningReading {
  readonly reading: SettlementReading;
  /** Why it cannot be said yet, in words. */
  readonly held: readonly string[];
}

/**
 * The reading as it is where the marketplace has no first day, or has had one for long. Around it: 10 units for each thousand
 * orders, 20 where it carries a reserve or a debt in, and 20 a piece where something is from before.
 */
export function withOpening(
  work: SettleWork,
  reading: SettlementReading,
  classOf: (triple: Triple) => LineClass | null,
  main: Marketplace | null,
): OpeningReading {
  const firstDay = main?.fromDate ?? null;
  if (main === null || firstDay === null || !isNear(reading.head, firstDay)) return { reading, held: [] };
  const chain = carriesIn(reading.groups, classOf) ? chainOf(work, reading, main) : 'goes on';
  const tally = openingLines(work, reading, main, firstDay);
  const ofOrders = tally?.ofOrders ?? new Map();
  const held =
    chain === 'unknown'
      ? [
          `Settlement ${reading.head.settlementId} carries in a reserve or a debt, and other reports of the connection are not read yet: it is not known which settlement is the first. It is tried again when they are read.`,
        ]
      : [];
  if (chain !== 'begins' && ofOrders.size === 0) return { reading, held };
  return {
    reading: {
      ...reading,
      opening: { ofOrders, isFirst: chain === 'begins' },
      orders: tally === null ? reading.orders : ordersSince(reading, tally.orders),
    },
    held,
  };
}

/** Null where nothing can be from before. */
function openingLines(
  work: SettleWork,
  reading: SettlementReading,
  main: Marketplace,
  firstDay: string,
): OpeningTally | null {
  const old = new Set(oldOrders(work.connection, reading));
  const beginsBefore = dayOf(main, reading.head.start) < firstDay;
  if (old.size === 0 && !beginsBefore) return null;
  const isBefore: OpeningFacts['isBefore'] = (name, at) => {
    const place = (name === '' ? undefined : marketplaceOf(work, name)) ?? main;
    return place.fromDate !== null && dayOf(place, at) < place.fromDate;
  };
  if (beginsBefore) {
    // What was posted before was bought before; the rest of such an order may be posted later.
    eachLine(work, reading, (line) => {
      if (line.orderId !== '' && isBefore(line.marketplaceName, line.posted)) old.add(line.orderId);
    });
  }
  const tally = new OpeningTally();
  eachLine(work, reading, (line) => {
    if (isOpening(line, { old, isBefore })) tally.add(line);
  });
  return tally;
}

/** 10 units a piece of the report. */
function eachLine({ pieces, marketplaces }: SettleWork, { head }: SettlementReading, take: (line: ReportLine) => void) {
  const { settlementId, currency, exponent } = head;
  const wants = (line: ReportLine): boolean => {
    take(line);
    return false;
  };
  const monthOf = monthsOf(marketplaces);
  const finder = new LineFinder({ settlementId, currency, exponent, monthOf, wants, skip: 0, keep: 0 });
  eachPiece(pieces, (piece) => finder.read(piece));
  finder.end();
}

/** Empty for a day that cannot be told. */
function dayOf({ zone }: Marketplace, at: number): string {
  const day = dayIn(zone, new Date(at).toISOString());
  return day === null ? '' : dayText(day);
}

const BEFORE_START: IgnoreRule = 'before-start-date';

/** Orders whose documents say that they were bought before the first day (10 units for each thousand orders). */
function oldOrders(connection: string, { orders }: SettlementReading): ReadonlySet<string> {
  const ids = [...new Set(orders.map(({ orderId }) => orderId))].filter((id) => id !== '');
  const sql = `SELECT ${DOCUMENT.amazonId} AS orderid FROM ${DOCUMENT.type} WHERE ${DOCUMENT.connection} = ?
    AND ${DOCUMENT.kind} = 'order' AND ${DOCUMENT.reason} = ? AND ${DOCUMENT.amazonId} IN (…)`;
  return new Set(rowsIn(sql, ids, [Number(connection), BEFORE_START]).map((row) => text(row, 'orderid') ?? ''));
}

/** Attempts after which a report that cannot be fetched is not waited for: a person knows of it by then. */
const WAITED_FOR = 3;

/** Reports come in any order: none that is not read yet may hold an earlier settlement (20 units). */
function chainOf(
  { connection, file }: SettleWork,
  { head }: SettlementReading,
  main: Marketplace,
): 'goes on' | 'begins' | 'unknown' {
  const earlier = `SELECT id FROM ${SETTLEMENT.type} WHERE ${SETTLEMENT.connection} = ? AND ${SETTLEMENT.currency} = ?
    AND ${SETTLEMENT.marketplace} = ? AND ${SETTLEMENT.start} < ? AND ${SETTLEMENT.number} <> ? FETCH FIRST 1 ROWS ONLY`;
  const of = [
    Number(connection),
    head.currency,
    Number(main.id),
    new Date(head.start).toISOString(),
    head.settlementId,
  ];
  if (rows(earlier, of).length > 0) return 'goes on';
  const f = SETTLEMENT_FILE;
  const unread = `SELECT id FROM ${f.type} WHERE ${f.connection} = ? AND id <> ? AND (${f.state} = 'kept'
    OR (${f.state} = 'wanted' AND COALESCE(${f.attempts}, 0) < ${WAITED_FOR})) FETCH FIRST 1 ROWS ONLY`;
  const [other] = rows(unread, [Number(connection), Number(file)]);
  return other === undefined || requiredText(other, 'id') === file ? 'begins' : 'unknown';
}
