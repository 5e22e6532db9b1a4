// The examples inside Amazon's published model of the Orders API, where that model is at hand, read as orders.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { readOrder } from '../../../src/TypeScript/amazon/readOrder';
import { SP_API_MODELS } from '../../support/reference';

const folder = SP_API_MODELS;
const withModels = folder === undefined ? test.skip : test;

function ordersWithin(value: unknown, found: Record<string, unknown>[] = []): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return found;
  const object = value as Record<string, unknown>;
  if (typeof object.orderId === 'string' && Array.isArray(object.orderItems)) found.push(object);
  else for (const each of Object.values(object)) ordersWithin(each, found);
  return found;
}

withModels('every complete example order of Amazon’s model is read (needs CWY_SP_API_MODELS)', () => {
  const file = path.join(folder ?? '', 'orders-api-model', 'orders_2026-01-01.json');
  const orders = ordersWithin(JSON.parse(fs.readFileSync(file, 'utf8')));
  expect(orders.length).toBeGreaterThan(5);
  const refusals = orders
    .map((order) => readOrder(order))
    .filter((reading) => !reading.ok)
    .map((reading) => (reading.ok ? '' : `${reading.class}: ${reading.message}`));
  expect(refusals).toEqual([]);
});
