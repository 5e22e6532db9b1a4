// What an admin is told before the sales of a marketplace can be recorded.

import { billingProblems } from '../../../../src/TypeScript/flows/billing/activation';
import type { BillingFacts, BillingSettings } from '../../../../src/TypeScript/flows/billing/settings';
import { billing, EVERYTHING, marketplace } from '../support';

const BANK: BillingFacts = {
  clearing: { type: 'Bank', currency: 'USD' },
  anyAccount: false,
  invoicesAtOnce: false,
  itemDaily: { type: 'NonInvtPart', subtype: 'Sale' },
};
const DAILY = { ways: [{ way: 'daily', from: null }] } as const;
const SETTLEMENT = { ways: [{ way: 'settlement', from: null }] } as const;

const problems = (given: Partial<BillingSettings>, facts: Partial<BillingFacts> = {}) =>
  billingProblems(marketplace({ billing: billing(given) }), { ...BANK, ...facts }, EVERYTHING);

test('complete settings have no problem, and the way Settlement needs none but itself', () => {
  expect(problems({})).toEqual([]);
  expect(problems(DAILY)).toEqual([]);
  const nothing = { billAs: null, paymentMethod: null, clearing: null, itemDaily: null };
  expect(problems({ ...SETTLEMENT, ...nothing }, { clearing: null, itemDaily: null })).toEqual([]);
});

test.each([
  [{ ways: [] }, {}, /recording way/],
  [{ billAs: null }, {}, /cash sales or as invoices/],
  [{ paymentMethod: null }, {}, /payment method/],
  [{ clearing: null }, {}, /clearing account/],
  [{}, { clearing: { type: 'OthCurrAsset', currency: 'USD' } }, /type Bank, found OthCurrAsset/],
  [{}, { clearing: { type: 'Bank', currency: 'GBP' } }, /kept in GBP/],
  [{ ...DAILY, itemDaily: null }, {}, /item for the daily sale/],
  [{}, { clearing: { type: 'Bank', currency: null } }, /no currency of its own/],
  [{}, { invoicesAtOnce: true }, /Without Advanced Shipping/],
  [{ ...DAILY, billAs: 'invoice' }, { invoicesAtOnce: true }, /Without Advanced Shipping/],
  [DAILY, { itemDaily: { type: 'InvtPart', subtype: null } }, /found InvtPart/],
  [DAILY, { itemDaily: { type: 'NonInvtPart', subtype: 'Purchase' } }, /for sale or resale/],
] as const)('one setting that is missing or wrong is one sentence: %j %j', (given, facts, sentence) => {
  expect(problems(given, facts)).toEqual([expect.stringMatching(sentence)]);
});

test('a way that is still to come must be complete as well', () => {
  const ways = [...billing().ways, { way: 'daily', from: '2026-05-01' } as const];
  expect(problems({ ways, itemDaily: null })).toEqual(['Choose the item for the daily sale.']);
});

test('with Expand Account Lists other balance sheet accounts will do', () => {
  const anyAccount = true;
  expect(problems({}, { anyAccount, clearing: { type: 'OthCurrAsset', currency: null } })).toEqual([]);
  expect(problems({}, { anyAccount, clearing: { type: 'Income', currency: null } })).toHaveLength(1);
});

test('with one currency the account names none', () => {
  const oneCurrency = { ...EVERYTHING, multiCurrency: false };
  expect(billingProblems(marketplace(), { ...BANK, clearing: { type: 'Bank', currency: null } }, oneCurrency)).toEqual(
    [],
  );
});
