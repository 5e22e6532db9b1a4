/**
 * Every Amazon marketplace, and the hosts of its regions.
 *
 * @NApiVersion 2.1
 */

export type Region = 'NA' | 'EU' | 'FE';

export interface Marketplace {
  readonly id: string;
  /** ISO 3166 code of the country. */
  readonly country: string;
  readonly name: string;
  readonly region: Region;
  readonly currency: string;
  readonly domain: string;
  /** The zone of Amazon's own business day there; a default that a marketplace record may replace. */
  readonly timeZone: string;
  readonly locale: string;
  /** Whether buyers see prices with the tax in them. Decides only where Amazon's figures leave it open. */
  readonly pricesIncludeTax: boolean;
}

const HOSTS: Readonly<Record<Region, string>> = {
  NA: 'sellingpartnerapi-na.amazon.com',
  EU: 'sellingpartnerapi-eu.amazon.com',
  FE: 'sellingpartnerapi-fe.amazon.com',
};

type Row = readonly [
  id: string,
  country: string,
  name: string,
  region: Region,
  currency: string,
  domain: string,
  timeZone: string,
  locale: string,
  pricesIncludeTax: boolean,
];

// Source: "Marketplace IDs" of the Selling Partner API documentation (ids, regions).
// Practice: locales, and that Canada's day is counted on the Pacific coast as the one of the US is.
const ROWS: readonly Row[] = [
  ['ATVPDKIKX0DER', 'US', 'United States', 'NA', 'USD', 'amazon.com', 'America/Los_Angeles', 'en_US', false],
  ['A2EUQ1WTGCTBG2', 'CA', 'Canada', 'NA', 'CAD', 'amazon.ca', 'America/Los_Angeles', 'en_CA', false],
  ['A1AM78C64UM0Y8', 'MX', 'Mexico', 'NA', 'MXN', 'amazon.com.mx', 'America/Mexico_City', 'es_MX', true],
  ['A2Q3Y263D00KWC', 'BR', 'Brazil', 'NA', 'BRL', 'amazon.com.br', 'America/Sao_Paulo', 'pt_BR', true],
  ['A1F83G8C2ARO7P', 'GB', 'United Kingdom', 'EU', 'GBP', 'amazon.co.uk', 'Europe/London', 'en_GB', true],
  ['A28R8C7NBKEWEA', 'IE', 'Ireland', 'EU', 'EUR', 'amazon.ie', 'Europe/Dublin', 'en_IE', true],
  ['A1PA6795UKMFR9', 'DE', 'Germany', 'EU', 'EUR', 'amazon.de', 'Europe/Berlin', 'de_DE', true],
  ['A13V1IB3VIYZZH', 'FR', 'France', 'EU', 'EUR', 'amazon.fr', 'Europe/Paris', 'fr_FR', true],
  ['APJ6JRA9NG5V4', 'IT', 'Italy', 'EU', 'EUR', 'amazon.it', 'Europe/Rome', 'it_IT', true],
  ['A1RKKUPIHCS9HS', 'ES', 'Spain', 'EU', 'EUR', 'amazon.es', 'Europe/Madrid', 'es_ES', true],
  ['A1805IZSGTT6HS', 'NL', 'Netherlands', 'EU', 'EUR', 'amazon.nl', 'Europe/Amsterdam', 'nl_NL', true],
  ['AMEN7PMS3EDWL', 'BE', 'Belgium', 'EU', 'EUR', 'amazon.com.be', 'Europe/Brussels', 'fr_BE', true],
  ['A2NODRKZP88ZB9', 'SE', 'Sweden', 'EU', 'SEK', 'amazon.se', 'Europe/Stockholm', 'sv_SE', true],
  ['A1C3SOZRARQ6R3', 'PL', 'Poland', 'EU', 'PLN', 'amazon.pl', 'Europe/Warsaw', 'pl_PL', true],
  ['A33AVAJ2PDY3EV', 'TR', 'Türkiye', 'EU', 'TRY', 'amazon.com.tr', 'Europe/Istanbul', 'tr_TR', true],
  ['A2VIGQ35RCS4UG', 'AE', 'United Arab Emirates', 'EU', 'AED', 'amazon.ae', 'Asia/Dubai', 'en_AE', true],
  ['A17E79C6D8DWNP', 'SA', 'Saudi Arabia', 'EU', 'SAR', 'amazon.sa', 'Asia/Riyadh', 'ar_AE', true],
  ['ARBP9OOSHTCHU', 'EG', 'Egypt', 'EU', 'EGP', 'amazon.eg', 'Africa/Cairo', 'ar_AE', true],
  ['AE08WJ6YKNBMC', 'ZA', 'South Africa', 'EU', 'ZAR', 'amazon.co.za', 'Africa/Johannesburg', 'en_ZA', true],
  ['A21TJRUUN4KGV', 'IN', 'India', 'EU', 'INR', 'amazon.in', 'Asia/Kolkata', 'en_IN', true],
  ['A1VC38T7YXB528', 'JP', 'Japan', 'FE', 'JPY', 'amazon.co.jp', 'Asia/Tokyo', 'ja_JP', true],
  ['A39IBJ37TRP1C6', 'AU', 'Australia', 'FE', 'AUD', 'amazon.com.au', 'Australia/Sydney', 'en_AU', true],
  ['A19VAU5U5O7RUS', 'SG', 'Singapore', 'FE', 'SGD', 'amazon.sg', 'Asia/Singapore', 'en_SG', true],
];

export const MARKETPLACES: readonly Marketplace[] = ROWS.map(
  ([id, country, name, region, currency, domain, timeZone, locale, pricesIncludeTax]) => ({
    id,
    country,
    name,
    region,
    currency,
    domain,
    timeZone,
    locale,
    pricesIncludeTax,
  }),
);

const BY_ID: ReadonlyMap<string, Marketplace> = new Map(MARKETPLACES.map((place) => [place.id, place]));

/** The marketplace with this Amazon id; null for an id that is none of Amazon's own marketplaces. */
export function marketplaceById(id: string): Marketplace | null {
  return BY_ID.get(id) ?? null;
}

/** The marketplace of a country (ISO 3166 code); null where Amazon has none. */
export function marketplaceByCountry(country: string): Marketplace | null {
  return MARKETPLACES.find((place) => place.country === country) ?? null;
}

export function marketplacesOf(region: Region): readonly Marketplace[] {
  return MARKETPLACES.filter((place) => place.region === region);
}

/** The host that answers for a region. */
export function regionHost(region: Region): string {
  return HOSTS[region];
}
