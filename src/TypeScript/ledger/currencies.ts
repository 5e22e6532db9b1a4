/**
 * How many decimals the currencies of Amazon's marketplaces have.
 * Source: ISO 4217, list one.
 *
 * @NApiVersion 2.1
 */

const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ['AED', 2],
  ['AUD', 2],
  ['BRL', 2],
  ['CAD', 2],
  ['EGP', 2],
  ['EUR', 2],
  ['GBP', 2],
  ['INR', 2],
  ['JPY', 0],
  ['MXN', 2],
  ['PLN', 2],
  ['SAR', 2],
  ['SEK', 2],
  ['SGD', 2],
  ['TRY', 2],
  ['USD', 2],
  ['ZAR', 2],
]);

/** The code of "no currency involved" in ISO 4217, for orders that hold no sale of Amazon's. */
export const NO_CURRENCY = 'XXX';

export function isKnownCurrency(code: string): boolean {
  return EXPONENTS.has(code);
}

/** Decimals of a currency. Throws for a currency of no marketplace: amounts in it cannot be read. */
export function exponentOf(code: string): number {
  const exponent = EXPONENTS.get(code);
  if (exponent === undefined) {
    throw new Error(`No Amazon marketplace uses the currency "${code}"; add it to the table of currencies.`);
  }
  return exponent;
}
