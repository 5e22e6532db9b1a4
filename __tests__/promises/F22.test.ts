// F22: an address that does not pass never gets as far as a label, and Amazon's own words are kept.

import type { Address } from '../../lab/amazon/order';
import { CA, UK, US } from '../../lab/catalogue';
import { Random } from '../../lab/random';
import { size } from '../support/size';
import { Story } from '../support/story';

const ORDERS = size('F22 orders', 45, 1_500);
const BATCH = 200;
const story = new Story({ seed: 22 });
afterAll(() => story.close());

const random = new Random(22);
const PENDING_APPROVAL = 'A';

/** What makes an address of each country one that nobody can deliver to. */
const SPOILED: readonly Address[] = [
  { postalCode: '!!' },
  { postalCode: '1234567890123' },
  { addressLine1: '   ' },
  { city: ' ' },
  { countryCode: 'ZQ' },
  { countryCode: '' },
  { addressLine1: 'Street '.repeat(40) },
  { city: 'C'.repeat(80) },
];
const SPOILED_US: readonly Address[] = [
  ...SPOILED,
  { stateOrRegion: 'Atlantis' },
  { stateOrRegion: '' },
  { postalCode: '9810' },
];

const lines = [{ sku: 'HH-MUG-SAND', price: 2_000 }];

function verbatim(id: string): Readonly<Record<string, unknown>> {
  return JSON.parse(String(story.salesOrder(id).fields.custbody_cwy_address));
}

test(`F22 of ${ORDERS} random orders none with an invalid address may be shipped, each has an exception, and the original is kept verbatim`, () => {
  const all = new Map<string, Address | null>();
  for (let placed = 0; placed < ORDERS; placed += BATCH) {
    for (let each = 0; each < Math.min(BATCH, ORDERS - placed); each++) {
      const marketplaceId = random.pick([US, CA, UK]);
      const spoiled = random.chance(0.5) ? random.pick(marketplaceId === UK ? SPOILED : SPOILED_US) : null;
      all.set(story.place({ marketplaceId, lines, address: spoiled ?? {} }), spoiled);
    }
    story.sync();
  }
  story.sync();
  for (const [id, spoiled] of all) {
    const { fields, subrecords } = story.salesOrder(id);
    if (spoiled === null) {
      expect([id, fields.orderstatus, story.reasons(id)]).toEqual([id, 'B', []]);
      continue;
    }
    expect([id, spoiled, fields.orderstatus, story.reasons(id)]).toEqual([
      id,
      spoiled,
      PENDING_APPROVAL,
      ['address-invalid'],
    ]);
    expect(subrecords.shippingaddress?.fields ?? {}).toEqual({});
    for (const [field, text] of Object.entries(spoiled)) expect(verbatim(id)[field] ?? '').toBe(text);
    expect(verbatim(id).name).toBe('Robin Buyer');
  }
  expect([...all.values()].filter((spoiled) => spoiled !== null).length).toBeGreaterThan(ORDERS / 4);
}, 300_000);

test('F22 whatever updates follow, an order with an invalid address stays unapproved until somebody approves it', () => {
  const id = story.arrive({ lines, address: { postalCode: '9810' } });
  for (const change of [
    { buyer: { name: 'Robin B.' } },
    { status: 'PARTIALLY_SHIPPED' },
    { status: 'SHIPPED' },
  ] as const) {
    story.world.amazon.control.update(id, change);
    story.sync();
    expect(story.salesOrder(id).fields.orderstatus).toBe(PENDING_APPROVAL);
    expect(story.reasons(id)).toContain('address-invalid');
  }
});

test('F22 an invalid address reserves no stock for shipping: nothing is committed to an unapproved order', () => {
  const id = story.arrive({ lines, address: { postalCode: '9810' } });
  expect(story.salesOrder(id).sublists.item?.map(({ fields }) => fields.quantitycommitted ?? 0)).toEqual([0]);
});
