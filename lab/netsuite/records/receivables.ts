// What a customer owes: the receivables account, and what of an invoice is paid.
// Source: Default Receivables Account (customer; accounting preferences, help), amountremaining (invoice, Records Browser),
// amountunpaid (transactionaccountingline, Records Catalog).

import type { Account } from '../account';
import { refuse } from '../errors';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { fromMinor, toMinor } from './money';
import { postingAccount } from './postingAccount';
import { specialAccount } from './specialAccount';
import { isSet, subsidiaryOf } from './transaction';
import { MAIN_LINE } from './transactionLines';
import { INVOICE_STATUSES } from './transactionStatuses';

/** The account that was chosen, the customer's, or that of the chart; refuses one of another type. */
export function receivablesAccount(
  account: Account,
  record: RecordData,
  customer: FieldValue | undefined,
  chosen: FieldValue | undefined,
): string {
  const usual = account.records.get('customer', Number(customer))?.fields.receivablesaccount;
  const id = [chosen, usual].find(isSet) ?? String(specialAccount(account, 'AcctRec'));
  const found = postingAccount(account, record, id, String(record.fields.currency));
  if (found.fields.accttype !== 'AcctRec') refuse('INVALID_KEY_OR_REF', `Invalid account reference key ${id}.`);
  return String(id);
}

/** A payment's part in an invoice. */
interface Application {
  readonly payment: number;
  /** Its line of that payment. */
  readonly line: number;
  /** In the invoice's currency. */
  readonly minor: number;
}

/** What payments have applied to an invoice. */
export function applicationsTo(account: Account, invoice: RecordData): Application[] {
  const precision = precisionOf(account, String(invoice.fields.currency));
  const rows = account.store.all(
    "SELECT nextdoc, nextline, foreignamount FROM nexttransactionlinelink WHERE previousdoc = ? AND linktype = 'Payment'",
    [invoice.id],
  );
  return rows.map((row) => ({
    payment: row.nextdoc as number,
    line: row.nextline as number,
    minor: toMinor(Number(row.foreignamount), precision),
  }));
}

/** The letter of an invoice's status. */
export const invoiceStatus = ({ fields }: RecordData): keyof typeof INVOICE_STATUSES =>
  Number(fields.amountremaining ?? 0) === 0 ? 'B' : 'A';

/** What `statusRef` says. Practice. */
const REFERENCES = { A: 'open', B: 'paidInFull' } as const;

/** Works out what is paid of an invoice, and what is not. */
export function reckonPaid(account: Account, invoice: RecordData): void {
  const { fields } = invoice;
  const precision = precisionOf(account, String(fields.currency));
  const paid = invoice.id === null ? 0 : applicationsTo(account, invoice).reduce((sum, { minor }) => sum + minor, 0);
  const left = toMinor(fields.total as number, precision) - paid;
  // Unconfirmed: the code. NetSuite would leave the payment with an unapplied rest.
  if (left < 0)
    refuse('USER_ERROR', `The invoice has payments of ${fromMinor(paid, precision)}; its total cannot be less.`);
  fields.amountpaid = fromMinor(paid, precision);
  fields.amountremaining = fromMinor(left, precision);
  const status = invoiceStatus(invoice);
  Object.assign(fields, { status: INVOICE_STATUSES[status], statusRef: REFERENCES[status] });
}

/** Refuses to change whose an invoice is, or its rate, once payments are applied to it. Unconfirmed: the code. */
export function keepPayer(account: Account, { fields }: RecordData, old: RecordData): void {
  const isSame = ['entity', 'subsidiary', 'currency', 'exchangerate', 'account'].every(
    (id) => (fields[id] ?? null) === (old.fields[id] ?? null),
  );
  if (!isSame && applicationsTo(account, old).length > 0) {
    refuse('USER_ERROR', 'Payments are applied to this invoice: its customer, account, currency and rate stay.');
  }
}

/** What of a stored invoice is open in its books, in minor units; as if the payment `without` were not there. */
export function openInBooks(account: Account, invoice: RecordData, without: number | null = null): number {
  return applicationsTo(account, invoice)
    .filter(({ payment }) => payment !== without)
    .reduce(
      (open, { payment, line }) => open + account.ledger.postedOn(payment, line),
      account.ledger.postedOn(invoice.id as number, MAIN_LINE),
    );
}

/** Shows on the posting of a stored invoice what of it is open. */
export function showUnpaid(account: Account, invoice: RecordData): void {
  const precision = precisionOf(account, bookCurrency(account, subsidiaryOf(invoice)));
  account.store.run(
    'UPDATE transactionaccountingline SET amountunpaid = ? WHERE "transaction" = ? AND transactionline = ?',
    [fromMinor(openInBooks(account, invoice), precision), invoice.id, MAIN_LINE],
  );
}

/** What an invoice learns of its payments. Unconfirmed: stricter reading. It counts as saved, as an order does. */
export function tellInvoice(account: Account, id: number): void {
  const invoice = account.records.get('invoice', id);
  if (!invoice) return;
  reckonPaid(account, invoice);
  account.records.rewrite(invoice);
  showUnpaid(account, invoice);
}
