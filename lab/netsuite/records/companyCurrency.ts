// Which currency the books of a company are kept in.

import type { Account } from '../account';
import type { RecordData } from './definition';

/** The account's own currency, as an internal id. */
export function baseCurrencyId(account: Account): string {
  const found = account.records
    .list('currency')
    .rows.find((each) => each.fields.symbol === account.company.baseCurrency);
  if (!found)
    throw new Error(`The account has no currency record for its base currency ${account.company.baseCurrency}.`);
  return String(found.id);
}

/** The currency of a subsidiary's books, as an internal id. */
export function subsidiaryCurrency(account: Account, subsidiary: string): string {
  const found = account.records.look('subsidiary', Number(subsidiary));
  return found ? String(found.fields.currency) : baseCurrencyId(account);
}

/** The currency that a transaction's books are kept in: its subsidiary's, or the account's. */
export function bookCurrency(account: Account, subsidiary: string | null): string {
  return subsidiary && account.has('SUBSIDIARIES') ? subsidiaryCurrency(account, subsidiary) : baseCurrencyId(account);
}

/** Digits after the point; 2 for a currency there is no record of. */
export function precisionOf(account: Account, currency: string): number {
  return Number(currencyRecord(account, currency)?.fields.currencyprecision ?? 2);
}

export function isoOf(account: Account, currency: string): string {
  return String(currencyRecord(account, currency)?.fields.symbol ?? account.company.baseCurrency);
}

function currencyRecord(account: Account, currency: string): RecordData | undefined {
  return account.records.look('currency', Number(currency));
}
