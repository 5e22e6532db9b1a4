// F20: the money of every order adds up to what Amazon says the buyer paid, to the minor unit.

import type { Amazon } from '../../lab/amazon/marketplace';
import type { LineDraft } from '../../lab/amazon/orderDraft';
import { CA, UK, US } from '../../lab/catalogue';
import { Random } from '../../lab/random';
import { amazonTotalOf, JP, openJapan, syncSlot, totalOf } from '../support/orderFlow';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS = size('F20 orders in each marketplace', 40, 1_000);
const BATCH = 200;
const story = new Story({ seed: 20 });
let japan: Amazon;
beforeAll(() => {
  japan = openJapan(story);
});
afterAll(() => story.close());

const random = new Random(2_020);

/** Every money field, each there or not, with taxes that no rate explains. */
function randomLine(sku: string): LineDraft {
  const some = (most: number): number => (random.chance(0.5) ? random.int(1, most) : 0);
  const quantity = random.int(1, 9);
  const price = random.int(300, 99_999);
  const [shipping, wrap] = [some(2_000), some(900)];
  const taxOf = (amount: number): number =>
    amount > 1 && random.chance(0.6) ? random.int(0, Math.floor(amount / 4)) : 0;
  const tax = taxOf(price * quantity);
  const discount = random.chance(0.4) ? random.int(1, Math.floor((price * quantity - tax) / 3)) : 0;
  const shippingDiscount = shipping > 3 && random.chance(0.4) ? random.int(1, Math.floor(shipping / 3)) : 0;
  return {
    sku,
    quantity,
    price,
    tax,
    shipping,
    shippingTax: taxOf(shipping),
    wrap,
    wrapTax: taxOf(wrap),
    codFee: some(500),
    other: some(300),
    discount,
    // Amazon may give the taxes of both promotions as one sum: then the order is held, see below.
    discountTax:
      tax === 0 || shippingDiscount > 0 ? 0 : Math.min(random.int(0, Math.floor(tax / 3)), Math.floor(discount / 2)),
    shippingDiscount,
    taxModel: random.pick(['SELLER', 'MARKETPLACE_FACILITATOR']),
  };
}

function readded(id: string, exponent: number, grandTotal: number): boolean {
  const facilitator = Math.round(Number(story.salesOrder(id).fields.custbody_cwy_facilitator_tax) * 10 ** exponent);
  const amazon = Math.round(Number(story.salesOrder(id).fields.custbody_cwy_amazon_total) * 10 ** exponent);
  return totalOf(story, id, exponent) + facilitator === grandTotal && amazon === grandTotal;
}

function inBatches(work: () => void, sync: () => void): void {
  for (let placed = 0; placed < ORDERS; placed += BATCH) {
    for (let each = 0; each < Math.min(BATCH, ORDERS - placed); each++) work();
    sync();
  }
  sync();
}

test.each([
  ['US, dollars, prices without tax', US],
  ['CA, dollars, prices without tax', CA],
  ['UK, pounds, prices with the tax in them', UK],
])(
  `F20 ${ORDERS} random orders re-add to the minor unit: %s`,
  (_what, marketplaceId) => {
    const ids: string[] = [];
    const skus = ['HH-MUG-SAND', 'HH-BOWL', 'HH-THROW-GREY'];
    inBatches(
      () => ids.push(story.place({ marketplaceId, lines: skus.slice(0, random.int(1, 3)).map(randomLine) })),
      () => story.sync(),
    );
    expect(ids.filter((id) => story.exceptions(id).length > 0).map((id) => story.exceptions(id)[0]?.message)).toEqual(
      [],
    );
    expect(ids.filter((id) => !readded(id, 2, amazonTotalOf(story, id)))).toEqual([]);
  },
  300_000,
);

test(`F20 ${ORDERS} random orders re-add to the minor unit: Japan, yen without decimals`, () => {
  const ids: string[] = [];
  inBatches(
    () => ids.push(japan.control.placeOrder({ marketplaceId: JP, status: 'UNSHIPPED', lines: [randomLine('JP-MUG')] })),
    () => syncSlot(story, 3),
  );
  const grandTotal = (id: string): number =>
    Number((japan.control.document(id) as { proceeds: { grandTotal: { amount: string } } }).proceeds.grandTotal.amount);
  expect(ids.filter((id) => !readded(id, 0, grandTotal(id)))).toEqual([]);
}, 300_000);

test.each([
  ['US', US, -1],
  ['US', US, 1],
  ['UK', UK, -1],
  ['UK', UK, 1],
])(
  'F20 a grand total that differs by one minor unit holds the order (%s, %s, %d)',
  (_country, marketplaceId, difference) => {
    const id = story.place({
      marketplaceId,
      lines: [{ sku: 'HH-MUG-SAND', price: 2_000, tax: 333, shipping: 77, taxModel: 'SELLER' }],
    });
    story.world.amazon.control.tamper(id, (document) => {
      const { grandTotal } = (document as { proceeds: { grandTotal: { amount: string } } }).proceeds;
      grandTotal.amount = ((Math.round(Number(grandTotal.amount) * 100) + difference) / 100).toFixed(2);
      return document;
    });
    story.sync();
    expect(story.salesOrders(id)).toEqual([]);
    expect(story.reasons(id)).toEqual(['money-does-not-add-up']);
  },
);

test('F20 where Amazon gives one tax for the promotions on the item and on its shipping, nobody guesses the shares', () => {
  const id = story.arrive({
    lines: [
      {
        sku: 'HH-MUG-SAND',
        price: 2_000,
        tax: 160,
        shipping: 500,
        shippingTax: 40,
        discount: 200,
        discountTax: 16,
        shippingDiscount: 100,
        shippingDiscountTax: 8,
        taxModel: 'SELLER',
      },
    ],
  });
  expect(story.salesOrders(id)).toEqual([]);
  expect(story.reasons(id)).toEqual(['tax-not-attributable']);
});
