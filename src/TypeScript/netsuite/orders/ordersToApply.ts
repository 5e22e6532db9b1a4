/**
 * What the apply run works on: each document with all that its planning needs, looked up for many documents at once.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import type { OpenSpan } from '../../flows/orders/postingDay';
import type { ExistingReservation } from '../../flows/orders/reservation';
import { salesOrderKey } from '../../flows/orders/salesorder';
import type { Features, MarketplaceSettings, ShipServices } from '../../flows/orders/settings';
import type { SoldOrder } from '../../flows/orders/sold';
import type { ClaimState } from '../../flows/orders/states';
import type { SkuRow } from '../../flows/skumap/resolve';
import { allConnections, type Connection, worksHere } from '../connection/connections';
import { readMarketplaces, readShipServices } from '../connection/marketplaces';
import { type OpenException, type Route, readRoutes, unsolvedOf } from '../exceptions';
import { accountFeatures } from '../features';
import { BODY, CONNECTION, DOCUMENT } from '../ids';
import { readOpenSpans } from '../periods';
import { number, type Row, requiredText, rows, text } from '../rows';
import { CONNECTION_STATES } from '../values';
import { type QueriedText, queriedText, TEXT_COLUMNS } from './documents';
import { reservationsOf } from './reservations';
import { salesOrdersOf } from './salesOrders';
import { skuRows } from './skuRows';
import { soldOrders } from './soldOrders';

export interface DocumentContent extends QueriedText {
  readonly updated: string;
}

/** One order's work, as it travels to its reduce invocation: plain JSON. */
export interface OrderWork {
  readonly document: string;
  /** Null where it is to be loaded: long, or in a file. */
  readonly content: DocumentContent | null;
  readonly connection: string;
  /** The connection's owner. */
  readonly owner: string | null;
  readonly amazonOrderId: string;
  readonly marketplace: MarketplaceSettings | null;
  readonly features: Features;
  readonly shipServices: ShipServices;
  readonly skuRows: readonly SkuRow[];
  readonly salesOrder: { readonly id: string; readonly fingerprint: string | null } | null;
  /** What the sales order holds; null where there is none. */
  readonly sold: SoldOrder | null;
  readonly reservations: readonly ExistingReservation[];
  readonly claim: ClaimState | null;
  /** When Amazon first showed it as something to ship; null once the time to its sales order is known. */
  readonly visible: string | null;
  readonly unsolved: readonly OpenException[];
  readonly importedBefore: number;
  readonly openSpans: readonly OpenSpan[] | null;
  readonly routes: readonly Route[];
}

/**
 * A run takes at most this many, those with the oldest ship-by. Within a run NetSuite decides which order is next, so that
 * small runs bring the urgent ones of a backlog first; what starting one costs is little beside them.
 */
export const MOST_ORDERS = 250;

interface Waiting {
  readonly id: string;
  readonly content: DocumentContent | null;
  readonly connection: string;
  readonly amazonOrderId: string;
  readonly marketplaceId: string | null;
  /** Amazon's own word, as the document has it. */
  readonly status: string;
  readonly skus: readonly string[];
  readonly claim: ClaimState | null;
  readonly visible: string | null;
}

/** Which documents a run is for. */
export interface Choice {
  /** The one document that somebody asked for again. */
  readonly document: number | null;
  /** Of the connection with this slot only. */
  readonly slot: number | null;
  /** Only what has waited long enough for the slots' own runs to have taken it. */
  readonly leftLying: boolean;
}

const LEFT_LYING_MS = 30 * 60_000;

export function ordersToApply(choice: Choice): OrderWork[] {
  const connections = allConnections().filter(
    (each) => worksHere(each) && (choice.slot === null || each.slot === choice.slot),
  );
  if (connections.length === 0) return [];
  const waiting = readWaiting(
    choice,
    connections.map((each) => each.id),
  );
  return waiting.length === 0 ? [] : withContext(waiting, connections);
}

/** How many documents wait for a slot's run: one look at both records (10 units), for every run asks it. */
export function waitingOf(slot: number): number {
  const sql = `SELECT COUNT(*) AS waiting FROM ${DOCUMENT.type} d JOIN ${CONNECTION.type} c ON c.id = d.${DOCUMENT.connection}
    WHERE c.isinactive = 'F' AND c.${CONNECTION.slot} = ? AND c.${CONNECTION.account} = ? AND BUILTIN.DF(c.${CONNECTION.state}) = ?
    AND d.${DOCUMENT.kind} = 'order' AND d.isinactive = 'F' AND d.${DOCUMENT.updated} IS NOT NULL
    AND (d.${DOCUMENT.applied} IS NULL OR d.${DOCUMENT.applied} <> d.${DOCUMENT.updated})`;
  const [row] = rows(sql, [slot, runtime.accountId, CONNECTION_STATES.active]);
  return row ? (number(row, 'waiting') ?? 0) : 0;
}

function readWaiting({ document, leftLying }: Choice, connections: readonly string[]): Waiting[] {
  const params: (string | number)[] = connections.map(Number);
  let chosen = `(${DOCUMENT.applied} IS NULL OR ${DOCUMENT.applied} <> ${DOCUMENT.updated})`;
  if (document !== null) {
    chosen = 'id = ?';
    params.push(document);
  } else if (leftLying) {
    chosen += ` AND ${DOCUMENT.received} < ?`;
    params.push(new Date(Date.now() - LEFT_LYING_MS).toISOString());
  }
  const sql = `SELECT id, ${DOCUMENT.connection} AS connection, ${DOCUMENT.amazonId} AS amazonid, ${DOCUMENT.marketplaceId} AS marketplaceid,
    ${DOCUMENT.status} AS status, ${DOCUMENT.skus} AS skus, ${DOCUMENT.updated} AS updated, ${DOCUMENT.claim} AS claim,
    CASE WHEN ${DOCUMENT.seconds} IS NULL THEN ${DOCUMENT.visible} END AS visible,
    ${TEXT_COLUMNS} FROM ${DOCUMENT.type} d WHERE ${DOCUMENT.kind} = 'order' AND isinactive = 'F'
    AND ${DOCUMENT.updated} IS NOT NULL AND ${DOCUMENT.connection} IN (${connections.map(() => '?').join(', ')}) AND ${chosen}
    ORDER BY ${DOCUMENT.shipBy} NULLS LAST, id FETCH FIRST ${MOST_ORDERS} ROWS ONLY`;
  return rows(sql, params).map((row: Row) => ({
    id: requiredText(row, 'id'),
    connection: requiredText(row, 'connection'),
    amazonOrderId: requiredText(row, 'amazonid'),
    marketplaceId: text(row, 'marketplaceid'),
    status: text(row, 'status') ?? '',
    skus: JSON.parse(text(row, 'skus') ?? '[]') as string[],
    claim: text(row, 'claim') as ClaimState | null,
    visible: text(row, 'visible'),
    content: contentOf(row),
  }));
}

function contentOf(row: Row): DocumentContent | null {
  const [queried, updated] = [queriedText(row), text(row, 'updated')];
  return queried === null || updated === null ? null : { ...queried, updated };
}

function withContext(waiting: readonly Waiting[], connections: readonly Connection[]): OrderWork[] {
  const features = accountFeatures();
  const marketplaces = readMarketplaces(features);
  const services = readShipServices();
  const routes = readRoutes();
  const documents = waiting.map((each) => each.id);
  const maps = skuRows([...new Set(waiting.flatMap((each) => each.skus))], features);
  const orders = salesOrdersOf(waiting.map((each) => salesOrderKey(each.connection, each.amazonOrderId)));
  const sold = soldOrders([...orders.values()]);
  // Only what Amazon ships itself is posted here.
  const openSpans = marketplaces.some((each) => each.importFba) ? readOpenSpans('goods') : null;
  const reservations = reservationsOf(documents);
  const unsolved = unsolvedOf('orders', documents);
  const counts = marketplaces.some((each) => each.sharding === 'count') ? importedCounts() : new Map<string, number>();
  // Those of this run that will be sales orders count too, or a run of many would all go to one customer.
  const importedBefore = (marketplace: string, isNew: boolean): number => {
    const before = counts.get(marketplace) ?? 0;
    if (isNew) counts.set(marketplace, before + 1);
    return before;
  };
  return waiting.map((each) => {
    const salesOrder = orders.get(salesOrderKey(each.connection, each.amazonOrderId)) ?? null;
    const connection = connections.find((one) => one.id === each.connection);
    const found = marketplaces.find(
      (one) => one.connection === each.connection && one.marketplaceId === each.marketplaceId,
    );
    // Where no buyers' data is kept, an address that is missing is missing on purpose.
    const marketplace = found ? { ...found, needsAddress: found.needsAddress && connection?.personal !== false } : null;
    return {
      document: each.id,
      content: each.content,
      connection: each.connection,
      owner: connection?.owner ?? null,
      amazonOrderId: each.amazonOrderId,
      marketplace,
      features,
      shipServices: (marketplace && services.get(marketplace.id)) ?? {},
      skuRows: maps.filter((row) => row.marketplaceId === each.marketplaceId && each.skus.includes(row.sku)),
      salesOrder: salesOrder && { id: salesOrder.id, fingerprint: salesOrder.fingerprint },
      sold: (salesOrder && sold.get(salesOrder.id)) ?? null,
      reservations: reservations.get(each.id) ?? [],
      claim: each.claim,
      visible: each.visible,
      unsolved: unsolved.get(each.id) ?? [],
      importedBefore:
        marketplace === null ? 0 : importedBefore(marketplace.id, salesOrder === null && isReleased(each.status)),
      openSpans,
      routes,
    };
  });
}

const isReleased = (status: string): boolean => !status.startsWith('PENDING') && status !== 'CANCELLED';

/** Sales orders by marketplace record, for customers sharded by count (10 units). */
function importedCounts(): Map<string, number> {
  const sql = `SELECT ${BODY.marketplace} AS marketplace, COUNT(*) AS orders FROM transaction
    WHERE type = 'SalesOrd' AND ${BODY.marketplace} IS NOT NULL GROUP BY ${BODY.marketplace}`;
  return new Map(rows(sql).map((row) => [requiredText(row, 'marketplace'), number(row, 'orders') ?? 0]));
}
