// F34: an unusual line of a settlement is in the queue the same day, with the evidence that a dispute needs.

import { createHash } from 'node:crypto';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import { type Row, type RowMore, settlementText } from '../support/settlementText';

const MINUTE = 60_000;
const books = new SettledBooks();
afterAll(() => books.close());

/** An order of a mug, and what Amazon takes of it. */
function mug(number: number, fba = '-4.56'): Row[] {
  const more: RowMore = {
    orderId: `111-0000001-${String(number).padStart(7, '0')}`,
    item: String(1_000 + number),
    shipment: `S${number}`,
    sku: 'MUG',
    quantity: '1',
  };
  return [
    ['Order', 'ItemPrice', 'Principal', '20.00', more],
    ['Order', 'ItemFees', 'Commission', '-3.00', more],
    ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', fba, more],
  ];
}

const usual = (from: number): Row[] => Array.from({ length: 6 }, (_, at) => mug(from + at)).flat();

const NEW_KIND: Row = ['other-transaction', 'other-transaction', 'Storage Fee', '-31.20', { marketplace: '' }];
const TAKEN_BACK: Row = [
  'other-transaction',
  'FBA Inventory Reimbursement',
  'COMPENSATED_CLAWBACK',
  '-18.00',
  { sku: 'MUG' },
];
const CHARGEBACK: Row = [
  'Chargeback Refund',
  'ItemPrice',
  'Principal',
  '-20.00',
  { orderId: '111-0000001-0000002', sku: 'MUG', adjustment: 'amzn1:crow:9' },
];
const ROWS: readonly Row[] = [
  ...usual(10),
  ...mug(20, '-9.12'),
  ...mug(21),
  ...mug(21).slice(2),
  NEW_KIND,
  TAKEN_BACK,
  CHARGEBACK,
];
const TEXT = settlementText({ id: '11223344552', rows: ROWS });

interface Raised {
  readonly class: string;
  readonly state: string;
  readonly count: number;
  readonly message: string;
  readonly excerpt: string;
  readonly amazonid: string;
}

const raised = (): Raised[] =>
  books.account.store.all(
    `SELECT custrecord_cwy_exc_class AS class, custrecord_cwy_exc_state AS state, custrecord_cwy_exc_count AS count,
     custrecord_cwy_exc_message AS message, custrecord_cwy_exc_excerpt AS excerpt, custrecord_cwy_exc_amazon_id AS amazonid
     FROM customrecord_cwy_exception WHERE custrecord_cwy_exc_class LIKE 'settlement-unusual-%' ORDER BY id`,
  ) as unknown as Raised[];

const evidence = (): string[] =>
  books.account.store
    .all(`SELECT id FROM file WHERE name LIKE 'cwy-insight-unusual-%' ORDER BY id`)
    .map(({ id }) => Buffer.from(books.account.files.read(Number(id))).toString('utf8'));

const evidenceWith = (words: string): string => {
  const found = evidence().find((text) => text.includes(words));
  if (found === undefined) throw new Error(`Expected a file of evidence with "${words}", found none.`);
  return found;
};

const SHORT: readonly string[] = ['new-kind', 'fee', 'duplicate', 'claw-back', 'chargeback'];

test('F34 each kind of unusual line is in the queue within the hour, by the schedules alone, and nothing is held for it', () => {
  books.settle({ id: '11223344551', rows: usual(1) });
  expect(raised()).toEqual([]);
  books.keep(TEXT);
  books.account.runner.runUntil(books.account.clock.now() + 60 * MINUTE);
  expect(books.entriesOf('11223344552')).toHaveLength(1);
  const classes = raised().map((each) => each.class.replace('settlement-unusual-', ''));
  expect([...new Set(classes)].sort()).toEqual([...SHORT].sort());
  expect(raised().map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      'Settlement 11223344552: "Order / ItemFees / FBAPerUnitFulfillmentFee" on Amazon.com is outside its own history in 1 line of -9.12 USD: 4.56 USD more than usual in all.',
      'Settlement 11223344552: "Order / ItemFees / FBAPerUnitFulfillmentFee" on Amazon.com may have been charged twice: 2 lines for the same item, shipment and day, -4.56 USD more than once.',
      'Settlement 11223344552: Chargeback Refund on Amazon.com took -20.00 USD in 1 line.',
    ]),
  );
}, 60_000);

test('F34 the evidence names the order, amounts, dates, Amazon’s references, and rows with hashes that are those of the report', () => {
  const text = evidenceWith('outside its own history');
  for (const words of [
    'Settlement 11223344552, 2026-03-01 to 2026-03-14 UTC, amounts in USD',
    '-9.12 USD · Order / ItemFees / FBAPerUnitFulfillmentFee',
    'Why: 9.12 USD, usually 4.56 USD (median of 6 earlier lines)',
    'Order: 111-0000001-0000020',
    'SKU: MUG',
    'Posted: 2026-03-05 20:00:00 UTC',
    'Shipment id: S20',
    'Order item: 1020',
  ]) {
    expect(text).toContain(words);
  }
  const [, row, hash] = /Row: (\d+), hash ([0-9a-f]{64})/.exec(text) ?? [];
  const line = TEXT.split('\n')[Number(row) - 1] ?? '';
  expect(line).toContain('-9.12');
  expect(createHash('sha256').update(line).digest('hex')).toBe(hash);
  expect(evidenceWith('Chargeback Refund on')).toContain('Adjustment id: amzn1:crow:9');
  // What a person sees on the exception itself is the beginning of the same text.
  for (const { excerpt } of raised()) expect(evidence()).toContainEqual(expect.stringContaining(excerpt));
  const chargeback = raised().find((each) => each.class.endsWith('chargeback'));
  expect(chargeback?.amazonid).toBe('111-0000001-0000002');
});

test('F34 the page of the settlement shows what is unusual, and gives each evidence as a file', () => {
  const id = books.idOf('11223344552');
  const page = wordsOf(books.page({ id }));
  expect(page).toContain('Unusual: holds nothing, and is to be looked at');
  expect(page).toMatch(
    /◆ Fee outside its history "Order \/ ItemFees \/ FBAPerUnitFulfillmentFee" .* 1 −9\.12 Evidence/,
  );
  const files = [1, 2, 3, 4, 5, 6].map((number) =>
    books.page({ id, view: 'evidence', number: String(number) }, 'customrole_cwy_accountant'),
  );
  expect(files.filter((text) => text.startsWith('Settlement 11223344552,')).sort()).toEqual(
    evidence().slice(0, 6).sort(),
  );
  expect(wordsOf(books.page({ id, view: 'evidence', number: '99' }))).toContain('Unusual: holds nothing');
});

test('F34 later runs tell nothing twice, and what a person has solved stays solved', () => {
  const before = raised();
  books.account.store.run(`UPDATE customrecord_cwy_exception SET custrecord_cwy_exc_state = 'solved'`);
  books.account.runner.run('customscript_cwy_look_mr', 'customdeploy_cwy_look_mr');
  books.account.runner.run('customscript_cwy_settle_mr', 'customdeploy_cwy_settle_mr');
  books.account.runner.settle();
  expect(raised()).toEqual(before.map((each) => ({ ...each, state: 'solved', count: 1 })));
});

test('F34 a settlement like those before it tells nothing', () => {
  const before = raised().length;
  books.settle({ id: '11223344553', rows: [...usual(30), NEW_KIND] });
  expect(raised()).toHaveLength(before);
});

test('F34 a run that stops behind its exceptions tells them again and remembers the settlement once', () => {
  const { account } = books;
  books.settle({ id: '11223344554', rows: [...usual(40), ...mug(50, '-9.12')] });
  const [told] = raised().slice(-1);
  expect(told).toMatchObject({ class: 'settlement-unusual-fee', count: 1 });
  account.store.run(`DELETE FROM customrecord_cwy_look WHERE custrecord_cwy_look_settlement = ?`, [
    Number(books.idOf('11223344554')),
  ]);
  account.runner.run('customscript_cwy_look_mr', 'customdeploy_cwy_look_mr');
  account.runner.settle();
  const [file] = account.store.all(`SELECT id FROM file WHERE name LIKE 'cwy-insight-known-%'`);
  const known = JSON.parse(Buffer.from(account.files.read(Number(file?.id))).toString('utf8')) as {
    settlements: string[];
  };
  expect(known.settlements).toEqual(['11223344551', '11223344552', '11223344553', '11223344554']);
});
