// What cash sales and invoices have alike: both bill a customer, alone or for what is fulfilled of a sales order, post as
// they are saved, and tell the order.
// Source: cashsale, invoice (Records Browser), GL impact (help).

import type { Account } from '../account';
import { postBill, unpostBill } from './billPosting';
import { goodsOf, initialiseBill, saveBill } from './billSave';
import { date, select, text } from './build';
import type { FieldDefinition, RecordData, RecordDefinition, TransformMaker } from './definition';
import { tellOrder } from './orderBilling';
import { refuseClosed } from './periods';
import { sourceSale } from './sale';
import { BILL_LINES, CONTACT_FIELDS, DELIVERY_FIELDS, MONEY_FIELDS, ORIGIN_FIELDS, TAX_DETAILS } from './saleFields';
import { sourceOrderLine } from './salesOrderLines';
import {
  currencyFields,
  headFields,
  postingPeriod,
  segmentFields,
  subsidiaryField,
  transactionColumns,
} from './transactionFields';
import { refuseChildren } from './transactionLinks';

type Columns = Parameters<typeof transactionColumns>[0];

/** Where the two differ. */
export interface Bill
  extends Pick<RecordDefinition, 'type' | 'label' | 'plural' | 'permission' | 'feature' | 'transforms'>,
    Pick<Columns, 'status'> {
  /** How queries call the type. */
  readonly queriedAs: Columns['type'];
  /** Before the numbers of its kind. */
  readonly prefix: string;
  readonly fields: readonly FieldDefinition[];
  /** After what every bill is checked for, before it is stored. */
  readonly complete: (account: Account, record: RecordData, old: RecordData | null) => void;
  /** The account that it debits. */
  readonly debits: (account: Account, record: RecordData) => number;
  /** Once it is posted. */
  readonly posted?: (account: Account, record: RecordData) => void;
  readonly transformTo?: TransformMaker;
}

export function billType(bill: Bill): RecordDefinition {
  const { type, label, plural, permission, feature, transforms = [], queriedAs, fields, status, transformTo } = bill;
  return {
    type,
    label,
    plural,
    group: 'transaction',
    cost: 'transaction',
    ...(feature === undefined ? {} : { feature }),
    ...(permission === undefined ? {} : { permission }),
    fields,
    sublists: [BILL_LINES, TAX_DETAILS],
    transforms,
    defaultValues: ['entity'],
    transformDefaults: ['billdate'],
    optimisticLocking: true,
    nameField: 'tranid',
    locks: () => ['alllocked', 'arlocked'],
    table: 'transaction',
    columns: transactionColumns({ type: queriedAs, posting: () => true, fields, status }),
    behaviour: {
      initialise: initialiseBill,
      source: sourceSale,
      sourceLine: sourceOrderLine,
      beforeSave: (account, record, old) => {
        saveBill(account, record, old, bill.prefix);
        bill.complete(account, record, old);
      },
      afterSave: (account, record, old) => {
        postBill(account, record, bill.debits(account, record), goodsOf(account, record));
        bill.posted?.(account, record);
        tellOrder(account, queriedAs, record, old);
      },
      beforeDelete: (account, record) => {
        refuseClosed(account, record);
        refuseChildren(account, record.id as number);
        unpostBill(account, record);
        tellOrder(account, queriedAs, null, record);
      },
      ...(transformTo === undefined ? {} : { transformTo }),
    },
  };
}

/** The fields of a bill: `form` is the standard form, `reference` the id of what `statusref` shows, `own` are its own. */
export function billFields(
  form: readonly [id: string, name: string],
  reference: 'statusref' | 'statusRef',
  own: readonly FieldDefinition[],
): readonly FieldDefinition[] {
  return [
    ...headFields(...form),
    select('entity', 'Customer', 'customer', { required: true }),
    subsidiaryField,
    ...currencyFields(),
    text(reference, 'Status Reference', { readOnly: true }),
    postingPeriod,
    ...own,
    ...CONTACT_FIELDS,
    ...segmentFields,
    date('shipdate', 'Ship Date'),
    date('startdate', 'Start Date'),
    date('enddate', 'End Date'),
    ...DELIVERY_FIELDS,
    ...ORIGIN_FIELDS,
    ...MONEY_FIELDS,
  ];
}
