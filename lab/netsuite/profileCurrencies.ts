// The currencies a fresh account has, and what they are worth.
// Source: ISO 4217 for codes and digits; the rates are the lab's own, near those of recent years.

import type { Account } from './account';
import { write } from './profileWrite';
import { serverDay } from './serverTime';

interface CurrencyFacts {
  readonly name: string;
  readonly symbol: string;
  readonly display: string;
  readonly precision: 0 | 2;
  /** US dollars for one unit. */
  readonly dollars: number;
}

const CURRENCIES: readonly CurrencyFacts[] = [
  { name: 'US Dollar', symbol: 'USD', display: '$', precision: 2, dollars: 1 },
  { name: 'Canadian Dollar', symbol: 'CAD', display: 'C$', precision: 2, dollars: 0.73 },
  { name: 'British Pound', symbol: 'GBP', display: '£', precision: 2, dollars: 1.27 },
  { name: 'Euro', symbol: 'EUR', display: '€', precision: 2, dollars: 1.09 },
  { name: 'Japanese Yen', symbol: 'JPY', display: '¥', precision: 0, dollars: 0.0067 },
  { name: 'Australian Dollar', symbol: 'AUD', display: 'A$', precision: 2, dollars: 0.66 },
  { name: 'Mexican Peso', symbol: 'MXN', display: 'MX$', precision: 2, dollars: 0.052 },
  { name: 'Swedish Krona', symbol: 'SEK', display: 'kr', precision: 2, dollars: 0.095 },
];

/** Internal ids by ISO code. The base currency comes first and is 1, as in NetSuite (practice). */
export function furnishCurrencies(account: Account): Record<string, number> {
  const { baseCurrency } = account.company;
  const base = CURRENCIES.find(({ symbol }) => symbol === baseCurrency);
  if (!base)
    throw new Error(
      `The lab knows no currency ${baseCurrency}; choose one of ${CURRENCIES.map(({ symbol }) => symbol).join(', ')}.`,
    );
  const others = account.has('MULTICURRENCY') ? CURRENCIES.filter((each) => each !== base) : [];
  const yearsAgo = `${Number(serverDay(account.clock.now()).slice(0, 4)) - 3}-01-01`;
  const ids: Record<string, number> = {};
  for (const { name, symbol, display, precision, dollars } of [base, ...others]) {
    const exchangerate = Number((dollars / base.dollars).toFixed(6));
    ids[symbol] = write(account, 'currency', {
      name,
      symbol,
      displaysymbol: display,
      currencyprecision: String(precision),
      isbasecurrency: symbol === baseCurrency,
      exchangerate,
    });
    if (symbol !== baseCurrency) account.company.setExchangeRate(symbol, baseCurrency, yearsAgo, exchangerate);
  }
  return ids;
}

/** A currency more, worth one of the account's own. Answers its internal id. */
export function addCurrency(account: Account, symbol: string, precision: 0 | 2): number {
  return write(account, 'currency', {
    name: symbol,
    symbol,
    currencyprecision: String(precision),
    exchangerate: 1,
  });
}
