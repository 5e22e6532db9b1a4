// How an order's money becomes lines: each field by itself, nothing rounded away, in four marketplaces.

import type { Amazon } from '../../lab/amazon/marketplace';
import type { LineDraft } from '../../lab/amazon/orderDraft';
import { CA, UK, US } from '../../lab/catalogue';
import { amazonTotalOf, expectReadded, JP, linesOf, moneyOf, openJapan, syncSlot, totalOf } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
let japan: Amazon;
beforeAll(() => {
  japan = openJapan(story);
});
afterAll(() => story.close());

const arrive = (marketplaceId: string, ...lines: LineDraft[]): string => story.arrive({ marketplaceId, lines });
const mug = { sku: 'HH-MUG-SAND', price: 2_000 };

const FIELDS: readonly (readonly [
  name: string,
  draft: Partial<LineDraft>,
  withoutTax: string[],
  withTaxInside: string[],
])[] = [
  ['the item price', {}, ['item 2000+0'], ['item 2000+0']],
  ['the item tax', { tax: 160 }, ['item 2000+160'], ['item 1840+160']],
  ['shipping', { shipping: 599 }, ['item 2000+0', 'shipping 599+0'], ['item 2000+0', 'shipping 599+0']],
  [
    'the tax on shipping',
    { shipping: 599, shippingTax: 48 },
    ['item 2000+0', 'shipping 599+48'],
    ['item 2000+0', 'shipping 551+48'],
  ],
  ['gift wrap', { wrap: 350 }, ['item 2000+0', 'wrap 350+0'], ['item 2000+0', 'wrap 350+0']],
  ['the tax on gift wrap', { wrap: 350, wrapTax: 28 }, ['item 2000+0', 'wrap 350+28'], ['item 2000+0', 'wrap 322+28']],
  ['a promotion', { discount: 300 }, ['item 2000+0', 'discount -300+0'], ['item 2000+0', 'discount -300+0']],
  [
    'the tax that a promotion takes away',
    { tax: 160, discount: 300, discountTax: 24 },
    ['item 2000+160', 'discount -300+-24'],
    ['item 1840+160', 'discount -276+-24'],
  ],
  [
    'a promotion on shipping',
    { shipping: 599, shippingDiscount: 599 },
    ['item 2000+0', 'shipping 599+0', 'shipping-discount -599+0'],
    ['item 2000+0', 'shipping 599+0', 'shipping-discount -599+0'],
  ],
  ['cash on delivery', { codFee: 150 }, ['item 2000+0', 'other 150+0'], ['item 2000+0', 'other 150+0']],
  ['what Amazon calls other', { other: 75 }, ['item 2000+0', 'other 75+0'], ['item 2000+0', 'other 75+0']],
];

for (const [country, marketplaceId] of [
  ['US', US],
  ['CA', CA],
] as const) {
  test.each(FIELDS)(`${country}: %s stands on a line of its own`, (_name, draft, expected) => {
    const id = arrive(marketplaceId, { ...mug, ...draft, taxModel: 'SELLER' });
    expect(moneyOf(story, id)).toEqual(expected);
    expectReadded(story, id);
  });
}

test.each(FIELDS)('UK, where prices have the tax in them: %s is split from its tax', (_name, draft, _net, expected) => {
  const id = arrive(UK, { ...mug, ...draft, taxModel: 'SELLER' });
  expect(moneyOf(story, id)).toEqual(expected);
  expectReadded(story, id);
});

function arriveInJapan(line: Partial<LineDraft>): string {
  const id = japan.control.placeOrder({
    marketplaceId: JP,
    status: 'UNSHIPPED',
    lines: [{ sku: 'JP-MUG', price: 2_000, taxModel: 'SELLER', ...line }],
  });
  syncSlot(story, 3);
  return id;
}

test.each(FIELDS)('Japan, in yen without decimals: %s', (_name, draft, _net, expected) => {
  const id = arriveInJapan(draft);
  expect(moneyOf(story, id, 0)).toEqual(expected);
  const document = japan.control.document(id) as { proceeds: { grandTotal: { amount: string } } };
  expect(totalOf(story, id, 0)).toBe(Number(document.proceeds.grandTotal.amount));
});

test('points that a buyer earns in Japan are told on the order and take nothing off what the buyer pays', () => {
  const id = arriveInJapan({ points: { number: 40, value: 40 } });
  expect(story.salesOrder(id).fields.custbody_cwy_points_cost).toBe(40);
  expect(totalOf(story, id, 0)).toBe(2_000);
});

test('an odd tax in a tax-inclusive price is split to the penny, on several lines of several units', () => {
  const id = arrive(
    UK,
    { ...mug, price: 333, quantity: 3, tax: 167, shipping: 101, shippingTax: 17, taxModel: 'SELLER' },
    { sku: 'HH-BOWL', price: 1, quantity: 7, tax: 1, taxModel: 'SELLER' },
  );
  expect(moneyOf(story, id)).toEqual(['item 832+167', 'shipping 84+17', 'item 6+1']);
  expectReadded(story, id);
});

test.each([US, CA, UK])(
  'tax that Amazon collects is on no line and in no tax of the sales order (%s)',
  (marketplaceId) => {
    const id = arrive(marketplaceId, {
      ...mug,
      tax: 160,
      shipping: 500,
      shippingTax: 40,
      wrap: 300,
      wrapTax: 24,
      discount: 100,
      discountTax: 8,
    });
    const order = story.salesOrder(id);
    expect(linesOf(story, id).map(({ tax }) => tax)).toEqual([0, 0, 0, 0]);
    expect(order.fields.taxtotal).toBe(0);
    expect(order.fields.custbody_cwy_facilitator_tax).toBe(2.16);
    expect(Math.round(Number(order.fields.custbody_cwy_amazon_total) * 100)).toBe(amazonTotalOf(story, id));
    expectReadded(story, id);
  },
);

test('an order that does not add up by one minor unit is held, with both sums in the message, and nothing is written', () => {
  const id = story.place({ lines: [{ ...mug, shipping: 599 }] });
  story.world.amazon.control.tamper(id, (document) => {
    const { grandTotal } = (document as { proceeds: { grandTotal: { amount: string } } }).proceeds;
    grandTotal.amount = '26.00';
    return document;
  });
  story.sync();
  expect(story.salesOrders(id)).toEqual([]);
  expect(story.document(id).state).toBe('held');
  const [exception] = story.exceptions(id);
  expect(exception).toMatchObject({ class: 'money-does-not-add-up', state: 'open' });
  expect(exception?.message).toContain('2600');
  expect(exception?.message).toContain('2599');
});

test('no sales order has a line that only evens a sum out: every line is of a kind that Amazon names', () => {
  const kinds = story.rows(
    'SELECT DISTINCT custcol_cwy_kind AS kind FROM transactionline WHERE custcol_cwy_kind IS NOT NULL',
  );
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([
    'discount',
    'item',
    'other',
    'shipping',
    'shipping-discount',
    'wrap',
  ]);
});

test('a promotion that makes shipping free keeps the line it takes off', () => {
  const id = arrive(US, { ...mug, shipping: 0, shippingDiscount: 0, discount: 2_000 });
  expect(moneyOf(story, id)).toEqual(['item 2000+0', 'discount -2000+0']);
  expect(totalOf(story, id)).toBe(0);
});

test('what an order is replaced by costs nothing, and says which order it replaces', () => {
  const id = story.arrive({ replaces: '111-1111111-1111111', lines: [{ ...mug, price: 0 }] });
  expect(moneyOf(story, id)).toEqual(['item 0+0']);
  expect(story.salesOrder(id).fields).toMatchObject({ custbody_cwy_replaces: '111-1111111-1111111', total: 0 });
  expect(linesOf(story, id)[0]).toMatchObject({ item: 'HH-1002', quantity: 1 });
});
