/**
 * Keeps an Amazon order with the one sales order that was made for it: a copy, however it is made, lets go of it. And hears
 * what people decide about an order that waits for them.
 *
 * @NApiVersion 2.1
 */

import type { Record as NetSuiteRecord } from 'N/record';
import type { EntryPoints } from 'N/types';
import { isSalesOrderKey } from '../../flows/orders/salesorder';
import { BODY, COLUMN } from '../ids';
import { replanDocument } from '../orders/replan';
import { PENDING_APPROVAL, PENDING_FULFILLMENT } from '../orders/salesOrders';
import type { Submitting } from './savedRecord';

type Submitted = EntryPoints.UserEvent.afterSubmitContext;

const CHECKBOXES: readonly string[] = [BODY.isGift, BODY.businessOrder, BODY.poBox, BODY.released, COLUMN.isGift];

const emptyOf = (fieldId: string): boolean | null => (CHECKBOXES.includes(fieldId) ? false : null);

/**
 * No units. NetSuite copies custom fields and never the external id, so the external id tells the order itself from its
 * copies.
 */
export function letGoOfCopies({ newRecord, type, UserEventType }: Submitting): void {
  if (type !== UserEventType.CREATE) return;
  const amazonOrderId = String(newRecord.getValue({ fieldId: BODY.amazonOrderId }) ?? '');
  const externalId = String(newRecord.getValue({ fieldId: 'externalid' }) ?? '');
  if (amazonOrderId !== '' && !isSalesOrderKey(externalId, amazonOrderId)) clear(newRecord);
}

/** No units. Who approves an order that waits lets it ship; what is held anew later waits anew. */
export function releaseApproved({ newRecord, oldRecord, type, UserEventType }: Submitting): void {
  const status = (of: NetSuiteRecord | null | undefined): string =>
    String(of?.getValue({ fieldId: 'orderstatus' }) ?? '');
  const isEdited = type === UserEventType.EDIT && status(oldRecord) === PENDING_APPROVAL;
  const isApproved = type === UserEventType.APPROVE || (isEdited && status(newRecord) === PENDING_FULFILLMENT);
  if (isApproved && oldRecord?.getValue({ fieldId: BODY.hold })) {
    newRecord.setValue({ fieldId: BODY.released, value: true });
  }
}

/** People decide about an order that waits for them: its document is planned again, so that what follows happens (22 units). */
export function afterDecision({ oldRecord, type, UserEventType }: Submitted): void {
  if (type !== UserEventType.EDIT && type !== UserEventType.APPROVE) return;
  const value = (fieldId: string): string => String(oldRecord?.getValue({ fieldId }) ?? '');
  const document = value(BODY.document);
  if (value(BODY.hold) !== '' && document !== '') replanDocument(document);
}

/** Some of our fields stand on other transactions only. */
function clear(order: NetSuiteRecord): void {
  const fields = new Set(order.getFields());
  for (const fieldId of Object.values(BODY)) {
    if (fields.has(fieldId)) order.setValue({ fieldId, value: emptyOf(fieldId) as unknown as string });
  }
  const columns = new Set(order.getSublistFields({ sublistId: 'item' }));
  const lines = order.getLineCount({ sublistId: 'item' });
  for (let line = 0; line < lines; line++) {
    for (const fieldId of Object.values(COLUMN)) {
      if (!columns.has(fieldId)) continue;
      order.setSublistValue({ sublistId: 'item', fieldId, line, value: emptyOf(fieldId) as unknown as string });
    }
  }
}
