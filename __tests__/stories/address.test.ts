// Where an order goes: addresses brought into form and checked, the original beside them, personal data or none.

import type { Address } from '../../lab/amazon/order';
import { CA, UK } from '../../lab/catalogue';
import { Person } from '../../lab/netsuite/runner/person';
import { edit, setMarketplace } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());
afterEach(() => {
  for (const { roles } of story.world.amazon.accounts) roles.add('Direct-to-Consumer Shipping');
});

const lines = [{ sku: 'HH-MUG-SAND', price: 2_000 }];
const PENDING_APPROVAL = 'A';
const PENDING_FULFILLMENT = 'B';
const shipTo = (id: string): Readonly<Record<string, unknown>> =>
  story.salesOrder(id).subrecords.shippingaddress?.fields ?? {};
const verbatim = (id: string): Readonly<Record<string, unknown>> =>
  JSON.parse(String(story.salesOrder(id).fields.custbody_cwy_address));

test('an address becomes the shipping address: country, state as its code, postal code as the country writes it', () => {
  const id = story.arrive({
    lines,
    address: {
      addressLine1: ' 410  Terry Ave N ',
      addressLine2: 'Apt 5',
      city: 'Seattle',
      stateOrRegion: 'washington',
      postalCode: '981091234',
    },
  });
  expect(shipTo(id)).toMatchObject({
    country: 'US',
    addressee: 'Robin Buyer',
    addr1: '410 Terry Ave N',
    addr2: 'Apt 5',
    city: 'Seattle',
    state: 'WA',
    zip: '98109-1234',
  });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_FULFILLMENT);
  expect(story.exceptions(id)).toEqual([]);
});

test('what Amazon gave is kept beside it, letter by letter', () => {
  const address = { addressLine1: ' 410  Terry Ave N ', stateOrRegion: 'washington', postalCode: '981091234' };
  const id = story.arrive({ lines, address });
  expect(verbatim(id)).toMatchObject(address);
});

test('a company is the addressee and the person its attention', () => {
  const id = story.arrive({ lines, address: { companyName: 'Harbour Studio Ltd' } });
  expect(shipTo(id)).toMatchObject({ addressee: 'Harbour Studio Ltd', attention: 'Robin Buyer' });
});

test('a PO box is said on the order, for the carriers that do not go there', () => {
  const box = story.arrive({ lines, address: { addressLine1: 'P.O. Box 1234' } });
  const street = story.arrive({ lines });
  expect(story.salesOrder(box).fields.custbody_cwy_po_box).toBe(true);
  expect(story.salesOrder(street).fields.custbody_cwy_po_box).toBe(false);
});

test.each<readonly [string, string, Address]>([
  ['a state that the country does not have', 'ATVPDKIKX0DER', { stateOrRegion: 'Bavaria' }],
  ['no state where there must be one', 'ATVPDKIKX0DER', { stateOrRegion: '' }],
  ['a postal code of another form', 'ATVPDKIKX0DER', { postalCode: '9810' }],
  ['a Canadian postal code that cannot be', CA, { postalCode: '12345' }],
  ['a British postal code that cannot be', UK, { postalCode: '12345' }],
  ['no street', 'ATVPDKIKX0DER', { addressLine1: '' }],
  ['no city', 'ATVPDKIKX0DER', { city: '' }],
  ['a country that does not exist', 'ATVPDKIKX0DER', { countryCode: 'QQ' }],
  ['a line longer than the field', 'ATVPDKIKX0DER', { addressLine1: 'Long Street '.repeat(20) }],
])(
  '%s: the order is imported unapproved, with an exception, and has no shipping address of ours',
  (_what, marketplaceId, address) => {
    const id = story.arrive({ marketplaceId, lines, address });
    expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
    expect(shipTo(id)).toEqual({});
    expect(story.reasons(id)).toEqual(['address-invalid']);
    // A field that Amazon leaves empty is none.
    expect(verbatim(id)).toMatchObject(
      Object.fromEntries(Object.entries(address).map(([field, text]) => [field, text || null])),
    );
    expect(story.exceptions(id)[0]?.message).not.toContain('Robin Buyer');
  },
);

test('an FBA order with an address like that is imported as it is: Amazon ships it', () => {
  const id = story.arrive({
    channel: 'FBA',
    lines: [{ sku: 'HH-TEAPOT-FBA', price: 4_499 }],
    address: { stateOrRegion: 'Bavaria' },
  });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_FULFILLMENT);
  expect(story.exceptions(id)).toEqual([]);
});

test('an order without any personal data still imports', () => {
  for (const { roles } of story.world.amazon.accounts) roles.delete('Direct-to-Consumer Shipping');
  setMarketplace(story, 'ATVPDKIKX0DER', { needs_address: false });
  const id = story.arrive({ lines, address: null, buyer: null });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_FULFILLMENT);
  expect(shipTo(id)).toEqual({});
  expect(story.salesOrder(id).fields.custbody_cwy_buyer_name ?? null).toBeNull();
  expect(story.exceptions(id)).toEqual([]);
});

test('where the marketplace asks for an address, an order without one is imported unapproved, with an exception', () => {
  setMarketplace(story, 'ATVPDKIKX0DER', { needs_address: true });
  const id = story.arrive({ lines, address: null });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
  expect(story.reasons(id)).toEqual(['missing-personal-data']);
});

test('names in any script arrive as they are', () => {
  const name = 'مريم <b>Ø’Neil</b> 🧁 日本';
  const id = story.arrive({ lines, buyer: { name }, address: { name } });
  expect(shipTo(id).addressee).toBe(name);
  expect(story.salesOrder(id).fields.custbody_cwy_buyer_name).toBe(name);
});

test('an address that Amazon moves while nothing has left is moved on the sales order as well', () => {
  const id = story.arrive({ lines });
  story.world.amazon.control.update(id, { address: { addressLine1: '1918 8th Ave', postalCode: '98101' } });
  story.sync();
  expect(shipTo(id)).toMatchObject({ addr1: '1918 8th Ave', zip: '98101', city: 'Seattle' });
  expect(verbatim(id)).toMatchObject({ addressLine1: '1918 8th Ave', postalCode: '98101' });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_FULFILLMENT);
  expect(story.exceptions(id)).toEqual([]);
});

test('moved to an address that does not pass, the order waits for a person and has no shipping address', () => {
  const id = story.arrive({ lines });
  story.world.amazon.control.update(id, { address: { postalCode: '9810' } });
  story.sync();
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
  expect(shipTo(id)).toEqual({});
  expect(story.reasons(id)).toEqual(['address-invalid']);
});

test('an order that waits for its address is approved when Amazon gives one that passes, and its exception closes', () => {
  const id = story.arrive({ lines, address: { postalCode: '9810' } });
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
  story.world.amazon.control.update(id, { address: { postalCode: '98109' } });
  story.sync();
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_FULFILLMENT);
  expect(shipTo(id)).toMatchObject({ zip: '98109' });
  expect(story.reasons(id)).toEqual([]);
});

test('an order that a person set back to be approved stays so when its address moves', () => {
  const id = story.arrive({ lines });
  edit(story, 'salesorder', story.salesOrder(id).id as number, { orderstatus: PENDING_APPROVAL });
  story.world.amazon.control.update(id, { address: { addressLine1: '1918 8th Ave' } });
  story.sync();
  expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
  expect(shipTo(id)).toMatchObject({ addr1: '1918 8th Ave' });
});

test('an order that is closed, or of which goods have left, keeps its address; a person is told', () => {
  const id = story.arrive({ lines });
  const before = shipTo(id);
  const person = new Person(story.world.account, { userId: story.setUp.ids.employee });
  const order = story.salesOrder(id).id as number;
  person.edit('salesorder', order, { values: {}, sublists: { item: [{ isclosed: true }] } });
  story.world.amazon.control.update(id, { address: { addressLine1: '1918 8th Ave' } });
  story.sync();
  expect(shipTo(id)).toEqual(before);
  expect(story.reasons(id)).toEqual(['closed-here-only', 'order-changed-after-import']);
});

test('an address of which Amazon gives less than before is no change', () => {
  const id = story.arrive({ lines });
  const before = shipTo(id);
  story.world.amazon.control.update(id, { address: null });
  story.sync();
  expect(shipTo(id)).toEqual(before);
  expect(story.exceptions(id)).toEqual([]);
});
