// What differs between two contents of one settlement, by class and kind of line.

import type { SeenGroup } from '../../../../src/TypeScript/flows/settlements/proof';
import { differenceByClass } from '../../../../src/TypeScript/flows/settlements/reissue';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const group = (amountDescription: string, amount: number, changed: Partial<SeenGroup> = {}): SeenGroup => ({
  transactionType: 'Order',
  amountType: 'ItemPrice',
  amountDescription,
  marketplaceName: 'Amazon.com',
  month: '2026-03',
  lines: 1,
  amount: minor(amount),
  class: 'sales',
  ...changed,
});

const PRICE = group('Principal', 10_00);
const FEE = group('Commission', -1_50, { class: 'referral-fees' });

test.each<[string, readonly SeenGroup[], readonly SeenGroup[], readonly string[]]>([
  ['the same content differs in nothing, in whatever order', [PRICE, FEE], [FEE, PRICE], []],
  ['another amount', [PRICE, FEE], [PRICE, { ...FEE, amount: minor(-2_00) }], ['referral-fees -50 Commission -50']],
  ['a line more that comes to nothing', [PRICE], [{ ...PRICE, lines: 2 }], ['sales 0 Principal 0']],
  ['a kind that is new', [PRICE], [PRICE, FEE], ['referral-fees -150 Commission -150']],
  ['a kind that is gone', [PRICE, FEE], [PRICE], ['referral-fees 150 Commission 150']],
  ['another month', [PRICE], [{ ...PRICE, month: '2026-02' }], ['sales 0 Principal 1000, Principal -1000']],
  [
    'a kind without a class comes first',
    [PRICE],
    [group('New', 5, { class: null })],
    ['null 5 New 5', 'sales -1000 Principal -1000'],
  ],
])('%s', (_what, before, after, expected) => {
  const found = differenceByClass(before, after).map(
    (each) =>
      `${each.class} ${each.difference} ${each.kinds.map(({ group: kind, difference }) => `${kind.amountDescription} ${difference}`).join(', ')}`,
  );
  expect(found).toEqual(expected);
});
