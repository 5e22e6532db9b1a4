// The classes of lines: each with one account of the right kind, and all of them on the page for people.

import {
  ACCOUNT_KINDS,
  CLASS_ROWS,
  type LineClassRow,
  statementOf,
} from '../../../../src/TypeScript/flows/settlements/classes';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import type { LineClass } from '../../../../src/TypeScript/flows/settlements/settlement';
import { textOf } from '../../../support/files';

const rows = Object.entries(CLASS_ROWS) as [LineClass, LineClassRow][];

/** What Amazon holds, carries or moves: none of it is ever earned or spent. */
const BALANCES: readonly LineClass[] = [
  'current-reserve',
  'previous-reserve',
  'payable-to-amazon',
  'charged-to-card',
  'failed-transfer',
  'debt-adjustment',
  'collected-on-delivery',
  'bank-check',
  'loans',
  'review',
];
const TAXES: readonly LineClass[] = ['tax', 'withheld-tax', 'fee-tax', 'withholding'];

/** The names between backquotes that open a member of a union in the words of a settlement. */
function membersOf(union: string): string[] {
  const source = textOf('src/TypeScript/flows/settlements/settlement.ts');
  const text = source.slice(source.indexOf(`export type ${union} =`));
  return [...text.slice(0, text.indexOf(';')).matchAll(/\| '([^']+)'/g)].map(([, name = '']) => name);
}

test('every class has exactly one entry, and every account exactly one kind', () => {
  expect(membersOf('LineClass').length).toBeGreaterThan(30);
  expect(Object.keys(CLASS_ROWS).sort()).toEqual(membersOf('LineClass').sort());
  expect(Object.keys(ACCOUNT_KINDS).sort()).toEqual(membersOf('AccountRole').sort());
});

test('no two classes have the same label', () => {
  expect(new Set(rows.map(([, { label }]) => label)).size).toBe(rows.length);
});

test.each(rows)('the account of %s stands on the statement that the class belongs to', (_, { role, statement }) => {
  expect(statementOf(ACCOUNT_KINDS[role])).toBe(statement);
});

test('balances and taxes are on the balance sheet, and nothing else is', () => {
  const found = rows.filter(([, { statement }]) => statement === 'balance-sheet').map(([name]) => name);
  expect(found.sort()).toEqual([...BALANCES, ...TAXES].sort());
});

test('what is left to a person goes nowhere but to suspense, and nothing else goes there', () => {
  expect(rows.filter(([, { role }]) => role === 'suspense').map(([name]) => name)).toEqual(['review']);
});

test('the shipped map has lines for every class but loans, of which no line has been seen', () => {
  const mapped = new Set(DEFAULT_MAP.map((row) => row.class));
  expect(rows.map(([name]) => name).filter((name) => !mapped.has(name))).toEqual(['loans']);
});

test('the page for people has every class with its label, what it holds, and its kind of account', () => {
  const page = textOf('docs/flows/settlements.md').split('\n');
  const wrong = rows.filter(([name, { label, role }]) => {
    const cells =
      page
        .find((line) => line.startsWith(`| \`${name}\` |`))
        ?.split('|')
        .map((cell) => cell.trim()) ?? [];
    const [, , said, holds = '', kind] = cells;
    return said !== label || holds === '' || kind !== ACCOUNT_KINDS[role];
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
});
