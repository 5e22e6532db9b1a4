// Estimates of fees: what is asked, and what an answer may hold.

import {
  type EstimatedFees,
  getMyFeesEstimates,
  type PricedSku,
  readFeesEstimates,
} from '../../../src/TypeScript/amazon/feesEstimates';
import { compareFees } from '../../../src/TypeScript/flows/fees/feeErrors';
import type { SoldAt } from '../../../src/TypeScript/flows/fees/soldAt';
import { minor } from '../../../src/TypeScript/ledger/minor';

const mug: PricedSku = {
  marketplaceId: 'ATVPDKIKX0DER',
  sku: 'MUG',
  currency: 'USD',
  byAmazon: true,
  price: minor(1999),
  shipping: minor(0),
};

const fee = (FeeType: string, Amount: unknown, CurrencyCode = 'USD'): object => ({
  FeeType,
  FeeAmount: { CurrencyCode, Amount },
  FinalFee: { CurrencyCode, Amount },
});

const result = (details: readonly object[], more: object = {}): object => ({
  Status: 'Success',
  FeesEstimateIdentifier: { SellerInputIdentifier: '0' },
  FeesEstimate: { TimeOfFeesEstimation: '2026-03-01T00:00:00Z', FeeDetailList: details },
  ...more,
});

const read = (...results: readonly object[]) =>
  readFeesEstimates(JSON.stringify(results), (identifier) => (identifier === '0' ? 'USD' : null));

test('a price is asked for as a number of the currency’s own unit, under its place in the list', () => {
  expect(getMyFeesEstimates([mug, { ...mug, currency: 'JPY', price: minor(4980) }]).body).toEqual([
    {
      IdType: 'SellerSKU',
      IdValue: 'MUG',
      FeesEstimateRequest: {
        MarketplaceId: 'ATVPDKIKX0DER',
        IsAmazonFulfilled: true,
        PriceToEstimateFees: {
          ListingPrice: { CurrencyCode: 'USD', Amount: 19.99 },
          Shipping: { CurrencyCode: 'USD', Amount: 0 },
        },
        Identifier: '0',
      },
    },
    expect.objectContaining({
      FeesEstimateRequest: expect.objectContaining({
        PriceToEstimateFees: expect.objectContaining({ ListingPrice: { CurrencyCode: 'JPY', Amount: 4980 } }),
        Identifier: '1',
      }),
    }),
  ]);
  expect(() => getMyFeesEstimates(Array.from({ length: 21 }, () => mug))).toThrow('1 to 20 products at once; found 21');
});

test('fees are added up by kind, and a kind that is new here is no loss', () => {
  const details = [
    fee('ReferralFee', 3),
    fee('FBAFees', 4.56),
    fee('VariableClosingFee', 1.8),
    fee('PerItemFee', 0.99),
  ];
  expect(read(result([...details, fee('BrandNewFee', 0.1), fee('DigitalServicesFee', 0.06)]))).toEqual({
    ok: true,
    value: [{ ok: true, identifier: '0', fees: { referral: 306, fulfilment: 456, closing: 279, other: 10 } }],
  });
});

test('a product that Amazon cannot estimate says why, and keeps no other from its estimate', () => {
  const error = { Type: 'Sender', Code: 'InvalidParameterValue', Message: 'No such item.', Detail: [] };
  const bad = result([], { Status: 'ClientError', FeesEstimate: undefined, Error: error });
  expect(read(bad, result([fee('ReferralFee', 3)]))).toEqual({
    ok: true,
    value: [
      { ok: false, identifier: '0', message: 'ClientError InvalidParameterValue: No such item.' },
      { ok: true, identifier: '0', fees: { referral: 300, fulfilment: 0, closing: 0, other: 0 } },
    ],
  });
});

test.each<[what: string, results: object[], words: string]>([
  ['another currency', [result([fee('ReferralFee', 3, 'CAD')])], 'expected USD, in which was asked, found "CAD"'],
  ['a tenth of a cent', [result([fee('ReferralFee', 3.001)])], 'at most 2 decimals'],
  ['an amount as text', [result([fee('ReferralFee', '3')])], 'expected a number, found string'],
  [
    'an identifier that nobody gave',
    [result([], { FeesEstimateIdentifier: { SellerInputIdentifier: '9' } })],
    'an identifier that was asked for, found "9"',
  ],
])('an answer is refused: %s', (_what, results, words) => {
  const reading = read(...results);
  expect(reading.ok ? '' : reading.message).toContain(words);
});

const sold = (more: Partial<SoldAt>): SoldAt => ({
  marketplaceName: 'Amazon.com',
  sku: 'MUG',
  byAmazon: true,
  price: 1999,
  shipping: 0,
  units: 1,
  referral: 300,
  fulfilment: 456,
  closing: 0,
  items: 1,
  ...more,
});

const fees: EstimatedFees = { referral: minor(300), fulfilment: minor(456), closing: minor(0), other: minor(0) };

test('the distribution of errors counts every item, by its units', () => {
  const items = [
    sold({ items: 94 }),
    sold({ units: 2, referral: 601, fulfilment: 912, items: 2 }),
    sold({ fulfilment: 500, items: 3 }),
    sold({ fulfilment: 400, items: 1 }),
  ];
  const [comparison] = compareFees(items, () => fees);
  expect(comparison?.errors).toEqual([
    { kind: 'referral', items: 100, exact: 98, estimated: 30_600, settled: 30_602, p50: 0, p95: 0, most: 1, least: 0 },
    {
      kind: 'fulfilment',
      items: 100,
      exact: 96,
      estimated: 46_512,
      settled: 46_588,
      p50: 0,
      p95: 0,
      most: 44,
      least: -56,
    },
    { kind: 'closing', items: 100, exact: 100, estimated: 0, settled: 0, p50: 0, p95: 0, most: 0, least: 0 },
    { kind: 'total', items: 100, exact: 94, estimated: 77_112, settled: 77_190, p50: 0, p95: 1, most: 44, least: -56 },
  ]);
});

test('items without an estimate are counted and compared with nothing', () => {
  const [comparison] = compareFees([sold({ items: 3 }), sold({ sku: 'LAMP', items: 2 })], ({ sku }) =>
    sku === 'MUG' ? fees : null,
  );
  expect([comparison?.without, comparison?.errors[0]?.items]).toEqual([2, 3]);
});
