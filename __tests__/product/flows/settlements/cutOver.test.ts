// A settlement around a change of the way of recording: what was billed comes off clearing, what was not is the sale.

import type { WaySpan } from '../../../../src/TypeScript/flows/billing/ways';
import type { PostedGroup } from '../../../../src/TypeScript/flows/settlements/accounts';
import { type Billed, meetsBothWays, relievedBy, withWays } from '../../../../src/TypeScript/flows/settlements/cutOver';
import type { OrderSum } from '../../../../src/TypeScript/flows/settlements/orderSums';
import { type Minor, minor } from '../../../../src/TypeScript/ledger/minor';

const SPAN = { start: Date.parse('2026-03-01T08:00:00Z'), end: Date.parse('2026-03-15T08:00:00Z') };
const TO_ORDER: readonly WaySpan[] = [
  { way: 'settlement', from: null },
  { way: 'order', from: '2026-02-20' },
];

test.each<[string, readonly WaySpan[], boolean]>([
  ['one way since ever', [{ way: 'order', from: null }], false],
  ['from settlements to bills, some days before', TO_ORDER, true],
  [
    'on its last day',
    [
      { way: 'order', from: null },
      { way: 'settlement', from: '2026-03-15' },
    ],
    true,
  ],
  [
    'after it',
    [
      { way: 'order', from: null },
      { way: 'settlement', from: '2026-03-18' },
    ],
    false,
  ],
  [
    'longer ago than Amazon defers any order',
    [
      { way: 'order', from: null },
      { way: 'settlement', from: '2025-06-01' },
    ],
    false,
  ],
  [
    'between two ways that both bill',
    [
      { way: 'order', from: null },
      { way: 'daily', from: '2026-02-20' },
    ],
    false,
  ],
  ['the first day of recording', [{ way: 'order', from: '2026-03-03' }], false],
])('orders of both kinds of way are looked for where a change was near: %s', (_when, spans, expected) => {
  expect(meetsBothWays(spans, SPAN)).toBe(expected);
});

const kind = (amountType: string, amountDescription: string, amount: number) => ({
  transactionType: 'Order',
  amountType,
  amountDescription,
  amount: minor(amount),
});
const PLACE = { marketplaceName: 'Amazon.com', month: '2026-03' };
const order = (orderId: string, kinds: readonly ReturnType<typeof kind>[]): OrderSum => {
  const of = (type: string, name?: string): Minor =>
    minor(
      kinds
        .filter((each) => each.amountType === type && (name === undefined || each.amountDescription === name))
        .reduce((all, { amount }) => all + amount, 0),
    );
  const tax = of('ItemPrice', 'Tax');
  const withheld = of('ItemWithheldTax');
  return {
    orderId,
    ...PLACE,
    sale: minor(of('ItemPrice') + of('Promotion') - tax),
    collected: minor(0),
    taxes: [{ item: '1', tax, withheld }],
    refunds: [],
    refundTaxes: [],
    kinds,
  };
};
const A = order('A', [
  kind('ItemPrice', 'Principal', 1_000),
  kind('ItemPrice', 'Tax', 80),
  kind('Promotion', 'Principal', -100),
]);
const B = order('B', [
  kind('ItemPrice', 'Principal', 3_000),
  kind('ItemPrice', 'Tax', 250),
  kind('ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', -250),
]);
const group = (amountType: string, amountDescription: string, amount: number, lines: number): PostedGroup => ({
  ...kind(amountType, amountDescription, amount),
  ...PLACE,
  lines,
  class: amountType === 'Promotion' ? 'promotions' : amountDescription === 'Tax' ? 'tax' : 'sales',
});
const GROUPS = [
  group('ItemPrice', 'Principal', 4_000, 2),
  group('ItemPrice', 'Tax', 330, 2),
  group('Promotion', 'Principal', -100, 1),
  { ...group('ItemFees', 'Commission', -600, 2), class: 'referral-fees' as const },
];
const parts = (billed: Readonly<Record<string, Billed>>, way: 'order' | 'settlement'): string[] =>
  withWays(GROUPS, [A, B], new Map(Object.entries(billed)), way).map(({ amountDescription, amount, lines, way: own }) =>
    `${amountDescription} ${amount} ${lines} ${own ?? ''}`.trim(),
  );
const WHOLE = ['Principal 4000 2', 'Tax 330 2', 'Principal -100 1', 'Commission -600 2'];

test('a settlement far from any change stays as it is', () => {
  expect(parts({}, 'order')).toEqual(WHOLE);
  expect(parts({ A: 'all', B: 'all' }, 'order')).toEqual(WHOLE);
  expect(parts({ A: 'nothing', B: 'nothing' }, 'settlement')).toEqual(WHOLE);
});

test('what shipped before sales were billed is the sale itself; fees are the same in all ways', () => {
  expect(parts({ A: 'nothing', B: 'all' }, 'order')).toEqual([
    'Principal 3000 2',
    'Principal 1000 0 settlement',
    'Tax 250 2',
    'Tax 80 0 settlement',
    'Principal 0 1',
    'Principal -100 0 settlement',
    'Commission -600 2',
  ]);
});

test('what was billed before sales came with settlements comes off clearing', () => {
  expect(parts({ A: 'nothing', B: 'all' }, 'settlement')).toEqual([
    'Principal 1000 2',
    'Principal 3000 0 order',
    'Tax 80 2',
    'Tax 250 0 order',
    'Principal -100 1',
    'Commission -600 2',
  ]);
});

test.each(['order', 'settlement'] as const)(
  'of an order on both sides so much comes off clearing as was billed, to the minor unit (%s)',
  (way) => {
    const billed = new Map<string, Billed>([['A', minor(333)]]);
    const groups = withWays(GROUPS, [A, B], billed, way);
    const clearing = groups
      .filter((each) => each.class !== 'referral-fees' && (each.way ?? way) === 'order')
      .reduce((all, { amount }) => all + amount, 0);
    // Of the order B all, in the way Order; the tax that Amazon withheld of it has no group here.
    expect(clearing).toBe(way === 'order' ? 333 + 3_000 + 250 : 333);
    expect(groups.reduce((all, { amount }) => all + amount, 0)).toBe(3_630);
    expect(relievedBy([A, B], billed, way)).toEqual(
      new Map([
        [A, 333],
        [B, way === 'order' ? 3_000 : 0],
      ]),
    );
  },
);
