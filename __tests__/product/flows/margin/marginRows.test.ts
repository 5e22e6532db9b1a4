// Margins by SKU: every line in one column of one row, storage spread to the cent, and the same as a file.

import * as fc from 'fast-check';
import { marginCsv, marginOf, totalOf } from '../../../../src/TypeScript/flows/margin/marginCsv';
import {
  COLUMN_OF,
  MARGIN_COLUMNS,
  type MarginRow,
  marginRows,
} from '../../../../src/TypeScript/flows/margin/marginRows';
import type { SkuFacts } from '../../../../src/TypeScript/flows/margin/skuFacts';
import { monthBefore, skuWeights } from '../../../../src/TypeScript/flows/margin/storageKeys';
import { StorageReader } from '../../../../src/TypeScript/flows/margin/storageReport';
import { LINE_CLASSES } from '../../../../src/TypeScript/flows/settlements/accounts';
import type { LineClass } from '../../../../src/TypeScript/flows/settlements/settlement';
import { allocateToLargest } from '../../../../src/TypeScript/ledger/allocate';
import { minor, sum } from '../../../../src/TypeScript/ledger/minor';

/** The class of a kind is its description. */
const classOf = ({ amountDescription }: { readonly amountDescription: string }): LineClass =>
  amountDescription as LineClass;

/** `sku month class amount units` */
function facts(
  ...rows: readonly (readonly [sku: string, month: string, LineClass, amount: number, units?: number])[]
): SkuFacts {
  const kinds = LINE_CLASSES.map((amountDescription) => ({
    transactionType: 'Order',
    amountType: 'Any',
    amountDescription,
  }));
  return {
    kinds,
    skus: rows.map(([sku, month, name, amount, units = 0]) => ({
      marketplaceName: sku === '' ? '' : 'Amazon.com',
      sku,
      month,
      units,
      refundedUnits: 0,
      amounts: [[LINE_CLASSES.indexOf(name), amount]],
    })),
  };
}

const noStorage = { classOf, placeOf: () => '1', weightsOf: () => null };

const picture = (rows: readonly MarginRow[]): string[] =>
  rows.map(
    ({ sku, month, units, amounts }) =>
      `${month} ${sku || '-'} ${units}u ${MARGIN_COLUMNS.filter((column) => amounts[column] !== 0)
        .map((column) => `${column} ${amounts[column]}`)
        .join(', ')}`,
  );

test('each class is in one column, and what is on the balance sheet is aside', () => {
  expect(Object.keys(COLUMN_OF).sort()).toEqual([...LINE_CLASSES].sort());
  const rows = marginRows(
    facts(
      ['MUG', '2026-03', 'sales', 2_000, 1],
      ['MUG', '2026-03', 'promotions', -100],
      ['MUG', '2026-03', 'tax', 160],
      ['MUG', '2026-03', 'referral-fees', -300],
      ['MUG', '2026-04', 'refunds', -2_000],
      ['', '2026-03', 'subscription', -3_999],
      ['LAMP', '2026-03', 'reimbursements', 900],
    ),
    noStorage,
  );
  expect(picture(rows)).toEqual([
    '2026-03 - 0u fees -3999',
    '2026-03 LAMP 0u reimbursements 900',
    '2026-03 MUG 1u sales 1900, fees -300, aside 160',
    '2026-04 MUG 0u refunds -2000',
  ]);
});

test('storage without a SKU is spread by the weights, the cent of rest on the largest, what nobody can place stays', () => {
  const given = facts(['', '2026-03', 'storage', -1_000], ['MUG', '2026-03', 'sales', 2_000, 1]);
  const weightsOf = () => [
    { sku: '', weight: 1 },
    { sku: 'LAMP', weight: 1 },
    { sku: 'MUG', weight: 4 },
  ];
  expect(picture(marginRows(given, { ...noStorage, weightsOf }))).toEqual([
    '2026-03 - 0u storage -166',
    '2026-03 LAMP 0u storage -166',
    '2026-03 MUG 1u sales 2000, storage -668',
  ]);
  expect(picture(marginRows(given, noStorage))[0]).toBe('2026-03 - 0u storage -1000');
});

test('the rest of a split goes on the largest weight, and the shares always re-add', () => {
  expect(allocateToLargest(minor(100), [1, 1, 1])).toEqual([34, 33, 33]);
  expect(allocateToLargest(minor(-101), [1, 3, 3])).toEqual([-14, -44, -43]);
  const weights = fc
    .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 })
    .filter((each) => each.some((w) => w > 0));
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), weights, (total, each) => {
      expect(sum(allocateToLargest(minor(total), each))).toBe(total);
    }),
  );
});

test('whatever a settlement holds, its rows come to each class of it exactly', () => {
  const row = fc.tuple(
    fc.constantFrom('', 'MUG', 'LAMP', 'JUG'),
    fc.constantFrom('2026-03', '2026-04'),
    fc.constantFrom(...LINE_CLASSES),
    fc.integer({ min: -99_999, max: 99_999 }),
  );
  const weights = fc.option(
    fc.array(fc.record({ sku: fc.constantFrom('', 'MUG', 'CUP'), weight: fc.integer({ min: 0, max: 999 }) })),
  );
  fc.assert(
    fc.property(fc.array(row), weights, (given, weighed) => {
      const rows = marginRows(facts(...given), { ...noStorage, weightsOf: () => weighed });
      for (const column of MARGIN_COLUMNS) {
        const expected = given.reduce(
          (all, [, , name, amount]) => (COLUMN_OF[name] === column ? all + amount : all),
          0,
        );
        expect(sum(rows.map(({ amounts }) => amounts[column]))).toBe(expected);
      }
    }),
  );
});

const HEADER = 'asin\tfnsku\tMonth Of Charge\tcurrency\testimated_monthly_storage_fee';
const reader = (...lines: readonly string[]) => {
  const made = new StorageReader('2026-02', 'USD');
  for (const line of [HEADER, ...lines]) made.read(line);
  return made.end();
};

test('the report of storage is read by names of columns; keys add up, other months and currencies are left out', () => {
  expect(
    reader(
      'B01\tX01\t2026-02\tUSD\t1.2345\r',
      'B01\tX01\t2026-02\tUSD\t0.50',
      'B02\t\t2026-02\tUSD\t3',
      'B03\tX03\t2026-01\tUSD\t9.00',
      'B03\tX03\t2026-02\tCAD\t9.00',
      '',
    ),
  ).toEqual([
    { asin: 'B01', fnsku: 'X01', weight: 173 },
    { asin: 'B02', fnsku: '', weight: 300 },
  ]);
});

test.each([
  [
    'an amount below zero',
    ['B01\tX01\t2026-02\tUSD\t-1.00'],
    'Line 2: expected an amount that is not below zero, found "-1.00"',
  ],
  ['words for an amount', ['B01\tX01\t2026-02\tUSD\t--'], 'found "--"'],
])('a report of storage is refused: %s', (_what, lines, words) => {
  expect(() => reader(...lines)).toThrow(words);
});

test('a file without its columns, or without anything, is refused', () => {
  expect(() => new StorageReader('2026-02', 'USD').read('asin\tfnsku')).toThrow('month_of_charge');
  expect(() => new StorageReader('2026-02', 'USD').end()).toThrow('an empty file');
});

test.each([
  ['its label', 'B01', 'X01', 'MUG-FBA'],
  ['its product, where one SKU of it is in Amazon’s warehouse', 'B01', 'X99', 'MUG-FBA'],
  ['its product’s only SKU', 'B02', '', 'LAMP'],
  ['nothing, where two SKUs of it are in Amazon’s warehouse', 'B03', '', ''],
  ['nothing that the map knows', 'B09', 'X09', ''],
])('storage finds its SKU by %s', (_what, asin, fnsku, sku) => {
  const map = [
    { sku: 'MUG-FBA', asin: 'B01', fnsku: 'X01', byAmazon: true },
    { sku: 'MUG-FBM', asin: 'B01', fnsku: '', byAmazon: false },
    { sku: 'LAMP', asin: 'B02', fnsku: '', byAmazon: false },
    { sku: 'JUG-1', asin: 'B03', fnsku: 'X31', byAmazon: true },
    { sku: 'JUG-2', asin: 'B03', fnsku: 'X32', byAmazon: true },
  ];
  expect(skuWeights([{ asin, fnsku, weight: 5 }], map)).toEqual([{ sku, weight: 5 }]);
});

test('storage is charged in the month after', () => {
  expect([monthBefore('2026-03'), monthBefore('2026-01')]).toEqual(['2026-02', '2025-12']);
});

test('the file has a row a SKU, and no margin where cost is in another currency', () => {
  const amounts = { sales: 2_000, refunds: 0, fees: -300, storage: -50, reimbursements: 0, other: 0, aside: 160 };
  const line = { sku: '=MUG', units: 1, refundedUnits: 0, amounts: amounts as MarginRow['amounts'], cost: minor(700) };
  const sheet = { marketplace: 'Amazon.com', month: '2026-03', currency: 'USD', costCurrency: 'USD', skus: [line] };
  expect(marginCsv(sheet).split('\r\n')[1]).toBe(
    "Amazon.com,2026-03,'=MUG,1,0,USD,20.00,0.00,-3.00,-0.50,0.00,0.00,1.60,USD,7.00,9.50",
  );
  expect(marginOf(line, { currency: 'USD', costCurrency: 'EUR' })).toBeNull();
  expect(totalOf([line, line])).toMatchObject({ units: 2, cost: 1_400, amounts: { sales: 4_000, aside: 320 } });
});
