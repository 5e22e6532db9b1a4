// What is unusual in a settlement: each rule with what it tells and what it leaves alone.

import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { type Item, ItemRuns } from '../../../../src/TypeScript/flows/settlements/itemRuns';
import { LineFinder } from '../../../../src/TypeScript/flows/settlements/lineFinder';
import { SettlementReader } from '../../../../src/TypeScript/flows/settlements/reader';
import {
  type Finding,
  type KnownLines,
  kindKey,
  NOTHING_KNOWN,
  UnusualLines,
} from '../../../../src/TypeScript/flows/settlements/unusual';
import { evidenceText } from '../../../../src/TypeScript/flows/settlements/unusualEvidence';
import { type Row, type RowMore, settlementText } from '../../../support/settlementText';

const classOf = classifier(DEFAULT_MAP);
const monthOf = (): string => '2026-03';

function look(rows: readonly Row[], known: KnownLines = NOTHING_KNOWN): { findings: Finding[]; known: KnownLines } {
  const text = settlementText({ rows, id: String(11_000_000_000 + known.settlements.length) });
  const reader = new SettlementReader({ monthOf });
  reader.read(text);
  const [reading] = reader.end();
  if (reading === undefined) throw new Error('Expected a settlement, found none.');
  const { head, groups } = reading;
  const unusual = new UnusualLines({ head, groups, classOf, map: DEFAULT_MAP, known });
  const each = (take: (item: Item) => void): void => {
    const runs = new ItemRuns(classOf, take);
    const finder = new LineFinder({
      ...head,
      monthOf,
      skip: 0,
      keep: 0,
      wants: (line) => {
        runs.add(line);
        return false;
      },
    });
    finder.read(text);
    finder.end();
    runs.end();
  };
  each((item) => unusual.look(item));
  const { gathering } = unusual;
  if (gathering !== null) each((item) => gathering.look(item));
  return { findings: unusual.end(), known: unusual.addedTo(known) };
}

/** An order of a mug: its price, and what Amazon takes of it. */
function mug(number: number, fees: { commission?: string; fba?: string; quantity?: string; sku?: string } = {}): Row[] {
  const { commission = '-3.00', fba = '-4.56', quantity = '1', sku = 'MUG' } = fees;
  const more: RowMore = {
    orderId: `111-0000001-${String(number).padStart(7, '0')}`,
    item: String(1_000 + number),
    shipment: `S${number}`,
    sku,
    quantity,
  };
  return [
    ['Order', 'ItemPrice', 'Principal', quantity === '1' ? '20.00' : '40.00', more],
    ['Order', 'ItemFees', 'Commission', commission, more],
    ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', fba, more],
  ];
}

const usual = Array.from({ length: 6 }, (_, at) => mug(at + 1)).flat();
const known = look(usual).known;

const told = (rows: readonly Row[], before: KnownLines = known): string[] =>
  look(rows, before).findings.map(({ rule, words }) => `${rule}: ${words}`);

const on = 'on Amazon.com';

test('the first settlement of a connection has nothing to be compared with', () => {
  expect(told(usual, NOTHING_KNOWN)).toEqual([]);
});

test('what is as it always was is not unusual', () => {
  expect(told(usual)).toEqual([]);
});

test('a kind of line that no settlement had before is told once, with its lines and amount', () => {
  const fee: Row = ['Order', 'ItemFees', 'BrandNewFee', '-1.10', { orderId: '111-0000001-0000001' }];
  expect(told([...mug(1), fee, fee])).toEqual([
    `new-kind: "Order / ItemFees / BrandNewFee" ${on} was never seen in an earlier settlement: 2 lines, -2.20 USD.`,
  ]);
});

test('what buyers pay and get back is never a new kind: there is nothing to dispute about a first gift wrap', () => {
  const more = { orderId: '111-0000001-0000001' };
  const wrap: Row = ['Order', 'ItemPrice', 'GiftWrap', '3.99', more];
  const back: Row = ['Refund', 'ItemPrice', 'Principal', '-20.00', more];
  expect(told([...mug(1), wrap, back])).toEqual([]);
});

test('a description that is different each time, such as the text of a coupon, is a new kind only once', () => {
  const coupon = (text: string): Row => ['CouponRedemptionFee', 'CouponRedemptionFee', text, '-0.60'];
  const first = look([coupon('Save 5 %')], known);
  expect(first.findings.map(({ rule }) => rule)).toEqual(['new-kind']);
  expect(told([coupon('Save 10 % on mugs')], first.known)).toEqual([]);
});

test.each<[what: string, rows: Row[], expected: string[]]>([
  [
    'a fulfilment fee of a unit that doubled',
    mug(9, { fba: '-9.12' }),
    [
      `fee: "Order / ItemFees / FBAPerUnitFulfillmentFee" ${on} is outside its own history in 1 line of -9.12 USD: 4.56 USD more than usual in all.`,
    ],
  ],
  ['the same fee for two units at once', mug(9, { quantity: '2', commission: '-6.00', fba: '-9.12' }), []],
  ['a fee that moved by less than a tenth', mug(9, { fba: '-5.00' }), []],
  ['a cent more of a commission, which is rounding', mug(9, { commission: '-3.01' }), []],
  [
    'a commission of another rate',
    mug(9, { commission: '-3.40' }),
    [
      `fee: "Order / ItemFees / Commission" ${on} is outside its own history in 1 line of -3.40 USD: 0.40 USD more than usual in all.`,
    ],
  ],
  [
    'a fee that is far less than usual',
    mug(9, { fba: '-1.00' }),
    [
      `fee: "Order / ItemFees / FBAPerUnitFulfillmentFee" ${on} is outside its own history in 1 line of -1.00 USD: 3.56 USD less than usual in all.`,
    ],
  ],
  ['a SKU without a history, charged as others are', mug(9, { sku: 'LAMP' }), []],
  [
    'a SKU without a history, charged more than any other ever was',
    mug(9, { sku: 'LAMP', fba: '-12.00' }),
    [
      `fee: "Order / ItemFees / FBAPerUnitFulfillmentFee" ${on} is outside its own history in 1 line of -12.00 USD: 7.44 USD more than usual in all.`,
    ],
  ],
])('fees against their own history: %s', (_what, rows, expected) => {
  expect(told(rows)).toEqual(expected);
});

test('four earlier lines are no history yet, and a fee that always varied may vary', () => {
  const few = look(Array.from({ length: 4 }, (_, at) => mug(at + 1)).flat()).known;
  expect(told(mug(9, { fba: '-9.12' }), few)).toEqual([]);
  const varied = ['-3.00', '-4.00', '-5.00', '-6.00', '-7.00'].flatMap((fba, at) => mug(at + 1, { fba }));
  expect(told(mug(9, { fba: '-9.00' }), look(varied).known)).toEqual([]);
});

test('a SKU without a history may cost what another SKU has cost, however far that is from the median', () => {
  const withLarge = look([...usual, ...mug(7, { sku: 'SOFA', fba: '-12.00' })]).known;
  expect(told(mug(9, { sku: 'LAMP', fba: '-11.00' }), withLarge)).toEqual([]);
});

test('a new level of a fee is the usual one in time', () => {
  let before = known;
  const raised = Array.from({ length: 40 }, (_, at) => mug(at + 1, { fba: '-6.00' })).flat();
  expect(told(raised)).toHaveLength(1);
  before = look(raised, before).known;
  expect(told(raised, before)).toEqual([]);
});

const twice = (rows: readonly Row[]): Row[] => [...rows, ...rows.filter(([, type]) => type === 'ItemFees')];

test('a charge that stands there twice for one item, shipment and day is a possible duplicate', () => {
  const { findings } = look(twice(mug(1)), known);
  expect(findings.map(({ words }) => words)).toEqual([
    `"Order / ItemFees / Commission" ${on} may have been charged twice: 2 lines for the same item, shipment and day, -3.00 USD more than once.`,
    `"Order / ItemFees / FBAPerUnitFulfillmentFee" ${on} may have been charged twice: 2 lines for the same item, shipment and day, -4.56 USD more than once.`,
  ]);
});

test.each<[what: string, rows: Row[]]>([
  ['an item that left in two parts, goods and fees twice', [...mug(1), ...mug(1)]],
  [
    'two items of one order',
    [...mug(1), ...mug(1).map(([a, b, c, d, more]): Row => [a, b, c, d, { ...more, item: '77' }])],
  ],
  [
    'two shipments',
    [
      ...mug(1),
      ...mug(1)
        .slice(1)
        .map(([a, b, c, d, more]): Row => [a, b, c, d, { ...more, shipment: 'S77' }]),
    ],
  ],
  [
    'another day',
    [
      ...mug(1),
      ...mug(1)
        .slice(1)
        .map(([a, b, c, d, more]): Row => [a, b, c, d, { ...more, at: '2026-03-07 20:00:00 UTC' }]),
    ],
  ],
  [
    'one loss in a warehouse as ten rows',
    Array.from(
      { length: 10 },
      (): Row => ['other-transaction', 'FBA Inventory Reimbursement', 'WAREHOUSE_LOST', '9.00'],
    ),
  ],
  [
    'advertising in equal amounts',
    Array.from({ length: 3 }, (): Row => ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-500.00']),
  ],
])('identical rows that are right: %s', (_what, rows) => {
  expect(look(rows, known).findings.filter(({ rule }) => rule === 'duplicate')).toEqual([]);
});

test('storage that is charged twice on one day is a possible duplicate, although it names no order', () => {
  const storage: Row = ['other-transaction', 'other-transaction', 'Storage Fee', '-31.20', { marketplace: '' }];
  expect(told([storage, storage], NOTHING_KNOWN)).toEqual([
    'duplicate: "other-transaction / other-transaction / Storage Fee" may have been charged twice: 2 lines for the same item, shipment and day, -31.20 USD more than once.',
  ]);
});

test('money for stock that is taken back is told; money that is given is not', () => {
  const rows: Row[] = [
    ['other-transaction', 'FBA Inventory Reimbursement', 'REVERSAL_REIMBURSEMENT', '18.00', { sku: 'MUG' }],
    ['other-transaction', 'FBA Inventory Reimbursement', 'COMPENSATED_CLAWBACK', '-18.00', { sku: 'MUG' }],
  ];
  expect(told(rows, NOTHING_KNOWN)).toEqual([
    `claw-back: "other-transaction / FBA Inventory Reimbursement / COMPENSATED_CLAWBACK" ${on} takes back money for stock: 1 line, -18.00 USD.`,
  ]);
});

test('a chargeback is one cause with all its lines; one that gives money back is none', () => {
  const more: RowMore = { orderId: '111-0000001-0000001', sku: 'MUG', adjustment: 'amzn1:crow:1' };
  const rows: Row[] = [
    ['Chargeback Refund', 'ItemPrice', 'Principal', '-20.00', more],
    ['Chargeback Refund', 'ItemFees', 'Commission', '3.00', more],
  ];
  expect(told(rows, NOTHING_KNOWN)).toEqual([`chargeback: Chargeback Refund ${on} took -17.00 USD in 2 lines.`]);
  const back: Row[] = [['Chargeback Refund', 'ItemPrice', 'Principal', '20.00', more]];
  expect(told(back, NOTHING_KNOWN)).toEqual([]);
});

test('the evidence names order, SKU, amount, date, Amazon’s references and the hash of each row', () => {
  const more: RowMore = {
    orderId: '111-0000001-0000009',
    sku: 'MUG',
    adjustment: 'amzn1:crow:1',
    shipment: 'S9',
    quantity: '1',
  };
  const { findings } = look([['Chargeback Refund', 'ItemPrice', 'Principal', '-20.00', more]]);
  const head = {
    settlementId: '11223344551',
    currency: 'USD',
    exponent: 2,
    start: Date.parse('2026-03-01T08:00:00Z'),
    end: Date.parse('2026-03-14T08:00:00Z'),
    depositDate: 0,
    total: findings[0]?.amount ?? (0 as never),
  };
  const text = evidenceText(findings[0] as Finding, { head, reportId: '5001', hashOf: () => 'abc123' });
  expect(text.split('\n').slice(0, 14)).toEqual([
    'Settlement 11223344551, 2026-03-01 to 2026-03-14 UTC, amounts in USD',
    'Report 5001',
    '',
    'Chargeback Refund on Amazon.com took -20.00 USD in 1 line.',
    'We dispute these, or ask for the documents that they rest on.',
    '',
    '1. -20.00 USD · Chargeback Refund / ItemPrice / Principal',
    '   Order: 111-0000001-0000009',
    '   SKU: MUG',
    '   Quantity: 1',
    '   Posted: 2026-03-05 20:00:00 UTC',
    '   Marketplace: Amazon.com',
    '   Adjustment id: amzn1:crow:1',
    '   Shipment id: S9',
  ]);
  expect(text).toContain('   Row: 3, hash abc123');
});

test('a thousand lines of one cause are one finding that shows the first fifty', () => {
  const rows = Array.from(
    { length: 1_000 },
    (_, at): Row => [
      'other-transaction',
      'FBA Inventory Reimbursement',
      'COMPENSATED_CLAWBACK',
      '-1.00',
      { sku: `S${at}` },
    ],
  );
  const { findings } = look(rows);
  expect(findings.map(({ lines, amount, evidence }) => [lines, amount, evidence.length])).toEqual([
    [1_000, -100_000, 50],
  ]);
});

test('a history stays small however many settlements it has, and kinds are known without regard to spelling', () => {
  let before = NOTHING_KNOWN;
  for (let at = 0; at < 12; at++) {
    const rows = Array.from({ length: 20 }, (_, each) =>
      mug(each, { fba: `-${4 + ((each * 7 + at) % 15)}.00` }),
    ).flat();
    before = look(rows, before).known;
  }
  const histograms = Object.values(before.fees);
  expect(Math.max(...histograms.map((each) => each.length))).toBeLessThanOrEqual(12);
  expect(Math.max(...histograms.map((each) => each.reduce((all, [, count]) => all + count, 0)))).toBeLessThanOrEqual(
    64,
  );
  const triple = { transactionType: 'order', amountType: ' ItemFees', amountDescription: 'FBA fulfilment fee' };
  expect(kindKey(triple, [])).toBe('order\titemfees\tfba fulfillment fee');
});
