// Tax that stands in a price without being told.

import * as fc from 'fast-check';
import { withTaxTakenOut } from '../../../../src/TypeScript/flows/orders/includedTax';
import { lineTotal } from '../../../../src/TypeScript/flows/orders/readd';
import { minor } from '../../../../src/TypeScript/ledger/minor';
import { line } from '../support';

const sold = (gross: number) => line({ item: { amount: minor(gross), tax: minor(0) }, taxModel: 'SELLER' });
const uk = { includedTaxRate: 2_000 };

test('a price of 12.00 with 20 % in it is 10.00 and 2.00 of tax', () => {
  expect(withTaxTakenOut({ taxIncluded: true }, sold(1_200), uk).item).toEqual({ amount: 1_000, tax: 200 });
});

test('net and tax come to the price again, whatever price and rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000 }), (gross, rate) => {
      const before = sold(gross);
      const after = withTaxTakenOut({ taxIncluded: true }, before, { includedTaxRate: rate });

      expect(lineTotal(after)).toBe(lineTotal(before));
      expect(after.item.tax).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('nothing is taken out where Amazon tells the tax, collects it, prices come without it, or no rate is entered', () => {
  const told = line({ item: { amount: minor(1_000), tax: minor(200) }, taxModel: 'SELLER' });
  const collected = { ...sold(1_200), taxModel: 'MARKETPLACE_FACILITATOR' } as const;

  expect(withTaxTakenOut({ taxIncluded: true }, told, uk)).toBe(told);
  expect(withTaxTakenOut({ taxIncluded: true }, collected, uk)).toBe(collected);
  expect(withTaxTakenOut({ taxIncluded: false }, sold(1_200), uk).item.tax).toBe(0);
  expect(withTaxTakenOut({ taxIncluded: true }, sold(1_200), { includedTaxRate: null }).item.tax).toBe(0);
});
