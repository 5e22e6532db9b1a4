// F55: no deposit without its components. A deposit is made for a settlement that is posted and proven, and for nothing else.

import { tokenOf } from '../support/addOn';
import { filesBelow, textOf } from '../support/files';
import { PayoutBooks } from '../support/payoutBooks';

const BUILT = 'src/FileCabinet/SuiteScripts/causeway';
const POSTING = `${BUILT}/netsuite/payouts/bankPosting.js`;
const PROVEN = `${BUILT}/netsuite/payouts/provenPayout.js`;

/**
 * The rule, on the built code: one file makes deposits; from outside it only `postDeposit` does, whose first argument is
 * the leave that `provePayout` gives; and who calls it has asked for that leave before.
 */
function violations(file: string, source: string): string[] {
  const found: string[] = [];
  const makes = /Type\.DEPOSIT\b|(?:create|transform|copy)\(\{[^}]*['"]deposit['"]/.test(source);
  if (makes && file !== POSTING) found.push(`${file} makes a deposit`);
  if (/\bpostDeposit\(/.test(source) && file !== POSTING) {
    const calls = [...source.matchAll(/\bpostDeposit\(\s*([\w.]+)/g)].map(([, leave = '']) => leave);
    const asked = source.search(/\bprovePayout\(/);
    const guard = source.search(/if \(!\w+\.ok\)\s*(?:\{\s*)?return/);
    if (asked < 0 || guard < 0 || asked > source.search(/\bpostDeposit\(/)) found.push(`${file} asks for no proof`);
    found.push(...calls.filter((leave) => !leave.endsWith('.proven')).map((leave) => `${file} posts with ${leave}`));
  }
  return found;
}

test('F55 in the built code one file makes deposits, and it is asked with the proof of a settlement alone', () => {
  const built = filesBelow(BUILT).filter((file) => file.endsWith('.js'));
  expect(built).toEqual(expect.arrayContaining([POSTING, PROVEN]));
  expect(textOf(POSTING)).toMatch(/Type\.DEPOSIT\b/);
  expect(built.flatMap((file) => violations(file, textOf(file)))).toEqual([]);
  expect(built.filter((file) => file !== POSTING && /\bpostDeposit\(/.test(textOf(file)))).toHaveLength(1);
});

test.each([
  'record__namespace.create({ type: record__namespace.Type.DEPOSIT });',
  "record.create({ isDynamic: false, type: 'deposit' });",
  'postDeposit({ settlement }, plans, facts);',
  'const leave = true; bankPosting.postDeposit(leave, plans, facts);',
])('F55 the rule finds a deposit without proof: %s', (source) => {
  expect(violations('x.js', source)).not.toEqual([]);
});

const books = new PayoutBooks();
afterAll(() => books.close());

function confirm(settlement: string, amount: string): void {
  const custpage_token = tokenOf(books.payouts());
  books.payouts('customrole_cwy_accountant', {
    custpage_token,
    'custpage_confirm:tick:0': 'T',
    'custpage_confirm:payout:0': books.payoutId(settlement),
    'custpage_confirm:day:0': '3/18/2026',
    'custpage_confirm:amount:0': amount,
  });
  books.account.runner.settle();
}

test('F55 a confirmed payout has no deposit while its settlement is not proven, and has one when it is', () => {
  const id = books.paid('250.00');
  books.run();
  books.replaceReport(id, (text) => text.replace('Principal', 'Prlncipal'));
  confirm(id, '250.00');
  expect(books.payout(id)).toMatchObject({ state: 'confirmed', message: expect.stringMatching(/it is not proven/) });
  expect([books.deposits(), books.exceptions()]).toEqual([0, [`payout-refused ${id}`]]);
  books.replaceReport(id, (text) => text.replace('Prlncipal', 'Principal'));
  books.run();
  expect([books.payout(id).state, books.deposits(), books.exceptions()]).toEqual(['matched', 1, []]);
});

test('F55 a settlement that is held has no payout, and a person cannot confirm one', () => {
  const id = books.paid('250.00', {}, [['Quirk', 'Quirks', 'Something Else', '-2.00']]);
  const before = books.deposits();
  books.run();
  expect(books.stateOf(id)).toBe('held');
  expect(() => books.payout(id)).toThrow(/found none/);
  expect(books.payouts()).not.toContain(id);
  expect(books.deposits()).toBe(before);
});
