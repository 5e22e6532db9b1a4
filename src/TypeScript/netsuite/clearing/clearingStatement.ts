/**
 * A clearing account on a day, read for the page and the file: the same going through as the match does, and keeping
 * nothing.
 *
 * @NApiVersion 2.1
 */

import * as rates from 'N/currency';
import * as runtime from 'N/runtime';
import type { InBooks, Statement } from '../../flows/clearing/statement';
import { exponentOf } from '../../ledger/currencies';
import { atRate } from '../../ledger/exchange';
import { fromNumber } from '../../ledger/minor';
import { dateOf } from '../days';
import { OF_SETTLEMENT } from '../ids';
import { requiredText, rows, rowsIn, text } from '../rows';
import type { ClearingAccount } from './clearingAccounts';
import { clearingOn } from './clearingOn';
import type { Standing } from './ledgerLines';

/** Null where there is too much to go through for a page: the match, which has more units, comes first. */
export function clearingStatement(account: ClearingAccount, day: string): Statement | null {
  const all = runtime.getCurrentScript().getRemainingUsage();
  const on = clearingOn(account, day, Math.ceil(all / 2), false);
  if (on === null) return null;
  const { book, standing, notTied } = on;
  const { currency, exponent } = on.account;
  return {
    account: account.name,
    day,
    currency,
    exponent,
    orders: book.orders,
    untraced: book.untraced,
    balance: standing.balance,
    notTied,
    inBooks: inBooksOf(on.account, day, standing),
  };
}

/** 30 units. Null where the books are in the account's own currency, or in several. */
function inBooksOf(account: ClearingAccount, day: string, standing: Standing): InBooks | null {
  const { balance, baseBalance } = standing;
  const books = booksCurrency(account);
  if (books === null || books === account.currency || standing.currencyId === null) return null;
  const exponent = exponentOf(books);
  const rate = rates.exchangeRate({ source: account.currency, target: books, date: dateOf(day) });
  return {
    currency: books,
    exponent,
    balance: fromNumber(baseBalance ?? 0, exponent),
    atRate: atRate(balance, rate, account.exponent, exponent),
  };
}

function booksCurrency({ oneWorld, marketplaces }: ClearingAccount): string | null {
  if (!oneWorld) {
    const [row] = rows("SELECT symbol FROM currency WHERE isbasecurrency = 'T'");
    return row === undefined ? null : text(row, 'symbol');
  }
  const subsidiaries = [...new Set(marketplaces.map(({ subsidiary }) => subsidiary))];
  const sql = 'SELECT DISTINCT c.symbol FROM subsidiary s JOIN currency c ON c.id = s.currency WHERE s.id IN (…)';
  const found = rowsIn(
    sql,
    subsidiaries.flatMap((each) => (each === null ? [] : [Number(each)])),
  );
  const [first] = found;
  return first !== undefined && found.length === 1 ? requiredText(first, 'symbol') : null;
}

export interface TransactionName {
  readonly name: string;
  /** As record addresses name it. */
  readonly recordType: string;
  /** Internal id of the settlement that it posts a part of; null for all others. */
  readonly settlement: string | null;
}

/** By internal id (10 units a thousand). */
export function transactionNames(ids: readonly string[]): ReadonlyMap<string, TransactionName> {
  const found = rowsIn(
    `SELECT id, tranid, externalid, recordtype, ${OF_SETTLEMENT} AS settlement FROM transaction WHERE id IN (…)`,
    [...new Set(ids)].map(Number),
  );
  return new Map(
    found.map((row) => [
      requiredText(row, 'id'),
      {
        name: text(row, 'tranid') ?? text(row, 'externalid') ?? requiredText(row, 'id'),
        recordType: text(row, 'recordtype') ?? 'transaction',
        settlement: text(row, 'settlement'),
      },
    ]),
  );
}
