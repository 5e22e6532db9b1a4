// Cancellations of orders that are sales orders already: before anything is picked, in part, and by a buyer who asks.

import type { OrderDraft } from '../../lab/amazon/orderDraft';
import { UK } from '../../lab/catalogue';
import type { Line } from '../../lab/netsuite/records/definition';
import { Person } from '../../lab/netsuite/runner/person';
import { transform } from '../lab/netsuite/records/support';
import { edit, expectReadded } from '../support/orderFlow';
import { advance, planAgain, take, unpick } from '../support/orderLife';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { control } = story.world.amazon;
const MUGS = { sku: 'HH-MUG-SAND', quantity: 3, price: 1_499, shipping: 599, tax: 288 };
const CANDLES = { sku: 'HH-CANDLE-6', quantity: 2, price: 6_990 };

const lines = (id: string): Line[] => story.salesOrder(id).sublists.item ?? [];
const fieldOf = (id: string, field: string): unknown[] => lines(id).map(({ fields }) => fields[field]);
const statusOf = (id: string): unknown => story.salesOrder(id).fields.orderstatus;

const asPerson = (): Person => new Person(story.world.account, { userId: story.setUp.ids.employee });

function closeLines(id: string): void {
  const closed = lines(id).map(() => ({ isclosed: true }));
  asPerson().edit('salesorder', story.salesOrder(id).id as number, { values: {}, sublists: { item: closed } });
}

function cancel(id: string, cancelled?: Readonly<Record<string, number>>): void {
  control.cancel(id, { by: 'BUYER', reason: 'BuyerCanceled', ...(cancelled ? { units: cancelled } : {}) });
}

/** `item quantity of ordered`, closed ones in brackets. */
const units = (id: string): string[] =>
  lines(id)
    .filter(({ fields }) => fields.custcol_cwy_kind === 'item')
    .map(({ fields }) => {
      const text = `${fields.custcol_cwy_sku ?? 'other'} ${fields.quantity} of ${fields.custcol_cwy_ordered}`;
      return fields.isclosed ? `(${text})` : text;
    });

const committed = (item: string): number =>
  Number(
    story.rows('SELECT SUM(committed + backordered) AS n FROM lab_stock WHERE item = ?', [
      story.setUp.ids.items[item] as number,
    ])[0]?.n ?? 0,
  );

test('an order that is cancelled before the pick is closed, and wants no stock any more', () => {
  const before = committed('HH-1006');
  const id = story.arrive({ lines: [CANDLES] });
  expect(committed('HH-1006')).toBe(before + 12);
  cancel(id);
  story.sync();
  expect([statusOf(id), ...fieldOf(id, 'isclosed')]).toEqual(['H', true]);
  expect(units(id)).toEqual(['(HH-CANDLE-6 12 of 12)']);
  expect(committed('HH-1006')).toBe(before);
  expect(story.exceptions(id)).toEqual([]);
  expect(story.document(id)).toMatchObject({ state: 'applied', reason: 'imported' });
});

test('a cancelled order that Amazon tells of again stays as it is', () => {
  const id = story.arrive({ lines: [CANDLES] });
  cancel(id);
  story.sync();
  const version = story.salesOrder(id).fields.lastmodifieddate;
  control.update(id, {});
  story.sync();
  expect(story.salesOrder(id).fields.lastmodifieddate).toBe(version);
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['H']);
});

test.each([
  ['the United States, its tax Amazon’s', {}],
  [
    'the United Kingdom, its tax the seller’s',
    { marketplaceId: UK, lines: [{ ...MUGS, taxModel: 'SELLER' }, CANDLES] },
  ],
] as const)(
  'units cancelled before the pick leave quantities and amounts that re-add to Amazon’s total (%s)',
  (_where, draft) => {
    const id = story.arrive({ lines: [MUGS, CANDLES], ...draft } as OrderDraft);
    cancel(id, { 'HH-MUG-SAND': 1 });
    story.sync();
    expect(units(id)).toEqual(['HH-MUG-SAND 2 of 3', 'HH-CANDLE-6 12 of 12']);
    expectReadded(story, id);
    expect([statusOf(id), ...story.reasons(id)]).toEqual(['B']);
  },
);

test('a line that is cancelled whole is closed at nothing, and the others stay to be shipped', () => {
  const before = committed('HH-1006');
  const id = story.arrive({ lines: [MUGS, CANDLES] });
  cancel(id, { 'HH-CANDLE-6': 2 });
  story.sync();
  expect(units(id)).toEqual(['HH-MUG-SAND 3 of 3', '(HH-CANDLE-6 12 of 12)']);
  expect(committed('HH-1006')).toBe(before);
  expectReadded(story, id);
  cancel(id, { 'HH-MUG-SAND': 1 });
  story.sync();
  expect(units(id)).toEqual(['HH-MUG-SAND 2 of 3', '(HH-CANDLE-6 12 of 12)']);
  cancel(id);
  story.sync();
  expect([statusOf(id), ...units(id)]).toEqual(['H', '(HH-MUG-SAND 2 of 3)', '(HH-CANDLE-6 12 of 12)']);
  expect(story.reasons(id)).toEqual([]);
});

test('an order whose buyer asks to cancel waits for people, and says so once', () => {
  const id = story.arrive({ lines: [MUGS] });
  control.requestCancel(id);
  story.sync();
  expect([statusOf(id), story.salesOrder(id).fields.custbody_cwy_hold]).toEqual(['A', 'buyer-asked-to-cancel']);
  expect(story.reasons(id)).toEqual(['buyer-asked-to-cancel']);
  expect(story.exceptions(id)).toMatchObject([{ message: expect.stringContaining('waits until you') }]);
});

test('an order whose buyer asked before it came waits from the start', () => {
  const id = story.place({ lines: [MUGS] });
  control.requestCancel(id);
  story.sync();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['A', 'buyer-asked-to-cancel']);
});

test('who approves the order lets it go on for good, and its exception closes', () => {
  const id = story.arrive({ lines: [MUGS] });
  control.requestCancel(id);
  story.sync();
  edit(story, 'salesorder', story.salesOrder(id).id as number, { orderstatus: 'B' });
  story.world.account.runner.settle();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['B']);
  control.update(id, {});
  story.sync();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['B']);
});

test('a new address does not release an order whose buyer asked to cancel', () => {
  const id = story.arrive({ lines: [MUGS], address: { postalCode: '??' } });
  control.requestCancel(id);
  story.sync();
  expect(story.reasons(id)).toEqual(['address-invalid', 'buyer-asked-to-cancel']);
  control.update(id, { address: { postalCode: '98101' } });
  story.sync();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['A', 'buyer-asked-to-cancel']);
});

test('who closes the lines of such an order is told until Amazon shows the cancellation', () => {
  const id = story.arrive({ lines: [MUGS] });
  control.requestCancel(id);
  story.sync();
  closeLines(id);
  story.world.account.runner.settle();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['H', 'closed-here-only']);
  control.cancel(id, { by: 'MERCHANT', reason: 'BuyerCanceled' });
  story.sync();
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['H']);
});

test('lines that people split are left to them when Amazon cancels a part', () => {
  const id = story.arrive({ lines: [MUGS] });
  const [mugs] = lines(id);
  const columns = ['item', 'price', 'location', 'custcol_cwy_kind', 'custcol_cwy_order_item', 'custcol_cwy_pack'];
  const part = Object.fromEntries(columns.map((column) => [column, mugs?.fields[column]]));
  asPerson().edit('salesorder', story.salesOrder(id).id as number, {
    values: {},
    sublists: {
      item: [
        { quantity: 2, custcol_cwy_ordered: 2 },
        {},
        { ...part, quantity: 1, rate: 14.99, amount: 14.99, custcol_cwy_ordered: 1 },
      ],
    },
  });
  cancel(id, { 'HH-MUG-SAND': 1 });
  story.sync();
  expect(units(id)).toEqual(['HH-MUG-SAND 2 of 2', 'other 1 of 1']);
  expect(story.exceptions(id)).toMatchObject([
    { class: 'order-changed-after-import', message: expect.stringContaining('split by hand') },
  ]);
});

describe('while it is being picked', () => {
  test.each(['A', 'B'] as const)(
    '(%s) nothing is closed behind the picker; when the fulfilment is deleted, it is',
    (state) => {
      const id = story.arrive({ lines: [MUGS] });
      const fulfilment = take(story, id, state, 2);
      cancel(id);
      story.sync();
      expect(story.exceptions(id)).toMatchObject([
        {
          class: 'cancelled-while-picked',
          message: expect.stringContaining('cancelled 2 that here are on a fulfilment'),
        },
      ]);
      expect(story.salesOrder(id).fields.custbody_cwy_hold).toBe('cancelled-while-picked');
      unpick(story, fulfilment);
      planAgain(story, id);
      expect([statusOf(id), ...story.reasons(id)]).toEqual(['H']);
      expect(story.salesOrder(id).fields.custbody_cwy_hold ?? '').toBe('');
    },
  );

  test('what is shipped all the same is a cancellation after shipment', () => {
    const id = story.arrive({ lines: [MUGS] });
    const fulfilment = take(story, id, 'A');
    cancel(id);
    story.sync();
    advance(story, fulfilment, 'C');
    planAgain(story, id);
    expect([statusOf(id), ...story.reasons(id)]).toEqual(['F', 'cancelled-after-shipment']);
  });

  test('what is not on the fulfilment is closed, and the line that is stays', () => {
    const id = story.arrive({ lines: [CANDLES, MUGS] });
    // The second line of goods stays on the shelf.
    const made = transform(story.world.account, story.salesOrder(id).id as number, 'itemfulfillment');
    made.setSublistValue({ sublistId: 'item', fieldId: 'itemreceive', line: 1, value: false }).save();
    cancel(id);
    story.sync();
    expect(units(id)).toEqual(['HH-CANDLE-6 12 of 12', '(HH-MUG-SAND 3 of 3)']);
    expect(story.reasons(id)).toEqual(['cancelled-while-picked']);
  });

  test('a buyer who asks to cancel what is picked already is an exception, and the order keeps its approval', () => {
    const id = story.arrive({ lines: [MUGS] });
    take(story, id, 'A');
    control.requestCancel(id);
    story.sync();
    expect(story.exceptions(id)).toMatchObject([
      { class: 'buyer-asked-to-cancel', message: expect.stringContaining('picked already') },
    ]);
    expect(statusOf(id)).toBe('B');
  });
});

test('a cancellation after shipment changes nothing, and says what to do', () => {
  const id = story.arrive({ lines: [MUGS] });
  take(story, id, 'C');
  cancel(id);
  story.sync();
  expect([statusOf(id), ...units(id)]).toEqual(['F', 'HH-MUG-SAND 3 of 3']);
  expect(story.exceptions(id)).toMatchObject([
    { class: 'cancelled-after-shipment', message: expect.stringContaining('cancelled 3 that here are shipped') },
  ]);
});

test('of an order that shipped in part the rest is cancelled, and what shipped re-adds to Amazon’s total', () => {
  const id = story.arrive({ lines: [MUGS] });
  take(story, id, 'C', 1);
  control.update(id, { fulfilled: { 'HH-MUG-SAND': 1 } });
  story.sync();
  cancel(id);
  story.sync();
  expect([...units(id), statusOf(id), ...story.reasons(id)]).toEqual(['HH-MUG-SAND 1 of 3', 'F']);
  expectReadded(story, id);
});
