// The tax of an order, item by item: what Amazon remits passes through, and the rest is the seller's own.

import { ownTaxByItem, type TaxedLine } from '../../../../src/TypeScript/flows/settlements/ownTax';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const line = (item: string, lineClass: TaxedLine['class'], amount: number, transactionType = 'Order'): TaxedLine => ({
  transactionType,
  item,
  sku: `SKU-${item}`,
  class: lineClass,
  amount: minor(amount),
});

test('each item has its tax, what is withheld of it, and the rest; refunds stand by themselves', () => {
  const rows = ownTaxByItem([
    line('1', 'sales', 10_000),
    line('1', 'tax', 825),
    line('1', 'withheld-tax', -825),
    line('2', 'tax', 600),
    line('2', 'tax', -100),
    line('3', 'withheld-tax', -40),
    line('1', 'tax', -825, 'Refund'),
    line('1', 'withheld-tax', 825, 'Refund'),
    line('4', 'referral-fees', -300),
  ]);
  expect(
    rows.map(({ transactionType, item, tax, withheld, own }) => [transactionType, item, tax, withheld, own]),
  ).toEqual([
    ['Order', '1', 825, -825, 0],
    ['Order', '2', 500, 0, 500],
    ['Order', '3', 0, -40, -40],
    ['Refund', '1', -825, 825, 0],
  ]);
  expect(rows[1]?.sku).toBe('SKU-2');
});
