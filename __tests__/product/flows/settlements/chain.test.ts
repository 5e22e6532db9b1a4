// Settlements of one account after each other: what does not follow is said, and nothing is held for it.

import { chainLink, chainNotes } from '../../../../src/TypeScript/flows/settlements/chain';
import type { LineGroup } from '../../../../src/TypeScript/flows/settlements/settlement';
import { classOf, line, reading } from './support';

const at = (day: number): number => Date.parse(`2026-03-${String(day).padStart(2, '0')}T08:00:00Z`);
const link = (settlementId: string, from: number, to: number, groups: readonly LineGroup[]) =>
  chainLink(reading(groups, { settlementId, start: at(from), end: at(to) }), classOf);
const notes = (...links: readonly ReturnType<typeof link>[]): string[] =>
  chainNotes(links).map(({ settlementId, note }) => `${settlementId} ${note}`);

const FIRST = link('1', 1, 8, [line('sales', 50_00), line('current-reserve', -20_00)]);

test('settlements that follow each other, with what they hold back and owe, have no note, in whatever order they come', () => {
  const second = link('2', 8, 15, [line('previous-reserve', 20_00), line('storage', -30_00)]);
  const third = link('3', 15, 22, [line('payable-to-amazon', -10_00), line('sales', 40_00)]);
  expect(notes(third, FIRST, second)).toEqual([]);
});

test('a reserve and a debt add up over their rows, and what is paid out is no debt', () => {
  const owing = link('1', 1, 8, [
    line('storage', -5_00),
    line('current-reserve', -1_00),
    line('current-reserve', -2_00),
  ]);
  const next = link('2', 8, 15, [
    line('previous-reserve', 3_00),
    line('payable-to-amazon', -8_00, { marketplaceName: '' }),
    line('sales', 9_00),
  ]);
  expect(notes(owing, next, link('3', 15, 22, []))).toEqual([]);
});

test.each([
  [
    'a settlement between them is missing',
    link('2', 9, 15, [line('previous-reserve', 20_00)]),
    '2 It starts at 2026-03-09T08:00:00.000Z, but the settlement before it here, 1, ends at 2026-03-08T08:00:00.000Z: one between them may be missing.',
  ],
  [
    'they overlap',
    link('2', 7, 15, [line('previous-reserve', 20_00)]),
    '2 It starts at 2026-03-07T08:00:00.000Z, but the settlement before it here, 1, ends at 2026-03-08T08:00:00.000Z: they overlap.',
  ],
  [
    'the reserve that comes back is not the one held back',
    link('2', 8, 15, [line('previous-reserve', 19_99)]),
    '2 Previous Reserve Amount is 19.99 USD, but the settlement before it here, 1, held back 20.00 USD.',
  ],
  [
    'the reserve does not come back',
    link('2', 8, 15, []),
    '2 Previous Reserve Amount is 0.00 USD, but the settlement before it here, 1, held back 20.00 USD.',
  ],
  [
    'a debt comes in that nobody left',
    link('2', 8, 15, [line('previous-reserve', 20_00), line('payable-to-amazon', -1_00)]),
    '2 Payable to Amazon is -1.00 USD, but the settlement before it here, 1, left nothing owing.',
  ],
])('it is noted where %s', (_what, second, note) => {
  expect(notes(FIRST, second)).toEqual([note]);
});

test('it is noted where a debt is not brought in whole', () => {
  const owing = link('1', 1, 8, [line('storage', -30_00)]);
  expect(notes(owing, link('2', 8, 15, [line('payable-to-amazon', -29_00)]))).toEqual([
    '2 Payable to Amazon is -29.00 USD, but the settlement before it here, 1, left -30.00 USD.',
  ]);
});

test('they are put in order by start, then by end: one without length comes before the one that starts with it', () => {
  const none = link('9', 8, 8, [line('previous-reserve', 20_00), line('current-reserve', -20_00)]);
  const second = link('2', 8, 15, [line('previous-reserve', 20_00)]);
  expect(notes(second, none, FIRST)).toEqual([]);
  const within = link('2', 3, 6, [line('previous-reserve', 20_00)]);
  expect(notes(within, FIRST).map((note) => note.slice(0, 40))).toEqual(['2 It starts at 2026-03-03T08:00:00.000Z,']);
});

test('the first of them may bring in what is not here, and that is noted too', () => {
  const first = link('1', 1, 8, [line('previous-reserve', 20_00), line('payable-to-amazon', -1_00)]);
  expect(notes(first)).toEqual([
    '1 Previous Reserve Amount is 20.00 USD, brought in from a settlement before this one, which is not among those read.',
    '1 Payable to Amazon is -1.00 USD, brought in from a settlement before this one, which is not among those read.',
  ]);
});

test('yen have no decimals in the notes either', () => {
  const yen = (settlementId: string, from: number, groups: readonly LineGroup[]) =>
    chainLink(reading(groups, { settlementId, currency: 'JPY', start: at(from), end: at(from + 7) }), classOf);
  expect(
    notes(
      yen('1', 1, [line('sales', 2_000), line('current-reserve', -2_000)]),
      yen('2', 8, [line('previous-reserve', 1_999)]),
    ),
  ).toEqual(['2 Previous Reserve Amount is 1999 JPY, but the settlement before it here, 1, held back 2000 JPY.']);
});
