// The pages of settlements: can the month be closed, what is a settlement made of down to the line of the report, and is
// it proven. On the built scripts, in the roles that have the menu.

import { write } from '../../lab/netsuite/profileWrite';
import { ORDER, SettledBooks, wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const books = new SettledBooks();
afterAll(() => books.close());

const UNKNOWN: Row = ['Order', 'ItemFees', 'BrandNewFee', '-41.20'];
const words = (parameters = {}, role?: string): string => wordsOf(books.page(parameters, role));

/** Internal id of a sales order that holds Amazon's order id. */
function salesOrderFor(orderId: string): number {
  const [root] = books.account.store.all('SELECT id FROM subsidiary WHERE parent IS NULL');
  const subsidiary = String(root?.id);
  const where = { subsidiary: [subsidiary], includechildren: true };
  const item = write(books.account, 'otherchargesaleitem', { itemid: 'Mug', ...where });
  const entity = String(write(books.account, 'customer', { companyname: 'Amazon Buyers', subsidiary }));
  const lines = { item: [{ item: String(item), quantity: 1, rate: 29.98, amount: 29.98 }] };
  return write(books.account, 'salesorder', { entity, subsidiary, custbody_cwy_order_id: orderId }, lines);
}

test('without settlements the page says that nothing waits, and how settlements get here', () => {
  expect(words()).toContain('There is no settlement yet, so nothing waits for you.');
  expect(words()).toContain('its report is read by the schedule');
});

test('when all is posted nothing waits, and each settlement shows its difference of 0.00', () => {
  books.settle({ id: '11223344551', rows: ORDER });
  const page = words();
  expect(page).toContain('No settlement waits for you');
  expect(page).toMatch(/11223344551 Amazon\.com 2026-03-01 – 2026-03-14 5\.26 USD 0\.00 ● Posted its deposit/);
});

test('the first line counts what waits with its amounts, and names refused reports', () => {
  books.settle(
    { id: '11223344552', rows: [...ORDER, UNKNOWN] },
    { id: '11223344553', rows: ORDER, total: '5.27' },
    'order-id\tsku\n1\t2\n',
  );
  const page = words();
  expect(page).toContain(
    '2 settlements wait for you: 1 unmapped kind of line (−41.20 USD), 1 sum that is not its total (−0.01 USD); 1 report could not be read.',
  );
  expect(page).toMatch(/11223344552 .* ■ Held 1 unmapped kind of line \(−41\.20 USD\)/);
  expect(page).toContain('✕ Refused Line 1: expected');
});

test('one settlement shows its classes, kinds and months with lines and sums, and its entries as NetSuite has them', () => {
  const page = words({ id: books.idOf('11223344551') });
  expect(page).toContain('● Posted. It waits for: its deposit.');
  expect(page).toContain('Order / ItemPrice / Principal Amazon.com 2026-03 1 29.98');
  expect(page).toContain('All lines 9 5.26');
  expect(page).toMatch(/Amazon Sales Order \/ ItemPrice \/ Principal 29\.98/);
  expect(page).toMatch(/Amazon Payout Payout of settlement 11223344551 5\.26/);
  const held = words({ id: books.idOf('11223344552') });
  expect(held).toContain('■ No class 1 −41.20 Order / ItemFees / BrandNewFee Amazon.com 2026-03 1 −41.20');
  expect(held).toContain('NetSuite has no journal entry of this settlement.');
});

test('a kind of line leads to the rows of the report, with the sales order that holds the Amazon order id', () => {
  const id = books.idOf('11223344551');
  const salesOrder = salesOrderFor('111-0000001-0000001');
  const kind = {
    transaction: 'Order',
    type: 'ItemFees',
    description: 'Commission',
    marketplace: 'Amazon.com',
    month: '2026-03',
  };
  const page = books.page({ id, view: 'lines', ...kind });
  expect(wordsOf(page)).toContain('Order / ItemFees / Commission, Amazon.com, 2026-03: 1 line, −4.50 USD.');
  expect(wordsOf(page)).toMatch(/8 111-0000001-0000001 Sales order MUG-1 .* 2026-03-05 20:00:00 −4\.50 \S+ , line \d+/);
  expect(page).toContain(`id=${salesOrder}`);
  const order = words({ id, view: 'lines', order: '111-0000001-0000001' });
  expect(order).toContain('Order 111-0000001-0000001: 7 lines, 22.26 USD.');
  expect(order).toMatch(/Tax by item, USD: 0\.00 is your own .* Order – MUG-1 2\.47 −2\.47 0\.00/);
});

test('what the report no longer holds is said, and not shown as agreeing', () => {
  books.settle({ id: '11223344560', rows: ORDER });
  const id = books.idOf('11223344560');
  expect(words({ id, view: 'lines' })).toContain('All lines: 9 lines, 5.26 USD.');
  books.account.files.remove(books.pieceOf('11223344560'));
  const proof = words({ id, view: 'proof' });
  expect(proof).toContain('Not proven: 1 reason');
  expect(proof).not.toContain('Difference 0.00');
  expect(words({ id, view: 'lines' })).toContain('All lines: the report cannot be read.');
});

test('files of a report that are not what was fetched prove nothing, even where every sum is the same', () => {
  books.settle({ id: '11223344561', rows: ORDER });
  const id = books.idOf('11223344561');
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  books.replaceReport('11223344561', (text) => text.replace('MUG-1', 'MUG-9'));
  const proof = words({ id, view: 'proof' });
  expect(proof).toContain('Not proven: 1 reason');
  expect(proof).toContain('are not what was fetched');
});

test.each(['customrole_cwy_admin', 'customrole_cwy_ops', 'customrole_cwy_accountant'])(
  'whoever has the role %s sees the list, a settlement, its lines and its proof',
  (role) => {
    const id = books.idOf('11223344551');
    expect(words({}, role)).toContain('settlements wait for you');
    expect(words({ id }, role)).toContain('All lines 9 5.26');
    expect(words({ id, view: 'lines' }, role)).toContain('All lines: 9 lines, 5.26 USD.');
    expect(words({ id, view: 'proof' }, role)).toContain('Difference 0.00 USD');
    expect(books.page({ id, view: 'csv' }, role)).toContain('Proof,Settlement 11223344551,,0.00,USD,Difference');
  },
);

test('more lines than a page holds are turned by pages', () => {
  const rows: Row[] = Array.from({ length: 120 }, (_, at) => [
    'Order',
    'ItemPrice',
    'Principal',
    `${at + 1}.00`,
    { orderId: `111-0000001-${String(at).padStart(7, '0')}` },
  ]);
  books.settle({ id: '11223344570', rows });
  const id = books.idOf('11223344570');
  const first = words({ id, view: 'lines' });
  expect(first).toContain('All lines: 120 lines, 7260.00 USD.');
  expect(first).toContain('Page 1 of 3');
  expect(words({ id, view: 'lines', page: '2' })).toContain('111-0000001-0000119');
});

test('yen have no decimals, and a settlement that leaves a debt is proven by the debt', () => {
  books.settle(
    {
      id: '11223344580',
      currency: 'JPY',
      style: 'slashes',
      rows: [['Order', 'ItemPrice', 'Principal', '4980', { marketplace: 'Amazon.co.jp' }]],
    },
    { id: '11223344581', rows: [['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-80.00']] },
  );
  expect(words({ id: books.idOf('11223344580'), view: 'proof' })).toContain('Difference 0 JPY');
  const debt = words({ id: books.idOf('11223344581'), view: 'proof' });
  expect(debt).toContain('Difference 0.00 USD');
  expect(debt).toContain('Owed to Amazon: nothing is paid out');
});

test('a report that lacks a line waits; the whole one that Amazon makes after it is posted, and the first waits no longer', () => {
  const id = '11223344590';
  const FEE: Row = ['other-transaction', 'other-transaction', 'Storage Fee', '-1.00', { marketplace: '' }];
  const files = (): string[] =>
    books.account.store
      .all(
        `SELECT custrecord_cwy_sfl_state AS state, custrecord_cwy_sfl_message AS message FROM customrecord_cwy_setfile
         WHERE custrecord_cwy_sfl_message LIKE ? ORDER BY id`,
        [`%${id}%`],
      )
      .map(({ state, message }) => `${state}: ${message}`);
  books.settle({ id, rows: ORDER, total: '4.26' });
  expect(files()).toEqual([`waits: ${id} held`]);
  books.settle({ id, rows: [...ORDER, FEE] });
  books.settle();
  expect(files()).toEqual([`read: ${id} overtaken`, `read: ${id} posted`]);
  expect(words({ id: books.idOf(id) })).toContain('● Posted. It waits for: its deposit.');
  const open = books.account.store.all(
    `SELECT custrecord_cwy_exc_class AS class FROM customrecord_cwy_exception
     WHERE custrecord_cwy_exc_subject = ? AND custrecord_cwy_exc_state <> 'solved'`,
    [id],
  );
  expect(open).toEqual([]);
});
