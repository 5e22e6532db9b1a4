// Rows of the settlement map for one kind of line, on the built scripts: an accountant gives a marketplace its own account
// and segments from a day on, sees before what that does, and the entry has them as NetSuite keeps it.

import { write } from '../../lab/netsuite/profileWrite';
import type { RecordData } from '../../lab/netsuite/records/definition';
import { Person } from '../../lab/netsuite/runner/person';
import { tokenOf } from '../support/addOn';
import { SettledBooks, wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const ACCOUNTANT = 'customrole_cwy_accountant';
const KIND = { custparam_type: 'Order', custparam_amount: 'ItemFees', custparam_text: 'Commission' };
const ROWS: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '100.00'],
  ['Order', 'ItemFees', 'Commission', '-15.00'],
  ['Order', 'ItemFees', 'Commission', '-4.00', { marketplace: 'Amazon.com.mx' }],
  ['Odd', 'Odd', 'Odd', '-1.00'],
];

let world: SettledBooks;
let ids: Readonly<Record<'east' | 'retail' | 'account' | 'income' | 'usa', number>>;

beforeAll(() => {
  world = new SettledBooks();
  const { account } = world;
  const one = (sql: string): number => Number(account.store.all(sql)[0]?.id);
  const root = String(one('SELECT id FROM subsidiary WHERE parent IS NULL'));
  const here = { subsidiary: [root], includechildren: true };
  ids = {
    east: write(account, 'department', { name: 'East', ...here }),
    retail: write(account, 'classification', { name: 'Retail', ...here }),
    account: write(account, 'account', { acctnumber: '6399', acctname: 'US Commission', accttype: 'Expense', ...here }),
    income: one("SELECT id FROM account WHERE accttype = 'Income' ORDER BY id"),
    usa: one("SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_amazon_id = 'ATVPDKIKX0DER'"),
  };
  world.settle({ rows: ROWS });
});
afterAll(() => world.account.close());

const page = (): string => world.mapping({ role: ACCOUNTANT, parameters: KIND }).text;
const mapRows = (): readonly RecordData[] => world.account.records.list('customrecord_cwy_linemap').rows;
const field = (row: RecordData | undefined, name: string): unknown => row?.fields[`custrecord_cwy_lmp_${name}`];

function post(more: Readonly<Record<string, string>>): string {
  const form = {
    custpage_token: tokenOf(page()),
    custpage_step: 'row',
    custpage_wishtype: 'Order',
    custpage_wishamount: 'ItemFees',
    custpage_wishtext: 'Commission',
    custpage_class: 'referral-fees',
    ...more,
  };
  return world.mapping({ role: ACCOUNTANT, form }).text;
}

/** Presses the preview's button: posts what its hidden fields hold. */
function accept(html: string): void {
  const cells = [...html.matchAll(/name="(custpage_[^"]+)"[^>]*value="([^"]*)"/g)];
  const areas = [...html.matchAll(/<textarea[^>]*name="(custpage_[^"]+)"[^>]*>([^<]*)</g)];
  const form = Object.fromEntries(
    [...cells, ...areas].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
  world.mapping({ role: ACCOUNTANT, form });
}

test('a kind of line without rows of its own says so and offers a form', () => {
  const text = wordsOf(page());
  expect(text).toContain('Order / ItemFees / Commission has no row of your own: the shipped map decides');
  for (const label of [
    'Marketplace',
    'Valid From',
    'Account',
    'Department',
    'Class (Segment)',
    'Location',
    'Tax Code',
  ]) {
    expect(text).toContain(label);
  }
});

test.each([
  [
    'a last day before the first',
    { custpage_from: '3/2/2026', custpage_to: '3/1/2026' },
    'found 2026-03-02 to 2026-03-01',
  ],
  ['a day that is none', { custpage_from: 'soon' }, 'Expected a day in your own format'],
  ['no class', { custpage_class: '' }, 'choose a class'],
])('%s is refused before anything is previewed', (_case, more, words) => {
  post(more);
  expect(wordsOf(page())).toContain(words);
  expect(mapRows()).toEqual([]);
});

test('a row of one marketplace is previewed, accepted, and puts its lines there and no others', () => {
  const { east, retail, account, usa } = ids;
  const html = post({
    custpage_marketplace: String(usa),
    custpage_from: '3/1/2026',
    custpage_account: String(account),
    custpage_department: String(east),
    custpage_classification: String(retail),
  });
  const shown = wordsOf(html);
  expect(shown).toContain('Referral fees: account 6399 US Commission, department East, class Retail');
  expect(shown).toContain('−15.00 USD');
  expect(shown).toContain('1 row of the map is new. 1 settlement not yet posted changes');
  expect(shown).toContain('from 2026-03-01');
  expect(mapRows()).toEqual([]);
  accept(html);
  const [row] = mapRows();
  expect([field(row, 'marketplace'), field(row, 'from'), field(row, 'account'), field(row, 'department')]).toEqual([
    String(usa),
    '2026-03-01',
    String(account),
    String(east),
  ]);
  expect(wordsOf(page())).toMatch(
    /from 2026-03-01 Referral fees account 6399 US Commission, department East, class Retail/,
  );
  new Person(world.account).create('customrecord_cwy_linemap', {
    values: {
      custrecord_cwy_lmp_transaction: 'Odd',
      custrecord_cwy_lmp_type: 'Odd',
      custrecord_cwy_lmp_description: 'Odd',
      custrecord_cwy_lmp_class: String(world.account.listValue('customlist_cwy_line_class', 'val_cwy_cls_other_fees')),
    },
    sublists: {},
  });
  world.account.runner.settle();
  expect(world.outcomes()[0]?.held).toEqual([]);
  const lines = world.account.store
    .all(
      `SELECT l.expenseaccount AS account, l.department AS department, l.class AS class, l.foreignamount AS amount
       FROM "transactionline" l WHERE l.memo LIKE '%Commission' ORDER BY l.foreignamount`,
    )
    .map((each) => [Number(each.account) === account, each.department, each.class, each.amount]);
  expect(lines).toEqual([
    [false, null, null, 4],
    [true, east, retail, 15],
  ]);
});

const BY_HAND = {
  custrecord_cwy_lmp_transaction: 'Order',
  custrecord_cwy_lmp_type: 'ItemFees',
  custrecord_cwy_lmp_description: 'Commission',
};

test.each<[string, () => Readonly<Record<string, unknown>>, string, RegExp]>([
  [
    'on days on which another row holds',
    () => ({ custrecord_cwy_lmp_marketplace: String(ids.usa), custrecord_cwy_lmp_from: '2026-06-01' }),
    'referral_fees',
    /row \d+ already gives .* the class Referral fees from 2026-03-01/,
  ],
  [
    'that would make a transfer income',
    () => ({ custrecord_cwy_lmp_account: String(ids.income) }),
    'debt_adjustment',
    /stand on the balance sheet; found an account of the type Income/,
  ],
  [
    'with an account for what passes through',
    () => ({ custrecord_cwy_lmp_account: String(ids.account) }),
    'withheld_tax',
    /their row takes none/,
  ],
])('a row by hand %s is refused in words', (_case, more, lineClass, words) => {
  const before = mapRows().length;
  const value = String(world.account.listValue('customlist_cwy_line_class', `val_cwy_cls_${lineClass}`));
  const save = (): unknown =>
    new Person(world.account).create('customrecord_cwy_linemap', {
      values: { ...BY_HAND, custrecord_cwy_lmp_class: value, ...more() } as never,
      sublists: {},
    });
  expect(save).toThrow(words);
  expect(mapRows()).toHaveLength(before);
});

test('where settled prices include tax a settlement waits for a tax code, and is then posted net and tax apart', () => {
  const { account } = world;
  const [germany] = account.store.all(
    "SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_amazon_id = 'A1PA6795UKMFR9'",
  );
  const place = account.records.get('customrecord_cwy_marketplace', Number(germany?.id)) as RecordData;
  place.fields.custrecord_cwy_mkt_settled_tax = true;
  account.records.save(place, { system: true });
  const type = String(write(account, 'taxtype', { name: 'German VAT', country: 'DE' }));
  const code = write(account, 'salestaxitem', { itemid: 'MwSt 19 %', rate: 19, country: 'DE', taxtype: type });
  const rows: readonly Row[] = [['Order', 'ItemPrice', 'Principal', '119,00', { marketplace: 'Amazon.de' }]];
  world.settle({ id: '55443322111', currency: 'EUR', style: 'dotted', rows });
  const found = (): ReturnType<SettledBooks['outcomes']>[number] | undefined =>
    world.outcomes().find(({ settlementId }) => settlementId === '55443322111');
  expect(found()).toMatchObject({
    journals: [],
    held: [
      {
        reason: expect.stringContaining(
          '"Order / ItemPrice / Principal" in Amazon.de holds tax, and no row of the map',
        ),
        amountMinor: 119_00,
        lines: 1,
      },
    ],
  });
  const row = { wishtype: 'Order', wishamount: 'ItemPrice', wishtext: 'Principal', class: 'sales' };
  const form = Object.fromEntries(Object.entries(row).map(([name, value]) => [`custpage_${name}`, value]));
  const html = post({ ...form, custpage_marketplace: String(germany?.id), custpage_taxcode: String(code) });
  expect(wordsOf(html)).toContain('Sales: tax code MwSt 19 %');
  expect(wordsOf(html)).toContain('1 settlement would no longer be held');
  accept(html);
  account.runner.settle();
  const [journal] = found()?.journals ?? [];
  expect(journal?.lines.map((each) => [each.account, each.debitMinor - each.creditMinor])).toEqual([
    ['Amazon Sales', -100_00],
    ['Sales Tax Owed', -19_00],
    ['Amazon Payout', 119_00],
  ]);
});

test('an account that became one of income since is not used, and the settlement waits', () => {
  const { account } = world;
  const card = write(account, 'account', {
    acctnumber: '1399',
    acctname: 'Debts At Amazon',
    accttype: 'OthCurrAsset',
    subsidiary: account.store.all('SELECT id FROM subsidiary WHERE parent IS NULL').map(({ id }) => String(id)),
    includechildren: true,
  });
  const kind = {
    custrecord_cwy_lmp_transaction: 'Debt',
    custrecord_cwy_lmp_type: 'Debt',
    custrecord_cwy_lmp_description: '*',
  };
  const value = String(account.listValue('customlist_cwy_line_class', 'val_cwy_cls_debt_adjustment'));
  new Person(account).create('customrecord_cwy_linemap', {
    values: { ...kind, custrecord_cwy_lmp_class: value, custrecord_cwy_lmp_account: String(card) },
    sublists: {},
  });
  const changed = account.records.get('account', card) as RecordData;
  changed.fields.accttype = 'Income';
  account.records.save(changed, { system: true });
  world.settle({ id: '55443322112', rows: [['Debt', 'Debt', 'Of Another Account', '7.00', { marketplace: '' }]] });
  const held = world.outcomes().find(({ settlementId }) => settlementId === '55443322112')?.held;
  expect(held?.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^The account that a row of the map names for Amazon\.com, .* cannot be used so\.$/),
  ]);
});

test('a department of another subsidiary is refused by NetSuite in words, and nothing counts as posted', () => {
  const { account } = world;
  const [canada] = account.store.all("SELECT id FROM subsidiary WHERE name = 'Amazon CAD'");
  const north = write(account, 'department', { name: 'North', subsidiary: [String(canada?.id)] });
  new Person(account).create('customrecord_cwy_linemap', {
    values: {
      custrecord_cwy_lmp_transaction: 'Refund',
      custrecord_cwy_lmp_type: 'ItemPrice',
      custrecord_cwy_lmp_description: 'Principal',
      custrecord_cwy_lmp_class: String(account.listValue('customlist_cwy_line_class', 'val_cwy_cls_refunds')),
      custrecord_cwy_lmp_department: String(north),
    },
    sublists: {},
  });
  world.settle({ id: '55443322113', rows: [['Refund', 'ItemPrice', 'Principal', '-7.00']] });
  const found = world.outcomes().find(({ settlementId }) => settlementId === '55443322113');
  expect([found?.journals, found?.held.map(({ reason }) => reason)]).toEqual([
    [],
    [expect.stringContaining('The department North is not in the subsidiary of this transaction')],
  ]);
});
