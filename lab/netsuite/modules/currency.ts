// N/currency: the company's exchange rates.
// Source: currency.exchangeRate (help); 10 units.

import { refuse } from '../errors';
import { serverDay } from '../serverTime';
import type { Env, NModule } from './module';
import { optionsOf } from './options';

export const currencyModule: NModule = {
  id: 'N/currency',
  build: (env) => ({
    exchangeRate: (options: unknown) => {
      const given = optionsOf(options, 'currency.exchangeRate', ['source', 'target']);
      const day = serverDay(given.date instanceof Date ? given.date.getTime() : env.account.clock.now());
      return env.execution.work(10, 'lookup', () => {
        const source = isoOf(env, given.source);
        const target = isoOf(env, given.target);
        const rate = env.account.company.exchangeRate(source, target, day);
        return (
          rate ?? refuse('MISSING_CRNCY_EXCH_RATE', `There is no exchange rate from ${source} to ${target} on ${day}.`)
        );
      });
    },
  }),
};

/** A currency by internal id or ISO code, as its ISO code. Without Multiple Currencies only the base currency is known. */
function isoOf(env: Env, currency: unknown): string {
  const { company, records } = env.account;
  const text = String(currency);
  const known = env.account.definition('currency')
    ? records.list('currency').rows.map((row) => ({ id: String(row.id), iso: String(row.fields.symbol) }))
    : [{ id: '1', iso: company.baseCurrency }];
  const found = known.find(({ id, iso }) => id === text || iso === text);
  return found?.iso ?? refuse('SSS_INVALID_CURRENCY_ID', `Invalid currency id or code: ${text}.`);
}
