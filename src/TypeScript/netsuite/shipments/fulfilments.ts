/**
 * Item fulfilments of Amazon orders: which are to be planned, and one as it stands. NetSuite's queries do not show
 * packages, so each is loaded.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import type { FulfilledLine, Fulfilment, PackageRow } from '../../flows/shipments/shipment';
import { SEEN } from '../effects/effects';
import { BODY, COLUMN, EFFECT } from '../ids';
import { type Row, requiredText, rows, rowsIn } from '../rows';
import { momentColumn } from '../times';

/** A shipped fulfilment, by internal id, with its last change as the query tells it. */
export interface Shipped {
  readonly id: string;
  readonly salesOrder: string;
  readonly document: string;
  readonly seen: string;
}

/** Status letter of a fulfilment that has left. */
const SHIPPED = 'C';
/** A run takes at most so many; the rest is found by the next one. */
const MOST = 500;

const FROM = `FROM transaction t JOIN transactionline l ON l.transaction = t.id AND l.mainline = 'T' JOIN transaction s ON s.id = l.createdfrom
  WHERE t.type = 'ItemShip' AND t.status = '${SHIPPED}' AND s.${BODY.document} IS NOT NULL AND s.${BODY.channel} = 'FBM'
  AND EXISTS (SELECT 1 FROM transactionline x WHERE x.transaction = t.id AND x.${COLUMN.orderItemId} IS NOT NULL)`;
const SELECT = `SELECT t.id, s.id AS salesorder, s.${BODY.document} AS document, ${momentColumn('t.lastmodifieddate')} AS seen ${FROM}`;

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
  return {
    id: requiredText(row, 'id'),
    salesOrder: requiredText(row, 'salesorder'),
    document: requiredText(row, 'document'),
    seen: requiredText(row, 'seen'),
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
  const body = (fieldId: string): string | null => textOrNull(loaded.getValue({ fieldId }));
  // Without Pick, Pack and Ship the date of the transaction is all there is.
  const dated = loaded.getFields().includes('shippeddate') && loaded.getValue({ fieldId: 'shippeddate' });
  const shipped = dated || loaded.getValue({ fieldId: 'trandate' });
  return {
    id,
    number: body('tranid') ?? id,
    shippedOn: dayOf(shipped as Date),
    shipMethod: body('shipmethod'),
    packages: packagesOf(loaded),
    lines: linesOf(loaded),
  };
}

function packagesOf(loaded: record.Record): PackageRow[] {
  const cell = (fieldId: string, line: number): string | null =>
    textOrNull(loaded.getSublistValue({ sublistId: 'package', fieldId, line }));
  return range(loaded.getLineCount({ sublistId: 'package' })).map((line) => ({
    position: line + 1,
    tracking: cell('packagetrackingnumber', line),
    description: cell('packagedescr', line),
  }));
}

/** Lines that Amazon ordered; members of a kit have no order item of their own. */
function linesOf(loaded: record.Record): FulfilledLine[] {
  const cell = (fieldId: string, line: number): string | null =>
    textOrNull(loaded.getSublistValue({ sublistId: 'item', fieldId, line }));
  return range(loaded.getLineCount({ sublistId: 'item' })).flatMap((line) => {
    const orderItemId = cell(COLUMN.orderItemId, line);
    const quantity = Number(cell('quantity', line) ?? 0);
    if (orderItemId === null || quantity === 0) return [];
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

/** A date of NetSuite's is midnight in the script's zone. */
function dayOf(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
