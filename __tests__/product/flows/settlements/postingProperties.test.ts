// What holds for the journals of every settlement, whatever Amazon sends and however sales are recorded.

import * as fc from 'fast-check';
import { MOST_LINES } from '../../../../src/TypeScript/flows/settlements/journals';
import {
  type JournalLine,
  type JournalPlan,
  type PostingFacts,
  planSettlement,
} from '../../../../src/TypeScript/flows/settlements/postingPlan';
import type { SettlementReading } from '../../../../src/TypeScript/flows/settlements/settlement';
import { anyFacts, anySettlement, classOf, moved } from './support';

const journalsOf = (reading: SettlementReading, facts: PostingFacts): readonly JournalPlan[] => {
  const plan = planSettlement(reading, classOf, facts);
  if (!plan.ok) throw new Error(`Expected journals, found: ${plan.held[0]?.reason}`);
  return plan.journals;
};

const net = (lines: readonly JournalLine[]): number =>
  lines.reduce((total, { debit, credit }) => total + debit - credit, 0);

function holds(
  check: (reading: SettlementReading, journals: readonly JournalPlan[], facts: PostingFacts) => void,
): void {
  fc.assert(
    fc.property(anySettlement, anyFacts, (reading, facts) => check(reading, journalsOf(reading, facts), facts)),
    { numRuns: 40 },
  );
}

test(`every journal balances, has 2 to ${MOST_LINES} lines, and every line one side above zero`, () => {
  let split = 0;
  holds((_reading, journals) => {
    for (const { lines, memo } of journals) {
      expect(net(lines)).toBe(0);
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
      expect(lines.filter(({ debit, credit }) => Math.min(debit, credit) !== 0 || debit + credit <= 0)).toEqual([]);
      if (memo.includes(' part 2 of ')) split += 1;
    }
  });
  expect(split).toBeGreaterThan(0);
});

test('payout moves by what is paid out, in the last month alone, and not at all where nothing is paid', () => {
  holds((reading, journals) => {
    const last = reading.groups
      .map(({ month }) => month)
      .sort()
      .at(-1);
    const lines = journals.map((journal) => ({
      month: journal.month,
      amount: net(journal.lines.filter((line) => line.account === 'payout' && line.class === null)),
    }));
    const paid = (isLast: boolean): number =>
      lines.filter(({ month }) => (month === last) === isLast).reduce((total, { amount }) => total + amount, 0);
    expect(paid(true)).toBe(Math.max(reading.head.total, 0));
    expect(paid(false)).toBe(0);
    expect(net(journals.flatMap((each) => each.lines).filter((line) => line.memo.startsWith('Owed to Amazon')))).toBe(
      Math.min(reading.head.total, 0),
    );
  });
});

test('every month but the last leaves payout as it was', () => {
  holds((reading, journals) => {
    const months = [...new Set(reading.groups.map(({ month }) => month))].sort().slice(0, -1);
    for (const month of months) {
      const payout = journals
        .filter((journal) => journal.month === month)
        .flatMap(({ lines }) => lines.filter((line) => line.account === 'payout' && line.class === null));
      expect(net(payout)).toBe(0);
    }
  });
});

test('what is carried between months comes out at zero', () => {
  let carried = 0;
  holds((_reading, journals) => {
    const carry = journals.flatMap(({ lines }) => lines.filter(({ account }) => account === 'carry'));
    expect(net(carry)).toBe(0);
    carried += carry.length;
  });
  expect(carried).toBeGreaterThan(0);
});

test('each class of each month and marketplace is posted by exactly what its lines come to', () => {
  holds((reading, journals, { mainMarketplace }) => {
    const of = new Map<string, number>();
    const add = (key: string, amount: number): void => void of.set(key, (of.get(key) ?? 0) + amount);
    for (const group of reading.groups) {
      const isNamed = group.marketplaceName.startsWith('Amazon.');
      const name = isNamed ? group.marketplaceName : mainMarketplace;
      add(`${group.month} ${name} ${classOf(group)}`, group.amount);
    }
    for (const { month, marketplaceName, lines } of journals) {
      for (const line of lines.filter((each) => each.class !== null)) {
        expect(line.marketplaceName).toBe(marketplaceName);
        add(`${month} ${marketplaceName} ${line.class}`, line.debit - line.credit);
      }
    }
    expect([...of].filter(([, rest]) => rest !== 0)).toEqual([]);
  });
});

test('the proof lists every class once, and the classes come to the sum, the sum to the total', () => {
  fc.assert(
    fc.property(anySettlement, anyFacts, (reading, facts) => {
      const { proof } = planSettlement(reading, classOf, facts);
      expect(proof.byClass.reduce((total, { amount }) => total + amount, 0)).toBe(proof.sum);
      expect(proof.byClass.reduce((count, { lines }) => count + lines, 0)).toBe(reading.lines);
      expect(proof.sum).toBe(reading.head.total);
      expect(proof.difference).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test('in each month and marketplace no tax stays where it passes through', () => {
  let passed = 0;
  holds((_reading, journals) => {
    for (const key of new Set(journals.map(({ month, marketplaceName }) => `${month} ${marketplaceName}`))) {
      const own = journals.filter((each) => `${each.month} ${each.marketplaceName}` === key);
      expect(moved(own).facilitatorTax ?? 0).toBe(0);
      passed += own.flatMap(({ lines }) => lines).filter(({ account }) => account === 'facilitatorTax').length;
    }
  });
  expect(passed).toBeGreaterThan(0);
});

test('the order of the groups changes nothing, to the byte', () => {
  const shuffled = anySettlement.chain((reading) =>
    fc.tuple(fc.constant(reading), fc.shuffledSubarray([...reading.groups], { minLength: reading.groups.length })),
  );
  fc.assert(
    fc.property(shuffled, anyFacts, ([reading, groups], facts) => {
      const other = planSettlement({ ...reading, groups }, classOf, facts);
      expect(JSON.stringify(other)).toBe(JSON.stringify(planSettlement(reading, classOf, facts)));
    }),
    { numRuns: 40 },
  );
});

test('external ids name settlement, posting and part, and parts count from 1 over the settlement', () => {
  holds(({ head }, journals, { postingNumber }) => {
    expect(journals.map(({ externalId }) => externalId)).toEqual(
      journals.map((_, index) => `cwy-settle-${head.settlementId}-${postingNumber}-${index + 1}`),
    );
  });
});

test('journals come by month, post in an open period not before it, and say which month they are of', () => {
  holds((_reading, journals, { openSpans }) => {
    const months = journals.map(({ month }) => month);
    expect(months).toEqual([...months].sort());
    for (const { day, month, memo } of journals) {
      expect(day >= `${month}-01` && (openSpans === null || day >= '2026-03-01')).toBe(true);
      expect(memo).toContain(month);
    }
  });
});
