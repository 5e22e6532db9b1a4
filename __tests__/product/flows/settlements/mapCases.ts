// Cases of the map as a page: `transaction-type | amount-type | amount-description | class`, a line each.

import { classifier, type MapRow } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import type { LineClass, Triple } from '../../../../src/TypeScript/flows/settlements/settlement';

export const shipped = classifier(DEFAULT_MAP);

/** `Order | ItemPrice | Principal` as a triple, and as a row of the map with the class behind it. */
export function triple(line: string): Triple {
  const [transactionType = '', amountType = '', amountDescription = ''] = line.split(' | ').map((cell) => cell.trim());
  return { transactionType, amountType, amountDescription };
}

export function mapRow(line: string): MapRow {
  const [, , , lineClass = ''] = line.split(' | ').map((cell) => cell.trim());
  return { ...triple(line), class: lineClass as LineClass };
}

/** The lines of a page; `ot` stands for other-transaction. Cases of one page are all different. */
export function cases(page: string): string[] {
  const lines = page
    .split('\n')
    .map((line) => line.trim().replace(/\bot(?= \|)/g, 'other-transaction'))
    .filter((line) => line !== '');
  expect(lines.filter((line) => line.split(' | ').length !== 4)).toEqual([]);
  expect(new Set(lines).size).toBe(lines.length);
  return lines;
}
