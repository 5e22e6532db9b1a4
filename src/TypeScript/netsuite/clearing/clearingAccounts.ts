/**
 * The accounts that marketplaces clear on, each with the marketplaces that share it.
 *
 * @NApiVersion 2.1
 */

import * as runtime from 'N/runtime';
import { allConnections } from '../connection/connections';
import { type Marketplace, readMarketplaces } from '../connection/marketplaces';
import { featureFlags } from '../features';
import { MARKETPLACE } from '../ids';
import { number, requiredText, rows, rowsIn, text } from '../rows';
import { accountOf } from '../settlements/chosen';
import { accountsByMarketplace } from '../settlements/settlementWork';

/** Days after which an order that is billed should be settled, where a marketplace says nothing else. */
export const DAYS_TO_SETTLE = 45;

/** Plain JSON, so that it can travel to an invocation. */
export interface ClearingAccount {
  /** Internal id. */
  readonly id: string;
  /** Number and name. */
  readonly name: string;
  /** The first of those that its marketplaces have; `inCurrencyOf` knows which one its lines have. */
  readonly currency: string;
  readonly exponent: number;
  readonly currencies: readonly ClearingCurrency[];
  readonly marketplaces: readonly ClearingMarketplace[];
  readonly daysToSettle: number;
  readonly oneWorld: boolean;
}

export interface ClearingCurrency {
  /** Internal id; null where the account knows one only. */
  readonly id: string | null;
  /** ISO 4217. */
  readonly code: string;
  readonly exponent: number;
}

export interface ClearingMarketplace {
  readonly id: string;
  readonly name: string;
  readonly connection: string;
  readonly owner: string | null;
  /** Amazon's id. */
  readonly marketplaceId: string;
  readonly subsidiary: string | null;
}

/** 60 units. Those of marketplaces that this account works for, by the accounts' names. */
export function clearingAccounts(): ClearingAccount[] {
  const connections = new Map(allConnections().map((each) => [each.id, each]));
  const features = featureFlags();
  const accounts = accountsByMarketplace();
  const days = daysToSettle();
  const byAccount = new Map<string, Marketplace[]>();
  for (const marketplace of readMarketplaces(features)) {
    if (connections.get(marketplace.connection)?.account !== runtime.accountId) continue;
    const own = [accountOf({ accounts }, marketplace, 'clearing'), marketplace.billing.clearing];
    for (const account of new Set(own)) {
      if (account !== null) byAccount.set(account, [...(byAccount.get(account) ?? []), marketplace]);
    }
  }
  const sql = 'SELECT id, accountsearchdisplayname AS name FROM account WHERE id IN (…)';
  const names = new Map(
    rowsIn(sql, [...byAccount.keys()].map(Number)).map((row) => [requiredText(row, 'id'), text(row, 'name') ?? '']),
  );
  return [...byAccount]
    .map(([id, marketplaces]): ClearingAccount => {
      const first = marketplaces[0] as Marketplace;
      return {
        id,
        name: names.get(id) ?? `Account ${id}`,
        currency: first.currency,
        exponent: first.currencyExponent,
        currencies: marketplaces.map(({ currencyId, currency, currencyExponent }) => ({
          id: features.multiCurrency ? currencyId : null,
          code: currency,
          exponent: currencyExponent,
        })),
        daysToSettle: Math.max(...marketplaces.map((each) => days.get(each.id) ?? DAYS_TO_SETTLE)),
        oneWorld: features.oneWorld,
        marketplaces: marketplaces.map(({ id, name, connection, marketplaceId, subsidiary }) => ({
          id,
          name,
          connection,
          marketplaceId,
          subsidiary,
          owner: connections.get(connection)?.owner ?? null,
        })),
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The same account in the currency of its lines, by internal id. */
export function inCurrencyOf(account: ClearingAccount, currencyId: string | null): ClearingAccount {
  const own = account.currencies.find(({ id }) => id === currencyId);
  return own === undefined ? account : { ...account, currency: own.code, exponent: own.exponent };
}

function daysToSettle(): ReadonlyMap<string, number> {
  const sql = `SELECT id, ${MARKETPLACE.daysToSettle} AS days FROM ${MARKETPLACE.type} WHERE ${MARKETPLACE.daysToSettle} IS NOT NULL`;
  return new Map(rows(sql).map((row) => [requiredText(row, 'id'), number(row, 'days') ?? DAYS_TO_SETTLE]));
}
