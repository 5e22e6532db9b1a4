// F49: the five updates of an order, in every order in which they can arrive, end in one state.

import type { RecordData } from '../../lab/netsuite/records/definition';
import { Story } from '../support/story';

const story = new Story({ seed: 49 });
afterAll(() => story.close());

const { control } = story.world.amazon;
const lines = [
  { sku: 'HH-MUG-SAND', quantity: 2, price: 1_499, shipping: 599, tax: 288 },
  { sku: 'HH-CANDLE-6', quantity: 1, price: 6_990 },
];

interface AmazonDocument {
  orderId: string;
  lastUpdatedTime: string;
  fulfillment: { shipByWindow: { latestDateTime: string } };
}

/** What Amazon said after each of the five things that happened to one order. */
function fiveUpdates(): AmazonDocument[] {
  const id = story.place({ lines, status: 'PENDING' });
  let shipBy: string | undefined;
  const said = (): AmazonDocument => {
    const document = control.document(id) as unknown as AmazonDocument;
    if (shipBy !== undefined) document.fulfillment.shipByWindow.latestDateTime = shipBy;
    return document;
  };
  const documents = [said()];
  const happens = (change: Parameters<typeof control.update>[1]): void => {
    story.wait(1);
    control.update(id, change);
    documents.push(said());
  };
  happens({ status: 'UNSHIPPED' });
  shipBy = '2026-03-09T07:59:59Z';
  happens({ address: { addressLine1: '1918 8th Ave', postalCode: '98101' } });
  happens({ status: 'PARTIALLY_SHIPPED', fulfilled: { 'HH-MUG-SAND': 1 } });
  happens({ status: 'SHIPPED' });
  story.sync();
  return documents;
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

/** All that NetSuite holds of an order, without what only says which record it is and when it was written. */
function stateOf(id: string): string {
  const document = story.document(id);
  const { fields, sublists, subrecords } = story.salesOrder(id);
  const own = new Set([
    'tranid',
    'createddate',
    'lastmodifieddate',
    'externalid',
    'otherrefnum',
    'custbody_cwy_order_id',
    'custbody_cwy_document',
  ]);
  const line = ({ fields: each }: RecordData['sublists'][string][number]): object => ({
    ...each,
    lineuniquekey: undefined,
  });
  const live = story.reservations(id).filter(({ state }) => state === 'live');
  return JSON.stringify(
    {
      order: Object.fromEntries(
        Object.entries(fields)
          .filter(([field]) => !own.has(field))
          .sort(),
      ),
      lines: (sublists.item ?? []).map(line),
      taxes: (sublists.taxdetails ?? []).map(line),
      address: subrecords.shippingaddress?.fields,
      document: [document.state, document.reason],
      live,
      exceptions: story.exceptions(id).map((each) => each.class),
    },
    null,
    1,
  );
}

const updates = fiveUpdates();
const orders = permutations([0, 1, 2, 3, 4]).map((sequence) => {
  let step = -1;
  const id = story.place({ lines, status: 'PENDING' });
  control.tamper(id, () => ({ ...updates[sequence[Math.max(step, 0)] as number], orderId: id }));
  return {
    id,
    sequence,
    /** Amazon shows the next update of the sequence, whenever it really happened. */
    next: () => {
      step++;
      control.update(id, {});
    },
  };
});

test('F49 all 120 orders of arrival of an order’s five updates end in one state', () => {
  for (let step = 0; step < updates.length; step++) {
    for (const { next } of orders) next();
    story.sync();
  }
  story.sync();
  const states = new Map<string, string[]>();
  for (const { id, sequence } of orders) {
    const state = stateOf(id);
    states.set(state, [...(states.get(state) ?? []), sequence.join('')]);
  }
  expect(orders).toHaveLength(120);
  expect([...states.values()].map((sequences) => sequences.length)).toEqual([120]);
  const [state] = states.keys();
  const one = JSON.parse(state ?? '{}');
  expect(one.document).toEqual(['applied', 'imported']);
  expect(one.address.addr1).toBe('1918 8th Ave');
  expect(one.order.custbody_cwy_ship_by).toBe(Date.parse('2026-03-09T07:59:59Z'));
  expect([one.live, one.exceptions]).toEqual([[], []]);
}, 120_000);

test('F49 none of the 120 orders is in NetSuite twice, and none of their stock is claimed twice', () => {
  for (const { id } of orders) {
    expect(story.salesOrders(id)).toHaveLength(1);
    const claims = story.reservations(id);
    expect(claims.filter(({ state }) => state !== 'converted')).toEqual([]);
    expect(new Set(claims.map(({ item }) => item)).size).toBe(claims.length);
  }
});

test('F49 an update that arrives once more, or late, changes nothing any more', () => {
  const before = orders.map(({ id }) => stateOf(id));
  for (const { id } of orders.slice(0, 10)) control.update(id, {});
  story.sync();
  expect(orders.map(({ id }) => stateOf(id))).toEqual(before);
});
