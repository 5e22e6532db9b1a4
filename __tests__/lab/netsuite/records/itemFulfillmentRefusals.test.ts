// What item fulfilments refuse, and that a refusal changes nothing.

import { progressOrder } from '../../../../lab/netsuite/records/salesOrderProgress';
import {
  ACCOUNTS,
  balances,
  close,
  place,
  set,
  ship,
  shipped,
  statusOf,
  stock,
  stocked,
  type Values,
} from './fulfillments';
import { codeOf, load, order, transform, type World } from './support';

describe.each(ACCOUNTS)('in a %s account', (_name, options) => {
  test.each<[string, (world: World, id: number) => unknown, string]>([
    [
      'with nothing chosen',
      (world, id) => ship(world, id, { 0: { itemreceive: false }, 1: { itemreceive: false } }),
      'VALID_LINE_ITEM_REQD',
    ],
    ['with a quantity of nothing', (world, id) => ship(world, id, { 0: { quantity: 0 } }), 'USER_ERROR'],
    ['with less than nothing', (world, id) => ship(world, id, { 0: { quantity: -1 } }), 'USER_ERROR'],
    ['beyond the order', (world, id) => ship(world, id, { 0: { quantity: 5 } }), 'OVER_FULFILL_DISALLWD'],
    [
      'with a line added',
      (world, id) =>
        transform(world.account, id, 'itemfulfillment').setSublistValue({
          sublistId: 'item',
          fieldId: 'quantity',
          line: 2,
          value: 1,
        }),
      'SSS_INVALID_SUBLIST_OPERATION',
    ],
    ['with another item', (world, id) => ship(world, id, { 0: { item: world.bowl } }), 'SSS_INVALID_SUBLIST_OPERATION'],
    [
      'with a line removed',
      (world, id) => transform(world.account, id, 'itemfulfillment').removeLine({ sublistId: 'item', line: 0 }),
      'SSS_INVALID_SUBLIST_OPERATION',
    ],
    ['with a ship method that is none', (world, id) => ship(world, id, {}, { shipmethod: 999 }), 'INVALID_KEY_OR_REF'],
    [
      'of goods that are not on hand',
      (world, id) => {
        world.account.stock.issue(world.mug, place(world), 8);
        ship(world, id);
      },
      'USER_ERROR',
    ],
    [
      'of an order that waits for approval',
      (world, id) => {
        load(world.account, 'salesorder', id).setValue({ fieldId: 'orderstatus', value: 'A' }).save();
        transform(world.account, id, 'itemfulfillment');
      },
      'INVALID_INITIALIZE_REF',
    ],
    [
      'of an order that is closed',
      (world, id) => {
        close(world, id, 0);
        close(world, id, 1);
        transform(world.account, id, 'itemfulfillment');
      },
      'INVALID_INITIALIZE_REF',
    ],
    [
      'of a line that was closed meanwhile',
      (world, id) => {
        const open = transform(world.account, id, 'itemfulfillment');
        close(world, id, 0);
        set(open, shipped(world)).save();
      },
      'USER_ERROR',
    ],
    [
      'of a line that is gone meanwhile',
      (world, id) => {
        const open = transform(world.account, id, 'itemfulfillment');
        load(world.account, 'salesorder', id).removeLine({ sublistId: 'item', line: 0 }).save();
        set(open, shipped(world)).save();
      },
      'INVALID_KEY_OR_REF',
    ],
    [
      'for a place to choose that is none',
      (world, id) => transform(world.account, id, 'itemfulfillment', { inventorylocation: '9999' }),
      options.profile === 'small' ? 'SSS_INVALID_API_USAGE' : 'INVALID_KEY_OR_REF',
    ],
  ])('a fulfilment %s is refused and changes nothing', (_words, work, code) => {
    const world = stocked(options);
    const id = order(world, [
      { item: world.mug, quantity: 4 },
      { item: world.bowl, quantity: 1 },
    ]).save();
    expect(codeOf(() => work(world, id))).toBe(code);
    expect(world.account.records.count('itemfulfillment')).toBe(0);
    expect(balances(world)).toEqual({});
  });

  test('packages have a weight, and tracking numbers without blanks or commas, none of them twice', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 2 }]).save();
    const pack = (packages: readonly Values[]) => {
      const record = set(transform(world.account, id, 'itemfulfillment'), shipped(world));
      packages.forEach((each, line) => {
        for (const [fieldId, value] of Object.entries(each))
          record.setSublistValue({ sublistId: 'package', fieldId, line, value });
      });
      return record;
    };
    const weight = { packageweight: 1.5 };
    const codes = [
      [{ packagetrackingnumber: '1Z' }],
      [{ ...weight, packagetrackingnumber: '1Z 2' }],
      [{ ...weight, packagetrackingnumber: '1Z,2' }],
      [
        { ...weight, packagetrackingnumber: '1Z' },
        { ...weight, packagetrackingnumber: '1Z' },
      ],
    ].map((packages) => codeOf(() => pack(packages).save()));
    expect(codes).toEqual(['USER_ERROR', 'DUP_TRACKING_NUM', 'DUP_TRACKING_NUM', 'DUP_TRACKING_NUM']);
    expect(() => pack([weight]).setValue({ fieldId: 'shipcarrier', value: 'ups' }).save()).toThrow('packageups');
    const saved = pack([
      { ...weight, packagetrackingnumber: '1Z1', packagedescr: 'Mugs' },
      { ...weight, packagetrackingnumber: '1Z2' },
    ]).save();
    const read = load(world.account, 'itemfulfillment', saved);
    expect(read.getLineCount({ sublistId: 'package' })).toBe(2);
    expect(read.getSublistValue({ sublistId: 'package', fieldId: 'packagetrackingnumber', line: 1 })).toBe('1Z2');
  });

  test('a closed period takes no shipment, and lets none that is in it be changed or deleted', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 4 }]).save();
    const october = new Date(2026, 9, 15);
    const fulfillment = ship(world, id, { 0: { quantity: 1 } }, { trandate: october });
    const period = world.account.records.get(
      'accountingperiod',
      Number(load(world.account, 'itemfulfillment', fulfillment).getValue({ fieldId: 'postingperiod' })),
    )!;
    period.fields.closed = true;
    world.account.records.save(period, { system: true });
    const change = () =>
      load(world.account, 'itemfulfillment', fulfillment).setValue({ fieldId: 'memo', value: 'late' }).save();
    expect(codeOf(() => ship(world, id, { 0: { quantity: 1 } }, { trandate: october }))).toBe('CLOSED_TRAN_PRD');
    const edit = (body: Values) => () => set(load(world.account, 'itemfulfillment', fulfillment), body).save();
    expect(codeOf(change)).toBe('CLOSED_TRAN_PRD');
    const november = {
      trandate: new Date(2026, 10, 20),
      postingperiod: world.account.findByName('accountingperiod', 'Nov 2026'),
    };
    expect(codeOf(edit(november))).toBe('CLOSED_TRAN_PRD');
    if (world.account.has('PICKPACKSHIP')) expect(codeOf(edit({ shipstatus: 'A' }))).toBe('CLOSED_TRAN_PRD');
    expect(codeOf(() => world.account.records.remove('itemfulfillment', fulfillment))).toBe('CLOSED_TRAN_PRD');
    ship(world, id, { 0: { quantity: 1 } });
    expect(stock(world, world.mug).onHand).toBe(8);
    expect(world.account.ledger.trialBalance({ date: '2026-10-31' }).debitMinor).toBe(400);
  });
  test('what is billed stays shipped: its bill goes first, unless bills may come before goods (unconfirmed)', () => {
    const world = stocked(options);
    const id = order(world, [{ item: world.mug, quantity: 4 }]).save();
    const fulfillment = ship(world, id);
    progressOrder(world.account, id, [{ line: 1, billed: 3 }]);
    const less = (quantity: number) => () =>
      set(load(world.account, 'itemfulfillment', fulfillment), {}, { 0: { quantity } }).save();
    const refused = 'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS';
    expect(codeOf(() => world.account.records.remove('itemfulfillment', fulfillment))).toBe(refused);
    expect(codeOf(less(2))).toBe(refused);
    expect(stock(world, world.mug).onHand).toBe(6);
    less(3)();
    world.account.company.setPreference('accountingpreferences', 'invcfulfill', true);
    world.account.records.remove('itemfulfillment', fulfillment);
    expect([statusOf(world, id), stock(world, world.mug).onHand]).toEqual(['B', 10]);
  });
});
