// What ships is billed once: cash sales and paid invoices of the built script, to the cent in the trial balance.

import { UK, US } from '../../lab/catalogue';
import { write } from '../../lab/netsuite/profileWrite';
import { Person } from '../../lab/netsuite/runner/person';
import { transform } from '../lab/netsuite/records/support';
import { bill, billNext, booked, journal, made, ship, statusOf } from '../support/billing';
import { edit, JP, openJapan, setMarketplace, syncSlot } from '../support/orderFlow';
import { Story } from '../support/story';

const story = new Story();
afterAll(() => story.close());

const { account } = story.world;
const MUG = { sku: 'HH-MUG-SAND', price: 1_000 };
const lines = [{ ...MUG, quantity: 3, tax: 250, shipping: 599, shippingTax: 50, discount: 100 }];

/** The bills of an order, in the order they were made. */
const billsOf = (id: string, type: 'cashsale' | 'invoice' = 'cashsale') =>
  made(story, type).filter(({ fields }) => fields.custbody_cwy_order_id === id);
const totalsOf = (id: string): unknown[] => billsOf(id).map(({ fields }) => fields.total);
const listValue = (list: string, value: string): string => String(account.listValue(list, value));

test('a shipment is billed by one cash sale: gross on the clearing account, without the tax that Amazon keeps', () => {
  const id = story.arrive({ lines });
  expect(booked(story, () => billNext(story))).toEqual({});
  const cost = booked(story, () => ship(story, id));
  expect(Object.keys(cost)).toEqual(['1200 Inventory Asset', '5000 Cost of Goods Sold']);
  expect(booked(story, () => billNext(story))).toEqual({
    '1051 Amazon Clearing US USD': 3_499,
    '4000 Sales': -3_000,
    '4100 Shipping Income': -599,
    '4900 Sales Discounts': 100,
  });
  expect(statusOf(story, id)).toBe('G');
  const [sale] = billsOf(id);
  expect(sale?.fields).toMatchObject({
    custbody_cwy_facilitator_tax: 3,
    custbody_cwy_amazon_total: 37.99,
    undepfunds: 'F',
    entity: story.salesOrder(id).fields.entity,
  });
  expect(sale?.fields.custbody_cwy_buyer_name ?? null).toBeNull();
});

test('a second run, and a third, bill nothing more', () => {
  const before = made(story, 'cashsale').length;
  expect(booked(story, () => [1, 2].forEach(() => void billNext(story)))).toEqual({});
  expect(made(story, 'cashsale')).toHaveLength(before);
});

test('what is picked and packed is not billed before it has left', () => {
  const id = story.arrive({ lines: [MUG] });
  const fulfilment = ship(story, id);
  const record = account.records.get('itemfulfillment', fulfilment);
  if (!record) throw new Error('No fulfilment.');
  record.fields.shipstatus = 'B';
  account.records.save(record);
  billNext(story);
  expect(billsOf(id)).toEqual([]);
  const packed = account.records.get('itemfulfillment', fulfilment);
  if (!packed) throw new Error('No fulfilment.');
  packed.fields.shipstatus = 'C';
  account.records.save(packed);
  billNext(story);
  expect(totalsOf(id)).toEqual([10]);
});

test('packages are billed one by one, and their bills re-add to the order, tax and promotions included', () => {
  const taxed = { quantity: 3, price: 1_299, tax: 650, taxModel: 'SELLER' as const, discount: 100, discountTax: 17 };
  const id = story.arrive({
    marketplaceId: UK,
    lines: [{ sku: 'HH-MUG-SAND', ...taxed, shipping: 400, shippingTax: 67 }],
  });
  const moved = booked(story, () => {
    for (let left = 3; left > 0; left--) {
      ship(story, id, { 'HH-MUG-SAND': 1 });
      billNext(story);
    }
  });
  const { fields } = story.salesOrder(id);
  const bills = billsOf(id);
  expect(bills).toHaveLength(3);
  const sum = (field: string): number =>
    bills.reduce((all, each) => all + Math.round(Number(each.fields[field]) * 100), 0);
  expect(sum('total')).toBe(Math.round(Number(fields.total) * 100));
  expect(sum('taxtotal')).toBe(Math.round(Number(fields.taxtotal) * 100));
  expect(moved['1053 Amazon Clearing GB GBP GBP']).toBe(sum('total'));
  expect(moved['2200 Sales Taxes Payable GBP']).toBe(-sum('taxtotal'));
  expect(statusOf(story, id)).toBe('G');
  expect(story.exceptions()).toEqual([]);
});

test('two shipments that wait are billed in one run, each by its own bill', () => {
  const id = story.arrive({ lines: [{ ...MUG, quantity: 3, shipping: 500 }] });
  const first = ship(story, id, { 'HH-MUG-SAND': 1 });
  const second = ship(story, id, { 'HH-MUG-SAND': 2 });
  billNext(story);
  expect(billsOf(id).map(({ fields }) => [Number(fields.custbody_cwy_fulfillment), fields.total])).toEqual([
    [first, 11.67],
    [second, 23.33],
  ]);
  expect(statusOf(story, id)).toBe('G');
});

test('kits and orders that Amazon ships are billed alike', () => {
  const kit = story.arrive({ lines: [{ sku: 'HH-SET-BREAKFAST', quantity: 2, price: 4_500 }] });
  ship(story, kit, { 'HH-SET-BREAKFAST': 1 });
  billNext(story);
  ship(story, kit);
  const fba = story.arrive({ channel: 'FBA', lines: [{ sku: 'HH-TEAPOT-FBA', price: 1_000 }] });
  ship(story, fba);
  billNext(story);
  expect([totalsOf(kit), totalsOf(fba)]).toEqual([[45, 45], [10]]);
  expect(billsOf(fba)[0]?.fields.location).toBe(String(story.setUp.ids.marketplaces[US]?.places.fba));
});

test('a replacement at no charge is billed over nothing, so that its order is done', () => {
  const id = story.arrive({ lines: [{ ...MUG, price: 0 }] });
  ship(story, id);
  expect(booked(story, () => billNext(story))).toEqual({});
  expect([totalsOf(id), statusOf(story, id)]).toEqual([[0], 'G']);
});

test('as invoices, bills are paid at once: receivables come back to nothing', () => {
  setMarketplace(story, US, { bill_as: listValue('customlist_cwy_bill_as', 'val_cwy_bill_invoice') });
  const id = story.arrive({ lines: [{ ...MUG, shipping: 300 }] });
  ship(story, id);
  expect(booked(story, () => billNext(story))).toEqual({
    '1051 Amazon Clearing US USD': 1_300,
    '4000 Sales': -1_000,
    '4100 Shipping Income': -300,
  });
  const [invoice] = billsOf(id, 'invoice');
  expect(invoice?.fields).toMatchObject({ total: 13, amountremaining: 0, status: 'Paid In Full' });
  const [payment] = made(story, 'customerpayment');
  expect(journal(story, payment?.id as number)).toEqual([
    '1051 Amazon Clearing US USD 13.00',
    '1100 Accounts Receivable -13.00',
  ]);
  billNext(story);
  expect([billsOf(id, 'invoice'), made(story, 'customerpayment')].map((all) => all.length)).toEqual([1, 1]);
  setMarketplace(story, US, { bill_as: listValue('customlist_cwy_bill_as', 'val_cwy_bill_cash_sale') });
});

function setPeriod(name: string, values: Readonly<Record<string, boolean>>): void {
  const [row] = story.rows('SELECT id FROM accountingperiod WHERE periodname = ?', [name]);
  const period = account.records.get('accountingperiod', Number(row?.id));
  if (!period) throw new Error(`No period ${name}.`);
  Object.assign(period.fields, values);
  account.records.save(period, { system: true });
}

test.each([
  ['closed', { closed: true }],
  ['locked', { alllocked: true }],
  ['locked for receivables', { arlocked: true }],
] as const)(
  'a shipment of a %s period is billed on the first day that may, and the bill says when it left',
  (_, values) => {
    const id = story.arrive({ lines: [MUG] });
    const fulfilment = ship(story, id);
    const day = String(account.records.get('itemfulfillment', fulfilment)?.fields.trandate);
    setPeriod('Mar 2026', values);
    billNext(story);
    setPeriod('Mar 2026', Object.fromEntries(Object.keys(values).map((name) => [name, false])));
    expect(billsOf(id).map(({ fields }) => [fields.trandate, fields.custbody_cwy_shipped])).toEqual([
      ['2026-04-01', day],
    ]);
  },
);

test('without any open period the shipment waits as an exception, which closes when it is billed', () => {
  const id = story.arrive({ lines: [MUG] });
  ship(story, id);
  const later = story.rows(
    "SELECT periodname AS name FROM accountingperiod WHERE isposting = 'T' AND enddate >= '2026-03-01'",
  );
  for (const { name } of later) setPeriod(String(name), { closed: true });
  billNext(story);
  expect([story.reasons(id), billsOf(id)]).toEqual([['no-open-period'], []]);
  for (const { name } of later) setPeriod(String(name), { closed: false });
  billNext(story);
  expect([story.reasons(id), totalsOf(id)]).toEqual([[], [10]]);
});

test('an order that somebody changed is not billed, and its exception names both figures; put right, it is', () => {
  const id = story.arrive({ lines: [MUG] });
  const order = story.salesOrder(id);
  const add = { item: String(story.setUp.ids.marketplaces[US]?.charges.shipping), quantity: 1, amount: 5 };
  order.sublists.item?.push({
    fields: {
      ...order.sublists.item[0]?.fields,
      ...add,
      line: null,
      lineuniquekey: null,
      rate: 5,
      custcol_cwy_kind: null,
      taxdetailsreference: null,
    },
    subrecords: {},
  });
  account.records.save(order);
  ship(story, id);
  billNext(story);
  expect([story.reasons(id).includes('order-edited'), billsOf(id)]).toEqual([true, []]);
  const again = story.salesOrder(id);
  again.sublists.item?.pop();
  account.records.save(again);
  billNext(story);
  expect([story.reasons(id).includes('order-edited'), totalsOf(id)]).toEqual([false, [10]]);
});

test('what somebody billed by hand is not billed twice: all of it is left alone, a part of it waits for a person', () => {
  const whole = story.arrive({ lines: [MUG] });
  ship(story, whole);
  billByHand(whole, 1);
  const part = story.arrive({ lines: [{ ...MUG, quantity: 2 }] });
  ship(story, part);
  const by = billByHand(part, 1);
  billNext(story);
  expect([billsOf(whole), story.reasons(whole)]).toEqual([[], []]);
  expect([billsOf(part), story.reasons(part)]).toEqual([[], ['billed-elsewhere']]);
  new Person(account).remove('cashsale', by);
  billNext(story);
  expect([story.reasons(part), totalsOf(part)]).toEqual([[], [20]]);
});

function billByHand(id: string, quantity: number): number {
  const sale = transform(account, story.salesOrder(id).id as number, 'cashsale');
  sale.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: quantity });
  return sale.save();
}

test('what NetSuite refuses waits with its own words, and is billed when the cause is gone', () => {
  const id = story.arrive({ lines: [MUG] });
  ship(story, id);
  const clearing = story.setUp.ids.marketplaces[US]?.clearing as number;
  edit(story, 'account', clearing, { isinactive: true });
  billNext(story);
  expect(story.reasons(id)).toEqual(['bill-refused']);
  expect(story.exceptions(id)[0]?.message).toContain('NetSuite refused to bill the shipment: ');
  edit(story, 'account', clearing, { isinactive: false });
  billNext(story);
  expect([story.reasons(id), totalsOf(id)]).toEqual([[], [10]]);
});

test('a setting that is taken away after going live holds bills, not shipments', () => {
  const id = story.arrive({ lines: [MUG] });
  ship(story, id);
  const marketplace = account.records.get('customrecord_cwy_marketplace', story.setUp.marketplaces[US] as number);
  if (!marketplace) throw new Error('No marketplace.');
  const { custrecord_cwy_mkt_payment: payment } = marketplace.fields;
  account.records.save({ ...marketplace, fields: { ...marketplace.fields, custrecord_cwy_mkt_payment: null } });
  billNext(story);
  expect(story.reasons(id)).toEqual(['billing-not-configured']);
  setMarketplace(story, US, { payment });
  billNext(story);
  expect([story.reasons(id), totalsOf(id)]).toEqual([[], [10]]);
});

test('a bill that somebody changed is told until it comes to what the buyer paid again', () => {
  const id = story.arrive({ lines: [MUG] });
  ship(story, id);
  billNext(story);
  const change = (amount: number): void => {
    const [sale] = billsOf(id);
    if (!sale?.sublists.item?.[0]) throw new Error('No bill.');
    Object.assign(sale.sublists.item[0].fields, { amount, rate: amount });
    account.records.save(sale);
    // The read-back comes with the next run that does something.
    const other = story.arrive({ lines: [MUG] });
    ship(story, other);
    billNext(story);
  };
  change(12);
  expect(story.reasons(id)).toEqual(['bill-differs']);
  expect(story.exceptions(id)[0]?.message).toContain('Expected 10 in all, found 12 on the bill');
  change(10);
  expect(story.reasons(id)).toEqual([]);
});

test('a connection of another account bills nothing here', () => {
  const id = story.arrive({ lines: [MUG] });
  ship(story, id);
  const connection = account.records.get('customrecord_cwy_connection', story.setUp.connections.na as number);
  if (!connection) throw new Error('No connection.');
  const other = { ...connection.fields, custrecord_cwy_con_account: 'OTHER' };
  account.records.save({ ...connection, fields: other }, { system: true });
  billNext(story);
  expect(billsOf(id)).toEqual([]);
  const back = account.records.get('customrecord_cwy_connection', story.setUp.connections.na as number);
  if (!back) throw new Error('No connection.');
  account.records.save(
    { ...back, fields: { ...back.fields, custrecord_cwy_con_account: account.id } },
    { system: true },
  );
  bill(story);
  expect(totalsOf(id)).toEqual([10]);
});

test.each([
  ['val_cwy_bill_cash_sale', 30],
  ['val_cwy_bill_invoice', 60],
] as const)(
  'a bill as %s takes %s units, and a run looks around for less than 10 an order where 40 wait',
  (value, each) => {
    setMarketplace(story, US, { bill_as: listValue('customlist_cwy_bill_as', value) });
    const ids = Array.from({ length: 40 }, () => story.place({ lines: [MUG] }));
    story.sync();
    for (const id of ids) ship(story, id);
    const spent = (stage: RegExp): number =>
      account.runner
        .statistics()
        .filter((one) => one.script === 'customscript_cwy_bill_mr' && stage.test(one.stage))
        .reduce((all, { total }) => all + total, 0);
    const before = [spent(/reduce/), spent(/./)] as const;
    billNext(story);
    const [bills, all] = [spent(/reduce/) - before[0], spent(/./) - before[1]];
    expect(bills).toBe(40 * each);
    expect((all - bills) / 40).toBeLessThan(10);
  },
);

test('no invocation took more than half of its units', () => {
  for (const { script, stage, limit, highest } of account.runner.statistics()) {
    expect({ script, stage, isWithinHalf: highest <= limit / 2 }).toEqual({ script, stage, isWithinHalf: true });
  }
});

test('yen, which have no decimals, are parted to the yen', () => {
  const japan = new Story();
  const far = openJapan(japan);
  const line = { sku: 'JP-MUG', quantity: 3, price: 1_000, tax: 273, taxModel: 'SELLER' as const, shipping: 500 };
  const id = far.control.placeOrder({ marketplaceId: JP, lines: [{ ...line, shippingTax: 45 }] });
  syncSlot(japan, 3);
  receive(japan, 'JP-1002', 'JP FBM', 10);
  for (const units of [1, 2]) {
    ship(japan, id, { 'JP-MUG': units });
    japan.wait(15);
    japan.world.account.runner.run('customscript_cwy_bill_mr', 'customdeploy_cwy_bill_mr_3');
    japan.world.account.runner.settle();
  }
  const order = japan.salesOrder(id).fields;
  const bills = made(japan, 'cashsale').map(({ fields }) => [Number(fields.total), Number(fields.taxtotal)] as const);
  expect(bills).toHaveLength(2);
  expect(bills.flat().every(Number.isInteger)).toBe(true);
  expect(bills.reduce((all, [total]) => all + total, 0)).toBe(order.total);
  expect(bills.reduce((all, [, tax]) => all + tax, 0)).toBe(order.taxtotal);
  expect([japan.exceptions(), statusOf(japan, id)]).toEqual([[], 'G']);
  japan.close();
});

test('under legacy tax with a code on each line, partial bills carry the tax to the penny', () => {
  const legacy = new Story({ features: { off: ['TAX_OVERHAULING'] } });
  const taxed = { quantity: 3, price: 1_299, tax: 650, taxModel: 'SELLER' as const, shipping: 400, shippingTax: 67 };
  legacy.world.account.company.setPreference('accountingpreferences', 'perlinetaxes', true);
  const id = legacy.arrive({ marketplaceId: UK, lines: [{ sku: 'HH-MUG-SAND', ...taxed }] });
  for (const units of [2, 1]) {
    ship(legacy, id, { 'HH-MUG-SAND': units });
    billNext(legacy);
  }
  const { fields } = legacy.salesOrder(id);
  const bills = made(legacy, 'cashsale');
  const sum = (field: string): number =>
    bills.reduce((all, each) => all + Math.round(Number(each.fields[field]) * 100), 0);
  expect([bills.length, sum('total'), sum('taxtotal')]).toEqual([
    2,
    Math.round(Number(fields.total) * 100),
    Math.round(Number(fields.taxtotal) * 100),
  ]);
  expect([legacy.exceptions(), statusOf(legacy, id)]).toEqual([[], 'G']);
  legacy.close();
});

function receive(at: Story, itemid: string, location: string, quantity: number): void {
  const [item] = at.rows('SELECT id FROM item WHERE itemid = ?', [itemid]);
  const [place] = at.rows('SELECT id, subsidiary FROM location WHERE name = ?', [location]);
  const [equity] = at.rows("SELECT id FROM account WHERE acctnumber = '3000'");
  write(
    at.world.account,
    'inventoryadjustment',
    { account: String(equity?.id), subsidiary: String(place?.subsidiary) },
    { inventory: [{ item: String(item?.id), location: String(place?.id), adjustqtyby: quantity, unitcost: 300 }] },
  );
}
