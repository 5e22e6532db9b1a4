// Cash sales: sold and paid at once. Made alone, of a customer, or of what is fulfilled of a sales order.
// Source: cashsale (Records Browser), Cash Sale record (SuiteScript Records Guide, help), GL impact (help).

import { postBill, unpostBill } from './billPosting';
import { goodsOf, initialiseBill, saveBill } from './billSave';
import { date, select, text } from './build';
import type { FieldDefinition, RecordDefinition } from './definition';
import { DEPOSIT_FIELDS, depositAccount, depositStatus } from './depositAccount';
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
import { DEPOSIT_STATUSES } from './transactionStatuses';

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('47', 'Standard Cash Sale'),
  select('entity', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  text('statusref', 'Status Reference', { readOnly: true }),
  postingPeriod,
  ...DEPOSIT_FIELDS,
  text('checknumber', 'Check Number'),
  ...CONTACT_FIELDS,
  ...segmentFields,
  date('shipdate', 'Ship Date'),
  date('startdate', 'Start Date'),
  date('enddate', 'End Date'),
  ...DELIVERY_FIELDS,
  ...ORIGIN_FIELDS,
  ...MONEY_FIELDS,
];

/** What `statusref` says. Practice. */
const REFERENCES = { B: 'notDeposited', C: 'deposited' } as const;

export const CASH_SALE: RecordDefinition = {
  type: 'cashsale',
  label: 'Cash Sale',
  plural: 'Cash Sales',
  group: 'transaction',
  cost: 'transaction',
  permission: 'TRAN_CASHSALE',
  fields: FIELDS,
  sublists: [BILL_LINES, TAX_DETAILS],
  transforms: ['cashrefund', 'returnauthorization', 'customsale'],
  defaultValues: ['entity'],
  transformDefaults: ['billdate'],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked', 'arlocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'CashSale', posting: () => true, fields: FIELDS, status: depositStatus }),
  behaviour: {
    initialise: initialiseBill,
    source: sourceSale,
    sourceLine: sourceOrderLine,
    beforeSave: (account, record, old) => {
      saveBill(account, record, old, 'CS');
      depositAccount(account, record);
      const status = depositStatus(record);
      Object.assign(record.fields, { status: DEPOSIT_STATUSES[status], statusref: REFERENCES[status] });
    },
    afterSave: (account, record, old) => {
      postBill(account, record, depositAccount(account, record), goodsOf(account, record));
      tellOrder(account, 'CashSale', record, old);
    },
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      refuseChildren(account, record.id as number);
      unpostBill(account, record);
      tellOrder(account, 'CashSale', null, record);
    },
  },
};
