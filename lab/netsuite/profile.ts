// What every fresh lab account has before anyone deploys to it: a chart of accounts, currencies, open periods, a root
// subsidiary in OneWorld, an employee, price levels, tax codes, ways to ship and a location.
// Source: a new NetSuite account's standard lists (practice for names and numbers).

import type { Account } from './account';
import { furnishAccounts } from './profileAccounts';
import { furnishCurrencies } from './profileCurrencies';
import { furnishPeriods } from './profilePeriods';
import { write } from './profileWrite';

/** Internal ids by name. */
export interface Furniture {
  /** The root subsidiary; null without OneWorld. */
  readonly subsidiary: number | null;
  /** By ISO code. */
  readonly currencies: Readonly<Record<string, number>>;
  /** By account number. */
  readonly accounts: Readonly<Record<string, number>>;
  readonly employee: number;
  readonly location: number | null;
  /** By name. */
  readonly shipItems: Readonly<Record<string, number>>;
  readonly taxCodes: Readonly<Record<string, number>>;
  /** Null under legacy tax. */
  readonly taxType: number | null;
  readonly basePrice: number;
}

const SHIP_ITEMS = ['Standard', 'Expedited', 'Second Day', 'Next Day', 'Pick-up'];

export function furnish(account: Account): Furniture {
  return account.store.transaction(() => {
    const currencies = furnishCurrencies(account);
    const base = currencies[account.company.baseCurrency] as number;
    const subsidiary = furnishRoot(account, base);
    const accounts = furnishAccounts(account, subsidiary);
    furnishPeriods(account);
    const basePrice = write(account, 'pricelevel', { name: 'Base Price', isonline: false });
    write(account, 'pricelevel', { name: 'Online Price', isonline: true });
    const { taxType, taxCodes } = furnishTax(account, accounts);
    return {
      subsidiary,
      currencies,
      accounts,
      taxType,
      taxCodes,
      basePrice,
      employee: write(account, 'employee', {
        firstname: 'Lab',
        lastname: 'Administrator',
        email: 'administrator@example.com',
        ...inSubsidiary(subsidiary),
      }),
      location: account.has('LOCATIONS')
        ? write(account, 'location', { name: 'Main Warehouse', ...inSubsidiary(subsidiary) })
        : null,
      shipItems: Object.fromEntries(
        SHIP_ITEMS.map((itemid) => [
          itemid,
          write(account, 'shipitem', { itemid, displayname: itemid, account: String(accounts['4100']) }),
        ]),
      ),
    };
  });
}

const inSubsidiary = (subsidiary: number | null) => (subsidiary === null ? {} : { subsidiary: String(subsidiary) });

function furnishRoot(account: Account, currency: number): number | null {
  if (!account.has('SUBSIDIARIES')) return null;
  const { name, country } = account.company;
  return write(account, 'subsidiary', { name, legalname: name, country, currency: String(currency) });
}

/** Codes every edition starts with: taxable nowhere, and at nothing. */
function furnishTax(account: Account, accounts: Readonly<Record<string, number>>) {
  const taxType = account.has('TAX_OVERHAULING')
    ? write(account, 'taxtype', { name: 'Sales Tax', country: account.company.country })
    : null;
  const way = taxType === null ? { taxaccount: String(accounts['2200']) } : { taxtype: String(taxType) };
  const names = ['Not Taxable', 'Zero Rate'];
  const taxCodes = Object.fromEntries(
    names.map((itemid) => [
      itemid,
      write(account, 'salestaxitem', { itemid, rate: 0, country: account.company.country, ...way }),
    ]),
  );
  return { taxType, taxCodes };
}
