// Orders that Amazon ships: fulfilled from the FBA location by what Amazon says has left, never before, never beyond.

import { UK } from '../../lab/catalogue';
import { fulfilmentsOf, planAgain, setPeriods, shippedOf, take } from '../support/orderLife';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { control } = story.world.amazon;
const us = Object.values(story.setUp.ids.marketplaces)[0];
const SKU = 'HH-TEAPOT-FBA';
const FBA = { channel: 'FBA', lines: [{ sku: SKU, quantity: 4, price: 4_499 }] } as const;

const statusOf = (id: string): unknown => story.salesOrder(id).fields.orderstatus;
const onHand = (item: string): number =>
  story.world.account.stock.position(story.setUp.ids.items[item] as number, us?.places.fba ?? null).onHand;

test('each increase of what Amazon shipped is one fulfilment, shipped from the FBA location', () => {
  const id = story.arrive(FBA);
  const before = onHand('HH-1008');
  expect(shippedOf(story, id)).toEqual([]);
  control.update(id, { fulfilled: { [SKU]: 1 } });
  story.sync();
  expect([shippedOf(story, id), onHand('HH-1008')]).toEqual([['1'], before - 1]);
  control.update(id, {});
  story.sync();
  expect(shippedOf(story, id)).toEqual(['1']);
  control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect([shippedOf(story, id), onHand('HH-1008')]).toEqual([['1', '3'], before - 4]);
  for (const { fields, sublists } of fulfilmentsOf(story, id)) {
    expect(fields).toMatchObject({ shipstatus: 'C', externalid: expect.stringContaining(id) });
    expect(sublists.item?.map((line) => line.fields.location)).toEqual([String(us?.places.fba)]);
  }
  expect([statusOf(id), ...story.reasons(id)]).toEqual(['F']);
});

test('an FBA order that comes shipped is a sales order and its fulfilment in one run, in units of the item', () => {
  const id = story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: 'HH-TOWEL-3-FBA', quantity: 2 }] });
  expect([shippedOf(story, id), statusOf(id)]).toEqual([['6'], 'F']);
});

test('what is planned once more is fulfilled once', () => {
  const id = story.arrive({ ...FBA, status: 'SHIPPED' });
  planAgain(story, id);
  planAgain(story, id);
  expect(shippedOf(story, id)).toEqual(['4']);
});

test('a fulfilment has the day of Amazon’s time in the marketplace’s zone, and the time itself', () => {
  const id = story.arrive({ ...FBA, marketplaceId: UK });
  // Past midnight in London, and the evening before where NetSuite's server is.
  const [day] = new Date(story.world.clock.now() + 24 * 3_600_000).toISOString().split('T');
  control.update(id, { status: 'SHIPPED', at: Date.parse(`${day}T00:30:00Z`) });
  story.wait(48 * 60);
  story.sync();
  const [made] = fulfilmentsOf(story, id);
  expect(made?.fields).toMatchObject({ trandate: day, custbody_cwy_happened: Date.parse(`${day}T00:30:00Z`) });
});

test('several lines that ship at different times are fulfilments of just what shipped', () => {
  const id = story.arrive({
    channel: 'FBA',
    lines: [
      { sku: SKU, quantity: 2 },
      { sku: 'HH-TOWEL-FBA', quantity: 3 },
    ],
  });
  control.update(id, { fulfilled: { 'HH-TOWEL-FBA': 2 } });
  story.sync();
  control.update(id, { fulfilled: { [SKU]: 1, 'HH-TOWEL-FBA': 3 } });
  story.sync();
  control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect([shippedOf(story, id), statusOf(id)]).toEqual([['2', '1 1', '1'], 'F']);
});

test('what Amazon cancels beside what it shipped leaves a fulfilled order of the rest', () => {
  const id = story.arrive(FBA);
  control.update(id, { fulfilled: { [SKU]: 1 } });
  story.sync();
  control.cancel(id, { by: 'AMAZON', reason: 'NoInventory' });
  story.sync();
  const [line] = story.salesOrder(id).sublists.item ?? [];
  expect(line?.fields).toMatchObject({ quantity: 1, quantityfulfilled: 1, custcol_cwy_ordered: 4 });
  expect([shippedOf(story, id), statusOf(id), ...story.reasons(id)]).toEqual([['1'], 'F']);
});

test('what people fulfilled before Amazon shipped it is told, and not fulfilled again', () => {
  const id = story.arrive(FBA);
  take(story, id, 'C', 3);
  control.update(id, { fulfilled: { [SKU]: 1 } });
  story.sync();
  expect(story.exceptions(id)).toMatchObject([
    {
      class: 'order-out-of-step',
      message: expect.stringContaining('shipped 1 units of the item; here 3 are fulfilled'),
    },
  ]);
  control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([['3', '1']]);
});

test('what Amazon ships beyond what is open is fulfilled as far as it is open, and told', () => {
  const id = story.arrive(FBA);
  take(story, id, 'A', 3);
  control.update(id, { status: 'SHIPPED' });
  story.sync();
  expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([['3', '1'], 'order-out-of-step']);
});

test('stock that NetSuite does not have holds the order with NetSuite’s own words, and Retry goes on', () => {
  const item = story.setUp.ids.items['HH-1009'] as number;
  const place = us?.places.fba ?? null;
  const all = onHand('HH-1009');
  story.world.account.stock.issue(item, place, all);
  const id = story.arrive({ channel: 'FBA', status: 'SHIPPED', lines: [{ sku: 'HH-LAMP-FBA' }] });
  expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([[], 'netsuite-refused']);
  expect(story.document(id)).toMatchObject({ state: 'held', salesOrder: story.salesOrder(id).id });
  story.world.account.stock.receive(item, place, all, all * 1_000);
  planAgain(story, id);
  expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([['1']]);
});

describe('in a period that is shut', () => {
  const month = new Date(story.world.clock.now()).toISOString().slice(0, 7);
  const shut = (fields: Readonly<Record<string, boolean>>): string => {
    setPeriods(story, month, fields);
    const id = story.arrive({ ...FBA, status: 'SHIPPED' });
    setPeriods(story, '', { closed: false, alllocked: false });
    return id;
  };

  test.each(['closed', 'alllocked'])(
    '(%s) goods leave on the first day that is open, and the true time is kept',
    (lock) => {
      const id = shut({ [lock]: true });
      const [made] = fulfilmentsOf(story, id);
      const [year = 0, of = 0] = month.split('-').map(Number);
      const next = new Date(Date.UTC(year, of, 1)).toISOString().slice(0, 10);
      expect(made?.fields.trandate).toBe(next);
      expect(new Date(Number(made?.fields.custbody_cwy_happened)).toISOString()).toContain(month);
      expect(story.reasons(id)).toEqual([]);
    },
  );

  test('with no period open later it is an exception, and is made up for when one is', () => {
    setPeriods(story, '', { closed: true });
    const id = story.arrive({ ...FBA, status: 'SHIPPED' });
    expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([[], 'no-period-for-shipment']);
    setPeriods(story, '', { closed: false });
    planAgain(story, id);
    expect([shippedOf(story, id), ...story.reasons(id)]).toEqual([['4']]);
  });
});
