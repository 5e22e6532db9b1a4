// Cash sales of the emulated account, made alone: what they post, where their money may go, what they refuse.

import { write } from '../../../../lab/netsuite/profileWrite';
import { codeOf, create, journalOf, load, openWorld, sale, stockUp, type World } from './support';

const CUSTOM = -1;
const legacyPerLine = { features: { off: ['TAX_OVERHAULING'] as const } };

const charge = (world: World, amount: number, more: Record<string, unknown> = {}) => ({
  item: world.shipping,
  quantity: 1,
  price: CUSTOM,
  amount,
  ...more,
});

/** A bank account of the root subsidiary, in a currency where the account has several. */
function bank(world: World, number: string, iso = 'USD', accttype = 'Bank'): number {
  const { account, furniture } = world;
  const where = furniture.subsidiary === null ? {} : { subsidiary: [String(furniture.subsidiary)] };
  const currency = account.has('MULTICURRENCY') ? { currency: String(furniture.currencies[iso]) } : {};
  return write(account, 'account', {
    acctnumber: number,
    acctname: `Clearing ${number}`,
    accttype,
    ...where,
    ...currency,
  });
}

const into = (account: number) => ({ undepfunds: 'F', account });
const row = (world: World, id: number) => world.account.store.get('SELECT * FROM "transaction" WHERE id = ?', [id]);

test.each(['oneworld', 'small'] as const)(
  'goods sold for cash on %s: money, income, and the cost of what leaves the shelf (GL impact, help)',
  (profile) => {
    const world = openWorld({ profile });
    const { account, furniture } = world;
    stockUp(world, [world.mug, 10, 4], [world.bowl, 10, 6.5]);
    const id = sale(world, 'cashsale', [
      { item: world.mug, quantity: 2, price: CUSTOM, amount: 30 },
      { item: world.set, quantity: 1, price: CUSTOM, amount: 45 },
      charge(world, 4.99),
      { item: world.discount, rate: -4.99 },
    ]).save();
    expect(journalOf(world, id)).toEqual(['1020 7500', '1200 -2250', '4000 -7999', '4900 499', '5000 2250']);
    const place = account.has('MULTILOCINVT') ? furniture.location : null;
    expect(account.stock.position(world.mug, place).onHand).toBe(6);
    expect(account.stock.position(world.bowl, place)).toMatchObject({ onHand: 9, valueMinor: 5_850 });
    const { debitMinor, creditMinor } = account.ledger.trialBalance();
    expect(debitMinor).toBe(creditMinor);
    const saved = load(account, 'cashsale', id);
    expect(saved.getValue({ fieldId: 'total' })).toBe(75);
    expect(saved.getValue({ fieldId: 'tranid' })).toBe('CS1');
  },
);

test('a cash sale that is changed or deleted leaves stock and books as if it had never been', () => {
  const world = openWorld();
  const { account, furniture, mug } = world;
  stockUp(world, [mug, 3, 3.33]);
  const before = [account.stock.position(mug, furniture.location), account.ledger.trialBalance()];
  const id = sale(world, 'cashsale', [{ item: mug, quantity: 1, price: CUSTOM, amount: 10 }]).save();
  const changed = load(account, 'cashsale', id);
  changed.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 3 });
  changed.save();
  expect(journalOf(world, id)).toEqual(['1020 3000', '1200 -999', '4000 -3000', '5000 999']);
  account.records.remove('cashsale', id);
  expect([account.stock.position(mug, furniture.location), account.ledger.trialBalance()]).toEqual(before);
  expect(account.store.all('SELECT * FROM transactionline WHERE "transaction" = ?', [id])).toEqual([]);
});

test('the status says where the money is: not deposited, or deposited (status letters, practice)', () => {
  const world = openWorld();
  const clearing = bank(world, '1051');
  const waiting = sale(world, 'cashsale', [charge(world, 5)]).save();
  const there = sale(world, 'cashsale', [charge(world, 5)], into(clearing)).save();
  expect(row(world, waiting)).toMatchObject({ type: 'CashSale', status: 'B', posting: 'T', foreigntotal: 5 });
  expect(row(world, there)).toMatchObject({ status: 'C' });
  expect(load(world.account, 'cashsale', there).getValue({ fieldId: 'status' })).toBe('Deposited');
  expect(journalOf(world, there)).toEqual(['1051 500', '4000 -500']);
});

test.each([
  ['the type is not Bank', (world: World) => into(bank(world, '1060', 'USD', 'OthCurrAsset')), 'INVALID_KEY_OR_REF'],
  ['the currency is another', (world: World) => into(bank(world, '1052', 'EUR')), 'INVALID_KEY_OR_REF'],
  ['it stands beside undeposited funds', (world: World) => ({ account: bank(world, '1051') }), 'USER_ERROR'],
  ['there is none', () => ({ undepfunds: 'F' }), 'USER_ERROR'],
  ['it is a non-posting one', (world: World) => into(Number(world.furniture.accounts['9000'])), 'INVALID_KEY_OR_REF'],
])('the money of a cash sale is refused by an account when %s', (_words, body, code) => {
  const world = openWorld();
  expect(codeOf(() => sale(world, 'cashsale', [charge(world, 5)], body(world)).save())).toBe(code);
});

test('Expand Account Lists opens other accounts to the money of a cash sale, in their own currency still', () => {
  const world = openWorld();
  world.account.company.setPreference('accountingpreferences', 'ASSETCOGSITEMACCTS', true);
  const other = into(bank(world, '1060', 'USD', 'OthCurrAsset'));
  expect(journalOf(world, sale(world, 'cashsale', [charge(world, 5)], other).save())).toEqual([
    '1060 500',
    '4000 -500',
  ]);
  const foreign = into(bank(world, '1061', 'EUR', 'OthCurrAsset'));
  expect(codeOf(() => sale(world, 'cashsale', [charge(world, 5)], foreign).save())).toBe('INVALID_KEY_OR_REF');
});

test('a bank account of the books’ own currency takes no other', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const buyer = write(account, 'customer', {
    companyname: 'Buyers in euros',
    subsidiary: String(furniture.subsidiary),
    currency: String(furniture.currencies.EUR),
  });
  const make = (body: Record<string, unknown>) =>
    sale(world, 'cashsale', [charge(world, 5)], { entity: buyer, ...body });
  expect(codeOf(() => make(into(Number(furniture.accounts['1000']))).save())).toBe('INVALID_KEY_OR_REF');
  expect(journalOf(world, make({ ...into(bank(world, '1052', 'EUR')), exchangerate: 1.1 }).save())).toEqual([
    '1052 550',
    '4000 -550',
  ]);
});

test('in another currency every account is booked at the rate, and both sides come to the same cent', () => {
  const world = openWorld();
  const { account, furniture } = world;
  const buyer = write(account, 'customer', {
    companyname: 'Buyers in yen',
    subsidiary: String(furniture.subsidiary),
    currency: String(furniture.currencies.JPY),
  });
  const lines = [charge(world, 333), charge(world, 333), charge(world, 334), { item: world.discount, rate: -7 }];
  const id = sale(world, 'cashsale', lines, { entity: buyer, exchangerate: 0.006_73 }).save();
  const [total, ...others] = account.ledger.impact(id);
  expect(total).toMatchObject({ number: '1020', debitMinor: 668 });
  expect(others.reduce((sum, { creditMinor, debitMinor }) => sum + creditMinor - debitMinor, 0)).toBe(668);
  const rows = account.store.all(
    'SELECT SUM(netamount) AS net, SUM(foreignamount) AS fx FROM transactionline WHERE "transaction" = ?',
    [id],
  );
  expect(Number(rows[0]?.net)).toBeCloseTo(0, 10);
  expect(rows[0]?.fx).toBe(0);
});

test('legacy tax goes to the account of its code, and delivery to that of the shipping item', () => {
  const world = openWorld(legacyPerLine);
  const { account, furniture } = world;
  account.company.setPreference('accountingpreferences', 'perlinetaxes', true);
  const code = write(account, 'salestaxitem', {
    itemid: 'VAT 20%',
    rate: 20,
    country: 'US',
    taxaccount: String(furniture.accounts['2400']),
  });
  const body = { shipmethod: furniture.shipItems.Standard, shippingcost: 3.5, handlingcost: 0.5 };
  const id = sale(world, 'cashsale', [charge(world, 10, { taxcode: code, tax1amt: 1.99 })], body).save();
  expect(journalOf(world, id)).toEqual(['1020 1599', '2400 -199', '4000 -1000', '4100 -400']);
  const noMethod = sale(world, 'cashsale', [charge(world, 10, { taxcode: code })], { shippingcost: 3.5 });
  expect(codeOf(() => noMethod.save())).toBe('USER_ERROR');
});

test('SuiteTax details go to the tax account of the chart', () => {
  const world = openWorld();
  const { taxType, taxCodes } = world.furniture;
  const record = sale(world, 'cashsale', [charge(world, 20, { taxdetailsreference: 'a' })], {
    taxdetailsoverride: true,
  });
  const detail = {
    taxdetailsreference: 'a',
    taxtype: taxType,
    taxcode: taxCodes['Zero Rate'],
    taxbasis: 20,
    taxrate: 20,
    taxamount: 4.01,
  };
  for (const [fieldId, value] of Object.entries(detail))
    record.setSublistValue({ sublistId: 'taxdetails', fieldId, line: 0, value });
  expect(journalOf(world, record.save())).toEqual(['1020 2401', '2200 -401', '4000 -2000']);
});

test('a sale of nothing for nothing posts nothing but the cost of its goods', () => {
  const world = openWorld();
  stockUp(world, [world.mug, 1, 4]);
  const id = sale(world, 'cashsale', [{ item: world.mug, quantity: 1, price: CUSTOM, amount: 0 }]).save();
  expect(journalOf(world, id)).toEqual(['1200 -400', '5000 400']);
});

test('a closed period takes no cash sale; a posting period outside its date needs the preference (help)', () => {
  const world = openWorld();
  const { account } = world;
  const periods = account.records.list('accountingperiod').rows;
  const period = (name: string) => {
    const found = periods.find(({ fields }) => fields.periodname === name);
    if (!found) throw new Error(`No period ${name}.`);
    return found;
  };
  const october = period('Oct 2026');
  const november = period('Nov 2026').id;
  const inOctober = { trandate: new Date(2026, 9, 30) };
  const id = sale(world, 'cashsale', [charge(world, 5)], inOctober).save();
  account.records.save({ ...october, fields: { ...october.fields, closed: true } }, { system: true });
  const late = (body: Record<string, unknown> = {}) =>
    sale(world, 'cashsale', [charge(world, 5)], { ...inOctober, ...body });
  expect(codeOf(() => late().save())).toBe('CLOSED_TRAN_PRD');
  expect(codeOf(() => account.records.remove('cashsale', id))).toBe('CLOSED_TRAN_PRD');
  expect(codeOf(() => late({ postingperiod: november }).save())).toBe('DATE_PRD_MISMATCH');
  account.company.setPreference('accountingpreferences', 'DATEPERIODMISMATCH', 'ALLOW');
  const moved = late({ postingperiod: november }).save();
  expect(row(world, moved)).toMatchObject({ trandate: '2026-10-30', postingperiod: november });
  expect(codeOf(() => late({ postingperiod: october.id }).save())).toBe('CLOSED_TRAN_PRD');
});

test.each([
  ['no lines', (world: World) => sale(world, 'cashsale', []), 'VALID_LINE_ITEM_REQD'],
  ['no customer', (world: World) => sale(world, 'cashsale', [charge(world, 1)], { entity: null }), 'USER_ERROR'],
  [
    'goods from nowhere',
    (world: World) => sale(world, 'cashsale', [{ item: world.mug }], { location: null }),
    'USER_ERROR',
  ],
  [
    'discounts beyond the total',
    (world: World) => sale(world, 'cashsale', [charge(world, 1), { item: world.discount, rate: -2 }]),
    'DISCOUNT_EXCEED_TOTAL',
  ],
  [
    'a link to an order line',
    (world: World) => sale(world, 'cashsale', [charge(world, 1, { orderline: '1' })]),
    'SSS_INVALID_SUBLIST_OPERATION',
  ],
])('a cash sale with %s is refused', (_words, make, code) => {
  const world = openWorld();
  expect(codeOf(() => make(world).save())).toBe(code);
  expect(world.account.records.count('cashsale')).toBe(0);
});

test('a line without an income account has nowhere to go', () => {
  const world = openWorld();
  const item = load(world.account, 'otherchargesaleitem', world.shipping);
  const data = world.account.records.get('item', world.shipping);
  expect(item.getValue({ fieldId: 'incomeaccount' })).not.toBe('');
  world.account.company.setPreference('accountingpreferences', 'incomeaccount', null);
  if (data) world.account.records.save({ ...data, fields: { ...data.fields, incomeaccount: null } });
  expect(codeOf(() => sale(world, 'cashsale', [charge(world, 1)]).save())).toBe('USER_ERROR');
});

test('what is not on hand is not sold, and a sale may keep what it has', () => {
  const world = openWorld();
  stockUp(world, [world.mug, 2, 4], [world.bowl, 1, 6]);
  const sell = (item: number, quantity: number) =>
    sale(world, 'cashsale', [{ item, quantity, price: CUSTOM, amount: 10 }]);
  expect(codeOf(() => sell(world.mug, 3).save())).toBe('USER_ERROR');
  expect(codeOf(() => sell(world.set, 2).save())).toBe('USER_ERROR');
  const id = sell(world.set, 1).save();
  const again = load(world.account, 'cashsale', id);
  again.setValue({ fieldId: 'memo', value: 'the same goods' });
  again.save();
  expect(world.account.stock.position(world.mug, world.furniture.location)).toMatchObject({ onHand: 0, valueMinor: 0 });
});

test('external ids are unique among all transactions', () => {
  const world = openWorld();
  sale(world, 'salesorder', [charge(world, 1)], { externalid: 'amazon-1' }).save();
  const same = sale(world, 'cashsale', [charge(world, 1)], { externalid: 'amazon-1' });
  expect(codeOf(() => same.save())).toBe('DUP_RCRD');
});

test('queries see the bank, the income and the two sides of the cost on lines of their own', () => {
  const world = openWorld();
  stockUp(world, [world.mug, 1, 4]);
  const body = { shipmethod: world.furniture.shipItems.Standard, shippingcost: 2 };
  const id = sale(world, 'cashsale', [{ item: world.mug, quantity: 1, price: CUSTOM, amount: 9 }], body).save();
  const rows = world.account.store.all(
    `SELECT mainline, iscogs, taxline, itemtype, quantity, foreignamount, netamount FROM transactionline
     WHERE "transaction" = ? ORDER BY id`,
    [id],
  );
  expect(rows.map((each) => Object.values(each))).toEqual([
    ['T', 'F', 'F', null, null, 11, 11],
    ['F', 'F', 'F', 'InvtPart', -1, -9, -9],
    ['F', 'F', 'F', 'ShipItem', null, -2, -2],
    ['F', 'T', 'F', 'InvtPart', null, 0, 4],
    ['F', 'T', 'F', 'InvtPart', -1, 0, -4],
  ]);
  const posted = world.account.store.all('SELECT * FROM transactionaccountingline WHERE "transaction" = ?', [id]);
  expect(posted).toHaveLength(5);
});

test('in dynamic mode the customer, the item and the quantity source at once', () => {
  const world = openWorld();
  stockUp(world, [world.mug, 2, 4]);
  const record = create(world.account, 'cashsale', true);
  record.setValue({ fieldId: 'entity', value: world.customer });
  record.setValue({ fieldId: 'location', value: world.furniture.location });
  expect(record.getValue({ fieldId: 'subsidiary' })).toBe(String(world.furniture.subsidiary));
  record.selectNewLine({ sublistId: 'item' });
  record.setCurrentSublistValue({ sublistId: 'item', fieldId: 'item', value: world.mug });
  record.setCurrentSublistValue({ sublistId: 'item', fieldId: 'quantity', value: 2 });
  expect(record.getCurrentSublistValue({ sublistId: 'item', fieldId: 'amount' })).toBe(29.98);
  record.commitLine({ sublistId: 'item' });
  expect(journalOf(world, record.save())).toContain('1020 2998');
});
