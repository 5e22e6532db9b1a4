// Prices that hold the seller's own tax: split by the rate of a tax code, or held until somebody names one.

import * as fc from 'fast-check';
import type { LineRow } from '../../../../src/TypeScript/flows/settlements/lineRows';
import type { LineClass, LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { taxWithin } from '../../../../src/TypeScript/flows/settlements/vat';
import { minor } from '../../../../src/TypeScript/ledger/minor';
import { journals, line, moved, page, plan, reading } from './support';

const GERMANY = { marketplaceName: 'Amazon.de' } as const;
const FACTS = { mainMarketplace: 'Amazon.de', pricesHoldTax: (name: string) => name === 'Amazon.de' };

/** Rows with a tax code of so many hundredths of a percent, by class; null for a code without a rate. */
const taxed =
  (rates: Partial<Record<LineClass, number | null>>) =>
  (group: LineGroup): LineRow => {
    const name = group.amountType.split('@')[1] as LineClass;
    const rate = rates[name];
    return { ...group, class: name, tax: rate === undefined ? null : { code: '9', rate } };
  };

test.each([
  [119_00, 1_900, 100_00, 19_00],
  [-119_00, 1_900, -100_00, -19_00],
  [100, 1_900, 84, 16],
  [1, 1_900, 1, 0],
  [3, 10_000, 1, 2],
  [-3, 10_000, -1, -2],
  [4_999_999_999_999, 2_550, 3_984_063_745_019, 1_015_936_254_980],
  [0, 2_000, 0, 0],
  [500, 0, 500, 0],
])('%i with a rate of %i hundredths of a percent inside is %i net and %i tax', (amount, rate, net, tax) => {
  expect(taxWithin(minor(amount), rate)).toEqual({ net, tax });
});

test('net and tax come to the amount, for every amount and rate, and giving back takes just what was taken', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 10_000 }), (amount, rate) => {
      const { net, tax } = taxWithin(minor(amount), rate);
      expect(net + tax).toBe(amount);
      const back = taxWithin(minor(-amount), rate);
      expect([back.net + net, back.tax + tax]).toEqual([0, 0]);
      expect(Math.abs(tax)).toBeLessThanOrEqual(Math.abs(amount));
    }),
  );
});

test('in the way Settlement prices and what is given back of them are split, each to its account and to the tax owed', () => {
  const [journal] = journals(
    reading(
      [
        line('sales', 119_00, GERMANY),
        line('promotions', -11_90, GERMANY),
        line('refunds', -23_80, { ...GERMANY, transactionType: 'Refund' }),
        line('referral-fees', -15_00, GERMANY),
      ],
      { currency: 'EUR' },
    ),
    { ...FACTS, rowOf: taxed({ sales: 1_900, promotions: 1_900, refunds: 1_900 }) },
  );
  expect(page(journal!)).toEqual([
    'sales Cr 100.00',
    'salesTax Cr 19.00',
    'promotions Dr 10.00',
    'salesTax Dr 1.90',
    'refunds Dr 20.00',
    'salesTax Dr 3.80',
    'referralFees Dr 15.00',
    'payout Dr 68.30',
  ]);
  const ofClass = (name: LineClass): number =>
    journal!.lines.filter((each) => each.class === name).reduce((all, { debit, credit }) => all + credit - debit, 0);
  expect([ofClass('sales'), ofClass('promotions'), ofClass('refunds')]).toEqual([119_00, -11_90, -23_80]);
});

test.each(['order', 'daily'] as const)(
  'what was billed relieves clearing whole, because its bill took the tax out; a refund without a document is split (%s)',
  (way) => {
    const refund = line('refunds', -23_80, { ...GERMANY, transactionType: 'Refund' });
    const rowOf = taxed({ refunds: 1_900 });
    expect(moved(journals(reading([line('sales', 119_00, GERMANY), refund]), { ...FACTS, way, rowOf }))).toEqual({
      clearing: -119_00,
      refunds: 20_00,
      salesTax: 3_80,
      payout: 95_20,
    });
  },
);

test('where prices hold tax and no row names a code, the settlement is held with each kind and its amount', () => {
  const groups = [
    line('sales', 119_00, { ...GERMANY, lines: 3 }),
    line('sales', 1_00, { ...GERMANY, month: '2026-04' }),
    line('shipping', 5_00, GERMANY),
    line('referral-fees', -15_00, GERMANY),
    line('sales', 7_00, { marketplaceName: 'Amazon.fr' }),
    line('gift-wrap', 0, GERMANY),
  ];
  const made = plan(reading(groups, { currency: 'EUR' }), { ...FACTS, rowOf: taxed({ shipping: 0 }) });
  expect(made.ok ? [] : made.held).toEqual([
    {
      reason: expect.stringMatching(
        /^"Order \/ ItemPrice@sales \/ Principal" in Amazon\.de holds tax, and no row of the map names its tax code: 4 lines, 120\.00 EUR\. /,
      ),
      amount: 120_00,
      lines: 4,
    },
  ]);
});

test.each([
  ['a code that is inactive or has no rate holds too, also where prices are said to hold no tax', null, false],
  ['a code of 0 % says that the price holds none', 0, true],
])('%s', (_case, rate, expected) => {
  const facts = { mainMarketplace: 'Amazon.fr', rowOf: taxed({ sales: rate }) };
  expect(plan(reading([line('sales', 5_00, { marketplaceName: 'Amazon.fr' })]), facts).ok).toBe(expected);
});

test('nothing is split and nothing held without a row or a setting that says so', () => {
  expect(moved(journals(reading([line('sales', 119_00, GERMANY)]), { mainMarketplace: 'Amazon.de' }))).toEqual({
    sales: -119_00,
    payout: 119_00,
  });
});
