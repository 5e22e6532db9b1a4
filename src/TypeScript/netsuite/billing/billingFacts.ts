/**
 * What the account says of the records that a marketplace's settings of billing name.
 *
 * @NApiVersion 2.1
 */

import * as config from 'N/config';
import * as runtime from 'N/runtime';
import type { AccountFact, BillingFacts, BillingSettings } from '../../flows/billing/settings';
import type { Features } from '../../flows/orders/settings';
import { requiredText, rowsIn, text } from '../rows';
import { codeOf } from '../saving';

/** Expand Account Lists on the page of accounting preferences. Its id is practice. */
const EXPAND_ACCOUNT_LISTS = 'assetcogsitemaccts';

/** The facts of each of these settings: 20 units; 30 where a clearing account is no bank. */
export function readBillingFacts(
  all: readonly BillingSettings[],
  features: Pick<Features, 'multiCurrency'>,
): (settings: BillingSettings) => BillingFacts {
  const accounts = accountFacts(ids(all.map(({ clearing }) => clearing)), features);
  const items = itemKinds(ids(all.map(({ itemDaily }) => itemDaily)));
  const anyAccount = [...accounts.values()].some(({ type }) => type !== 'Bank') && takesAnyAccount();
  return ({ clearing, itemDaily }) => ({
    clearing: accounts.get(clearing ?? '') ?? null,
    itemDaily: items.get(itemDaily ?? '') ?? null,
    anyAccount,
    invoicesAtOnce: !runtime.isFeatureInEffect({ feature: 'ADVSHIPPING' }),
  });
}

const ids = (chosen: readonly (string | null)[]): number[] =>
  [...new Set(chosen)].flatMap((id) => (id === null ? [] : [Number(id)]));

function accountFacts(
  accounts: readonly number[],
  { multiCurrency }: Pick<Features, 'multiCurrency'>,
): Map<string, AccountFact> {
  // With one currency the account has no such column.
  const sql = multiCurrency
    ? 'SELECT a.id, a.accttype, c.symbol FROM account a LEFT JOIN currency c ON c.id = a.currency WHERE a.id IN (…)'
    : 'SELECT a.id, a.accttype, NULL AS symbol FROM account a WHERE a.id IN (…)';
  return new Map(
    rowsIn(sql, accounts).map((row) => [
      requiredText(row, 'id'),
      { type: requiredText(row, 'accttype'), currency: text(row, 'symbol') },
    ]),
  );
}

function itemKinds(items: readonly number[]): Map<string, NonNullable<BillingFacts['itemDaily']>> {
  return new Map(
    rowsIn('SELECT id, itemtype, subtype FROM item WHERE id IN (…)', items).map((row) => [
      requiredText(row, 'id'),
      { type: requiredText(row, 'itemtype'), subtype: text(row, 'subtype') },
    ]),
  );
}

/** Roles that may not see the accounting preferences count as without: then a bank account is the safe choice. */
function takesAnyAccount(): boolean {
  try {
    const preferences = config.load({ type: config.Type.ACCOUNTING_PREFERENCES });
    return preferences.getValue({ fieldId: EXPAND_ACCOUNT_LISTS }) === true;
  } catch (error) {
    if (codeOf(error) === 'INSUFFICIENT_PERMISSION') return false;
    throw error;
  }
}
