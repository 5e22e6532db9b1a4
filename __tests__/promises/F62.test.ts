// F62: revenue is what buyers paid. What Amazon pays out, net of its fees, is never booked as income.

import { US } from '../../lab/catalogue';
import { Random } from '../../lab/random';
import { bill, billNext, made, ship } from '../support/billing';
import { filesBelow, textOf } from '../support/files';
import { setMarketplace } from '../support/orderFlow';
import { SettledBooks } from '../support/settledBooks';
import { size } from '../support/size';
import { Story } from '../support/story';

/**
 * Where journal entries are made: of settlements, of what takes such an entry back line by line, and of what a month end
 * accrues, which is taken back the next day.
 */
const JOURNALS: readonly string[] = [
  'src/TypeScript/netsuite/settlements/journals.ts',
  'src/TypeScript/netsuite/settlements/undo.ts',
  'src/TypeScript/netsuite/accruals/postAccrual.ts',
];
/** Where deposits of payouts are made, between the accounts of payout, bank and exchange difference alone: see F55. */
const BANK = 'src/TypeScript/netsuite/payouts/bankPosting.ts';

/**
 * The rule, on source text: the add-on chooses one account on what it bills, the marketplace's clearing account, and makes
 * no record with lines of accounts of its own choice, but in these places: the journal entries of settlements and accruals,
 * whose lines are planned component by component, and what takes a payout to the bank. Everything else is an item's own account, which NetSuite takes.
 */

function violations(file: string, source: string): string[] {
  if (file === BANK) return [];
  const chosen = [...source.matchAll(/fieldId:\s*'(account|aracct|incomeaccount)',\s*(?:line,\s*)?value:\s*([^,}]+)/g)];
  const accounts = chosen.filter(([, , value = '']) => value.trim() !== 'clearing').map(([text]) => text);
  const set = [...source.matchAll(/\bset\(\s*'(?:account|aracct|incomeaccount)'[^)]*\)/g)].map(([text]) => text);
  const records = [
    ...source.matchAll(
      /\bcreate\(\{\s*type:\s*(?:(?:record\.)?Type\.(?:DEPOSIT|JOURNAL_ENTRY|CHECK)|'(?:deposit|journalentry|check)')/g,
    ),
  ].filter(([text]) => !JOURNALS.includes(file) || !text.includes('JOURNAL_ENTRY'));
  return [...accounts, ...set, ...records.map(([text]) => text)].map((text) => `${file}: ${text}`);
}

test('F62 no line of the product books to an account but the clearing account', () => {
  const sources = filesBelow('src/TypeScript').filter((file) => file.endsWith('.ts'));
  expect(sources.some((file) => textOf(file).includes("fieldId: 'account', value: clearing"))).toBe(true);
  expect(sources.flatMap((file) => violations(file, textOf(file)))).toEqual([]);
});

test.each([
  "deposit.setSublistValue({ sublistId: 'other', fieldId: 'account', line, value: sales });",
  "paid.setValue({ fieldId: 'account', value: income });",
  'const deposit = record.create({ type: record.Type.DEPOSIT });',
  "const journal = record.create({ type: 'journalentry' });",
  "set('account', settings.salesAccount);",
])('F62 the rule finds a deposit that is booked as income: %s', (line) => {
  expect(violations('x.ts', line)).toHaveLength(1);
});

test('F62 a payout cannot be made income by a setting: a settlement waits while an account of income is chosen for it', () => {
  const books = new SettledBooks();
  const [income] = books.account.store.all("SELECT id FROM account WHERE accttype = 'Income' ORDER BY id");
  const payout = books.account.listValue('customlist_cwy_account_role', 'val_cwy_acc_payout');
  for (const row of books.account.records.list('customrecord_cwy_account').rows) {
    if (String(row.fields.custrecord_cwy_acc_role) !== String(payout)) continue;
    row.fields.custrecord_cwy_acc_account = String(income?.id);
    books.account.records.save(row, { system: true });
  }
  books.keep({ rows: [['Order', 'ItemPrice', 'Principal', '10.00']] });
  books.settle();
  expect(books.outcomes()).toMatchObject([
    {
      journals: [],
      held: [{ reason: expect.stringMatching(/No account that can be used so is chosen for .*Payout/) }],
    },
  ]);
  books.account.close();
});

test('F62 money at Amazon cannot be made income by a setting: such a clearing account is refused, however the account is set up', () => {
  const story = new Story();
  const { account } = story.world;
  const income = story.rows("SELECT id, acctnumber FROM account WHERE accttype IN ('Income', 'OthIncome') ORDER BY id");
  expect(income.length).toBeGreaterThan(1);
  for (const expanded of [false, true]) {
    account.company.setPreference('accountingpreferences', 'assetcogsitemaccts', expanded);
    for (const { id } of income) {
      expect(() => setMarketplace(story, US, { clearing: String(id) })).toThrow(/must be of the type Bank/);
    }
  }
  story.close();
});

const ORDERS = size('F62 orders', 12, 200);

test.each(['order', 'daily'] as const)(
  `F62 of ${ORDERS} orders recorded by the way %s, income is gross to the cent, and clearing what the buyers paid`,
  (way) => {
    const story = new Story({ setUp: { way }, seed: 62 });
    const random = new Random(62);
    const gross = { '4000 Sales': 0, '4100 Shipping Income': 0, '4900 Sales Discounts': 0 };
    for (let order = 0; order < ORDERS; order++) {
      const [quantity, price, shipping, discount] = [
        random.int(1, 4),
        random.int(500, 4_000),
        random.int(0, 900),
        random.int(0, 400),
      ];
      story.place({ lines: [{ sku: 'HH-MUG-SAND', quantity, price, shipping, discount, tax: random.int(0, 300) }] });
      gross['4000 Sales'] -= quantity * price;
      gross['4100 Shipping Income'] -= shipping;
      gross['4900 Sales Discounts'] += discount;
    }
    story.sync();
    for (const { amazonOrderId } of story.documents()) ship(story, amazonOrderId);
    story.world.clock.advance(2 * 86_400_000);
    bill(story);
    billNext(story);
    const booked: Record<string, number> = {};
    for (const { id } of made(story, 'cashsale')) {
      for (const { name, debitMinor, creditMinor } of story.world.account.ledger.impact(id as number)) {
        booked[name] = (booked[name] ?? 0) + debitMinor - creditMinor;
      }
    }
    const paid = -Object.values(gross).reduce((all, amount) => all + amount, 0);
    expect(booked).toEqual({ ...gross, '1051 Amazon Clearing US USD': paid });
    story.close();
  },
);
