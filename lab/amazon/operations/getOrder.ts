// One order by its id. Source: Orders model 2026-01-01.

import { operation } from '../operation';
import { dataSets } from '../orderDocument';
import { listOf, present, shownOrder } from './parameters';

export const getOrder = operation({
  operationId: 'getOrder',
  method: 'GET',
  path: '/orders/2026-01-01/orders/{orderId}',
  rate: 0.5,
  burst: 30,
  role: 'Inventory and Order Tracking',
  handle(seller, { path, query, now }) {
    const data = new Set<string>(listOf(query, 'includedData', dataSets));
    const order = shownOrder(seller, path.orderId as string);
    return { order: present(seller, order, { data, now, operationId: 'getOrder' }) };
  },
});
