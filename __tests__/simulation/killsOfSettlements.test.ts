// The machine stops at every position of a settlement's reading and posting in turn. After a calm rerun its journal entries
// stand once, as if nothing had happened, and running it all again changes nothing.

import { write } from '../../lab/netsuite/profileWrite';
import { classValue } from '../../lab/settle/company';
import { SettledBooks } from '../support/settledBooks';
import { size } from '../support/size';
import { WAYS } from '../support/ways';

const books: SettledBooks = new SettledBooks();
afterAll(() => books.account.close());
const { control } = books.account;

let settlements = 0;

/** Over two months, so that it has two entries. */
function fetched(): string {
  const id = String(40_000_000_000 + ++settlements);
  books.keep({
    id,
    rows: [
      ['Order', 'ItemPrice', 'Principal', '10.00', { at: '2026-03-01 07:30:00 UTC' }],
      ['Order', 'ItemPrice', 'Principal', '30.00'],
      ['Order', 'ItemFees', 'Commission', '-4.50'],
      ['other-transaction', 'other-transaction', 'Storage Fee', '-2.25', { marketplace: '' }],
    ],
  });
  return id;
}

function check(id: string): void {
  const found = books.outcomes().filter(({ settlementId }) => settlementId === id);
  expect(found.map(({ journals, held, differenceMinor }) => [journals.length, held, differenceMinor])).toEqual([
    [2, [], 0],
  ]);
  const payout = found[0]?.journals
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account === 'Amazon Payout')
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
  expect(payout).toBe(3_325);
}

const state = (): unknown => [
  books.account.store.all('SELECT COUNT(*) AS n FROM "transaction"'),
  books.account.store.all('SELECT externalid, lastmodified FROM customrecord_cwy_settlement ORDER BY id'),
  books.account.store.all("SELECT id FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_state <> 'solved'"),
];

function positionsOfOne(): number {
  const id = fetched();
  control.reset();
  books.settle();
  check(id);
  return control.positions;
}

test.each(WAYS)(
  'a machine that stops ($way, restarts: $restarts) anywhere in a settlement posts it once',
  ({ way, restarts }) => {
    const positions = positionsOfOne();
    expect(positions).toBeGreaterThan(10);
    const step = size('settlement kills: every n-th position', 9, 1);
    for (let position = 1; position <= positions; position += step) {
      const id = fetched();
      control.reset();
      control.restarts = restarts;
      control[way](position);
      books.settle();
      control.reset();
      control.restarts = true;
      books.account.runner.abandon();
      books.settle();
      try {
        check(id);
      } catch (error) {
        throw new Error(`Position ${position} of ${positions}: ${(error as Error).message}`);
      }
    }
    const before = state();
    books.settle();
    expect(state()).toEqual(before);
  },
);

test('a settlement that waited for a class waits no longer, wherever the machine stops at the end of its posting', () => {
  let kinds = 0;
  /** Held, and then given a class: the next run posts it. */
  const decided = (): string => {
    const id = String(40_000_000_000 + ++settlements);
    const name = `Quarter Fee ${++kinds}`;
    books.settle({ id, rows: [['Order', 'ItemFees', name, '-1.00']] });
    write(books.account, 'customrecord_cwy_linemap', {
      custrecord_cwy_lmp_transaction: 'Order',
      custrecord_cwy_lmp_type: 'ItemFees',
      custrecord_cwy_lmp_description: name,
      custrecord_cwy_lmp_class: String(
        books.account.listValue('customlist_cwy_line_class', classValue('other-fees')) ?? '',
      ),
    });
    return id;
  };
  const waiting = () =>
    books.account.store.all(
      `SELECT custrecord_cwy_exc_subject AS subject FROM customrecord_cwy_exception
       WHERE custrecord_cwy_exc_class = 'settlement-held' AND custrecord_cwy_exc_state <> 'solved'`,
    );
  decided();
  control.reset();
  books.settle();
  const { positions } = control;
  const last = size('settlement kills at the end: positions', 6, 40);
  for (let position = positions; position > positions - last; position--) {
    const id = decided();
    expect(waiting()).toEqual([{ subject: id }]);
    control.stopAt(position);
    control.restarts = false;
    books.settle();
    control.reset();
    control.restarts = true;
    books.account.runner.abandon();
    books.settle();
    expect([position, waiting()]).toEqual([position, []]);
  }
});
