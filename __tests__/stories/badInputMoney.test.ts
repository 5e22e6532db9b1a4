// Bad input, quantities and money: nothing is rounded, guessed or plugged, and one cent is a difference.

import { all, type BadOrder, checkBadOrder, drop, inside, MUG, type Raw, set } from '../support/badInput';
import { Story } from '../support/story';

const UK = 'A1F83G8C2ARO7P';

const story = new Story();
afterAll(() => story.close());

const held = (...classes: string[]) => ({ held: classes });
const FINE = { imported: [] };

const quantities = (ordered: unknown, left: unknown) =>
  all(set('orderItems.0.quantityOrdered', ordered), set('orderItems.0.fulfillment.quantityUnfulfilled', left));

const QUANTITIES: readonly BadOrder[] = [
  { title: 'a negative quantity', spoil: quantities(-1, -1), becomes: held('invalid-quantity') },
  { title: 'a quantity of nothing', spoil: quantities(0, 0), becomes: held('invalid-quantity') },
  { title: 'half a unit', spoil: quantities(0.5, 0.5), becomes: held('invalid-quantity') },
  { title: 'a quantity in words', spoil: quantities('1', '1'), becomes: held('malformed-document') },
  { title: 'a quantity beyond all whole numbers', spoil: quantities(1e21, 1e21), becomes: held('invalid-quantity') },
  { title: 'no quantity', spoil: drop('orderItems.0.quantityOrdered'), becomes: held('malformed-document') },
  { title: 'more to ship than was ordered', spoil: quantities(1, 5), becomes: held('invalid-quantity') },
  { title: 'a thousand million units at the price of one', spoil: quantities(1e9, 1e9), becomes: FINE },
];

/** Writes another text for the same amount everywhere: grand total, line total, item. The tax of 1.12 stays. */
const inAllPlaces =
  (change: (money: Raw, place: 'total' | 'line' | 'item') => void) =>
  (order: Raw): void => {
    change(inside(order, ['proceeds', 'grandTotal']) as Raw, 'total');
    change(inside(order, 'orderItems.0.proceeds.proceedsTotal'.split('.')) as Raw, 'line');
    change(inside(order, 'orderItems.0.proceeds.breakdowns.0.subtotal'.split('.')) as Raw, 'item');
  };

const amounts = (change: (text: string) => unknown) =>
  inAllPlaces((money) => {
    money.amount = change(String(money.amount));
  });

const MONEY: readonly BadOrder[] = [
  { title: 'amounts as numbers', spoil: amounts(Number), becomes: held('malformed-document') },
  { title: 'amounts with a third decimal', spoil: amounts((text) => `${text}1`), becomes: held('malformed-document') },
  { title: 'amounts with surplus zeros', spoil: amounts((text) => `${text}000`), becomes: FINE },
  { title: 'amounts with an exponent', spoil: amounts((text) => `${text}e0`), becomes: held('malformed-document') },
  { title: 'amounts with spaces', spoil: amounts((text) => ` ${text} `), becomes: held('malformed-document') },
  {
    title: 'amounts with thousands separators',
    spoil: amounts((text) => `1,0${text}`),
    becomes: held('malformed-document'),
  },
  {
    title: 'amounts with a comma',
    spoil: amounts((text) => text.replace('.', ',')),
    becomes: held('malformed-document'),
  },
  { title: 'amounts with a currency sign', spoil: amounts((text) => `$${text}`), becomes: held('malformed-document') },
  {
    title: 'amounts in full-width digits',
    spoil: amounts((text) => text.replace('1', '１')),
    becomes: held('malformed-document'),
  },
  { title: 'empty amounts', spoil: amounts(() => ''), becomes: held('malformed-document') },
  { title: 'NaN for amounts', spoil: amounts(() => 'NaN'), becomes: held('malformed-document') },
  {
    title: 'amounts beyond all whole numbers',
    spoil: amounts(() => '99999999999999999.99'),
    becomes: held('malformed-document'),
  },
  {
    title: 'money that is text',
    spoil: set('orderItems.0.proceeds.proceedsTotal', '16.11 USD'),
    becomes: held('malformed-document'),
  },
  {
    title: 'a negative price',
    spoil: set('orderItems.0.proceeds.breakdowns.0.subtotal.amount', '-14.99'),
    becomes: held('negative-amount'),
  },
  {
    title: 'a negative tax',
    spoil: set('orderItems.0.proceeds.breakdowns.1.subtotal.amount', '-1.12'),
    becomes: held('negative-amount'),
  },
  {
    title: 'a line total that is one cent more',
    spoil: set('orderItems.0.proceeds.proceedsTotal.amount', '16.12'),
    becomes: held('money-does-not-add-up'),
  },
  {
    title: 'a line total that is one cent less',
    spoil: set('orderItems.0.proceeds.proceedsTotal.amount', '16.10'),
    becomes: held('money-does-not-add-up'),
  },
  {
    title: 'a grand total that is one cent more',
    spoil: set('proceeds.grandTotal.amount', '16.12'),
    becomes: held('money-does-not-add-up'),
  },
  {
    title: 'tax details that do not add up to the tax',
    spoil: set('orderItems.0.proceeds.breakdowns.1.detailedBreakdowns.0.value.amount', '1.11'),
    becomes: held('money-does-not-add-up'),
  },
  {
    title: 'no total on its line',
    spoil: drop('orderItems.0.proceeds.proceedsTotal'),
    becomes: held('money-incomplete'),
  },
  { title: 'no money on its line', spoil: drop('orderItems.0.proceeds'), becomes: held('money-incomplete') },
  {
    title: 'no money at all',
    spoil: all(drop('proceeds'), drop('orderItems.0.proceeds')),
    becomes: held('money-incomplete'),
  },
  { title: 'no breakdowns', spoil: drop('orderItems.0.proceeds.breakdowns'), becomes: held('money-does-not-add-up') },
  {
    title: 'a charge named twice',
    spoil: (order) =>
      void (inside(order, 'orderItems.0.proceeds.breakdowns'.split('.')) as Raw[]).push({
        type: 'ITEM',
        subtotal: { amount: '14.99', currencyCode: 'USD' },
      }),
    becomes: held('money-does-not-add-up'),
  },
  {
    title: 'a discount larger than its price',
    draft: { lines: [{ ...MUG, tax: 0, discount: 1600 }] },
    becomes: held('promotion-exceeds-price'),
  },
  {
    title: 'a shipping discount larger than the shipping',
    draft: { lines: [{ ...MUG, shipping: 499, shippingDiscount: 600 }] },
    becomes: held('promotion-exceeds-price'),
  },
  { title: 'a discount that takes all', draft: { lines: [{ ...MUG, tax: 0, discount: 1499 }] }, becomes: FINE },
  {
    title: 'tax in its price that is larger than the price',
    draft: { marketplaceId: UK, lines: [{ sku: 'HH-BOWL', price: 100, tax: 200, taxModel: 'SELLER' }] },
    becomes: held('tax-exceeds-price'),
  },
];

const CURRENCIES: readonly BadOrder[] = [
  { title: 'a currency that is not the marketplace’s', draft: { currency: 'EUR' }, becomes: held('currency-mismatch') },
  {
    title: 'mixed currencies',
    spoil: set('orderItems.0.proceeds.breakdowns.1.subtotal.currencyCode', 'CAD'),
    becomes: held('currency-mismatch'),
  },
  { title: 'its currency in lower case', draft: { currency: 'usd' }, becomes: held('currency-mismatch') },
  {
    title: 'another currency in its grand total alone',
    spoil: set('proceeds.grandTotal.currencyCode', 'MXN'),
    becomes: held('currency-mismatch'),
  },
  {
    title: 'no currency',
    spoil: drop('orderItems.0.proceeds.proceedsTotal.currencyCode'),
    becomes: held('malformed-document'),
  },
];

for (const bad of [...QUANTITIES, ...MONEY, ...CURRENCIES]) {
  test(`an order with ${bad.title}`, () => checkBadOrder(story, bad));
}
