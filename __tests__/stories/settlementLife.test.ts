// The life of a settlement after its posting: undone and posted again, by whoever may, with who and why. On the built
// scripts and pages.

import { CA, US } from '../../lab/catalogue';
import type { Account } from '../../lab/netsuite/account';
import { Person } from '../../lab/netsuite/runner/person';
import { tokenOf, visit } from '../support/addOn';
import { ORDER, SettledBooks, wordsOf } from '../support/settledBooks';
import { type Asking, fieldOf, lifeOf } from '../support/settlementLife';
import type { Row } from '../support/settlementText';

const books = new SettledBooks();
afterAll(() => books.close());

const { stepPage, take, setPeriod, setField, openExceptions, choiceOf } = lifeOf(books);
const ACCOUNTANT = 'customrole_cwy_accountant';
const TWO_MONTHS: readonly Row[] = [
  ['Order', 'ItemPrice', 'Principal', '10.00', { at: '2026-02-27 07:30:00 UTC' }],
  ...ORDER,
];
let last = 55_000_000_000;

/** Posted, over two months. Answers Amazon's id and the record's. */
function posted(): { number: string; id: string } {
  const number = String(++last);
  books.settle({ id: number, rows: TWO_MONTHS });
  return { number, id: books.idOf(number) };
}

const words = (parameters = {}, role?: string): string => wordsOf(books.page(parameters, role));

interface Entry {
  readonly externalid: string;
  readonly lines: readonly string[];
}

/** As NetSuite holds them. */
function entriesOf(account: Account, number: string): Entry[] {
  return books.entriesOf(number).map((id) => {
    const entry = account.records.get('journalentry', id);
    return {
      externalid: String(entry?.fields.externalid),
      lines: (entry?.sublists.line ?? []).map(({ fields }) =>
        [fields.account, fields.debit ?? '', fields.credit ?? '', fields.memo].join(' '),
      ),
    };
  });
}

test('the page says what undoing takes back, with the amounts, and changes nothing', () => {
  const { number, id } = posted();
  expect(words({ id })).toContain('Undo the posting…');
  const page = wordsOf(stepPage(id, { kind: 'undo' }));
  expect(page).toContain(
    '2 journal entries of posting 1, 57.44 USD of debits and as much of credits, will be taken back',
  );
  expect(page).toContain('Amazon Payout 15.26');
  expect(page).toContain('Nothing is changed yet.');
  expect(books.entriesOf(number)).toHaveLength(2);
});

test('undone, every account is where it was, and posted again the entries are the same but for their number', () => {
  const { number, id } = posted();
  const before = entriesOf(books.account, number);
  expect(take(id, { kind: 'undo' })).toContain(`custparam_id=${id}`);
  expect(entriesOf(books.account, number).map(({ externalid }) => externalid)).toEqual(
    [1, 2, '1-reversal', '2-reversal'].map((part) => `cwy-settle-${number}-1-${part}`),
  );
  const left = books.account.store.all(
    `SELECT l.expenseaccount AS account, SUM(ROUND(l.netamount * 100)) AS cents FROM "transaction" t
     JOIN transactionline l ON l."transaction" = t.id WHERE t.custbody_cwy_settlement = ? GROUP BY l.expenseaccount`,
    [Number(id)],
  );
  expect(left.length).toBeGreaterThan(5);
  expect(left.filter(({ cents }) => Number(cents) !== 0)).toEqual([]);
  const undone = words({ id });
  expect(undone).toContain('↺ Reversed');
  expect(undone).toContain('Undo the posting 1 The fees went wrong ● Done');
  expect(words({ id, view: 'proof' })).toContain('found one that is reversed');
  expect(words()).toContain('1 undone and not posted again');
  books.settle();
  expect(books.entriesOf(number)).toHaveLength(4);

  take(id, { kind: 'post' });
  const after = entriesOf(books.account, number).slice(4);
  expect(after.map(({ externalid }) => externalid.replace(`${number}-2-`, `${number}-1-`))).toEqual(
    before.map(({ externalid }) => externalid),
  );
  expect(after.map(({ lines }) => lines)).toEqual(before.map(({ lines }) => lines));
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  expect(words({ id })).toContain('● Posted. It waits for: its deposit.');
});

test('a posting in another currency is taken back at its own rate, so that nothing stays in the books when rates change', () => {
  const { account } = books;
  const [us, canada] = [US, CA].map((id) => {
    const sql = 'SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_amazon_id = ?';
    return account.records.get('customrecord_cwy_marketplace', Number(account.store.all(sql, [id])[0]?.id));
  });
  if (!us || !canada) throw new Error('Expected the marketplaces of the US and of Canada.');
  canada.fields.custrecord_cwy_mkt_subsidiary = us.fields.custrecord_cwy_mkt_subsidiary as string;
  account.records.save(canada, { system: true });
  account.company.setExchangeRate('CAD', 'USD', '2026-03-01', 0.7131);
  const number = String(++last);
  const rows = ORDER.map(([type, amount, description, money, more]): Row => {
    return [type, amount, description, money, { ...more, marketplace: more?.marketplace ?? 'Amazon.ca' }];
  });
  books.settle({ id: number, currency: 'CAD', rows });
  const id = books.idOf(number);
  const inBooks = (): unknown[] =>
    account.store.all(
      `SELECT l.expenseaccount AS account, SUM(ROUND(l.netamount * 100)) AS cents FROM "transaction" t
       JOIN transactionline l ON l."transaction" = t.id WHERE t.custbody_cwy_settlement = ? GROUP BY l.expenseaccount
       HAVING SUM(ROUND(l.netamount * 100)) <> 0`,
      [Number(id)],
    );
  expect(inBooks().length).toBeGreaterThan(4);
  account.company.setExchangeRate('CAD', 'USD', '2026-03-10', 0.7444);
  take(id, { kind: 'undo' });
  expect(words({ id })).toContain('↺ Reversed');
  expect(inBooks()).toEqual([]);
});

test('what is asked for twice is done once, and nothing is offered while it is', () => {
  const { number, id } = posted();
  const page = stepPage(id, { kind: 'undo' });
  take(id, { kind: 'undo' });
  const form = {
    custpage_id: id,
    custpage_kind: 'undo',
    custpage_content: fieldOf(page, 'custpage_content'),
    custpage_token: tokenOf(page),
    custpage_reason: 'again',
  };
  const again = visit(books, { script: 'setstep', form, role: ACCOUNTANT });
  expect(String(again.headers.location)).toContain('custparam_kind=undo');
  expect(wordsOf(stepPage(id, { kind: 'undo' }))).toContain('nothing to undo');
  expect(books.entriesOf(number)).toHaveLength(4);
});

test('an entry whose period is closed is reversed on the first open day after it, and says so', () => {
  const { number, id } = posted();
  setPeriod('Feb 2026', true);
  take(id, { kind: 'undo' });
  setPeriod('Feb 2026', false);
  const reversals = books
    .entriesOf(number)
    .slice(2)
    .map((entry) => books.account.records.get('journalentry', entry)?.fields);
  expect(reversals.map((fields) => fields?.trandate)).toEqual(['2026-03-01', '2026-03-14']);
  expect(String(reversals[0]?.memo)).toMatch(/^Reversal of \S+, of 2026-02-28, which is not open: Amazon settlement/);
  expect(words({ id })).toContain('↺ Reversed');
});

test('other content of a posted settlement is shown as a difference, and posted only where a person wants it', () => {
  const { number, id } = posted();
  const fees: Row = ['Order', 'ItemFees', 'FBAPerUnitFulfillmentFee', '-1.20', { sku: 'MUG-1' }];
  books.settle({ id: number, rows: [...TWO_MONTHS, fees] });
  expect(books.entriesOf(number)).toHaveLength(2);
  expect(words()).toContain('1 sent again with other content (−1.20 USD)');
  const page = words({ id });
  expect(page).toContain('● Posted. It waits for: 1 sent again with other content (−1.20 USD).');
  expect(page).toContain('FBA fulfilment fees 1 2 −3.22 −4.42 −1.20 Order / ItemFees / FBAPerUnitFulfillmentFee');
  expect(page).toContain('All lines 10 11 15.26 14.06 −1.20');
  expect(page).toContain('Leave the new content out…');
  expect(page).not.toContain('Post the new content…');

  take(id, { kind: 'undo' });
  expect(wordsOf(stepPage(id, { kind: 'post-new' }))).toContain(
    '11 lines, 14.06 USD in total, a difference of −1.20 USD',
  );
  take(id, { kind: 'post-new' });
  expect(books.entriesOf(number)).toHaveLength(6);
  expect(words({ id })).toContain('● Posted. It waits for: its deposit.');
  expect(words({ id })).toContain('Total 14.06 USD');
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  expect(openExceptions(number)).toEqual([]);
});

test('what was undone can be posted again as it was, and the other content left out', () => {
  const { number, id } = posted();
  books.settle({ id: number, rows: ORDER });
  expect(openExceptions(number)).toEqual(['settlement-changed']);
  take(id, { kind: 'undo' });
  take(id, { kind: 'post' });
  expect(words({ id })).toContain('Total 15.26 USD');
  expect(words({ id })).toContain('1 sent again with other content (−10.00 USD)');
  take(id, { kind: 'keep' });
  expect(words({ id })).toContain('● Posted. It waits for: its deposit.');
  expect(openExceptions(number)).toEqual([]);
  books.settle();
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  expect(books.entriesOf(number)).toHaveLength(6);
});

test('a person who saw one new content gets no other posted', () => {
  const { number, id } = posted();
  books.settle({ id: number, rows: ORDER });
  take(id, { kind: 'undo' });
  const page = stepPage(id, { kind: 'post-new' });
  books.settle({ id: number, rows: ORDER.slice(1) });
  take(id, { kind: 'post-new', fields: { custpage_content: fieldOf(page, 'custpage_content') } });
  expect(wordsOf(stepPage(id, { kind: 'post-new' }))).toContain('has changed since this page was shown');
  expect(books.entriesOf(number)).toHaveLength(4);
});

test('the proof of what is posted stays, whatever account is chosen later', () => {
  const { id } = posted();
  const [sales, shipping] = ['sales', 'shipping'].map((use) => choiceOf(id, use));
  const choose = (chosen: unknown): void => {
    new Person(books.account).edit('customrecord_cwy_account', Number(sales?.id), {
      values: { custrecord_cwy_acc_account: String(chosen) },
      sublists: {},
    });
  };
  choose(shipping?.account);
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  take(id, { kind: 'undo' });
  take(id, { kind: 'post' });
  expect(words({ id })).toContain('Amazon Shipping Income Order / ItemPrice / Principal 29.98');
  expect(words({ id, view: 'proof' })).toContain('Difference 0.00 USD');
  choose(sales?.account);
});

/** The setting of Amazon.com. */
function approve(wanted: boolean): void {
  const sql = 'SELECT id FROM customrecord_cwy_marketplace WHERE custrecord_cwy_mkt_amazon_id = ?';
  setField(
    'customrecord_cwy_marketplace',
    books.account.store.all(sql, [US])[0]?.id,
    'custrecord_cwy_mkt_approve',
    wanted,
  );
}

test('where the marketplace says so, a draft waits with its change from the settlement before, until somebody approves it', () => {
  const before = String(++last);
  books.settle({
    id: before,
    rows: ORDER,
    span: ['2026-02-15 08:00:00 UTC', '2026-03-01 08:00:00 UTC', '2026-03-03 08:00:00 UTC'],
  });
  approve(true);
  const { number, id } = posted();
  expect(books.entriesOf(number)).toEqual([]);
  expect(words()).toContain('1 approval');
  const page = words({ id });
  expect(page).toContain('○ Ready. It waits for: 1 approval.');
  expect(page).toContain('Sales 39.98 29.98 10.00');
  expect(page).toContain('Total 15.26 5.26 10.00');
  expect(page).toContain(`The one before: ${before}`);
  expect(page).toContain('Payout Payout of settlement');
  books.settle();
  expect(books.entriesOf(number)).toEqual([]);

  take(id, { kind: 'approve', role: 'customrole_cwy_ops' });
  expect(books.entriesOf(number)).toEqual([]);
  take(id, { kind: 'approve', fields: { custpage_reason: '' } });
  approve(false);
  expect(books.entriesOf(number)).toHaveLength(2);
  expect(words({ id })).toMatch(
    /● Posted\. It waits for: its deposit\..* Approve 1 ● Done: Posting 1 is what was approved/,
  );
});

test('an approval holds for the draft that was seen, and for no other', () => {
  approve(true);
  const { number, id } = posted();
  setPeriod('Feb 2026', true);
  take(id, { kind: 'approve' });
  expect(books.entriesOf(number)).toEqual([]);
  expect(words({ id })).toContain('Given up: What would be posted has changed since it was approved');
  take(id, { kind: 'approve' });
  setPeriod('Feb 2026', false);
  approve(false);
  expect(books.entriesOf(number)).toHaveLength(2);
});

test('where NetSuite itself asks for approval, nothing is posted or undone before its entries are', () => {
  const { account } = books;
  const preferences = account.company.page('accountingpreferences') as Record<string, unknown>;
  preferences.customapprovaljournalentry = true;
  const { number, id } = posted();
  const approveEntries = (): void => {
    for (const entry of books.entriesOf(number)) {
      new Person(account).edit('journalentry', entry, { values: { approved: true }, sublists: {} });
    }
    books.settle();
  };
  expect(words({ id })).toContain('○ Ready. It waits for: 1 approval.');
  expect(words({ id, view: 'proof' })).toContain('is not posted');
  expect(wordsOf(stepPage(id, { kind: 'undo' }))).toContain('2 entries wait for approval in NetSuite');
  approveEntries();
  expect(words({ id })).toContain('● Posted. It waits for: its deposit.');

  take(id, { kind: 'undo' });
  expect(words({ id })).toContain('● Posted');
  expect(words({ id })).toContain('So far: 2 entries wait for approval in NetSuite');
  approveEntries();
  preferences.customapprovaljournalentry = false;
  expect(books.entriesOf(number)).toHaveLength(4);
  expect(words({ id })).toContain('↺ Reversed');
});

test('a difference of Amazon’s own report is posted to suspense where a person confirms it, and stays open until it is cleared', () => {
  const number = String(++last);
  books.settle({ id: number, rows: ORDER, total: '5.27' });
  const id = books.idOf(number);
  expect(words({ id })).toContain('Post with the known difference…');
  expect(wordsOf(stepPage(id, { kind: 'suspense' }))).toContain(
    "The 9 lines of the report come to 5.26 USD, and Amazon's own total is 5.27 USD. The difference of −0.01 USD will be posted to suspense",
  );
  take(id, { kind: 'suspense', fields: { custpage_amount: '0.01' } });
  expect(books.entriesOf(number)).toEqual([]);
  take(id, { kind: 'suspense', fields: { custpage_amount: '-0.01', custpage_reason: 'Amazon looks into it' } });
  const page = words({ id });
  expect(page).toContain('● Posted. It waits for: 1 difference in suspense (−0.01 USD).');
  expect(page).toContain(`Amazon Suspense Known difference of settlement ${number}: Amazon looks into it 0.01`);
  const proof = words({ id, view: 'proof' });
  expect(proof).toContain('Known difference −0.01 USD, in suspense');
  expect(proof).not.toContain('Difference 0.00');
  expect(openExceptions(number)).toEqual(['settlement-suspense']);

  const [suspense, payout] = ['suspense', 'payout'].map((use) => String(choiceOf(id, use)?.account));
  const [first] = books.entriesOf(number);
  const { subsidiary, currency } = books.account.records.get('journalentry', first as number)?.fields ?? {};
  new Person(books.account).create('journalentry', {
    values: { subsidiary: subsidiary as string, currency: currency as string, custbody_cwy_settlement: id },
    sublists: {
      line: [
        { account: suspense as string, debit: 0.01 },
        { account: payout as string, credit: 0.01 },
      ],
    },
  });
  books.settle();
  expect(openExceptions(number)).toEqual([]);
  expect(words({ id })).toContain('● Posted. It waits for: its deposit.');
  expect(words({ id, view: 'proof' })).toContain('Known difference −0.01 USD, in suspense');
});

test('a known difference is over when its posting is undone, and confirmed anew before it is posted again', () => {
  const number = String(++last);
  books.settle({ id: number, rows: ORDER, total: '5.27' });
  const id = books.idOf(number);
  take(id, { kind: 'suspense', fields: { custpage_amount: '−0.01' } });
  take(id, { kind: 'undo' });
  expect(openExceptions(number)).toEqual([]);
  take(id, { kind: 'post' });
  expect(words({ id })).toContain('■ Held. It waits for: 1 sum that is not its total (−0.01 USD).');
  expect(books.entriesOf(number)).toHaveLength(2);
});

let refusing: { readonly number: string; readonly id: string } | undefined;

test.each([
  [
    'Operations may look and not undo',
    { kind: 'undo', role: 'customrole_cwy_ops' },
    'Your role may look at settlements',
  ],
  ['without a reason nothing happens', { kind: 'undo', fields: { custpage_reason: ' ' } }, 'Say in a few words why'],
  ['a form of somebody else does nothing', { kind: 'undo', fields: { custpage_token: 'x' } }, 'Nothing was changed'],
  ['what has changed since is shown again', { kind: 'undo', fields: { custpage_content: 'x' } }, 'has changed since'],
])('%s', (_what, asking: Asking, expected) => {
  refusing ??= posted();
  const { number, id } = refusing;
  take(id, asking);
  expect(wordsOf(stepPage(id, asking))).toContain(expected);
  expect(books.entriesOf(number)).toHaveLength(2);
});
