// Settlement reports that are well: each way in which Amazon writes them, and what users make of files, is read to the cent.

import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { orderPartOf } from '../../../../src/TypeScript/flows/settlements/orderParts';
import {
  type Cells,
  ID,
  line,
  page,
  readOne,
  readPieces,
  readText,
  report,
  rowText,
  summary,
  usual,
  usualRows,
  V1,
  V2,
} from './reportText';

const USUAL_PAGE = [
  `${ID}: 16.25 USD`,
  '2026-03 Amazon.com: Order / ItemPrice / Principal: 20.00 in 1',
  '2026-03 Amazon.com: Order / ItemFees / Commission: -3.00 in 1',
  '2026-03 Amazon.com: Order / ItemFees / FBAPerUnitFulfillmentFee: -0.75 in 1',
];

const withoutPromotion = V2.filter((column) => column !== 'promotion-id');

/** Dates of a whole row in the way of Canada, Europe and Australia. */
const dotted = (row: Cells): Cells =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [column, cell.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$3.$2.$1')]),
  );

const slashed = (row: Cells): Cells =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [column, cell.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1/$2/$3')]),
  );

const commas = (row: Cells): Cells => ({
  ...row,
  ...(row.amount ? { amount: row.amount.replace('.', ',') } : {}),
  ...(row['total-amount'] ? { 'total-amount': row['total-amount'].replace('.', ','), currency: 'EUR' } : {}),
});

const inCurrency = (currency: string) => (row: Cells) => (row['total-amount'] ? { ...row, currency } : row);

test('a settlement has its summary row, its lines by kind, marketplace and month, and their sum', () => {
  const reading = readOne(usual);

  expect(page(reading)).toEqual(USUAL_PAGE);
  expect(reading).toMatchObject({ lines: 3, sum: 1_625, notes: [], orders: [] });
  expect(reading.head).toEqual({
    settlementId: ID,
    currency: 'USD',
    exponent: 2,
    start: Date.UTC(2026, 2, 1, 9, 15, 2),
    end: Date.UTC(2026, 2, 15, 9, 15, 2),
    depositDate: Date.UTC(2026, 2, 17, 9, 15, 2),
    total: 1_625,
  });
});

test.each<[string, string]>([
  ['carriage returns at its line ends', report(usualRows, V2, '\r\n')],
  ['no line end at its end', usual.slice(0, -1)],
  ['a byte order mark', `\uFEFF${usual}`],
  ['a byte order mark read in another character set', `ï»¿${usual}`],
  ['23 columns', report(usualRows, withoutPromotion)],
  ['columns in another order', report(usualRows, [...V2].reverse())],
  ['column names in capitals and between blanks', usual.replace('transaction-type\t', ' Transaction-Type \t')],
  [
    'blank lines before its header, before its summary row, between its lines and behind',
    `\n\n${usual.replace(/\n/g, '\n\n')}\n`,
  ],
  ['lines of blank cells', usual.replace(/\n/g, `\n${'\t'.repeat(23)}\n`)],
  ['blanks around every cell', usual.replace(/\t/g, '  \t ').replace(/\n/g, ' \n')],
  ['blanks that do not break for cells', usual.replace(/\t\t/g, '\t\u00A0\t')],
  ['blanks behind amounts', usual.replace('-3.00', '-3.00    ')],
  ['blanks that do not break', usual.replace('-3.00', '\u00A0-3.00\u00A0')],
  [
    'the header once more in the middle',
    usual.replace(`\n${ID}\t\t\t\t\t\tOrder`, `\n${V2.join('\t')}\n${ID}\t\t\t\t\t\tOrder`),
  ],
  ['the currency on every row', report(usualRows.map((row) => ({ ...row, currency: 'USD' })))],
  [
    'amounts with one decimal and with none',
    report([
      usualRows[0] ?? {},
      line('ItemPrice', 'Principal', '20'),
      line('ItemFees', 'Commission', '-3.0'),
      line('ItemFees', 'FBAPerUnitFulfillmentFee', '-0.75'),
    ]),
  ],
])('a file with %s is read all the same', (_title, text) => {
  expect(readText(text).map(page)).toEqual([USUAL_PAGE]);
  expect(readOne(text).notes).toEqual([]);
});

test.each<[string, Cells[], string]>([
  ['the US, with dashes and a point', [...usualRows], 'USD'],
  ['Canada, with dots and a point', usualRows.map(dotted).map(inCurrency('CAD')), 'CAD'],
  ['Australia, with dots and a point', usualRows.map(dotted).map(inCurrency('AUD')), 'AUD'],
  ['Germany, with dots and a comma', usualRows.map(dotted).map(commas), 'EUR'],
  ['Poland, with dots and a comma', usualRows.map(dotted).map(commas).map(inCurrency('PLN')), 'PLN'],
])('a settlement of %s is read', (_title, rows, currency) => {
  const reading = readOne(report(rows));

  expect(page(reading)).toEqual(USUAL_PAGE.map((words) => words.replace('USD', currency)));
  expect(reading.head).toMatchObject(readOneHead());
});

const readOneHead = (): object => {
  const { start, end, depositDate } = readOne(usual).head;
  return { start, end, depositDate };
};

test('a settlement of Japan has slashes in its dates and no decimals; a comma in its amounts parts thousands', () => {
  const rows = [
    summary('12,845', { currency: 'JPY' }),
    line('ItemPrice', 'Principal', '1,234,500'),
    line('ItemFees', 'Commission', '-1,221,655'),
  ].map(slashed);
  const reading = readOne(report(rows));

  expect(page(reading)).toEqual([
    `${ID}: 12845 JPY`,
    '2026-03 Amazon.com: Order / ItemPrice / Principal: 1234500 in 1',
    '2026-03 Amazon.com: Order / ItemFees / Commission: -1221655 in 1',
  ]);
  expect(reading).toMatchObject({ sum: 12_845, head: { exponent: 0, ...readOneHead() } });
});

test.each<[string, string[], number[]]>([
  ['a point before decimals', ['1,234.50', '-1,234,567.8', '12', '1,234'], [123_450, -123_456_780, 1_200, 123_400]],
  ['a comma before decimals', ['1.234,50', '-1.234.567,8', '12', '1.234'], [123_450, -123_456_780, 1_200, 123_400]],
  ['no decimals at all', ['12', '-0', '7'], [1_200, 0, 700]],
])('in a file with %s the other mark parts thousands', (_title, amounts, units) => {
  const rows = amounts.map((amount, at) => line('ItemPrice', `Kind ${at}`, amount));

  expect(readOne(report([summary('0'), ...rows])).groups.map(({ amount }) => amount)).toEqual(units);
});

test('the mark before decimals is that of the file, though cells without doubt come behind those with one', () => {
  const rows = [line('ItemPrice', 'Principal', '1.234'), line('ItemPrice', 'Shipping', '0,50'), summary('1234,50')];

  expect(readOne(report(rows))).toMatchObject({ sum: 123_450, head: { total: 123_450 } });
});

test('a sign stays as it stands, whatever kind of line it is on', () => {
  const rows = [
    summary('-4.00'),
    line('ItemFees', 'Commission', '3.00'),
    line('ItemPrice', 'Principal', '-7.00'),
    line('ItemPrice', 'Tax', '-0.00'),
  ];

  expect(readOne(report(rows)).groups.map(({ amount }) => amount)).toEqual([300, -700, 0]);
});

test('rows that are the same are as many lines', () => {
  const lost = line('FBA Inventory Reimbursement', 'WAREHOUSE_LOST', '5.10', {
    'transaction-type': 'other-transaction',
  });
  const reading = readOne(report([summary('51.00'), ...Array.from({ length: 10 }, () => lost)]));

  expect(reading).toMatchObject({ lines: 10, sum: 5_100, groups: [{ lines: 10, amount: 5_100 }] });
});

test('quotes are letters like any other, in cells that count and in those that do not', () => {
  const reading = readOne(
    report([
      summary('1.00'),
      line('CouponRedemptionFee', '"Save 5', '0.50', { sku: '12" PAN' }),
      line('CouponRedemptionFee', '"Save 5"', '0.50', { 'promotion-id': '"' }),
    ]),
  );

  expect(reading.groups.map(({ amountDescription }) => amountDescription)).toEqual(['"Save 5', '"Save 5"']);
});

test('kinds of line that nobody has seen are read as they stand', () => {
  const unseen = line('Δοκιμή 手数料', 'A whole sentence: with, marks. And more.', '1.00', {
    'transaction-type': 'New kind',
  });

  expect(readOne(report([summary('1.00'), unseen])).groups).toMatchObject([
    {
      transactionType: 'New kind',
      amountType: 'Δοκιμή 手数料',
      amountDescription: 'A whole sentence: with, marks. And more.',
    },
  ]);
});

test('the same kind with blanks around its words is the same group', () => {
  const rows = [summary('2.00'), line('ItemPrice', 'Principal', '1.00'), line('ItemPrice ', ' Principal', '1.00')];

  expect(readOne(report(rows)).groups).toMatchObject([{ lines: 2, amount: 200 }]);
});

test('a settlement may have no lines, or a total of nothing', () => {
  expect(readOne(report([summary('0.00')]))).toMatchObject({
    lines: 0,
    sum: 0,
    groups: [],
    notes: ['It has no lines.'],
  });
  expect(readOne(report([summary('0.00'), line('ItemPrice', 'Principal', '0.00')]))).toMatchObject({
    lines: 1,
    notes: [],
  });
});

test('a sum that is not the total is read: whether it is well is not for the reader to say', () => {
  expect(readOne(report([summary('9.00'), line('ItemPrice', 'Principal', '8.00')]))).toMatchObject({
    sum: 800,
    head: { total: 900 },
  });
});

test('files put one behind the other are several settlements, whatever columns each has', () => {
  const second = usualRows.map((row) => ({ ...row, 'settlement-id': '15283301182' }));
  const third = usualRows.map((row) => ({ ...row, 'settlement-id': '15283301183' }));
  const text = usual + report(second, withoutPromotion) + `\uFEFF${report(third, [...V2].reverse())}`;

  expect(readText(text).map(({ head, lines, sum, notes }) => [head.settlementId, lines, sum, notes])).toEqual([
    [ID, 3, 1_625, []],
    ['15283301182', 3, 1_625, []],
    ['15283301183', 3, 1_625, []],
  ]);
});

test('settlements in several currencies may stand in one file', () => {
  const yen = [
    summary('1200', { 'settlement-id': '99', currency: 'JPY' }),
    line('ItemPrice', 'Principal', '1200', { 'settlement-id': '99' }),
  ];

  expect(readText(usual + report(yen)).map(({ head, sum }) => [head.currency, sum])).toEqual([
    ['USD', 1_625],
    ['JPY', 1_200],
  ]);
});

test('rows of two settlements may be mixed; that is noted', () => {
  const other = usualRows.map((row) => ({ ...row, 'settlement-id': '7' }));
  const mixed = usualRows.flatMap((row, at) => [row, other[at] ?? {}]);
  const [first, second] = readText(report(mixed));

  expect(first && page(first)).toEqual(USUAL_PAGE);
  expect(second).toMatchObject({ sum: 1_625, head: { settlementId: '7' } });
  expect(first?.notes).toEqual(['3 times its rows went on behind rows of another settlement (first on line 4).']);
});

test.each<[string, Cells[], string[]]>([
  ['dollars', [...usualRows.slice(1), summary('16.25')], [...USUAL_PAGE]],
  [
    'yen',
    [
      line('ItemPrice', 'Principal', '1,200'),
      line('ItemFees', 'Commission', '-100'),
      summary('1100', { currency: 'JPY' }),
      line('ItemFees', 'Commission', '-50'),
    ],
    [
      `${ID}: 1100 JPY`,
      '2026-03 Amazon.com: Order / ItemPrice / Principal: 1200 in 1',
      '2026-03 Amazon.com: Order / ItemFees / Commission: -150 in 2',
    ],
  ],
])('lines of %s may stand before their summary row; that is noted', (_title, rows, expected) => {
  const orderPartOf = (): 'sale' => 'sale';
  const reading = readOne(report(rows), { monthOf: () => '2026-03', orderPartOf });

  expect(page(reading)).toEqual(expected);
  expect(reading.orders.map(({ orderId, month, sale }) => [orderId, month, sale])).toEqual([
    ['114-3941689-8772232', '2026-03', reading.sum],
  ]);
  expect(reading.notes[0]).toMatch(/^\d rows stood before the summary row \(first on line 2\)\.$/);
});

test('what is unusual and not wrong is noted', () => {
  const early = line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': '2026-02-28 10:00:00 UTC' });
  const late = line('ItemPrice', 'Principal', '1.00', { 'posted-date-time': '2026-03-15 09:15:03 UTC' });
  const text = report([summary('2.00', { 'deposit-date': '2026-03-02 00:00:00 UTC' }), early, late], [...V2, 'shelf']);

  expect(readOne(text).notes).toEqual([
    'The column "shelf" is not one of settlements and was not read.',
    'A line was posted on 2026-02-28 10:00:00 UTC, before the start.',
    'A line was posted on 2026-03-15 09:15:03 UTC, after the end.',
    'The deposit is planned for a time before the end.',
  ]);
});

test('a summary row may leave out blank cells at its end; that is noted', () => {
  const text = usual.replace(/(USD)\t+\n/, '$1\n');

  expect(page(readOne(text))).toEqual(USUAL_PAGE);
  expect(readOne(text).notes).toEqual(['1 row left out blank cells at the end (first on line 2).']);
});

test.each([
  ['behind', (rows: Cells[]) => rows],
  ['before', (rows: Cells[]) => rows.toSorted((one) => (one['total-amount'] ? 1 : -1))],
])(
  'orders are added up by their parts, tax by item, and refunds by kind, of lines %s the summary row',
  (_where, turn) => {
    const refund = { 'transaction-type': 'Refund' };
    const later = { 'posted-date-time': '2026-04-03 10:00:00 UTC' };
    const rows = turn([
      summary('29.25'),
      line('ItemPrice', 'Principal', '20.00'),
      line('ItemPrice', 'Tax', '2.00', { 'order-item-code': '1' }),
      line('ItemPrice', 'ShippingTax', '0.50', { 'order-item-code': '1' }),
      line('ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-2.00', { 'order-item-code': '1' }),
      line('ItemPrice', 'Tax', '3.00', { 'order-item-code': '2' }),
      line('ItemFees', 'Commission', '-3.75'),
      line('ItemPrice', 'Principal', '5.00', { 'order-id': '114-0000000-0000001' }),
      line('ItemPrice', 'Principal', '8.00', later),
      line('ItemPrice', 'Principal', '-4.00', { ...refund, ...later }),
      line('ItemPrice', 'Principal', '-1.00', { ...refund, ...later }),
      line('ItemPrice', 'Tax', '-0.40', { ...refund, ...later, 'order-item-code': '1' }),
      line('ItemFees', 'Commission', '1.90', { ...refund, ...later }),
    ]);
    const classOf = classifier(DEFAULT_MAP);
    const { orders } = readOne(report(rows), {
      monthOf: (_name, _currency, at) => new Date(at).toISOString().slice(0, 7),
      orderPartOf: (triple) => orderPartOf(triple, classOf(triple)),
    });
    const found = orders
      .map(({ orderId, month, sale, taxes, refunds, refundTaxes }) => ({
        order: `${orderId} ${month}`,
        sale,
        taxes: taxes.map(({ item, tax, withheld }) => [item, tax, withheld]).sort(),
        refunds: refunds.map(({ amountDescription, amount }) => [amountDescription, amount]).sort(),
        refundTaxes: refundTaxes.map(({ item, tax }) => [item, tax]),
      }))
      .sort((one, other) => (one.order < other.order ? -1 : 1));

    const none = { taxes: [], refunds: [], refundTaxes: [] };
    expect(found).toEqual([
      { order: '114-0000000-0000001 2026-03', sale: 500, ...none },
      {
        order: '114-3941689-8772232 2026-03',
        sale: 2_000,
        ...none,
        taxes: [
          ['1', 250, -200],
          ['2', 300, 0],
        ],
      },
      {
        order: '114-3941689-8772232 2026-04',
        sale: 800,
        taxes: [],
        refunds: [
          ['Principal', -500],
          ['Tax', -40],
        ],
        refundTaxes: [['1', -40]],
      },
    ]);
  },
);

test('a row that is cut anywhere, also between carriage return and line feed, is read as a whole', () => {
  const text = report(usualRows, V2, '\r\n');

  expect(readPieces(text).map(page)).toEqual([USUAL_PAGE]);
});

test('the text of a row is as long as its header', () => {
  expect(rowText(usualRows[1] ?? {}).split('\t')).toHaveLength(24);
  expect(V1).toHaveLength(36);
});
