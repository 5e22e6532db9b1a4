// The machine stops at every position of looking a settlement through and of its margins in turn. After a calm rerun each
// cause is told once more at most, each SKU has one row, and running it all again changes nothing.

import { SettledBooks } from '../support/settledBooks';
import type { RowMore } from '../support/settlementText';
import { size } from '../support/size';
import { WAYS } from '../support/ways';

const books = new SettledBooks();
afterAll(() => books.close());
const { account } = books;
const { control, runner, store } = account;

let settlements = 0;

/** Posted, and not looked through: a chargeback and two SKUs. */
function posted(): string {
  const id = String(50_000_000_000 + ++settlements);
  const of = (sku: string): RowMore => ({ sku, quantity: '1', item: `1${sku.length}`, shipment: `S${settlements}` });
  books.keep({
    id,
    rows: [
      ['Order', 'ItemPrice', 'Principal', '20.00', of('MUG')],
      ['Order', 'ItemFees', 'Commission', '-3.00', of('MUG')],
      ['Order', 'ItemPrice', 'Principal', '50.00', of('LAMPS')],
      ['Chargeback Refund', 'ItemPrice', 'Principal', '-20.00', of('MUG')],
    ],
  });
  runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
  runner.abandon();
  return id;
}

function find(): void {
  runner.run('customscript_cwy_look_mr', 'customdeploy_cwy_look_mr');
  runner.run('customscript_cwy_margin_mr', 'customdeploy_cwy_margin_mr');
}

const margins = (id: string): unknown[] =>
  store
    .all(
      `SELECT custrecord_cwy_mgn_sku AS sku, custrecord_cwy_mgn_sales + custrecord_cwy_mgn_fees + custrecord_cwy_mgn_other AS left
       FROM customrecord_cwy_margin WHERE custrecord_cwy_mgn_settlement = ? AND isinactive = 'F' ORDER BY 1`,
      [Number(books.idOf(id))],
    )
    .map(({ sku, left }) => [sku, left]);

const told = (id: string): number[] =>
  store
    .all(
      `SELECT custrecord_cwy_exc_count AS times FROM customrecord_cwy_exception
       WHERE custrecord_cwy_exc_class = 'settlement-unusual-chargeback' AND custrecord_cwy_exc_subject LIKE ?`,
      [`${id} %`],
    )
    .map(({ times }) => Number(times));

const state = (): unknown => [
  store.all('SELECT id, lastmodified FROM customrecord_cwy_margin ORDER BY id'),
  store.all('SELECT id, lastmodified FROM customrecord_cwy_look ORDER BY id'),
  store.all('SELECT id, lastmodified FROM customrecord_cwy_exception ORDER BY id'),
];

function positionsOfOne(): number {
  posted();
  control.reset();
  find();
  return control.positions;
}

test.each(WAYS.slice(-size('margin kills: ways to stop', 1, WAYS.length)))(
  'stops ($way, restarts: $restarts) anywhere leave each cause and each SKU once',
  ({ way, restarts }) => {
    const positions = positionsOfOne();
    expect(positions).toBeGreaterThan(10);
    const step = size('margin kills: every n-th position', 23, 1);
    for (let position = 1; position <= positions; position += step) {
      const id = posted();
      control.reset();
      control.restarts = restarts;
      control[way](position);
      find();
      control.reset();
      control.restarts = true;
      runner.abandon();
      find();
      const rows = margins(id);
      expect([position, rows]).toEqual([
        position,
        [
          ['LAMPS', 5_000],
          ['MUG', -300],
        ],
      ]);
      const times = told(id);
      expect([position, times.length, (times[0] ?? 9) <= 2]).toEqual([position, 1, true]);
    }
    const before = state();
    find();
    expect(state()).toEqual(before);
  },
);
