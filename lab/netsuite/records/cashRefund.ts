// Cash refunds made alone: money that a customer gets back out of an account, for lines that hold no stock. Of a cash sale
// or a return, and with goods that go back on the shelf, they are refused by name.
// Source: cashrefund (Records Browser), Refunding a Cash Sale (help), GL impact of transactions (help).

import type { Account } from '../account';
import { NotEmulated } from '../errors';
import { postBill, unpostBill } from './billPosting';
import { initialiseBill, saveBill } from './billSave';
import { select, text } from './build';
import type { FieldDefinition, RecordData, RecordDefinition } from './definition';
import { depositAccount } from './depositAccount';
import { refuseClosed } from './periods';
import { sourceSale } from './sale';
import { CONTACT_FIELDS, MONEY_FIELDS, ORIGIN_FIELDS, SALE_LINE_FIELDS, TAX_DETAILS } from './saleFields';
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

const FIELDS: readonly FieldDefinition[] = [
  // Source: the Records Browser lists no status of a cash refund.
  ...headFields('49', 'Standard Cash Refund').filter(({ id }) => id !== 'status'),
  select('entity', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  postingPeriod,
  select('account', 'Account', 'account', { required: true }),
  select('paymentmethod', 'Refund Method', 'paymentmethod'),
  text('checknumber', 'Check #'),
  ...CONTACT_FIELDS,
  ...segmentFields,
  ...ORIGIN_FIELDS,
  ...MONEY_FIELDS,
];

const STOCKED = ['inventoryitem', 'kititem', 'assemblyitem'];

export const CASH_REFUND: RecordDefinition = {
  type: 'cashrefund',
  label: 'Cash Refund',
  plural: 'Cash Refunds',
  group: 'transaction',
  cost: 'transaction',
  permission: 'TRAN_CASHRFND',
  fields: FIELDS,
  sublists: [{ id: 'item', label: 'Items', addable: true, fields: SALE_LINE_FIELDS }, TAX_DETAILS],
  defaultValues: ['entity'],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked', 'arlocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'CashRfnd', posting: () => true, fields: FIELDS, status: () => null }),
  behaviour: {
    initialise: initialiseBill,
    source: sourceSale,
    sourceLine: sourceOrderLine,
    beforeSave: (account, record, old) => {
      refuseStock(account, record);
      saveBill(account, record, old, 'RFND');
      depositAccount(account, record);
    },
    afterSave: (account, record) => postBill(account, record, depositAccount(account, record), [], -1),
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      refuseChildren(account, record.id as number);
      unpostBill(account, record);
    },
  },
};

function refuseStock(account: Account, record: RecordData): void {
  for (const { fields } of record.sublists.item ?? []) {
    const type = account.records.typeOf('item', Number(fields.item));
    if (type !== undefined && STOCKED.includes(type)) throw new NotEmulated(`a cash refund of goods (${type})`);
  }
}
