// The simulation itself: the same seed is the same history, a broken one is shortened, and the auditor sees what is wrong.

import { audit } from '../../lab/simulate/audit';
import { drawHistory, FAULTS, type Happening, type History } from '../../lab/simulate/history';
import { type Played, play } from '../../lab/simulate/play';
import { shrink } from '../../lab/simulate/shrink';

const SMALL = { days: 0.25, ordersPerDay: 40, faults: FAULTS };

test('the same seed gives the same history, another one another', () => {
  expect(drawHistory({ ...SMALL, seed: 3 })).toEqual(drawHistory({ ...SMALL, seed: 3 }));
  expect(drawHistory({ ...SMALL, seed: 4 })).not.toEqual(drawHistory({ ...SMALL, seed: 3 }));
});

test('a history is shortened to what breaks it', () => {
  const whole = Array.from({ length: 40 }, (_, index) => index);
  const breaks = (part: readonly number[]) => part.includes(7) && part.includes(31);
  expect(shrink(whole, breaks, 500)).toEqual([7, 31]);
  expect(shrink(whole, () => false, 500)).toEqual(whole);
});

/** One order that the seller ships and one that Amazon ships, from the first minute to the last bill. */
const LINE = { quantity: 2, price: 1_899, tax: 150, shipping: 499, discount: 100 };
const US = 'ATVPDKIKX0DER';
const LIFE: readonly Happening[] = [
  {
    at: 1,
    what: 'placed',
    order: 1,
    marketplaceId: US,
    channel: 'FBM',
    pending: true,
    lines: [{ ...LINE, sku: 'HH-BOWL' }],
  },
  {
    at: 1,
    what: 'placed',
    order: 2,
    marketplaceId: US,
    channel: 'FBA',
    pending: false,
    lines: [{ ...LINE, sku: 'HH-TEAPOT-FBA' }],
  },
  { at: 20, what: 'released', order: 1 },
  { at: 60, what: 'warehouse-shipped', order: 1, all: false },
  { at: 70, what: 'amazon-shipped', order: 2, all: true },
  { at: 110, what: 'warehouse-shipped', order: 1, all: true },
];
const DAYS = 0.125;
const lifeWith = (...more: Happening[]): History => ({ seed: 1, days: DAYS, happenings: [...more, ...LIFE] });

describe('an auditor', () => {
  let played: Played;
  let id = '';
  beforeAll(() => {
    played = play(lifeWith());
    id = played.orders.get(1) as string;
  });
  afterAll(() => played.world.account.close());
  const store = () => played.world.account.store;
  /** What he says while something is changed behind his back. */
  const findings = (change: () => void): string[] => {
    store().exec('BEGIN');
    change();
    const found = audit(played);
    store().exec('ROLLBACK');
    return found;
  };
  const one = (type: string): number =>
    Number(store().get('SELECT MAX(id) AS id FROM "transaction" WHERE type = ?', [type])?.id);

  test('finds nothing in a calm life', () => expect(audit(played)).toEqual([]));

  test.each([
    [
      'an order twice',
      'found a sales order and a sales order',
      () => `UPDATE "transaction" SET type = 'SalesOrd' WHERE id = ${one('CashSale')}`,
    ],
    [
      'an order that is nowhere',
      'found nothing',
      () => `UPDATE "transaction" SET custbody_cwy_order_id = NULL WHERE custbody_cwy_order_id = '${id}'`,
    ],
    [
      'a bill that is missing',
      'shipments have no bill',
      () => `UPDATE "transaction" SET type = 'Other' WHERE id = ${one('CashSale')}`,
    ],
    [
      'a bill for too much',
      'billed of',
      () => `UPDATE "transaction" SET foreigntotal = foreigntotal + 100 WHERE id = ${one('CashSale')}`,
    ],
    [
      'clearing that is a cent off',
      'Clearing of',
      () => `UPDATE lab_posting SET debit = debit + 1 WHERE transaction_id = ${one('CashSale')} AND debit > 0`,
    ],
    ['stock that is a unit off', 'on hand', () => 'UPDATE lab_stock SET onhand = onhand + 1 WHERE onhand > 0'],
    [
      'stock still claimed',
      'still reserved',
      () => `UPDATE customrecord_cwy_document SET custrecord_cwy_doc_claim = 'live'`,
    ],
    [
      'a document that waits',
      'still waits',
      () => 'UPDATE customrecord_cwy_document SET custrecord_cwy_doc_applied = NULL',
    ],
    [
      'an order nobody placed',
      'Amazon does not know',
      () => `UPDATE "transaction" SET custbody_cwy_order_id = '111-0000000-0000000' WHERE id = ${one('CashSale')}`,
    ],
  ])('finds %s', (_name, words, change) => {
    expect(findings(() => store().exec(change()))).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  });

  test('finds a package that Amazon was never told of', () => {
    const [first] = played.departures;
    const unknown = { ...played, departures: [{ ...first!, tracking: '1ZNOBODY' }] };
    expect(audit(unknown)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('1ZNOBODY left'),
        expect.stringContaining('never left the warehouse'),
      ]),
    );
  });
});
