// Cash sales: sold and paid at once. Made alone, of a customer, or of what is fulfilled of a sales order.
// Source: cashsale (Records Browser), Cash Sale record (SuiteScript Records Guide, help), GL impact (help).

import { billFields, billType } from './bill';
import { text } from './build';
import type { RecordDefinition } from './definition';
import { DEPOSIT_FIELDS, depositAccount, depositStatus } from './depositAccount';
import { DEPOSIT_STATUSES } from './transactionStatuses';

/** What `statusref` says. Practice. */
const REFERENCES = { B: 'notDeposited', C: 'deposited' } as const;

export const CASH_SALE: RecordDefinition = billType({
  type: 'cashsale',
  label: 'Cash Sale',
  plural: 'Cash Sales',
  permission: 'TRAN_CASHSALE',
  transforms: ['cashrefund', 'returnauthorization', 'customsale'],
  queriedAs: 'CashSale',
  prefix: 'CS',
  fields: billFields(['47', 'Standard Cash Sale'], 'statusref', [
    ...DEPOSIT_FIELDS,
    text('checknumber', 'Check Number'),
  ]),
  status: depositStatus,
  complete: (account, record) => {
    depositAccount(account, record);
    const status = depositStatus(record);
    Object.assign(record.fields, { status: DEPOSIT_STATUSES[status], statusref: REFERENCES[status] });
  },
  debits: depositAccount,
});
