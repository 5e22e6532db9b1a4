// Journal entries: as many debits as credits, in one subsidiary and one currency.
// Source: journalentry (Records Browser), Making Journal Entries (help), SuiteScript error codes.

import type { Account } from '../account';
import { NotEmulated, refuse } from '../errors';
import type { PostingLine } from '../ledger';
import { inBooks, type Sides } from './booking';
import { checkbox, choice, currency, date, integer, select, text } from './build';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldDefinition, FieldValue, Line, RecordData, RecordDefinition } from './definition';
import { fromMinor, toMinor } from './money';
import { choosePeriod, refuseClosed } from './periods';
import { postingAccount } from './postingAccount';
import { declareLineColumns } from './sharedTables';
import {
  checkLocation,
  checkSegment,
  dateToday,
  defaultCurrency,
  isSet,
  numberTransaction,
  sourceRate,
  subsidiaryOf,
} from './transaction';
import {
  currencyFields,
  headFields,
  postingPeriod,
  segmentFields,
  subsidiaryField,
  transactionColumns,
} from './transactionFields';
import { customColumns, lineBasis, numberLines, type QueryLine, segmentsOf } from './transactionLines';

const COMPUTED = { readOnly: true } as const;

const FIELDS: readonly FieldDefinition[] = [
  ...headFields('30', 'Standard Journal Entry'),
  subsidiaryField,
  ...currencyFields(),
  // Source: the Records Browser lists no location on the body of a journal.
  ...segmentFields.filter(({ id }) => id !== 'location'),
  checkbox('approved', 'Approved', { initially: true }),
  choice('approvalstatus', 'Approval Status', { '1': 'Pending Approval', '2': 'Approved', '3': 'Rejected' }, COMPUTED),
  date('reversaldate', 'Reversal Date'),
  checkbox('reversaldefer', 'Defer Entry'),
  currency('debittotal', 'Debit Total', COMPUTED),
  currency('credittotal', 'Credit Total', COMPUTED),
  postingPeriod,
];

const LINE_FIELDS: readonly FieldDefinition[] = [
  select('account', 'Account', 'account', { required: true }),
  integer('line', 'Line ID', COMPUTED),
  text('lineuniquekey', 'Line Unique Key', COMPUTED),
  currency('debit', 'Debit'),
  currency('credit', 'Credit'),
  text('memo', 'Memo', { maxLength: 4_000 }),
  select('entity', 'Name', 'entity'),
  ...segmentFields,
  checkbox('eliminate', 'Eliminate', { feature: 'SUBSIDIARIES' }),
];

export const JOURNAL_ENTRY: RecordDefinition = {
  type: 'journalentry',
  label: 'Journal Entry',
  plural: 'Journal Entries',
  group: 'transaction',
  cost: 'transaction',
  feature: 'ACCOUNTING',
  permission: 'TRAN_JOURNAL',
  fields: FIELDS,
  sublists: [{ id: 'line', label: 'Lines', addable: true, fields: LINE_FIELDS }],
  optimisticLocking: true,
  nameField: 'tranid',
  // Source: Require Approvals on Journal Entries, Journal Approval (permissions, help); which level: unconfirmed.
  alsoNeeds: (account, { fields }, old) => {
    const isApproval = fields.approved === true && old?.fields.approved !== true;
    return isApproval && needsApproval(account) ? ['TRAN_JOURNALAPPRV'] : [];
  },
  locks: ({ fields }) => (fields.approved === true ? ['alllocked'] : []),
  table: 'transaction',
  columns: transactionColumns({
    type: 'Journal',
    posting: ({ fields }) => fields.approved === true,
    fields: FIELDS,
    status: ({ fields }) => (fields.approved === true ? 'B' : 'A'),
  }),
  behaviour: {
    initialise: (account, record) => {
      dateToday(account, record);
      record.fields.approved = !needsApproval(account);
    },
    source: (account, record, fieldId) => {
      if (fieldId === 'subsidiary') delete record.fields.currency;
      if (['subsidiary', 'currency', 'trandate'].includes(fieldId)) {
        defaultCurrency(account, record);
        record.fields.exchangerate = null;
        sourceRate(account, record, null);
      }
    },
    beforeSave: complete,
    afterSave: apply,
    beforeDelete: (account, record) => {
      refuseClosed(account, record);
      account.ledger.unpost(record.id as number);
      account.tables.replace('transactionline', 'transaction', record.id, []);
    },
  },
};

/** Source: Require Approvals on Journal Entries (accounting preferences, help). */
const needsApproval = (account: Account): boolean =>
  account.company.page('accountingpreferences').customapprovaljournalentry === true;

function complete(account: Account, record: RecordData, old: RecordData | null): void {
  const { fields } = record;
  dateToday(account, record);
  if (account.has('SUBSIDIARIES') && !isSet(fields.subsidiary))
    refuse('USER_ERROR', 'Please enter value(s) for: Subsidiary');
  defaultCurrency(account, record);
  sourceRate(account, record, old);
  checkReversal(record);
  const precision = precisionOf(account, String(fields.currency));
  const lines = record.sublists.line ?? [];
  if (lines.length < 2) refuse('VALID_LINE_ITEM_REQD', 'You must enter at least two line items for this transaction.');
  for (const line of lines) completeLine(account, record, line, precision);
  const debit = total(lines, 'debit', precision);
  const credit = total(lines, 'credit', precision);
  if (debit !== credit) {
    refuse('TRANS_UNBALNCD', `Transaction was not in balance. Posting total = ${fromMinor(debit - credit, precision)}`);
  }
  Object.assign(fields, {
    debittotal: fromMinor(debit, precision),
    credittotal: fromMinor(credit, precision),
    total: fromMinor(debit, precision),
  });
  if (!needsApproval(account)) fields.approved = true;
  fields.approvalstatus = fields.approved === true ? '2' : '1';
  fields.status = fields.approved === true ? 'Approved for Posting' : 'Pending Approval';
  numberLines(account, lines, old?.sublists.line ?? [], Number);
  choosePeriod(account, record, old);
  numberTransaction(account, record, old, 'JE');
}

function checkReversal({ fields }: RecordData): void {
  if (!isSet(fields.reversaldate)) return;
  if (String(fields.reversaldate) <= String(fields.trandate)) {
    refuse('REVERSAL_DATE_WARNING', 'The reversal date must be later than the date of the journal entry.');
  }
  throw new NotEmulated('the reversal of a journal entry');
}

const total = (lines: readonly Line[], side: 'debit' | 'credit', precision: number): number =>
  lines.reduce((sum, { fields }) => sum + toMinor(Number(fields[side] ?? 0), precision), 0);

function completeLine(account: Account, record: RecordData, { fields }: Line, precision: number): void {
  const used = postingAccount(account, record, fields.account, String(record.fields.currency));
  for (const side of ['debit', 'credit']) {
    const value = fields[side];
    if (typeof value !== 'number') continue;
    fields[side] = value === 0 ? null : fromMinor(toMinor(value, precision), precision);
    if (value < 0) refuse('USER_ERROR', `The ${side} of a journal line is above zero; use the other side instead.`);
  }
  if (isSet(fields.debit) === isSet(fields.credit)) {
    refuse('USER_ERROR', 'A journal line has either a debit or a credit.');
  }
  // Practice: receivables and payables are always somebody's.
  if (['AcctRec', 'AcctPay'].includes(String(used.fields.accttype)) && !isSet(fields.entity)) {
    refuse('USER_ERROR', 'Please enter value(s) for: Name');
  }
  checkLocation(account, record, fields.location);
  checkSegment(account, record, 'department', fields.department);
  checkSegment(account, record, 'classification', fields.class);
}

interface Booked extends Sides {
  readonly line: Line;
}

/** Each line in the currency of the books. */
function booked(account: Account, record: RecordData): Booked[] {
  const precision = precisionOf(account, String(record.fields.currency));
  const minor = (value: FieldValue | undefined): number => toMinor(Number(value ?? 0), precision);
  const lines = record.sublists.line ?? [];
  const sides = inBooks(
    account,
    record,
    lines.map(({ fields }) => ({ debitMinor: minor(fields.debit), creditMinor: minor(fields.credit) })),
  );
  return lines.map((line, index) => ({ line, ...(sides[index] as Sides) }));
}

function apply(account: Account, record: RecordData): void {
  const id = record.id as number;
  const lines = booked(account, record);
  if (record.fields.approved === true) account.ledger.post(id, lines.map(posting));
  else account.ledger.unpost(id);
  account.tables.replace('transactionline', 'transaction', id, queryLines(account, record, lines));
}

const posting = ({ line: { fields }, debitMinor, creditMinor }: Booked): PostingLine => ({
  line: Number(fields.line),
  account: Number(fields.account),
  debitMinor,
  creditMinor,
});

/** Practice: the first line of a journal is its main line. */
function queryLines(account: Account, record: RecordData, lines: readonly Booked[]): QueryLine[] {
  const custom = declareLineColumns(account, record.type, 'line');
  const precision = precisionOf(account, bookCurrency(account, subsidiaryOf(record)));
  return lines.map(({ line, debitMinor, creditMinor }, index) => ({
    ...lineBasis(record, Number(line.fields.line)),
    ...segmentsOf(record, line),
    linesequencenumber: index,
    uniquekey: Number(line.fields.lineuniquekey),
    mainline: index === 0,
    entity: line.fields.entity ?? null,
    expenseaccount: line.fields.account ?? null,
    eliminate: line.fields.eliminate ?? false,
    memo: line.fields.memo ?? null,
    foreignamount: Number(line.fields.debit ?? 0) - Number(line.fields.credit ?? 0),
    netamount: fromMinor(debitMinor - creditMinor, precision),
    ...customColumns(custom, line),
  }));
}
