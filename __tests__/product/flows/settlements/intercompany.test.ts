// A settlement with lines of marketplaces whose books are other subsidiaries': what each side posts.

import * as fc from 'fast-check';
import { planSettlement } from '../../../../src/TypeScript/flows/settlements/postingPlan';
import { groupsOf } from '../../../../src/TypeScript/flows/settlements/trace';
import { anyFacts, anySettlement, classOf, journals, line, MAIN, page, reading } from './support';

const CANADA = { marketplaceName: 'Amazon.ca' } as const;
const MEXICO = { marketplaceName: 'Amazon.com.mx' } as const;
const APRIL = { month: '2026-04' } as const;
const END = { end: Date.parse('2026-04-05T08:00:00Z') };

/** Canada has books of its own; Mexico shares those of the main marketplace. */
const subsidiaryOf = (name: string): string => (name === 'Amazon.ca' ? 'Canada' : 'America');

test('lines of another subsidiary balance in its books against what it is owed, and in the books that are paid likewise', () => {
  const made = journals(
    reading([
      line('sales', 100_00),
      line('sales', 40_00, CANADA),
      line('fba-fees', -6_00, CANADA),
      line('sales', 5_00, MEXICO),
    ]),
    { subsidiaryOf },
  );
  expect(made.map((each) => [each.marketplaceName, page(each)])).toEqual([
    ['Amazon.com', ['sales Cr 100.00', 'dueTo Cr 34.00', 'payout Dr 134.00']],
    ['Amazon.ca', ['sales Cr 40.00', 'fbaFees Dr 6.00', 'dueFrom Dr 34.00']],
    ['Amazon.com.mx', ['sales Cr 5.00', 'payout Dr 5.00']],
  ]);
  const due = made.flatMap(({ lines }) => lines.filter(({ account }) => account.startsWith('due')));
  expect(due.map(({ marketplaceName }) => marketplaceName)).toEqual(['Amazon.ca', 'Amazon.ca']);
});

test('over the end of a month what is owed arises in its month, and only the books that are paid carry', () => {
  const groups = [
    line('sales', 40_00, CANADA),
    line('sales', 7_00, { ...CANADA, ...APRIL }),
    line('sales', 1_00, APRIL),
  ];
  expect(
    journals(reading(groups, END), { subsidiaryOf }).map((each) => [each.month, each.marketplaceName, page(each)]),
  ).toEqual([
    ['2026-03', 'Amazon.com', ['dueTo Cr 40.00', 'carry Dr 40.00']],
    ['2026-03', 'Amazon.ca', ['sales Cr 40.00', 'dueFrom Dr 40.00']],
    ['2026-04', 'Amazon.com', ['sales Cr 1.00', 'dueTo Cr 7.00', 'carry Cr 40.00', 'payout Dr 48.00']],
    ['2026-04', 'Amazon.ca', ['sales Cr 7.00', 'dueFrom Dr 7.00']],
  ]);
});

test('fees alone of another subsidiary are paid for it: it owes the books that are paid', () => {
  const made = journals(reading([line('sales', 10_00), line('storage', -3_00, CANADA)]), { subsidiaryOf });
  expect(made.map(page)).toEqual([
    ['sales Cr 10.00', 'dueTo Dr 3.00', 'payout Dr 7.00'],
    ['storageFees Dr 3.00', 'dueFrom Cr 3.00'],
  ]);
});

test('for every settlement the books of each subsidiary balance, no other one moves payout, carry or debt, and what is owed meets', () => {
  let met = 0;
  fc.assert(
    fc.property(anySettlement, anyFacts, (settlement, facts) => {
      const plan = planSettlement(settlement, classOf, { ...facts, subsidiaryOf });
      if (!plan.ok) throw new Error(plan.held[0]?.reason);
      const home = subsidiaryOf(facts.mainMarketplace);
      const due = { dueFrom: 0, dueTo: 0 };
      let payout = 0;
      for (const { marketplaceName, lines } of plan.journals) {
        expect(lines.reduce((all, { debit, credit }) => all + debit - credit, 0)).toBe(0);
        for (const { account, class: name, debit, credit } of lines) {
          if (account === 'dueFrom' || account === 'dueTo') {
            due[account] += debit - credit;
            met++;
            expect(account === 'dueTo').toBe(subsidiaryOf(marketplaceName) === home);
          }
          const settles = name === null && ['payout', 'carry', 'debt'].includes(account);
          if (settles) expect(subsidiaryOf(marketplaceName)).toBe(home);
          if (settles && account === 'payout') payout += debit - credit;
        }
      }
      expect([due.dueFrom + due.dueTo, payout]).toEqual([0, Math.max(settlement.head.total, 0)]);
    }),
    { numRuns: 30 },
  );
  expect(met).toBeGreaterThan(0);
});

test('both lines of what is owed lead to the lines of the report that it is for', () => {
  const groups = [line('sales', 100_00), line('sales', 40_00, CANADA), line('tax', 2_00)];
  const made = journals(reading(groups), { subsidiaryOf });
  const facts = { journals: made, groups: groups.map((each) => ({ ...each, class: classOf(each) })), main: MAIN };
  const found = made.flatMap((entry) =>
    entry.lines.filter(({ account }) => account.startsWith('due')).map((each) => groupsOf(each, entry, facts)),
  );
  expect(found).toEqual([[facts.groups[1]], [facts.groups[1]]]);
});
