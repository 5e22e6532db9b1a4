// A company that sells in every marketplace of Amazon's and books what Amazon settles. It lives as long as one run of the
// command, so that its records are written as they stand after the set-up, without the pages.

import { exponentOf, marketplaces } from '../amazon/marketplaces';
import { ZONES } from '../amazon/zones';
import type { Account } from '../netsuite/account';
import { furnish } from '../netsuite/profile';
import { addCurrency } from '../netsuite/profileCurrencies';
import { write } from '../netsuite/profileWrite';
import { chooseAccounts, openAccounts } from './chart';
import type { SettleConfig } from './config';

/** Settlements of any year find a rate. */
const SINCE_EVER = '2000-01-01';

/** Answers the internal id of the one connection. */
export function foundSettledCompany(account: Account, config: SettleConfig): number {
  return account.store.transaction(() => {
    const furniture = furnish(account);
    const root = Number(furniture.subsidiary);
    const accounts = openAccounts(account, root, { names: config.accounts });
    const connection = connect(account);
    const books = new Map<string, { readonly subsidiary: number; readonly currency: number }>();
    for (const { currency, country } of marketplaces) {
      if (books.has(currency)) continue;
      const id = furniture.currencies[currency] ?? addCurrency(account, currency, exponentOf(currency));
      const subsidiary =
        currency === account.company.baseCurrency
          ? root
          : write(account, 'subsidiary', {
              name: `Amazon ${currency}`,
              parent: String(root),
              country,
              currency: String(id),
            });
      books.set(currency, { subsidiary, currency: id });
      // Every subsidiary keeps its books in the marketplace's currency: the rate is the root's alone, and says nothing.
      account.company.setExchangeRate(currency, account.company.baseCurrency, SINCE_EVER, 1);
    }
    for (const facts of marketplaces) {
      const its = books.get(facts.currency);
      const marketplace = write(account, 'customrecord_cwy_marketplace', {
        name: facts.name,
        externalid: `cwy-mkt-${connection}-${facts.id}`,
        custrecord_cwy_mkt_connection: String(connection),
        custrecord_cwy_mkt_amazon_id: facts.id,
        custrecord_cwy_mkt_subsidiary: String(its?.subsidiary),
        custrecord_cwy_mkt_currency: facts.currency,
        custrecord_cwy_mkt_currency_rec: String(its?.currency),
        custrecord_cwy_mkt_zone: config.zone ?? ZONES[facts.country] ?? 'UTC',
        custrecord_cwy_mkt_ways: `always ${config.way}`,
        custrecord_cwy_mkt_state: value(account, 'customlist_cwy_marketplace_state', 'val_cwy_mkt_live'),
      });
      chooseAccounts(account, marketplace, accounts);
    }
    for (const row of config.map) {
      write(account, 'customrecord_cwy_linemap', {
        custrecord_cwy_lmp_transaction: row.transactionType,
        custrecord_cwy_lmp_type: row.amountType,
        custrecord_cwy_lmp_description: row.amountDescription,
        custrecord_cwy_lmp_class: value(account, 'customlist_cwy_line_class', classValue(row.class)),
      });
    }
    return connection;
  });
}

export const classValue = (name: string): string => `val_cwy_cls_${name.replaceAll('-', '_')}`;

function connect(account: Account): number {
  return write(account, 'customrecord_cwy_connection', {
    name: 'Own settlements',
    externalid: 'cwy-con-AOWNSETTLEMENTS-NA',
    custrecord_cwy_con_seller: 'AOWNSETTLEMENTS',
    custrecord_cwy_con_region: value(account, 'customlist_cwy_region', 'val_cwy_region_na'),
    custrecord_cwy_con_account: account.id,
    custrecord_cwy_con_state: value(account, 'customlist_cwy_connection_state', 'val_cwy_con_active'),
  });
}

function value(account: Account, list: string, scriptId: string): string {
  const id = account.listValue(list, scriptId);
  if (id === undefined) throw new Error(`The project deploys no value ${scriptId} in ${list}.`);
  return String(id);
}
