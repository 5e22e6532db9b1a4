// Invoices: sold and owed. Made alone, of a customer, or of what is fulfilled of a sales order.
// Source: invoice (Records Browser), Invoice record (SuiteScript Records Guide, help), GL impact (help).

import { NotEmulated } from '../errors';
import { billFields, billType } from './bill';
import { currency, date, select } from './build';
import { payInvoice } from './customerPaymentLines';
import type { RecordDefinition } from './definition';
import { invoiceStatus, keepPayer, receivablesAccount, reckonPaid, showUnpaid } from './receivables';

const COMPUTED = { readOnly: true } as const;

export const INVOICE: RecordDefinition = billType({
  type: 'invoice',
  label: 'Invoice',
  plural: 'Invoices',
  feature: 'RECEIVABLES',
  permission: 'TRAN_CUSTINVC',
  transforms: ['creditmemo', 'customerpayment', 'returnauthorization'],
  queriedAs: 'CustInvc',
  prefix: 'INV',
  fields: [
    ...billFields(['105', 'Standard Invoice'], 'statusRef', [
      select('account', 'Account', 'account'),
      date('duedate', 'Due Date'),
    ]),
    currency('amountpaid', 'Amount Paid', COMPUTED),
    currency('amountremaining', 'Amount Due', COMPUTED),
  ],
  status: invoiceStatus,
  complete: (account, record, old) => {
    const { fields } = record;
    fields.account = receivablesAccount(account, record, fields.entity, fields.account);
    // Practice: without terms, an invoice is due on its day.
    fields.duedate ??= fields.trandate ?? null;
    if (old) keepPayer(account, record, old);
    reckonPaid(account, record);
  },
  debits: (_account, record) => Number(record.fields.account),
  posted: showUnpaid,
  transformTo: (account, source, target, defaults) => {
    if (target.type !== 'customerpayment') {
      throw new NotEmulated(`record.transform of invoice to ${target.type}`);
    }
    payInvoice(account, source, target, defaults);
  },
});
