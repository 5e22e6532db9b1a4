// F14: each settlement's classes come to its total with a difference of 0.00, and no account takes up a rest.

import * as fc from 'fast-check';
import type { Account } from '../../lab/netsuite/account';
import { ORDER, SettledBooks, wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const books = new SettledBooks();
afterAll(() => books.close());

const proofOf = (id: string): string => wordsOf(books.page({ id: books.idOf(id), view: 'proof' }));

/** Changes an entry behind the add-on's back, as somebody with enough rights can. */
function breakEntry(account: Account, entry: number, change: string): void {
  account.store.run(change, [entry]);
}

test('F14 the list and the proof show for each settlement that its classes come to the total, difference 0.00', () => {
  const refund: Row = ['Refund', 'ItemPrice', 'Principal', '-29.98'];
  books.settle({ id: '11223344551', rows: ORDER }, { id: '11223344552', rows: [...ORDER, refund] });
  const list = wordsOf(books.page());
  expect(list).toMatch(/11223344551 Amazon\.com \S+ – \S+ 5\.26 USD 0\.00 ● Posted/);
  expect(list).toMatch(/11223344552 Amazon\.com \S+ – \S+ −24\.72 USD 0\.00 ● Posted/);
  const proof = proofOf('11223344551');
  expect(proof).toContain('Difference 0.00 USD');
  for (const step of ['Report lines', 'Classes', 'Journal lines', 'Payout']) {
    expect(proof).toMatch(new RegExp(`${step} [^●✕]* \\d+ 5\\.26 ● Agrees`));
  }
  expect(proofOf('11223344552')).toContain('Difference 0.00 USD');
});

test('F14 sums of any lines are proven, and each class is shown with what its lines come to', () => {
  let next = 22_000_000_000;
  const kinds: readonly (readonly [string, string, string])[] = [
    ['Order', 'ItemPrice', 'Principal'],
    ['Order', 'ItemPrice', 'Shipping'],
    ['Order', 'ItemFees', 'Commission'],
    ['Refund', 'ItemPrice', 'Principal'],
    ['other-transaction', 'other-transaction', 'Storage Fee'],
  ];
  const row = fc
    .tuple(fc.constantFrom(...kinds), fc.integer({ min: -99_999, max: 99_999 }))
    .map(
      ([kind, units]): Row => [
        ...kind,
        `${units < 0 ? '-' : ''}${Math.floor(Math.abs(units) / 100)}.${String(Math.abs(units) % 100).padStart(2, '0')}`,
      ],
    );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const id = String(next++);
      books.settle({ id, rows });
      expect(proofOf(id)).toContain('Difference 0.00 USD');
    }),
    { numRuns: 12 },
  );
});

test.each([
  [
    'a cent more on one account',
    `UPDATE transactionline SET foreignamount = foreignamount + 0.01 WHERE "transaction" = ? AND memo LIKE '%Commission'`,
    'do not come to zero',
  ],
  [
    'an amount that moved from one account to another',
    `UPDATE transactionline SET expenseaccount = (SELECT MIN(id) FROM account) WHERE "transaction" = ? AND memo LIKE '%Commission'`,
    'in NetSuite 4.50 USD',
  ],
  [
    'an entry that names no settlement any more',
    `UPDATE "transaction" SET custbody_cwy_settlement = NULL WHERE id = ?`,
    'NetSuite has no journal entry of this settlement.',
  ],
])('F14 no account takes up a rest: %s, and the settlement is not proven', (_what, change, reason) => {
  const id = String(33_000_000_000 + change.length);
  books.settle({ id, rows: ORDER });
  expect(proofOf(id)).toContain('Difference 0.00 USD');
  const [entry] = books.entriesOf(id);
  breakEntry(books.account, Number(entry), change);
  const proof = proofOf(id);
  expect(proof).toContain('Not proven');
  expect(proof).not.toContain('Difference 0.00');
  expect(proof).toContain(reason);
});

test('F14 lines that do not come to the total are never posted, and nothing makes up for the rest', () => {
  books.settle({ id: '44000000001', rows: ORDER, total: '5.27' });
  expect(books.entriesOf('44000000001')).toEqual([]);
  expect(wordsOf(books.page())).toMatch(/44000000001 .{0,60} 5\.27 USD −0\.01 ■ Held/);
  const proof = proofOf('44000000001');
  expect(proof).toContain('Not proven');
  expect(proof).toContain('The lines of the report come to 5.26 USD; expected 5.27 USD, its own total-amount.');
});
