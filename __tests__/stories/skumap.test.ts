// The audit of the SKU map, on the built scripts in a lab account: what it counts, what it proposes, what accepting
// makes, and what it refuses.

import type { SuiteletAnswer } from '../../lab/netsuite/runner/web';
import { openKey } from '../../src/TypeScript/flows/skumap/key';
import { type AddOn, addOn, documentOf, mapRowOf, parametersAfter, tokenOf, visit } from '../support/addOn';

const OPS = 'customrole_cwy_ops';
const US = 'ATVPDKIKX0DER';

const page = (
  world: AddOn,
  parameters: Readonly<Record<string, string>> = {},
  role: string | undefined = OPS,
): string => visit(world, { script: 'skumap', parameters, ...(role === undefined ? {} : { role }) }).text;

interface Wish {
  readonly sku: string;
  readonly item: number;
  readonly pack?: string;
  readonly place?: number;
}

function accept(world: AddOn, wishes: readonly Wish[], form: Readonly<Record<string, string>> = {}): SuiteletAnswer {
  const rows = wishes.flatMap(({ sku, item, pack, place }, line) =>
    Object.entries({
      tick: 'T',
      wishsku: sku,
      wishitem: String(item),
      wishplace: String(place ?? world.marketplace),
      pack: pack ?? '1',
    }).map(([name, value]) => [`custpage_gaps:${name}:${line}`, value]),
  );
  const token = tokenOf(page(world));
  return visit(world, {
    script: 'skumap',
    role: OPS,
    form: { custpage_token: token, ...Object.fromEntries(rows), ...form },
  });
}

const mapRows = ({ account }: AddOn) =>
  account.records.list('customrecord_cwy_skumap').rows.map(({ fields }) => fields);
const item = ({ items }: AddOn, name: string): number => {
  const id = items[name];
  if (id === undefined) throw new Error(`The demo company has no item ${name}.`);
  return id;
};
const said = (html: string): string =>
  [...html.matchAll(/<div class="note[^>]*>(.*?)<\/div>/gs)]
    .map((each) =>
      String(each[1])
        .replace(/<[^>]+>/g, ' ')
        .replaceAll('&quot;', '"'),
    )
    .join(' ');
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** A map row whose item is inactive. */
function mappedToInactive(world: AddOn, sku: string, name: string): void {
  mapRowOf(world, sku, item(world, name));
  const found = world.account.records.get('inventoryitem', item(world, name));
  if (!found) throw new Error('The item is not there.');
  found.fields.isinactive = true;
  world.account.records.save(found);
}

test('the first line counts each kind of gap, with the stock behind it', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['NEW-1', 'NEW-2']);
  mapRowOf(world, 'TWICE', item(world, 'HH-1001'));
  mapRowOf(world, 'TWICE', item(world, 'HH-1002'));
  mappedToInactive(world, 'GONE', 'HH-1003');
  const text = plain(page(world));
  expect(text).toContain('4 things are mapped wrongly.');
  expect(text).toContain('2 not mapped');
  expect(text).toMatch(/1 open twice \(behind them [\d,]+ units in stock/);
  expect(text).toMatch(/1 item inactive \(behind them [\d,]+ units in stock/);
});

test('stock has a value by currency for who may see the subsidiaries, and units for who may not', () => {
  const world = addOn({ goods: true });
  mappedToInactive(world, 'GONE', 'HH-1003');
  expect(plain(page(world, {}, 'customrole_cwy_admin'))).toMatch(/units in stock, [\d,]+\.\d\d CAD/);
  expect(plain(page(world))).not.toContain(' CAD');
});

test('items that are inactive or in another subsidiary are gaps', () => {
  const world = addOn({ goods: true });
  const { account } = world;
  mappedToInactive(world, 'GONE', 'HH-1001');
  mapRowOf(world, 'ELSEWHERE', item(world, 'HH-1002'));
  account.tables.replace('itemsubsidiarymap', 'item', item(world, 'HH-1002'), []);
  const text = plain(page(world));
  expect(text).toContain('1 item inactive');
  expect(text).toContain('1 other subsidiary');
});

test('coverage says how many of the SKUs seen are mapped', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['A-1', 'A-2', 'A-3']);
  documentOf(world, ['A-1', 'OLD'], {});
  documentOf(world, ['NEVER'], { custrecord_cwy_doc_state: 'ignored' });
  mapRowOf(world, 'A-1', item(world, 'HH-1001'));
  expect(plain(page(world))).toContain('Amazon.com 4 1 25%');
});

test('an unmapped SKU is proposed the item that is named like it', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['hh_1001-FBA', 'HH-1002', 'QUITE-DIFFERENT']);
  const text = plain(page(world));
  expect(text).toMatch(/hh_1001-FBA Amazon.com 1 HH-1001 The item is named nearly so./);
  expect(text).toMatch(/HH-1002 Amazon.com 1 HH-1002 The item has this name./);
  expect(text).toContain('no item is named like this SKU');
});

test('accepting makes the open row, confirmed by who accepted', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['hh_1001']);
  accept(world, [{ sku: 'hh_1001', item: item(world, 'HH-1001'), pack: '2' }]);
  expect(mapRows(world)).toEqual([
    expect.objectContaining({
      externalid: openKey(String(world.connection), US, 'hh_1001'),
      custrecord_cwy_map_marketplace: String(world.marketplace),
      custrecord_cwy_map_item: String(item(world, 'HH-1001')),
      custrecord_cwy_map_pack: 2,
      custrecord_cwy_map_confirmed_by: '1',
    }),
  ]);
  const html = page(world);
  expect(said(html)).toContain('1 map row was made: hh_1001.');
  expect(plain(html)).toContain('Nothing is mapped wrongly.');
});

test('several are accepted at once; of two for one SKU the first is made and the second refused', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['A-1', 'A-2']);
  accept(world, [
    { sku: 'A-1', item: item(world, 'HH-1001') },
    { sku: 'A-1', item: item(world, 'HH-1002') },
    { sku: 'A-2', item: item(world, 'HH-1003') },
  ]);
  const made = mapRows(world).map((row) => [row.custrecord_cwy_map_sku, row.custrecord_cwy_map_item]);
  expect(made.toSorted()).toEqual([
    ['A-1', String(item(world, 'HH-1001'))],
    ['A-2', String(item(world, 'HH-1003'))],
  ]);
  expect(said(page(world))).toContain('2 map rows were made: A-1, A-2.');
  expect(said(page(world))).toBe('');
});

test('a row follows the one that was closed, so that older orders keep their meaning', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['A-1']);
  mapRowOf(world, 'A-1', item(world, 'HH-1001'), { custrecord_cwy_map_to: '2026-02-01' });
  accept(world, [{ sku: 'A-1', item: item(world, 'HH-1002') }]);
  const made = mapRows(world).find((row) => row.custrecord_cwy_map_item === String(item(world, 'HH-1002')));
  expect(made?.custrecord_cwy_map_from).toBe('2026-02-01');
});

test.each([
  ['an item that is not there', { sku: 'A-1', item: 987_654 }, 'the item is inactive, gone'],
  ['a marketplace that is not there', { sku: 'A-1', item: 1, place: 987 }, 'the marketplace record is not there'],
  ['a pack of nothing', { sku: 'A-1', item: 1, pack: '0' }, 'whole pack quantity of one or more, found "0"'],
  ['a SKU longer than Amazon allows', { sku: 'A'.repeat(41), item: 1 }, 'Amazon allows at most 40'],
])('%s is refused in words', (_case, wish, words) => {
  const world = addOn({ goods: true });
  accept(world, [wish]);
  expect(mapRows(world)).toEqual([]);
  expect(said(page(world))).toContain(words);
});

test('a form without its token makes nothing', () => {
  const world = addOn({ goods: true });
  accept(world, [{ sku: 'A-1', item: item(world, 'HH-1001') }], { custpage_token: '' });
  expect(mapRows(world)).toEqual([]);
  expect(said(page(world))).toContain('Nothing was changed');
});

test('looking makes nothing', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['HH-1001']);
  page(world, { 'custpage_gaps:tick:0': 'T', custpage_token: tokenOf(page(world)) });
  expect(mapRows(world)).toEqual([]);
});

test('a choice of kind is kept in the address and narrows the list', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['NEW-1']);
  mappedToInactive(world, 'GONE', 'HH-1003');
  const after = parametersAfter(accept(world, [], { custpage_kind: 'item-inactive' }));
  expect(after).toEqual({ custparam_kind: 'item-inactive' });
  const html = page(world, after);
  expect(html).toContain('>GONE<');
  expect(html).not.toContain('>NEW-1<');
});

test('fifty gaps stand on a page', () => {
  const world = addOn({ goods: true });
  documentOf(
    world,
    Array.from({ length: 60 }, (_, n) => `NEW-${n}`),
  );
  expect(page(world)).toContain('Gaps 1 to 50 of 60');
  expect(page(world, { custparam_page: '1' })).toContain('Gaps 51 to 60 of 60');
});

test('an account without orders and rows is told how they come', () => {
  expect(page(addOn())).toContain('No order has been read yet and the SKU map is empty.');
});

test('an accountant is not invited', () => {
  const world = addOn({ goods: true });
  expect(() => page(world, {}, 'customrole_cwy_accountant')).toThrow('You do not have privileges');
});

test('markup in a SKU is shown as text', () => {
  const world = addOn({ goods: true });
  documentOf(world, ['<b>"A"</b>']);
  const html = page(world);
  expect(html).not.toContain('<b>"A"');
  expect(html).toContain('&lt;b&gt;');
});

test('a page over hundreds of orders stays far below its 1,000 units', () => {
  const world = addOn({ goods: true });
  for (let n = 0; n < 300; n++) documentOf(world, [`NEW-${n}`, 'HH-1001', `OLD-${n % 50}`]);
  for (let n = 0; n < 50; n++) mapRowOf(world, `OLD-${n}`, item(world, 'HH-1001'));
  page(world);
  const used = world.account.runner.statistics().find((each) => each.script === 'customscript_cwy_skumap_sl');
  expect(used?.highest).toBeLessThan(150);
});
