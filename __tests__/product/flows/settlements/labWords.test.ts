// The words of the simulated Amazon's settlements against the shipped map: none of them holds a settlement by itself.

import * as kinds from '../../../../lab/amazon/settlements/kinds';
import type { LineClass } from '../../../../src/TypeScript/flows/settlements/settlement';
import { shipped } from './mapCases';

interface Words {
  readonly amountType: string;
  readonly amountDescription: string;
}

const classOf = (transactionType: string, words: Words): LineClass | null => shipped({ transactionType, ...words });
const isHeld = (found: LineClass | null): boolean => found === null || found === 'review';

test('each of its order lines has a class on orders or on refunds, its withheld tax on both', () => {
  const ofOrders: Words[] = Object.values(kinds.ORDER_KINDS);
  expect(ofOrders.filter((each) => isHeld(classOf('Order', each)) && isHeld(classOf('Refund', each)))).toEqual([]);

  const withheld = Object.values(kinds.WITHHELD)
    .flatMap((region): (Words | null)[] => Object.values(region))
    .filter((each) => each !== null);
  expect(withheld.length).toBeGreaterThan(5);
  expect(withheld.flatMap((each) => [classOf('Order', each), classOf('Refund', each)])).toEqual(
    withheld.flatMap(() => ['withheld-tax', 'withheld-tax']),
  );
});

test('each of its fees has one class in both generations', () => {
  const fees = Object.entries(kinds.FEES);
  for (const [name, { older, newer }] of fees) {
    const found = classOf(older.transactionType, older.kind);
    expect(`${name} ${isHeld(found)}`).toBe(`${name} false`);
    if (newer === null) continue;
    expect(classOf(newer.transactionType, kinds.feeRow(newer.name, 'Base fee'))).toBe(found);
    expect(classOf(newer.transactionType, kinds.feeRow(newer.name, 'Discount on fee'))).toBe(found);
    expect(classOf(newer.transactionType, kinds.feeRow(newer.name, 'Tax on fee'))).toBe('fee-tax');
  }
});

test('each of its balances has a class of its own', () => {
  const balances = [...Object.values(kinds.BALANCE_KINDS), kinds.failedTransfer('The bank said no.')];
  expect(balances.map((each) => classOf(kinds.OTHER, each))).toEqual([
    'current-reserve',
    'previous-reserve',
    'payable-to-amazon',
    'charged-to-card',
    'failed-transfer',
  ]);
});
