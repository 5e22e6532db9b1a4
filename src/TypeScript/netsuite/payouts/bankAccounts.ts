/**
 * Which currency a bank account keeps: its own, or that of the books it is in.
 *
 * @NApiVersion 2.1
 */

import type { BankAccount } from '../../flows/settlements/confirmation';
import { exponentOf } from '../../ledger/currencies';
import type { Marketplace } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { number, requiredText, rows, text } from '../rows';

/** As entries in it need it: the currency's internal id too, null where the account knows one currency only. */
export interface KnownBank extends BankAccount {
  readonly currencyId: string | null;
}

/** An account as the bank of a marketplace; 10 to 30 units. Null where it is not there any more. */
export function bankAccount(id: string, marketplace: Marketplace): KnownBank | null {
  const { multiCurrency, oneWorld } = featureFlags();
  const own = multiCurrency ? 'currency' : 'NULL AS currency';
  const [row] = rows(`SELECT accountsearchdisplayname AS name, ${own} FROM account WHERE id = ?`, [Number(id)]);
  if (row === undefined) return null;
  const name = requiredText(row, 'name');
  if (!multiCurrency) {
    return { id, name, currency: marketplace.currency, exponent: exponentOf(marketplace.currency), currencyId: null };
  }
  const currencyId = text(row, 'currency') ?? booksOf(oneWorld ? marketplace.subsidiary : null);
  const [currency] = rows('SELECT symbol, currencyprecision AS digits FROM currency WHERE id = ?', [
    Number(currencyId),
  ]);
  if (currency === undefined) return null;
  return {
    id,
    name,
    currency: requiredText(currency, 'symbol'),
    exponent: number(currency, 'digits') ?? 2,
    currencyId,
  };
}

/** The currency of a subsidiary's books, or the company's. */
function booksOf(subsidiary: string | null): string {
  const [row] =
    subsidiary === null
      ? rows("SELECT id AS currency FROM currency WHERE isbasecurrency = 'T'")
      : rows('SELECT currency FROM subsidiary WHERE id = ?', [Number(subsidiary)]);
  if (row === undefined) throw new Error('The books have no currency that a query finds.');
  return requiredText(row, 'currency');
}
