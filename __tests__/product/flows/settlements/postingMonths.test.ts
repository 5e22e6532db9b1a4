// Settlements over several months and marketplaces, and months that are not open.

import type { LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { journals, line, MAIN, moved, page, plan, reading } from './support';

const APRIL = { month: '2026-04' } as const;
const MAY = { month: '2026-05' } as const;
const CA = { marketplaceName: 'Amazon.ca' } as const;
const END = { end: Date.parse('2026-05-05T08:00:00Z') };
const AMERICA = { from: '2026-01-01', to: '2026-12-31' } as const;

/** March brings 90.00, April takes 30.00, May brings 40.00: 100.00 is paid out. */
const THREE: readonly LineGroup[] = [
  line('sales', 100_00),
  line('fba-fees', -10_00),
  line('sales', 5_00, APRIL),
  line('storage', -35_00, APRIL),
  line('sales', 60_00, MAY),
  line('current-reserve', -20_00, MAY),
];

test('each month has its own journal, and what it brings waits on carry for the last, which moves payout', () => {
  const entries = journals(reading(THREE, END));
  expect(entries.map(({ month, day, externalId }) => `${month} ${day} ${externalId}`)).toEqual([
    '2026-03 2026-03-31 cwy-settle-12345678901-1-1',
    '2026-04 2026-04-30 cwy-settle-12345678901-1-2',
    '2026-05 2026-05-05 cwy-settle-12345678901-1-3',
  ]);
  expect(entries.map(page)).toEqual([
    ['sales Cr 100.00', 'fbaFees Dr 10.00', 'carry Dr 90.00'],
    ['sales Cr 5.00', 'storageFees Dr 35.00', 'carry Cr 30.00'],
    ['sales Cr 60.00', 'reserve Dr 20.00', 'carry Cr 90.00', 'carry Dr 30.00', 'payout Dr 100.00'],
  ]);
});

test('after each month carry stands at what the months until then came to', () => {
  const entries = journals(reading(THREE, END));
  const carry = entries.map((_, index) => moved(entries.slice(0, index + 1)).carry);
  expect(carry).toEqual([90_00, 60_00, undefined]);
});

test('a debt at the end of several months is one debt', () => {
  const groups = [line('storage', -35_00), line('sales', 5_00, APRIL)];
  const entries = journals(reading(groups, END));
  expect(entries.map(page)).toEqual([
    ['storageFees Dr 35.00', 'carry Cr 35.00'],
    ['sales Cr 5.00', 'carry Dr 35.00', 'debt Cr 30.00'],
  ]);
});

test('a transfer that failed in a month before the last is expected in the last', () => {
  const before = journals(reading([line('sales', 70_00)]));
  const groups = [line('failed-transfer', 70_00, { marketplaceName: '' }), line('sales', 10_00, APRIL)];
  const entries = journals(reading(groups, END));
  expect(entries.map(page)).toEqual([
    ['payout Cr 70.00', 'carry Dr 70.00'],
    ['sales Cr 10.00', 'carry Cr 70.00', 'payout Dr 80.00'],
  ]);
  expect(moved([...before, ...entries]).payout).toBe(80_00);
});

test.each([
  ['within the month of its last lines, its own last day', '2026-03-24T08:00:00Z', '2026-03-24'],
  ['after it by a zone behind UTC, the last of the month', '2026-04-01T06:59:59Z', '2026-03-31'],
  ['before it by a zone ahead of UTC, the first of the month', '2026-02-28T15:30:00Z', '2026-03-01'],
])('where a settlement ends %s is the day', (_where, end, day) => {
  expect(journals(reading([line('sales', 1_00)], { end: Date.parse(end) }))[0]?.day).toBe(day);
});

test('the last day of February is its own in every year', () => {
  const days = ['2026-02', '2028-02'].map(
    (month) => journals(reading([line('sales', 1_00, { month })], { end: Date.parse('2028-06-01T00:00:00Z') }))[0]?.day,
  );
  expect(days).toEqual(['2026-02-28', '2028-02-29']);
});

test('a month that is closed posts on the first open day after it, and keeps saying which month it is of', () => {
  const openSpans = [{ from: '2026-05-01', to: '2026-12-31' }];
  const entries = journals(reading(THREE, END), { openSpans });
  expect(entries.map(({ month, day, memo }) => `${month} ${day} ${memo}`)).toEqual([
    '2026-03 2026-05-01 Amazon settlement 12345678901, Amazon.com, 2026-03, of 2026-03-31, which is not open',
    '2026-04 2026-05-01 Amazon settlement 12345678901, Amazon.com, 2026-04, of 2026-04-30, which is not open',
    '2026-05 2026-05-05 Amazon settlement 12345678901, Amazon.com, 2026-05',
  ]);
  expect(entries.map(page)).toEqual(journals(reading(THREE, END)).map(page));
});

test('where no day is open for one month, nothing of the settlement posts, not the other months either', () => {
  const openSpans = [{ from: '2026-03-01', to: '2026-04-30' }];
  const made = plan(reading(THREE, END), { openSpans });
  expect(made).not.toHaveProperty('journals');
  expect(made).toMatchObject({
    ok: false,
    held: [
      {
        reason:
          'No accounting period is open on 2026-05-05 or after it, so 2026-05 of settlement 12345678901 in Amazon.com ' +
          'cannot be posted. Open a period; it is tried again then.',
        amount: 40_00,
        lines: 2,
      },
    ],
  });
  expect(plan(reading(THREE, END), { openSpans: [AMERICA] }).ok).toBe(true);
});

test('a month that moves nothing needs no open day', () => {
  const groups = [line('sales', 0), line('sales', 1_00, MAY)];
  expect(plan(reading(groups, END), { openSpans: [{ from: '2026-05-01', to: '2026-05-31' }] }).ok).toBe(true);
  expect(plan(reading([line('subscription', 0)], END), { openSpans: [] })).toMatchObject({ ok: true, journals: [] });
});

test('each marketplace has its journal, the own one first; payout, carry and debt are those of the own one', () => {
  const groups = [
    line('sales', 30_00, CA),
    line('sales', 10_00, { marketplaceName: 'Amazon.com.mx' }),
    line('sales', 10_00, { ...APRIL, ...CA }),
    line('sales', 20_00),
  ];
  const entries = journals(reading(groups, END));
  expect(entries.map(({ month, marketplaceName }) => `${month} ${marketplaceName}`)).toEqual([
    '2026-03 Amazon.com',
    '2026-03 Amazon.ca',
    '2026-03 Amazon.com.mx',
    '2026-04 Amazon.com',
    '2026-04 Amazon.ca',
  ]);
  expect(entries.map(page)).toEqual([
    ['sales Cr 20.00', 'carry Dr 20.00'],
    ['sales Cr 30.00', 'carry Dr 30.00'],
    ['sales Cr 10.00', 'carry Dr 10.00'],
    ['carry Cr 60.00', 'payout Dr 60.00'],
    ['sales Cr 10.00', 'payout Dr 10.00'],
  ]);
  const whose = entries.flatMap(({ lines }) => lines.map((each) => `${each.account} ${each.marketplaceName}`));
  expect(new Set(whose)).toEqual(
    new Set(['sales Amazon.com', 'sales Amazon.ca', 'sales Amazon.com.mx', 'carry Amazon.com', 'payout Amazon.com']),
  );
});

test('the tax of each marketplace is its own, and what Amazon kept in one is not set against another', () => {
  const groups = [
    line('tax', 8_00),
    line('withheld-tax', -8_00),
    line('tax', 5_00, CA),
    line('withheld-tax', -4_00, CA),
    line('sales', 1_00, { marketplaceName: 'amazon.com' }),
  ];
  const entries = journals(reading(groups));
  expect(entries.map(page)).toEqual([
    ['sales Cr 1.00', 'facilitatorTax Cr 8.00', 'facilitatorTax Dr 8.00', 'payout Dr 1.00'],
    [
      'facilitatorTax Cr 5.00',
      'facilitatorTax Dr 4.00',
      'salesTax Cr 1.00',
      'facilitatorTax Dr 1.00',
      'payout Dr 1.00',
    ],
  ]);
  const [, ofCanada] = entries;
  expect(ofCanada?.lines.map(({ marketplaceName }) => marketplaceName)).toEqual([
    ...Array.from({ length: 4 }, () => 'Amazon.ca'),
    MAIN,
  ]);
});

test('lines of no marketplace, or of orders from elsewhere, are of the own one, and say where they were from', () => {
  const groups = [
    line('storage', -1_00, { marketplaceName: '' }),
    line('storage', -2_00, { marketplaceName: ' ' }),
    line('fba-fees', -4_00, { marketplaceName: 'Non-Amazon US' }),
    line('fba-fees', -8_00),
    line('sales', 50_00),
  ];
  const [journal, ...more] = journals(reading(groups));
  expect(more).toEqual([]);
  expect(page(journal!)).toEqual([
    'sales Cr 50.00',
    'fbaFees Dr 4.00',
    'fbaFees Dr 8.00',
    'storageFees Dr 3.00',
    'payout Dr 35.00',
  ]);
  expect(journal!.lines[1]).toMatchObject({
    memo: 'Order / ItemPrice@fba-fees / Principal (Non-Amazon US)',
    marketplaceName: MAIN,
  });
});
