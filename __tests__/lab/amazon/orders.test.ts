// What the simulated marketplace tells of an order: its money, its people, its states.

import * as fc from 'fast-check';
import type { OrderDraft } from '../../../lab/amazon/orderDraft';
import { DAY, HOUR } from '../../../lab/clock';
import { NOON, newWorld, ORDERS } from './support';

const ALL = 'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT';
const UK = 'A1F83G8C2ARO7P';

interface Money {
  readonly amount: string;
}
interface Document {
  readonly proceeds?: { readonly grandTotal: Money; readonly breakdowns: readonly { type: string; subtotal: Money }[] };
  readonly recipient?: { readonly deliveryAddress: Record<string, string> };
  readonly orderItems: readonly {
    readonly quantityOrdered: number;
    readonly proceeds: {
      readonly proceedsTotal: Money;
      readonly breakdowns: readonly {
        type: string;
        subtotal: Money;
        detailedBreakdowns?: readonly { subtype: string; value: Money }[];
      }[];
    };
  }[];
}

function shown(draft: OrderDraft, world = newWorld(), data = ALL): Document {
  const orderId = world.amazon.control.placeOrder(draft);
  return read(orderId, world, data);
}

function read(orderId: string, world: ReturnType<typeof newWorld>, data = ALL): Document {
  const account = world.amazon.accounts.find(({ orders }) => orders.true(orderId) !== undefined);
  return world.get(`${ORDERS}/${orderId}`, { includedData: data }, account).body.order as Document;
}

/** A line's money as text: `ITEM 20.00`, details indented. */
function moneyPage({ orderItems, proceeds }: Document): string[] {
  const lines = orderItems.flatMap((item) => [
    ...item.proceeds.breakdowns.flatMap(({ type, subtotal, detailedBreakdowns = [] }) => [
      `${type} ${subtotal.amount}`,
      ...detailedBreakdowns.map(({ subtype, value }) => `  ${subtype} ${value.amount}`),
    ]),
    `total ${item.proceeds.proceedsTotal.amount}`,
  ]);
  return [...lines, `order ${proceeds?.grandTotal.amount}`];
}

const LINE = {
  sku: 'A',
  quantity: 2,
  price: 1_000,
  tax: 160,
  shipping: 499,
  shippingTax: 40,
  discount: 200,
  shippingDiscount: 499,
  shippingDiscountTax: 40,
};

test('where prices exclude tax, TAX is added and is what promotions left of it', () => {
  expect(moneyPage(shown({ lines: [LINE] }))).toEqual([
    'ITEM 20.00',
    'SHIPPING 4.99',
    'TAX 1.60',
    '  ITEM 1.60',
    '  SHIPPING 0.40',
    '  DISCOUNT -0.40',
    'DISCOUNT -6.99',
    '  ITEM -2.00',
    '  SHIPPING -4.99',
    'total 19.60',
    'order 19.60',
  ]);
});

test('where prices include tax, TAX only tells how much of the rest is tax', () => {
  expect(
    moneyPage(shown({ marketplaceId: UK, lines: [{ sku: 'A', price: 1_200, tax: 200, wrap: 360, wrapTax: 60 }] })),
  ).toEqual([
    'ITEM 12.00',
    'GIFT_WRAP 3.60',
    'TAX 2.60',
    '  ITEM 2.00',
    '  GIFT_WRAP 0.60',
    'total 15.60',
    'order 15.60',
  ]);
});

test('the sign of promotions is a setting and changes no total', () => {
  const world = newWorld();
  world.amazon.control.discountSign = 'positive';
  const page = moneyPage(shown({ lines: [LINE] }, world));
  expect(page).toEqual(expect.arrayContaining(['DISCOUNT 6.99', '  ITEM 2.00', '  DISCOUNT 0.40', 'order 19.60']));
});

test('yen have no decimals, and points are the seller’s expense', () => {
  const world = newWorld({ accounts: [{ region: 'fe', marketplaceIds: ['A1VC38T7YXB528'] }] });
  const order = shown(
    { marketplaceId: 'A1VC38T7YXB528', lines: [{ sku: 'A', price: 5_980, points: { number: 60, value: 60 } }] },
    world,
  );
  expect(order).toMatchObject({
    proceeds: { grandTotal: { amount: '5980', currencyCode: 'JPY' } },
    orderItems: [
      { expense: { pointsCost: { pointsGranted: { pointsNumber: 60, pointsMonetaryValue: { amount: '60' } } } } },
    ],
  });
});

test('only the data sets asked for are there; without FULFILLMENT not even the status', () => {
  expect(Object.keys(shown({}, newWorld(), 'PROCEEDS')).sort()).toEqual(
    ['createdTime', 'lastUpdatedTime', 'orderId', 'orderItems', 'proceeds', 'salesChannel'].sort(),
  );
});

test('a pending order has no prices, no people, no gift and no dates', () => {
  const order = shown({ status: 'PENDING', lines: [{ ...LINE, gift: { message: 'Hello' } }] });
  expect(Object.keys(order).sort()).toEqual(
    ['createdTime', 'fulfillment', 'lastUpdatedTime', 'orderId', 'orderItems', 'salesChannel'].sort(),
  );
  expect(order).toMatchObject({
    fulfillment: { fulfillmentStatus: 'PENDING', fulfilledBy: 'MERCHANT', fulfillmentServiceLevel: 'STANDARD' },
  });
  expect(Object.keys(order.orderItems[0] ?? {}).sort()).toEqual([
    'fulfillment',
    'orderItemId',
    'product',
    'quantityOrdered',
  ]);
});

test('an FBA order has half an address, no e-mail and no packages', () => {
  const order = shown({ channel: 'FBA', status: 'SHIPPED' });
  expect(Object.keys(order.recipient?.deliveryAddress ?? {}).sort()).toEqual(
    ['city', 'countryCode', 'postalCode', 'stateOrRegion'].sort(),
  );
  expect(order).toMatchObject({ buyer: {} });
  expect(order).not.toHaveProperty('buyer.buyerEmail');
  expect(order).not.toHaveProperty('packages');
});

test('the telephone of a shipped FBM order goes after its latest delivery date', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({
    status: 'SHIPPED',
    deliverBy: { earliest: NOON, latest: NOON + DAY },
  });
  const phone = () => read(orderId, world).recipient?.deliveryAddress.phone;
  expect(phone()).toBe('+1 206-555-0142');
  world.clock.advance(DAY + HOUR);
  world.renew();
  expect(phone()).toBeUndefined();
});

test('units cancelled leave the quantity and their share of the money; the rest ships in two packages', () => {
  const world = newWorld();
  const { control } = world.amazon;
  const orderId = control.placeOrder({ lines: [{ sku: 'A', quantity: 3, price: 1_000, tax: 240 }] });
  control.update(orderId, { status: 'PARTIALLY_SHIPPED', fulfilled: { A: 1 } });
  control.update(orderId, { cancelled: { A: 1 }, cancelledBy: { by: 'MERCHANT', reason: 'NoInventory' } });
  control.update(orderId, { status: 'SHIPPED' });
  expect(read(orderId, world)).toMatchObject({
    proceeds: { grandTotal: { amount: '21.60' } },
    orderItems: [
      {
        quantityOrdered: 2,
        fulfillment: { quantityFulfilled: 2, quantityUnfulfilled: 0 },
        cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT', cancelReason: 'NoInventory' } },
      },
    ],
    packages: [{ packageItems: [{ quantity: 1 }] }, { packageItems: [{ quantity: 1 }] }],
  });
});

test('a cancelled order has no quantities, no prices and no recipient left', () => {
  const world = newWorld();
  const orderId = world.amazon.control.placeOrder({});
  world.amazon.control.update(orderId, { status: 'CANCELLED' });
  const order = read(orderId, world);
  expect(order).toMatchObject({
    fulfillment: { fulfillmentStatus: 'CANCELLED' },
    orderItems: [{ quantityOrdered: 0 }],
  });
  expect(order).not.toHaveProperty('proceeds');
  expect(order).not.toHaveProperty('recipient');
});

test('every change moves the last update, even within one millisecond', () => {
  const { amazon } = newWorld();
  const orderId = amazon.control.placeOrder({});
  amazon.control.update(orderId, {});
  amazon.control.update(orderId, {});
  expect(amazon.control.truth()[0]?.lastUpdatedTime).toBe(NOON + 2);
});

const minorOf = ({ amount }: Money): number => Number(amount.replace('.', ''));

test('whatever is placed, lines add up from their parts and orders from their lines', () => {
  const amounts = fc.nat(5_000);
  const line = fc.record({
    sku: fc.constant('A'),
    quantity: fc.integer({ min: 1, max: 5 }),
    price: amounts,
    tax: fc.nat(900),
    shipping: amounts,
    shippingTax: fc.nat(400),
    wrap: fc.nat(500),
    otherTax: fc.nat(3),
    other: fc.nat(300),
    discount: fc.nat(900),
    discountTax: fc.nat(90),
    shippingDiscount: fc.nat(300),
  });
  const world = newWorld();
  world.amazon.control.scaleRate(world.account, 'getOrder', 1e6);
  world.amazon.control.scaleRate(world.amazon.accounts[1]!, 'getOrder', 1e6);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), fc.boolean(), (lines, inUk) => {
      world.clock.advance(1);
      const { orderItems, proceeds } = shown({ lines, ...(inUk ? { marketplaceId: UK } : {}) }, world);
      for (const { proceeds: parts } of orderItems) {
        const added = parts.breakdowns.filter(({ type }) => !inUk || type !== 'TAX');
        expect(added.reduce((sum, { subtotal }) => sum + minorOf(subtotal), 0)).toBe(minorOf(parts.proceedsTotal));
        for (const { subtotal, detailedBreakdowns } of parts.breakdowns) {
          if (detailedBreakdowns === undefined) continue;
          expect(detailedBreakdowns.reduce((sum, { value }) => sum + minorOf(value), 0)).toBe(minorOf(subtotal));
        }
      }
      const total = orderItems.reduce((sum, each) => sum + minorOf(each.proceeds.proceedsTotal), 0);
      expect(minorOf(proceeds!.grandTotal)).toBe(total);
    }),
    { numRuns: 100 },
  );
});
