// The invoices a customer payment is applied to: which are listed, and how much of each is paid.
// Source: customerpayment.apply (SOAP schema), Accepting a Customer Payment (help).

import type { Account } from '../account';
import { refuse } from '../errors';
import { isoOf, precisionOf } from './companyCurrency';
import type { FieldValue, Line, RecordData, TransformMaker } from './definition';
import { fromMinor, toMinor } from './money';
import { applicationsTo, receivablesAccount } from './receivables';
import { dateToday, defaultCurrency, isSet, sourceRate } from './transaction';

/** Makes a payment of all that is due of an invoice; the customer's other open invoices are listed. */
export const payInvoice: TransformMaker = (account, invoice, payment) => {
  if (Number(invoice.fields.amountremaining) === 0) {
    refuse('INVALID_INITIALIZE_REF', `You can not initialize ${payment.type}: invalid reference ${invoice.id}.`);
  }
  const { entity, subsidiary, currency, department, location } = invoice.fields;
  const segments = { department, class: invoice.fields.class, location };
  for (const [id, value] of Object.entries({ customer: entity, subsidiary, currency, ...segments })) {
    if (isSet(value) && account.fields(payment.type).has(id)) payment.fields[id] = value as FieldValue;
  }
  payment.fields.aracct = invoice.fields.account as FieldValue;
  openPayment(account, payment);
  const line = payment.sublists.apply?.find(({ fields }) => fields.doc === invoice.id);
  if (line) Object.assign(line.fields, { apply: true, amount: line.fields.due });
  payment.fields.payment = invoice.fields.amountremaining as FieldValue;
};

/** Fills a new payment whose customer is set. */
export function openPayment(account: Account, payment: RecordData): void {
  dateToday(account, payment);
  sourcePayer(account, payment);
  payment.sublists.apply = openInvoices(account, payment).map((invoice) => ({
    fields: lineOf(account, invoice),
    subrecords: {},
  }));
}

/** What the customer of a payment brings with it. */
export function sourcePayer(account: Account, payment: RecordData): void {
  const { fields } = payment;
  const customer = account.records.get('customer', Number(fields.customer));
  if (!customer) refuse('INVALID_KEY_OR_REF', `Invalid customer reference key ${fields.customer}.`);
  if (account.has('SUBSIDIARIES')) fields.subsidiary ??= customer.fields.subsidiary ?? null;
  if (account.has('MULTICURRENCY')) fields.currency ??= customer.fields.currency ?? null;
  defaultCurrency(account, payment);
  sourceRate(account, payment, null);
  fields.aracct = receivablesAccount(account, payment, fields.customer, fields.aracct);
}

/** Invoices of the same customer, company, currency and receivables account that are not paid, the oldest first. */
function openInvoices(account: Account, { fields }: RecordData): RecordData[] {
  const rows = account.store.all(
    `SELECT id FROM "transaction" WHERE type = 'CustInvc' AND entity = ? AND foreignamountunpaid > 0 ORDER BY trandate, id`,
    [Number(fields.customer)],
  );
  return rows
    .flatMap((row) => account.records.get('invoice', row.id as number) ?? [])
    .filter((invoice) => isFor(invoice, fields));
}

const isFor = ({ fields: invoice }: RecordData, payment: RecordData['fields']): boolean =>
  invoice.entity === payment.customer &&
  invoice.account === payment.aracct &&
  invoice.currency === payment.currency &&
  (invoice.subsidiary ?? null) === (payment.subsidiary ?? null);

function lineOf(account: Account, { id, fields }: RecordData): Line['fields'] {
  return {
    apply: false,
    doc: id,
    line: 0,
    type: 'Invoice',
    applydate: fields.trandate ?? null,
    refnum: fields.tranid ?? null,
    currency: isoOf(account, String(fields.currency)),
    total: fields.total ?? null,
    due: fields.amountremaining ?? null,
    amount: null,
  };
}

/**
 * Keeps the lines that are ticked, each with what it applies, and answers the sum in minor units. A ticked line without
 * an amount pays all that is due.
 */
export function completeApplications(account: Account, payment: RecordData): number {
  const precision = precisionOf(account, String(payment.fields.currency));
  const ticked = (payment.sublists.apply ?? []).filter(({ fields }) => fields.apply === true);
  payment.sublists.apply = ticked;
  return ticked.reduce((sum, line) => sum + completeApplication(account, payment, line, precision), 0);
}

function completeApplication(account: Account, payment: RecordData, { fields }: Line, precision: number): number {
  const invoice = account.records.get('invoice', Number(fields.doc));
  if (!invoice || !isFor(invoice, payment.fields)) {
    refuse('INVALID_KEY_OR_REF', `Invalid doc reference key ${fields.doc} for customer ${payment.fields.customer}.`);
  }
  const others = applicationsTo(account, invoice).filter(({ payment: id }) => id !== payment.id);
  const due = others.reduce((left, { minor }) => left - minor, toMinor(invoice.fields.total as number, precision));
  fields.due = fromMinor(due, precision);
  const minor = isSet(fields.amount) ? toMinor(fields.amount as number, precision) : due;
  // Unconfirmed: the code.
  if (minor <= 0 || minor > due) {
    refuse(
      'USER_ERROR',
      `${fields.refnum} has ${fields.due} due; ${fromMinor(minor, precision)} cannot be applied to it.`,
    );
  }
  fields.amount = fromMinor(minor, precision);
  return minor;
}

/** What ticking a line or giving it an amount brings with it in dynamic mode: the payment is what is applied. */
export function sourceApplication(account: Account, payment: RecordData, line: Line, fieldId: string): void {
  const { fields } = line;
  if (fieldId === 'apply') fields.amount = fields.apply === true ? (fields.due ?? null) : null;
  if (fieldId === 'amount') fields.apply = isSet(fields.amount);
  const precision = precisionOf(account, String(payment.fields.currency));
  const lines = (payment.sublists.apply ?? []).map((each) => (each.fields.doc === fields.doc ? line : each));
  const applied = lines.reduce((sum, each) => sum + toMinor(Number(each.fields.amount ?? 0), precision), 0);
  payment.fields.payment = fromMinor(applied, precision);
}
