// What stands of a settlement's postings: each entry with the entry that takes it back, to the last cent on each account.

import { entryName, ofPosting, standingOf, unreversed } from '../../../../src/TypeScript/flows/settlements/reversal';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const ID = '11223344551';

interface Draft {
  readonly entry: string;
  readonly amounts?: Readonly<Record<string, number>>;
  readonly base?: Readonly<Record<string, number>>;
  readonly posted?: boolean;
  readonly voided?: boolean;
}

const entry = ({ entry: externalId, amounts = { 1: 500, 2: -500 }, base, posted = true, voided = false }: Draft) =>
  Object.entries(amounts).map(([account, amount]) => ({
    entryId: externalId,
    entry: externalId,
    day: '2026-03-14',
    account,
    amount: minor(amount),
    base: minor(base?.[account] ?? amount * 100),
    posted,
    voided,
  }));

const ONE = { entry: `cwy-settle-${ID}-1-1` };
const BACK = { entry: `cwy-settle-${ID}-1-1-reversal`, amounts: { 1: -500, 2: 500 } };
const TWO = { entry: `cwy-settle-${ID}-2-1` };

test.each<[string, readonly Draft[], readonly string[]]>([
  ['an entry stands', [ONE], ['standing 1-1']],
  ['an entry and its reversal leave nothing', [ONE, BACK], ['reversed 1-1']],
  ['posted again, only the new entry stands', [ONE, BACK, TWO], ['standing 2-1', 'reversed 1-1']],
  ['a cent less on an account differs', [ONE, { ...BACK, amounts: { 1: -499, 2: 499 } }], ['differing 1-1']],
  ['another account differs', [ONE, { ...BACK, amounts: { 1: -500, 3: 500 } }], ['differing 1-1']],
  ['the same at another rate differs in the books', [ONE, { ...BACK, base: { 1: -1, 2: 1 } }], ['differing 1-1']],
  ['an entry that NetSuite has not posted waits', [{ ...ONE, posted: false }], ['waiting 1-1']],
  ['a reversal that NetSuite has not posted waits', [ONE, { ...BACK, posted: false }], ['waiting 1-1']],
  ['what was voided was never made', [{ ...ONE, posted: false, voided: true }], []],
  ['a voided reversal takes nothing back', [ONE, { ...BACK, posted: false, voided: true }], ['standing 1-1']],
  [
    'entries of people and of other settlements are none of ours',
    [{ entry: 'JE7' }, { entry: 'cwy-settle-9-1-1' }],
    [],
  ],
])('%s', (_what, drafts, expected) => {
  const found = standingOf(drafts.flatMap(entry), ID);
  const words = Object.entries(found).flatMap(([state, entries]) =>
    entries.map((each: { posting: number; part: number }) => `${state} ${each.posting}-${each.part}`),
  );
  expect(words).toEqual(expected);
});

test.each([
  [`cwy-settle-${ID}-1-12`, { posting: 1, part: 12, isReversal: false }],
  [`cwy-settle-${ID}-3-2-reversal`, { posting: 3, part: 2, isReversal: true }],
  [`cwy-settle-${ID}-0-1`, null],
  [`cwy-settle-${ID}-1-1-reversal-2`, null],
  [`cwy-settle-${ID}9-1-1`, null],
])('%s says which posting and part it is of', (externalId, expected) => {
  expect(entryName(externalId, ID)).toEqual(expected);
});

test('the proof of a posting looks at its own entries and at what nobody planned, and knows earlier ones that stand', () => {
  const lines = [ONE, TWO, { entry: 'JE7' }].flatMap(entry);
  expect([...new Set(ofPosting(lines, ID, 2).map((line) => line.entry))]).toEqual([TWO.entry, 'JE7']);
  expect(unreversed(lines, ID, 2)).toEqual([ONE.entry]);
  expect(unreversed([ONE, BACK, TWO].flatMap(entry), ID, 2)).toEqual([]);
});
