// A draft beside the settlement before it.

import { draftRows } from '../../../../src/TypeScript/flows/settlements/draft';
import type { LineClass } from '../../../../src/TypeScript/flows/settlements/settlement';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const classes = (amounts: Partial<Record<LineClass, number>>) =>
  Object.entries(amounts).map(([name, amount]) => ({ class: name as LineClass, lines: 1, amount: minor(amount) }));

const words = (own: Partial<Record<LineClass, number>>, before: Partial<Record<LineClass, number>> | null): string[] =>
  draftRows(classes(own), before === null ? null : classes(before)).map(
    (row) => `${row.class} ${row.amount} ${row.previous} ${row.change}`,
  );

test('each class has what it came to before, and the change', () => {
  expect(words({ storage: -9_00, sales: 50_00 }, { sales: 40_00 })).toEqual([
    'sales 5000 4000 1000',
    'storage -900 0 -900',
  ]);
});

test('a class that is gone is shown with what it was', () => {
  expect(words({ sales: 50_00 }, { sales: 50_00, storage: -9_00 })).toEqual([
    'sales 5000 5000 0',
    'storage 0 -900 900',
  ]);
});

test('without a settlement before it there is nothing to compare with', () => {
  expect(words({ sales: 50_00 }, null)).toEqual(['sales 5000 null null']);
});
