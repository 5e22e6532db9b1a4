/**
 * How to ask what Amazon owes, now or at the end of a day, and how to read the answer. Parts are added up again.
 * Source: Finances API 2024-06-19 (model).
 *
 * @NApiVersion 2.1
 */

import { isKnownCurrency } from '../ledger/currencies';
import { type Minor, sum } from '../ledger/minor';
import { children, type Node, nodeOf, optionalText, pathOf, requiredChild, requiredEnum, text } from './fields';
import { parseAnswer } from './orderRow';
import { amountIn } from './readAmount';
import { attempt, type Refusal, refuse } from './refusal';
import type { Asking } from './request';

export const BALANCE_TYPES = ['TOTAL', 'AVAILABLE', 'RESERVED', 'DEFERRED', 'ACCOUNT_LEVEL_RESERVE'] as const;
export type BalanceType = (typeof BALANCE_TYPES)[number];

export interface Balance {
  readonly type: BalanceType;
  readonly amount: Minor;
  readonly currency: string;
  /** Null where Amazon names none: then it is of the parent's. */
  readonly marketplaceId: string | null;
  /** Such as `Standard Orders`. */
  readonly accountType: string | null;
  readonly parts: readonly Balance[];
}

export interface BalancePage {
  readonly balances: readonly Balance[];
  readonly nextToken: string | null;
}

/** `day`: `YYYY-MM-DD`, a day that has ended at Amazon. With a token, everything else stays as it was. */
export function listBalances(marketplaceId: string, day: string, nextToken: string | null = null): Asking {
  const query = { marketplaceIds: [marketplaceId], balanceType: 'TOTAL', asOfDate: day, nextToken };
  return { operationId: 'listBalances', query };
}

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

export function readBalancePage(body: string): Reading<BalancePage> {
  return attempt(() => {
    const page = nodeOf(parseAnswer(body), '');
    return { balances: children(page, 'balances').map(balanceOf), nextToken: optionalText(page, 'nextToken') };
  });
}

function balanceOf(node: Node): Balance {
  const currency = text(requiredChild(node, 'amount'), 'currencyCode');
  if (!isKnownCurrency(currency)) {
    refuse('currency-mismatch', pathOf(node, 'amount'), `Expected the currency of a marketplace, found "${currency}".`);
  }
  const seller = node.json.partnerMetadata == null ? null : requiredChild(node, 'partnerMetadata');
  const amount = amountIn(node, 'amount', currency);
  const parts = children(node, 'balances').map(balanceOf);
  const found = sum(parts.map((each) => each.amount));
  if (parts.length > 0 && found !== amount) {
    refuse(
      'money-does-not-add-up',
      node.path,
      `${node.path}: expected parts that come to ${amount} minor units, found ${found}. Ask again later.`,
    );
  }
  return {
    type: requiredEnum(node, 'balanceType', BALANCE_TYPES),
    amount,
    currency,
    marketplaceId: optionalText(seller, 'marketplaceId'),
    accountType: optionalText(seller, 'accountType'),
    parts,
  };
}

/** What Amazon owes in one marketplace and currency, all its account types together; null where it tells nothing. */
export function totalOwed(balances: readonly Balance[], marketplaceId: string, currency: string): Minor | null {
  const own = balances.filter(
    (each) =>
      each.type === 'TOTAL' &&
      each.currency === currency &&
      (each.marketplaceId === null || each.marketplaceId === marketplaceId),
  );
  return own.length === 0 ? null : sum(own.map(({ amount }) => amount));
}
