// F24. A cancellation may arrive in any state of an order: each ends in one defined state.

import type { OrderDraft } from '../../lab/amazon/orderDraft';
import { Person } from '../../lab/netsuite/runner/person';
import { LINE_STATES, type LineState, move, unitsOf } from '../../src/TypeScript/flows/orders/lineLife';
import { transform } from '../lab/netsuite/records/support';
import { take } from '../support/orderLife';
import { Story } from '../support/story';

const story = new Story({ seed: 24 });
afterAll(() => story.close());

const { control } = story.world.amazon;
const lines = [{ sku: 'HH-MUG-SAND', quantity: 2, price: 1_499 }];

test('F24 a unit that is cancelled ends cancelled, or stays where it is under a named exception', () => {
  const ends = (Object.keys(LINE_STATES) as LineState[]).map((state) => {
    const { units, refused } = move(unitsOf({ [state]: 1 }), 'cancel', 1);
    const where = (Object.keys(units) as LineState[]).filter((each) => units[each] > 0);
    return [state, ...where, ...refused.map((each) => each.class)].join(' ');
  });
  expect(ends).toEqual([
    'pending cancelled',
    'open cancelled',
    'asked cancelled',
    'picked picked cancelled-while-picked',
    'shipped shipped cancelled-after-shipment',
    'confirmed confirmed cancelled-after-shipment',
    'billed billed cancelled-after-shipment',
    'complete complete cancelled-after-shipment',
    'closed closed cancelled-after-shipment',
    'withdrawn cancelled',
    'cancelled cancelled',
  ]);
});

/** What NetSuite holds of an order, in a few words: an unpaid promise to the buyer must be seen in one of them. */
function end(id: string): string {
  const [order] = story.salesOrders(id);
  const claims = story.reservations(id).filter(({ state }) => state === 'live').length;
  const { state, reason } = story.document(id);
  const words = [
    order ? `sales order ${order.fields.orderstatus}` : `${state} ${reason}`,
    ...(claims > 0 ? ['stock held'] : []),
    ...story.reasons(id),
  ];
  return words.join(', ');
}

const edit = (id: string, values: object, item: object[] = []): void => {
  const person = new Person(story.world.account, { userId: story.setUp.ids.employee });
  person.edit('salesorder', story.salesOrder(id).id as number, { values: { ...values }, sublists: { item } } as never);
};

interface Case {
  readonly state: string;
  readonly draft?: OrderDraft;
  readonly later?: (id: string) => unknown;
  readonly ends: string;
}

const CASES: readonly Case[] = [
  { state: 'pending', draft: { status: 'PENDING' }, ends: 'ignored cancelled-before-import' },
  { state: 'open', ends: 'sales order H' },
  {
    state: 'waiting for its address',
    draft: { address: { postalCode: '??' } },
    ends: 'sales order H',
  },
  { state: 'held for its SKU', draft: { lines: [{ sku: 'HH-VASE-NEW' }] }, ends: 'ignored cancelled-before-import' },
  { state: 'asked to cancel', later: (id) => control.requestCancel(id), ends: 'sales order H' },
  {
    state: 'asked to cancel, and let go on',
    later: (id) => {
      control.requestCancel(id);
      story.sync();
      edit(id, { orderstatus: 'B' });
    },
    ends: 'sales order H',
  },
  { state: 'closed by people', later: (id) => edit(id, {}, [{ isclosed: true }]), ends: 'sales order H' },
  { state: 'picked', later: (id) => take(story, id, 'A'), ends: 'sales order B, cancelled-while-picked' },
  { state: 'packed', later: (id) => take(story, id, 'B', 1), ends: 'sales order B, cancelled-while-picked' },
  { state: 'shipped', later: (id) => take(story, id, 'C'), ends: 'sales order F, cancelled-after-shipment' },
  { state: 'shipped in part', later: (id) => take(story, id, 'C', 1), ends: 'sales order E, cancelled-after-shipment' },
  {
    state: 'shipped and billed',
    later: (id) => {
      take(story, id, 'C');
      transform(story.world.account, story.salesOrder(id).id as number, 'cashsale').save();
    },
    ends: 'sales order G, cancelled-after-shipment',
  },
  {
    state: 'shipped, and shown so by Amazon, all but one unit',
    later: (id) => {
      take(story, id, 'C', 1);
      control.update(id, { fulfilled: { 'HH-MUG-SAND': 1 } });
    },
    ends: 'sales order F',
  },
  { state: 'open, of FBA', draft: { channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA' }] }, ends: 'sales order H' },
];

test.each(CASES)('F24 a cancellation that finds an order $state ends in one state', ({ draft, later, ends }) => {
  const id = story.arrive({ lines, ...draft });
  later?.(id);
  story.sync();
  control.update(id, { status: 'CANCELLED' });
  story.sync();
  expect(end(id)).toBe(ends);
  // Told once more, nothing moves.
  control.update(id, {});
  story.sync();
  expect(end(id)).toBe(ends);
});

test.each(CASES.filter(({ later }) => later === undefined))(
  'F24 the end of an order $state is the same where Amazon’s words before are never read',
  ({ draft, ends }) => {
    const id = story.arrive({ lines, ...draft });
    control.update(id, { status: 'CANCELLED' });
    story.sync();
    expect(end(id)).toBe(ends);
  },
);
