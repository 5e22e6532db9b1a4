// A company begins with Causeway on a day in the middle of a settlement: what is from before meets the opening balance.

import { write } from '../../lab/netsuite/profileWrite';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const [BEFORE, SINCE] = ['2026-03-04 20:00:00 UTC', '2026-03-06 20:00:00 UTC'];
const [EARLY, OLD, NEW] = ['111-0000001-0000001', '111-0000002-0000002', '111-0000003-0000003'];
const OF_ACCOUNT = { marketplace: '' } as const;

/** Begins on the first of March; the company begins on the fifth. */
const FIRST: readonly Row[] = [
  ['other-transaction', 'other-transaction', 'Previous Reserve Amount Balance', '50.00', { ...OF_ACCOUNT, at: BEFORE }],
  ['other-transaction', 'other-transaction', 'Storage Fee', '-9.00', { ...OF_ACCOUNT, at: BEFORE }],
  ['Order', 'ItemPrice', 'Principal', '10.00', { orderId: EARLY, at: BEFORE }],
  ['Order', 'ItemFees', 'Commission', '-1.50', { orderId: EARLY, at: SINCE }],
  ['Order', 'ItemPrice', 'Principal', '20.00', { orderId: OLD, at: SINCE }],
  ['Refund', 'ItemPrice', 'Principal', '-20.00', { orderId: OLD, at: SINCE }],
  ['Order', 'ItemPrice', 'Principal', '100.00', { orderId: NEW, at: SINCE }],
  ['other-transaction', 'other-transaction', 'Current Reserve Amount', '-30.00', { ...OF_ACCOUNT, at: SINCE }],
];
const SECOND: readonly Row[] = [
  [
    'other-transaction',
    'other-transaction',
    'Previous Reserve Amount Balance',
    '30.00',
    { ...OF_ACCOUNT, at: '2026-03-14 08:00:00 UTC' },
  ],
  ['Order', 'ItemPrice', 'Principal', '5.00', { orderId: NEW, at: '2026-03-15 08:00:00 UTC' }],
];
const SECOND_SPAN = ['2026-03-14 08:00:00 UTC', '2026-03-18 08:00:00 UTC', '2026-03-20 08:00:00 UTC'] as const;

let books: SettledBooks;
beforeAll(() => {
  books = new SettledBooks();
  const { account, connection } = books;
  const [usa] = account.store.all(
    "SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_amazon_id = 'ATVPDKIKX0DER'",
  );
  const place = account.records.get('customrecord_cwy_marketplace', Number(usa?.id)) as RecordData;
  place.fields.custrecord_cwy_mkt_from_date = '2026-03-05';
  account.records.save(place, { system: true });
  write(account, 'customrecord_cwy_document', {
    externalid: `cwy-doc-order-${connection}-${OLD}`,
    custrecord_cwy_doc_kind: 'order',
    custrecord_cwy_doc_connection: String(connection),
    custrecord_cwy_doc_amazon_id: OLD,
    custrecord_cwy_doc_state: 'ignored',
    custrecord_cwy_doc_reason: 'before-start-date',
  });
});
afterAll(() => books.close());

function moved(settlementId: string): Record<string, number> {
  const found = books.outcomes().find((each) => each.settlementId === settlementId);
  const sums: Record<string, number> = {};
  for (const { account, debitMinor, creditMinor } of (found?.journals ?? []).flatMap(({ lines }) => lines)) {
    sums[account] = (sums[account] ?? 0) + debitMinor - creditMinor;
  }
  return sums;
}

test('the second settlement is read first: it waits until it is known which one is the first', () => {
  books.keep({ id: '11223344552', rows: SECOND, span: SECOND_SPAN }, { id: '11223344551', rows: FIRST });
  books.settle();
  const [first, second] = books.outcomes();
  expect([first?.settlementId, second?.settlementId]).toEqual(['11223344551', '11223344552']);
  expect(second?.held.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('it is not known which settlement is the first'),
  ]);
  books.settle();
  expect(books.outcomes().map(({ held }) => held)).toEqual([[], []]);
});

test('older orders and the reserve that the first settlement carries in meet the opening balance; all else is of the new books', () => {
  expect(moved('11223344551')).toEqual({
    // The reserve of before, the order posted before with its fee, and the sale of the one that is known to be older.
    'Amazon Opening Balance': -(50_00 + 10_00 - 1_50 + 20_00),
    'Amazon Sales': -100_00,
    'Amazon Refunds': 20_00,
    'Amazon Storage Fees': 9_00,
    'Amazon Reserve': 30_00,
    'Amazon Payout': 119_50,
  });
  expect(moved('11223344552')).toEqual({ 'Amazon Reserve': -30_00, 'Amazon Sales': -5_00, 'Amazon Payout': 35_00 });
});

test('both are proven, the report read again', () => {
  for (const id of ['11223344551', '11223344552']) {
    expect(wordsOf(books.page({ id: books.idOf(id), view: 'proof' }))).toContain('Difference 0.00 USD');
  }
});
