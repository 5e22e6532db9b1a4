// F35: from any line of a settlement's journal to the lines of the report that it is made of, with their hashes, and back.

import { createHash } from 'node:crypto';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import { type Row, settlementText } from '../support/settlementText';

const books = new SettledBooks();
afterAll(() => books.close());

const ID = '11223344551';

/** Two months, two marketplaces, lines of the account, and more kinds of a class than have a journal line each. */
const rows: readonly Row[] = [
  ...['2026-03-01 07:30:00 UTC', '2026-03-05 20:00:00 UTC'].flatMap((at): Row[] =>
    ['Amazon.com', 'Amazon.com.mx'].flatMap((marketplace): Row[] => [
      ['Order', 'ItemPrice', 'Principal', '30.00', { at, marketplace, sku: 'MUG-1' }],
      ['Order', 'ItemPrice', 'Principal', '12.34', { at, marketplace, sku: 'MUG-2', orderId: '111-0000001-0000002' }],
      ['Order', 'ItemPrice', 'Tax', '2.50', { at, marketplace }],
      ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-2.00', { at, marketplace }],
      ['Order', 'ItemFees', 'Commission', '-4.50', { at, marketplace }],
    ]),
  ),
  ...Array.from(
    { length: 45 },
    (_, at): Row => ['CouponRedemptionFee', 'CouponRedemptionFee', `Coupon ${at}`, `-${at + 1}.01`],
  ),
  ['other-transaction', 'other-transaction', 'Storage Fee', '-12.00', { marketplace: '' }],
];
const text = settlementText({ id: ID, rows });
const texts = text.split('\n');

/** The cells of the table below the first line. */
function cellsOf(page: string): string[][] {
  return [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell))
    .filter((cells) => cells.length === 8);
}

const parametersOf = (address: string): Record<string, string> =>
  Object.fromEntries(
    [...new URL(address.replaceAll('&amp;', '&'), 'https://account.example').searchParams]
      .filter(([name]) => name.startsWith('custparam_'))
      .map(([name, value]) => [name.replace('custparam_', ''), value]),
  );

const addressesIn = (markup: string): string[] =>
  [...markup.matchAll(/href="([^"]+)"/g)].map(([, found = '']) => found);

test('F35 every journal line leads to report lines whose sum and hashes are its own, and each of them back to it', () => {
  books.settle(text);
  const id = books.idOf(ID);
  const page = books.page({ id });
  const journalLines = addressesIn(page)
    .map(parametersOf)
    .filter(({ view, entry }) => view === 'lines' && entry !== undefined);
  const [posted] = books.account.store.all(
    `SELECT COUNT(*) AS lines FROM transactionline l JOIN "transaction" t ON t.id = l."transaction" WHERE t.custbody_cwy_settlement = ?`,
    [Number(id)],
  );
  // All lines that NetSuite has lead on: each is sampled.
  expect(journalLines.length).toBe(Number(posted?.lines));
  expect(journalLines.length).toBeGreaterThan(50);

  for (const parameters of journalLines) {
    const shown = books.page(parameters);
    const words = wordsOf(shown);
    const booked = /The journal line \([^)]+\) is (\S+) USD/.exec(words)?.[1];
    expect(words).not.toContain('Not what was posted');
    const lines = cellsOf(shown);
    expect(lines.length).toBeGreaterThan(0);
    for (const cells of lines) {
      const row = Number(wordsOf(cells[0] ?? '').trim());
      const hash = createHash('sha256')
        .update(texts[row - 1] ?? '')
        .digest('hex');
      expect(cells[7]).toContain(hash);
      const back = addressesIn(cells[6] ?? '').map(parametersOf);
      if (booked !== undefined) expect(back).toContainEqual(parameters);
      else expect(back.some(({ entry }) => entry !== undefined)).toBe(true);
    }
    if (booked === undefined) continue;
    const sum = /: \d+ lines?, (\S+) USD/.exec(words)?.[1] ?? '';
    expect(booked).toBe(sum.startsWith('−') ? sum.slice(1) : `−${sum}`);
  }
});

test('F35 every line of the report leads to a journal line that NetSuite has', () => {
  const id = books.idOf(ID);
  const found = [0, 1].flatMap((page) => cellsOf(books.page({ id, view: 'lines', page: String(page) })));
  expect(found.length).toBe(rows.length);
  expect(found.filter((cells) => !/, <a [^>]+>line \d+</.test(cells[6] ?? '')).map((cells) => cells[3])).toEqual([]);
});

test('F35 a report whose text was changed leads to other hashes, and its settlement is not proven', () => {
  books.settle(settlementText({ id: '11223344599', rows: rows.slice(0, 5) }));
  const id = books.idOf('11223344599');
  const before = cellsOf(books.page({ id, view: 'lines', row: '3' }))[0]?.[7];
  books.replaceReport('11223344599', (whole) => whole.replace('30.00', '30.10'));
  expect(cellsOf(books.page({ id, view: 'lines', row: '3' }))[0]?.[7]).not.toBe(before);
  expect(wordsOf(books.page({ id, view: 'proof' }))).toContain('Not proven');
});
