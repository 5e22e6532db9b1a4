// Estimates of fees at the simulated Amazon: what it answers, what it refuses, and that they are what it charges.

import { CA, US } from '../../../lab/catalogue';
import { HOUR } from '../../../lab/clock';
import { NOON, newWorld } from './support';

const PATH = '/products/fees/v0/feesEstimate';

interface Fee {
  readonly FeeType: string;
  readonly FinalFee: { readonly CurrencyCode: string; readonly Amount: number };
}

interface Result {
  readonly Status: string;
  readonly FeesEstimateIdentifier: { readonly SellerInputIdentifier: string; readonly SellerId: string };
  readonly FeesEstimate?: { readonly TotalFeesEstimate: { readonly Amount: number }; readonly FeeDetailList: Fee[] };
  readonly Error: { readonly Code: string };
}

function asked(sku = 'MUG', more: object = {}, price: object = {}): object {
  return {
    IdType: 'SellerSKU',
    IdValue: sku,
    FeesEstimateRequest: {
      MarketplaceId: US,
      IsAmazonFulfilled: false,
      PriceToEstimateFees: { ListingPrice: { CurrencyCode: 'USD', Amount: 20 }, ...price },
      Identifier: '0',
      ...more,
    },
  };
}

function world() {
  const made = newWorld({ accounts: [{ region: 'na', marketplaceIds: [US, CA] }] });
  made.amazon.control.placeOrder({ createdTime: NOON - HOUR, lines: [{ sku: 'MUG' }] });
  return made;
}

const detailsOf = (result: Result | undefined): string[] =>
  (result?.FeesEstimate?.FeeDetailList ?? []).map(({ FeeType, FinalFee }) => `${FeeType} ${FinalFee.Amount}`);

test('a product sold by the merchant has a referral fee on its price and its shipping', () => {
  const shipping = { Shipping: { CurrencyCode: 'USD', Amount: 4.99 } };
  const { status, body } = world().post(PATH, [asked(), asked('MUG', {}, shipping)]);
  expect(status).toBe(200);
  const [plain, shipped] = body as unknown as Result[];
  expect(detailsOf(plain)).toEqual(['ReferralFee 3', 'VariableClosingFee 0', 'PerItemFee 0']);
  expect(detailsOf(shipped)).toEqual(['ReferralFee 3.75', 'VariableClosingFee 0', 'PerItemFee 0']);
});

test('a product in Amazon’s warehouse has a fulfilment fee too, and all of them are the total', () => {
  const { body } = world().post(PATH, [asked('MUG', { IsAmazonFulfilled: true })]);
  const [result] = body as unknown as Result[];
  const fees = result?.FeesEstimate?.FeeDetailList ?? [];
  expect(fees.map(({ FeeType }) => FeeType)).toEqual(['ReferralFee', 'VariableClosingFee', 'PerItemFee', 'FBAFees']);
  const sum = fees.reduce((all, { FinalFee }) => all + Math.round(FinalFee.Amount * 100), 0);
  expect(Math.round((result?.FeesEstimate?.TotalFeesEstimate.Amount ?? 0) * 100)).toBe(sum);
});

test('products are answered one by one, each under the identifier that it was given', () => {
  const { body } = world().post(PATH, [asked('MUG', { Identifier: 'a' }), asked('NOBODYS', { Identifier: 'b' })]);
  const results = body as unknown as Result[];
  expect(results.map((each) => [each.Status, each.FeesEstimateIdentifier.SellerInputIdentifier])).toEqual([
    ['Success', 'a'],
    ['ClientError', 'b'],
  ]);
  expect(results[1]?.FeesEstimate).toBeUndefined();
});

const twenty = Array.from({ length: 20 }, () => asked());

test('twenty products at once are answered', () => {
  expect(world().post(PATH, twenty).body).toHaveLength(20);
});

test.each<[what: string, body: unknown, code: string]>([
  ['twenty-one products', [...twenty, asked()], 'InvalidInput'],
  ['no product', [], 'InvalidInput'],
  ['an object', asked(), 'InvalidInput'],
  ['a marketplace of somebody else', [asked('MUG', { MarketplaceId: 'A1F83G8C2ARO7P' })], 'InvalidInput'],
  ['no price', [asked('MUG', { PriceToEstimateFees: {} })], 'InvalidInput'],
  ['a price as text', [asked('MUG', {}, { ListingPrice: { CurrencyCode: 'USD', Amount: '20' } })], 'InvalidInput'],
  ['another currency', [asked('MUG', {}, { ListingPrice: { CurrencyCode: 'EUR', Amount: 20 } })], 'InvalidInput'],
  ['a tenth of a cent', [asked('MUG', {}, { ListingPrice: { CurrencyCode: 'USD', Amount: 20.001 } })], 'InvalidInput'],
  ['another kind of id', [{ ...asked(), IdType: 'EAN' }], 'InvalidInput'],
  ['no identifier', [asked('MUG', { Identifier: '' })], 'InvalidInput'],
])('refused with 400: %s', (_what, body, code) => {
  const answer = world().post(PATH, body);
  expect([answer.status, (answer.body.errors as { code: string }[])[0]?.code]).toEqual([400, code]);
});

test('without the role it is denied, and the second call of a second is one too many', () => {
  const made = world();
  expect([made.post(PATH, [asked()]).status, made.post(PATH, [asked()]).status]).toEqual([200, 429]);
  made.clock.advance(HOUR / 2);
  made.account.roles.delete('Pricing');
  expect(made.post(PATH, [asked()]).status).toBe(403);
});
