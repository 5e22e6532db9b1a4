// Searching orders in the simulated marketplace: what is found, how it pages, and what is refused.

import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { idsOf, NOON, newWorld, ORDERS, since } from './support';

test('an order placed by hand is found once it is two minutes old, and can be read', () => {
  const { amazon, get, settle } = newWorld();
  const orderId = amazon.control.placeOrder({ lines: [{ sku: 'MUG-1', quantity: 2, price: 1_250, tax: 200 }] });

  expect(idsOf(get(ORDERS, since(NOON - HOUR)))).toEqual([]);
  settle();

  expect(idsOf(get(ORDERS, since(NOON - HOUR)))).toEqual([orderId]);
  const answer = get(`${ORDERS}/${orderId}`, { includedData: 'PROCEEDS,FULFILLMENT' });
  expect(answer.body.order).toMatchObject({
    orderId,
    proceeds: { grandTotal: { amount: '27.00', currencyCode: 'USD' } },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [{ quantityOrdered: 2, proceeds: { proceedsTotal: { amount: '27.00' } } }],
  });
});
