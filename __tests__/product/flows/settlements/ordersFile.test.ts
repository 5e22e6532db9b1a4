// What is kept of each order of a settlement: it comes to what the journals do on clearing, entry by entry, whatever the
// lines are and however sales are recorded.

import { Random } from '../../../../lab/random';
import { RECORDING_WAYS } from '../../../../src/TypeScript/flows/billing/ways';
import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import { orderPartOf } from '../../../../src/TypeScript/flows/settlements/orderParts';
import { OrdersReader, ordersText, type SettledOrder } from '../../../../src/TypeScript/flows/settlements/ordersFile';
import { planSettlement } from '../../../../src/TypeScript/flows/settlements/postingPlan';
import { SettlementReader } from '../../../../src/TypeScript/flows/settlements/reader';
import type { SettlementReading } from '../../../../src/TypeScript/flows/settlements/settlement';
import { type Row, settlementText } from '../../../support/settlementText';

const classOf = classifier(DEFAULT_MAP);
const KINDS = DEFAULT_MAP.filter(
  (row) => row.class !== 'review' && !`${row.amountType}${row.amountDescription}`.includes('*'),
);
const ORDERS = Array.from({ length: 12 }, (_, at) => `111-0000001-${String(at).padStart(7, '0')}`);

function drawn(seed: number): SettlementReading {
  const random = new Random(seed);
  const rows = Array.from({ length: 200 }, (): Row => {
    const kind = random.pick(KINDS);
    const cents = String(random.int(1, 9_999)).padStart(3, '0');
    return [
      kind.transactionType,
      kind.amountType,
      kind.amountDescription,
      `${random.chance(0.5) ? '-' : ''}${cents.slice(0, -2)}.${cents.slice(-2)}`,
      {
        orderId: random.chance(0.1) ? '' : random.pick(ORDERS),
        marketplace: random.pick(['Amazon.com', 'Amazon.com', 'Amazon.ca', '']),
        at: random.pick(['2026-02-27 20:00:00 UTC', '2026-03-05 20:00:00 UTC']),
      },
    ];
  });
  const reader = new SettlementReader({
    monthOf: (_name, _currency, at) => new Date(at).toISOString().slice(0, 7),
    orderPartOf: (triple) => orderPartOf(triple, classOf(triple)),
  });
  reader.read(settlementText({ rows }));
  return reader.end()[0] as SettlementReading;
}

test.each(RECORDING_WAYS.flatMap((way) => [1, 2, 3].map((seed) => [way, seed] as const)))(
  'in the way %s the orders of each marketplace and month come to its clearing lines (draw %d)',
  (way, seed) => {
    const reading = drawn(seed);
    const facts = {
      way,
      openSpans: null,
      feeTaxApart: true,
      mainMarketplace: 'Amazon.com',
      postingNumber: 1,
      documented: new Set(ORDERS.slice(0, 6)),
    };
    const plan = planSettlement(reading, classOf, facts);
    if (!plan.ok) throw new Error(plan.held[0]?.reason);
    const text = ordersText(reading.head, reading.orders, plan.journals, facts);

    const found = new Map<string, number>();
    let [straight, refunded] = [0, 0];
    const reader = new OrdersReader(({ entries }, order) => {
      const key = entries.join(' ');
      found.set(key, (found.get(key) ?? 0) + order.settled + order.refunded);
      straight += order.straight;
      refunded += order.refunded;
      expect(order.refunded === 0 || facts.documented.has(order.orderId)).toBe(true);
    });
    const middle = text.indexOf('\n', text.length / 2) + 1;
    reader.read(text.slice(0, middle));
    reader.read(text.slice(middle));

    expect(found.size).toBe(4);
    expect([straight, refunded]).not.toContain(0);
    for (const [entries, amount] of found) {
      const lines = plan.journals.filter(({ externalId }) => entries.split(' ').includes(externalId));
      const clearing = lines.flatMap((each) => each.lines).filter(({ account }) => account === 'clearing');
      expect(amount).toBe(clearing.reduce((net, { debit, credit }) => net + credit - debit, 0));
    }
  },
);

test('an order has a line with what it settled, what a document gave back, and tax by item', () => {
  const [order] = ORDERS;
  const reader = new SettlementReader({
    monthOf: () => '2026-03',
    orderPartOf: (triple) => orderPartOf(triple, classOf(triple)),
  });
  const rows: Row[] = [
    ['Order', 'ItemPrice', 'Principal', '20.00', { orderId: order }],
    ['Order', 'ItemPrice', 'Tax', '1.60', { orderId: order }],
    ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-1.00', { orderId: order }],
    ['Order', 'ItemFees', 'Commission', '-3.00', { orderId: order }],
    ['Refund', 'ItemPrice', 'Principal', '-5.00', { orderId: order }],
  ];
  reader.read(settlementText({ rows }));
  const { head, orders } = reader.end()[0] as SettlementReading;
  const facts = {
    way: 'order',
    mainMarketplace: 'Amazon.com',
    postingNumber: 2,
    documented: new Set<string>(),
  } as const;
  expect(ordersText(head, orders, [], facts)).toBe(
    `causeway-orders-1\t11223344551\t2\tUSD\n@\t2026-03\tAmazon.com\t\n${order}\t2060\t0\t-500\t:160:-100\t\n`,
  );
  const kept: SettledOrder[] = [];
  new OrdersReader((_section, each) => kept.push(each)).read(
    ordersText(head, orders, [], { ...facts, way: 'settlement', documented: new Set(ORDERS) }),
  );
  expect(kept).toEqual([{ orderId: order, settled: 0, refunded: -500, straight: 0 }]);
});

test.each(['order-id\tsku\n', 'causeway-orders-1\t1\t1\tUSD\n111\t5\n', ''.padEnd(9_000, 'x')])(
  'text that is something else is refused: %.20s',
  (text) => {
    expect(() => new OrdersReader(() => undefined).read(text)).toThrow(
      /^Expected (the orders|an order) of a settlement/,
    );
  },
);
