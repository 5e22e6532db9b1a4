/**
 * Keeps an Amazon order with the one sales order that was made for it: a copy, however it is made, lets go of it.
 *
 * @NApiVersion 2.1
 */

import type { Record as NetSuiteRecord } from 'N/record';
import { isSalesOrderKey } from '../../flows/orders/salesorder';
import { BODY, COLUMN } from '../ids';
import type { Submitting } from './savedRecord';

const CHECKBOXES: readonly string[] = [BODY.isGift, BODY.businessOrder, BODY.poBox, COLUMN.isGift];

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

function clear(order: NetSuiteRecord): void {
  for (const fieldId of Object.values(BODY)) order.setValue({ fieldId, value: emptyOf(fieldId) as unknown as string });
  const lines = order.getLineCount({ sublistId: 'item' });
  for (let line = 0; line < lines; line++) {
    for (const fieldId of Object.values(COLUMN)) {
      order.setSublistValue({ sublistId: 'item', fieldId, line, value: emptyOf(fieldId) as unknown as string });
    }
  }
}
