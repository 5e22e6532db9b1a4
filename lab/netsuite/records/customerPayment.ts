// Customer payments: money against invoices. Made of an invoice or of a customer.
// Source: customerpayment (Records Browser: "Copy and Create Not Allowed"), CustomerPaymentApply (SOAP schema).

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import { checkbox, currency, date, integer, select, text } from './build';
import { isoOf, precisionOf } from './companyCurrency';
import { completeApplications, openPayment, sourceApplication, sourcePayer } from './customerPaymentLines';
import { postPayment } from './customerPaymentPosting';
import type { FieldDefinition, RecordData, RecordDefinition } from './definition';
import { DEPOSIT_FIELDS, depositAccount, depositStatus } from './depositAccount';
import { fromMinor, toMinor } from './money';
import { choosePeriod, refuseClosed } from './periods';
import { tellInvoice } from './receivables';
import { checkLocation, dateToday, isSet, numberTransaction, sourceRate } from './transaction';
import {
  currencyFields,
  headFields,
  postingPeriod,
  segmentFields,
  subsidiaryField,
  transactionColumns,
} from './transactionFields';
import { MAIN_LINE } from './transactionLines';
import { linkTransaction, refuseChildren } from './transactionLinks';
import { DEPOSIT_STATUSES } from './transactionStatuses';

const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('70', 'Standard Customer Payment'),
  select('customer', 'Customer', 'customer', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  text('statusref', 'Status Reference', COMPUTED),
  postingPeriod,
  select('aracct', 'A/R Account', 'account'),
  currency('payment', 'Payment Amount', { required: true }),
  ...DEPOSIT_FIELDS,
  text('checknumber', 'Check Number'),
  checkbox('autoapply', 'Auto Apply'),
  ...segmentFields,
  currency('applied', 'Applied', COMPUTED),
  currency('unapplied', 'Unapplied', COMPUTED),
  currency('total', 'Total', COMPUTED),
];

const APPLY_FIELDS: readonly FieldDefinition[] = [
  checkbox('apply', 'Apply'),
  integer('doc', 'ID', COMPUTED),
  integer('line', 'Line', COMPUTED),
  text('type', 'Type', COMPUTED),
  date('applydate', 'Date Due', COMPUTED),
  text('refnum', 'Ref No.', COMPUTED),
  currency('total', 'Orig. Amt.', COMPUTED),
  currency('due', 'Amt. Due', COMPUTED),
  text('currency', 'Currency', COMPUTED),
  currency('amount', 'Payment'),
];

/** What `statusref` says. Practice. */
const REFERENCES = { B: 'notDeposited', C: 'deposited' } as const;

export const CUSTOMER_PAYMENT: RecordDefinition = {
  type: 'customerpayment',
  label: 'Payment',
  plural: 'Customer Payments',
  group: 'transaction',
  cost: 'transaction',
  feature: 'RECEIVABLES',
  permission: 'TRAN_CUSTPYMT',
  fields: FIELDS,
  sublists: [{ id: 'apply', label: 'Apply', addable: false, fields: APPLY_FIELDS }],
  creatable: false,
  copyable: false,
  transforms: ['customerrefund'],
  defaultValues: ['entity'],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked', 'arlocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'CustPymt', posting: () => true, fields: FIELDS, status: depositStatus }),
  behaviour: {
    initialise: (account, record, defaults) => {
      if (!isSet(defaults.entity)) return;
      record.fields.customer = String(defaults.entity);
      openPayment(account, record);
    },
    sourceLine: (account, record, _sublist, line, fieldId) => sourceApplication(account, record, line, fieldId),
    beforeSave: complete,
    afterSave: (account, record, old) => {
      postPayment(account, record, depositAccount(account, record));
      linkTransaction(account, record, 'CustPymt', 'Payment', linksOf(record));
      for (const invoice of invoicesOf(record, old)) tellInvoice(account, invoice);
    },
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      refuseChildren(account, record.id as number);
      account.ledger.unpost(record.id as number);
      account.tables.replace('transactionline', 'transaction', record.id, []);
      linkTransaction(account, record, 'CustPymt', 'Payment', []);
      for (const invoice of invoicesOf(record, null)) tellInvoice(account, invoice);
    },
  },
};

function complete(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  if (!isSet(fields.customer)) refuse('USER_ERROR', 'Please enter value(s) for: Customer');
  if (old && old.fields.customer !== fields.customer) {
    refuse('FIELD_1_IS_READ_ONLY', 'The customer of a payment cannot be changed.');
  }
  if (fields.autoapply === true) throw new NotEmulated('autoapply of a customer payment');
  dateToday(account, record);
  sourcePayer(account, record);
  sourceRate(account, record, old);
  checkPayer(account, record);
  completeSums(account, record);
  depositAccount(account, record);
  checkLocation(account, record, fields.location);
  choosePeriod(account, record, old);
  numberTransaction(account, record, old, 'PYMT');
  const status = depositStatus(record);
  Object.assign(fields, { status: DEPOSIT_STATUSES[status], statusref: REFERENCES[status] });
}

function checkPayer(account: Account, { fields }: RecordData): void {
  const customer = account.records.get('customer', Number(fields.customer));
  if (account.has('SUBSIDIARIES') && customer?.fields.subsidiary !== fields.subsidiary) {
    refuse(
      'SUBSIDIARY_MISMATCH',
      `The customer ${customer?.fields.entityid} is not in the subsidiary of this transaction.`,
    );
  }
}

function completeSums(account: Account, record: RecordData): void {
  const { fields } = record;
  const precision = precisionOf(account, String(fields.currency));
  const applied = completeApplications(account, record);
  const paid = isSet(fields.payment) ? toMinor(fields.payment as number, precision) : applied;
  if (paid <= 0) refuse('USER_ERROR', 'Please enter value(s) for: Payment Amount');
  // Practice for the rule, the wording is the lab's own.
  if (applied > paid) {
    refuse(
      'USER_ERROR',
      `${fromMinor(applied, precision)} ${isoOf(account, String(fields.currency))} are applied, more than the payment has.`,
    );
  }
  Object.assign(fields, {
    payment: fromMinor(paid, precision),
    total: fromMinor(paid, precision),
    applied: fromMinor(applied, precision),
    unapplied: fromMinor(paid - applied, precision),
  });
}

const linksOf = ({ sublists }: RecordData) =>
  (sublists.apply ?? []).map(({ fields }, index) => ({
    from: { id: Number(fields.doc), type: 'CustInvc' as const, line: MAIN_LINE },
    line: index + 1,
    foreignamount: fields.amount as number,
  }));

/** The invoices that a payment is, or was, applied to. */
const invoicesOf = (record: RecordData, old: RecordData | null): ReadonlySet<number> =>
  new Set([record, old].flatMap((each) => (each?.sublists.apply ?? []).map(({ fields }) => Number(fields.doc))));
