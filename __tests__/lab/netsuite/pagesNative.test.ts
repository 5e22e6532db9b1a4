// The account's own pages: what they show, how they link, what they say when there is nothing.

import { nativePage } from '../../../lab/netsuite/pages/routes';
import type { AccountSource } from '../../../lab/netsuite/pages/source';
import { amountText, countText, dateTimeText, minorText } from '../../../lab/netsuite/pages/values';
import { emptyAccount, handmadeAccount } from '../../support/handmadeAccount';

function page(address: string, account: AccountSource = handmadeAccount()): string | undefined {
  const [path = '', query = ''] = address.split('?');
  return nativePage(account, path, new URLSearchParams(query), address);
}

test('the home page counts what is in the account and shows the project’s menu', () => {
  const home = page('/app/center/card.nl');
  expect(home).toContain('135 records of 5 types');
  expect(home).toContain('14 errors');
  expect(home).toContain('<summary>Trade</summary>');
});

test('a long list comes in pages of fifty', () => {
  const second = page('/app/list?type=salesorder&page=2') ?? '';
  expect(second.match(/<tr><td class="n"><a/g)).toHaveLength(50);
  expect(second).toContain('51–100 of 130');
  expect(page('/app/list?type=salesorder&page=9')).toContain('behind the end of the list');
});

test('a list shows columns that hold something and links references', () => {
  const list = page('/app/list?type=salesorder&page=2') ?? '';
  expect(list).toContain('<th class="n">Total</th>');
  expect(list).not.toContain('<th>Memo</th>');
  expect(list).toContain('href="/app/common/entity/custjob.nl?id=7"');
  expect(list).toContain('Northwind &amp; Sons');
});

test.each(['/app/accounting/transactions/salesord.nl?id=1000', '/app/record?type=salesorder&id=1000'])(
  '%s shows the order whole',
  (address) => {
    const record = page(address) ?? '';
    expect(record).toContain('Pending Fulfillment');
    expect(record).toContain('−3.00');
    expect(record).toContain('12 Harbour Street');
    expect(record).toContain('1000 Clearing');
    expect(record).toContain('href="/app/common/custom/custrecordentry.nl?rectype=customrecord_note&amp;id=1"');
    expect(record).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(record).not.toContain('<script>alert');
  },
);

test('a custom record names the transaction it points to', () => {
  expect(page('/app/common/custom/custrecordentry.nl?rectype=customrecord_note&id=1')).toContain(
    'salesord.nl?id=1000" dir="auto">SO1000</a>',
  );
});

test('the log is filtered by script and by type, and its details are text', () => {
  const errors = page('/app/log?type=ERROR') ?? '';
  expect(errors).toContain('14 entries');
  expect(errors).toContain('&lt;b&gt;bold&lt;/b&gt;');
  expect(page('/app/log?script=customscript_reader')).toContain('60 entries');
});

test('scripts show when they run, how they last went, and where a Suitelet is', () => {
  const scripts = page('/app/scripts') ?? '';
  expect(scripts).toContain('every 15 minutes');
  expect(scripts).toContain('COMPLETE');
  expect(scripts).toContain('/app/site/hosting/scriptlet.nl?script=12&amp;deploy=22');
});

test('the trial balance answers first whether it balances', () => {
  expect(page('/app/reporting/trialbalance')).toContain('Difference 0.00 USD, <span class="good">balanced</span>');
  const skewed = {
    trialBalance: () => ({
      accounts: [{ account: 1, name: 'A', type: 'Bank', currency: 'JPY', debitMinor: 5, creditMinor: 0 }],
    }),
  };
  expect(page('/app/reporting/trialbalance', handmadeAccount({ ledger: skewed }))).toContain(
    'Difference 5 JPY, <span class="bad">',
  );
});

test('stock shows quantity and value by item and location', () => {
  expect(page('/app/reporting/stock')).toMatch(/LAMP-01[\s\S]*Main Warehouse[\s\S]*1,200[\s\S]*5,000\.00/);
});

test.each([
  ['/app/center/card.nl', 'Nothing has been recorded yet'],
  ['/app/list?type=salesorder', 'Every Sales Order of the account is listed here'],
  ['/app/log', 'No script has written anything yet'],
  ['/app/scripts', 'No scripts are deployed'],
  ['/app/reporting/trialbalance', 'Each account that a transaction posts to stands here'],
  ['/app/reporting/stock', 'No item has stock yet'],
])('%s says what would be there while there is nothing', (address, words) => {
  expect(page(address, emptyAccount())).toContain(words);
});

test.each([
  '/app/record?type=salesorder&id=9',
  '/app/record?type=nosuch&id=1',
  '/app/list?type=nosuch',
  '/app/record?type=__proto__&id=1',
  '/constructor',
  '/app/record?type=salesorder&id=-1',
])('there is no page at %s', (address) => {
  expect(page(address)).toBeUndefined();
});

test('an account without books has no pages for them', () => {
  const account = handmadeAccount({ ledger: undefined, stock: undefined });
  expect(page('/app/reporting/trialbalance', account)).toBeUndefined();
  expect(page('/app/center/card.nl', account)).not.toContain('/app/reporting/stock');
});

test('numbers have separators, a real minus sign and their currency’s decimals', () => {
  expect([minorText(-4_120, 'USD'), minorText(7, 'USD'), minorText(1_234_567, 'JPY'), minorText(1_234, 'KWD')]).toEqual(
    ['−41.20', '0.07', '1,234,567', '1.234'],
  );
  expect([countText(1_234_567), countText(-0.5), amountText(-3), amountText(1_000.125)]).toEqual([
    '1,234,567',
    '−0.5',
    '−3.00',
    '1,000.125',
  ]);
  expect([dateTimeText('2026-07-04 00:05:00'), dateTimeText('2026-07-04 13:05:09')]).toEqual([
    '7/4/2026 12:05:00 AM',
    '7/4/2026 1:05:09 PM',
  ]);
});
