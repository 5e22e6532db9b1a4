// Item fulfilments of the emulated account: what they take of an order, what they post, and what queries see.

import {
  ACCOUNTS,
  accountOf,
  balances,
  close,
  lineOf,
  set,
  ship,
  shipped,
  statusOf,
  stock,
  stocked,
} from './fulfillments';
import { codeOf, load, order, transform } from './support';

describe.each(ACCOUNTS)('in a %s account', (_name, options) => {
  test('a shipped fulfilment takes its goods out at average cost: inventory asset to cost of goods sold, once', () => {
    const world = stocked(options);
    const id = order(world, [
      { item: world.mug, quantity: 3 },
      { item: world.bowl, quantity: 2 },
    ]).save();
    const fulfillment = ship(world, id);
    expect(stock(world, world.mug)).toMatchObject({ onHand: 7, committed: 0, valueMinor: 2_800 });
    expect(stock(world, world.bowl)).toMatchObject({ onHand: 8, valueMinor: 6_010 - 1_202 });
    expect(balances(world)).toEqual({
      [accountOf(world, 'assetaccount')]: -2_402,
      [accountOf(world, 'cogsaccount')]: 2_402,
    });
    expect(statusOf(world, id)).toBe('F');
    const again = load(world.account, 'itemfulfillment', fulfillment);
    again.setValue({ fieldId: 'memo', value: 'seen' }).save();
    expect(balances(world)[accountOf(world, 'cogsaccount')]).toBe(2_402);
    expect(stock(world, world.mug).onHand).toBe(7);
  });

  test('a fulfilment that is deleted gives everything back: stock, books, the order and its commitment', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.set, quantity: 2 }]).save();
    const before = [stock(world, world.mug), stock(world, world.bowl), lineOf(world, id)('quantitycommitted')];
    const fulfillment = ship(world, id);
    expect(lineOf(world, id)('quantityfulfilled')).toBe(2);
    world.account.records.remove('itemfulfillment', fulfillment);
    expect([stock(world, world.mug), stock(world, world.bowl), lineOf(world, id)('quantitycommitted')]).toEqual(before);
    expect(balances(world)).toEqual({});
    expect(statusOf(world, id)).toBe('B');
    expect(world.account.store.all('SELECT * FROM transactionline WHERE createdfrom = ?', [id])).toEqual([]);
    world.account.records.remove('salesorder', id);
  });

  test('a kit has a line of its own and its members under it; members leave the stock in its proportions', () => {
    const world = stocked(options);
    const id = order(world, [
      { item: world.set, quantity: 3 },
      { item: world.shipping, quantity: 1, amount: 5, price: -1 },
    ]).save();
    const record = transform(world.account, id, 'itemfulfillment');
    const line = (index: number, fieldId: string) =>
      record.getSublistValue({ sublistId: 'item', fieldId, line: index });
    expect(record.getLineCount({ sublistId: 'item' })).toBe(3);
    expect([0, 1, 2].map((index) => [line(index, 'itemname'), line(index, 'quantity')])).toEqual([
      ['SET', 3],
      ['MUG', 6],
      ['BOWL', 3],
    ]);
    expect([line(0, 'orderline'), line(1, 'kitmemberof')]).toEqual([1, 1]);
    set(record, shipped(world), { 0: { quantity: 2 } }).save();
    expect([stock(world, world.mug).onHand, stock(world, world.bowl).onHand]).toEqual([6, 8]);
    expect([lineOf(world, id)('quantityfulfilled'), statusOf(world, id)]).toEqual([2, 'E']);
    expect(balances(world)[accountOf(world, 'cogsaccount')]).toBe(4 * 400 + 2 * 601);
    const other = () => transform(world.account, id, 'itemfulfillment');
    expect(codeOf(() => set(other(), shipped(world), { 1: { quantity: 1 } }).save())).toBe('USER_ERROR');
    expect(codeOf(() => set(other(), shipped(world), { 1: { itemreceive: false } }).save())).toBe('USER_ERROR');
    other().save();
    expect(codeOf(other)).toBe('INVALID_INITIALIZE_REF');
  });

  test('an order ships in parts, each part once: what is on a fulfilment cannot be on another', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 5 }]).save();
    const twin = transform(world.account, id, 'itemfulfillment');
    ship(world, id, { 0: { quantity: 2 } });
    expect(codeOf(() => set(twin, shipped(world)).save())).toBe('OVER_FULFILL_DISALLWD');
    expect(
      transform(world.account, id, 'itemfulfillment').getSublistValue({
        sublistId: 'item',
        fieldId: 'quantity',
        line: 0,
      }),
    ).toBe(3);
    expect(codeOf(() => ship(world, id, { 0: { quantity: 4 } }))).toBe('OVER_FULFILL_DISALLWD');
    ship(world, id, { 0: { quantity: 3 } });
    expect([statusOf(world, id), lineOf(world, id)('quantityfulfilled'), stock(world, world.mug).onHand]).toEqual([
      'F',
      5,
      5,
    ]);
    expect(codeOf(() => transform(world.account, id, 'itemfulfillment'))).toBe('INVALID_INITIALIZE_REF');
  });

  test('with overage allowed by preference more than was ordered may ship (Allow Overage on Item Fulfillments, help)', () => {
    const world = stocked(options);
    world.account.company.setPreference('accountingpreferences', 'overfulfillments', true);
    const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
    ship(world, id, { 0: { quantity: 3 } });
    expect([stock(world, world.mug), statusOf(world, id)]).toMatchObject([{ onHand: 7, committed: 0 }, 'F']);
  });

  test('queries see what left below zero, what it cost above, and the link to the order’s lines (transactionline)', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 3 }]).save();
    const fulfillment = ship(world, id, {}, { memo: 'first' });
    const rows = world.account.store.all(
      'SELECT mainline, iscogs, quantity, netamount, item, createdfrom, isinventoryaffecting FROM transactionline WHERE "transaction" = ? ORDER BY id',
      [fulfillment],
    );
    expect(rows.map(Object.values)).toEqual([
      ['T', 'F', null, 0, null, id, 'F'],
      ['F', 'F', -3, -12, world.mug, id, 'T'],
      ['F', 'T', 3, 12, world.mug, id, 'F'],
    ]);
    const posted = world.account.store.all(
      `SELECT l.iscogs, a.debit, a.credit FROM transactionaccountingline a
       JOIN transactionline l ON l."transaction" = a."transaction" AND l.id = a.transactionline WHERE a."transaction" = ?`,
      [fulfillment],
    );
    expect(posted.map(Object.values)).toEqual([
      ['F', null, 12],
      ['T', 12, null],
    ]);
    const body = world.account.store.get('SELECT * FROM "transaction" WHERE id = ?', [fulfillment]);
    expect(body).toMatchObject({
      type: 'ItemShip',
      recordtype: 'itemfulfillment',
      status: 'C',
      posting: 'T',
      tranid: 'IF1',
    });
    expect(world.account.store.get('SELECT * FROM nexttransactionlinelink WHERE previousdoc = ?', [id])).toMatchObject({
      nextdoc: fulfillment,
      previoustype: 'SalesOrd',
      nexttype: 'ItemShip',
      linktype: 'ShipRcpt',
      previousline: 1,
      nextline: 1,
    });
    expect(codeOf(() => world.account.records.remove('salesorder', id))).toBe(
      'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
    );
  });

  test('an order that has shipped is stale for whoever had it open, and keeps what shipped', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 4 }]).save();
    const open = load(world.account, 'salesorder', id);
    const fulfillment = ship(world, id, { 0: { quantity: 3 } });
    expect(codeOf(() => open.setValue({ fieldId: 'memo', value: 'mine' }).save())).toBe('RCRD_HAS_BEEN_CHANGED');
    const fresh = load(world.account, 'salesorder', id);
    load(world.account, 'itemfulfillment', fulfillment).setValue({ fieldId: 'memo', value: 'seen' }).save();
    fresh.setValue({ fieldId: 'memo', value: 'mine' }).save();
    const less = (quantity: number) => () =>
      load(world.account, 'salesorder', id)
        .setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: quantity })
        .save();
    expect(codeOf(less(2))).toBe('USER_ERROR');
    less(3)();
    expect(statusOf(world, id)).toBe('F');
  });
});

test('without Pick, Pack and Ship a fulfilment is shipped and nothing else', () => {
  const world = stocked(ACCOUNTS[1][1]);
  const id = order(world, [{ item: world.mug, quantity: 1 }]).save();
  const record = transform(world.account, id, 'itemfulfillment');
  expect(record.getValue({ fieldId: 'shipstatus' })).toBe('C');
  expect(codeOf(() => record.setValue({ fieldId: 'shipstatus', value: 'A' }))).toBe('FIELD_1_IS_READ_ONLY');
  expect(codeOf(() => record.setValue({ fieldId: 'shippeddate', value: new Date() }))).toBe('INVALID_FLD');
});

test('picked and packed ones post nothing and keep the goods committed; shipping posts, going back takes it back', () => {
  const world = stocked();
  const { account, mug } = world;
  const id = order(world, [{ item: mug, quantity: 4 }]).save();
  const fulfillment = transform(account, id, 'itemfulfillment').save();
  const move = (shipstatus: string) =>
    load(account, 'itemfulfillment', fulfillment).setValue({ fieldId: 'shipstatus', value: shipstatus }).save();
  const sums = () =>
    ['quantitypicked', 'quantitypacked', 'quantityfulfilled', 'quantitycommitted'].map(lineOf(world, id));
  const read = (fieldId: string) => load(account, 'itemfulfillment', fulfillment).getValue({ fieldId });
  expect([read('shipstatus'), read('status'), read('postingperiod')]).toEqual(['A', 'Picked', '']);
  expect([sums(), statusOf(world, id), balances(world)]).toEqual([[4, 0, 0, 4], 'B', {}]);
  expect(stock(world, mug)).toMatchObject({ onHand: 10, committed: 4 });
  expect(codeOf(() => transform(account, id, 'itemfulfillment'))).toBe('INVALID_INITIALIZE_REF');
  move('B');
  expect([sums(), read('packeddate'), read('shippeddate')]).toEqual([[4, 4, 0, 4], new Date(2026, 10, 20), null]);
  expect(account.store.get('SELECT posting, status FROM "transaction" WHERE id = ?', [fulfillment])).toEqual({
    posting: 'F',
    status: 'B',
  });
  move('C');
  expect([sums(), statusOf(world, id)]).toEqual([[4, 4, 4, 0], 'F']);
  expect([stock(world, mug).onHand, balances(world)[accountOf(world, 'cogsaccount')]]).toEqual([6, 1_600]);
  move('A');
  expect([sums(), statusOf(world, id), balances(world)]).toEqual([[4, 0, 0, 4], 'B', {}]);
  expect(stock(world, mug)).toMatchObject({ onHand: 10, valueMinor: 4_000 });
});

test('the lines that were closed after a part has shipped ship no more; what shipped can still be taken back', () => {
  const world = stocked();
  const id = order(world, [{ item: world.mug, quantity: 4 }]).save();
  const fulfillment = ship(world, id, { 0: { quantity: 1 } });
  close(world, id, 0);
  expect([statusOf(world, id), stock(world, world.mug).committed]).toEqual(['H', 0]);
  expect(codeOf(() => transform(world.account, id, 'itemfulfillment'))).toBe('INVALID_INITIALIZE_REF');
  world.account.records.remove('itemfulfillment', fulfillment);
  expect([statusOf(world, id), stock(world, world.mug).onHand]).toEqual(['H', 10]);
});
