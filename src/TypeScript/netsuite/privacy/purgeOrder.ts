/**
 * Takes a buyer's data out of everything that came of one order. The document is marked last: a run that stops before
 * leaves it due, and taking out twice changes nothing.
 *
 * @NApiVersion 2.1
 */

import * as record from 'N/record';
import { planException } from '../../flows/exceptions/exception';
import { forgetAddress } from '../../flows/orders/fingerprint';
import { ABOUT_ADDRESS } from '../../flows/orders/holds';
import { orderSubject } from '../../flows/orders/problems';
import { withoutPersonalData } from '../../flows/privacy/withhold';
import { NOWHERE, openException, readRoutes, solveException } from '../exceptions';
import { BODY, COLUMN, DOCUMENT, EXCEPTION } from '../ids';
import { rawOf, replacedContent } from '../orders/documents';
import { change, codeOf, isLasting, textOf } from '../saving';
import type { LinkedTransaction, PurgeWork } from './ordersToPurge';

const GONE = 'Taken out with the buyer’s data.';
const PERSONAL_BODY: readonly string[] = [BODY.buyerName, BODY.buyerEmail, BODY.giftMessage, BODY.address];
const ADDRESSES: readonly string[] = ['shippingaddress', 'billingaddress'];

/** `refused`: NetSuite would not let a transaction be edited, and an exception says which. */
export type Purged = 'purged' | 'refused';

/** 30 units a transaction, 2 an exception, 4 the document (24 more where its text is in a file). */
export function purgeOrder(work: PurgeWork): Purged {
  for (const { id, class: name } of work.exceptions) {
    const isAddress = ABOUT_ADDRESS.some((each) => each === name);
    change(EXCEPTION.type, id, { [EXCEPTION.excerpt]: GONE, ...(isAddress ? { [EXCEPTION.message]: GONE } : {}) });
  }
  const refusals = work.transactions.map(purgeTransaction).filter((each): each is string => each !== null);
  purgeDocument(work.document, refusals.length === 0);
  if (refusals.length > 0) tell(work, refusals);
  else {
    for (const { id, class: name, state } of work.exceptions) {
      if (name === 'purge-refused' && state !== 'solved') {
        solveException(id, 'The buyer’s data is out of every transaction.', 'rule: its effect is there');
      }
    }
  }
  return refusals.length > 0 ? 'refused' : 'purged';
}

/** Null, or what NetSuite refused it with. What may pass by itself fails the invocation, and the next night tries again. */
function purgeTransaction({ type, id }: LinkedTransaction): string | null {
  try {
    const loaded = record.load({ type, id: Number(id) });
    const has = new Set(loaded.getFields());
    for (const fieldId of PERSONAL_BODY) if (has.has(fieldId)) loaded.setValue({ fieldId, value: '' });
    if (has.has(BODY.fingerprint)) {
      const fingerprint = textOf(loaded, BODY.fingerprint);
      if (fingerprint !== null) loaded.setValue({ fieldId: BODY.fingerprint, value: forgetAddress(fingerprint) });
    }
    for (const fieldId of ADDRESSES) {
      if (has.has(fieldId) && loaded.hasSubrecord({ fieldId })) loaded.removeSubrecord({ fieldId });
    }
    clearLines(loaded);
    loaded.save({ enableSourcing: false, ignoreMandatoryFields: true });
    return null;
  } catch (error) {
    if (!(error instanceof Error) || !isLasting(error)) throw error;
    return `${type} ${id}: ${codeOf(error)}: ${error.message}`;
  }
}

function clearLines(loaded: record.Record): void {
  const columns = loaded.getSublistFields({ sublistId: 'item' });
  if (!columns.includes(COLUMN.giftMessage)) return;
  const lines = loaded.getLineCount({ sublistId: 'item' });
  for (let line = 0; line < lines; line++) {
    const message = loaded.getSublistValue({ sublistId: 'item', fieldId: COLUMN.giftMessage, line });
    if (message) loaded.setSublistValue({ sublistId: 'item', fieldId: COLUMN.giftMessage, line, value: '' });
  }
}

/** The hash stays that of what Amazon sent, so that the same update coming again is known again. */
function purgeDocument(id: string, isWhole: boolean): void {
  const loaded = record.load({ type: DOCUMENT.type, id: Number(id) });
  const fileId = textOf(loaded, DOCUMENT.file);
  const raw = withoutPersonalData(rawOf(textOf(loaded, DOCUMENT.raw), fileId));
  change(DOCUMENT.type, id, {
    ...replacedContent(raw, fileId),
    ...(isWhole ? { [DOCUMENT.purged]: new Date().toISOString() } : {}),
  });
}

function tell(work: PurgeWork, refusals: readonly string[]): void {
  const { connection, document, amazonOrderId, marketplaceId } = work;
  const plan = planException({
    class: 'purge-refused',
    subject: orderSubject(connection, amazonOrderId),
    message: `NetSuite refused to take the buyer's data out. ${refusals.join(' ')}`,
    links: { amazonOrderId, marketplaceId },
  });
  openException(plan, { ...NOWHERE, connection, document, lastGood: 'Delivered' }, readRoutes());
}
