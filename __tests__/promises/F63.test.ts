// F63: over marketplaces, subsidiaries and currencies, the trial balance of each subsidiary and that of all together tie.

import { UK as UNITED_KINGDOM } from '../../lab/catalogue';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import type { SettlementDraft } from '../support/settlementText';
import { Story } from '../support/story';

/** Amazon.com is America's, whose books are in dollars; Britain and Germany are Europe's, in pounds; Japan's are in yen. */
const EUROPE = ['A1F83G8C2ARO7P', 'A1PA6795UKMFR9'];
/** To dollars 1.25, 1.125 and 0.01; so that every amount below is whole in the books, too. */
const RATES = [
  ['GBP', 'USD', 1.25],
  ['USD', 'GBP', 0.8],
  ['EUR', 'GBP', 0.9],
  ['EUR', 'JPY', 112.5],
  ['JPY', 'USD', 0.01],
] as const;

const [UK, DE, JP] = [
  { marketplace: 'Amazon.co.uk' },
  { marketplace: 'Amazon.de' },
  { marketplace: 'Amazon.co.jp' },
] as const;

/** Four settlements, each with lines of another marketplace, one of them over the end of a month. */
const GOLDEN: readonly SettlementDraft[] = [
  {
    id: '63000000001',
    rows: [
      ['Order', 'ItemPrice', 'Principal', '1000.00'],
      ['Order', 'ItemFees', 'Commission', '-150.00'],
      ['Order', 'ItemPrice', 'Principal', '200.00', UK],
      ['Order', 'ItemFees', 'Commission', '-30.00', UK],
      ['other-transaction', 'other-transaction', 'Storage Fee', '-20.00', DE],
    ],
  },
  {
    id: '63000000002',
    currency: 'GBP',
    style: 'dotted',
    rows: [
      ['Order', 'ItemPrice', 'Principal', '500.00', UK],
      ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', '-60.00', UK],
      ['Order', 'ItemPrice', 'Principal', '100.00', DE],
      ['other-transaction', 'other-transaction', 'Current Reserve Amount', '-40.00', { marketplace: '' }],
    ],
  },
  {
    id: '63000000003',
    currency: 'EUR',
    style: 'dotted',
    rows: [
      ['Order', 'ItemPrice', 'Principal', '400,00', { ...DE, at: '20.02.2026 12:00:00 UTC' }],
      ['Order', 'ItemFees', 'Commission', '-50,00', DE],
      ['Order', 'ItemPrice', 'Principal', '60,00', { ...JP, at: '20.02.2026 12:00:00 UTC' }],
      ['Order', 'ItemPrice', 'Principal', '40,00', JP],
    ],
  },
  {
    id: '63000000004',
    currency: 'JPY',
    style: 'slashes',
    rows: [
      ['Order', 'ItemPrice', 'Principal', '30000', JP],
      ['Order', 'ItemFees', 'Commission', '-4500', JP],
      ['ServiceFee', 'Cost of Advertising', 'TransactionTotalAmount', '-1000'],
    ],
  },
];

/** Debits less credits in minor units of the books. */
type Balance = Readonly<Record<string, number>>;

const AMERICA: Balance = {
  'Amazon Sales': -1000_00,
  'Amazon Referral Fees': 150_00,
  'Amazon Advertising': 10_00,
  'Due From Amazon Subsidiaries': -10_00,
  'Due To Amazon Subsidiaries': -150_00,
  'Amazon Payout': 1000_00,
};
const IN_EUROPE: Balance = {
  'Amazon Sales': -(160_00 + 600_00 + 360_00),
  'Amazon Referral Fees': 24_00 + 45_00,
  'Amazon FBA Fees': 60_00,
  'Amazon Storage Fees': 16_00,
  'Amazon Reserve': 40_00,
  'Due From Amazon Subsidiaries': 136_00 - 16_00,
  'Due To Amazon Subsidiaries': -90_00,
  'Amazon Payout': 500_00 + 405_00,
};
const JAPAN: Balance = {
  'Amazon Sales': -(11_250 + 30_000),
  'Amazon Referral Fees': 4_500,
  'Due From Amazon Subsidiaries': 11_250,
  'Due To Amazon Subsidiaries': 1_000,
  'Amazon Payout': 24_500,
};
/** In dollars. What subsidiaries owe each other is nothing. */
const TOGETHER: Balance = {
  'Amazon Sales': -2812_50,
  'Amazon Referral Fees': 281_25,
  'Amazon Advertising': 10_00,
  'Amazon FBA Fees': 75_00,
  'Amazon Storage Fees': 20_00,
  'Amazon Reserve': 50_00,
  'Amazon Payout': 2376_25,
};

let books: SettledBooks;
beforeAll(() => {
  books = new SettledBooks();
  const { account } = books;
  for (const [from, to, rate] of RATES) account.company.setExchangeRate(from, to, '2026-02-01', rate);
  const [europe] = account.store.all("SELECT id FROM subsidiary WHERE name = 'Amazon GBP'");
  for (const row of account.records.list('customrecord_cwy_marketplace').rows) {
    if (!EUROPE.includes(String(row.fields.custrecord_cwy_mkt_amazon_id))) continue;
    const place = account.records.get('customrecord_cwy_marketplace', Number(row.id)) as RecordData;
    place.fields.custrecord_cwy_mkt_subsidiary = String(europe?.id);
    account.records.save(place, { system: true });
  }
  books.settle(...GOLDEN);
});
afterAll(() => books.close());

type Rows = ReturnType<SettledBooks['account']['ledger']['trialBalance']>['accounts'];

const balances = (rows: Rows): Balance =>
  Object.fromEntries(
    rows
      .map(({ name, debitMinor, creditMinor }) => [name.replace(/^\d+ /, ''), debitMinor - creditMinor] as const)
      .filter(([, amount]) => amount !== 0),
  );

const sumOf = (balance: Balance): number => Object.values(balance).reduce((all, amount) => all + amount, 0);

test('F63 every settlement of the golden set is posted', () => {
  const held = books.outcomes().map((each) => [each.settlementId, each.held] as const);
  expect(held.toSorted()).toEqual(GOLDEN.map(({ id }) => [id, []]));
});

test('F63 the trial balance of each subsidiary is what its own marketplaces brought, and comes to zero', () => {
  const found = books.account.ledger.trialBalance().subsidiaries;
  expect(found.map(({ name, currency, accounts }) => [name, currency, balances(accounts)])).toEqual([
    [expect.any(String), 'USD', AMERICA],
    ['Amazon GBP', 'GBP', IN_EUROPE],
    ['Amazon JPY', 'JPY', JAPAN],
  ]);
  expect(found.map(({ accounts }) => sumOf(balances(accounts)))).toEqual([0, 0, 0]);
});

test('F63 all subsidiaries together, at the same rates, come to zero, and owe each other nothing', () => {
  const toDollars: Readonly<Record<string, number>> = { USD: 1, GBP: 1.25, JPY: 1 };
  const together: Record<string, number> = {};
  for (const { currency, accounts } of books.account.ledger.trialBalance().subsidiaries) {
    for (const [name, amount] of Object.entries(balances(accounts))) {
      // A cent is worth a yen.
      const own = name.startsWith('Due ') ? 'Owed among subsidiaries' : name;
      together[own] = (together[own] ?? 0) + amount * (toDollars[currency] ?? Number.NaN);
    }
  }
  expect(together).toEqual({ ...TOGETHER, 'Owed among subsidiaries': 0 });
  expect(sumOf(together)).toBe(0);
});

test('F63 each entry is in one subsidiary and balances there in its own currency; what is paid is at whom Amazon pays', () => {
  const lines = books.account.store.all(
    `SELECT t.id AS entry, l.subsidiary AS subsidiary, l.foreignamount AS amount
     FROM "transaction" t JOIN "transactionline" l ON l."transaction" = t.id
     WHERE t.type = 'Journal'`,
  );
  const entries = new Map<string, { readonly subsidiaries: Set<string>; sum: number }>();
  for (const { entry, subsidiary, amount } of lines) {
    const known = entries.get(String(entry)) ?? { subsidiaries: new Set<string>(), sum: 0 };
    known.subsidiaries.add(String(subsidiary));
    known.sum += Math.round(Number(amount) * 100);
    entries.set(String(entry), known);
  }
  expect([...entries.values()].filter(({ subsidiaries, sum }) => subsidiaries.size !== 1 || sum !== 0)).toEqual([]);
  const paid = books.outcomes().map(({ journals, currency }) => [
    currency,
    journals
      .flatMap((each) => each.lines)
      .filter(({ account }) => account === 'Amazon Payout')
      .reduce((all, { debitMinor, creditMinor }) => all + debitMinor - creditMinor, 0),
  ]);
  expect(Object.fromEntries(paid)).toEqual({ USD: 1000_00, GBP: 500_00, EUR: 450_00, JPY: 24_500 });
});

test.each(GOLDEN.map(({ id = '' }) => id))(
  'F63 settlement %s is proven in the ledger, in whichever books its lines are',
  (id) => {
    expect(wordsOf(books.page({ id: books.idOf(id), view: 'proof' }))).toMatch(/Difference 0(\.00)? [A-Z]{3}/);
  },
);

test('F63 stock that Amazon ships in Britain leaves Britain’s FBA location, and no other location has moved', () => {
  const story = new Story();
  const { account } = story.world;
  const onHand = (): Map<string, number> =>
    new Map(account.stock.all().map((row) => [`${row.itemName} ${row.locationName}`, row.onHand]));
  const before = onHand();
  story.arrive({
    marketplaceId: UNITED_KINGDOM,
    channel: 'FBA',
    status: 'SHIPPED',
    lines: [{ sku: 'HH-TEAPOT-FBA', quantity: 3, price: 3_999 }],
  });
  const moved = [...onHand()]
    .map(([place, units]) => [place, units - (before.get(place) ?? 0)] as const)
    .filter(([, units]) => units !== 0);
  expect(moved).toEqual([[expect.stringMatching(/ GB FBA$/), -3]]);
  story.close();
});
