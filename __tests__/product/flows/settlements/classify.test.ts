// How a line finds its class: which row of a map answers, and which never may.

import { classifier, type MapRow, mapRowProblem } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import type { LineClass } from '../../../../src/TypeScript/flows/settlements/settlement';
import { mapRow, shipped, triple } from './mapCases';

const classOf = (rows: readonly string[], line: string): LineClass | null => classifier(rows.map(mapRow))(triple(line));

test('the texts as they are come before texts that are only alike', () => {
  const rows = ['Order | ItemFees | commission | review', 'Order | ItemFees | Commission | referral-fees'];

  expect(classOf(rows, 'Order | ItemFees | Commission')).toBe('referral-fees');
  expect(classOf(rows, 'Order | ItemFees | commission')).toBe('review');
  expect(classOf(rows, 'Order | ItemFees | COMMISSION')).toBe('review');
});

test.each([
  ['case', 'OTHER-transaction | other-transaction | storage FEE'],
  ['blanks inside', 'other-transaction | other-transaction | Storage   Fee'],
  ['a blank that does not break', 'other-transaction | other-transaction | Storage\u00a0Fee'],
])('%s makes no other kind of line', (_, line) => {
  expect(classOf(['other-transaction | other-transaction | Storage Fee | storage'], line)).toBe('storage');
});

test('blanks around a text make no other kind of line', () => {
  const around = { transactionType: ' Order', amountType: 'ItemPrice ', amountDescription: '\tPrincipal ' };
  expect(shipped(around)).toBe('sales');
});

test.each([
  ['AmazonFees | FBA fulfilment fee per unit | Base fee', 'AmazonFees | FBA fulfillment fee per unit | Base fee'],
  ['Vine Enrollment Fee | Vine Enrollment Fee | Fee', 'Vine Enrolment Fee | Vine Enrolment Fee | Fee'],
])('British and American spelling are one: %s, %s', (one, other) => {
  expect(classOf([`${one} | programs`], other)).toBe('programs');
  expect(classOf([`${other} | programs`], one)).toBe('programs');
});

test('a beginning stands for every tail, and the longer beginning comes first', () => {
  const rows = [
    'Debt Adjustment | Debt Adjustment | Cross-Account* | review',
    'Debt Adjustment | Debt Adjustment | Cross-Account Debt Adjustment for* | debt-adjustment',
  ];

  expect(classOf(rows, 'Debt Adjustment | Debt Adjustment | Cross-Account Debt Adjustment for DE')).toBe(
    'debt-adjustment',
  );
  expect(classOf(rows, 'Debt Adjustment | Debt Adjustment | cross-account debt adjustment against DE')).toBe('review');
  expect(classOf(rows, 'Debt Adjustment | Debt Adjustment | A Cross-Account Debt Adjustment')).toBeNull();
});

test('a beginning of the amount-type leaves the description as narrow as it is written', () => {
  const rows = [
    'AmazonFees | Inbound Defect Fee* | Base fee | inbound',
    'AmazonFees | Inbound Defect Fee* | * | review',
  ];

  expect(classOf(rows, 'AmazonFees | Inbound Defect Fee - Carton | Base fee')).toBe('inbound');
  expect(classOf(rows, 'AmazonFees | Inbound Defect Fee - Carton | Other fee')).toBe('review');
  expect(classOf(rows, 'AmazonFees | Outbound Defect Fee | Base fee')).toBeNull();
});

test('any description comes last, and first with the amount-type in full', () => {
  const rows = [
    'ServiceFee | D* | * | review',
    'ServiceFee | Deals | * | programs',
    'ServiceFee | Deals | Refund* | other-income',
    'ServiceFee | De* | Tax* | fee-tax',
  ];

  expect(classOf(rows, 'ServiceFee | Deals | Refund of a deal')).toBe('other-income');
  expect(classOf(rows, 'ServiceFee | Deals | Tax on a deal')).toBe('fee-tax');
  expect(classOf(rows, 'ServiceFee | Deals | Spring')).toBe('programs');
  expect(classOf(rows, 'ServiceFee | Deliveries | Spring')).toBe('review');
  expect(classOf(rows, 'Order | Deals | Spring')).toBeNull();
});

test("a person's row stands before the shipped one and wins", () => {
  const own: MapRow[] = ['other-transaction | other-transaction | Storage Fee | inbound'].map(mapRow);
  const both = classifier([...own, ...DEFAULT_MAP]);

  expect(both(triple('other-transaction | other-transaction | Storage Fee'))).toBe('inbound');
  expect(both(triple('other-transaction | other-transaction | storage fee'))).toBe('inbound');
  expect(both(triple('other-transaction | other-transaction | DisposalComplete'))).toBe('removal');
});

test('a person decides what the shipped map leaves to a person', () => {
  const own = mapRow('other-transaction | other-transaction | MiscAdjustment | other-income');

  expect(shipped(own)).toBe('review');
  expect(classifier([own, ...DEFAULT_MAP])(own)).toBe('other-income');
});

test('without a row there is no class, and asking again changes nothing', () => {
  const nothing = classifier([]);

  for (let asked = 0; asked < 2; asked++) {
    expect(nothing(triple('Order | ItemPrice | Principal'))).toBeNull();
    expect(shipped(triple('Order | ItemPrice | Surprise'))).toBeNull();
    expect(shipped(triple('Order | ItemPrice | Principal'))).toBe('sales');
  }
});

test('the same description under another amount-type has another class', () => {
  expect(shipped(triple('Order | ItemPrice | Shipping'))).toBe('shipping');
  expect(shipped(triple('Order | Promotion | Shipping'))).toBe('promotions');
  expect(shipped(triple('Order | ShipmentFees | Shipping'))).toBe('fba-fees');
  expect(shipped(triple('Order | ItemPrice | Tax'))).toBe('tax');
  expect(shipped(triple('other-transaction | Capacity Reservation Fee | Tax'))).toBe('storage');
});

test('no description has a class by itself: not under another amount-type, nor under another transaction-type', () => {
  const withClass = DEFAULT_MAP.flatMap((row) => [
    { ...row, amountType: 'Never Seen' },
    { ...row, transactionType: 'Never Seen' },
    { ...row, transactionType: 'Never Seen', amountType: 'Never Seen' },
  ]).filter((row) => shipped({ ...row, amountDescription: row.amountDescription.replace('*', ' of some kind') }));

  expect(withClass).toEqual([]);
});

test.each([
  ['* | ItemPrice | Principal', /names its transaction-type in full.*found "\*" \/ "ItemPrice"/],
  ['Ord* | ItemPrice | Principal', /names its transaction-type in full/],
  [' | ItemPrice | Principal', /names its transaction-type in full/],
  ['Order | * | Principal', /names its amount-type.*found "Order" \/ "\*"/],
])('a row that would decide by less than type and amount-type is refused: %s', (line, words) => {
  expect(mapRowProblem(triple(line))).toMatch(words);
  expect(() => classifier([{ ...triple(line), class: 'sales' }])).toThrow(words);
});

test('rows that can be used have no problem', () => {
  expect(DEFAULT_MAP.map(mapRowProblem).filter((problem) => problem !== null)).toEqual([]);
});
