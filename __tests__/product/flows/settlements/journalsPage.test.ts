// The page on settlement journals against the plan: the table of classes, and every journal on it.

import { LINE_CLASSES } from '../../../../src/TypeScript/flows/settlements/accounts';
import { CLASS_ROWS } from '../../../../src/TypeScript/flows/settlements/classes';
import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import type { LineRow } from '../../../../src/TypeScript/flows/settlements/lineRows';
import type { LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { formatMinor, parseDecimal } from '../../../../src/TypeScript/ledger/minor';
import { textOf } from '../../../support/files';
import { journals, line, reading } from './support';

const page = textOf('docs/flows/settlement-journals.md');

/** The cells of the table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const start = page.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`The page has no heading "${heading}".`);
  const end = page.indexOf('\n#', start + 1);
  const rows = page
    .slice(start, end)
    .split('\n')
    .filter((row) => row.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** `Storage fees` for `storageFees`, `FBA fees` for `fbaFees`. */
const wordsOf = (role: string): string =>
  role
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^fba/, 'FBA')
    .replace(/^./, (letter) => letter.toUpperCase());

const rowsOf = (entry: ReturnType<typeof journals>[number] | undefined): string[][] =>
  (entry?.lines ?? []).map(({ account, debit, credit }) => {
    const cell = (amount: typeof debit): string => (amount === 0 ? '' : formatMinor(amount, 2));
    return [wordsOf(account), cell(debit), cell(credit)];
  });

const april = { month: '2026-04' } as const;
const ofAccount = { transactionType: 'other-transaction', marketplaceName: '' } as const;

test('every class stands in its turn with the account that it goes to', () => {
  const rows = tableUnder('## Both sides of every class');
  expect(rows.map(([name]) => name)).toEqual(
    LINE_CLASSES.filter((name) => name !== 'review').map((name) => `\`${name}\``),
  );
  const said = rows.map(([, account = '']) => account.split(/[,;:]/)[0]);
  expect(said).toEqual(LINE_CLASSES.filter((name) => name !== 'review').map((name) => wordsOf(CLASS_ROWS[name].role)));
});

test('the page says of exactly those classes that they take money off clearing, which do', () => {
  const said = tableUnder('## Both sides of every class')
    .filter(([, , booked = '']) => booked.endsWith('Clearing'))
    .map(([name]) => name);
  const relieving = LINE_CLASSES.filter((name) => name !== 'review' && name !== 'collected-on-delivery').filter(
    (name) =>
      ['order', 'daily'].every((way) =>
        journals(reading([line(name, 5_00), line('reimbursements', 9_00)]), { way: way as 'order' | 'daily' })
          .flatMap(({ lines }) => lines)
          .some(({ account }) => account === 'clearing'),
      ),
  );
  // Tax that Amazon remits has something left only where it is not the mirror of tax.
  expect(said).toEqual(relieving.filter((name) => name !== 'withheld-tax').map((name) => `\`${name}\``));
});

const classOf = classifier(DEFAULT_MAP);
const example: readonly LineGroup[] = tableUnder('## Worked example').map(
  ([type = '', amountType = '', what = '', amount = '']) =>
    line('sales', parseDecimal(amount.replace('−', '-'), 2), {
      transactionType: type,
      amountType,
      amountDescription: what,
      marketplaceName: type === 'other-transaction' ? '' : 'Amazon.com',
    }),
);

test('the lines of the worked example have their classes by the shipped map, and come to its total', () => {
  const classes = tableUnder('## Worked example').map((cells) => cells[4]);
  expect(example.map((group) => `\`${classOf(group)}\``)).toEqual(classes);
  expect(page).toContain(`They come to ${formatMinor(reading(example).sum, 2)}, which is Amazon's total.`);
});

test.each([
  ['settlement', '### In the way Settlement'],
  ['order', '### In the ways Order and Daily'],
  ['daily', '### In the ways Order and Daily'],
] as const)('the worked example posts what the page says, in the way %s', (way, heading) => {
  const entries = journals(reading(example), { way }, classOf);
  expect(entries).toHaveLength(1);
  expect(tableUnder(heading)).toEqual(rowsOf(entries[0]));
  const off = entries[0]?.lines.filter(({ account }) => account === 'clearing') ?? [];
  const cleared = off.reduce((all, { debit, credit }) => all + credit - debit, 0);
  expect(cleared).toBe(way === 'settlement' ? 0 : 104_61);
  expect(page).toContain('Clearing goes down by 104.61');
});

test('two months post what the page says', () => {
  const groups = [
    line('sales', 100_00),
    line('fba-fees', -10_00),
    line('sales', 5_00, april),
    line('storage', -35_00, april),
  ];
  const entries = journals(reading(groups, { end: Date.parse('2026-04-05T08:00:00Z') }));
  expect(entries.map(rowsOf)).toEqual([tableUnder('### March'), tableUnder('### April')]);
});

test.each([
  ['### Ten sold, a subscription of 39.99', [line('sales', 10_00), line('subscription', -39_99)]],
  [
    '### The settlement after it, with 50.00 sold',
    [line('sales', 50_00), line('payable-to-amazon', -29_99, ofAccount)],
  ],
  ['### 70.00 that came back, and 10.00 sold', [line('failed-transfer', 70_00, ofAccount), line('sales', 10_00)]],
])('what stands under "%s" is posted so', (heading, groups) => {
  expect(journals(reading(groups)).map(rowsOf)).toEqual([tableUnder(heading)]);
});

test('prices that hold VAT are split as the page says', () => {
  const refund = line('refunds', -23_80, { transactionType: 'Refund' });
  const rowOf = (group: LineGroup): LineRow => ({ ...group, class: 'sales', tax: { code: '9', rate: 1_900 } });
  const [entry] = journals(reading([line('sales', 119_00), refund]), { rowOf });
  expect(tableUnder('### 119.00 sold and 23.80 refunded at 19 %')).toEqual(rowsOf(entry));
});

test("lines of another subsidiary's marketplace stand in two entries as the page says", () => {
  const there = { marketplaceName: 'Amazon.ca' };
  const groups = [line('sales', 100_00), line('sales', 40_00, there), line('fba-fees', -6_00, there)];
  const [paid, other] = journals(reading(groups), { subsidiaryOf: (name) => name });
  expect(tableUnder('### In the books that are paid')).toEqual(rowsOf(paid));
  expect(tableUnder('### In the books of the other subsidiary')).toEqual(rowsOf(other));
});
