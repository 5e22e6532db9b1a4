// What a settlement brings from before go-live, and where it goes.

import * as fc from 'fast-check';
import type { PostedGroup } from '../../../../src/TypeScript/flows/settlements/accounts';
import {
  isOpening,
  type OpeningLine,
  OpeningTally,
  withOpening,
} from '../../../../src/TypeScript/flows/settlements/opening';
import type { LineClass, LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { classOf, journals, line, moved, reading } from './support';

const FIRST_DAY = Date.parse('2026-03-05T00:00:00Z');
const FACTS = { old: new Set(['OLD']), isBefore: (_name: string, at: number) => at < FIRST_DAY };
const BEFORE = FIRST_DAY - 1;

test.each<[string, string, string, number, boolean]>([
  ['the sale of an order that is known to be older, whenever it is posted', 'Order', 'OLD', FIRST_DAY, true],
  ['what is refunded of it later is of the new books', 'Refund', 'OLD', FIRST_DAY, false],
  ['a line of an order that was posted before', 'Order', 'NEW', BEFORE, true],
  ['a refund that was posted before', 'Refund', 'NEW', BEFORE, true],
  ['an order that nothing is known against, posted since', 'Order', 'NEW', FIRST_DAY, false],
  ['a fee of the account, whenever it was posted', 'other-transaction', '', BEFORE, false],
])('%s', (_case, transactionType, orderId, posted, expected) => {
  const asked: OpeningLine = { ...line('sales', 1), transactionType, orderId, posted };
  expect(isOpening(asked, FACTS)).toBe(expected);
});

const tallied = (...lines: readonly LineGroup[]): OpeningTally => {
  const tally = new OpeningTally();
  for (const each of lines) tally.add({ ...each, orderId: 'OLD', posted: BEFORE });
  return tally;
};

const GROUPS = [
  line('sales', 100_00, { lines: 4 }),
  line('tax', 8_00),
  line('withheld-tax', -7_00),
  line('referral-fees', -15_00, { lines: 4 }),
  line('previous-reserve', 20_00, { transactionType: 'other-transaction', marketplaceName: '' }),
  line('payable-to-amazon', -6_00, { transactionType: 'other-transaction', marketplaceName: '' }),
];
const OLD = tallied(line('sales', 40_00), line('tax', 8_00), line('withheld-tax', -7_00), line('referral-fees', -6_00));

test.each(['settlement', 'order', 'daily'] as const)(
  'lines of older orders meet the opening balance with their fees and their tax, and the rest goes where it goes (%s)',
  (way) => {
    const opening = { ofOrders: OLD.ofOrders, isFirst: false };
    expect(moved(journals({ ...reading(GROUPS), opening }, { way }))).toEqual({
      openingBalance: -(40_00 + 8_00 - 7_00 - 6_00),
      [way === 'settlement' ? 'sales' : 'clearing']: -60_00,
      referralFees: 9_00,
      reserve: -20_00,
      debt: 6_00,
      payout: 100_00,
    });
  },
);

test('the reserve and the debt that the first settlement carries in meet the opening balance, and no others do', () => {
  const first = { ofOrders: new Map(), isFirst: true };
  const later = line('current-reserve', -3_00, { transactionType: 'other-transaction', marketplaceName: '' });
  const found = moved(journals({ ...reading([...GROUPS, later]), opening: first }));
  expect([found.openingBalance, found.reserve, found.debt]).toEqual([-14_00, 3_00, undefined]);
});

test('an amount from before go-live is not split into net and tax, and its row puts it on no account', () => {
  const opening = { ofOrders: tallied(line('sales', 100_00)).ofOrders, isFirst: false };
  const rowOf = (group: LineGroup) => ({
    ...group,
    class: 'sales' as LineClass,
    account: '77',
    tax: { code: '9', rate: 2_000 },
  });
  const [journal] = journals({ ...reading([line('sales', 100_00)]), opening }, { rowOf, pricesHoldTax: () => true });
  expect(journal?.lines.map(({ account, credit, own }) => [account, credit, own])).toEqual([
    ['openingBalance', 100_00, undefined],
    ['payout', 0, undefined],
  ]);
});

test('what is from before and what is not come to each group, whatever of it is from before', () => {
  const anyPart = fc.array(fc.record({ at: fc.nat(2), amount: fc.integer({ min: -9_000, max: 9_000 }) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(anyPart, (parts) => {
      const groups = GROUPS.slice(0, 3).map((group) => ({ ...group, class: classOf(group) }) as PostedGroup);
      const tally = tallied(
        ...parts.map(({ at, amount }) => ({ ...GROUPS[at]!, amount: amount as LineGroup['amount'] })),
      );
      const split = withOpening(groups, { ofOrders: tally.ofOrders, isFirst: false });
      for (const group of groups) {
        const own = split.filter((each) => each.amountType === group.amountType);
        expect(own.reduce((all, { amount }) => all + amount, 0)).toBe(group.amount);
        const before = parts.filter(({ at }) => GROUPS[at]!.amountType === group.amountType);
        expect(own.filter((each) => each.isOpening).reduce((all, { amount }) => all + amount, 0)).toBe(
          before.reduce((all, { amount }) => all + amount, 0),
        );
      }
    }),
    { numRuns: 60 },
  );
});
