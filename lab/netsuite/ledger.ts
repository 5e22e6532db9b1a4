// The general ledger: what transactions posted, exactly, and the trial balance at any time.
// Amounts stand in the currency of the books they are in: a subsidiary's own, or the account's.
// Source: GL impact of transactions (help); transactionaccountingline (Records Catalog).

import type { Account } from './account';
import { refuse } from './errors';
import { bookCurrency, isoOf, precisionOf } from './records/companyCurrency';
import { fromMinor } from './records/money';
import { NUMBERING_SCHEMA } from './records/numbering';
import { declareSharedTables } from './records/sharedTables';
import type { SqlRow, SqlValue } from './store';

/** One side of a posting. Exactly one of the amounts is above zero, or both are zero. */
export interface PostingLine {
  /** Id of the transaction line. */
  readonly line: number;
  /** Internal id. */
  readonly account: number;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

export interface BalanceRow {
  /** Internal id. */
  readonly account: number;
  readonly number: string;
  readonly name: string;
  readonly type: string;
  /** ISO code of the books the amounts are in. */
  readonly currency: string;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

export interface Balance {
  readonly accounts: readonly BalanceRow[];
  readonly debitMinor: number;
  readonly creditMinor: number;
}

export interface TrialBalance extends Balance {
  /** The books of each subsidiary; one of null where there are no subsidiaries. */
  readonly subsidiaries: readonly (Balance & {
    readonly subsidiary: number | null;
    readonly name: string;
    readonly currency: string;
  })[];
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS lab_posting (transaction_id INTEGER NOT NULL, line INTEGER NOT NULL, account INTEGER NOT NULL,
    subsidiary INTEGER NOT NULL, day TEXT NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS lab_posting_transaction ON lab_posting (transaction_id);`;

/** Stands for "no subsidiary" in the store. */
const NONE = 0;

export class Ledger {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
    declareSharedTables(account);
    account.store.exec(SCHEMA + NUMBERING_SCHEMA);
  }

  /** Replaces what a saved transaction posted. Refuses what does not balance (TRANS_UNBALNCD). */
  post(transactionId: number, lines: readonly PostingLine[]): void {
    const record = this.#account.records.get('transaction', transactionId);
    if (!record) throw new Error(`No transaction ${transactionId} to post.`);
    const balance = lines.reduce((total, line) => total + line.debitMinor - line.creditMinor, 0);
    const subsidiary = (record.fields.subsidiary as string | null | undefined) ?? null;
    const precision = precisionOf(this.#account, bookCurrency(this.#account, subsidiary));
    if (balance !== 0) {
      const amount = fromMinor(balance, precision);
      refuse('TRANS_UNBALNCD', `Transaction was not in balance. Posting total = ${amount}`);
    }
    this.unpost(transactionId);
    for (const line of lines) {
      this.#account.store.run('INSERT INTO lab_posting VALUES (?, ?, ?, ?, ?, ?, ?)', [
        transactionId,
        line.line,
        line.account,
        subsidiary === null ? NONE : Number(subsidiary),
        String(record.fields.trandate),
        line.debitMinor,
        line.creditMinor,
      ]);
    }
    this.#show(transactionId, lines, precision, Number(record.fields.exchangerate ?? 1));
  }

  /** Takes back what a transaction posted. */
  unpost(transactionId: number): void {
    this.#account.store.run('DELETE FROM lab_posting WHERE transaction_id = ?', [transactionId]);
    this.#account.tables.replace('transactionaccountingline', 'transaction', transactionId, []);
  }

  /** What one line of a transaction posted: debit less credit, in minor units. */
  postedOn(transactionId: number, line: number): number {
    const row = this.#account.store.get(
      'SELECT SUM(debit - credit) AS amount FROM lab_posting WHERE transaction_id = ? AND line = ?',
      [transactionId, line],
    );
    return Number(row?.amount ?? 0);
  }

  /** What a transaction posted, by account; empty for one that does not post. */
  impact(transactionId: number): readonly BalanceRow[] {
    return this.#rows('WHERE p.transaction_id = ?', [transactionId]).map(({ row }) => row);
  }

  /**
   * Debits and credits of every account that was posted to, up to and with a day ('YYYY-MM-DD'). An account has a row
   * for each currency of books. The totals add all books, so as amounts they mean something in one currency only.
   */
  trialBalance(options: { date?: string } = {}): TrialBalance {
    const rows = this.#rows('WHERE p.day <= ?', [options.date ?? '9999-12-31']);
    const books = [...new Set(rows.map(({ subsidiary }) => subsidiary))].sort((a, b) => a - b);
    return {
      ...balanceOf(merge(rows.map(({ row }) => row))),
      subsidiaries: books.map((book) => ({
        subsidiary: book === NONE ? null : book,
        name: this.#bookName(book),
        currency: this.#currencyOf(book),
        ...balanceOf(rows.filter(({ subsidiary }) => subsidiary === book).map(({ row }) => row)),
      })),
    };
  }

  #rows(where: string, parameters: SqlValue[]): { subsidiary: number; row: BalanceRow }[] {
    const rows = this.#account.store.all(
      `SELECT p.account, p.subsidiary, a.acctnumber, a.accountsearchdisplayname AS name, a.accttype, SUM(p.debit) AS debit,
         SUM(p.credit) AS credit
       FROM lab_posting p JOIN account a ON a.id = p.account ${where}
       GROUP BY p.account, p.subsidiary ORDER BY a.acctnumber, p.account, p.subsidiary`,
      parameters,
    );
    return rows.map((row) => ({ subsidiary: row.subsidiary as number, row: this.#balanceRow(row) }));
  }

  /** An account stands with what is left of its debits and credits, on one side. */
  #balanceRow(row: SqlRow): BalanceRow {
    const left = (row.debit as number) - (row.credit as number);
    return {
      account: row.account as number,
      number: String(row.acctnumber),
      name: String(row.name),
      type: String(row.accttype),
      currency: this.#currencyOf(row.subsidiary as number),
      debitMinor: left > 0 ? left : 0,
      creditMinor: left < 0 ? -left : 0,
    };
  }

  #currencyOf(book: number): string {
    return isoOf(this.#account, bookCurrency(this.#account, book === NONE ? null : String(book)));
  }

  #bookName(book: number): string {
    return (book === NONE ? undefined : this.#account.records.nameOf('subsidiary', book)) ?? this.#account.company.name;
  }

  #show(transactionId: number, lines: readonly PostingLine[], precision: number, rate: number): void {
    const rows = lines.map(({ line, account, debitMinor, creditMinor }) => ({
      transaction: transactionId,
      transactionline: line,
      accountingbook: 1,
      account,
      debit: debitMinor === 0 ? null : fromMinor(debitMinor, precision),
      credit: creditMinor === 0 ? null : fromMinor(creditMinor, precision),
      amount: fromMinor(debitMinor - creditMinor, precision),
      netamount: fromMinor(debitMinor - creditMinor, precision),
      posting: true,
      amountunpaid: 0,
      amountlinked: 0,
      exchangerate: rate,
    }));
    this.#account.tables.replace('transactionaccountingline', 'transaction', transactionId, rows);
  }
}

function balanceOf(accounts: readonly BalanceRow[]): Balance {
  return {
    accounts,
    debitMinor: accounts.reduce((total, row) => total + row.debitMinor, 0),
    creditMinor: accounts.reduce((total, row) => total + row.creditMinor, 0),
  };
}

/** One row for an account and currency, whichever subsidiaries posted. */
function merge(rows: readonly BalanceRow[]): BalanceRow[] {
  const merged = new Map<string, BalanceRow>();
  for (const row of rows) {
    const key = `${row.account} ${row.currency}`;
    const known = merged.get(key);
    const left = row.debitMinor - row.creditMinor + (known ? known.debitMinor - known.creditMinor : 0);
    merged.set(key, { ...row, debitMinor: left > 0 ? left : 0, creditMinor: left < 0 ? -left : 0 });
  }
  return [...merged.values()];
}
