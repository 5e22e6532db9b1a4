/**
 * What can keep the sale of a shipment out of the books: a part of the table of all classes. Nothing waits for a buyer
 * here, so most of it may wait a day.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type BillingClass =
  | 'billing-not-configured'
  | 'order-edited'
  | 'no-open-period'
  | 'bill-refused'
  | 'billed-elsewhere'
  | 'bill-differs';

const MEDIUM = { severity: 'medium', slaHours: 24 } as const;

export const BILLING_CLASSES: Readonly<Record<BillingClass, ExceptionClassRow>> = {
  'billing-not-configured': {
    flow: 'billing',
    ...MEDIUM,
    title: 'A setting that billing needs is missing',
    fix: 'Open the marketplace record and fill in the settings that the message names. What has shipped is billed with the next run.',
  },
  'order-edited': {
    flow: 'billing',
    ...MEDIUM,
    title: 'The sales order is no longer the sale that Amazon told of',
    fix: 'Compare the sales order with its Amazon Order Total and set its lines right; it is billed with the next run. If it must stay as it is, bill it by hand and resolve this exception.',
  },
  'no-open-period': {
    flow: 'billing',
    ...MEDIUM,
    title: 'No posting period is open for a bill',
    fix: 'Set up or open the accounting period of today. What has shipped is billed with the next run, in the first period that is open.',
  },
  'bill-refused': {
    flow: 'billing',
    ...MEDIUM,
    title: 'NetSuite refused to save a bill',
    fix: 'The message gives NetSuite’s own code and words. Correct what they name (often an inactive record, a mandatory field or a workflow); it is tried again with the next run.',
  },
  'billed-elsewhere': {
    flow: 'billing',
    ...MEDIUM,
    title: 'Somebody billed the order by hand',
    fix: 'Look at the bills of the sales order. Delete the one made by hand, and the add-on bills the shipment; or keep it, close the order’s lines, and resolve this exception.',
  },
  'bill-differs': {
    flow: 'billing',
    severity: 'high',
    slaHours: 4,
    title: 'A bill does not come to what the buyer paid',
    fix: 'Look for a workflow, a script or a person that changed the bill, set its lines right, and it closes by itself.',
  },
};
