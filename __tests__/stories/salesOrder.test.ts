// What a sales order says beside its money: gifts, dates, places, items, customers.

import { CA, US } from '../../lab/catalogue';
import { DAY } from '../../lab/clock';
import { create, edit, linesOf, setMarketplace } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const mug = { sku: 'HH-MUG-SAND', price: 2_000 };

test('a gift message stands on the body, where picking tickets show it, and on its line', () => {
  const id = story.arrive({ lines: [{ ...mug, gift: { message: 'Happy birthday, Kim! 🎂' } }, { sku: 'HH-BOWL' }] });
  const { fields, sublists } = story.salesOrder(id);
  expect(fields.custbody_cwy_gift).toBe(true);
  expect(fields.custbody_cwy_gift_message).toBe('HH-MUG-SAND: Happy birthday, Kim! 🎂');
  expect(
    sublists.item?.map(({ fields: line }) => [line.custcol_cwy_gift, line.custcol_cwy_gift_message ?? null]),
  ).toEqual([
    [true, 'Happy birthday, Kim! 🎂'],
    [false, null],
  ]);
});

test('gift wrap is a line with its money, and its level stands on the item’s line and on the body', () => {
  const id = story.arrive({ lines: [{ ...mug, wrap: 399, gift: { wrapLevel: 'Classic' } }] });
  expect(linesOf(story, id).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['item', 2_000],
    ['wrap', 399],
  ]);
  const { fields, sublists } = story.salesOrder(id);
  expect(sublists.item?.[0]?.fields.custcol_cwy_gift_wrap).toBe('Classic');
  expect(fields.custbody_cwy_gift_message).toBe('HH-MUG-SAND [Classic]');
});

test('a gift without a message or wrap is marked all the same', () => {
  const id = story.arrive({ lines: [{ ...mug, gift: {} }] });
  expect(story.salesOrder(id).fields.custbody_cwy_gift).toBe(true);
  expect(story.salesOrder(id).sublists.item?.[0]?.fields.custcol_cwy_gift).toBe(true);
});

test('gift texts too long for the field hold the order; nothing is cut off', () => {
  const message = 'ä'.repeat(1_100);
  const id = story.arrive({
    lines: [
      { ...mug, gift: { message } },
      { sku: 'HH-BOWL', gift: { message } },
    ],
  });
  expect(story.salesOrders(id)).toEqual([]);
  expect(story.reasons(id)).toEqual(['gift-not-placed']);
});

test('a gift text of hundreds of lines, quotes and backslashes holds its order and nobody else’s', () => {
  const message = '"Dear Kim",\n\\o/\n'.repeat(300);
  const long = story.place({ lines: [{ ...mug, gift: { message } }] });
  const other = story.place({ lines: [mug] });
  story.sync();
  expect(story.reasons(long)).toEqual(['gift-not-placed']);
  expect(story.exceptions(long)[0]?.excerpt).not.toContain('Dear Kim');
  expect(story.salesOrders(other)).toHaveLength(1);
});

test('ship-by and deliver-by dates of Amazon are on the sales order, and follow when Amazon moves them', () => {
  const now = story.world.clock.now();
  const shipBy = { earliest: now, latest: now + 2 * DAY };
  const deliverBy = { earliest: now + 3 * DAY, latest: now + 6 * DAY };
  const id = story.arrive({ lines: [mug], shipBy, deliverBy });
  const { fields } = story.salesOrder(id);
  const second = (instant: number): number => Math.floor(instant / 1_000) * 1_000;
  expect([fields.custbody_cwy_ship_by_from, fields.custbody_cwy_ship_by].map(Number).map(second)).toEqual([
    second(shipBy.earliest),
    second(shipBy.latest),
  ]);
  expect([fields.custbody_cwy_deliver_by_from, fields.custbody_cwy_deliver_by].map(Number).map(second)).toEqual([
    second(deliverBy.earliest),
    second(deliverBy.latest),
  ]);
  story.world.amazon.control.tamper(id, (document) => {
    const { fulfillment } = document as { fulfillment: { shipByWindow: { latestDateTime: string } } };
    fulfillment.shipByWindow.latestDateTime = new Date(now + 4 * DAY).toISOString();
    return document;
  });
  story.world.amazon.control.update(id, { buyer: {} });
  story.sync();
  expect(second(Number(story.salesOrder(id).fields.custbody_cwy_ship_by))).toBe(second(now + 4 * DAY));
  expect(story.document(id)).toMatchObject({ state: 'applied', reason: 'imported' });
});

test('the day of the sales order is the day of purchase in the marketplace’s zone', () => {
  // 04:30 in UTC is still the evening before in Los Angeles.
  const createdTime = Date.parse('2026-03-02T04:30:00Z');
  const id = story.arrive({ lines: [mug], createdTime, lastUpdatedTime: story.world.clock.now() });
  expect(story.salesOrder(id).fields.trandate).toBe('2026-03-01');
});

test('a service level becomes the shipping item of the marketplace’s map', () => {
  const standard = story.arrive({ lines: [mug] });
  const fast = story.arrive({ lines: [mug], serviceLevel: 'NEXT_DAY' });
  const { shipItems } = story.setUp.ids;
  expect(story.salesOrder(standard).fields.shipmethod).toBe(String(shipItems.Standard));
  expect(story.salesOrder(fast).fields.shipmethod).toBe(String(shipItems['Next Day']));
  expect(story.salesOrder(fast).fields.custbody_cwy_service).toBe('NEXT_DAY');
});

test('a business buyer’s own PO number stands on the order; everybody else’s is Amazon’s number', () => {
  const business = story.arrive({
    lines: [mug],
    programs: ['AMAZON_BUSINESS'],
    buyer: { name: 'Robin Buyer', purchaseOrderNumber: 'PO-77/2026' },
  });
  expect(story.salesOrder(business).fields).toMatchObject({
    otherrefnum: 'PO-77/2026',
    custbody_cwy_buyer_po: 'PO-77/2026',
    custbody_cwy_business: true,
  });
  const other = story.arrive({ lines: [mug] });
  expect(story.salesOrder(other).fields).toMatchObject({ otherrefnum: other, custbody_cwy_business: false });
});

test('an FBM order ships from the FBM location, an FBA order from the FBA location and with no ship method of ours', () => {
  const { places } = story.setUp.ids.marketplaces[US] as { places: { fbm: number; fba: number } };
  const fbm = story.arrive({ lines: [mug] });
  const fba = story.arrive({ channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 4_499 }] });
  expect(story.salesOrder(fbm).fields.location).toBe(String(places.fbm));
  expect(story.salesOrder(fba).fields.location).toBe(String(places.fba));
  expect(story.salesOrder(fba).sublists.item?.map(({ fields }) => fields.location)).toEqual([String(places.fba)]);
  expect(story.salesOrder(fba).fields.shipmethod ?? null).toBeNull();
});

test('a kit is sold as its kit item, a pack as its units, a matrix item as its child', () => {
  const id = story.arrive({
    lines: [
      { sku: 'HH-SET-BREAKFAST', quantity: 2, price: 5_999 },
      { sku: 'HH-CANDLE-6', quantity: 3, price: 6_990 },
      { sku: 'HH-TEE-M', quantity: 1, price: 2_499 },
    ],
  });
  expect(linesOf(story, id).map(({ item, quantity, amount }) => [item.split(' : ').at(-1), quantity, amount])).toEqual([
    ['HH-KIT-01', 2, 11_998],
    ['HH-1006', 18, 20_970],
    ['HH-TEE-M', 1, 2_499],
  ]);
  const { item } = story.salesOrder(id).sublists;
  expect(item?.map(({ fields }) => fields.custcol_cwy_pack)).toEqual([1, 6, 1]);
  expect(item?.map(({ fields }) => fields.itemtype)).toEqual(['Kit', 'InvtPart', 'InvtPart']);
});

test('only what is left of a partly cancelled order is sold', () => {
  const id = story.place({ lines: [{ ...mug, quantity: 3, shipping: 600 }] });
  story.world.amazon.control.update(id, { cancelled: { 'HH-MUG-SAND': 1 } });
  story.sync();
  expect(linesOf(story, id).map(({ kind, quantity, amount }) => [kind, quantity, amount])).toEqual([
    ['item', 2, 4_000],
    ['shipping', 1, 400],
  ]);
});

test('every order is booked on the marketplace’s customer, unless customers are sharded by month of purchase', () => {
  const { customer } = story.setUp.ids.marketplaces[CA] as { customer: number };
  const plain = story.arrive({ marketplaceId: CA, lines: [mug] });
  expect(story.salesOrder(plain).fields.entity).toBe(String(customer));
  const list = (value: string) => String(story.world.account.listValue('customlist_cwy_sharding', value));
  setMarketplace(story, CA, { sharding: list('val_cwy_shard_month') });
  const [first, second] = [
    story.arrive({ marketplaceId: CA, lines: [mug] }),
    story.arrive({ marketplaceId: CA, lines: [mug] }),
  ];
  const month = customerOf(first);
  expect(month).toMatchObject({ companyname: 'Amazon.ca Buyers 2026-03' });
  expect(customerOf(second).externalid).toBe(month.externalid);
  expect(month.currency).toBe(customerOf(plain).currency);
  expect(month.subsidiary).toBe(customerOf(plain).subsidiary);
});

test('customers sharded by count take so many orders each', () => {
  const list = (value: string) => String(story.world.account.listValue('customlist_cwy_sharding', value));
  const [row] = story.rows('SELECT COUNT(*) AS n FROM "transaction" WHERE custbody_cwy_marketplace = ?', [
    story.setUp.marketplaces[CA] as number,
  ]);
  const before = Number(row?.n);
  setMarketplace(story, CA, { sharding: list('val_cwy_shard_count'), shard_size: before + 2 });
  const names = Array.from(
    { length: 4 },
    () => customerOf(story.arrive({ marketplaceId: CA, lines: [mug] })).companyname,
  );
  expect(names).toEqual(['Amazon.ca Buyers 1', 'Amazon.ca Buyers 1', 'Amazon.ca Buyers 2', 'Amazon.ca Buyers 2']);
});

test('many orders in one run are spread over customers as well', () => {
  const [row] = story.rows('SELECT COUNT(*) AS n FROM "transaction" WHERE custbody_cwy_marketplace = ?', [
    story.setUp.marketplaces[CA] as number,
  ]);
  const size = Number(row?.n);
  setMarketplace(story, CA, { shard_size: size });
  const ids = Array.from({ length: size + 1 }, () => story.place({ marketplaceId: CA, lines: [mug] }));
  story.sync();
  const taken = new Map<unknown, number>();
  for (const id of ids) {
    const { companyname } = customerOf(id);
    taken.set(companyname, (taken.get(companyname) ?? 0) + 1);
  }
  expect([...taken.values()].sort()).toEqual([1, size]);
});

function customerOf(id: string): Readonly<Record<string, unknown>> {
  const { entity } = story.salesOrder(id).fields;
  return story.world.account.records.get('customer', Number(entity))?.fields ?? {};
}

test('a document resolves with the SKU map of its own date: a map changed since leaves an older order what it was', () => {
  const marketplace = story.setUp.marketplaces[US] as number;
  const [row] = story.rows(
    'SELECT id FROM customrecord_cwy_skumap WHERE custrecord_cwy_map_sku = ? AND custrecord_cwy_map_marketplace = ?',
    ['HH-TRAY-OAK', marketplace],
  );
  edit(story, 'customrecord_cwy_skumap', Number(row?.id), { custrecord_cwy_map_to: '2026-03-03' });
  create(story, 'customrecord_cwy_skumap', {
    custrecord_cwy_map_marketplace: String(marketplace),
    custrecord_cwy_map_sku: 'HH-TRAY-OAK',
    custrecord_cwy_map_item: String(story.setUp.ids.items['HH-1003']),
    custrecord_cwy_map_pack: 2,
    custrecord_cwy_map_from: '2026-03-03',
  });
  const lines = [{ sku: 'HH-TRAY-OAK', price: 3_999 }];
  const older = story.arrive({
    lines,
    createdTime: Date.parse('2026-03-02T20:00:00Z'),
    lastUpdatedTime: story.world.clock.now(),
  });
  story.world.clock.advance(2 * DAY);
  const newer = story.arrive({ lines });
  expect(linesOf(story, older).map(({ item, quantity }) => [item, quantity])).toEqual([['HH-1004', 1]]);
  expect(linesOf(story, newer).map(({ item, quantity }) => [item, quantity])).toEqual([['HH-1003', 2]]);
});
