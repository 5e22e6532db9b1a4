// The company: its information and preference pages, and its exchange rates.
// Source: config.Type and the field ids of the configuration pages (help; practice for some ids).

import type { Feature } from './features';

export type ConfigPage =
  | 'companyinformation'
  | 'companypreferences'
  | 'userpreferences'
  | 'accountingpreferences'
  | 'companyfeatures';

export type ConfigValue = string | number | boolean | null;

export interface CompanyOptions {
  readonly accountId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly baseCurrency: string;
  readonly features: ReadonlySet<Feature>;
}

interface Rate {
  /** 'YYYY-MM-DD' */
  readonly from: string;
  readonly rate: number;
}

export class Company {
  readonly accountId: string;
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly #pages: Record<ConfigPage, Record<string, ConfigValue>>;
  readonly #rates = new Map<string, Rate[]>();

  constructor(options: CompanyOptions) {
    this.accountId = options.accountId;
    this.name = options.name;
    this.country = options.country;
    this.timeZone = options.timeZone;
    this.baseCurrency = options.baseCurrency;
    this.#pages = pagesOf(options);
  }

  /** The page's fields, by lower-case id. */
  page(page: ConfigPage): Readonly<Record<string, ConfigValue>> {
    return this.#pages[page];
  }

  /** Changes a setting, as an administrator does on the page. */
  setPreference(page: ConfigPage, field: string, value: ConfigValue): void {
    this.#pages[page][field.toLowerCase()] = value;
  }

  /** One unit of `source` is worth `rate` units of `target` from that day ('YYYY-MM-DD') on. Currencies by ISO code. */
  setExchangeRate(source: string, target: string, from: string, rate: number): void {
    if (!(rate > 0)) throw new RangeError(`An exchange rate is above zero; found ${rate} for ${source} to ${target}.`);
    const key = `${source}>${target}`;
    const others = (this.#rates.get(key) ?? []).filter((known) => known.from !== from);
    this.#rates.set(
      key,
      [...others, { from, rate }].sort((a, b) => (a.from < b.from ? 1 : -1)),
    );
  }

  /** The rate in force on a day: entered, turned around, or crossed over the base currency. */
  exchangeRate(source: string, target: string, day: string): number | undefined {
    const direct = this.#direct(source, target, day);
    if (direct !== undefined) return direct;
    const toBase = this.#direct(source, this.baseCurrency, day);
    const fromBase = this.#direct(this.baseCurrency, target, day);
    return toBase === undefined || fromBase === undefined ? undefined : toBase * fromBase;
  }

  #direct(source: string, target: string, day: string): number | undefined {
    if (source === target) return 1;
    const entered = this.#entered(source, target, day);
    if (entered !== undefined) return entered;
    const turned = this.#entered(target, source, day);
    return turned === undefined ? undefined : 1 / turned;
  }

  #entered(source: string, target: string, day: string): number | undefined {
    return this.#rates.get(`${source}>${target}`)?.find((known) => known.from <= day)?.rate;
  }
}

function pagesOf(options: CompanyOptions): Record<ConfigPage, Record<string, ConfigValue>> {
  const features = [...options.features].map((feature) => [feature.toLowerCase(), true] as const);
  return {
    companyinformation: {
      companyid: options.accountId,
      companyname: options.name,
      legalname: options.name,
      country: options.country,
      timezone: options.timeZone,
      basecurrency: options.baseCurrency,
      email: '',
      url: '',
      employerid: '',
    },
    companypreferences: { dateformat: 'M/D/YYYY', timeformat: 'H:MM', numberformat: '0', negative_number_format: '0' },
    userpreferences: { dateformat: 'M/D/YYYY', timeformat: 'h:mm a', timezone: options.timeZone, language: 'en_US' },
    accountingpreferences: {
      // Source: Accounting Preferences (help). Ids partly practice; what a fresh account starts with.
      overfulfillments: false,
      invcfulfill: false,
      customapprovaljournalentry: false,
      deptmandatory: false,
      classmandatory: false,
      locmandatory: false,
      reversalvoiding: false,
      cashbasis: false,
      assetcogsitemaccts: false,
      dateperiodmismatch: 'DISALLOW',
    },
    companyfeatures: Object.fromEntries(features),
  };
}
