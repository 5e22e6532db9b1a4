/**
 * Item fulfilments of Amazon orders: which are to be planned, and one as it stands. NetSuite's queries do not show
 * packages, so that one is loaded unless its last save noted them.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { FulfilledLine, Fulfilment, PackageRow } from '../../flows/shipments/shipment';
import { type NotedShipment, readNote } from '../../flows/shipments/shipmentNote';
import { dayOf } from '../days';
import { SEEN } from '../effects/effects';
import { BODY, COLUMN, EFFECT, SHIPMENT_NOTE } from '../ids';
import { type Row, requiredText, rows, rowsIn, text } from '../rows';
import { momentColumn, momentOf } from '../times';

/** A shipped fulfilment, by internal id, with its last change as the query tells it. */
export interface Shipped {
  readonly id: string;
  readonly salesOrder: string;
  readonly document: string;
  readonly seen: string;
  /** As its last save noted it; null where it is to be loaded. */
  readonly noted: Fulfilment | null;
}

/** Status letter of a fulfilment that has left. */
const SHIPPED = 'C';
/** A run takes at most so many; the rest is found by the next one. */
const MOST = 500;

const FROM = `FROM transaction t JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'T' JOIN transaction s ON s.id = l.createdfrom
  WHERE t.type = 'ItemShip' AND t.status = '${SHIPPED}' AND s.${BODY.document} IS NOT NULL AND s.${BODY.channel} = 'FBM'
  AND EXISTS (SELECT 1 FROM transactionline x WHERE x.transaction = t.id AND x.${COLUMN.orderItemId} IS NOT NULL)`;
const SELECT = `SELECT t.id, s.id AS salesorder, s.${BODY.document} AS document, t.tranid, t.${SHIPMENT_NOTE} AS note,
  ${momentColumn('t.lastmodifieddate')} AS seen ${FROM}`;

/** Shipped fulfilments of which nothing was planned since their last change, oldest first (10 units). */
export function shippedUnplanned(): Shipped[] {
  const planned = `SELECT 1 FROM ${EFFECT.type} e WHERE e.${EFFECT.fulfilment} = t.id AND e.${EFFECT.seen} = ${momentColumn('t.lastmodifieddate')}`;
  return rows(`${SELECT} AND NOT EXISTS (${planned}) ORDER BY t.id FETCH FIRST ${MOST} ROWS ONLY`).map(shippedOf);
}

/** All shipped fulfilments of the orders of these documents (10 units a hundred). */
export function shippedOfDocuments(documents: readonly string[]): Shipped[] {
  const sql = `${SELECT} AND s.${BODY.document} IN (…) ORDER BY t.id`;
  return rowsIn(sql, documents.map(Number), [], 100).map(shippedOf);
}

function shippedOf(row: Row): Shipped {
  const id = requiredText(row, 'id');
  const seen = requiredText(row, 'seen');
  const noted = readNote(text(row, 'note'), momentOf(seen)?.getTime() ?? null);
  return {
    id,
    salesOrder: requiredText(row, 'salesorder'),
    document: requiredText(row, 'document'),
    seen,
    noted: noted && { id, number: text(row, 'tranid') ?? id, ...noted },
  };
}

/** Documents of orders with a confirmation whose fulfilment is gone, or shipped no longer, and not told yet (10 units). */
export function documentsWithdrawn(): string[] {
  const sql = `SELECT DISTINCT e.${EFFECT.document} AS document FROM ${EFFECT.type} e LEFT JOIN transaction t ON t.id = e.${EFFECT.fulfilment}
    WHERE e.${EFFECT.kind} = 'confirm-shipment' AND e.${EFFECT.state} IN ('intended', 'sent', 'confirmed') AND e.${EFFECT.document} IS NOT NULL
    AND (e.${EFFECT.seen} IS NULL OR e.${EFFECT.seen} <> '${SEEN.withdrawn}') AND (t.id IS NULL OR t.status <> '${SHIPPED}')
    ORDER BY 1 FETCH FIRST ${MOST} ROWS ONLY`;
  return rows(sql).map((row) => requiredText(row, 'document'));
}

/** As it stands now (10 units). */
export function loadFulfilment(id: string): Fulfilment {
  const loaded = record.load({ type: record.Type.ITEM_FULFILLMENT, id: Number(id) });
  return { id, number: textOrNull(loaded.getValue({ fieldId: 'tranid' })) ?? id, ...shipmentOf(loaded) };
}

/** What a fulfilment ships, of a loaded one or of one that is being saved (no units). */
export function shipmentOf(fulfilment: record.Record): NotedShipment {
  return {
    shippedOn: dayOf(shippedOn(fulfilment)),
    shipMethod: textOrNull(fulfilment.getValue({ fieldId: 'shipmethod' })),
    packages: packagesOf(fulfilment),
    lines: linesOf(fulfilment),
  };
}

/** Without Pick, Pack and Ship the date of the transaction is all there is. A save that ships without a date ships today (practice). */
function shippedOn(fulfilment: record.Record): Date {
  const field = fulfilment.getFields().includes('shippeddate') ? 'shippeddate' : 'trandate';
  return (fulfilment.getValue({ fieldId: field }) as Date | '') || new Date();
}

function packagesOf(fulfilment: record.Record): PackageRow[] {
  const cell = (fieldId: string, line: number): string | null =>
    textOrNull(fulfilment.getSublistValue({ sublistId: 'package', fieldId, line }));
  return range(fulfilment.getLineCount({ sublistId: 'package' })).map((line) => ({
    position: line + 1,
    tracking: cell('packagetrackingnumber', line),
    description: cell('packagedescr', line),
  }));
}

/** Lines that Amazon ordered; members of a kit have no order item of their own. */
function linesOf(fulfilment: record.Record): FulfilledLine[] {
  const cell = (fieldId: string, line: number): string | null =>
    textOrNull(fulfilment.getSublistValue({ sublistId: 'item', fieldId, line }));
  return range(fulfilment.getLineCount({ sublistId: 'item' })).flatMap((line) => {
    const orderItemId = cell(COLUMN.orderItemId, line);
    const quantity = Number(cell('quantity', line) ?? 0);
    // While it is being made it shows the lines that stay behind, too.
    const stays = fulfilment.getSublistValue({ sublistId: 'item', fieldId: 'itemreceive', line }) === false;
    if (orderItemId === null || quantity === 0 || stays) return [];
    const pack = Number(cell(COLUMN.pack, line) ?? 1);
    return [
      {
        orderItemId,
        sku: cell(COLUMN.sku, line) ?? orderItemId,
        quantity,
        pack,
        packages: cell(COLUMN.packages, line),
      },
    ];
  });
}

const range = (length: number): number[] => Array.from({ length: Math.max(0, length) }, (_, index) => index);

const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
