// A clearing account by order, as plain data: what is open since when, which orders need a person, what is kept and read
// back, and the same balance in the currency of the books.

import { agesOf, dayAfter, daysBetween } from '../../../../src/TypeScript/flows/clearing/ages';
import {
  amountsOf,
  ClearingBook,
  type Move,
  type MoveKind,
  openSince,
} from '../../../../src/TypeScript/flows/clearing/book';
import { exchangeDifference, statementCsv, tieWords } from '../../../../src/TypeScript/flows/clearing/statement';
import { wrongOrders } from '../../../../src/TypeScript/flows/clearing/wrong';
import { atRate } from '../../../../src/TypeScript/ledger/exchange';
import { minor } from '../../../../src/TypeScript/ledger/minor';

type Told = readonly [kind: MoveKind, day: string, cents: number];

const moves = (told: readonly Told[]): Move[] =>
  told.map(([kind, day, cents], at) => ({
    kind,
    day: `2026-${day}`,
    amount: minor(cents),
    transaction: String(at + 1),
  }));

const DAY = '2026-04-30';

test.each<[string, readonly Told[], string | null]>([
  ['billed within its time', [['billed', '03-20', 100]], null],
  ['billed and not settled in time', [['billed', '03-10', 100]], 'billed-not-settled'],
  ['in a daily sale and not settled in time', [['daily', '03-10', 100]], 'billed-not-settled'],
  [
    'in a daily sale with two shipments, one of them settled',
    [
      ['daily', '04-10', 100],
      ['settled', '04-29', -40],
    ],
    null,
  ],
  [
    'in a daily sale, of which a part is not settled in time',
    [
      ['daily', '03-10', 100],
      ['settled', '03-29', -40],
    ],
    'billed-settled-differ',
  ],
  [
    'settled above its daily sale',
    [
      ['daily', '04-10', 100],
      ['settled', '04-29', -101],
    ],
    'billed-settled-differ',
  ],
  ['settled and never billed', [['settled', '04-29', -100]], 'settled-not-billed'],
  [
    'billed and settled at other amounts',
    [
      ['billed', '04-10', 100],
      ['settled', '04-29', -99],
    ],
    'billed-settled-differ',
  ],
  [
    'settled above its bill',
    [
      ['billed', '04-10', 100],
      ['settled', '04-29', -101],
    ],
    'billed-settled-differ',
  ],
  [
    'of two shipments, one settled',
    [
      ['billed', '04-10', 100],
      ['billed', '04-11', 60],
      ['settled', '04-29', -100],
    ],
    null,
  ],
  [
    'of two shipments, the later one settled',
    [
      ['billed', '04-10', 100],
      ['billed', '04-11', 60],
      ['settled', '04-29', -60],
    ],
    null,
  ],
  [
    'of two shipments, a part of one settled',
    [
      ['billed', '04-10', 100],
      ['billed', '04-11', 60],
      ['settled', '04-29', -70],
    ],
    'billed-settled-differ',
  ],
  [
    'of two shipments, one not settled in time',
    [
      ['billed', '03-10', 100],
      ['billed', '03-11', 60],
      ['settled', '04-29', -100],
    ],
    'billed-settled-differ',
  ],
  [
    'billed twice',
    [
      ['billed', '04-10', 100],
      ['billed', '04-10', 100],
      ['settled', '04-20', -100],
    ],
    null,
  ],
  ['refunded by a document that no settlement has yet', [['refunded', '04-29', -40]], null],
  [
    'refunded by a document and by less in the settlement',
    [
      ['refunded', '04-20', -40],
      ['given', '04-29', 39],
    ],
    'billed-settled-differ',
  ],
  [
    'cleared by hand in part',
    [
      ['settled', '04-20', -100],
      ['other', '04-21', 90],
    ],
    'settled-not-billed',
  ],
])('an order %s', (_title, told, expected) => {
  const found = wrongOrders([{ orderId: '1', moves: moves(told) }], DAY, 45, () => false);
  expect(found[0]?.class ?? null).toBe(expected);
});

test('a settlement of an order that was billed and matched long ago is a difference', () => {
  const order = { orderId: '1', moves: moves([['settled', '04-29', -5]]) };
  expect(wrongOrders([order], DAY, 45, (id) => id === '1').map((each) => each.class)).toEqual([
    'billed-settled-differ',
  ]);
});

test('an order is open since it was last at zero', () => {
  const told: readonly Told[] = [
    ['billed', '01-05', 100],
    ['settled', '01-20', -100],
    ['settled', '03-02', -7],
  ];
  expect(openSince({ moves: moves(told) })).toBe('2026-03-02');
});

test.each([
  [0, 0],
  [7, 0],
  [8, 1],
  [14, 1],
  [15, 2],
  [30, 2],
  [31, 3],
  [60, 3],
  [61, 4],
  [90, 4],
  [91, 5],
  [900, 5],
])('an order that is open for %d days stands in the span %d', (days, span) => {
  const day = dayAfter(DAY, -days);
  const order = { orderId: '1', moves: [{ kind: 'billed', day, amount: minor(5), transaction: '1' }] as const };
  expect(agesOf([order], DAY).map(({ orders }) => orders)).toEqual(
    [0, 1, 2, 3, 4, 5].map((at) => (at === span ? 1 : 0)),
  );
  expect(daysBetween(day, DAY)).toBe(days);
});

test('a book keeps what is open, in any pieces, and forgets orders at zero', () => {
  const book = new ClearingBook();
  for (const each of moves([
    ['billed', '03-02', 100],
    ['settled', '03-09', -100],
  ]))
    book.add('at zero', each);
  for (const each of moves([
    ['settled', '03-09', -90],
    ['daily', '03-02', 100],
  ]))
    book.add('open', each);
  book.addUntraced({ day: '2026-03-05', amount: minor(-750), transaction: '9', words: 'By\thand\n' });
  book.close();
  const lines = book.text().split('\n');
  const again = new ClearingBook();
  again.read([`${lines.slice(0, 2).join('\n')}\n`, lines.slice(2).join('\n')]);
  expect(again.text()).toBe(book.text());
  expect(again.orders.map(({ orderId }) => orderId)).toEqual(['open']);
  expect(again.orders[0]?.moves.map(({ kind }) => kind)).toEqual(['daily', 'settled']);
  expect([again.balance, again.untraced]).toEqual([
    -740,
    [{ day: '2026-03-05', amount: -750, transaction: '9', words: 'By hand ' }],
  ]);
  expect(() => new ClearingBook().read(['something else\n'])).toThrow(/^Expected the orders of a clearing account/);
});

test.each([
  [10_000, 1.25, 2, 2, 12_500],
  [10_050, 0.0068, 0, 2, 6_834],
  [333, 1.5, 2, 2, 500],
  [-333, 1.5, 2, 2, -500],
  [10_000, 147.2351, 2, 0, 14_724],
  [1, 1e-7, 0, 2, 0],
  [900_719_925_474, 1.1, 2, 2, 990_791_918_021],
])('%d at %d with %d and %d decimals is %d', (amount, rate, from, to, expected) => {
  expect(atRate(minor(amount), rate, from, to)).toBe(expected);
});

const STATEMENT = {
  account: '1051 Clearing',
  day: DAY,
  currency: 'GBP',
  exponent: 2,
  orders: [
    {
      orderId: '111-0000001-0000001',
      moves: moves([
        ['billed', '04-10', 5_000],
        ['settled', '04-29', -1_000],
      ]),
    },
  ],
  untraced: [{ day: '2026-04-12', amount: minor(-750), transaction: '9', words: '=1+1' }],
  balance: minor(3_250),
  notTied: [],
  inBooks: { currency: 'USD', exponent: 2, balance: minor(4_200), atRate: minor(4_130) },
} as const;

test('the file ties, by age, by order, with what no order explains, and the exchange difference apart', () => {
  expect(exchangeDifference(STATEMENT.inBooks)).toBe(70);
  expect(tieWords(STATEMENT)).toBe(
    'Ties: 40.00 GBP of 1 order and −7.50 GBP not traced to an order are the balance of 1051 Clearing on 2026-04-30, 32.50 GBP.',
  );
  const lines = statementCsv(STATEMENT, (transaction) => `T${transaction}`).split('\r\n');
  expect(lines.slice(0, 7)).toEqual([
    'Part,Name,Since,Days,Billed,Settled,Refunds,Other,Open,Currency,Remark',
    'Balance,1051 Clearing on 2026-04-30,,,,,,,32.50,GBP,Ties',
    'Of orders,1,,,,,,,40.00,GBP,',
    'Not traced,1,,,,,,,-7.50,GBP,',
    'Unexplained,,,,,,,,0.00,GBP,',
    'In the books,,,,,,,,42.00,USD,',
    'At the rate of the day,,,,,,,,41.30,USD,',
  ]);
  expect(lines.slice(-3)).toEqual([
    'Order,111-0000001-0000001,2026-04-10,20,50.00,-10.00,0.00,0.00,40.00,GBP,T1 T2',
    "Not traced,T9,2026-04-12,18,,,,,-7.50,GBP,'=1+1",
    '',
  ]);
});

test('where the balance is something else, the file says what is unexplained', () => {
  const wrong = { ...STATEMENT, balance: minor(3_251), notTied: ['Its lines come to 32.50.'] };
  expect(tieWords(wrong)).toBe('Does not tie: 1051 Clearing on 2026-04-30.');
  const file = statementCsv(wrong, String);
  expect(file).toContain('Unexplained,,,,,,,,0.01,GBP,');
  expect(file).toContain('Reason,,,,,,,,,,Its lines come to 32.50.');
});

test('amounts of an order are by what moved it', () => {
  const order = {
    moves: moves([
      ['daily', '04-01', 10],
      ['settled', '04-02', -4],
      ['refunded', '04-03', -2],
      ['given', '04-04', 1],
      ['other', '04-05', 7],
    ]),
  };
  expect(amountsOf({ orderId: '', ...order })).toEqual({ billed: 10, settled: -4, refunds: -1, other: 7, balance: 12 });
});
