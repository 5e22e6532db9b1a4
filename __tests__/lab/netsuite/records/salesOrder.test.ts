// Sales orders of the emulated account: what they source, how they add up, what they refuse.

import { write } from '../../../../lab/netsuite/profileWrite';
import { codeOf, create, load, openWorld, order, type World } from './support';

const CUSTOM = -1;
const legacyPerLine = { features: { off: ['TAX_OVERHAULING'] as const } };

function line(world: World, id: number, index = 0) {
  const saved = load(world.account, 'salesorder', id);
  return (fieldId: string) => saved.getSublistValue({ sublistId: 'item', fieldId, line: index });
}

const total = (world: World, id: number) => load(world.account, 'salesorder', id).getValue({ fieldId: 'total' });

test('an order takes subsidiary, currency, rate, day and number from its customer and the account (sourcing, help)', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const saved = load(account, 'salesorder', id);
  expect(saved.getValue({ fieldId: 'subsidiary' })).toBe(String(furniture.subsidiary));
  expect(saved.getValue({ fieldId: 'currency' })).toBe(String(furniture.currencies.USD));
  expect(saved.getValue({ fieldId: 'exchangerate' })).toBe(1);
  expect(saved.getValue({ fieldId: 'trandate' })).toEqual(new Date(2026, 10, 20));
  expect(saved.getValue({ fieldId: 'tranid' })).toBe('SO1');
  expect(saved.getText({ fieldId: 'orderstatus' })).toBe('Pending Fulfillment');
});

test('a rate of one’s own needs the custom price level; the base price is sourced over it otherwise (practice)', () => {
  const world = openWorld();
  const sourced = order(world, [{ item: world.mug, quantity: 3, rate: 1 }]).save();
  expect(line(world, sourced)('rate')).toBe(14.99);
  expect(line(world, sourced)('amount')).toBe(44.97);
  const own = order(world, [{ item: world.mug, quantity: 3, price: CUSTOM, rate: 1 }]).save();
  expect(line(world, own)('amount')).toBe(3);
  const derived = order(world, [{ item: world.mug, quantity: 3, price: CUSTOM, amount: 10 }]).save();
  expect(line(world, derived)('amount')).toBe(10);
  expect(line(world, derived)('rate')).toBe(3.33333333);
});

test('dynamic mode sources at once: item, then price, then rate', () => {
  const world = openWorld();
  const record = create(world.account, 'salesorder', true);
  record.setValue({ fieldId: 'entity', value: world.customer });
  expect(record.getValue({ fieldId: 'currency' })).toBe(String(world.furniture.currencies.USD));
  record.selectNewLine({ sublistId: 'item' });
  const set = (fieldId: string, value: unknown) => record.setCurrentSublistValue({ sublistId: 'item', fieldId, value });
  const get = (fieldId: string) => record.getCurrentSublistValue({ sublistId: 'item', fieldId });
  set('item', world.mug);
  expect(get('rate')).toBe(14.99);
  set('rate', 5);
  set('price', 1);
  expect(get('rate')).toBe(14.99);
  set('price', CUSTOM);
  set('rate', 5);
  set('quantity', 4);
  expect(get('amount')).toBe(20);
});

test('amounts are exact: rounded once at the line, and summed in minor units', () => {
  const world = openWorld();
  const cents = Array.from({ length: 10 }, () => ({ item: world.shipping, quantity: 1, price: CUSTOM, amount: 0.1 }));
  expect(total(world, order(world, cents).save())).toBe(1);
  const half = order(world, [{ item: world.shipping, quantity: 3, price: CUSTOM, rate: 0.335 }]).save();
  expect(total(world, half)).toBe(1.01);
});

test('a discount refers to the line before it, as an amount or a percentage', () => {
  const world = openWorld();
  const record = order(world, [
    { item: world.mug, quantity: 2, price: CUSTOM, amount: 30 },
    { item: world.discount, rate: -4.5 },
    { item: world.bowl, quantity: 1, price: CUSTOM, amount: 19.99 },
    { item: world.discount },
  ]);
  record.setSublistText({ sublistId: 'item', fieldId: 'rate', line: 3, text: '-10%' });
  const id = record.save();
  expect(line(world, id, 1)('amount')).toBe(-4.5);
  expect(line(world, id, 3)('amount')).toBe(-2);
  expect(line(world, id, 3)('quantity')).toBe('');
  expect(total(world, id)).toBe(43.49);
  expect(codeOf(() => order(world, [{ item: world.discount, rate: -1 }]).save())).toBe('USER_ERROR');
});

test.each([
  ['no lines', (world: World) => order(world, []), 'VALID_LINE_ITEM_REQD'],
  ['no customer', (world: World) => order(world, [{ item: world.mug }], { entity: null }), 'USER_ERROR'],
  ['a line without an item', (world: World) => order(world, [{ quantity: 1 }]), 'USER_ERROR'],
  ['an unknown item', (world: World) => order(world, [{ item: 9_999 }]), 'INVALID_KEY_OR_REF'],
  ['an unknown price level', (world: World) => order(world, [{ item: world.mug, price: 77 }]), 'INVALID_KEY_OR_REF'],
  [
    'goods for less than nothing',
    (world: World) => order(world, [{ item: world.mug, quantity: 1, price: CUSTOM, amount: -1 }]),
    'USER_ERROR',
  ],
  [
    'a negative quantity',
    (world: World) => order(world, [{ item: world.mug, quantity: -1, price: CUSTOM, amount: 1 }]),
    'USER_ERROR',
  ],
  [
    'discounts beyond the total',
    (world: World) =>
      order(world, [
        { item: world.mug, quantity: 1 },
        { item: world.discount, rate: -99 },
      ]),
    'DISCOUNT_EXCEED_TOTAL',
  ],
  ['goods from nowhere', (world: World) => order(world, [{ item: world.mug }], { location: null }), 'USER_ERROR'],
  [
    'a status that only the system sets',
    (world: World) => order(world, [{ item: world.mug }], { orderstatus: 'G' }),
    'INVALID_FLD_VALUE',
  ],
  [
    'a currency that is not the customer’s',
    (world: World) => order(world, [{ item: world.mug }], { currency: world.furniture.currencies.EUR }),
    'INVALID_KEY_OR_REF',
  ],
  [
    'a ship method that is no shipping item',
    (world: World) => order(world, [{ item: world.mug }], { shipmethod: 999 }),
    'INVALID_KEY_OR_REF',
  ],
  [
    'a purchase order number of 46 characters',
    (world: World) => order(world, [{ item: world.mug }], { otherrefnum: 'x'.repeat(46) }),
    'THE_FIELD_1_CONTAINED_MORE_THAN_THE_MAXIMUM_NUMBER__2__OF_CHARACTERS_ALLOWED',
  ],
])('an order with %s is refused', (_words, make, code) => {
  const world = openWorld();
  expect(codeOf(() => make(world).save())).toBe(code);
  expect(world.account.records.count('salesorder')).toBe(0);
});

test('items that are inactive, of another subsidiary, or matrix parents are refused; locations elsewhere too', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const abroad = write(account, 'subsidiary', {
    name: 'Abroad',
    country: 'GB',
    currency: String(furniture.currencies.GBP),
    parent: String(furniture.subsidiary),
  });
  const make = (values: Record<string, string | boolean | string[]>) =>
    write(account, 'inventoryitem', {
      itemid: `ITEM-${Math.random()}`,
      subsidiary: [String(furniture.subsidiary)],
      ...values,
    });
  const refused = (item: number) => codeOf(() => order(world, [{ item, price: CUSTOM, amount: 1 }]).save());
  expect(refused(make({ isinactive: true }))).toBe('INVALID_KEY_OR_REF');
  expect(refused(make({ subsidiary: [String(abroad)] }))).toBe('INVALID_KEY_OR_REF');
  expect(refused(make({ matrixtype: 'PARENT' }))).toBe('INVALID_KEY_OR_REF');
  expect(refused(make({}))).toBe('nothing was refused');
  const location = write(account, 'location', { name: 'London', subsidiary: String(abroad) });
  expect(codeOf(() => order(world, [{ item: world.mug }], { location }).save())).toBe('SUBSIDIARY_MISMATCH');
  expect(codeOf(() => order(world, [{ item: world.mug }], { subsidiary: abroad }).save())).toBe('SUBSIDIARY_MISMATCH');
});

test('fields exist with their features: no subsidiary without OneWorld, no legacy tax under SuiteTax (help)', () => {
  const small = create(openWorld({ profile: 'small' }).account, 'salesorder');
  expect(codeOf(() => small.setValue({ fieldId: 'subsidiary', value: 1 }))).toBe('INVALID_FLD');
  expect(codeOf(() => small.setValue({ fieldId: 'currency', value: 1 }))).toBe('FIELD_1_IS_READ_ONLY');
  expect(small.getSublists()).not.toContain('taxdetails');
  const large = create(openWorld().account, 'salesorder');
  expect(codeOf(() => large.setValue({ fieldId: 'taxitem', value: 1 }))).toBe('INVALID_FLD');
  expect(codeOf(() => large.setSublistValue({ sublistId: 'item', fieldId: 'taxcode', line: 0, value: 1 }))).toBe(
    'SSS_INVALID_SUBLIST_OPERATION',
  );
});

test('SuiteTax takes tax details under the override only, each for a line by its reference', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const { 'Not Taxable': code } = furniture.taxCodes;
  const detail = {
    taxdetailsreference: 'a',
    taxtype: furniture.taxType,
    taxcode: code,
    taxbasis: 20,
    taxrate: 20,
    taxamount: 4.01,
  };
  const make = (values: Record<string, unknown>, override = true) => {
    const record = order(
      world,
      [{ item: world.mug, quantity: 1, price: CUSTOM, amount: 20, taxdetailsreference: 'a' }],
      { taxdetailsoverride: override },
    );
    for (const [fieldId, value] of Object.entries(values))
      record.setSublistValue({ sublistId: 'taxdetails', fieldId, line: 0, value });
    return record;
  };
  expect(codeOf(() => make(detail, false))).toBe('SSS_INVALID_SUBLIST_OPERATION');
  expect(codeOf(() => make({ ...detail, taxdetailsreference: 'b' }).save())).toBe('INVALID_KEY_OR_REF');
  expect(codeOf(() => make({ ...detail, taxbasis: null }).save())).toBe('USER_ERROR');
  const saved = load(account, 'salesorder', make(detail).save());
  expect(saved.getValue({ fieldId: 'taxtotal' })).toBe(4.01);
  expect(saved.getValue({ fieldId: 'total' })).toBe(24.01);
});

test('legacy tax outside the US wants a code on each line and keeps the tax amount that was set', () => {
  const world = openWorld({ ...legacyPerLine, company: { country: 'GB', currency: 'USD' } });
  const { account, furniture } = world;
  const vat = write(account, 'salestaxitem', {
    itemid: 'VAT',
    rate: 20,
    taxaccount: String(furniture.accounts['2200']),
  });
  const row = { item: world.mug, quantity: 1, price: CUSTOM, amount: 10 };
  expect(create(account, 'salesorder').getSublistFields({ sublistId: 'item' })).toContain('taxcode');
  expect(codeOf(() => order(world, [row]).save())).toBe('USER_ERROR');
  expect(total(world, order(world, [{ ...row, taxcode: vat }]).save())).toBe(12);
  const given = order(world, [{ ...row, taxcode: vat, tax1amt: 1.99 }]).save();
  expect(total(world, given)).toBe(11.99);
  expect(line(world, given)('grossamt')).toBe(11.99);
});

test('legacy tax in the US stands on the body: lines have no tax code, taxable lines are taxed by the order’s item', () => {
  const world = openWorld({ profile: 'small' });
  const { account, furniture } = world;
  const item = write(account, 'salestaxitem', {
    itemid: 'County 8.25%',
    rate: 8.25,
    taxaccount: String(furniture.accounts['2200']),
  });
  expect(create(account, 'salesorder').getSublistFields({ sublistId: 'item' })).not.toContain('taxcode');
  const id = order(
    world,
    [
      { item: world.mug, quantity: 1, price: CUSTOM, amount: 10, istaxable: true },
      { item: world.shipping, quantity: 1, price: CUSTOM, amount: 5 },
    ],
    { istaxable: true, taxitem: item },
  ).save();
  expect(total(world, id)).toBe(15.83);
});

test('a shipping address sets its country first, and a state the country has (address subrecord, help)', () => {
  const world = openWorld();
  const make = (fields: Record<string, string>) => {
    const record = order(world, [{ item: world.mug }]);
    const address = record.getSubrecord({ fieldId: 'shippingaddress' });
    for (const [fieldId, value] of Object.entries(fields)) address.setValue({ fieldId, value });
    return record;
  };
  expect(codeOf(() => make({ country: 'US', state: 'Oregon' }).save())).toBe('INVALID_FLD_VALUE');
  expect(codeOf(() => make({ state: 'OR', country: 'US' }).save())).toBe('USER_ERROR');
  expect(codeOf(() => make({ city: 'Portland' }).save())).toBe('USER_ERROR');
  expect(codeOf(() => make({ country: 'XX' }).save())).toBe('INVALID_KEY_OR_REF');
  expect(codeOf(() => make({ country: 'US', zip: '9'.repeat(37) }).save())).toMatch(/^THE_FIELD_1_CONTAINED/);
  const id = make({
    country: 'US',
    addressee: 'A Buyer',
    addr1: '1 Main St',
    city: 'Portland',
    state: 'OR',
    zip: '97201',
  }).save();
  const saved = load(world.account, 'salesorder', id);
  expect(saved.getValue({ fieldId: 'shipaddress' })).toBe('A Buyer\n1 Main St\nPortland OR 97201\nUS');
  expect(saved.getSubrecord({ fieldId: 'shippingaddress' }).getValue({ fieldId: 'zip' })).toBe('97201');
});

test('closing every line closes the order and frees what it had committed', () => {
  const world = openWorld();
  const { account, furniture, mug } = world;
  account.stock.receive(mug, furniture.location, 5, 2_500);
  const id = order(world, [{ item: mug, quantity: 2 }]).save();
  expect(account.stock.position(mug, furniture.location).committed).toBe(2);
  const record = load(account, 'salesorder', id);
  record.setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line: 0, value: true });
  record.save();
  expect(load(account, 'salesorder', id).getValue({ fieldId: 'orderstatus' })).toBe('H');
  expect(account.stock.position(mug, furniture.location).available).toBe(5);
});

test('a changed quantity makes a new amount at the same rate; an untouched order keeps every amount', () => {
  const world = openWorld();
  const id = order(world, [{ item: world.mug, quantity: 3, price: CUSTOM, amount: 10 }]).save();
  const again = load(world.account, 'salesorder', id);
  again.setValue({ fieldId: 'memo', value: 'seen' });
  again.save();
  expect(total(world, id)).toBe(10);
  const more = load(world.account, 'salesorder', id);
  more.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 6 });
  more.save();
  expect(total(world, id)).toBe(20);
});

test('queries see a main line, negative sales lines, the members of kits and the tax (transactionline)', () => {
  const world = openWorld();
  const { account } = world;
  const id = order(world, [
    { item: world.set, quantity: 2, price: CUSTOM, amount: 80 },
    { item: world.discount, rate: -5 },
  ]).save();
  const rows = account.store.all('SELECT * FROM transactionline WHERE "transaction" = ? ORDER BY id', [id]);
  expect(rows.filter(({ mainline }) => mainline === 'T').map(({ foreignamount }) => foreignamount)).toEqual([75]);
  const items = rows.filter(({ mainline, kitcomponent }) => mainline === 'F' && kitcomponent === 'F');
  expect(items.map(({ quantity, foreignamount }) => [quantity, foreignamount])).toEqual([
    [-2, -80],
    [null, 5],
  ]);
  const members = rows.filter(({ kitcomponent }) => kitcomponent === 'T');
  expect(members.map(({ item, quantity, netamount }) => [item, quantity, netamount])).toEqual([
    [world.mug, -4, 0],
    [world.bowl, -2, 0],
  ]);
  expect(rows.reduce((sum, row) => sum + Number(row.foreignamount), 0)).toBe(0);
});
