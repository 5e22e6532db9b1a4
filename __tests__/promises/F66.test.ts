// F66: the SKU map says each day how much of what is sold it covers and where it contradicts itself, and nothing is
// written by a mapping that could mean two things.

import { US } from '../../lab/catalogue';
import { write } from '../../lab/netsuite/profileWrite';
import { type AddOn, visit } from '../support/addOn';
import { night } from '../support/completeness';
import { create } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const page = (): string => {
  const world: AddOn = { account: story.world.account, items: {}, connection: 0, marketplace: 0 };
  return visit(world, { script: 'skumap' })
    .text.replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
};
const marketplace = (): string => String(story.setUp.marketplaces[US]);

const rowFor = (sku: string, item: string, values: Readonly<Record<string, unknown>> = {}) => ({
  custrecord_cwy_map_marketplace: marketplace(),
  custrecord_cwy_map_sku: sku,
  custrecord_cwy_map_item: String(story.setUp.ids.items[item]),
  custrecord_cwy_map_pack: 1,
  custrecord_cwy_map_from: '2026-01-01',
  ...values,
});

/** A second row for a SKU, as it could only come past every check of the add-on. */
function conflict(sku: string, item: string): void {
  write(story.world.account, 'customrecord_cwy_skumap', { ...rowFor(sku, item), externalid: `by-other-means-${sku}` });
}

test('F66 a second open row for a SKU is refused, by hand or by another way of saving', () => {
  expect(() => create(story, 'customrecord_cwy_skumap', rowFor('HH-BOWL', 'HH-1001'))).toThrow();
});

test('F66 a SKU with two rows on the day of purchase writes nothing: no sales order, no reservation, one exception', () => {
  conflict('HH-BOWL', 'HH-1001');
  const lines = [
    { sku: 'HH-MUG-SAND', price: 2_000 },
    { sku: 'HH-BOWL', price: 1_899 },
  ];
  const released = story.arrive({ lines });
  const pending = story.arrive({ lines, status: 'PENDING' });
  for (const id of [released, pending]) {
    expect(story.salesOrders(id)).toEqual([]);
    expect(story.reservations(id)).toEqual([]);
    expect(story.document(id).state).toBe('held');
    expect(story.reasons(id)).toEqual(['sku-ambiguous']);
  }
});

test('F66 the audit counts what is covered, what conflicts and what is missing, of the SKUs that were sold', () => {
  story.arrive({ lines: [{ sku: 'HH-VASE-NEW', price: 2_999 }] });
  const text = page();
  expect(text).toContain('1 not mapped');
  expect(text).toContain('1 open twice');
  expect(text).toContain('Amazon US 3 1 33%');
});

test('F66 each day keeps what was covered and what conflicted, and the audit shows the days', () => {
  night(story);
  const day = new Date(story.world.clock.now()).toISOString().slice(0, 10);
  const kept = story.rows(
    `SELECT custrecord_cwy_mea_metric AS metric, custrecord_cwy_mea_value AS value FROM customrecord_cwy_measure
     WHERE custrecord_cwy_mea_marketplace = ? ORDER BY id`,
    [Number(marketplace())],
  );
  expect(kept.map(({ metric, value }) => `${metric} ${value}`)).toEqual([
    'sku-seen 3',
    'sku-mapped 1',
    'sku-conflicts 1',
  ]);
  expect(page()).toContain(`${day} Amazon US 3 1 33% 1`);
  night(story);
  const [again] = story.rows(
    'SELECT COUNT(*) AS found FROM customrecord_cwy_measure WHERE custrecord_cwy_mea_marketplace = ?',
    [Number(marketplace())],
  );
  expect(again?.found).toBe(6);
});

test('F66 once the conflict is gone the orders go through with the row that is left', () => {
  const [held] = story.documents().filter(({ reason }) => reason === 'sku-ambiguous');
  const [row] = story.rows("SELECT id FROM customrecord_cwy_skumap WHERE externalid = 'by-other-means-HH-BOWL'");
  story.world.account.store.run('DELETE FROM customrecord_cwy_skumap WHERE id = ?', [Number(row?.id)]);
  story.world.account.runner.run('customscript_cwy_orders_apply_mr', 'customdeploy_cwy_orders_apply_mr_r1', {
    custscript_cwy_apply_document: String(held?.id),
  });
  const order = story.salesOrder(String(held?.amazonOrderId));
  expect(order.sublists.item?.map(({ fields }) => fields.item)).toEqual([
    String(story.setUp.ids.items['HH-1002']),
    String(story.setUp.ids.items['HH-1003']),
  ]);
});
