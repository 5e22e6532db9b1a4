// The demo company's NetSuite side: subsidiaries, places, items, charges, tax codes, customers and opening stock for
// what the catalogue sells. Features that are off leave out what they would bring.

import { type DemoMarketplace, demoMarketplaces, type Product } from '../catalogue';
import type { Account } from '../netsuite/account';
import type { Furniture } from '../netsuite/profile';
import { write } from '../netsuite/profileWrite';
import { furnishCharges, furnishItems } from './netsuiteItems';
import { furnishPlaces, type Places } from './netsuitePlaces';
import { openStock } from './netsuiteStock';
import { furnishTaxCodes, type TaxChoice } from './netsuiteTax';

/** Internal ids of what a marketplace needs. */
export interface MarketplaceIds {
  readonly subsidiary: number | null;
  /** Null with one currency. */
  readonly currency: number | null;
  readonly customer: number;
  readonly places: Places;
  readonly charges: {
    readonly shipping: number;
    readonly giftWrap: number;
    readonly other: number;
    readonly discount: number;
    readonly dailySale: number;
  };
  readonly tax: { readonly liable: TaxChoice; readonly facilitator: TaxChoice; readonly zero: TaxChoice };
  readonly clearing: number;
  /** The payment method of what Amazon collects for the company; one for all. */
  readonly paymentMethod: number;
}

export interface DemoIds {
  /** By Amazon's marketplace id; those the account can serve. */
  readonly marketplaces: Readonly<Record<string, MarketplaceIds>>;
  /** By item name, as the catalogue calls it. */
  readonly items: Readonly<Record<string, number>>;
  /** By name: Standard, Expedited, Second Day, Next Day … */
  readonly shipItems: Readonly<Record<string, number>>;
  readonly employee: number;
}

/** Names of the companies and of the customers that a marketplace's orders are written to. */
const NAMES: Readonly<Record<DemoMarketplace['country'], { readonly company: string; readonly customer: string }>> = {
  US: { company: '', customer: 'Amazon.com Buyers' },
  CA: { company: 'Demo Company Canada', customer: 'Amazon.ca Buyers' },
  GB: { company: 'Demo Company UK', customer: 'Amazon.co.uk Buyers' },
};

/** What a marketplace stands on: its company and its currency. */
export interface Ground {
  readonly marketplace: DemoMarketplace;
  readonly subsidiary: number | null;
  readonly currency: number | null;
}

/** `furniture` is what `furnish` gave the account before. */
export function furnishDemo(account: Account, catalogue: readonly Product[], furniture: Furniture): DemoIds {
  return account.store.transaction(() => {
    const grounds = served(account).map((marketplace) => groundOf(account, marketplace, furniture));
    const items = furnishItems(account, catalogue, grounds, furniture);
    const charges = furnishCharges(account, grounds, furniture);
    const paymentMethod = write(account, 'paymentmethod', { name: 'Amazon' });
    const marketplaces = Object.fromEntries(
      grounds.map((ground): [string, MarketplaceIds] => [
        ground.marketplace.id,
        {
          ...ground,
          charges,
          customer: furnishCustomer(account, ground),
          places: furnishPlaces(account, ground, furniture),
          tax: furnishTaxCodes(account, ground, furniture),
          clearing: furnishClearing(account, ground),
          paymentMethod,
        },
      ]),
    );
    openStock(account, catalogue, items, marketplaces, furniture);
    return { marketplaces, items, shipItems: furniture.shipItems, employee: furniture.employee };
  });
}

/** One company with one currency sells at home only. */
const served = (account: Account): readonly DemoMarketplace[] =>
  account.has('SUBSIDIARIES') && account.has('MULTICURRENCY')
    ? demoMarketplaces
    : demoMarketplaces.filter(({ country }) => country === account.company.country);

function groundOf(account: Account, marketplace: DemoMarketplace, furniture: Furniture): Ground {
  const currency = furniture.currencies[marketplace.currency];
  if (currency === undefined) throw new Error(`The account has no currency ${marketplace.currency}.`);
  return {
    marketplace,
    subsidiary:
      furniture.subsidiary === null ? null : subsidiaryOf(account, marketplace, furniture.subsidiary, currency),
    currency: account.has('MULTICURRENCY') ? currency : null,
  };
}

function subsidiaryOf(account: Account, { country }: DemoMarketplace, root: number, currency: number): number {
  if (country === account.company.country) return root;
  const name = NAMES[country].company;
  return write(account, 'subsidiary', {
    name,
    legalname: name,
    country,
    currency: String(currency),
    parent: String(root),
  });
}

function furnishCustomer(account: Account, { marketplace, subsidiary, currency }: Ground): number {
  return write(account, 'customer', {
    companyname: NAMES[marketplace.country].customer,
    ...(subsidiary === null ? {} : { subsidiary: String(subsidiary) }),
    ...(currency === null ? {} : { currency: String(currency) }),
  });
}

/** Where Amazon's money is until it is paid out: a bank account in the marketplace's currency. */
function furnishClearing(account: Account, { marketplace, subsidiary, currency }: Ground): number {
  const order = demoMarketplaces.findIndex(({ id }) => id === marketplace.id);
  return write(account, 'account', {
    acctnumber: String(1051 + order),
    acctname: `Amazon Clearing ${marketplace.country} ${marketplace.currency}`,
    accttype: 'Bank',
    ...(subsidiary === null ? {} : { subsidiary: [String(subsidiary)] }),
    ...(currency === null ? {} : { currency: String(currency) }),
  });
}
