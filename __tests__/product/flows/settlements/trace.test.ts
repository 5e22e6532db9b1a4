// From a journal line to its kinds of report lines and back: nothing is left out, and nothing stands for two.

import * as fc from 'fast-check';
import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { type PostingFacts, planSettlement } from '../../../../src/TypeScript/flows/settlements/postingPlan';
import type { LineGroup, SettlementReading } from '../../../../src/TypeScript/flows/settlements/settlement';
import { groupsOf, placesOf, sharedWith, type TraceFacts } from '../../../../src/TypeScript/flows/settlements/trace';
import { minor, sum } from '../../../../src/TypeScript/ledger/minor';

const classOf = classifier(DEFAULT_MAP);
const MAIN = 'Amazon.com';

const kinds: readonly (readonly [string, string, string])[] = [
  ['Order', 'ItemPrice', 'Principal'],
  ['Order', 'ItemPrice', 'Shipping'],
  ['Order', 'ItemFees', 'Commission'],
  ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee'],
  ['Refund', 'ItemPrice', 'Principal'],
  ['Order', 'ItemPrice', 'Tax'],
  ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal'],
  ...Array.from({ length: 60 }, (_, at) => ['CouponRedemptionFee', 'CouponRedemptionFee', `Coupon ${at}`] as const),
];

const group = fc
  .record({
    kind: fc.constantFrom(...kinds),
    marketplaceName: fc.constantFrom(MAIN, 'amazon.com', 'Amazon.com.mx', '', 'Non-Amazon US'),
    month: fc.constantFrom('2026-02', '2026-03'),
    amount: fc.integer({ min: -5_000, max: 5_000 }),
  })
  .map(
    ({ kind: [transactionType, amountType, amountDescription], marketplaceName, month, amount }): LineGroup => ({
      transactionType,
      amountType,
      amountDescription,
      marketplaceName,
      month,
      lines: 1,
      amount: minor(amount),
    }),
  );

const keyOf = (each: LineGroup): string =>
  [each.transactionType, each.amountType, each.amountDescription, each.marketplaceName, each.month].join('\t');

function traced(groups: readonly LineGroup[], more: Partial<PostingFacts> = {}): TraceFacts {
  const total = sum(groups.map(({ amount }) => amount));
  const [start, end] = [Date.UTC(2026, 1, 20), Date.UTC(2026, 2, 6)];
  const head = { settlementId: '1', currency: 'USD', exponent: 2, start, end, depositDate: end, total };
  const reading: SettlementReading = { head, groups, lines: groups.length, sum: total, orders: [], notes: [] };
  const plan = planSettlement(reading, classOf, {
    way: 'settlement',
    openSpans: null,
    feeTaxApart: true,
    mainMarketplace: MAIN,
    postingNumber: 1,
    ...more,
  });
  if (!plan.ok) throw new Error(plan.held[0]?.reason);
  return { journals: plan.journals, groups: groups.map((each) => ({ ...each, class: classOf(each) })), main: MAIN };
}

const anyFacts = fc
  .uniqueArray(group, { minLength: 1, maxLength: 120, selector: keyOf })
  .map((groups) => traced(groups));

test('the kinds that a line of a class leads to come to that line, and each leads back to it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const entry of facts.journals) {
        entry.lines.forEach((line, at) => {
          if (line.class === null) return;
          const found = groupsOf(line, entry, facts);
          expect(sum(found.map(({ amount }) => amount))).toBe(line.credit - line.debit);
          for (const each of found) {
            expect(placesOf(each, facts)).toContainEqual({ externalId: entry.externalId, line: at });
          }
        });
      }
    }),
  );
});

test('each kind stands in one line, unless with others of its words it came to nothing', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const each of facts.groups) expect(placesOf(each, facts).length).toBeLessThanOrEqual(1);
      const lost = facts.groups.filter((each) => placesOf(each, facts).length === 0);
      expect(sum(lost.map(({ amount }) => amount))).toBe(0);
    }),
  );
});

test('payout leads to all of its marketplace and month, what was carried over to the month before, own tax to tax', () => {
  const facts = traced([
    of('Principal', '2026-02', 10_00),
    of('Principal', '2026-03', 20_00),
    of('Tax', '2026-03', 3_00),
  ]);
  const [, last] = facts.journals;
  if (last === undefined) throw new Error('Expected an entry for each month.');
  const amountsOf = (memo: RegExp): number[] => {
    const line = last.lines.find((each) => memo.test(each.memo));
    if (line === undefined) throw new Error(`Expected a line ${memo}.`);
    return groupsOf(line, last, facts).map(({ amount }) => amount);
  };
  expect(amountsOf(/^Payout/)).toEqual([20_00, 3_00]);
  expect(amountsOf(/^Carried from 2026-02/)).toEqual([10_00]);
  expect(amountsOf(/own tax/)).toEqual([3_00]);
});

test('a price of which tax was taken out stands in two lines, which come to it together and tell of each other', () => {
  const group = of('Principal', '2026-02', 12_00);
  const rowOf = (each: LineGroup) => ({ ...each, class: 'sales' as const, tax: { code: '9', rate: 2_000 } });
  const facts = traced([group], { rowOf });
  const [entry] = facts.journals;
  if (entry === undefined) throw new Error('Expected an entry.');
  const [net, tax, payout] = entry.lines;
  expect([net?.credit, tax?.credit]).toEqual([10_00, 2_00]);
  expect(placesOf(facts.groups[0]!, facts).map(({ line }) => line)).toEqual([0, 1]);
  expect([net!, tax!].map((each) => sharedWith(each, entry, facts).map(({ line }) => line))).toEqual([[1], [0]]);
  expect(groupsOf(payout!, entry, facts)).toEqual(facts.groups);
});

test('payout leads also to the lines of other subsidiaries that it is owed for', () => {
  const groups = [
    of('Principal', '2026-02', 10_00),
    { ...of('Principal', '2026-02', 5_00), marketplaceName: 'Amazon.ca' },
  ];
  const facts = traced(groups, { subsidiaryOf: (name) => name });
  const [paid] = facts.journals;
  const payout = paid?.lines.find(({ account }) => account === 'payout');
  expect(groupsOf(payout!, paid!, facts)).toEqual(facts.groups);
});

function of(amountDescription: string, month: string, amount: number): LineGroup {
  const triple = { transactionType: 'Order', amountType: 'ItemPrice', amountDescription };
  return { ...triple, marketplaceName: MAIN, month, lines: 1, amount: minor(amount) };
}
