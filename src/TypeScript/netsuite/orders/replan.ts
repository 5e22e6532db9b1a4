/**
 * Documents that are planned once more, because what kept them from becoming orders has changed. To clear what was last
 * applied is all it takes: the import finds them as new.
 *
 * @NApiVersion 2.1
 */

import { DOCUMENT, SCRIPT } from '../ids';
import { number, requiredText, rows, text } from '../rows';
import { change } from '../saving';
import { startOneOf } from '../submit';

/** A user event has 1,000 units; at 2 units a document this leaves most of them to the checks. */
export const MOST_AT_ONCE = 150;

export interface Replanned {
  readonly planned: number;
  /** More of them wait; "Retry all" on the exceptions page, or the set-up page, takes them. */
  readonly left: number;
}

export interface Place {
  /** Internal id of the connection. */
  readonly connection: string;
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
}

/** Orders held of a marketplace in which the SKU occurs (10 units, 2 a document, 20 for the start). */
export function replanSku(place: Place, sku: string): Replanned {
  const sql = `SELECT id, ${DOCUMENT.skus} AS skus FROM ${DOCUMENT.type}
    WHERE ${PLANNED} AND ${OF_PLACE} AND ${DOCUMENT.state} = 'held' AND INSTR(${DOCUMENT.skus}, ?) > 0 ORDER BY ${BY_URGENCY}`;
  const found = rows(sql, [Number(place.connection), place.marketplaceId, JSON.stringify(sku)]);
  return planAgain(
    found
      .filter((row) => (JSON.parse(text(row, 'skus') ?? '[]') as string[]).includes(sku))
      .map((row) => requiredText(row, 'id')),
    MOST_AT_ONCE,
  );
}

/** Orders that were passed over while their marketplace was not live. */
export function replanPassedOver(place: Place, most = MOST_AT_ONCE): Replanned {
  const sql = `SELECT id FROM ${DOCUMENT.type} WHERE ${PASSED_OVER} AND ${OF_PLACE} ORDER BY ${BY_URGENCY}`;
  const found = rows(sql, [Number(place.connection), place.marketplaceId]);
  return planAgain(
    found.map((row) => requiredText(row, 'id')),
    most,
  );
}

/** One document (22 units). */
export function replanDocument(document: string): void {
  planAgain([document], 1);
}

/** How many there are, by `placeKey` (10 units). */
export function passedOverByPlace(): Map<string, number> {
  const sql = `SELECT ${DOCUMENT.connection} AS connection, ${DOCUMENT.marketplaceId} AS marketplaceid, COUNT(*) AS amount
    FROM ${DOCUMENT.type} WHERE ${PASSED_OVER} GROUP BY ${DOCUMENT.connection}, ${DOCUMENT.marketplaceId}`;
  return new Map(
    rows(sql).map((row) => [
      placeKey({ connection: requiredText(row, 'connection'), marketplaceId: requiredText(row, 'marketplaceid') }),
      number(row, 'amount') ?? 0,
    ]),
  );
}

export const placeKey = ({ connection, marketplaceId }: Place): string => `${connection} ${marketplaceId}`;

/** Planned before, and not yet chosen to be planned again. */
const PLANNED = `${DOCUMENT.kind} = 'order' AND ${DOCUMENT.applied} IS NOT NULL`;
const OF_PLACE = `${DOCUMENT.connection} = ? AND ${DOCUMENT.marketplaceId} = ?`;
const PASSED_OVER = `${PLANNED} AND ${DOCUMENT.state} = 'ignored' AND ${DOCUMENT.reason} = 'marketplace-not-live'`;
const BY_URGENCY = `${DOCUMENT.shipBy} NULLS LAST, id`;

function planAgain(documents: readonly string[], most: number): Replanned {
  const chosen = documents.slice(0, most);
  for (const id of chosen) change(DOCUMENT.type, id, { [DOCUMENT.applied]: '' });
  if (chosen.length > 0) startOneOf('MAP_REDUCE', SCRIPT.ordersApply.id, SCRIPT.ordersApply.forRetry);
  return { planned: chosen.length, left: documents.length - chosen.length };
}
