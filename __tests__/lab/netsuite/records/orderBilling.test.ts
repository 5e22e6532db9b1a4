// Billing sales orders in the emulated account: what is billable when, what a bill takes over, what the order learns.

import type { RecordObject } from '../../../../lab/netsuite/records/recordObject';
import { codeOf, journalOf, load, openWorld, order, stockUp, transform, transformFrom, type World } from './support';

const CUSTOM = -1;

const goods = (world: World, quantity: number, amount: number) => ({
  item: world.mug,
  quantity,
  price: CUSTOM,
  amount,
});
const charge = (world: World, amount: number) => ({ item: world.shipping, quantity: 1, price: CUSTOM, amount });

/** Ships some of one line of an order, by a fulfilment that takes nothing else. */
function ship(world: World, id: number, orderLine: number, quantity: number): void {
  const record = transform(world.account, id, 'itemfulfillment');
  if (world.account.has('PICKPACKSHIP')) record.setValue({ fieldId: 'shipstatus', value: 'C' });
  for (let line = 0; line < record.getLineCount({ sublistId: 'item' }); line++) {
    const get = (fieldId: string) => record.getSublistValue({ sublistId: 'item', fieldId, line });
    const isChosen = Number(get('orderline')) === orderLine;
    record.setSublistValue({ sublistId: 'item', fieldId: 'itemreceive', line, value: isChosen });
    if (isChosen) record.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line, value: quantity });
  }
  record.save();
}

/** An account with mugs at 4.00 on the shelf. */
function stocked(options: Parameters<typeof openWorld>[0] = {}): World {
  const world = openWorld(options);
  stockUp(world, [world.mug, 10, 4]);
  return world;
}

const bill = (world: World, id: number, type: 'cashsale' | 'invoice' = 'cashsale') =>
  transform(world.account, id, type);

const statusOf = (world: World, id: number) =>
  load(world.account, 'salesorder', id).getValue({ fieldId: 'orderstatus' });

const billedOf = (world: World, id: number) => {
  const saved = load(world.account, 'salesorder', id);
  return [...Array(saved.getLineCount({ sublistId: 'item' })).keys()].map((line) =>
    saved.getSublistValue({ sublistId: 'item', fieldId: 'quantitybilled', line }),
  );
};

/** The lines of a bill: order line, quantity, amount. */
const linesOf = (record: RecordObject) =>
  [...Array(record.getLineCount({ sublistId: 'item' })).keys()].map((line) =>
    ['orderline', 'quantity', 'amount'].map((fieldId) => record.getSublistValue({ sublistId: 'item', fieldId, line })),
  );

test.each(['cashsale', 'invoice'] as const)(
  'a %s bills what is fulfilled and not yet billed, never more, and never twice (record.transform, help)',
  (type) => {
    const world = stocked();
    const id = order(world, [goods(world, 3, 30), charge(world, 5)]).save();
    expect(codeOf(() => bill(world, id, type))).toBe('INVALID_INITIALIZE_REF');
    ship(world, id, 1, 2);
    expect(statusOf(world, id)).toBe('E');
    const first = bill(world, id, type);
    expect(linesOf(first)).toEqual([
      ['1', 2, 20],
      ['2', 1, 5],
    ]);
    first.save();
    expect([statusOf(world, id), ...billedOf(world, id)]).toEqual(['D', 2, 1]);
    expect(codeOf(() => bill(world, id, type))).toBe('INVALID_INITIALIZE_REF');
    ship(world, id, 1, 1);
    const last = bill(world, id, type);
    expect(linesOf(last)).toEqual([['1', 1, 10]]);
    last.save();
    expect([statusOf(world, id), ...billedOf(world, id)]).toEqual(['G', 3, 1]);
    expect(codeOf(() => bill(world, id, type))).toBe('INVALID_INITIALIZE_REF');
  },
);

test('two bills of the same goods made at once: the second to be saved is refused', () => {
  const world = stocked();
  const id = order(world, [goods(world, 2, 20)]).save();
  ship(world, id, 1, 2);
  const [one, other] = [bill(world, id), bill(world, id, 'invoice')];
  one.save();
  expect(codeOf(() => other.save())).toBe('USER_ERROR');
  expect(world.account.records.count('invoice')).toBe(0);
  expect(billedOf(world, id)).toEqual([2]);
});

test('a bill may take less than there is and leaves the rest to the next; more is refused', () => {
  const world = stocked();
  const id = order(world, [goods(world, 3, 30)]).save();
  ship(world, id, 1, 3);
  const more = bill(world, id);
  more.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 4 });
  expect(codeOf(() => more.save())).toBe('USER_ERROR');
  const less = bill(world, id);
  less.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 1 });
  const saved = less.save();
  expect(journalOf(world, saved)).toEqual(['1020 1000', '4000 -1000']);
  expect(linesOf(bill(world, id))).toEqual([['1', 2, 20]]);
  const grown = load(world.account, 'cashsale', saved);
  grown.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 3 });
  grown.save();
  expect([statusOf(world, id), ...billedOf(world, id)]).toEqual(['G', 3]);
});

test('deleting a bill gives its quantity back to the order, which can be billed again', () => {
  const world = stocked();
  const id = order(world, [goods(world, 2, 20), charge(world, 5)]).save();
  ship(world, id, 1, 2);
  const sold = bill(world, id).save();
  expect(codeOf(() => world.account.records.remove('salesorder', id))).toBe(
    'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
  );
  world.account.records.remove('cashsale', sold);
  expect([statusOf(world, id), ...billedOf(world, id)]).toEqual(['F', 0, 0]);
  expect(linesOf(bill(world, id))).toHaveLength(2);
});

test('lines that are closed are billed no more', () => {
  const world = stocked();
  const id = order(world, [goods(world, 2, 20), charge(world, 5)]).save();
  ship(world, id, 1, 2);
  const open = load(world.account, 'salesorder', id);
  open.setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line: 0, value: true });
  open.save();
  expect(linesOf(bill(world, id))).toEqual([['2', 1, 5]]);
  const all = load(world.account, 'salesorder', id);
  all.setSublistValue({ sublistId: 'item', fieldId: 'isclosed', line: 1, value: true });
  all.save();
  expect(statusOf(world, id)).toBe('H');
  expect(codeOf(() => bill(world, id))).toBe('INVALID_INITIALIZE_REF');
});

test('Invoice in Advance of Fulfillment bills what is ordered', () => {
  const world = stocked();
  world.account.company.setPreference('accountingpreferences', 'invcfulfill', true);
  const id = order(world, [goods(world, 2, 20)]).save();
  const sold = bill(world, id).save();
  expect(journalOf(world, sold)).toEqual(['1020 2000', '4000 -2000']);
  expect(codeOf(() => bill(world, id))).toBe('INVALID_INITIALIZE_REF');
});

test('a bill takes over price, places, addresses and words of its order, and has a date of its own', () => {
  const world = stocked();
  const { furniture } = world;
  const made = order(world, [{ item: world.mug, quantity: 1 }], {
    trandate: new Date(2026, 10, 1),
    otherrefnum: '111-2222222-3333333',
    memo: 'Words',
    shipmethod: furniture.shipItems.Standard,
    shippingcost: 4,
  });
  const address = made.getSubrecord({ fieldId: 'shippingaddress' });
  for (const [fieldId, value] of Object.entries({ country: 'US', addressee: 'Ann', city: 'Reno', state: 'NV' }))
    address.setValue({ fieldId, value });
  const id = made.save();
  const mug = world.account.records.get('item', world.mug);
  mug?.sublists.price1?.forEach(({ fields }) => {
    fields.price_1_ = 99;
  });
  if (mug) world.account.records.save(mug);
  ship(world, id, 1, 1);
  const sold = load(world.account, 'cashsale', bill(world, id).save());
  const value = (fieldId: string) => sold.getValue({ fieldId });
  expect(value('createdfrom')).toBe(String(id));
  expect(value('otherrefnum')).toBe('111-2222222-3333333');
  expect(value('memo')).toBe('Words');
  expect(value('trandate')).toEqual(new Date(2026, 10, 20));
  expect(value('location')).toBe(String(furniture.location));
  expect(value('shipaddress')).toContain('Reno NV');
  expect(value('total')).toBe(18.99);
});

test('what delivery costs is billed once, with the first bill', () => {
  const world = stocked();
  const body = { shipmethod: world.furniture.shipItems.Standard, shippingcost: 4 };
  const id = order(world, [goods(world, 2, 20)], body).save();
  ship(world, id, 1, 1);
  expect(load(world.account, 'cashsale', bill(world, id).save()).getValue({ fieldId: 'total' })).toBe(14);
  ship(world, id, 1, 1);
  expect(load(world.account, 'cashsale', bill(world, id).save()).getValue({ fieldId: 'total' })).toBe(10);
});

test('a discount goes with its line: a percentage of what is billed, an amount with the first bill', () => {
  const world = stocked();
  const made = order(world, [
    goods(world, 2, 20),
    { item: world.discount },
    goods(world, 2, 40),
    { item: world.discount, rate: -7 },
  ]);
  made.setSublistText({ sublistId: 'item', fieldId: 'rate', line: 1, text: '-10%' });
  const id = made.save();
  ship(world, id, 1, 1);
  const first = load(world.account, 'cashsale', bill(world, id).save());
  expect(linesOf(first)).toEqual([
    ['1', 1, 10],
    ['2', '', -1],
  ]);
  ship(world, id, 3, 1);
  const second = bill(world, id);
  expect(linesOf(second)).toEqual([
    ['3', 1, 20],
    ['4', '', -7],
  ]);
  second.setSublistValue({ sublistId: 'item', fieldId: 'rate', line: 1, value: -3 });
  second.save();
  ship(world, id, 3, 1);
  expect(linesOf(bill(world, id))).toEqual([
    ['3', 1, 20],
    ['4', '', -4],
  ]);
});

test('tax that a script set on the order is not taken over: the bill starts without it', () => {
  const world = stocked();
  const { taxType, taxCodes } = world.furniture;
  const made = order(world, [{ ...goods(world, 1, 20), taxdetailsreference: 'a' }], { taxdetailsoverride: true });
  const detail = { taxdetailsreference: 'a', taxtype: taxType, taxcode: taxCodes['Zero Rate'] };
  for (const [fieldId, value] of Object.entries({ ...detail, taxbasis: 20, taxrate: 0, taxamount: 4 }))
    made.setSublistValue({ sublistId: 'taxdetails', fieldId, line: 0, value });
  const id = made.save();
  ship(world, id, 1, 1);
  const sold = bill(world, id);
  expect(sold.getValue({ fieldId: 'taxdetailsoverride' })).toBe(false);
  expect(sold.getSublistValue({ sublistId: 'item', fieldId: 'taxdetailsreference', line: 0 })).toBe('a');
  expect(journalOf(world, sold.save())).toEqual(['1020 2000', '4000 -2000']);
});

test('a line that is not of the order is sold from the shelf; one that is has left it before', () => {
  const world = stocked();
  const id = order(world, [goods(world, 1, 20)]).save();
  ship(world, id, 1, 1);
  stockUp(world, [world.bowl, 3, 5]);
  const sold = bill(world, id);
  const extra = { item: world.bowl, quantity: 1, price: CUSTOM, amount: 7 };
  for (const [fieldId, value] of Object.entries(extra))
    sold.setSublistValue({ sublistId: 'item', fieldId, line: 1, value });
  sold.save();
  expect(world.account.stock.position(world.bowl, world.furniture.location).onHand).toBe(2);
  expect(billedOf(world, id)).toEqual([1]);
});

test('queries find the order of a bill and the bills of an order', () => {
  const world = stocked();
  const id = order(world, [goods(world, 1, 20)]).save();
  ship(world, id, 1, 1);
  const sold = bill(world, id, 'invoice').save();
  const { store } = world.account;
  expect(store.all('SELECT DISTINCT createdfrom FROM transactionline WHERE "transaction" = ?', [sold])).toEqual([
    { createdfrom: id },
  ]);
  const [, link] = store.all('SELECT * FROM nexttransactionlinelink WHERE previousdoc = ? ORDER BY nextdoc', [id]);
  expect(link).toMatchObject({
    nextdoc: sold,
    previousline: 1,
    nextline: 1,
    previoustype: 'SalesOrd',
    nexttype: 'CustInvc',
    linktype: 'OrdBill',
    foreignamount: 20,
  });
});

test.each([
  ['oneworld', { profile: 'oneworld' }],
  ['small', { profile: 'small', features: { on: ['ADVSHIPPING'] } }],
] as const)(
  'order, shipment and bill on %s: the goods cost once, the sale counts once, and the books balance',
  (_, options) => {
    const world = stocked(options);
    const { ledger } = world.account;
    const ordered = () =>
      order(world, [goods(world, 2, 30), charge(world, 5), { item: world.discount, rate: -3 }]).save();
    const [cash, credit] = [ordered(), ordered()];
    for (const id of [cash, credit]) ship(world, id, 1, 2);
    bill(world, cash).save();
    const owed = bill(world, credit, 'invoice').save();
    transformFrom(world.account, ['invoice', owed], 'customerpayment').save();
    const balance = ledger.trialBalance();
    expect(balance.accounts.map(({ number, debitMinor, creditMinor }) => [number, debitMinor - creditMinor])).toEqual([
      ['1020', 6_400],
      ['1100', 0],
      ['1200', 2_400],
      ['3000', -4_000],
      ['4000', -7_000],
      ['4900', 600],
      ['5000', 1_600],
    ]);
    expect(balance.debitMinor).toBe(balance.creditMinor);
    expect([statusOf(world, cash), statusOf(world, credit)]).toEqual(['G', 'G']);
  },
);

test('what is billed stays shipped: the shipment can be deleted when the bill is', () => {
  const world = stocked();
  const id = order(world, [goods(world, 1, 20)]).save();
  ship(world, id, 1, 1);
  const sold = bill(world, id).save();
  const [shipment] = world.account.records.list('itemfulfillment').rows;
  const remove = () => world.account.records.remove('itemfulfillment', Number(shipment?.id));
  expect(codeOf(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  world.account.records.remove('cashsale', sold);
  remove();
  expect([statusOf(world, id), world.account.stock.position(world.mug, world.furniture.location).onHand]).toEqual([
    'B',
    10,
  ]);
});

test('without Advanced Shipping what ships is invoiced at once, on its day, and cannot be billed again (help)', () => {
  const world = stocked({ profile: 'small' });
  const { records } = world.account;
  const id = order(world, [goods(world, 2, 20), charge(world, 5)]).save();
  ship(world, id, 1, 1);
  ship(world, id, 1, 1);
  const invoices = records.list('invoice').rows;
  expect(invoices.map(({ fields }) => [fields.createdfrom, fields.total, fields.status])).toEqual([
    [String(id), 10, 'Open'],
    [String(id), 15, 'Open'],
  ]);
  expect(codeOf(() => bill(world, id))).toBe('INVALID_INITIALIZE_REF');
  const [shipment] = records.list('itemfulfillment').rows;
  expect(codeOf(() => records.remove('itemfulfillment', Number(shipment?.id)))).toBe(
    'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
  );
  const { debitMinor, creditMinor } = world.account.ledger.trialBalance();
  expect(debitMinor).toBe(creditMinor);
});
