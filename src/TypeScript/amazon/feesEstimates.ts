/**
 * What Amazon would charge for products at a price: how to ask for up to twenty at once, and what came back for each.
 * Source: Product Fees API v0 (model). Names of fees: practice.
 *
 * @NApiVersion 2.1
 */

import { exponentOf } from '../ledger/currencies';
import { type Minor, minor, readNumber, toNumber } from '../ledger/minor';
import { child, children, type Node, nodeOf, optionalText, pathOf, text } from './fields';
import { parseAnswer } from './orderRow';
import { attempt, type Refusal, refuse } from './refusal';
import type { Asking } from './request';

/** Of one call. Source: documentation of the batch. */
export const MOST_ESTIMATES = 20;

/** A SKU at a price, in minor units of the marketplace's currency; what buyers pay, with tax where prices include it. */
export interface PricedSku {
  readonly marketplaceId: string;
  readonly sku: string;
  readonly currency: string;
  readonly byAmazon: boolean;
  readonly price: Minor;
  readonly shipping: Minor;
}

/** Fees of one unit, as costs above zero. */
export interface EstimatedFees {
  readonly referral: Minor;
  readonly fulfilment: Minor;
  readonly closing: Minor;
  /** Of kinds that have no place above. */
  readonly other: Minor;
}

/** What came back for one of those asked for, by the identifier that it was given. */
export type Estimate =
  | { readonly ok: true; readonly identifier: string; readonly fees: EstimatedFees }
  | { readonly ok: false; readonly identifier: string; readonly message: string };

/** Identifiers are places in the list. Throws on none, or more than a call holds. */
export function getMyFeesEstimates(skus: readonly PricedSku[]): Asking {
  if (skus.length === 0 || skus.length > MOST_ESTIMATES) {
    throw new Error(`Fees are asked for 1 to ${MOST_ESTIMATES} products at once; found ${skus.length}.`);
  }
  return { operationId: 'getMyFeesEstimates', body: skus.map(requestOf) };
}

function requestOf({ marketplaceId, sku, currency, byAmazon, price, shipping }: PricedSku, index: number): object {
  const money = (amount: Minor): object => ({
    CurrencyCode: currency,
    Amount: toNumber(amount, exponentOf(currency)),
  });
  return {
    IdType: 'SellerSKU',
    IdValue: sku,
    FeesEstimateRequest: {
      MarketplaceId: marketplaceId,
      IsAmazonFulfilled: byAmazon,
      PriceToEstimateFees: { ListingPrice: money(price), Shipping: money(shipping) },
      Identifier: String(index),
    },
  };
}

const PLACES: Readonly<Record<string, keyof EstimatedFees>> = {
  ReferralFee: 'referral',
  DigitalServicesFee: 'referral',
  FBAFees: 'fulfilment',
  VariableClosingFee: 'closing',
  FixedClosingFee: 'closing',
  PerItemFee: 'closing',
};

type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** `currencyOf`: the one that was asked in, by identifier; null for one that nobody asked for. */
export function readFeesEstimates(
  body: string,
  currencyOf: (identifier: string) => string | null,
): Reading<readonly Estimate[]> {
  return attempt(() => {
    const answer = parseAnswer(body);
    if (!Array.isArray(answer)) {
      return refuse('malformed-document', '', `Expected a list of estimates, found a value of type ${typeof answer}.`);
    }
    return answer.map((each, index) => estimateOf(nodeOf(each, `[${index}]`), currencyOf));
  });
}

function estimateOf(result: Node, currencyOf: (identifier: string) => string | null): Estimate {
  const asked = nodeOf(result.json.FeesEstimateIdentifier, pathOf(result, 'FeesEstimateIdentifier'));
  const identifier = text(asked, 'SellerInputIdentifier');
  const currency = currencyOf(identifier);
  if (currency === null) {
    const path = pathOf(asked, 'SellerInputIdentifier');
    return refuse(
      'malformed-document',
      path,
      `${path}: expected an identifier that was asked for, found "${identifier}".`,
    );
  }
  const status = text(result, 'Status');
  const estimate = child(result, 'FeesEstimate');
  if (status !== 'Success' || estimate === null) {
    const error = child(result, 'Error');
    const message = optionalText(error, 'Message') ?? 'Amazon says no more.';
    return {
      ok: false,
      identifier,
      message: `${status} ${optionalText(error, 'Code') ?? ''}: ${message}`.slice(0, 300),
    };
  }
  const fees = { referral: 0, fulfilment: 0, closing: 0, other: 0 };
  for (const detail of children(estimate, 'FeeDetailList')) {
    fees[PLACES[text(detail, 'FeeType')] ?? 'other'] += amountOf(detail, currency);
  }
  const { referral, fulfilment, closing, other } = fees;
  return {
    ok: true,
    identifier,
    fees: { referral: minor(referral), fulfilment: minor(fulfilment), closing: minor(closing), other: minor(other) },
  };
}

/** What is charged in the end, promotions of Amazon's taken off. */
function amountOf(detail: Node, currency: string): Minor {
  const fee = nodeOf(detail.json.FinalFee, pathOf(detail, 'FinalFee'));
  const found = text(fee, 'CurrencyCode');
  const path = pathOf(fee, 'CurrencyCode');
  if (found !== currency) {
    return refuse(
      'currency-mismatch',
      path,
      `${path}: expected ${currency}, in which was asked, found "${found.slice(0, 10)}".`,
    );
  }
  const reading = readNumber(Number(fee.json.Amount), exponentOf(currency));
  if (typeof fee.json.Amount === 'number' && reading.ok) return reading.amount;
  const reason = reading.ok ? `expected a number, found ${typeof fee.json.Amount}` : reading.reason;
  return refuse('malformed-document', pathOf(fee, 'Amount'), `${pathOf(fee, 'Amount')}: ${reason}, in ${currency}.`);
}
