// Sales orders of the emulated account: sourcing, amounts, totals, refusals.

import { codeOf, create, load, openWorld, order } from './support';

test('an order takes subsidiary, currency, rate and day from its customer and the clock (sourcing, help)', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const saved = load(account, 'salesorder', id);
  expect(saved.getValue({ fieldId: 'subsidiary' })).toBe(String(furniture.subsidiary));
  expect(saved.getValue({ fieldId: 'currency' })).toBe(String(furniture.currencies.USD));
  expect(saved.getValue({ fieldId: 'exchangerate' })).toBe(1);
  expect(saved.getValue({ fieldId: 'trandate' })).toEqual(new Date(2026, 10, 20));
  expect(saved.getValue({ fieldId: 'tranid' })).toBe('SO1');
  expect(saved.getValue({ fieldId: 'total' })).toBe(29.98);
});
