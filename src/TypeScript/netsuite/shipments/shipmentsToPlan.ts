/**
 * What a planning run works on: each order with shipped fulfilments to plan, and all that its planning needs, looked up
 * for many orders at once.
 *
 * @NApiVersion 2.1
 */

import type { CarrierRow } from '../../flows/shipments/carriers';
import { allConnections, worksHere } from '../connection/connections';
import { readMarketplaces } from '../connection/marketplaces';
import { type Effect, effectsOfDocuments } from '../effects/effects';
import { type OpenException, type Route, readRoutes, unsolvedOf } from '../exceptions';
import { featureFlags } from '../features';
import { BODY, DOCUMENT } from '../ids';
import { type QueriedText, queriedText, TEXT_COLUMNS } from '../orders/documents';
import { type Row, requiredText, rowsIn, text } from '../rows';
import { momentColumn, momentOf } from '../times';
import { carrierRows } from './carrierRows';
import { documentsWithdrawn, type Shipped, shippedOfDocuments, shippedUnplanned } from './fulfilments';

/** One order's work, as it travels to its reduce invocation: plain JSON. */
export interface ShipmentWork {
  readonly document: string;
  /** What Amazon said of the order last; null where it is to be loaded. */
  readonly content: QueriedText | null;
  readonly connection: string;
  /** Of the connection; null where nothing sends for it. */
  readonly slot: number | null;
  readonly owner: string | null;
  readonly salesOrder: string;
  readonly amazonOrderId: string;
  /** Amazon's id. */
  readonly marketplaceId: string;
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  readonly zone: string;
  /** ISO instants. */
  readonly purchasedAt: string;
  readonly shipBy: string | null;
  /** Every shipped fulfilment of the order: what it may still ship depends on all of them. */
  readonly shipped: readonly Shipped[];
  readonly known: readonly Effect[];
  readonly carriers: readonly CarrierRow[];
  readonly unsolved: readonly OpenException[];
  readonly routes: readonly Route[];
}

/** About 120 units and 10 more a hundred orders. */
export function shipmentsToPlan(): ShipmentWork[] {
  const documents = [...new Set([...shippedUnplanned().map((each) => each.document), ...documentsWithdrawn()])];
  if (documents.length === 0) return [];
  const connections = new Map(
    allConnections()
      .filter(worksHere)
      .map((each) => [each.id, each]),
  );
  const marketplaces = readMarketplaces(featureFlags());
  const orders = ordersOf(documents).filter((row) => connections.has(requiredText(row, 'connection')));
  const shipped = byDocument(shippedOfDocuments(documents));
  const known = byDocument(effectsOfDocuments(documents).filter((each) => each.kind === 'confirm-shipment'));
  const unsolved = unsolvedOf('shipments', documents);
  const carriers = carrierRows();
  const routes = readRoutes();
  return orders.flatMap((row) => {
    const document = requiredText(row, 'id');
    const connection = connections.get(requiredText(row, 'connection'));
    const marketplaceId = requiredText(row, 'marketplaceid');
    const marketplace = marketplaces.find(
      (each) => each.connection === connection?.id && each.marketplaceId === marketplaceId,
    );
    if (connection === undefined || marketplace === undefined) return [];
    return [
      {
        document,
        content: queriedText(row),
        connection: connection.id,
        slot: connection.slot,
        owner: connection.owner,
        salesOrder: requiredText(row, 'salesorder'),
        amazonOrderId: requiredText(row, 'amazonid'),
        marketplaceId,
        marketplace: marketplace.id,
        zone: marketplace.zone,
        purchasedAt: (momentOf(text(row, 'purchased')) ?? new Date(0)).toISOString(),
        shipBy: text(row, 'shipby'),
        shipped: shipped.get(document) ?? [],
        known: known.get(document) ?? [],
        carriers: carriers.filter((each) => each.marketplace === null || each.marketplace === marketplace.id),
        unsolved: unsolved.get(document) ?? [],
        routes,
      },
    ];
  });
}

/** 10 units a thousand. */
function ordersOf(documents: readonly string[]): Row[] {
  const sql = `SELECT d.id, d.${DOCUMENT.connection} AS connection, d.${DOCUMENT.amazonId} AS amazonid, d.${DOCUMENT.marketplaceId} AS marketplaceid,
    d.${DOCUMENT.shipBy} AS shipby, ${TEXT_COLUMNS}, s.id AS salesorder, ${momentColumn(`s.${BODY.purchasedAt}`)} AS purchased
    FROM ${DOCUMENT.type} d JOIN transaction s ON s.id = d.${DOCUMENT.transaction} WHERE d.id IN (…)`;
  return rowsIn(sql, documents.map(Number));
}

function byDocument<T extends { readonly document: string | null }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    if (each.document !== null) found.set(each.document, [...(found.get(each.document) ?? []), each]);
  }
  return found;
}
