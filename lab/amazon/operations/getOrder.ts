// One order by its id. Source: Orders model 2026-01-01.

import { operation, Refusal } from '../operation';
import { dataSets } from '../orderDocument';
import { listOf, present } from './parameters';

export const getOrder = operation({
  operationId: 'getOrder',
  method: 'GET',
  path: '/orders/2026-01-01/orders/{orderId}',
  rate: 0.5,
  burst: 30,
  role: 'Inventory and Order Tracking',
  handle(seller, { path, query, now }) {
    const data = new Set<string>(listOf(query, 'includedData', dataSets));
    const orderId = path.orderId as string;
    const order = seller.orders.shown(orderId);
    // Source: known answers; an id of another region or seller is as unknown as one that never was.
    if (order === undefined) {
      throw new Refusal(404, 'NotFound', 'The specified order was not found.', `Order ID: ${orderId}`);
    }
    return { order: present(seller, order, { data, now, operationId: 'getOrder' }) };
  },
});
