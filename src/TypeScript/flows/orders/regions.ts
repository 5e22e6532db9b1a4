/**
 * States and provinces by their short codes, for the countries where NetSuite and carriers ask for one.
 *
 * @NApiVersion 2.1
 */

import { REGION_NAMES } from './region-names';

export type RegionAnswer =
  | { readonly found: 'code'; readonly code: string }
  /** The country has no list here: any words or none will do. */
  | { readonly found: 'no-list' }
  | { readonly found: 'none' };

/** The short code of a state given by code or name, in any case, with or without accents and points. */
export function regionCode(country: string, given: string | null): RegionAnswer {
  if (!Object.hasOwn(REGION_NAMES, country)) return { found: 'no-list' };
  if (given === null) return { found: 'none' };
  const wanted = plain(given).replace(new RegExp(`^${country}-`, 'i'), '');
  for (const [code, names] of Object.entries(REGION_NAMES[country]!)) {
    if (wanted === plain(code) || names.split('|').some((name) => wanted === plain(name))) {
      return { found: 'code', code };
    }
  }
  return { found: 'none' };
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}.,'’]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
