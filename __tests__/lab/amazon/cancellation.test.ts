// Cancellations in the simulated marketplace: asked for and executed, whole and in part, before and after shipping.

import type { OrderDraft } from '../../../lab/amazon/orderDraft';
import { DAY, HOUR, MINUTE } from '../../../lab/clock';
import { NOON, newWorld, ORDERS } from './support';

/** An order of 3 units of A at 10.00 and 1 of B, and what a read shows of it now. */
function placed(draft: OrderDraft = {}) {
  const { amazon, clock, get } = newWorld();
  const orderId = amazon.control.placeOrder({
    createdTime: NOON - HOUR,
    lines: [{ sku: 'A', quantity: 3, price: 1_000, tax: 90 }, { sku: 'B' }],
    ...draft,
  });
  clock.advance(MINUTE);
  const read = () => get(`${ORDERS}/${orderId}`, { includedData: 'FULFILLMENT,CANCELLATION,PROCEEDS' }).body.order;
  return { control: amazon.control, orderId, read, clock };
}

test('a buyer’s wish is shown on every open line, and cancels nothing', () => {
  const { control, orderId, read } = placed();
  control.requestCancel(orderId);
  const request = { cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'Ordered by mistake' } } };
  expect(read()).toMatchObject({
    lastUpdatedTime: new Date(NOON + MINUTE).toISOString(),
    fulfillment: { fulfillmentStatus: 'UNSHIPPED' },
    orderItems: [
      { quantityOrdered: 3, ...request },
      { quantityOrdered: 1, ...request },
    ],
  });
  expect(read()).not.toHaveProperty('orderItems.0.cancellation.cancellationExecution');
});

test('a wish may be for one line, with the buyer’s own words', () => {
  const { control, orderId, read } = placed();
  control.requestCancel(orderId, { reason: 'Found it cheaper', skus: ['B'] });
  expect(read()).not.toHaveProperty('orderItems.0.cancellation');
  expect(read()).toMatchObject({
    orderItems: [{}, { cancellation: { cancellationRequest: { cancelReason: 'Found it cheaper' } } }],
  });
});

test('a wish is for what has yet to ship', () => {
  const { control, orderId, read } = placed();
  control.update(orderId, { fulfilled: { A: 3 } });
  control.requestCancel(orderId);
  expect(read()).not.toHaveProperty('orderItems.0.cancellation');
  expect(read()).toHaveProperty('orderItems.1.cancellation.cancellationRequest');
});

test.each(['BUYER', 'MERCHANT', 'AMAZON'] as const)('a whole order cancelled by %s names who and why', (by) => {
  const { control, orderId, read } = placed();
  control.cancel(orderId, { by, reason: 'NoInventory' });
  const execution = { cancellation: { cancellationExecution: { cancelledBy: by, cancelReason: 'NoInventory' } } };
  expect(read()).toMatchObject({
    fulfillment: { fulfillmentStatus: 'CANCELLED' },
    orderItems: [
      { quantityOrdered: 0, ...execution },
      { quantityOrdered: 0, ...execution },
    ],
  });
});

test('single units leave the quantity and the money, and the rest of the order stays open', () => {
  const { control, orderId, read } = placed();
  control.cancel(orderId, { by: 'AMAZON', reason: 'NoInventory', units: { A: 1 } });
  expect(read()).toMatchObject({
    fulfillment: { fulfillmentStatus: 'UNSHIPPED' },
    orderItems: [
      {
        quantityOrdered: 2,
        fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 },
        proceeds: { proceedsTotal: { amount: '20.60' } },
        cancellation: { cancellationExecution: { cancelledBy: 'AMAZON' } },
      },
      { quantityOrdered: 1 },
    ],
  });
});

test('what has left cannot be cancelled, and cancelling the rest makes the order shipped', () => {
  const { control, orderId, read } = placed();
  control.update(orderId, { fulfilled: { A: 2 } });
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'PARTIALLY_SHIPPED' } });
  expect(() => control.cancel(orderId, { by: 'BUYER', reason: 'x', units: { A: 2 } })).toThrow(
    '2 units of A cannot be cancelled, 1 are open.',
  );
  control.cancel(orderId, { by: 'BUYER', reason: 'BuyerCanceled' });
  expect(read()).toMatchObject({
    fulfillment: { fulfillmentStatus: 'SHIPPED' },
    orderItems: [
      { quantityOrdered: 2, fulfillment: { quantityFulfilled: 2 } },
      { quantityOrdered: 0, fulfillment: { quantityFulfilled: 0 } },
    ],
  });
});

test.each<[string, OrderDraft]>([
  ['a shipped order', { status: 'SHIPPED' }],
  ['a cancelled order', { status: 'CANCELLED', lines: [{ sku: 'A', quantity: 0 }] }],
])('%s has nothing to cancel and nothing to ask for', (_, draft) => {
  const { control, orderId } = placed(draft);
  expect(() => control.cancel(orderId, { by: 'AMAZON', reason: 'x' })).toThrow('has nothing to cancel');
  expect(() => control.requestCancel(orderId)).toThrow('has nothing that its buyer could ask to cancel');
});

test.each<[string, OrderDraft]>([
  ['a pending order', { status: 'PENDING' }],
  ['an FBA order', { channel: 'FBA' }],
])('the buyer of %s has no seller to ask, but it can be cancelled', (_, draft) => {
  const { control, orderId, read } = placed(draft);
  expect(() => control.requestCancel(orderId)).toThrow('has nothing that its buyer could ask to cancel');
  control.cancel(orderId, { by: 'BUYER', reason: 'BuyerCanceled' });
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'CANCELLED' } });
});

test('a line that is none, a fraction and a wish for a line that is none are refused', () => {
  const { control, orderId } = placed();
  expect(() => control.cancel(orderId, { by: 'BUYER', reason: 'x', units: { Z: 1 } })).toThrow('has no line Z');
  expect(() => control.cancel(orderId, { by: 'BUYER', reason: 'x', units: { A: 0.5 } })).toThrow(RangeError);
  expect(() => control.requestCancel(orderId, { skus: ['Z'] })).toThrow(RangeError);
});

test('Amazon ships an FBA order unit by unit, with no packages to be seen', () => {
  const { control, orderId, read } = placed({ channel: 'FBA' });
  control.update(orderId, { fulfilled: { A: 1 } });
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'PARTIALLY_SHIPPED' } });
  control.update(orderId, { fulfilled: { A: 3, B: 1 } });
  expect(read()).toMatchObject({ fulfillment: { fulfillmentStatus: 'SHIPPED' } });
  expect(read()).not.toHaveProperty('packages');
  expect(() => control.update(orderId, { fulfilled: { A: 2 } })).toThrow('3 are already');
});

test('trade cancels and ships in every way an order can end', () => {
  const { amazon, clock } = newWorld();
  amazon.control.trade({ from: NOON, to: NOON + 6 * DAY, ordersPerDay: 600 });
  const stages = new Set<string>();
  for (let hour = 0; hour < 8 * 24; hour++) {
    clock.advance(HOUR);
    for (const { fulfilledBy, status, lines } of amazon.control.truth()) {
      const by = new Set(lines.map(({ cancelledBy }) => cancelledBy?.by ?? 'nobody'));
      for (const who of by) stages.add(`${fulfilledBy} ${status} cancelled by ${who}`);
    }
  }
  expect([...stages]).toEqual(
    expect.arrayContaining([
      'MERCHANT CANCELLED cancelled by BUYER',
      'MERCHANT CANCELLED cancelled by MERCHANT',
      'MERCHANT CANCELLED cancelled by AMAZON',
      'MERCHANT SHIPPED cancelled by MERCHANT',
      'AMAZON PARTIALLY_SHIPPED cancelled by nobody',
      'AMAZON SHIPPED cancelled by AMAZON',
    ]),
  );
  for (const { status, lines } of amazon.control.truth()) {
    const open = lines.reduce((sum, { quantity, quantityFulfilled }) => sum + quantity - quantityFulfilled, 0);
    const left = lines.some(({ quantityFulfilled }) => quantityFulfilled > 0);
    const ended: Record<string, boolean> = { SHIPPED: open === 0 && left, CANCELLED: open === 0 && !left };
    expect({ status, holds: ended[status] ?? open > 0 }).toEqual({ status, holds: true });
  }
});
