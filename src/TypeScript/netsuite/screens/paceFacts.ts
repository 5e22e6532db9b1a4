/**
 * Reads how fast orders became sales orders in the last days, by marketplace. Runs in the user's role.
 *
 * @NApiVersion 2.1
 */

import { clockAheadOf, type Pace, paceOf, promisedSeconds, type Taken } from '../../flows/orders/pace';
import { CONNECTION, DOCUMENT, MARKETPLACE, RUN } from '../ids';
import { isTrue, number, requiredText, rows, text } from '../rows';

export interface MarketplacePace extends Pace {
  readonly name: string;
  /** Seconds that Amazon's clock is ahead of NetSuite's, which the figures have made good. */
  readonly clockAhead: number;
  /** Seconds within which an order is in time. */
  readonly promised: number;
}

/** 10 units, and 40 a marketplace that had orders. `from` and `now` in milliseconds since 1970. */
export function readPace(from: number, now: number): MarketplacePace[] {
  const sql = `SELECT m.name, m.${MARKETPLACE.amazonId} AS amazonid, m.${MARKETPLACE.fast} AS fast, c.id AS connection FROM ${MARKETPLACE.type} m
    JOIN ${CONNECTION.type} c ON c.id = m.${MARKETPLACE.connection} WHERE m.isinactive = 'F' ORDER BY m.name`;
  return rows(sql).map((row) => {
    const connection = Number(row.connection);
    const place = [connection, requiredText(row, 'amazonid'), new Date(from).toISOString()] as const;
    const clockAhead = readClock(connection);
    const promised = promisedSeconds(isTrue(row, 'fast'));
    const pace = paceOf(readTaken(place), readNever(place, now - promised * 1_000), clockAhead, promised);
    return { name: text(row, 'name') ?? '', clockAhead, promised, ...pace };
  });
}

const OF_PLACE = `${DOCUMENT.kind} = 'order' AND isinactive = 'F' AND ${DOCUMENT.connection} = ? AND ${DOCUMENT.marketplaceId} = ?
  AND ${DOCUMENT.visible} >= ?`;

function readTaken(place: readonly (string | number)[]): Taken[] {
  const sql = `SELECT ${DOCUMENT.seconds} AS seconds, COUNT(*) AS orders FROM ${DOCUMENT.type}
    WHERE ${OF_PLACE} AND ${DOCUMENT.seconds} IS NOT NULL GROUP BY ${DOCUMENT.seconds}`;
  return rows(sql, place).map((row) => ({ seconds: number(row, 'seconds') ?? 0, orders: number(row, 'orders') ?? 0 }));
}

/** Wanted, visible up to `until`, and no sales order; held orders too. */
function readNever(place: readonly (string | number)[], until: number): number {
  const sql = `SELECT COUNT(*) AS orders FROM ${DOCUMENT.type} WHERE ${OF_PLACE} AND ${DOCUMENT.seconds} IS NULL
    AND ${DOCUMENT.transaction} IS NULL AND ${DOCUMENT.state} <> 'ignored' AND ${DOCUMENT.visible} <= ?`;
  const [row = {}] = rows(sql, [...place, new Date(until).toISOString()]);
  return number(row, 'orders') ?? 0;
}

/** What the last runs that called Amazon heard. */
function readClock(connection: number): number {
  const sql = `SELECT ${RUN.clockAhead} AS clock FROM ${RUN.type} WHERE ${RUN.connection} = ? AND ${RUN.clockAhead} IS NOT NULL
    ORDER BY id DESC FETCH FIRST 15 ROWS ONLY`;
  return clockAheadOf(rows(sql, [connection]).map((row) => number(row, 'clock') ?? 0));
}
