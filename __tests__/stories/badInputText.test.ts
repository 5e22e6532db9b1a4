// Bad input, texts and addresses: emoji, scripts of any direction, script tags, lengths beyond every field, and places
// that do not exist. What can be imported is imported, with the buyer's own words kept.

import { type BadOrder, checkBadOrder, drop, MUG, type Raw, set } from '../support/badInput';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const held = (...classes: string[]) => ({ held: classes });
const FINE = { imported: [] };
const address = (fields: Raw) => ({ address: fields });
const BAD_ADDRESS = { imported: ['address-invalid'] };

/** What the sales order says, field by field. */
const kept = (field: string, value: unknown) => (from: Story, id: string) => {
  expect(from.salesOrder(id).fields[field]).toBe(value);
};

/** Unapproved: nobody ships it before a person looked. */
const waits = (from: Story, id: string): void => {
  expect(from.salesOrder(id).fields.orderstatus).toBe('A');
};

const FOUR_BYTES = '𠜎';

const NAMES: readonly BadOrder[] = [
  {
    title: 'emoji in the name',
    draft: { buyer: { name: 'Zoë 🦊🚀' }, ...address({ name: 'Zoë 🦊🚀' }) },
    becomes: FINE,
    also: kept('custbody_cwy_buyer_name', 'Zoë 🦊🚀'),
  },
  {
    title: 'script tags in the name',
    draft: { buyer: { name: '<script>alert(1)</script>' }, ...address({ name: '<script>alert(1)</script>' }) },
    becomes: FINE,
    also: kept('custbody_cwy_buyer_name', '<script>alert(1)</script>'),
  },
  {
    title: 'a name from right to left',
    draft: { buyer: { name: 'אורלי כהן \u202e' }, ...address({ name: 'אורלי כהן' }) },
    becomes: FINE,
  },
  { title: 'half of a character in the name', spoil: set('buyer.buyerName', 'Robin \ud83d'), becomes: FINE },
  {
    title: 'null bytes in the name',
    draft: { buyer: { name: 'Ro\u0000bin' }, ...address({ name: 'Ro\u0000bin' }) },
    becomes: FINE,
  },
  {
    title: 'a name of 300 characters of four bytes',
    draft: address({ name: FOUR_BYTES.repeat(300) }),
    becomes: BAD_ADDRESS,
    also: waits,
  },
  {
    title: 'a name as long as the field, in characters of four bytes',
    draft: address({ name: FOUR_BYTES.repeat(37) }),
    becomes: FINE,
  },
  {
    title: 'a name of one character more',
    draft: address({ name: FOUR_BYTES.repeat(38) }),
    becomes: BAD_ADDRESS,
    also: waits,
  },
  { title: 'no buyer', draft: { buyer: null }, spoil: drop('buyer'), becomes: FINE },
  {
    title: 'a buyer’s name of 5,000 characters',
    spoil: set('buyer.buyerName', 'R'.repeat(5_000)),
    becomes: held('netsuite-refused'),
  },
  { title: 'an e-mail address that is none', spoil: set('buyer.buyerEmail', 'no at sign'), becomes: FINE },
  {
    title: 'a purchase order number of 200 characters',
    draft: { buyer: { purchaseOrderNumber: 'PO'.repeat(100) } },
    becomes: FINE,
  },
];

const LINES: readonly BadOrder[] = [
  { title: 'a title of 3,000 characters', draft: { lines: [{ ...MUG, title: 'Mug '.repeat(750) }] }, becomes: FINE },
  {
    title: 'a title of 999 characters of four bytes',
    draft: { lines: [{ ...MUG, title: FOUR_BYTES.repeat(999) }] },
    becomes: FINE,
  },
  {
    title: 'script tags in the title',
    draft: { lines: [{ ...MUG, title: '</td><script>alert(1)</script>' }] },
    becomes: FINE,
  },
  { title: 'no title', spoil: drop('orderItems.0.product.title'), becomes: FINE },
  {
    title: 'a SKU with spaces, percent, slash and quotes',
    draft: { lines: [{ sku: `50% off / "mug" 'a' <b>`, price: 100 }] },
    becomes: held('sku-unmapped'),
  },
  { title: 'a SKU of emoji', draft: { lines: [{ sku: '🦊🦊🦊', price: 100 }] }, becomes: held('sku-unmapped') },
  {
    title: 'a SKU of 41 characters',
    draft: { lines: [{ sku: 'S'.repeat(41), price: 100 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a SKU of 10,000 characters',
    draft: { lines: [{ sku: 'S'.repeat(10_000), price: 100 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a SKU like a part of SQL',
    draft: { lines: [{ sku: `x') OR 1=1 --`, price: 100 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a gift message of 5,000 characters',
    draft: { lines: [{ ...MUG, gift: { message: 'Love '.repeat(1_000) } }] },
    becomes: held('gift-not-placed'),
  },
  {
    title: 'a gift message with script tags, emoji and line breaks',
    draft: { lines: [{ ...MUG, gift: { message: 'Hi 🎁\r\n<script>alert(1)</script>\u2028עם' } }] },
    becomes: FINE,
  },
  { title: 'an empty gift message', draft: { lines: [{ ...MUG, gift: { message: '' } }] }, becomes: FINE },
  {
    title: 'a gift wrap level of 2,000 characters',
    draft: { lines: [{ ...MUG, gift: { wrapLevel: 'W'.repeat(2_000) } }] },
    becomes: held('netsuite-refused'),
  },
  {
    title: 'a promotion id of 6,000 characters',
    draft: { lines: [{ ...MUG, promotionIds: ['P'.repeat(6_000)] }] },
    becomes: FINE,
  },
  {
    title: '250 lines',
    draft: { lines: Array.from({ length: 250 }, () => ({ ...MUG, price: 10, tax: 0 })) },
    becomes: FINE,
  },
  {
    title: 'an ASIN of 5,000 characters',
    draft: { lines: [{ ...MUG, asin: 'B'.repeat(5_000) }] },
    becomes: held('netsuite-refused'),
  },
  {
    title: 'a service level of 5,000 characters',
    draft: { serviceLevel: 'S'.repeat(5_000) },
    becomes: held('ship-service-unmapped'),
  },
];

const PLACES: readonly BadOrder[] = [
  { title: 'an unknown country', draft: address({ countryCode: 'ZZ' }), becomes: BAD_ADDRESS, also: waits },
  { title: 'a country in words', draft: address({ countryCode: 'Narnia' }), becomes: BAD_ADDRESS, also: waits },
  { title: 'an unknown state', draft: address({ stateOrRegion: 'Cascadia' }), becomes: BAD_ADDRESS, also: waits },
  {
    title: 'a postal code of another country',
    draft: address({ postalCode: 'EC2A 2FA' }),
    becomes: BAD_ADDRESS,
    also: waits,
  },
  {
    title: 'an address line of 500 characters',
    draft: address({ addressLine1: 'Long '.repeat(100) }),
    becomes: BAD_ADDRESS,
    also: waits,
  },
  { title: 'a city of 51 characters', draft: address({ city: 'C'.repeat(51) }), becomes: BAD_ADDRESS, also: waits },
  {
    title: 'no street',
    spoil: drop('recipient.deliveryAddress.addressLine1'),
    draft: address({ addressLine2: ' ' }),
    becomes: BAD_ADDRESS,
    also: waits,
  },
  { title: 'only a PO box', draft: address({ addressLine1: 'PO Box 1234', addressLine2: '' }), becomes: FINE },
  { title: 'emoji for a street', draft: address({ addressLine1: '🏠 7' }), becomes: FINE },
  {
    title: 'script tags for a street',
    draft: address({ addressLine1: '<img src=x onerror=alert(1)>' }),
    becomes: FINE,
  },
  { title: 'a telephone number of 200 digits', draft: address({ phone: '5'.repeat(200) }), becomes: FINE },
  { title: 'no address', draft: { address: null }, becomes: FINE },
  {
    title: 'an address that holds nothing',
    spoil: set('recipient.deliveryAddress', {}),
    becomes: FINE,
  },
];

for (const bad of [...NAMES, ...LINES, ...PLACES]) {
  test(`an order with ${bad.title}`, () => checkBadOrder(story, bad));
}
