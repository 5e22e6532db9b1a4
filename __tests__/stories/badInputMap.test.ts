// Bad input, what the account makes of an order: SKU map rows, items, services and settings that cannot serve it.

import { Person } from '../../lab/netsuite/runner/person';
import { type BadOrder, checkBadOrder, MUG, quietly } from '../support/badInput';
import { Story } from '../support/story';

const US = 'ATVPDKIKX0DER';
const BOWL = { lines: [{ sku: 'HH-BOWL', price: 1899 }] };

const story = new Story();
afterAll(() => story.close());

const held = (...classes: string[]) => ({ held: classes });
const item = (name: string): number => story.setUp.ids.items[name] as number;

function mapRow(sku: string): number {
  const [row] = story.rows(
    'SELECT id FROM customrecord_cwy_skumap WHERE custrecord_cwy_map_sku = ? AND custrecord_cwy_map_marketplace = ?',
    [sku, story.setUp.marketplaces[US] as number],
  );
  return row?.id as number;
}

/** One more row for a SKU that has one, made behind the guard's back. */
function secondRow(sku: string, values: Record<string, unknown> = {}): () => void {
  const person = () => new Person(story.world.account, { quietly: true });
  const id = person().create('customrecord_cwy_skumap', {
    values: {
      custrecord_cwy_map_marketplace: String(story.setUp.marketplaces[US]),
      custrecord_cwy_map_sku: sku,
      custrecord_cwy_map_item: String(item('HH-1001')),
      custrecord_cwy_map_pack: 1,
      custrecord_cwy_map_from: '2026-01-01',
      ...values,
    },
    sublists: {},
  });
  return () => void person().remove('customrecord_cwy_skumap', id);
}

/** NetSuite keeps such a pack out of the field; it can only be there from before the field had its limit. */
function packOf(sku: string, pack: number): () => void {
  const write = (value: number) =>
    story.world.account.store.run('UPDATE customrecord_cwy_skumap SET custrecord_cwy_map_pack = ? WHERE id = ?', [
      value,
      mapRow(sku),
    ]);
  write(pack);
  return () => write(1);
}

const BAD: readonly BadOrder[] = [
  {
    title: 'a SKU that nobody mapped',
    draft: { lines: [{ sku: 'HH-VASE-NEW', price: 2999 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a SKU in other letters than the map’s',
    draft: { lines: [{ sku: 'hh-bowl', price: 1899 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a SKU with a space behind it',
    draft: { lines: [{ sku: 'HH-BOWL ', price: 1899 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a SKU mapped to an inactive item',
    draft: BOWL,
    prepare: () => quietly(story, 'inventoryitem', item('HH-1003'), { isinactive: true }),
    becomes: held('item-inactive'),
  },
  {
    title: 'a SKU mapped to an item of another subsidiary',
    draft: BOWL,
    prepare: () =>
      quietly(story, 'inventoryitem', item('HH-1003'), {
        subsidiary: [String(story.setUp.ids.marketplaces.A1F83G8C2ARO7P?.subsidiary)],
      }),
    becomes: held('item-wrong-subsidiary'),
  },
  {
    title: 'two open map rows for its SKU',
    draft: BOWL,
    prepare: () => secondRow('HH-BOWL'),
    becomes: held('sku-ambiguous'),
  },
  {
    title: 'a map row that begins the day after',
    draft: BOWL,
    prepare: () =>
      quietly(story, 'customrecord_cwy_skumap', mapRow('HH-BOWL'), { custrecord_cwy_map_from: '2027-01-01' }),
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a map row that ended',
    draft: BOWL,
    prepare: () =>
      quietly(story, 'customrecord_cwy_skumap', mapRow('HH-BOWL'), { custrecord_cwy_map_to: '2026-02-01' }),
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a pack of nothing',
    draft: BOWL,
    prepare: () => packOf('HH-BOWL', 0),
    becomes: held('pack-invalid'),
  },
  {
    title: 'a pack of minus three',
    draft: BOWL,
    prepare: () => packOf('HH-BOWL', -3),
    becomes: held('pack-invalid'),
  },
  {
    title: 'two faults at once',
    draft: { lines: [{ sku: 'HH-NOBODY', price: 100 }], serviceLevel: 'BALLOON' },
    becomes: held('ship-service-unmapped', 'sku-unmapped'),
  },
  {
    title: 'one good line and one that nobody mapped',
    draft: { lines: [MUG, { sku: 'HH-NOBODY', price: 100 }] },
    becomes: held('sku-unmapped'),
  },
  {
    title: 'a marketplace record whose customer is inactive',
    draft: {
      marketplaceId: 'A2EUQ1WTGCTBG2',
      lines: [{ sku: 'HH-BOWL', price: 2499, taxModel: 'MARKETPLACE_FACILITATOR' }],
    },
    prepare: () =>
      quietly(story, 'customer', story.setUp.ids.marketplaces.A2EUQ1WTGCTBG2?.customer as number, { isinactive: true }),
    becomes: held('netsuite-refused'),
  },
  {
    title: 'a marketplace record without the discount item that it needs',
    draft: { marketplaceId: 'A2EUQ1WTGCTBG2', lines: [{ sku: 'HH-BOWL', price: 2499, discount: 100 }] },
    prepare: () =>
      quietly(story, 'customrecord_cwy_marketplace', story.setUp.marketplaces.A2EUQ1WTGCTBG2 as number, {
        custrecord_cwy_mkt_item_discount: null,
      }),
    becomes: held('marketplace-not-configured'),
  },
  {
    title: 'a pending line that nobody mapped',
    draft: { status: 'PENDING', lines: [{ sku: 'HH-NOBODY', price: 100 }] },
    becomes: held('sku-unmapped'),
  },
];

for (const bad of BAD) test(`an order with ${bad.title}`, () => checkBadOrder(story, bad));
