// From the text of a report to its journal entries, in currencies with a point, a comma and no minor unit: nothing is lost
// on the way, and nothing comes to it.

import * as fc from 'fast-check';
import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { type JournalPlan, planSettlement } from '../../../../src/TypeScript/flows/settlements/postingPlan';
import { formatMinor, minor } from '../../../../src/TypeScript/ledger/minor';
import { line, readOne, report, summary } from './reportText';
import { FACTS } from './support';

const classOf = classifier(DEFAULT_MAP);

const KINDS = [
  ['Order', 'ItemPrice', 'Principal', 'sales'],
  ['Order', 'ItemPrice', 'Tax', 'tax'],
  ['Order', 'ItemFees', 'Commission', 'referral-fees'],
  ['Refund', 'ItemPrice', 'Principal', 'refunds'],
  ['other-transaction', 'other-transaction', 'Storage Fee', 'storage'],
  ['other-transaction', 'other-transaction', 'Current Reserve Amount', 'current-reserve'],
] as const;

const MONEY = [
  { currency: 'USD', marketplace: 'Amazon.com', exponent: 2, mark: '.', units: -1_234_56, text: '-1234.56' },
  { currency: 'EUR', marketplace: 'Amazon.de', exponent: 2, mark: ',', units: -1_234_56, text: '-1234,56' },
  { currency: 'JPY', marketplace: 'Amazon.co.jp', exponent: 0, mark: '', units: -123_456, text: '-123456' },
] as const;

const anyLines = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    units: fc.integer({ min: -900_000, max: 900_000 }),
    day: fc.constantFrom('2026-01-15', '2026-02-15', '2026-03-15'),
  }),
  { maxLength: 25 },
);

type Money = (typeof MONEY)[number];
type Lines = typeof anyLines extends fc.Arbitrary<infer Value> ? Value : never;

function written({ currency, marketplace, exponent, mark }: Money, lines: Lines): string {
  const amount = (units: number): string => formatMinor(minor(units), exponent).replace('.', mark);
  const total = lines.reduce((all, { units }) => all + units, 0);
  return report([
    summary(amount(total), { currency }),
    ...lines.map(({ kind: [type, amountType, description], units, day }) =>
      line(amountType, description, amount(units), {
        'transaction-type': type,
        'marketplace-name': marketplace,
        'posted-date-time': `${day} 12:00:00 UTC`,
      }),
    ),
  ]);
}

function entries(money: Money, text: string): readonly JournalPlan[] {
  const plan = planSettlement(readOne(text), classOf, { ...FACTS, mainMarketplace: money.marketplace });
  if (!plan.ok) throw new Error(plan.held[0]?.reason);
  return plan.journals;
}

test.each(MONEY)('$currency: an amount written as $text is $units minor units in the entry', (money) => {
  const row = { kind: KINDS[4], units: money.units, day: '2026-03-15' } as const;
  const text = written(money, [row, { ...row, kind: KINDS[0], units: 1 }]);
  expect(text).toContain(money.text);
  const [entry] = entries(money, text);
  expect(entry).toMatchObject({ currency: money.currency, exponent: money.exponent });
  expect(entry?.lines.find(({ account }) => account === 'storageFees')?.debit).toBe(-money.units);
});

test.each(MONEY)(
  '$currency: entries balance, classes and months add up to the lines of the report, and payout takes the total',
  (money) => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const made = entries(money, written(money, lines));
        const rest = new Map<string, number>();
        const add = (key: string, amount: number): void => void rest.set(key, (rest.get(key) ?? 0) + amount);
        for (const { kind, units, day } of lines) add(`${day.slice(0, 7)} ${kind[3]}`, units);
        let payout = 0;
        for (const entry of made) {
          let balance = 0;
          for (const { debit, credit, class: name, account } of entry.lines) {
            expect([Number.isSafeInteger(debit), Number.isSafeInteger(credit)]).toEqual([true, true]);
            balance += debit - credit;
            if (name !== null) add(`${entry.month} ${name}`, debit - credit);
            if (account === 'payout') payout += debit - credit;
          }
          expect(balance).toBe(0);
        }
        expect([...rest].filter(([, amount]) => amount !== 0)).toEqual([]);
        const total = lines.reduce((all, { units }) => all + units, 0);
        expect(payout).toBe(Math.max(total, 0));
      }),
      { numRuns: 25 },
    );
  },
);
