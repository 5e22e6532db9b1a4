// Amazon's marketplaces as the simulated API knows them, and amounts of their currencies as decimal text.
// Source: SP-API documentation, Marketplace IDs. Default locales: practice. Tax-inclusive prices: practice (v0 ItemPrice).

export type Region = 'na' | 'eu' | 'fe';

export interface MarketplaceFacts {
  readonly id: string;
  readonly country: string;
  readonly region: Region;
  readonly currency: string;
  readonly name: string;
  readonly locale: string;
  /** Whether the prices that buyers see, and Amazon reports, have the tax in them. Unconfirmed for 2026-01-01. */
  readonly taxIncluded: boolean;
}

type Row = readonly [id: string, country: string, currency: string, name: string, locale: string];

function table(region: Region, taxIncluded: boolean, rows: readonly Row[]): MarketplaceFacts[] {
  return rows.map(([id, country, currency, name, locale]) => ({
    id,
    country,
    region,
    currency,
    name,
    locale,
    taxIncluded,
  }));
}

export const marketplaces: readonly MarketplaceFacts[] = [
  ...table('na', false, [
    ['ATVPDKIKX0DER', 'US', 'USD', 'Amazon.com', 'en_US'],
    ['A2EUQ1WTGCTBG2', 'CA', 'CAD', 'Amazon.ca', 'en_CA'],
  ]),
  ...table('na', true, [
    ['A1AM78C64UM0Y8', 'MX', 'MXN', 'Amazon.com.mx', 'es_MX'],
    ['A2Q3Y263D00KWC', 'BR', 'BRL', 'Amazon.com.br', 'pt_BR'],
  ]),
  ...table('eu', true, [
    ['A1F83G8C2ARO7P', 'GB', 'GBP', 'Amazon.co.uk', 'en_GB'],
    ['A28R8C7NBKEWEA', 'IE', 'EUR', 'Amazon.ie', 'en_IE'],
    ['A1PA6795UKMFR9', 'DE', 'EUR', 'Amazon.de', 'de_DE'],
    ['A13V1IB3VIYZZH', 'FR', 'EUR', 'Amazon.fr', 'fr_FR'],
    ['APJ6JRA9NG5V4', 'IT', 'EUR', 'Amazon.it', 'it_IT'],
    ['A1RKKUPIHCS9HS', 'ES', 'EUR', 'Amazon.es', 'es_ES'],
    ['A1805IZSGTT6HS', 'NL', 'EUR', 'Amazon.nl', 'nl_NL'],
    ['AMEN7PMS3EDWL', 'BE', 'EUR', 'Amazon.com.be', 'fr_BE'],
    ['A2NODRKZP88ZB9', 'SE', 'SEK', 'Amazon.se', 'sv_SE'],
    ['A1C3SOZRARQ6R3', 'PL', 'PLN', 'Amazon.pl', 'pl_PL'],
    ['A33AVAJ2PDY3EV', 'TR', 'TRY', 'Amazon.com.tr', 'tr_TR'],
    ['A2VIGQ35RCS4UG', 'AE', 'AED', 'Amazon.ae', 'en_AE'],
    ['A17E79C6D8DWNP', 'SA', 'SAR', 'Amazon.sa', 'ar_AE'],
    ['ARBP9OOSHTCHU', 'EG', 'EGP', 'Amazon.eg', 'ar_AE'],
    ['AE08WJ6YKNBMC', 'ZA', 'ZAR', 'Amazon.co.za', 'en_ZA'],
    ['A21TJRUUN4KGV', 'IN', 'INR', 'Amazon.in', 'en_IN'],
  ]),
  ...table('fe', true, [
    ['A1VC38T7YXB528', 'JP', 'JPY', 'Amazon.co.jp', 'ja_JP'],
    ['A39IBJ37TRP1C6', 'AU', 'AUD', 'Amazon.com.au', 'en_AU'],
    ['A19VAU5U5O7RUS', 'SG', 'SGD', 'Amazon.sg', 'en_SG'],
  ]),
];

const byId = new Map(marketplaces.map((marketplace) => [marketplace.id, marketplace]));

/** Throws for an id that Amazon does not have: a world cannot be built on it. */
export function marketplaceFacts(id: string): MarketplaceFacts {
  const facts = byId.get(id);
  if (facts === undefined) throw new RangeError(`There is no Amazon marketplace ${id}.`);
  return facts;
}

export function apiHost(region: Region): string {
  return `sellingpartnerapi-${region}.amazon.com`;
}

const DOCUMENT_HOSTS: Record<Region, string> = {
  na: 'tortuga-prod-na.s3-external-1.amazonaws.com',
  eu: 'tortuga-prod-eu.s3-eu-west-1.amazonaws.com',
  fe: 'tortuga-prod-fe.s3-us-west-2.amazonaws.com',
};

/** Where the documents of reports and feeds are fetched and left. Practice: addresses in public reports of errors. */
export function documentHost(region: Region): string {
  return DOCUMENT_HOSTS[region];
}

export const regions: readonly Region[] = ['na', 'eu', 'fe'];

const WITHOUT_DECIMALS = new Set(['JPY']);

/** Digits after the point. */
export const exponentOf = (currency: string): 0 | 2 => (WITHOUT_DECIMALS.has(currency) ? 0 : 2);

/** 1999 USD → "19.99"; 1999 JPY → "1999". */
export const decimalText = (minor: number, currency: string): string => decimalOf(minor, exponentOf(currency));

/** 1999 with 2 digits after the point → "19.99". */
export function decimalOf(minor: number, exponent: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is no whole number of minor units.`);
  const sign = minor < 0 ? '-' : '';
  const digits = Math.abs(minor)
    .toString()
    .padStart(exponent + 1, '0');
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
