// What happens to a sales order after its save: lines shipped and billed move its sums, its status and its demand.

import { type LineProgress, progressOrder } from '../../../../lab/netsuite/records/salesOrderProgress';
import { linkTransaction } from '../../../../lab/netsuite/records/transactionLinks';
import { codeOf, load, openWorld, order, type World } from './support';

type Changes = readonly LineProgress[];

const statusOf = (world: World, id: number) =>
  load(world.account, 'salesorder', id).getValue({ fieldId: 'orderstatus' });
const place = (world: World) => (world.account.has('MULTILOCINVT') ? world.furniture.location : null);

function edit(world: World, id: number, line: number, fieldId: string, value: unknown): void {
  load(world.account, 'salesorder', id).setSublistValue({ sublistId: 'item', fieldId, line, value }).save();
}

const GOODS_AND_CHARGE = (world: World) => [
  { item: world.mug, quantity: 4 },
  { item: world.set, quantity: 2 },
  { item: world.shipping, quantity: 1, price: -1, amount: 5 },
];

test.each<[string, Changes, string]>([
  ['nothing', [], 'B'],
  ['goods picked and packed', [{ line: 1, picked: 4, packed: 4 }], 'B'],
  ['some goods shipped', [{ line: 1, fulfilled: 1 }], 'E'],
  ['some goods shipped and billed', [{ line: 1, fulfilled: 1, billed: 1 }], 'D'],
  ['some goods billed before they ship', [{ line: 1, billed: 4 }], 'B'],
  [
    'all goods shipped',
    [
      { line: 1, fulfilled: 4 },
      { line: 2, fulfilled: 2 },
    ],
    'F',
  ],
  [
    'all goods shipped, some billed',
    [
      { line: 1, fulfilled: 4, billed: 4 },
      { line: 2, fulfilled: 2, billed: 1 },
    ],
    'F',
  ],
  [
    'goods billed but no charge',
    [
      { line: 1, fulfilled: 4, billed: 4 },
      { line: 2, fulfilled: 2, billed: 2 },
    ],
    'F',
  ],
  [
    'everything shipped and billed',
    [
      { line: 1, fulfilled: 4, billed: 4 },
      { line: 2, fulfilled: 2, billed: 2 },
      { line: 3, billed: 1 },
    ],
    'G',
  ],
  [
    'shipping taken back',
    [
      { line: 1, fulfilled: 4 },
      { line: 1, fulfilled: -4 },
    ],
    'B',
  ],
])('an order with %s has its status by what is shipped and billed of its open lines', (_words, changes, status) => {
  for (const profile of ['oneworld', 'small'] as const) {
    const world = openWorld({ profile });
    const id = order(world, GOODS_AND_CHARGE(world)).save();
    progressOrder(world.account, id, changes);
    expect(statusOf(world, id)).toBe(status);
  }
});

test('closing what is left open of an order leaves the status of the rest; closing all closes it', () => {
  const world = openWorld();
  const id = order(world, GOODS_AND_CHARGE(world)).save();
  progressOrder(world.account, id, [{ line: 1, fulfilled: 4 }]);
  expect(statusOf(world, id)).toBe('E');
  edit(world, id, 1, 'isclosed', true);
  expect(statusOf(world, id)).toBe('F');
  edit(world, id, 2, 'isclosed', true);
  progressOrder(world.account, id, [{ line: 1, billed: 4 }]);
  expect(statusOf(world, id)).toBe('G');
  edit(world, id, 0, 'isclosed', true);
  expect(statusOf(world, id)).toBe('H');
  edit(world, id, 1, 'isclosed', false);
  expect(statusOf(world, id)).toBe('D');
});

test('an order of which nothing can be shipped waits for its bill from the start', () => {
  const world = openWorld();
  const id = order(world, [{ item: world.shipping, quantity: 1, price: -1, amount: 5 }]).save();
  expect(statusOf(world, id)).toBe('F');
  const unapproved = order(world, [{ item: world.shipping, quantity: 1, price: -1, amount: 5 }], { orderstatus: 'A' });
  expect(statusOf(world, unapproved.save())).toBe('A');
});

test('what is shipped comes off the order’s own commitment; nobody else loses or gains before the stock itself moves', () => {
  const world = openWorld();
  const { account, mug, bowl, set } = world;
  account.stock.receive(mug, place(world), 5, 500);
  account.stock.receive(bowl, place(world), 5, 500);
  const kits = order(world, [{ item: set, quantity: 3 }]).save();
  const late = order(world, [{ item: mug, quantity: 2 }]).save();
  const got = (id: number) => {
    const saved = load(account, 'salesorder', id);
    const value = (fieldId: string) => saved.getSublistValue({ sublistId: 'item', fieldId, line: 0 });
    return [value('quantitycommitted'), value('quantitybackordered')];
  };
  expect([got(kits), got(late)]).toEqual([
    [2, 1],
    [0, 2],
  ]);
  progressOrder(account, kits, [{ line: 1, picked: 2, packed: 2, fulfilled: 2 }]);
  expect([got(kits), got(late)]).toEqual([
    [0, 1],
    [0, 2],
  ]);
  account.stock.issue(mug, place(world), 4);
  account.stock.issue(bowl, place(world), 2);
  expect(account.stock.position(mug, place(world))).toMatchObject({ onHand: 1, committed: 1, backordered: 3 });
  expect(account.stock.position(bowl, place(world))).toMatchObject({ onHand: 3, committed: 1, backordered: 0 });
  const row = account.store.get('SELECT * FROM transactionline WHERE "transaction" = ? AND id = 1', [kits]);
  expect(row).toMatchObject({ quantity: -3, quantityshiprecv: 2, quantitybilled: 0, quantitybackordered: 1 });
  progressOrder(account, kits, [{ line: 1, picked: -2, packed: -2, fulfilled: -2 }]);
  account.stock.receive(mug, place(world), 4, 400);
  expect(account.stock.position(mug, place(world))).toMatchObject({ onHand: 5, committed: 5, backordered: 3 });
});

test('an order that moved is stale for whoever had it open (optimistic locking, help)', () => {
  const world = openWorld();
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const open = load(world.account, 'salesorder', id);
  progressOrder(world.account, id, [{ line: 1, fulfilled: 1 }]);
  open.setValue({ fieldId: 'memo', value: 'mine' });
  expect(codeOf(() => open.save())).toBe('RCRD_HAS_BEEN_CHANGED');
});

test('an order keeps what was made of it: no line less, gone or of another item, no other customer, no approval withdrawn', () => {
  const world = openWorld();
  const id = order(world, GOODS_AND_CHARGE(world)).save();
  progressOrder(world.account, id, [{ line: 1, picked: 3 }]);
  const open = () => load(world.account, 'salesorder', id);
  expect(codeOf(() => edit(world, id, 0, 'quantity', 2))).toBe('USER_ERROR');
  expect(codeOf(() => edit(world, id, 0, 'item', world.bowl))).toBe('SO_HAS_CHILD_TRANS');
  expect(codeOf(() => open().removeLine({ sublistId: 'item', line: 0 }).save())).toBe('SO_HAS_CHILD_TRANS');
  expect(codeOf(() => open().setValue({ fieldId: 'orderstatus', value: 'A' }).save())).toBe('SO_HAS_CHILD_TRANS');
  edit(world, id, 0, 'quantity', 3);
  open().removeLine({ sublistId: 'item', line: 1 }).save();
  expect(statusOf(world, id)).toBe('B');
});

test('a copy of an order that is done starts anew', () => {
  const world = openWorld();
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  progressOrder(world.account, id, [{ line: 1, picked: 2, packed: 2, fulfilled: 2, billed: 2 }]);
  expect(statusOf(world, id)).toBe('G');
  const copy = world.account.records.get('salesorder', id)!;
  Object.assign(copy, { id: null, version: 0 });
  copy.fields.orderstatus = null;
  const again = world.account.records.save(copy);
  expect(world.account.records.get('salesorder', again)!.sublists.item![0]!.fields).toMatchObject({
    quantityfulfilled: 0,
    quantitybilled: 0,
  });
});

test('an order cannot be deleted while a transaction that was made of it is there', () => {
  const world = openWorld();
  const { account } = world;
  const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
  const made = { ...account.records.blank('journalentry'), id: 9_999 };
  linkTransaction(account, made, 'Journal', 'OrdBill', [{ from: { id, type: 'SalesOrd', line: 1 }, line: 1 }]);
  expect(account.store.get('SELECT * FROM nexttransactionlinelink WHERE previousdoc = ?', [id])).toMatchObject({
    nextdoc: 9_999,
    previousline: 1,
    nextline: 1,
    linktype: 'OrdBill',
  });
  expect(codeOf(() => account.records.remove('salesorder', id))).toBe(
    'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
  );
  linkTransaction(account, made, 'Journal', 'OrdBill', []);
  account.records.remove('salesorder', id);
  expect(account.records.count('salesorder')).toBe(0);
});
