// Orders that bring in no money: replacements, exchanges, free ones, and echoes of sales made elsewhere.

import { moneyOf, totalOf } from '../support/orderFlow';
import { shippedOf } from '../support/orderLife';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { control } = story.world.amazon;
const FREE = [{ sku: 'HH-MUG-SAND', quantity: 2, price: 0 }];
const kindOf = (id: string): unknown => story.salesOrder(id).fields.custbody_cwy_sale_kind ?? null;

test('a usual sale has no kind', () => {
  expect(kindOf(story.arrive({ lines: [{ sku: 'HH-MUG-SAND' }] }))).toBeNull();
});

test('a replacement at no charge is a sales order at nothing that names the original', () => {
  const original = story.arrive({ lines: [{ sku: 'HH-MUG-SAND', quantity: 2 }] });
  const id = story.arrive({ lines: FREE, replaces: original });
  expect([kindOf(id), story.salesOrder(id).fields.custbody_cwy_replaces]).toEqual(['replacement', original]);
  expect([moneyOf(story, id), totalOf(story, id)]).toEqual([['item 0+0'], 0]);
});

test('an exchange that Amazon gives no total for is a sales order at nothing', () => {
  const id = story.place({ lines: FREE });
  control.tamper(id, ({ proceeds: _none, ...document }) => ({
    ...document,
    associatedOrders: [{ orderId: '111-5550001-5550001', associationType: 'EXCHANGE_ORIGINAL_ID' }],
  }));
  story.sync();
  expect([kindOf(id), totalOf(story, id), ...story.reasons(id)]).toEqual(['exchange', 0]);
});

test('an order that a promotion makes free is a sales order whose discount takes all', () => {
  const id = story.arrive({ lines: [{ sku: 'HH-MUG-SAND', price: 1_499, discount: 1_499 }] });
  expect([kindOf(id), moneyOf(story, id)]).toEqual(['free', ['item 1499+0', 'discount -1499+0']]);
});

test('an order without a total that is in place of no other waits for one', () => {
  const id = story.place({ lines: FREE });
  control.tamper(id, ({ proceeds: _none, ...document }) => document);
  story.sync();
  expect([story.salesOrders(id).length, ...story.reasons(id)]).toEqual([0, 'money-incomplete']);
});

test('what Amazon ships of a free order is fulfilled like a sale', () => {
  const id = story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: 'HH-TEAPOT-FBA', price: 0 }] });
  expect([kindOf(id), shippedOf(story, id)]).toEqual(['free', ['1']]);
});

test.each(['UNSHIPPED', 'SHIPPED', 'UNFULFILLABLE'] as const)(
  'an echo (%s) is neither sold nor fulfilled',
  (status) => {
    const lines = [{ sku: 'HH-TEAPOT-FBA', quantity: 2 }];
    const id = story.arrive({ channel: 'FBA', channelName: 'NON_AMAZON', status, lines });
    control.update(id, {});
    story.sync();
    expect(story.salesOrders(id)).toEqual([]);
    expect(story.document(id)).toMatchObject({ state: 'ignored', reason: 'mcf-echo' });
    expect(shippedOf(story, id)).toEqual([]);
  },
);
