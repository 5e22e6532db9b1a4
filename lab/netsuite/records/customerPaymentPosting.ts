// What a customer payment posts: the money against receivables, each invoice at the rate it was booked at. What the rates
// make of it in between is a realized gain or loss.
// Source: GL impact of transactions (help). Unconfirmed: that the gain or loss stands on the payment itself, not on a
// transaction of its own.

import type { Account } from '../account';
import { type Sides, sidesOf } from './booking';
import { bookCurrency, precisionOf } from './companyCurrency';
import type { FieldValue, RecordData } from './definition';
import { exchange, fromMinor, toMinor } from './money';
import { applicationsTo, openInBooks } from './receivables';
import { specialAccount } from './specialAccount';
import { subsidiaryOf } from './transaction';
import { lineBasis, MAIN_LINE, type QueryLine } from './transactionLines';

interface Entry {
  readonly line: number;
  readonly account: number;
  /** Debit less credit, in minor units: of the payment's currency, and of the books. */
  readonly foreignMinor: number;
  readonly bookMinor: number;
}

/** `into` is the account that takes the money. */
export function postPayment(account: Account, payment: RecordData, into: number): void {
  const { fields } = payment;
  const from = precisionOf(account, String(fields.currency));
  const to = precisionOf(account, bookCurrency(account, subsidiaryOf(payment)));
  const atOwnRate = (minor: number): number => exchange(minor, Number(fields.exchangerate), from, to);
  const minorOf = (value: FieldValue | undefined): number => toMinor(Number(value ?? 0), from);
  const lines = payment.sublists.apply ?? [];
  const receivables = Number(fields.aracct);
  const paid = minorOf(fields.payment);
  const applied = lines.map((line, index) => {
    const minor = minorOf(line.fields.amount);
    const bookMinor = -clearedBy(account, payment, Number(line.fields.doc), minor);
    return { line: index + 1, account: receivables, foreignMinor: -minor, bookMinor };
  });
  const unapplied = minorOf(fields.unapplied);
  const known: Entry[] = [
    { line: MAIN_LINE, account: into, foreignMinor: paid, bookMinor: atOwnRate(paid) },
    ...applied,
    ...(unapplied === 0
      ? []
      : [{ line: lines.length + 1, account: receivables, foreignMinor: -unapplied, bookMinor: -atOwnRate(unapplied) }]),
  ];
  const gain = known.reduce((sum, { bookMinor }) => sum + bookMinor, 0);
  const entries = gain === 0 ? known : [...known, gainEntry(account, lines.length + 2, gain)];
  account.ledger.post(
    payment.id as number,
    entries.map((entry) => ({
      line: entry.line,
      account: entry.account,
      ...(sidesOf(entry.bookMinor) satisfies Sides),
    })),
  );
  const rows = entries.map((entry) => rowOf(payment, entry, from, to));
  account.tables.replace('transactionline', 'transaction', payment.id, rows);
}

const gainEntry = (account: Account, line: number, gain: number): Entry => ({
  line,
  account: specialAccount(account, 'RlzdGainLoss'),
  foreignMinor: 0,
  bookMinor: -gain,
});

/**
 * What an amount clears of an invoice in the books, in minor units. The payment that pays the rest clears the rest, so
 * that a paid invoice leaves nothing behind whatever the rate.
 */
function clearedBy(account: Account, payment: RecordData, invoiceId: number, minor: number): number {
  const invoice = account.records.get('invoice', invoiceId) as RecordData;
  const { fields } = invoice;
  const from = precisionOf(account, String(fields.currency));
  const to = precisionOf(account, bookCurrency(account, subsidiaryOf(invoice)));
  const others = applicationsTo(account, invoice).filter((each) => each.payment !== payment.id);
  const before = others.reduce((sum, each) => sum + each.minor, 0);
  return before + minor === toMinor(fields.total as number, from)
    ? openInBooks(account, invoice, payment.id)
    : exchange(minor, Number(fields.exchangerate), from, to);
}

function rowOf(payment: RecordData, entry: Entry, from: number, to: number): QueryLine {
  return {
    ...lineBasis(payment, entry.line),
    mainline: entry.line === MAIN_LINE,
    memo: payment.fields.memo ?? null,
    expenseaccount: entry.account,
    foreignamount: fromMinor(entry.foreignMinor, from),
    netamount: fromMinor(entry.bookMinor, to),
  };
}
