// The first line of the settlements: whether the month can be closed, with counts and amounts.

import { closeWords, type WaitingSettlement, waitsFor } from '../../../../src/TypeScript/flows/settlements/waiting';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const group = (amountDescription: string, name: null | 'sales' | 'review', amount: number) => ({
  transactionType: 'Order',
  amountType: 'Item',
  amountDescription,
  marketplaceName: 'Amazon.com',
  month: '2026-03',
  lines: 1,
  amount: minor(amount),
  class: name,
});

const waiting = (changes: Partial<WaitingSettlement> = {}): WaitingSettlement => {
  const groups = changes.groups ?? [group('Principal', 'sales', 10_00)];
  const total = minor(groups.reduce((all, { amount }) => all + amount, 0));
  return { currency: 'USD', exponent: 2, total, state: 'held', held: [], ...changes, groups };
};
const unmapped = waiting({ groups: [group('New', null, -41_20), group('Principal', 'sales', 50_00)] });
const euro = waiting({ currency: 'EUR', groups: [group('New', null, -1_00), group('Odd', null, 2_00)] });

test.each<[string, readonly WaitingSettlement[], [more: number, refused: number, unread: number], string]>([
  ['nothing', [], [0, 0, 0], 'No settlement waits for you: what is here can be closed.'],
  ['reports still to be read', [], [0, 0, 2], 'Not yet: 2 reports have still to be read.'],
  [
    'a kind without a class',
    [unmapped],
    [0, 0, 0],
    '1 settlement waits for you: 1 unmapped kind of line (−41.20 USD).',
  ],
  [
    'the same kind in two currencies',
    [unmapped, euro],
    [0, 0, 0],
    '2 settlements wait for you: 2 unmapped kinds of lines (−41.20 USD, 1.00 EUR).',
  ],
  [
    'lines to decide',
    [waiting({ groups: [group('Odd', 'review', 7_00)] })],
    [0, 0, 0],
    '1 settlement waits for you: 1 kind of line to decide (7.00 USD).',
  ],
  [
    'a wrong total, which is counted for each settlement',
    [waiting({ total: minor(10_01) }), waiting({ total: minor(10_01) })],
    [0, 0, 0],
    '2 settlements wait for you: 2 sums that are not their totals (−0.02 USD).',
  ],
  [
    'something else, and one that is ready',
    [waiting({ held: [{ reason: 'No account.' }] }), waiting({ state: 'ready' })],
    [0, 0, 0],
    '2 settlements wait for you: 1 settlement with something to set up or put right, 1 is ready to be posted.',
  ],
  [
    'a refused report and more than are looked at',
    [unmapped],
    [3, 1, 1],
    '4 settlements wait for you: 1 unmapped kind of line (−41.20 USD), 3 more not counted here; 1 report could not be read. 1 report has still to be read.',
  ],
])('what waits is %s', (_what, settlements, [more, refused, unread], words) => {
  expect(closeWords(settlements, more, refused, unread)).toBe(words);
});

test('a settlement that waits for something else says its reasons, cut to fit', () => {
  expect(waitsFor(waiting({ held: [{ reason: 'No account is chosen for US: Sales.' }] }))).toBe(
    'No account is chosen for US: Sales.',
  );
  expect(waitsFor(waiting({ held: [{ reason: 'x'.repeat(500) }] }))).toHaveLength(200);
  expect(waitsFor(waiting({ state: 'posted' }))).toBe('its deposit');
  expect(waitsFor(waiting({ state: 'posted', groups: [group('Principal', 'sales', -5_00)] }))).toBe('Nothing');
  expect(waitsFor(waiting({ state: 'matched' }))).toBe('Nothing');
});
