// Rows of the map that say more than a class: for which marketplace, when, and where their lines are put.

import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import {
  detailsProblem,
  type LineRow,
  overlap,
  type RowOf,
  rowsOn,
} from '../../../../src/TypeScript/flows/settlements/lineRows';
import { givesWay, readWishes, standsAs, twinOf } from '../../../../src/TypeScript/flows/settlements/mapChange';
import type { LineClass, LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { mapRow, triple } from './mapCases';
import { type FACTS, journals, line, moved, reading } from './support';

const row = (more: Partial<LineRow> = {}): LineRow => ({ ...mapRow('Order | ItemFees | New | other-fees'), ...more });
const NEW = triple('Order | ItemFees | New');

test.each<[string, readonly Partial<LineRow>[], string | null, string]>([
  ['a general row is for every marketplace', [{}], '5', 'other-fees'],
  [
    'one that names the marketplace wins, wherever it stands',
    [{}, { marketplace: '5', class: 'storage' }],
    '5',
    'storage',
  ],
  ['one of another marketplace is for that alone', [{ marketplace: '6', class: 'storage' }, {}], '5', 'other-fees'],
  ['lines of no known marketplace have the general row', [{ marketplace: '6' }, { class: 'removal' }], null, 'removal'],
  ['without a general row another marketplace has none', [{ marketplace: '6' }], '5', 'none'],
])('%s', (_case, rows, marketplace, expected) => {
  expect(rowsOn(rows.map(row), '2026-03-01')(NEW, marketplace)?.class ?? 'none').toBe(expected);
});

test('a row of a marketplace does not take the place of a general row that names the line more closely', () => {
  const star = row({ amountDescription: '*', marketplace: '5', class: 'storage' });
  const find = rowsOn([star, row()], null);
  expect([find(NEW, '5')?.class, find(triple('Order | ItemFees | Other'), '5')?.class]).toEqual([
    'other-fees',
    'storage',
  ]);
});

test.each<[string, string | undefined, string | undefined, boolean]>([
  ['2026-02-28', '2026-03-01', undefined, false],
  ['2026-03-01', '2026-03-01', '2026-03-01', true],
  ['2026-03-02', undefined, '2026-03-01', false],
  ['2026-03-02', undefined, undefined, true],
])('on %s a row from %s to %s holds: %s', (day, from, to, expected) => {
  expect(rowsOn([row({ from: from ?? null, to: to ?? null })], day)(NEW, null) !== null).toBe(expected);
});

test('what one row ends, the next begins, and the shipped row is there when neither holds', () => {
  const kind = triple('Order | ItemFees | Commission');
  const rows = [
    { ...kind, class: 'programs', from: '2026-01-01', to: '2026-03-31' },
    { ...kind, class: 'other-fees', from: '2026-04-01', to: '2026-06-30' },
  ] as const;
  const on = (day: string): LineClass | undefined => rowsOn([...rows, ...DEFAULT_MAP], day)(kind, null)?.class;
  expect(['2025-12-31', '2026-03-31', '2026-04-01', '2026-07-01'].map(on)).toEqual([
    'referral-fees',
    'programs',
    'other-fees',
    'referral-fees',
  ]);
});

test.each<[string, Partial<LineRow>, Partial<LineRow>, boolean]>([
  ['always and always', {}, {}, true],
  ['one after the other', { to: '2026-03-31' }, { from: '2026-04-01' }, false],
  ['a day in common', { to: '2026-04-01' }, { from: '2026-04-01' }, true],
  ['one within the other', { from: '2026-01-01', to: '2026-12-31' }, { from: '2026-05-01', to: '2026-05-02' }, true],
])('two rows of one kind, %s: %s', (_case, one, other, expected) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
  expect(twinOf(row(one), null, [{ ...row(other), id: '7' }])?.id ?? null).toBe(expected ? '7' : null);
  expect(twinOf(row(one), null, [{ ...row(other), marketplace: '5', id: '7' }])).toBeNull();
  expect(twinOf(row(one), '7', [{ ...row(other), id: '7' }])).toBeNull();
});

test.each<[Partial<LineRow>, string]>([
  [{ from: '2026-03-02', to: '2026-03-01' }, 'found 2026-03-02 to 2026-03-01'],
  [{ class: 'tax', account: '9' }, 'their row takes none'],
  [{ class: 'current-reserve', account: '9' }, 'their row takes none'],
  [{ class: 'storage', tax: { code: '4', rate: 2_000 } }, 'Leave Tax Code empty'],
])('a row with %j is refused in words', (more, words) => {
  expect(detailsProblem(row(more), 'X')).toContain(words);
  expect(detailsProblem(row(), 'X')).toBeNull();
});

const DETAILS = {
  row: '',
  marketplace: '5',
  from: '2026-01-01',
  to: '',
  account: '9',
  department: '',
  classification: '3',
  location: '',
  taxCode: '',
};

test('a form of details is read as a row; a class alone keeps what the row before it said', () => {
  const wish = { ...NEW, class: 'other-fees', details: DETAILS };
  expect(readWishes([wish]).rows).toEqual([
    {
      ...row(),
      row: '',
      marketplace: '5',
      from: '2026-01-01',
      to: null,
      account: '9',
      department: null,
      classification: '3',
      location: null,
      tax: null,
    },
  ]);
  const known = { ...row({ account: '9', department: '2' }), id: '7' };
  const [alone] = readWishes([{ ...NEW, class: 'storage' }]).rows;
  expect(givesWay(known, alone!, '2026-03-01')).toBe(true);
  expect(givesWay({ ...known, marketplace: '5' }, alone!, '2026-03-01')).toBe(false);
  expect(givesWay({ ...known, to: '2026-02-28' }, alone!, '2026-03-01')).toBe(false);
  expect(standsAs(alone!, known)).toEqual({ ...known, class: 'storage' });
});

test.each([
  [{ from: '3/1/2026x' }, 'Expected a day in your own format, found "3/1/2026x"'],
  [{ account: '9; x' }, 'Expected an internal id for account, found "9; x"'],
  [{ to: '2025-01-01' }, 'found 2026-01-01 to 2025-01-01'],
])('details that cannot be used are refused in words: %j', (more, words) => {
  const { rows, refused } = readWishes([{ ...NEW, class: 'storage', details: { ...DETAILS, ...more } }]);
  expect([rows, refused]).toEqual([[], [expect.stringContaining(words)]]);
});

const rowOf =
  (rows: Readonly<Partial<Record<LineClass, Partial<LineRow>>>>): NonNullable<typeof FACTS.rowOf> =>
  (group: LineGroup) => {
    const name = group.amountType.split('@')[1] as LineClass;
    return { ...group, ...rows[name], class: name };
  };

test('lines are put where their row says: an account of its own and the segments, kinds of one place together', () => {
  const [journal] = journals(
    reading([line('sales', 10_00), line('fba-fees', -2_00), line('fba-fees', -1_00), line('storage', -50)]),
    { rowOf: rowOf({ 'fba-fees': { account: '77', department: '4', classification: null, location: '6' } }) },
  );
  expect(journal?.lines.map(({ account, debit, credit, own }) => [account, debit - credit, own])).toEqual([
    ['sales', -10_00, undefined],
    ['fbaFees', 3_00, { account: '77', department: '4', location: '6' }],
    ['storageFees', 50, undefined],
    ['payout', 6_50, undefined],
  ]);
});

test.each(['order', 'daily'] as const)(
  'a sale that was billed relieves the clearing account that the bill used, whatever account its row names (%s)',
  (way) => {
    const facts = { way, rowOf: rowOf({ sales: { account: '77', department: '4' }, refunds: { account: '78' } }) };
    const [journal] = journals(
      reading([line('sales', 10_00), line('refunds', -1_00, { transactionType: 'Refund' })]),
      facts,
    );
    expect(journal?.lines.map(({ account, own }) => [account, own])).toEqual([
      ['clearing', { department: '4' }],
      ['refunds', { account: '78' }],
      ['payout', undefined],
    ]);
  },
);

test('rows that say nothing but the class plan the same to the byte as no rows', () => {
  const groups = [line('sales', 10_00), line('tax', 1_00), line('storage', -3_00)];
  const plain = rowOf({ sales: { account: null, department: null, tax: null, marketplace: '5' } });
  expect(JSON.stringify(journals(reading(groups), { rowOf: plain }))).toBe(JSON.stringify(journals(reading(groups))));
});

test('of a long list with two places the smaller kinds share a line in each, and none is lost', () => {
  const coupons = Array.from({ length: 60 }, (_, index) =>
    line('programs', -(index + 1), { amountDescription: `Coupon ${index}` }),
  );
  const half: RowOf = (each) => ({
    ...each,
    class: 'programs',
    account: Number(each.amountDescription.slice(7)) % 2 ? '77' : null,
  });
  const made = journals(reading([...coupons, line('sales', 100_00)]), {
    rowOf: (group) => (group.amountType.endsWith('sales') ? null : half(group, null)),
  });
  const small = made.flatMap(({ lines }) => lines.filter(({ memo }) => memo.includes('smaller kinds')));
  expect(small.map(({ memo, debit, own }) => [memo, debit, own?.account])).toEqual([
    ['10 smaller kinds of programs', 1 + 3 + 5 + 7 + 9 + 11 + 13 + 15 + 17 + 19, undefined],
    ['10 smaller kinds of programs', 2 + 4 + 6 + 8 + 10 + 12 + 14 + 16 + 18 + 20, '77'],
  ]);
  expect(moved(made).programFees).toBe((60 * 61) / 2);
});
