// What holds a settlement: a rest of one minor unit, a kind of line without a class. Then nothing of it is posted.

import * as fc from 'fast-check';
import { planSettlement } from '../../../../src/TypeScript/flows/settlements/postingPlan';
import type { Held } from '../../../../src/TypeScript/flows/settlements/proof';
import type { SettlementReading } from '../../../../src/TypeScript/flows/settlements/settlement';
import { minor } from '../../../../src/TypeScript/ledger/minor';
import { anyFacts, anySettlement, classOf, line, plan, reading } from './support';

function heldOf(found: SettlementReading, facts = {}): readonly Held[] {
  const made = plan(found, facts);
  if (made.ok) throw new Error('Expected a held settlement, found journals.');
  expect(made).not.toHaveProperty('journals');
  return made.held;
}

test.each([
  ['one too few', 10_01, -1, "10.00 USD, but Amazon's total is 10.01 USD: the difference is -0.01 USD"],
  ['one too many', 9_99, 1, "10.00 USD, but Amazon's total is 9.99 USD: the difference is 0.01 USD"],
])('a minor unit that does not agree holds it, with both amounts (%s)', (_what, total, difference, words) => {
  const found = reading([line('sales', 10_00, { lines: 4 })], { total: minor(total) });
  expect(heldOf(found)).toEqual([
    {
      reason: `The 4 lines of settlement 12345678901 come to ${words}. Ask Amazon for a corrected report.`,
      amount: difference,
      lines: 4,
    },
  ]);
  expect(plan(found).proof).toEqual({
    lines: 4,
    sum: 10_00,
    total,
    difference,
    byClass: [{ class: 'sales', lines: 4, amount: 10_00 }],
  });
});

test('a kind without a class is named with all its lines, whatever their month and marketplace', () => {
  const odd = { amountDescription: 'New Fee' };
  const found = reading([
    line('sales', 10_00),
    line('unknown', -2_00, { ...odd, lines: 2 }),
    line('unknown', -1_00, { ...odd, month: '2026-04', marketplaceName: 'Amazon.ca' }),
    line('unknown', 5, { amountDescription: 'Another' }),
  ]);
  expect(heldOf(found)).toEqual([
    {
      reason:
        '"Order / ItemPrice@unknown / Another" has no class: 1 line, 0.05 USD. Give it a class on the page Mapping; ' +
        'nothing of this settlement is posted until then.',
      amount: 5,
      lines: 1,
    },
    {
      reason:
        '"Order / ItemPrice@unknown / New Fee" has no class: 3 lines, -3.00 USD. Give it a class on the page Mapping; ' +
        'nothing of this settlement is posted until then.',
      amount: -3_00,
      lines: 3,
    },
  ]);
  expect(plan(found).proof.byClass).toEqual([{ class: 'sales', lines: 1, amount: 10_00 }]);
});

test('lines without a class hold it even where they come to nothing', () => {
  expect(heldOf(reading([line('unknown', 5), line('unknown', -5)]))).toMatchObject([{ amount: 0, lines: 2 }]);
});

test('a kind to be reviewed holds it too, and the proof shows it', () => {
  const found = reading([line('review', 7, { amountDescription: 'MiscAdjustment' })]);
  expect(heldOf(found)[0]?.reason).toMatch(
    /^"Order \/ ItemPrice@review \/ MiscAdjustment" is to be reviewed by a person: 1 line, 0.07 USD\./,
  );
  expect(plan(found).proof.byClass).toEqual([{ class: 'review', lines: 1, amount: 7 }]);
});

test.each([
  ['a line is missing', { lines: 3 }],
  ['an amount is', { sum: minor(9_99) }],
])('groups that are not what was read hold it: %s', (_what, change) => {
  const found = { ...reading([line('sales', 10_00, { lines: 2 })]), ...change };
  expect(heldOf(found).map(({ reason }) => reason)).toEqual([
    `Settlement 12345678901 was read as ${found.lines} lines of ${found.sum === 9_99 ? '9.99' : '10.00'} USD, but its ` +
      'groups hold 2 lines of 10.00 USD. Read the report again.',
  ]);
});

test('without a marketplace nothing is guessed', () => {
  expect(heldOf(reading([line('sales', 10_00, { lines: 2 })]), { mainMarketplace: '' })).toEqual([
    {
      reason:
        'Settlement 12345678901 names no marketplace that is known here. Expected one such as "Amazon.com" on its lines, ' +
        'or a settlement before it; say on the page Settlements which marketplace it is of.',
      amount: 10_00,
      lines: 2,
    },
  ]);
});

test('everything that is wrong is said at once', () => {
  const found = reading([line('review', 7), line('unknown', 5)], { total: minor(13) });
  expect(heldOf(found, { mainMarketplace: '' })).toHaveLength(4);
});

test('yen are said without decimals', () => {
  const found = reading([line('sales', 1_000)], { currency: 'JPY', total: minor(999) });
  expect(heldOf(found)[0]?.reason).toContain("come to 1000 JPY, but Amazon's total is 999 JPY");
});

test('any settlement whose total is off by anything is held with exactly that, and posts nothing', () => {
  const off = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((amount) => amount !== 0);
  fc.assert(
    fc.property(anySettlement, anyFacts, off, (found, facts, amount) => {
      const head = { ...found.head, total: minor(found.head.total - amount) };
      const made = planSettlement({ ...found, head }, classOf, facts);
      expect(made.ok).toBe(false);
      expect(made.ok ? [] : made.held.map((each) => each.amount)).toEqual([amount]);
    }),
    { numRuns: 50 },
  );
});
