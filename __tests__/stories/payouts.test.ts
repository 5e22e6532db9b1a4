// From a settlement that was posted to its money at the bank: found, chosen, confirmed, or sent back by the bank.

import { write } from '../../lab/netsuite/profileWrite';
import { enterBankLine } from '../../lab/settle/bank';
import { tokenOf, visit } from '../support/addOn';
import { PayoutBooks } from '../support/payoutBooks';

const books = new PayoutBooks();
afterAll(() => books.close());

test('a deposit of exactly the total is found on the marketplace’s bank account; payout is at zero, and the settlement matched', () => {
  const id = books.paid('250.00');
  books.run();
  expect(books.payout(id)).toMatchObject({
    state: 'expected',
    message: expect.stringMatching(/250\.00 USD is expected from 2026-03-15 to 2026-03-23/),
  });
  const deposit = books.bankGets(25_000, '2026-03-18');
  books.run();
  expect(books.payout(id)).toMatchObject({
    state: 'matched',
    deposit: String(deposit),
    by: 'rule: amount, currency and date',
  });
  expect(books.stateOf(id)).toBe('matched');
  expect(books.moved('payout')).toBe(0);
  expect(books.page({ id: books.idOf(id) })).toContain('Matched to Bank');
});
