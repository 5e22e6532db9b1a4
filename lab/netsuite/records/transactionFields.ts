// What all transactions share: fields, columns, and the texts of their types.
// Source: salesorder, journalentry, inventoryadjustment (Records Browser); transaction (Records Catalog).

import {
  checkbox,
  choice,
  column,
  columnsOf,
  created,
  date,
  type Extra,
  externalId,
  float,
  type GatedColumn,
  lastModified,
  scalar,
  select,
  text,
} from './build';
import type { FieldDefinition, RecordData } from './definition';
import { STATUS_TEXTS } from './transactionStatuses';

/** `type` of the transaction table, with what BUILTIN.DF shows. Source: SuiteQL transaction types (practice). */
export const TYPE_TEXTS = {
  SalesOrd: 'Sales Order',
  Journal: 'Journal',
  InvAdjst: 'Inventory Adjustment',
  ItemShip: 'Item Fulfillment',
  CashSale: 'Cash Sale',
  CashRfnd: 'Cash Refund',
  CustInvc: 'Invoice',
  CustPymt: 'Payment',
  Deposit: 'Deposit',
} as const;

export type TransactionType = keyof typeof TYPE_TEXTS;

/** Currency and rate exist everywhere; scripts set them with Multiple Currencies only. */
export const currencyFields = (extra: Extra = {}): readonly FieldDefinition[] => [
  select('currency', 'Currency', 'currency', { feature: 'MULTICURRENCY', required: true, ...extra }),
  select('currency', 'Currency', 'currency', { notWith: 'MULTICURRENCY', readOnly: true }),
  float('exchangerate', 'Exchange Rate', { feature: 'MULTICURRENCY', required: true }),
  float('exchangerate', 'Exchange Rate', { notWith: 'MULTICURRENCY', readOnly: true }),
];

/** `form` is the internal id of the standard form. Practice: ids of fresh accounts. */
export const headFields = (form: string, formName: string): readonly FieldDefinition[] => [
  choice('customform', 'Custom Form', { [form]: formName }, { initially: form }),
  text('tranid', 'Document Number', { readOnly: true }),
  date('trandate', 'Date', { required: true }),
  text('memo', 'Memo', { inlineEdit: true, maxLength: 999 }),
  text('status', 'Status', { readOnly: true }),
  externalId,
  created,
  lastModified,
];

export const segmentFields: readonly FieldDefinition[] = [
  select('department', 'Department', 'department', { feature: 'DEPARTMENTS' }),
  select('class', 'Class', 'classification', { feature: 'CLASSES' }),
  select('location', 'Location', 'location', { feature: 'LOCATIONS' }),
];

/** With subsidiaries, every transaction is in one. */
export const subsidiaryField: FieldDefinition = select('subsidiary', 'Subsidiary', 'subsidiary', {
  feature: 'SUBSIDIARIES',
  required: true,
});

export const postingPeriod: FieldDefinition = select('postingperiod', 'Posting Period', 'accountingperiod', {
  feature: 'ACCOUNTINGPERIODS',
});

export const printed: FieldDefinition = checkbox('tobeprinted', 'To Be Printed', { inlineEdit: true });

interface Shown {
  readonly type: TransactionType;
  /** Whether a record of the type posts as it stands. */
  readonly posting: (record: RecordData) => boolean;
  readonly fields: readonly FieldDefinition[];
  /** Letter that the status column shows. */
  readonly status: GatedColumn['from'];
  /** Currency of a type that has no field for it. */
  readonly currency?: GatedColumn['from'];
}

/** Every type writes the same columns; what a type lacks is empty on its rows. */
export function transactionColumns({ type, posting, fields, status, currency }: Shown): readonly GatedColumn[] {
  const of =
    (id: string): GatedColumn['from'] =>
    (record) =>
      scalar(record.fields[id]);
  return [
    ...columnsOf(fields, ['tranid', 'trandate', 'memo', 'externalid', 'createddate', 'lastmodifieddate']),
    column('type', 'string', () => type, { texts: TYPE_TEXTS }),
    column('recordtype', 'string', (record) => record.type),
    column('status', 'string', status, { texts: STATUS_TEXTS }),
    column('posting', 'boolean', posting),
    column('voided', 'boolean', () => false),
    // A payment calls whom it is from its customer.
    column('entity', 'integer', (record) => scalar(record.fields.entity ?? record.fields.customer), {
      target: 'entity',
    }),
    column('currency', 'integer', currency ?? of('currency'), { target: 'currency' }),
    column('exchangerate', 'float', of('exchangerate')),
    column('foreigntotal', 'float', of('total')),
    column('postingperiod', 'integer', of('postingperiod'), {
      target: 'accountingperiod',
      feature: 'ACCOUNTINGPERIODS',
    }),
    column('foreignamountpaid', 'float', of('amountpaid')),
    column('foreignamountunpaid', 'float', of('amountremaining')),
    column('duedate', 'date', of('duedate')),
    column('paymentmethod', 'integer', of('paymentmethod'), { target: 'paymentmethod' }),
    column('otherrefnum', 'string', of('otherrefnum')),
    column('shipdate', 'date', of('shipdate')),
    column('shipmethod', 'integer', of('shipmethod'), { target: 'shipitem' }),
    column('email', 'string', of('email')),
    column('employee', 'integer', of('salesrep'), { target: 'employee' }),
    column('approvalstatus', 'integer', of('approvalstatus')),
  ];
}
