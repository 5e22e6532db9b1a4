/**
 * Lines that people closed with one of Amazon's reasons, and of which nothing is shipped: they are to be cancelled at
 * Amazon. Amazon cancels whole lines only, and no cancellation can be taken back, so nothing else is.
 *
 * @NApiVersion 2.1
 */

import type { CancelReason } from '../../amazon/feedText';
import { planCancelLine } from '../../flows/shipments/cancelLine';
import { allConnections, worksHere } from '../connection/connections';
import { intend } from '../effects/effects';
import { BODY, COLUMN, DOCUMENT, EFFECT } from '../ids';
import { requiredText, rows, text } from '../rows';

/** A run takes at most so many; the rest is found by the next one. */
const MOST = 200;

/** 20 units and 6 a line. */
export function planCancellations(): void {
  const subject = `d.${DOCUMENT.connection} || '-' || d.${DOCUMENT.amazonId} || '-' || l.${COLUMN.orderItemId}`;
  const sql = `SELECT s.id AS salesorder, l.${COLUMN.orderItemId} AS orderitem, BUILTIN.DF(l.${COLUMN.cancelReason}) AS reason, d.id AS document,
    d.${DOCUMENT.connection} AS connection, d.${DOCUMENT.amazonId} AS amazonid, d.${DOCUMENT.marketplaceId} AS marketplaceid, d.${DOCUMENT.shipBy} AS shipby
    FROM transaction s JOIN transactionline l ON l.transaction = s.id JOIN ${DOCUMENT.type} d ON d.id = s.${BODY.document}
    WHERE s.type = 'SalesOrd' AND s.${BODY.channel} = 'FBM' AND l.isclosed = 'T' AND l.${COLUMN.cancelReason} IS NOT NULL AND l.${COLUMN.kind} = 'item'
    AND NVL(l.quantityshiprecv, 0) = 0 AND d.${DOCUMENT.status} IN ('UNSHIPPED', 'PARTIALLY_SHIPPED')
    AND NOT EXISTS (SELECT 1 FROM ${EFFECT.type} e WHERE e.${EFFECT.kind} = 'cancel-line' AND e.${EFFECT.subject} = ${subject})
    ORDER BY l.transaction FETCH FIRST ${MOST} ROWS ONLY`;
  const found = rows(sql);
  if (found.length === 0) return;
  const working = new Set(
    allConnections()
      .filter(worksHere)
      .map((each) => each.id),
  );
  for (const row of found.filter((each) => working.has(requiredText(each, 'connection')))) {
    intend(
      planCancelLine({
        connection: requiredText(row, 'connection'),
        document: requiredText(row, 'document'),
        salesOrder: requiredText(row, 'salesorder'),
        amazonOrderId: requiredText(row, 'amazonid'),
        marketplaceId: requiredText(row, 'marketplaceid'),
        orderItemId: requiredText(row, 'orderitem'),
        fulfilled: 0,
        reason: requiredText(row, 'reason') as CancelReason,
        shipBy: text(row, 'shipby'),
        version: 1,
      }),
    );
  }
}
