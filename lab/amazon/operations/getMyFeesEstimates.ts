// What Amazon would charge for products at a price: a list of up to twenty, answered one by one.
// Source: Product Fees model v0 (shapes, sandbox examples); batch of twenty: documentation. Names of fees: practice.

import { decimalText, marketplaceFacts } from '../marketplaces';
import { invalidInput, type Json, type JsonObject, operation, Refusal } from '../operation';
import type { Seller } from '../seller';
import { commissionOn, fulfillmentFee } from '../settlements/itemMoney';
import { Fields } from './body';

const MOST = 20;
const ID_TYPES = ['ASIN', 'SellerSKU'];

export const getMyFeesEstimates = operation({
  operationId: 'getMyFeesEstimates',
  method: 'POST',
  path: '/products/fees/v0/feesEstimate',
  rate: 0.5,
  burst: 1,
  // Unconfirmed: the documentation names no role for fees alone; those of prices come next to them.
  role: 'Pricing',
  handle(seller, { body, now }) {
    if (!Array.isArray(body)) throw invalidInput('The request must be a list.');
    // Unconfirmed: the words, and that an empty list is refused.
    if (body.length === 0 || body.length > MOST) throw invalidInput(`From 1 to ${MOST} products can be asked for.`);
    return body.map((each) => estimated(seller, readAsked(seller, each), now));
  },
});

interface Price {
  readonly currency: string;
  /** Minor units. */
  readonly listing: number;
  readonly shipping: number;
}

interface Asked {
  readonly idType: string;
  readonly idValue: string;
  readonly marketplaceId: string;
  readonly isAmazonFulfilled: boolean;
  readonly identifier: string;
  readonly price: Price;
  /** As it was given. */
  readonly given: JsonObject;
}

function readAsked(seller: Seller, value: unknown): Asked {
  const product = new Fields(value, {
    name: 'FeesEstimateByIdRequest',
    known: ['FeesEstimateRequest', 'IdType', 'IdValue'],
  });
  const idType = product.text('IdType');
  if (!ID_TYPES.includes(idType)) throw invalidInput(`IdType: must be one of ${ID_TYPES.join(', ')}.`);
  const request = new Fields(product.value('FeesEstimateRequest'), {
    name: 'FeesEstimateRequest',
    known: ['MarketplaceId', 'IsAmazonFulfilled', 'PriceToEstimateFees', 'Identifier', 'OptionalFulfillmentProgram'],
  });
  const marketplaceId = request.text('MarketplaceId');
  // Source: static sandbox of the model (code and message).
  if (!seller.marketplaceIds.includes(marketplaceId)) {
    throw new Refusal(400, 'InvalidInput', 'Incorrect Marketplace identifier.');
  }
  const given = request.value('PriceToEstimateFees');
  return {
    idType,
    idValue: product.text('IdValue'),
    marketplaceId,
    isAmazonFulfilled: request.has('IsAmazonFulfilled') && request.value('IsAmazonFulfilled') === true,
    identifier: request.text('Identifier'),
    price: readPrice(given, marketplaceFacts(marketplaceId).currency),
    given: given as JsonObject,
  };
}

function readPrice(value: unknown, currency: string): Price {
  const decimals = decimalText(0, currency).split('.')[1]?.length ?? 0;
  const price = new Fields(value, { name: 'PriceToEstimateFees', known: ['ListingPrice', 'Shipping', 'Points'] });
  const amount = (name: string): number => {
    if (name !== 'ListingPrice' && !price.has(name)) return 0;
    const money = new Fields(price.value(name), { name, known: ['CurrencyCode', 'Amount'] });
    // Unconfirmed: the stricter reading, a price in another currency is refused.
    if (money.text('CurrencyCode') !== currency) throw invalidInput(`${name}: must be in ${currency}.`);
    const number = money.value('Amount');
    const minor = Math.round(Number(number) * 10 ** decimals);
    if (typeof number !== 'number' || number < 0 || Number(decimalText(minor, currency)) !== number) {
      throw invalidInput(`${name}: must be an amount of ${currency}.`);
    }
    return minor;
  };
  return { currency, listing: amount('ListingPrice'), shipping: amount('Shipping') };
}

/** Unconfirmed: what the error of a product says that the seller does not sell. */
const UNKNOWN = {
  Type: 'Sender',
  Code: 'InvalidParameterValue',
  Message: 'The item is not one of the seller’s.',
  Detail: [],
};
const NO_ERROR = { Type: '', Code: '', Message: '', Detail: [] };

function estimated(seller: Seller, asked: Asked, now: number): JsonObject {
  const { idType, idValue, marketplaceId, isAmazonFulfilled, identifier, price, given } = asked;
  const sku = skuOf(seller, asked);
  const known = {
    MarketplaceId: marketplaceId,
    IdType: idType,
    SellerId: seller.sellerId,
    SellerInputIdentifier: identifier,
    IsAmazonFulfilled: isAmazonFulfilled,
    IdValue: idValue,
    PriceToEstimateFees: given,
  };
  if (sku === null) return { Status: 'ClientError', FeesEstimateIdentifier: known, Error: UNKNOWN };
  const off = seller.misestimated.get(sku) ?? 0;
  const commission = commissionOn(price.listing, isAmazonFulfilled ? 0 : price.shipping);
  const fees: readonly (readonly [string, number])[] = [
    ['ReferralFee', commission],
    ['VariableClosingFee', 0],
    ['PerItemFee', 0],
    ...(isAmazonFulfilled ? ([['FBAFees', fulfillmentFee(sku) + off]] as const) : []),
  ];
  const money = (minor: number): Json => ({
    CurrencyCode: price.currency,
    Amount: Number(decimalText(minor, price.currency)),
  });
  const detail = ([FeeType, minor]: readonly [string, number]): Json => ({
    FeeType,
    FeeAmount: money(minor),
    FeePromotion: money(0),
    FinalFee: money(minor),
  });
  return {
    Status: 'Success',
    FeesEstimateIdentifier: known,
    FeesEstimate: {
      TimeOfFeesEstimation: new Date(now).toISOString(),
      TotalFeesEstimate: money(fees.reduce((sum, [, minor]) => sum + minor, 0)),
      FeeDetailList: fees.map(detail),
    },
    Error: NO_ERROR,
  };
}

/** The SKU that an order ever had, which is how the lab knows what the seller sells; null where there is none. */
function skuOf(seller: Seller, { idType, idValue, marketplaceId }: Asked): string | null {
  for (const order of seller.orders.all()) {
    if (order.marketplaceId !== marketplaceId) continue;
    const line = order.lines.find((each) => (idType === 'ASIN' ? each.asin : each.sku) === idValue);
    if (line !== undefined) return line.sku;
  }
  return null;
}
