// A company that sells in every marketplace of Amazon's: a subsidiary a currency, with customer, places for stock, and
// the items and tax codes that orders are written with. It lives as long as one run of the command.

import { exponentOf, type MarketplaceFacts, marketplaces } from '../amazon/marketplaces';
import type { Account } from '../netsuite/account';
import { furnish } from '../netsuite/profile';
import { addCurrency } from '../netsuite/profileCurrencies';
import { write } from '../netsuite/profileWrite';
import { serverDay } from '../netsuite/serverTime';

/** Internal ids as text, as fields take them. */
export interface Books {
  readonly subsidiary: string;
  readonly currency: string;
  readonly customer: string;
  readonly fbm: string;
  readonly fba: string;
}

export interface Company {
  /** By ISO code. */
  readonly books: ReadonlyMap<string, Books>;
  readonly shipping: string;
  readonly wrap: string;
  readonly other: string;
  readonly discount: string;
  readonly taxType: string;
  readonly taxCodes: Readonly<Record<'liable' | 'facilitator' | 'zero', string>>;
  /** Shipping items by service level. */
  readonly shipItems: ReadonlyMap<string, string>;
}

/** `levels`: the service levels that orders name. The account has OneWorld and SuiteTax. */
export function foundCompany(account: Account, levels: Iterable<string>): Company {
  return account.store.transaction(() => {
    const furniture = furnish(account);
    const books = openBooks(account, furniture.currencies, String(furniture.subsidiary));
    const subsidiaries = [...books.values()].map(({ subsidiary }) => subsidiary);
    const sold = {
      subsidiary: subsidiaries,
      includechildren: false,
      incomeaccount: String(furniture.accounts['4000']),
    };
    const charge = (itemid: string): string =>
      String(write(account, 'otherchargesaleitem', { itemid, displayname: itemid, ...sold }));
    const taxType = String(furniture.taxType);
    return {
      books,
      taxType,
      taxCodes: taxCodes(account, taxType),
      shipping: charge('Amazon Shipping'),
      wrap: charge('Amazon Gift Wrap'),
      other: charge('Amazon Other Charges'),
      discount: String(
        write(account, 'discountitem', {
          itemid: 'Amazon Promotion',
          subsidiary: subsidiaries,
          account: String(furniture.accounts['4900']),
          rate: 0,
        }),
      ),
      shipItems: new Map(
        [...new Set(levels)].map((level) => [
          level,
          String(write(account, 'shipitem', { itemid: `Amazon ${level}`, displayname: `Amazon ${level}` })),
        ]),
      ),
    };
  });
}

/** One set of books a currency, so that no order needs an exchange rate. */
function openBooks(account: Account, known: Readonly<Record<string, number>>, root: string): Map<string, Books> {
  const first = new Map<string, MarketplaceFacts>();
  for (const facts of marketplaces) if (!first.has(facts.currency)) first.set(facts.currency, facts);
  return new Map(
    [...first].map(([currency, { country }]) => {
      const id = known[currency] ?? openCurrency(account, currency);
      return [currency, openOne(account, { currency, country, id: String(id), root })];
    }),
  );
}

/** Worth one of the account's own, from today on. */
function openCurrency(account: Account, symbol: string): number {
  account.company.setExchangeRate(symbol, account.company.baseCurrency, serverDay(account.clock.now()), 1);
  return addCurrency(account, symbol, exponentOf(symbol));
}

interface Opening {
  readonly currency: string;
  readonly country: string;
  readonly id: string;
  readonly root: string;
}

function openOne(account: Account, { currency, country, id, root }: Opening): Books {
  const isRoot = currency === account.company.baseCurrency;
  const subsidiary = isRoot
    ? root
    : String(write(account, 'subsidiary', { name: `Amazon ${currency}`, parent: root, country, currency: id }));
  const place = (name: string): string =>
    String(write(account, 'location', { name: `${name} ${currency}`, subsidiary }));
  const entityid = `Amazon Buyers ${currency}`;
  return {
    subsidiary,
    currency: id,
    customer: String(write(account, 'customer', { entityid, companyname: entityid, subsidiary, currency: id })),
    fbm: place('FBM'),
    fba: place('FBA'),
  };
}

function taxCodes(account: Account, taxtype: string): Company['taxCodes'] {
  const code = (itemid: string): string => String(write(account, 'salestaxitem', { itemid, rate: 0, taxtype }));
  return {
    liable: code('Tax that the seller owes'),
    facilitator: code('Tax that Amazon collects'),
    zero: code('Zero-rated on Amazon'),
  };
}
