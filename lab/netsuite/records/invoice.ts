// Invoices: sold and owed. Made alone, of a customer, or of what is fulfilled of a sales order.
// Source: invoice (Records Browser), Invoice record (SuiteScript Records Guide, help), GL impact (help).

import { NotEmulated } from '../errors';
import { postBill, unpostBill } from './billPosting';
import { goodsOf, initialiseBill, saveBill } from './billSave';
import { currency, date, select, text } from './build';
import { payInvoice } from './customerPaymentLines';
import type { FieldDefinition, RecordDefinition } from './definition';
import { tellOrder } from './orderBilling';
import { refuseClosed } from './periods';
import { invoiceStatus, keepPayer, receivablesAccount, reckonPaid, showUnpaid } from './receivables';
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

const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('105', 'Standard Invoice'),
  select('entity', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  text('statusRef', 'Status Reference', COMPUTED),
  postingPeriod,
  select('account', 'Account', 'account'),
  date('duedate', 'Due Date'),
  ...CONTACT_FIELDS,
  ...segmentFields,
  date('shipdate', 'Ship Date'),
  date('startdate', 'Start Date'),
  date('enddate', 'End Date'),
  ...DELIVERY_FIELDS,
  ...ORIGIN_FIELDS,
  ...MONEY_FIELDS,
  currency('amountpaid', 'Amount Paid', COMPUTED),
  currency('amountremaining', 'Amount Due', COMPUTED),
];

export const INVOICE: RecordDefinition = {
  type: 'invoice',
  label: 'Invoice',
  plural: 'Invoices',
  group: 'transaction',
  cost: 'transaction',
  feature: 'RECEIVABLES',
  permission: 'TRAN_CUSTINVC',
  fields: FIELDS,
  sublists: [BILL_LINES, TAX_DETAILS],
  transforms: ['creditmemo', 'customerpayment', 'returnauthorization'],
  defaultValues: ['entity'],
  transformDefaults: ['billdate'],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked', 'arlocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'CustInvc', posting: () => true, fields: FIELDS, status: invoiceStatus }),
  behaviour: {
    initialise: initialiseBill,
    source: sourceSale,
    sourceLine: sourceOrderLine,
    beforeSave: (account, record, old) => {
      saveBill(account, record, old, 'INV');
      const { fields } = record;
      fields.account = receivablesAccount(account, record, fields.entity, fields.account);
      // Practice: without terms, an invoice is due on its day.
      fields.duedate ??= fields.trandate ?? null;
      if (old) keepPayer(account, record, old);
      reckonPaid(account, record);
    },
    afterSave: (account, record, old) => {
      postBill(account, record, Number(record.fields.account), goodsOf(account, record));
      showUnpaid(account, record);
      tellOrder(account, 'CustInvc', record, old);
    },
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      refuseChildren(account, record.id as number);
      unpostBill(account, record);
      tellOrder(account, 'CustInvc', null, record);
    },
    transformTo: (account, source, target, defaults) => {
      if (target.type !== 'customerpayment') {
        throw new NotEmulated(`record.transform of invoice to ${target.type}`);
      }
      payInvoice(account, source, target, defaults);
    },
  },
};
