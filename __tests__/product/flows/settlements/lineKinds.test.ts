// Every kind of line over many settlements, and what a change of the map does before it is made.

import { rowFinder } from '../../../../src/TypeScript/flows/settlements/classify';
import {
  type KeptSettlement,
  type LineKind,
  lineKinds,
  waitingOf,
} from '../../../../src/TypeScript/flows/settlements/lineKinds';
import {
  acceptedWords,
  classChanges,
  kindProblem,
  type MapEffect,
  previewWords,
  readWishes,
  twinProblem,
} from '../../../../src/TypeScript/flows/settlements/mapChange';
import { kindParameters, kindsShown, readKindFilter } from '../../../../src/TypeScript/flows/settlements/mapFilter';
import { kindText } from '../../../../src/TypeScript/flows/settlements/proof';
import type { LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { minor } from '../../../../src/TypeScript/ledger/minor';
import { mapRow, triple } from './mapCases';

const group = (line: string, amount: number, more: Partial<LineGroup> = {}): LineGroup => ({
  ...triple(line),
  marketplaceName: 'Amazon.com',
  month: '2026-03',
  lines: 1,
  amount: minor(amount),
  ...more,
});

function kept(id: string, groups: readonly LineGroup[], more: Partial<KeptSettlement> = {}): KeptSettlement {
  return { id, currency: 'USD', end: '2026-03-14T08:00:00.000Z', isOpen: true, groups, ...more };
}

const SHIPPED = ['O | P | Sale | sales', 'O | P | Odd | review', 'O | F | Fee | referral-fees'].map(mapRow);
const kinds = (settlements: readonly KeptSettlement[], own: readonly string[] = []): LineKind[] =>
  lineKinds(settlements, { own: own.map(mapRow), shipped: SHIPPED }, (_settlement, name) => name || null);

test('a kind adds up over months, marketplaces and settlements, by currency, with its latest end', () => {
  const [sale, ...more] = kinds([
    kept('1', [
      group('O | P | Sale', 100),
      group('O | P | Sale', 20, { month: '2026-04', lines: 2, marketplaceName: 'Amazon.ca' }),
    ]),
    kept('2', [group('O | P | Sale', -7)], { currency: 'EUR', end: '2026-04-14T08:00:00.000Z', isOpen: false }),
  ]);
  expect(more).toEqual([]);
  expect(sale).toMatchObject({
    lines: 4,
    amounts: [
      { currency: 'EUR', amount: -7 },
      { currency: 'USD', amount: 120 },
    ],
    last: '2026-04-14T08:00:00.000Z',
    places: ['Amazon.com', 'Amazon.ca'],
    openIn: ['1'],
  });
});

test('unmapped kinds come first, then those to be decided, then the rest by their lines', () => {
  const found = kinds(
    [
      kept('1', [
        group('O | F | Fee', 1),
        group('O | P | Sale', 1, { lines: 9 }),
        group('O | P | Odd', 1, { lines: 50 }),
        group('O | P | New', 1),
        group('O | P | Own', 1, { lines: 5 }),
      ]),
    ],
    ['O | P | Own | storage'],
  );
  expect(found.map((kind) => `${kind.amountDescription} ${kind.state}`)).toEqual([
    'New unmapped',
    'Odd review',
    'Sale shipped',
    'Own own',
    'Fee shipped',
  ]);
});

test('what waits is counted in kinds, money and settlements that are not posted', () => {
  const found = kinds([
    kept('1', [group('O | P | New', -5), group('O | P | Newer', 2)]),
    kept('2', [group('O | P | New', -10)]),
    kept('3', [group('O | P | New', -3)], { isOpen: false }),
  ]);
  expect(waitingOf(found, 'unmapped')).toEqual({
    kinds: 2,
    amounts: [{ currency: 'USD', amount: -16 }],
    settlements: 2,
  });
  expect(waitingOf(found, 'review')).toEqual({ kinds: 0, amounts: [], settlements: 0 });
});

test('a change is told by kind with its classes, lines and amount; what keeps its class is left out', () => {
  const groups = [
    group('O | P | New', 5),
    group('O | P | New', 6, { month: '2026-04', lines: 2 }),
    group('O | P | Sale', 100),
  ];
  const row = mapRow('O | P | New | storage');
  const change = { ...triple('O | P | New'), rowBefore: null, rowAfter: row, lines: 3, amount: 11 };
  expect(classChanges(groups, rowFinder(SHIPPED), rowFinder([row, ...SHIPPED]))).toEqual([
    { ...change, from: null, to: 'storage' },
  ]);
  const moved = { ...row, department: '4' };
  expect(classChanges(groups, rowFinder([row, ...SHIPPED]), rowFinder([moved, ...SHIPPED]))).toEqual([
    { ...change, from: 'storage', to: 'storage', rowBefore: row, rowAfter: moved },
  ]);
});

test('wishes are read once for each kind, and what cannot be a row is said in words', () => {
  const wish = (line: string, name: string) => ({ ...triple(line), class: name });
  const { rows, refused } = readWishes([
    wish('A | B | C', 'storage'),
    wish('A | B | C', 'storage'),
    wish('A | B | C', 'removal'),
    wish('A | B | D', 'gold'),
    wish('A | B | E', ''),
    wish('* | B | F', 'storage'),
  ]);
  expect(rows.map(kindText)).toEqual(['A / B / C']);
  expect(refused).toEqual([
    '"A / B / C": chosen twice, as Storage fees and as Removals and disposals. Choose one.',
    '"A / B / D": expected the key of a class, found "gold". Choose one from the list.',
    '"A / B / E": choose a class, then press Preview.',
    expect.stringContaining('names its transaction-type in full'),
  ]);
});

test.each([
  ['an empty amount-type', { ...triple('A | B | C'), amountType: ' ' }, 'found none in "A /   / C"'],
  ['a text too long', { ...triple('A | B | C'), amountDescription: 'x'.repeat(301) }, 'found 301'],
])('%s is a problem', (_case, row, words) => {
  expect(kindProblem(row)).toContain(words);
  expect(kindProblem(triple('A | B | C'))).toBeNull();
});

test('a twin is named with its class', () => {
  const row = mapRow('A | B | C | sales');
  expect(twinProblem(row, null)).toBeNull();
  expect(twinProblem(row, { ...row, id: '7', from: '2026-01-01' })).toContain(
    'row 7 already gives "A / B / C" the class Sales from 2026-01-01',
  );
});

const OF_NEW = { from: null, to: 'storage', rowBefore: null, rowAfter: null } as const;

const effect = (more: Partial<MapEffect>): MapEffect => ({
  id: '1',
  number: '11',
  currency: 'USD',
  exponent: 2,
  changes: [{ ...triple('A | B | C'), ...OF_NEW, lines: 1, amount: minor(1) }],
  heldBefore: ['x'],
  heldAfter: [],
  ...more,
});

test.each([
  ['that is freed', [effect({})], '1 settlement not yet posted changes, 1 settlement would no longer be held.'],
  [
    'that stays',
    [effect({ heldAfter: ['y'] })],
    '1 settlement not yet posted changes, 1 settlement would still be held.',
  ],
  ['that was not held', [effect({ heldBefore: [] })], '1 settlement not yet posted changes.'],
  ['that is not touched', [effect({ changes: [] })], 'No settlement that is not yet posted has such a line.'],
])('the preview says it of a settlement %s', (_case, effects, words) => {
  expect(previewWords([mapRow('A | B | C | storage')], effects)).toBe(`1 kind of line gets a class. ${words}`);
});

test('what came of accepting is told: done, partly, or nothing', () => {
  const row = mapRow('A | B | C | storage');
  const none = { made: [], changed: [], same: [], refused: [] };
  expect(acceptedWords({ ...none, made: [row] })).toMatchObject({
    mood: 'done',
    text: expect.stringContaining('A / B / C is Storage fees'),
  });
  expect(acceptedWords({ ...none, changed: [row], refused: ['No.'] }).mood).toBe('partly');
  expect(acceptedWords({ ...none, refused: ['No.'] })).toEqual({ mood: 'refused', text: 'Not changed: No.' });
});

test('a choice of what to show travels in the address, and what is no choice counts as none', () => {
  const filter = readKindFilter({ p_show: 'review', p_find: ' odd ', p_page: '2' }, 'p_');
  expect(filter).toEqual({ show: 'review', find: 'odd', page: 2 });
  expect(readKindFilter(kindParameters(filter, 'q_'), 'q_')).toEqual(filter);
  expect(readKindFilter({ p_show: 'all', p_page: '-1' }, 'p_')).toEqual({ show: '', find: '', page: 0 });
  const found = kinds([kept('1', [group('O | P | Odd', 1), group('O | P | Sale', 1)])]);
  expect(kindsShown(found, filter).map(kindText)).toEqual(['O / P / Odd']);
  expect(kindsShown(found, { ...filter, show: '', find: 'SALES' }).map(kindText)).toEqual(['O / P / Sale']);
});
