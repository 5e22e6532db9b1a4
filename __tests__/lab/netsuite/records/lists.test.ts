// The lists of the emulated account: names, families, features, and what queries see of them.

import { type Values, write } from '../../../../lab/netsuite/profileWrite';
import { multiply, percentOf, share, toMinor } from '../../../../lab/netsuite/records/money';
import { codeOf, create, openAccount, openWorld } from './support';

test('a type exists with its feature only: no subsidiary, department, class or tax type in the small account', () => {
  const small = openAccount({ profile: 'small' }).account;
  for (const type of ['subsidiary', 'department', 'classification', 'taxtype'])
    expect(small.definition(type)).toBeUndefined();
  for (const type of ['currency', 'location', 'account', 'customer', 'inventoryitem', 'salesorder'])
    expect(small.definition(type)).toBeDefined();
  expect(small.tables.table('item')?.columns.has('subsidiary')).toBe(false);
  expect(small.tables.table('itemsubsidiarymap')).toBeUndefined();
});

test('currencies can be written where Multiple Currencies is on only (Records Browser)', () => {
  const add = (profile: 'oneworld' | 'small') => {
    const record = create(openAccount({ profile }).account, 'currency');
    for (const [fieldId, value] of Object.entries({ name: 'Krone', symbol: 'DKK', exchangerate: 0.15 }))
      record.setValue({ fieldId, value });
    return codeOf(() => record.save());
  };
  expect(add('oneworld')).toBe('nothing was refused');
  expect(add('small')).toBe('THAT_RECORD_IS_NOT_EDITABLE');
});

test('a company needs a name and an individual both of theirs; names of entities are unique', () => {
  const { account, furniture } = openAccount();
  const make = (values: Values) =>
    codeOf(() => write(account, 'customer', { subsidiary: String(furniture.subsidiary), ...values }));
  expect(make({})).toBe('USER_ERROR');
  expect(make({ isperson: 'T', firstname: 'Only' })).toBe('USER_ERROR');
  expect(make({ companyname: 'Buyers' })).toBe('nothing was refused');
  expect(make({ companyname: 'Buyers' })).toBe('UNIQUE_CUST_ID_REQD');
  expect(make({ companyname: 'Others', entityid: 'Lab Administrator' })).toBe('UNIQUE_CUST_ID_REQD');
});

test('a customer without a currency takes that of its subsidiary, and lists it among its currencies', () => {
  const { account, furniture } = openAccount();
  const pound = String(furniture.currencies.GBP);
  const uk = write(account, 'subsidiary', {
    name: 'UK',
    country: 'GB',
    currency: pound,
    parent: String(furniture.subsidiary),
  });
  const id = write(account, 'customer', { companyname: 'UK Buyers', subsidiary: String(uk) });
  const saved = account.records.get('customer', id);
  expect(saved?.fields.currency).toBe(pound);
  expect(saved?.sublists.currency?.map(({ fields }) => fields.currency)).toEqual([pound]);
});

test('items share one numbering and one table; names are unique under a parent; kits need members', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const where = { subsidiary: [String(furniture.subsidiary)] };
  expect(codeOf(() => write(account, 'inventoryitem', { itemid: 'MUG', ...where }))).toBe('DUP_ITEM');
  expect(codeOf(() => write(account, 'kititem', { itemid: 'EMPTY', ...where }))).toBe('USER_ERROR');
  expect(codeOf(() => write(account, 'inventoryitem', { itemid: 'CHILD', matrixtype: 'CHILD', ...where }))).toBe(
    'USER_ERROR',
  );
  const types = account.store
    .all('SELECT itemid, itemtype FROM item ORDER BY id')
    .map(({ itemid, itemtype }) => `${itemid} ${itemtype}`);
  expect(types).toEqual([
    'MUG InvtPart',
    'BOWL InvtPart',
    'SET Kit',
    'Shipping Charge OthCharge',
    'Promotion Discount',
  ]);
  expect(account.store.all('SELECT item, quantity FROM itemmember WHERE parentitem = ?', [world.set])).toEqual([
    { item: world.mug, quantity: 2 },
    { item: world.bowl, quantity: 1 },
  ]);
  expect(account.store.all('SELECT subsidiary FROM itemsubsidiarymap WHERE item = ?', [world.mug])).toEqual([
    { subsidiary: furniture.subsidiary },
  ]);
});

test('every fresh account has a chart of each common type, open months around its clock, and one root where OneWorld', () => {
  for (const profile of ['oneworld', 'small'] as const) {
    const { account, furniture } = openAccount({ profile });
    const types = new Set(account.records.list('account').rows.map(({ fields }) => fields.accttype));
    for (const type of [
      'Bank',
      'AcctRec',
      'OthCurrAsset',
      'FixedAsset',
      'AcctPay',
      'OthCurrLiab',
      'Equity',
      'Income',
      'COGS',
      'Expense',
    ]) {
      expect(types).toContain(type);
    }
    const months = account.records.list('accountingperiod').rows.filter(({ fields }) => fields.isposting === true);
    expect(months).toHaveLength(48);
    expect(months.some(({ fields }) => fields.startdate === '2026-11-01' && fields.enddate === '2026-11-30')).toBe(
      true,
    );
    expect(furniture.subsidiary === null).toBe(profile === 'small');
    expect(account.records.count('employee')).toBe(1);
  }
});

test('amounts are decimals, not floats: rounding is half away from zero on what the number says', () => {
  expect(toMinor(1.005, 2)).toBe(101);
  expect(toMinor(-1.005, 2)).toBe(-101);
  expect(toMinor(1e-7, 2)).toBe(0);
  expect(toMinor(1e21, 0)).toBe(1e21);
  expect(multiply(3, 0.335, 2)).toBe(101);
  expect(multiply(0.1, 0.2, 2)).toBe(2);
  expect(percentOf(1_999, -10)).toBe(-200);
  expect(share(100, 1, 3)).toBe(33);
  expect(share(-100, 1, 8)).toBe(-13);
});
