// Bank deposits: money that a bank account gets, and the accounts that it comes from, less cash that was kept back.
// Source: deposit (Records Browser: no copy, no dynamic mode), DepositOther and DepositCashBack (SOAP schema), Making a
// Deposit (help), GL impact of transactions (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import { inBooks, sidesOf } from './booking';
import { checkbox, currency, date, select, text } from './build';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldDefinition, FieldValue, Line, RecordData, RecordDefinition } from './definition';
import { fromMinor, toMinor } from './money';
import { choosePeriod, refuseClosed } from './periods';
import { postingAccount } from './postingAccount';
import { checkLocation, dateToday, isSet, numberTransaction, sourceRate, subsidiaryOf } from './transaction';
import {
  currencyFields,
  headFields,
  postingPeriod,
  printed,
  segmentFields,
  subsidiaryField,
  transactionColumns,
} from './transactionFields';
import { lineBasis, MAIN_LINE, type QueryLine, segmentsOf } from './transactionLines';

const FIELDS: readonly FieldDefinition[] = [
  // Source: the Records Browser lists no status of a deposit.
  ...headFields('69', 'Standard Deposit').filter(({ id }) => id !== 'status'),
  select('account', 'Account', 'account', { required: true }),
  subsidiaryField,
  ...currencyFields(),
  ...segmentFields,
  checkbox('cleared', 'Cleared'),
  date('cleareddate', 'Date Cleared'),
  printed,
  currency('total', 'Amount', { readOnly: true }),
  postingPeriod,
];

const AMOUNT_FIELDS: readonly FieldDefinition[] = [
  select('account', 'Account', 'account', { required: true }),
  currency('amount', 'Amount', { required: true }),
  ...segmentFields,
  text('memo', 'Memo', { maxLength: 4_000 }),
];

const OTHER_FIELDS: readonly FieldDefinition[] = [
  select('entity', 'Received From', 'entity'),
  ...AMOUNT_FIELDS,
  select('paymentmethod', 'Payment Method', 'paymentmethod'),
  text('refnum', 'Number'),
];

export const DEPOSIT: RecordDefinition = {
  type: 'deposit',
  label: 'Deposit',
  plural: 'Deposits',
  group: 'transaction',
  cost: 'transaction',
  feature: 'ACCOUNTING',
  permission: 'TRAN_DEPOSIT',
  fields: FIELDS,
  sublists: [
    { id: 'other', label: 'Other Deposits', addable: true, fields: OTHER_FIELDS },
    { id: 'cashback', label: 'Cash Back', addable: true, fields: AMOUNT_FIELDS },
  ],
  lackingSublists: ['payment'],
  copyable: false,
  dynamic: false,
  defaultValues: ['disablepaymentfilters'],
  optimisticLocking: true,
  nameField: 'tranid',
  locks: () => ['alllocked'],
  table: 'transaction',
  columns: transactionColumns({ type: 'Deposit', posting: () => true, fields: FIELDS, status: () => null }),
  behaviour: {
    initialise: dateToday,
    beforeSave: complete,
    afterSave: apply,
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      account.ledger.unpost(record.id as number);
      account.tables.replace('transactionline', 'transaction', record.id, []);
    },
  },
};

function complete(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  dateToday(account, record);
  completeBank(account, record);
  sourceRate(account, record, old);
  const precision = precisionOf(account, String(fields.currency));
  const lines = [...(record.sublists.other ?? []), ...(record.sublists.cashback ?? [])];
  if (lines.length === 0) refuse('VALID_LINE_ITEM_REQD', 'You must enter at least one line item for this transaction.');
  for (const line of lines) completeLine(account, record, line, precision);
  // Practice: cash back is what was taken out; money that came in may be less than nothing, for what a bank kept.
  if ((record.sublists.cashback ?? []).some((line) => Number(line.fields.amount) < 0))
    refuse('USER_ERROR', 'The amount of a cash back line is above zero.');
  const total = totalOf(record, precision);
  // Practice for the rule, the wording is the lab's own.
  if (total < 0) refuse('USER_ERROR', `A deposit is not below zero; its lines come to ${fromMinor(total, precision)}.`);
  fields.total = fromMinor(total, precision);
  checkLocation(account, record, fields.location);
  choosePeriod(account, record, old);
  numberTransaction(account, record, old, 'DEP');
}

/**
 * The bank account gives the deposit its subsidiary and its currency (Records Browser: both default to the account's).
 * Unconfirmed: stricter readings. An account of another type than Bank is refused, a subsidiary is the account's where it
 * is of one alone, and a bank account takes its own currency only, the books' own included.
 */
function completeBank(account: Account, record: RecordData): void {
  const { fields } = record;
  const bank = isSet(fields.account) ? account.records.get('account', Number(fields.account)) : undefined;
  const listed = Array.isArray(bank?.fields.subsidiary) ? bank.fields.subsidiary : [];
  if (account.has('SUBSIDIARIES')) {
    const isOfOne = listed.length === 1 && bank?.fields.includechildren !== true;
    fields.subsidiary ??= isOfOne ? String(listed[0]) : null;
    if (!isSet(fields.subsidiary)) refuse('USER_ERROR', 'Please enter value(s) for: Subsidiary');
  }
  const own = String(bank?.fields.currency ?? bookCurrency(account, subsidiaryOf(record)));
  fields.currency = account.has('MULTICURRENCY') ? (fields.currency ?? own) : own;
  const used = postingAccount(account, record, fields.account, String(fields.currency));
  if (used.fields.accttype !== 'Bank' || own !== fields.currency)
    refuse('INVALID_KEY_OR_REF', `Invalid account reference key ${fields.account}.`);
}

function completeLine(account: Account, record: RecordData, { fields }: Line, precision: number): void {
  const used = postingAccount(account, record, fields.account, String(record.fields.currency));
  const minor = toMinor(Number(fields.amount ?? 0), precision);
  if (minor === 0) refuse('USER_ERROR', 'Please enter value(s) for: Amount');
  fields.amount = fromMinor(minor, precision);
  // Practice: receivables and payables are always somebody's.
  if (['AcctRec', 'AcctPay'].includes(String(used.fields.accttype)) && !isSet(fields.entity))
    refuse('USER_ERROR', 'Please enter value(s) for: Received From');
  checkLocation(account, record, fields.location);
}

const minorOf = (value: FieldValue | undefined, precision: number): number => toMinor(Number(value ?? 0), precision);

const sumOf = (lines: readonly Line[] = [], precision: number): number =>
  lines.reduce((sum, { fields }) => sum + minorOf(fields.amount, precision), 0);

const totalOf = ({ sublists }: RecordData, precision: number): number =>
  sumOf(sublists.other, precision) - sumOf(sublists.cashback, precision);

/** An amount on an account: above zero a debit, below it a credit. In the deposit's currency. */
interface Entry {
  readonly account: number;
  readonly minor: number;
  readonly row: QueryLine;
}

function apply(account: Account, record: RecordData): void {
  const id = record.id as number;
  const entries = entriesOf(account, record);
  const sides = inBooks(
    account,
    record,
    entries.map(({ minor }) => sidesOf(minor)),
  );
  const booked = entries.map((entry, line) => ({ ...entry, line, ...(sides[line] as ReturnType<typeof sidesOf>) }));
  account.ledger.post(id, booked);
  const precision = precisionOf(account, String(record.fields.currency));
  const books = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  const rows = booked.map((each) => ({
    ...lineBasis(record, each.line),
    ...each.row,
    mainline: each.line === MAIN_LINE,
    expenseaccount: each.account,
    foreignamount: fromMinor(each.minor, precision),
    netamount: fromMinor(each.debitMinor - each.creditMinor, books),
  }));
  account.tables.replace('transactionline', 'transaction', id, rows);
}

/** The bank, which is the main line; where the money is from; what was kept back. */
function entriesOf(account: Account, record: RecordData): Entry[] {
  const precision = precisionOf(account, String(record.fields.currency));
  const ofLines = (lines: readonly Line[] = [], sign: 1 | -1): Entry[] =>
    lines.map((line) => ({
      account: Number(line.fields.account),
      minor: sign * minorOf(line.fields.amount, precision),
      row: { ...segmentsOf(record, line), entity: line.fields.entity ?? null, memo: line.fields.memo ?? null },
    }));
  const bank = {
    account: Number(record.fields.account),
    minor: totalOf(record, precision),
    row: { memo: record.fields.memo ?? null },
  };
  return [bank, ...ofLines(record.sublists.other, -1), ...ofLines(record.sublists.cashback, 1)];
}
