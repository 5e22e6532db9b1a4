// The page Amazon Clearing in the built scripts: what Amazon owes on any day, by age and order, tied to the account; to
// print and as a file; and said not to tie where it does not.

import { DAY } from '../../lab/clock';
import { write } from '../../lab/netsuite/profileWrite';
import { type AddOn, tokenOf, visit } from '../support/addOn';
import { billNext, ship } from '../support/billing';
import { foundClearing, MUGS, match, settle, sold } from '../support/clearing';
import { wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const story = foundClearing('order');
const { account, clock } = story.world;
afterAll(() => story.close());

interface Look {
  readonly day?: string;
  readonly view?: string;
  /** The US account without. */
  readonly of?: string;
  readonly role?: string;
  readonly form?: Readonly<Record<string, string>>;
}

function page({ day, view, role, form, of = clearing }: Look = {}): string {
  const parameters = {
    ...(day === undefined ? {} : { custparam_day: day }),
    ...(view === undefined ? {} : { custparam_view: view }),
    custparam_account: of,
  };
  return visit({ account } as unknown as AddOn, {
    script: 'clearing',
    parameters,
    ...(role === undefined ? {} : { role }),
    ...(form === undefined ? {} : { form }),
  }).text;
}

const words = (look: Look = {}): string => wordsOf(page(look));

const [us] = story.rows("SELECT id FROM account WHERE accountsearchdisplaynamecopy = 'Amazon Clearing US USD'");
const clearing = String(us?.id);
const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);
const ids: string[] = [];
let settledOn = '';

test('before anything is billed the account ties at nothing, and the page says what will be here', () => {
  const empty = words();
  expect(empty).toContain('● Ties: 0.00 USD of 0 orders and 0.00 USD not traced to an order are the balance of');
  expect(empty).toContain('No order is open: whatever was billed is settled at the same amount.');
});

test('open orders stand by age, the longest open first, each with its amounts and entries', () => {
  ids.push(story.arrive(MUGS), story.arrive(MUGS), story.arrive(MUGS));
  const [first = '', second = '', third = ''] = ids;
  ship(story, first);
  ship(story, second);
  billNext(story);
  clock.advance(10 * DAY);
  ship(story, third);
  billNext(story);
  settle(story, sold(first, '19.00'));
  settledOn = today();
  const shown = words();
  expect(shown).toContain('● Ties: 52.98 USD of 3 orders and 0.00 USD not traced to an order are the balance of');
  expect(shown).toMatch(
    /0–7 days 1 25\.99 8–14 days 2 26\.99 15–30 days 0 0\.00 31–60 days 0 0\.00 .* Balance in NetSuite 52\.98/,
  );
  const row = new RegExp(
    `${first} \\S+ 10 25\\.99 −24\\.99 – – 1\\.00 CS\\S+ , \\S+: 25\\.99 JE\\S+ , \\S+: −24\\.99 \\( its lines \\)`,
  );
  expect(shown).toMatch(row);
  expect(shown.indexOf(third)).toBeGreaterThan(shown.indexOf(second));
});

test('a day of the past is shown as it was', () => {
  const before = new Date(clock.now() - 5 * DAY).toISOString().slice(0, 10);
  expect(words({ day: before })).toContain(`Ties: 51.98 USD of 2 orders`);
  expect(words({ day: '2020-01-01' })).toContain('Ties: 0.00 USD of 0 orders');
});

test('what names no order is listed as such, and the account still ties', () => {
  const [other] = story.rows("SELECT id FROM account WHERE accountsearchdisplaynamecopy = 'Amazon Suspense'");
  const [subsidiary] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  write(
    account,
    'journalentry',
    { subsidiary: String(subsidiary?.id), trandate: today(), memo: 'By hand' },
    {
      line: [
        { account: clearing, credit: 7.5 },
        { account: String(other?.id), debit: 7.5 },
      ],
    },
  );
  const shown = words();
  expect(shown).toContain('● Ties: 52.98 USD of 3 orders and −7.50 USD not traced to an order are the balance of');
  expect(shown).toMatch(/Not traced to an order 1 −7\.50 Unexplained 0\.00 Balance in NetSuite 45\.48/);
  expect(shown).toMatch(/JE\S+ −7\.50 It names no order\. By hand/);
});

test('an entry by hand whose memo has an order id is of that order', () => {
  const [other] = story.rows("SELECT id FROM account WHERE accountsearchdisplaynamecopy = 'Amazon Suspense'");
  const [subsidiary] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  const line = [
    { account: clearing, credit: 1, memo: `Rest of ${ids[0]}` },
    { account: clearing, debit: 1, memo: 'and of 701-0000000-0000009' },
    { account: clearing, debit: 2, memo: '701-0000000-0000009' },
    { account: String(other?.id), credit: 2 },
  ];
  const day = '2026-03-12';
  const id = write(
    account,
    'journalentry',
    { subsidiary: String(subsidiary?.id), trandate: day, memo: 'Cleared' },
    { line },
  );
  const shown = words();
  expect(shown).toContain('● Ties: 54.98 USD of 3 orders and −7.50 USD not traced');
  expect(shown).toMatch(/701-0000000-0000009 \S+ 0 – – – 3\.00 3\.00/);
  account.records.remove('journalentry', id);
});

test('what is left in the currency of the books is shown apart, as an exchange difference', () => {
  const [root] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  const [ca] = story.rows(
    "SELECT id, currency FROM account WHERE accountsearchdisplaynamecopy = 'Amazon Clearing CA CAD'",
  );
  const [marketplace] = story.rows(
    "SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_currency = 'CAD'",
  );
  const [other] = story.rows("SELECT id FROM account WHERE accountsearchdisplaynamecopy = 'Amazon Suspense'");
  const subsidiary = String(root?.id);
  // The books of the United States take Canadian dollars.
  const change = (type: string, id: unknown, fields: Readonly<Record<string, string | string[] | boolean>>): void => {
    const found = account.records.get(type, Number(id));
    if (!found) throw new Error(`Expected a ${type} ${id}, found none.`);
    Object.assign(found.fields, fields);
    account.records.save(found, { system: true });
  };
  change('account', ca?.id, { subsidiary: [subsidiary], includechildren: true });
  change('customrecord_cwy_marketplace', marketplace?.id, { custrecord_cwy_mkt_subsidiary: subsidiary });
  write(
    account,
    'journalentry',
    { subsidiary, currency: String(ca?.currency), trandate: today(), memo: '701-0000000-0000001' },
    {
      line: [
        { account: String(ca?.id), debit: 100 },
        { account: String(other?.id), credit: 100 },
      ],
    },
  );
  const tomorrow = new Date(clock.now() + DAY).toISOString().slice(0, 10);
  account.company.setExchangeRate('CAD', 'USD', tomorrow, 0.8123);
  const shown = words({ day: tomorrow, of: String(ca?.id) });
  expect(shown).toContain('● Ties: 100.00 CAD of 1 order and 0.00 CAD not traced');
  expect(shown).toMatch(
    /In the currency of the books USD Balance in NetSuite 73\.00 Balance in its own currency, at the rate of the day 81\.23 Exchange difference, left to NetSuite's revaluation −8\.23/,
  );
});

test('the print and the file hold the same', () => {
  const print = wordsOf(page({ view: 'print' }));
  expect(print).toContain('Ties: 52.98 USD of 3 orders and −7.50 USD not traced');
  const lines = page({ view: 'csv' }).split('\r\n');
  expect(lines[1]).toMatch(/^Balance,1051 Amazon Clearing US USD on \S+,,,,,,,45\.48,USD,Ties$/);
  expect(lines.find((line) => line.startsWith(`Order,${ids[0]},`))).toMatch(
    /,10,25\.99,-24\.99,0\.00,0\.00,1\.00,USD,/,
  );
  expect(lines.filter((line) => line.startsWith('Order,'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('Not traced,')).map((line) => line.split(',')[8])).toEqual([
    '-7.50',
    '-7.50',
  ]);
});

test.each(['customrole_cwy_accountant', 'customrole_cwy_ops', 'customrole_cwy_admin'])('%s may look', (role) => {
  expect(words({ role })).toContain('● Ties: 52.98 USD of 3 orders');
});

test('an undone settlement leaves its orders as they were billed, and the account ties', () => {
  const [{ id } = {}] = story.rows('SELECT id FROM customrecord_cwy_settlement');
  const undo = { script: 'setstep', role: 'customrole_cwy_accountant' };
  const asked = visit({ account } as unknown as AddOn, {
    ...undo,
    parameters: { custparam_id: String(id), custparam_kind: 'undo' },
  }).text;
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(asked)?.[1] ?? '';
  const hidden = Object.fromEntries(
    ['custpage_id', 'custpage_kind', 'custpage_content'].map((name) => [name, field(name)]),
  );
  const form = { ...hidden, custpage_token: tokenOf(asked), custpage_reason: 'Posted too early' };
  visit({ account } as unknown as AddOn, { ...undo, form });
  account.runner.settle();
  const shown = words();
  expect(shown).toContain('● Ties: 77.97 USD of 3 orders and −7.50 USD');
  expect(shown).toMatch(new RegExp(`${ids[0]} \\S+ 10 25\\.99 – – – 25\\.99 CS\\S+ .* −24\\.99 .* 24\\.99`));
});

test('the page reads the same from a kept week, and goes through a week again in which somebody booked since', () => {
  clock.advance(40 * DAY);
  match(story);
  const weeks = (): string[] =>
    story
      .rows(
        'SELECT custrecord_cwy_clr_mark AS mark FROM customrecord_cwy_clearing WHERE custrecord_cwy_clr_account = ? ORDER BY id',
        [Number(clearing)],
      )
      .map(({ mark }) => String(mark));
  const before = weeks();
  expect(before).toHaveLength(1);
  const shown = words();
  expect(shown).toContain('Ties: 77.97 USD of 3 orders and −7.50 USD');
  const [bill] = story.rows('SELECT id FROM "transaction" WHERE type = \'CashSale\' ORDER BY id');
  account.records.remove('cashsale', Number(bill?.id));
  expect(words()).toContain('● Ties: 51.98 USD of 2 orders and −7.50 USD');
  match(story);
  expect(weeks()).not.toEqual(before);
});

test('a refund goes back onto clearing where a document refunds the order, and straight to its account where none does', () => {
  const documented = story.arrive(MUGS);
  const other = story.arrive(MUGS);
  for (const id of [documented, other]) ship(story, id);
  billNext(story);
  const [subsidiary] = story.rows('SELECT id FROM subsidiary WHERE parent IS NULL');
  const [entity] = story.rows('SELECT entity FROM "transaction" WHERE type = \'CashSale\' ORDER BY id DESC');
  const [item] = story.rows("SELECT id FROM item WHERE itemtype = 'OthCharge' ORDER BY id");
  const trandate = today();
  write(
    account,
    'cashrefund',
    {
      entity: String(entity?.entity),
      subsidiary: String(subsidiary?.id),
      trandate,
      account: clearing,
      custbody_cwy_order_id: documented,
    },
    { item: [{ item: String(item?.id), quantity: 1, rate: 10.5, amount: 10.5 }] },
  );
  const refunded = (orderId: string): Row[] => [
    ['Refund', 'ItemPrice', 'Principal', '-10.00', { orderId }],
    ['Refund', 'ItemPrice', 'Tax', '-0.50', { orderId }],
    ['Refund', 'ItemFees', 'Commission', '1.50', { orderId }],
  ];
  const before = words();
  expect(before).toMatch(new RegExp(`${documented} .* 25\\.99 – −10\\.50 – 15\\.49`));
  settle(story, [...sold(documented, '20.00'), ...sold(other, '20.00'), ...refunded(documented), ...refunded(other)]);
  const after = words();
  // The bill that was deleted is there again: its fulfilment was not billed.
  expect(after).toContain('● Ties: 77.97 USD of 3 orders and −7.50 USD');
  for (const id of [documented, other]) expect(after).not.toContain(id);
  const lines = story.rows(
    `SELECT a.accountsearchdisplaynamecopy AS account, l.foreignamount AS amount FROM "transaction" t
     JOIN transactionline l ON l."transaction" = t.id JOIN account a ON a.id = l.expenseaccount
     WHERE t.id = (SELECT MAX(id) FROM "transaction" WHERE type = 'Journal') AND l.memo LIKE 'Refund / ItemPrice / Principal%'`,
  );
  expect(lines.map((line) => `${line.account} ${line.amount}`).sort()).toEqual([
    'Amazon Clearing US USD 10',
    'Amazon Refunds 10',
  ]);
});

test('where the orders kept with a settlement do not come to its entry, the first line says that it does not tie', () => {
  const [found] = story.rows("SELECT id FROM file WHERE name LIKE 'cwy-settlement-%-orders-%'");
  const { id, name, folder } = account.files.load(Number(found?.id));
  const text = Buffer.from(account.files.read(id)).toString('utf8').replace('\t2499\t', '\t2498\t');
  account.files.save({ name, folder, fileType: 'PLAINTEXT', contents: Buffer.from(text, 'utf8') });
  // A week that is kept needs its files no more: the day lies behind the last one before the settlement.
  const shown = words({ day: settledOn });
  expect(shown).toContain(`✕ Does not tie: 1051 Amazon Clearing US USD on ${settledOn}.`);
  expect(shown).toMatch(/JE\S+ of \S+: The orders of its settlement do not come to it\./);
  expect(page({ day: settledOn, view: 'csv' })).toContain('Does not tie');
});
