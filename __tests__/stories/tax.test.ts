// Whose tax it is, and how each kind of account takes it: SuiteTax details, a code and an amount on each line, or not at all.

import type { LineDraft } from '../../lab/amazon/orderDraft';
import { UK, US } from '../../lab/catalogue';
import { expectReadded, linesOf, moneyOf } from '../support/orderFlow';
import { Story } from '../support/story';

const suiteTax = new Story();
const legacyOneWorld = new Story({ features: { off: ['TAX_OVERHAULING'] } });
const small = new Story({ profile: 'small' });
const smallPerLine = new Story({ profile: 'small' });
for (const { world } of [legacyOneWorld, smallPerLine]) {
  world.account.company.setPreference('accountingpreferences', 'perlinetaxes', true);
}
afterAll(() => {
  for (const story of [suiteTax, legacyOneWorld, small, smallPerLine]) story.close();
});

const taxed: LineDraft = { sku: 'HH-MUG-SAND', price: 2_000, tax: 160, shipping: 599, shippingTax: 48 };
const codes = (story: Story, marketplaceId: string) => {
  const tax = story.setUp.ids.marketplaces[marketplaceId]?.tax;
  if (!tax) throw new Error(`No tax codes for ${marketplaceId}.`);
  return tax;
};

test('SuiteTax: tax that the seller owes stands in the tax details of each line, with the marketplace’s code and Amazon’s amounts', () => {
  const id = suiteTax.arrive({ lines: [{ ...taxed, taxModel: 'SELLER' }] });
  const { liable } = codes(suiteTax, US);
  const order = suiteTax.salesOrder(id);
  expect(order.fields.taxdetailsoverride).toBe(true);
  expect(
    order.sublists.taxdetails?.map(({ fields }) => [fields.taxcode, fields.taxtype, fields.taxbasis, fields.taxamount]),
  ).toEqual([
    [String(liable.code), String(liable.type), 20, 1.6],
    [String(liable.code), String(liable.type), 5.99, 0.48],
  ]);
  expect(order.fields.taxtotal).toBe(2.08);
  expectReadded(suiteTax, id);
});

test('SuiteTax: a sale whose tax Amazon collects carries the code for that, and no tax', () => {
  const id = suiteTax.arrive({ lines: [taxed] });
  const { facilitator } = codes(suiteTax, US);
  const lines = linesOf(suiteTax, id);
  expect(lines.map(({ taxCode, tax }) => [taxCode, tax])).toEqual([
    [String(facilitator.code), 0],
    [String(facilitator.code), 0],
  ]);
  expect(suiteTax.salesOrder(id).fields).toMatchObject({ taxtotal: 0, custbody_cwy_facilitator_tax: 2.08 });
});

test('SuiteTax: a sale without any tax carries the zero-rated code', () => {
  const id = suiteTax.arrive({
    marketplaceId: UK,
    lines: [{ sku: 'HH-BOOK-COAST', price: 1_800, taxModel: 'SELLER' }],
  });
  expect(linesOf(suiteTax, id).map(({ taxCode }) => taxCode)).toEqual([String(codes(suiteTax, UK).zero.code)]);
});

test('lines of both kinds in one order: each keeps its own standing', () => {
  const id = suiteTax.arrive({
    lines: [
      { ...taxed, taxModel: 'SELLER' },
      { sku: 'HH-BOWL', price: 1_000, tax: 80 },
    ],
  });
  expect(moneyOf(suiteTax, id)).toEqual(['item 2000+160', 'shipping 599+48', 'item 1000+0']);
  expect(suiteTax.salesOrder(id).fields.custbody_cwy_facilitator_tax).toBe(0.8);
  expectReadded(suiteTax, id);
});

test.each([
  ['a OneWorld account', legacyOneWorld, UK],
  ['a small account', smallPerLine, US],
])(
  'legacy tax on lines, %s: each line has the code and Amazon’s amount, and the order adds up',
  (_account, story, marketplaceId) => {
    const { liable, facilitator, zero } = codes(story, marketplaceId);
    expect(liable.type).toBeNull();
    const line = { ...taxed, discount: 300, discountTax: 24, taxModel: 'SELLER' } as const;
    const id = story.arrive({ marketplaceId, lines: [line, { sku: 'HH-BOWL', price: 900, taxModel: 'SELLER' }] });
    expect(linesOf(story, id).map(({ kind, taxCode, tax }) => [kind, taxCode, tax])).toEqual([
      ['item', String(liable.code), 160],
      ['discount', String(liable.code), -24],
      ['shipping', String(liable.code), 48],
      ['item', String(zero.code), 0],
    ]);
    expect(story.salesOrder(id).fields.taxtotal).toBe(1.84);
    expectReadded(story, id);

    const collected = story.arrive({ marketplaceId, lines: [taxed] });
    expect(linesOf(story, collected).map(({ taxCode, tax }) => [taxCode, tax])).toEqual([
      [String(facilitator.code), 0],
      [String(facilitator.code), 0],
    ]);
    expectReadded(story, collected);
  },
);

test('an account whose marketplace lacks the code that an order needs holds the order and names the code', () => {
  const marketplace = small.setUp.marketplaces[US] as number;
  smallPerLine.world.account.store.run(
    'UPDATE customrecord_cwy_marketplace SET custrecord_cwy_mkt_tax_liable = NULL WHERE id = ?',
    [marketplace],
  );
  const id = smallPerLine.arrive({ lines: [{ ...taxed, taxModel: 'SELLER' }] });
  expect(smallPerLine.salesOrders(id)).toEqual([]);
  expect(smallPerLine.reasons(id)).toEqual(['tax-code-missing']);
  expect(smallPerLine.exceptions(id)[0]?.message).toContain('sales whose tax the seller owes');
});

test('an account without SuiteTax and without codes on lines holds an order whose tax the seller owes', () => {
  const id = small.arrive({ lines: [{ ...taxed, taxModel: 'SELLER' }] });
  expect(small.salesOrders(id)).toEqual([]);
  expect(small.reasons(id)).toEqual(['seller-tax-not-recordable']);
});

test('the same account imports orders whose tax Amazon collects, and those without tax', () => {
  const collected = small.arrive({ lines: [taxed] });
  const untaxed = small.arrive({ lines: [{ sku: 'HH-MUG-SAND', price: 2_000, taxModel: 'SELLER' }] });
  expect(small.salesOrder(collected).fields).toMatchObject({ total: 25.99, custbody_cwy_facilitator_tax: 2.08 });
  expect(small.salesOrder(untaxed).fields).toMatchObject({ total: 20 });
  expectReadded(small, collected);
});
