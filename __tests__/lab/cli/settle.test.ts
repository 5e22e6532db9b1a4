// `npm run settle`: what an accountant's own settlement files become, what is printed, and with which code the command ends.

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { settle } from '../../../lab/cli/settle';
import type { SettlementOutcome } from '../../../lab/settle/outcomes';
import { printSettlement } from '../../../lab/settle/printSettlement';
import { type Row, settlementText } from '../../support/settlementText';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'settle-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string): string {
  const name = path.join(folder, `${++files}.txt`);
  fs.writeFileSync(name, content);
  return name;
}

function run(...words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = settle(words, { out: (line) => out.push(line), err: (line) => err.push(line) }, { now: NOW });
  return { code, out: out.join('\n'), lines: out, err: err.join('\n') };
}

function report(...words: readonly string[]) {
  const { code, lines, err } = run('--json', ...words);
  expect(lines).toHaveLength(1);
  return { code, err, ...(JSON.parse(lines[0] as string) as { settlements: SettlementOutcome[] }) };
}

const ORDER: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '29.98'],
  ['Order', 'ItemPrice', 'Tax', '2.47'],
  ['Order', 'ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '-2.47'],
  ['Order', 'ItemPrice', 'Shipping', '4.99'],
  ['Order', 'Promotion', 'Shipping', '-4.99'],
  ['Order', 'ItemFees', 'Commission', '-4.50'],
  ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', '-3.22'],
];
const ACCOUNT: readonly Row[] = [
  ['other-transaction', 'other-transaction', 'Storage Fee', '-12.00', { marketplace: '' }],
  ['other-transaction', 'other-transaction', 'Current Reserve Amount', '-5.00', { marketplace: '' }],
];

/** Debits less credits by account, over all entries. */
function byAccount({ journals }: SettlementOutcome): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, debitMinor, creditMinor } of journals.flatMap(({ lines }) => lines)) {
    sums[account] = (sums[account] ?? 0) + debitMinor - creditMinor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

test('a settlement becomes a journal entry whose payout is its total, class by class', () => {
  const { code, settlements } = report(file(settlementText({ rows: [...ORDER, ...ACCOUNT] })));
  const [settlement] = settlements as [SettlementOutcome];
  expect(settlement).toMatchObject({
    settlementId: '11223344551',
    currency: 'USD',
    start: '2026-03-01T08:00:00.000Z',
    end: '2026-03-14T08:00:00.000Z',
    depositDate: '2026-03-16T08:00:00.000Z',
    totalMinor: 526,
    sumMinor: 526,
    differenceMinor: 0,
    lines: 9,
    held: [],
  });
  expect(settlement.byTriple).toContainEqual({
    transactionType: 'Order',
    amountType: 'ItemPrice',
    amountDescription: 'Principal',
    minor: 2998,
    lines: 1,
  });
  expect(settlement.journals).toMatchObject([{ date: '2026-03-14', period: 'Mar 2026', currency: 'USD' }]);
  expect(byAccount(settlement)).toEqual({
    'Amazon Payout': 526,
    'Amazon Sales': -2998,
    'Amazon Shipping Income': -499,
    'Amazon Promotions': 499,
    'Amazon Referral Fees': 450,
    'Amazon FBA Fees': 322,
    'Amazon Storage Fees': 1200,
    'Amazon Reserve': 500,
  });
  expect(code).toBe(0);
});

test('a settlement of two months is split by the zone of the books, and only the last part pays out', () => {
  // Half past eleven in the evening of February in Los Angeles, and noon of March.
  const rows: Row[] = [
    ['Order', 'ItemPrice', 'Principal', '10.00', { at: '2026-03-01 07:30:00 UTC' }],
    ['Order', 'ItemPrice', 'Principal', '30.00', { at: '2026-03-05 20:00:00 UTC' }],
  ];
  const { settlements } = report(file(settlementText({ rows })));
  const [settlement] = settlements as [SettlementOutcome];
  expect(settlement.journals.map(({ period }) => period)).toEqual(['Feb 2026', 'Mar 2026']);
  expect(byAccount({ ...settlement, journals: settlement.journals.slice(0, 1) })).toEqual({
    'Amazon Sales': -1000,
    'Amazon Carried Over': 1000,
  });
  expect(byAccount(settlement)).toEqual({ 'Amazon Sales': -4000, 'Amazon Payout': 4000 });
});

test('a kind of line that nobody knows holds the settlement with its amount, and the others go on', () => {
  const unknown: Row = ['Order', 'ItemFees', 'BrandNewFee', '-1.23'];
  const held = settlementText({ rows: [...ORDER, unknown] });
  const fine = settlementText({ id: '11223344552', rows: ORDER });
  const { code, settlements } = report(file(held), file(fine));
  expect(code).toBe(2);
  expect(settlements.map(({ settlementId, journals }) => [settlementId, journals.length])).toEqual([
    ['11223344551', 0],
    ['11223344552', 1],
  ]);
  expect(settlements[0]?.held).toMatchObject([
    { reason: expect.stringContaining('BrandNewFee'), amountMinor: -123, lines: 1 },
  ]);
});

test('a config gives an unknown kind of line its class, and accounts their names', () => {
  const config = file(
    JSON.stringify({
      accounts: { other_fees: 'Strange Fees' },
      map: [{ transactionType: 'Order', amountType: 'ItemFees', amountDescription: 'BrandNew*', class: 'other-fees' }],
    }),
  );
  const text = settlementText({ rows: [...ORDER, ['Order', 'ItemFees', 'BrandNewFee', '-1.23']] });
  const { code, settlements } = report('--config', config, file(text));
  expect([code, byAccount(settlements[0] as SettlementOutcome)['Strange Fees']]).toEqual([0, 123]);
});

test('lines that do not add up to the total are held with the difference, and nothing is posted', () => {
  const { code, settlements } = report(file(settlementText({ rows: ORDER, total: '22.27' })));
  expect(code).toBe(2);
  expect(settlements).toMatchObject([{ totalMinor: 2227, sumMinor: 2226, differenceMinor: -1, journals: [] }]);
  expect(settlements[0]?.held[0]?.reason).toMatch(/22\.26.*22\.27|-0\.01/);
});

test('a negative total is owed to Amazon, and nothing is paid out', () => {
  const rows: Row[] = [['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-80.00']];
  const { settlements } = report(file(settlementText({ rows })));
  expect(byAccount(settlements[0] as SettlementOutcome)).toEqual({ 'Amazon Advertising': 8000, 'Amazon Debt': -8000 });
});

test('two settlements that do not follow each other say so on the later one, in whatever order the files come', () => {
  const first = settlementText({ rows: [...ORDER, ...ACCOUNT] });
  const later = settlementText({
    id: '11223344552',
    span: ['2026-03-14 08:00:00 UTC', '2026-03-28 08:00:00 UTC', '2026-03-30 08:00:00 UTC'],
    rows: ORDER.map(([type, kind, description, amount]) => [
      type,
      kind,
      description,
      amount,
      { at: '2026-03-20 20:00:00 UTC' },
    ]),
  });
  const { settlements } = report(file(later), file(first));
  expect(settlements.map(({ notes }) => notes.filter((note) => note.includes('Previous Reserve')))).toEqual([
    [],
    [expect.stringContaining('held back 5.00 USD')],
  ]);
});

test('what is unusual is told of the later settlement, whatever the order of the files, and holds nothing', () => {
  const first = file(settlementText({ id: '11223344551', rows: [...ORDER, ...ACCOUNT] }));
  const claim: Row = ['Chargeback Refund', 'ItemPrice', 'Principal', '-29.98', { orderId: '111-0000001-0000001' }];
  const second = file(
    settlementText({
      id: '11223344552',
      span: ['2026-03-14 08:00:00 UTC', '2026-03-18 08:00:00 UTC', '2026-03-20 08:00:00 UTC'],
      rows: [...ORDER, claim],
    }),
  );
  const { code, settlements } = report(second, first);
  expect([code, settlements.map(({ unusual }) => unusual)]).toEqual([
    0,
    [
      [],
      [
        '"Chargeback Refund / ItemPrice / Principal" on Amazon.com was never seen in an earlier settlement: 1 line, -29.98 USD.',
        'Chargeback Refund on Amazon.com took -29.98 USD in 1 line.',
      ],
    ],
  ]);
  expect(printSettlement(settlements[1] as SettlementOutcome)).toContain(
    '  Unusual: Chargeback Refund on Amazon.com took -29.98 USD in 1 line.',
  );
});

test('euros with a comma, yen without decimals, and the same pages when run again', () => {
  const euro = settlementText({
    currency: 'EUR',
    style: 'dotted',
    rows: [['Order', 'ItemPrice', 'Principal', '1141,18', { marketplace: 'Amazon.de' }]],
  });
  const yen = settlementText({
    id: '11223344553',
    currency: 'JPY',
    style: 'slashes',
    rows: [['Order', 'ItemPrice', 'Principal', '4980', { marketplace: 'Amazon.co.jp' }]],
  });
  const names = [file(euro), file(yen)];
  const first = run('--json', ...names);
  const [one, two] = (JSON.parse(first.out) as { settlements: SettlementOutcome[] }).settlements;
  expect([one?.totalMinor, two?.totalMinor].sort()).toEqual([114118, 4980]);
  expect(run('--json', ...names).out).toBe(first.out);
});

test('a file that is no settlement ends with 1 and says in which line', () => {
  const { code, err } = run(file('order-id\tsku\n1\t2\n'));
  expect(code).toBe(1);
  expect(err).toMatch(/line 1/i);
});

test.each([
  ['{"way":"weekly"}', 'one of order, daily, settlement for way, found weekly'],
  ['{"colour":1}', 'the keys way, zone, accounts and map, found colour'],
  ['{"zone":"Mars/Base"}', 'an IANA zone'],
  ['{"accounts":{"profit":"X"}}', 'accounts by use'],
  [
    '{"map":[{"transactionType":"a","amountType":"b","amountDescription":"c","class":"nice"}]}',
    'a class in row 1 of map',
  ],
  ['not json', 'expected JSON'],
])('a config of %s is refused with what was expected', (text, words) => {
  const { code, err } = run('--config', file(text), file(settlementText({ rows: ORDER })));
  expect([code, err]).toEqual([1, expect.stringContaining(words)]);
});

test('the page names the classes, the entry, the proof and what the run assumed', () => {
  const { out } = run(file(settlementText({ rows: ORDER })));
  for (const words of ['Settlement 11223344551', 'Difference', '0.00', 'Journal entry 1', 'no VAT split']) {
    expect(out).toContain(words);
  }
});
