// What holds for any settlement report, wherever its text is cut.

import * as fc from 'fast-check';
import type { OrderPart } from '../../../../src/TypeScript/flows/settlements/orderParts';
import { formatMinor, minor } from '../../../../src/TypeScript/ledger/minor';
import { type Cells, inZone, line, readPieces, readText, report, summary } from './reportText';

const KINDS = [
  ['Order', 'ItemPrice', 'Principal'],
  ['Order', 'ItemFees', 'Commission'],
  ['Refund', 'ItemPrice', 'Principal'],
  ['other-transaction', 'other-transaction', 'Storage Fee'],
  ['CouponRedemptionFee', 'CouponRedemptionFee', 'Coupon "Frühling" 🌷'],
] as const;

const CURRENCIES = [
  { currency: 'USD', exponent: 2, mark: '.' },
  { currency: 'EUR', exponent: 2, mark: ',' },
  { currency: 'JPY', exponent: 0, mark: '' },
] as const;

interface Line {
  readonly units: number;
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly marketplace: string;
  readonly order: number;
  readonly settlement: number;
}

const anyLine: fc.Arbitrary<Line> = fc.record({
  units: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  kind: fc.constantFrom(...KINDS),
  at: fc.integer({ min: Date.UTC(2026, 1, 26) / 1_000, max: Date.UTC(2026, 3, 3) / 1_000 }),
  marketplace: fc.constantFrom('Amazon.com', 'Amazon.de', ''),
  order: fc.integer({ min: 1, max: 4 }),
  settlement: fc.integer({ min: 1, max: 3 }),
});

const anyFile = fc.record({
  money: fc.constantFrom(...CURRENCIES),
  lines: fc.array(anyLine, { maxLength: 30 }),
  summariesAt: fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)),
  end: fc.constantFrom('\n', '\r\n'),
});

type File = typeof anyFile extends fc.Arbitrary<infer Value> ? Value : never;

const time = (seconds: number): string =>
  `${new Date(seconds * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** The file as text: lines in any order and mixture, the three summary rows anywhere among them. */
function textOf({ money, lines, summariesAt, end }: File): string {
  const amount = (units: number): string => formatMinor(minor(units), money.exponent).replace('.', money.mark);
  const rows: Cells[] = lines.map(
    ({ units, kind: [type, amountType, description], at, marketplace, order, settlement }) =>
      line(amountType, description, amount(units), {
        'settlement-id': String(settlement),
        'transaction-type': type,
        'order-id': `114-0000000-000000${order}`,
        'marketplace-name': marketplace,
        'posted-date-time': time(at),
      }),
  );
  for (const [at, place] of summariesAt.entries()) {
    const total = totalOf(lines.filter(({ settlement }) => settlement === at + 1));
    const head = summary(amount(total), { 'settlement-id': String(at + 1), currency: money.currency });
    rows.splice(Math.min(place, rows.length), 0, head);
  }
  return report(rows, undefined, end);
}

const totalOf = (lines: readonly { readonly units: number }[]): number =>
  lines.reduce((sum, { units }) => sum + units, 0);

const OPTIONS = {
  monthOf: (_name: string, _currency: string, at: number) => inZone('Asia/Kolkata', at),
  orderPartOf: ({ transactionType }: { transactionType: string }) =>
    (transactionType === 'Refund' ? 'refund' : 'sale') as OrderPart,
};

test('however a file is cut into pieces, what is read is the same', () => {
  fc.assert(
    fc.property(anyFile, fc.array(fc.nat(10_000), { maxLength: 12 }), (file, cuts) => {
      const text = textOf(file);
      const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
      const pieces = places.slice(1).map((to, at) => text.slice(places[at], to));

      expect(readPieces(pieces, OPTIONS)).toEqual(readText(text, OPTIONS));
    }),
  );
});

test('groups, orders and lines all add up to the same, which is the total', () => {
  fc.assert(
    fc.property(anyFile, (file) => {
      for (const { head, groups, lines, sum, orders } of readText(textOf(file), OPTIONS)) {
        const own = file.lines.filter(({ settlement }) => String(settlement) === head.settlementId);
        const byOrder = orders.flatMap(({ sale, refunds }) => [sale, ...refunds.map(({ amount }) => amount)]);

        expect(sum).toBe(head.total);
        expect(sum).toBe(totalOf(own) || 0);
        expect(lines).toBe(own.length);
        expect(totalOf(groups.map(({ amount }) => ({ units: amount })))).toBe(sum);
        expect(groups.reduce((count, each) => count + each.lines, 0)).toBe(lines);
        expect(totalOf(byOrder.map((units) => ({ units })))).toBe(sum);
      }
    }),
  );
});

test('each group has the lines of its kind, marketplace and month, and no others', () => {
  fc.assert(
    fc.property(anyFile, (file) => {
      const expected = new Map<string, number>();
      for (const { kind, at, marketplace, settlement, units } of file.lines) {
        const key = [settlement, ...kind, marketplace, inZone('Asia/Kolkata', at * 1_000)].join('|');
        expected.set(key, (expected.get(key) ?? 0) + units);
      }
      const found = readText(textOf(file), OPTIONS).flatMap(({ head, groups }) =>
        groups.map((each) => {
          const { transactionType, amountType, amountDescription, marketplaceName, month, amount } = each;
          const key = [head.settlementId, transactionType, amountType, amountDescription, marketplaceName, month].join(
            '|',
          );
          return [key, amount] as const;
        }),
      );

      expect(new Map(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
    }),
  );
});
