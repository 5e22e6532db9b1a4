// Builders of shipped orders for the tests of billing; each names only what a test cares about.

import * as fc from 'fast-check';
import type { Recorded, Shipment, ShippedOrder, SoldLine } from '../../../../src/TypeScript/flows/billing/shippedOrder';
import type { Minor } from '../../../../src/TypeScript/ledger/minor';

export function sold(given: Partial<SoldLine> = {}): SoldLine {
  return {
    line: 1,
    kind: 'item',
    orderItemId: '1001',
    itemId: '501',
    sku: given.kind === undefined || given.kind === 'item' ? 'MUG-BLUE' : null,
    quantity: 1,
    amountMinor: 1_000 as Minor,
    taxMinor: 0 as Minor,
    taxStanding: 'zero',
    isClosed: false,
    ...given,
  };
}

/** `units` by line of the sales order. */
export function shipment(
  id: string,
  day: string,
  units: Readonly<Record<number, number>>,
  recorded: Recorded = null,
): Shipment {
  return { id, day, recorded, units };
}

export function shipped(given: Partial<ShippedOrder> = {}): ShippedOrder {
  const lines = given.lines ?? [sold()];
  return {
    salesOrder: '9001',
    connection: '5',
    amazonOrderId: '111-2222222-3333333',
    channel: 'FBM',
    marketplace: '11',
    totalMinor: lines.reduce((all, each) => all + each.amountMinor + each.taxMinor, 0) as Minor,
    facilitatorTaxMinor: 0 as Minor,
    lines,
    shipments: [shipment('f1', '2026-03-03', { 1: 1 })],
    ...given,
  };
}

interface AnyItem {
  readonly quantity: number;
  readonly item: number;
  readonly shipping: number;
  readonly wrap: number;
  readonly discount: number;
  readonly taxes: readonly [number, number, number];
  readonly cuts: readonly number[];
}

const anyItem: fc.Arbitrary<AnyItem> = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  item: fc.nat(500_000),
  shipping: fc.nat(5_000),
  wrap: fc.nat(999),
  discount: fc.nat(3_000),
  taxes: fc.tuple(fc.nat(90_000), fc.nat(900), fc.nat(200)),
  cuts: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }),
});

function linesOf(each: AnyItem, at: number): SoldLine[] {
  const orderItemId = String(1_001 + at);
  const money = (kind: SoldLine['kind'], offset: number, amount: number, tax = 0): SoldLine =>
    sold({
      line: at * 4 + offset,
      kind,
      orderItemId,
      sku: kind === 'item' ? `SKU-${at}` : null,
      quantity: kind === 'item' ? each.quantity : 1,
      amountMinor: amount as Minor,
      taxMinor: tax as Minor,
      taxStanding: tax === 0 ? 'zero' : 'liable',
    });
  return [
    money('item', 1, each.item, each.taxes[0]),
    money('discount', 2, 0 - Math.min(each.discount, each.item)),
    money('shipping', 3, each.shipping, each.taxes[1]),
    money('wrap', 4, each.wrap, each.taxes[2]),
  ];
}

/** The units of a line in the packages that the cuts make: all of them leave in the end. */
function packages({ quantity, cuts }: AnyItem): number[] {
  const found: number[] = [];
  let left = quantity;
  for (const cut of cuts) {
    const units = Math.min(cut, left);
    if (units > 0) found.push(units);
    left -= units;
  }
  return left > 0 ? [...found, left] : found;
}

/** An order with a tip, some items, and shipments that empty it, parted in any way; each leaves on its own day. */
export const anyShippedOrder: fc.Arbitrary<ShippedOrder> = fc
  .record({
    items: fc.array(anyItem, { minLength: 1, maxLength: 4 }),
    tip: fc.nat(700),
    facilitator: fc.nat(9_000),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ items, tip, facilitator, order }) => {
    const tipLine = sold({ line: 99, kind: 'tip', orderItemId: null, sku: null, amountMinor: tip as Minor });
    const lines = [...items.flatMap(linesOf), ...(tip === 0 ? [] : [tipLine])];
    const boxes = items.flatMap((each, at) => packages(each).map((units) => ({ line: at * 4 + 1, units })));
    const turn = boxes.map((box) => ({ box, rank: order.next().value as number }));
    const shipments = turn
      .sort((one, other) => one.rank - other.rank)
      .map(({ box }, at) =>
        shipment(`f${at}`, `2026-03-${String(at + 1).padStart(2, '0')}`, { [box.line]: box.units }),
      );
    return shipped({ lines, shipments, facilitatorTaxMinor: facilitator as Minor });
  });
