// F19: Amazon's order number and the sales order lead to each other, one to one, whatever people do around them.

import { US } from '../../lab/catalogue';
import { write } from '../../lab/netsuite/profileWrite';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { copySalesOrder, edit } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const lines = [{ sku: 'HH-MUG-SAND', price: 2_000, gift: { message: 'Hello' } }];
const NA = (): number => story.setUp.connections.na as number;
const externalIdOf = (id: string): string => `cwy-order-${NA()}-${id}`;

/** From Amazon's number to the sales order, the way the add-on looks. */
const found = (id: string): number[] =>
  story.rows('SELECT id FROM "transaction" WHERE externalid = ?', [externalIdOf(id)]).map((row) => Number(row.id));
/** From the sales order to Amazon's number. */
const numberOn = (internalId: number): unknown =>
  story.world.account.records.get('salesorder', internalId)?.fields.custbody_cwy_order_id ?? null;

test('F19 both directions resolve, and the document knows its sales order', () => {
  const id = story.arrive({ lines });
  const [internalId, ...others] = found(id);
  expect(others).toEqual([]);
  expect(numberOn(internalId as number)).toBe(id);
  expect(story.document(id).salesOrder).toBe(internalId);
});

test('F19 a second sales order with the same key cannot exist', () => {
  const id = story.arrive({ lines });
  const { fields } = story.salesOrder(id);
  expect(() =>
    write(
      story.world.account,
      'salesorder',
      { entity: fields.entity, externalid: externalIdOf(id), location: fields.location },
      { item: [{ item: String(story.setUp.ids.items['HH-1002']), quantity: 1, price: '-1', amount: 1 }] },
    ),
  ).toThrow(/already exists|DUP|unique/i);
  expect(story.salesOrders(id)).toHaveLength(1);
});

test('F19 a renamed item and a renamed SKU change nothing of an order that is there, nor of its updates', () => {
  const id = story.arrive({ lines: [{ sku: 'HH-TRAY-OAK', price: 3_999 }] });
  const before = found(id);
  const item = story.setUp.ids.items['HH-1004'] as number;
  edit(story, 'inventoryitem', item, { itemid: 'TRAY-OAK-2026' });
  const [row] = story.rows(
    'SELECT id FROM customrecord_cwy_skumap WHERE custrecord_cwy_map_sku = ? AND custrecord_cwy_map_marketplace = ?',
    ['HH-TRAY-OAK', story.setUp.marketplaces[US] as number],
  );
  edit(story, 'customrecord_cwy_skumap', Number(row?.id), { isinactive: true });
  story.world.amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect(found(id)).toEqual(before);
  expect(story.salesOrders(id)).toHaveLength(1);
  expect(story.salesOrder(id).sublists.item?.map(({ fields }) => fields.item)).toEqual([String(item)]);
  expect(story.exceptions(id)).toEqual([]);
});

test('F19 a sales order that a person renumbers is found all the same', () => {
  const id = story.arrive({ lines });
  const before = found(id);
  edit(story, 'salesorder', before[0] as number, { otherrefnum: 'something else', memo: 'renumbered' });
  story.world.amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect(found(id)).toEqual(before);
  expect(story.document(id).salesOrder).toBe(before[0]);
});

test('F19 a copy of the sales order is an order of its own: it carries nothing of Amazon’s', () => {
  const id = story.arrive({ lines });
  const [original] = found(id) as [number];
  const copy = copySalesOrder(story, original);
  const { fields, sublists } = story.world.account.records.get('salesorder', copy) as RecordData;
  const isOurs = ([field, value]: [string, unknown]): boolean =>
    /^cust(body|col)_cwy_/.test(field) && value !== null && value !== undefined && value !== false;
  expect(Object.entries(fields).filter(isOurs)).toEqual([]);
  expect((sublists.item ?? []).flatMap((line) => Object.entries(line.fields).filter(isOurs))).toEqual([]);
  expect((sublists.item ?? []).map((line) => line.fields.item)).toEqual([String(story.setUp.ids.items['HH-1002'])]);
  expect(fields.externalid ?? null).toBeNull();

  expect(story.salesOrders(id).map((order) => order.id)).toEqual([original]);
  expect(numberOn(original)).toBe(id);
  story.world.amazon.control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect(found(id)).toEqual([original]);
  expect(story.document(id).salesOrder).toBe(original);
});

test('F19 a copy is an order like any other: it can be saved again, and keeps what people write on it', () => {
  const id = story.arrive({ lines });
  const copy = copySalesOrder(story, found(id)[0] as number);
  edit(story, 'salesorder', copy, { otherrefnum: 'PHONE-7', memo: 'Replacement by phone' });
  expect(story.world.account.records.get('salesorder', copy)?.fields).toMatchObject({
    otherrefnum: 'PHONE-7',
    memo: 'Replacement by phone',
  });
  expect(story.salesOrders(id)).toHaveLength(1);
});
