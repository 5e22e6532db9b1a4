// One consolidated sale a day and channel: nothing is lost in gathering, and every shipment stands behind one document.

import * as fc from 'fast-check';
import { type DailySale, MOST_INSIDE, MOST_LINES, planDaily } from '../../../../src/TypeScript/flows/billing/daily';
import type { ShippedOrder } from '../../../../src/TypeScript/flows/billing/shippedOrder';
import type { Minor } from '../../../../src/TypeScript/ledger/minor';
import { billing, marketplace } from '../support';
import { anyShippedOrder, shipment, shipped, sold } from './support';

const DAY = '2026-03-03';
const settings = marketplace({ billing: billing({ ways: [{ way: 'daily', from: null }] }) });
const plan = (orders: readonly ShippedOrder[], day = DAY) => planDaily(orders, day, settings);
const page = ({ lines, totalMinor }: DailySale): string[] => [
  ...lines.map((each) => `${each.kind} ${each.sku ?? '–'} ×${each.quantity} ${each.amountMinor}+${each.taxMinor}`),
  `total ${totalMinor}`,
];

const order = (number: number, given: Partial<ShippedOrder> = {}): ShippedOrder =>
  shipped({
    salesOrder: String(9_000 + number),
    amazonOrderId: `111-0000000-${String(number).padStart(7, '0')}`,
    shipments: [shipment(`f${number}`, DAY, { 1: 1 })],
    ...given,
  });

test('orders of a day are gathered by SKU and kind of money, promotions after the goods', () => {
  const money = [
    sold({ line: 2, kind: 'discount', amountMinor: -100 as Minor }),
    sold({ line: 3, kind: 'shipping', amountMinor: 599 as Minor }),
  ];
  const sales = plan([order(1), order(2, { lines: [sold(), ...money] }), order(3, { lines: [sold({ sku: 'BOWL' })] })]);
  expect(sales.sales.map(page)).toEqual([
    ['item BOWL ×1 1000+0', 'item MUG-BLUE ×2 2000+0', 'discount – ×1 -100+0', 'shipping – ×1 599+0', 'total 3499'],
  ]);
  expect(sales.sales[0]?.inside.map(({ amazonOrderId, totalMinor }) => `${amazonOrderId} ${totalMinor}`)).toEqual([
    '111-0000000-0000001 1000',
    '111-0000000-0000002 1499',
    '111-0000000-0000003 1000',
  ]);
});

test('taxed and untaxed goods of one SKU stay lines of their own', () => {
  const taxed = [sold({ taxMinor: 200 as Minor, taxStanding: 'liable' })];
  expect(plan([order(1), order(2, { lines: taxed })]).sales.map(page)).toEqual([
    ['item MUG-BLUE ×1 1000+200', 'item MUG-BLUE ×1 1000+0', 'total 2200'],
  ]);
});

test('a document has at most 200 lines, and an order is never parted between two', () => {
  const orders = Array.from({ length: 450 }, (_, at) => order(at, { lines: [sold({ sku: `SKU-${at}` })] }));
  const { sales } = plan(orders);
  expect(sales.map(({ lines }) => lines.length)).toEqual([MOST_LINES, MOST_LINES, 50]);
  expect(sales.flatMap(({ inside }) => inside.map(({ fulfilment }) => fulfilment))).toEqual(
    orders.map((_, at) => `f${at}`),
  );
});

test('a document holds at most a thousand shipments, whatever its lines', () => {
  const { sales } = plan(Array.from({ length: MOST_INSIDE + 1 }, (_, at) => order(at)));
  expect(sales.map(({ inside, lines }) => [inside.length, lines.length])).toEqual([
    [MOST_INSIDE, 1],
    [1, 1],
  ]);
});

test('shipments of other days, and those that a document holds already, stay out', () => {
  const inside = { as: 'daily', daily: '8', isMarked: false } as const;
  const orders = [
    order(1, { shipments: [shipment('f1', DAY, { 1: 1 }, inside)] }),
    order(2, { shipments: [shipment('f2', '2026-03-04', { 1: 1 })] }),
  ];
  expect(plan(orders).sales).toEqual([]);
});

test('a shipment waits while an earlier one of its order is not recorded', () => {
  const two = { lines: [sold({ quantity: 2 })] };
  const shipments = [shipment('f1', '2026-03-02', { 1: 1 }), shipment('f2', DAY, { 1: 1 })];
  expect(plan([order(1, { ...two, shipments })]).sales).toEqual([]);
  expect(plan([order(1, { ...two, shipments })], '2026-03-02').sales).toHaveLength(1);
});

test('an order that somebody changed is left out, and a person hears of it', () => {
  const { sales, exceptions } = plan([order(1), order(2, { totalMinor: 1 as Minor })]);
  expect(sales.map(({ inside }) => inside.length)).toEqual([1]);
  expect(exceptions.map((each) => `${each.class} ${each.subject}`)).toEqual(['order-edited 5-111-0000000-0000002']);
});

test('whatever is gathered, documents re-add to what the shipments of the day brought', () => {
  fc.assert(
    fc.property(fc.array(anyShippedOrder, { maxLength: 8 }), (any) => {
      const orders = any.map((each, at) => ({
        ...each,
        // All of it leaves on the one day.
        shipments: each.shipments.map((one) => ({ ...one, id: `${at}-${one.id}`, day: DAY })),
      }));
      const { sales } = plan(orders);
      const total = (of: (sale: DailySale) => number): number => sales.reduce((all, sale) => all + of(sale), 0);
      expect(total(({ totalMinor }) => totalMinor)).toBe(orders.reduce((all, each) => all + each.totalMinor, 0));
      expect(total(({ facilitatorTaxMinor }) => facilitatorTaxMinor)).toBe(
        orders.reduce((all, each) => all + each.facilitatorTaxMinor, 0),
      );
      for (const { lines, inside, totalMinor } of sales) {
        expect(lines.reduce((all, line) => all + line.amountMinor + line.taxMinor, 0)).toBe(totalMinor);
        expect(inside.reduce((all, each) => all + each.totalMinor, 0)).toBe(totalMinor);
        expect(lines[0]?.kind).toBe('item');
      }
      const shipments = sales.flatMap(({ inside }) => inside.map(({ fulfilment }) => fulfilment));
      expect([...shipments].sort()).toEqual(orders.flatMap((each) => each.shipments.map(({ id }) => id)).sort());
    }),
  );
});
