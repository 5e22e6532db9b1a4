// A difference that Amazon's own report has, posted to suspense where a person confirmed exactly this one.

import * as fc from 'fast-check';
import { minor, sum } from '../../../../src/TypeScript/ledger/minor';
import { anySettlement, FACTS, journals, line, moved, page, plan, reading } from './support';

const LINES = [line('sales', 30_00), line('referral-fees', -4_50)];
const known = (amount: number) => ({ knownDifference: { amount: minor(amount), reason: 'a reserve line is missing' } });

test('payout moves by the total, and what the lines have too much waits in suspense', () => {
  const [journal] = journals(reading(LINES, { total: minor(20_50) }), known(5_00));
  expect(page(journal!)).toEqual(['sales Cr 30.00', 'referralFees Dr 4.50', 'suspense Dr 5.00', 'payout Dr 20.50']);
  expect(journal?.lines[2]?.memo).toBe('Known difference of settlement 12345678901: a reserve line is missing');
});

test('what the lines lack comes from suspense, and a total below zero is owed by all of it', () => {
  const entries = journals(reading(LINES, { total: minor(-1_00) }), known(26_50));
  expect(moved(entries)).toMatchObject({ suspense: 26_50, debt: -1_00 });
  expect(moved(entries).payout).toBeUndefined();
});

test('over two months it stands in the last one', () => {
  const groups = [line('sales', 10_00, { month: '2026-02' }), line('sales', 20_00)];
  const entries = journals(reading(groups, { total: minor(29_00) }), known(1_00));
  expect(entries.map(({ lines }) => lines.some(({ account }) => account === 'suspense'))).toEqual([false, true]);
});

test.each([0, 4_99, 5_01, -5_00])('a known difference of %d is not 5.00: the settlement is held', (amount) => {
  const found = plan(reading(LINES, { total: minor(20_50) }), known(amount));
  expect(found.ok).toBe(false);
});

test('whatever the settlement, payout and debt move by its total, and suspense by the difference', () => {
  fc.assert(
    fc.property(anySettlement, fc.integer({ min: -10_000, max: 10_000 }), (whole, difference) => {
      fc.pre(whole.groups.length > 0 && difference !== 0);
      const total = minor(whole.head.total - difference);
      const entries = journals({ ...whole, head: { ...whole.head, total } }, { ...FACTS, ...known(difference) });
      const lines = entries.flatMap((entry) => entry.lines);
      const on = (account: string): number =>
        sum(
          lines
            .filter((each) => each.account === account && each.class === null)
            .map((each) => minor(each.debit - each.credit)),
        );
      expect(on('suspense')).toBe(difference);
      for (const entry of entries) {
        expect(sum(entry.lines.map(({ debit }) => debit))).toBe(sum(entry.lines.map(({ credit }) => credit)));
      }
    }),
    { numRuns: 50 },
  );
});
