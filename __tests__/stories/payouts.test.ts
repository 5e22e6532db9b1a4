// From a settlement that was posted to its money at the bank: found, chosen, confirmed, or sent back by the bank.

import { close, newestSettlement, plainWorld, truthOf } from '../lab/amazon/settlements/settlementSupport';
import { tokenOf, visit } from '../support/addOn';
import { PayoutBooks } from '../support/payoutBooks';
import { wordsOf } from '../support/settledBooks';
import type { Row } from '../support/settlementText';

const ACCOUNTANT = 'customrole_cwy_accountant';
const DAY = 86_400_000;

/** One company for all of them: each has amounts of its own, and the last ones move its clock and its accounts. */
const books = new PayoutBooks();
afterAll(() => books.close());

let moved: (use: string) => number;
let news: () => string[];
beforeEach(() => {
  const uses = ['bank', 'payout', 'exchange_difference'];
  const before = new Map(uses.map((use) => [use, books.moved(use)]));
  const known = new Set(books.exceptions());
  moved = (use) => books.moved(use) - (before.get(use) ?? 0);
  news = () => books.exceptions().filter((each) => !known.has(each));
});

/** Of the one person who sits at the page. */
let token: string | undefined;

type Cells = Readonly<Record<string, string>>;

/** What an accountant ticks on the page; answers what the page says then. */
function press(list: 'choose' | 'confirm' | 'settled', lines: readonly Cells[]): string {
  const cells = lines.flatMap((line, at) =>
    Object.entries({ tick: 'T', ...line }).map(([name, value]) => [`custpage_${list}:${name}:${at}`, value]),
  );
  token ??= tokenOf(books.payouts());
  books.payouts(ACCOUNTANT, { custpage_token: token, ...Object.fromEntries(cells) });
  const page = books.payouts();
  books.account.runner.settle();
  return wordsOf([...page.matchAll(/<div class="note[^>]*>(.*?)<\/div>/gs)].join(' '));
}

const confirm = (settlement: string, day: string, amount: string): string =>
  press('confirm', [{ payout: books.payoutId(settlement), day, amount }]);

/** What an accountant asks for on the page of a settlement. */
function step(settlement: string, kind: 'undo' | 'post'): void {
  const parameters = { custparam_id: books.idOf(settlement), custparam_kind: kind };
  const asked = visit(books, { script: 'setstep', role: ACCOUNTANT, parameters }).text;
  const hidden = ['custpage_id', 'custpage_kind', 'custpage_content', 'custpage_token'].map((name) => [
    name,
    new RegExp(`name="${name}" value="([^"]*)"`).exec(asked)?.[1] ?? '',
  ]);
  const form = { ...Object.fromEntries(hidden), custpage_reason: 'Another total' };
  visit(books, { script: 'setstep', role: ACCOUNTANT, form });
  books.account.runner.settle();
}

const page = (): string => wordsOf(books.payouts());
const proof = (settlement: string): string => wordsOf(books.page({ id: books.idOf(settlement), view: 'proof' }));
const cameBack = (amount: string): Row => [
  'other-transaction',
  'other-transaction',
  'Transfer of funds unsuccessful: the account information on file is invalid.',
  amount,
];
const SECOND_HALF = ['2026-03-14 08:00:00 UTC', '2026-03-18 08:00:00 UTC', '2026-03-19 08:00:00 UTC'] as const;

test('a total of zero or below it expects nothing, and the page says that nothing is on its way', () => {
  const none = books.paid('0.00');
  const debt = books.paid('-30.00');
  books.run();
  expect([none, debt].map((id) => books.payout(id).state)).toEqual(['none', 'none']);
  expect(page()).toContain('No payment of Amazon is on the way.');
  expect(news()).toEqual([]);
});

test('a deposit of exactly the total is found on the marketplace’s bank account; payout is at zero, and the settlement matched', () => {
  const id = books.paid('100.01');
  books.run();
  expect(books.payout(id)).toMatchObject({
    state: 'expected',
    message: 'A deposit of 100.01 USD is expected from 2026-03-15 to 2026-03-23.',
  });
  expect(page()).toContain('1 payment is on the way: 100.01 USD. None is late.');
  expect(proof(id)).toMatch(/Difference 0\.00 USD.*Deposit On its way to the bank – – ○ Awaited/);
  const found = books.bankGets(10_001, '2026-03-18');
  books.run();
  expect(books.payout(id)).toMatchObject({ state: 'matched', deposit: String(found), day: '2026-03-18' });
  expect(books.payout(id).by).toBe('rule: amount, currency and date');
  expect([books.stateOf(id), moved('payout')]).toEqual(['matched', 0]);
  expect(page()).toContain('Every payment of Amazon is at the bank.');
  expect(proof(id)).toMatch(/Difference 0\.00 USD.*Deposit At the bank: 100\.01 USD on 2026-03-18.* 100\.01 ● Agrees/);
});

test('a deposit of a cent less, or of the day before, is not the payment', () => {
  const id = books.paid('100.03');
  books.bankGets(10_002, '2026-03-18');
  books.bankGets(10_003, '2026-03-14');
  books.run();
  expect(books.payout(id).state).toBe('expected');
});

test('two deposits that fit are for a person to choose from: an exception, then a tick on the page', () => {
  const id = books.paid('100.04');
  const [, second] = [books.bankGets(10_004, '2026-03-17'), books.bankGets(10_004, '2026-03-18')];
  books.run();
  expect(books.payout(id).state).toBe('expected');
  expect(news()).toEqual([`payout-to-choose ${id}`]);
  expect(press('choose', [{ payout: books.payoutId(id), entry: String(second) }])).toContain(id);
  expect(books.payout(id)).toMatchObject({ state: 'matched', deposit: String(second) });
  expect(books.payout(id).by).toMatch(/^(?!rule)\w/);
  expect(news()).toEqual([]);
});

test('what an accountant confirms is booked once: bank from payout, on its day, by name', () => {
  const id = books.paid('100.06');
  books.run();
  const before = books.deposits();
  expect(confirm(id, '3/18/2026', '100.06')).toContain(`settlement ${id}`);
  const payout = books.payout(id);
  expect(payout).toMatchObject({ state: 'matched', day: '2026-03-18', amount: '100.06', currency: 'USD' });
  const deposit = books.account.records.get('deposit', Number(payout.deposit));
  expect(deposit?.fields).toMatchObject({ externalid: `cwy-deposit-${books.payoutId(id)}`, trandate: '2026-03-18' });
  books.run();
  expect([moved('bank'), moved('payout'), books.deposits() - before]).toEqual([10_006, 0, 1]);
});

test('a confirmation that cannot be is refused and books nothing', () => {
  const id = books.paid('100.07');
  books.run();
  const before = books.deposits();
  expect(confirm(id, '3/18/2026', '100.06')).toMatch(/expected 100\.07 USD at the bank, found 100\.06/);
  expect(confirm(id, '', '100.07')).toMatch(/expected the day on which the bank has the money/);
  expect([books.payout(id).state, books.deposits()]).toEqual(['expected', before]);
});

test('a bounced payment that was at the bank leaves it again; the later settlement expects it', () => {
  const first = books.paid('70.01');
  books.bankGets(7_001, '2026-03-16');
  books.run();
  expect(books.payout(first).state).toBe('matched');
  const second = books.paid('10.00', { span: SECOND_HALF }, [cameBack('70.01')]);
  books.run();
  expect(books.payout(first)).toMatchObject({ state: 'bounced', returned: expect.stringMatching(/\d/) });
  expect(books.stateOf(first)).toBe('posted');
  expect([moved('bank'), moved('payout'), news()]).toEqual([0, 8_001, [`payout-bounced ${first}`]]);
  books.bankGets(8_001, '2026-03-20');
  books.run();
  expect(books.payout(second).state).toBe('matched');
  expect([moved('bank'), moved('payout'), news()]).toEqual([8_001, 0, []]);
});

test('a bounced payment that was never at the bank has no entry', () => {
  const never = books.paid('70.02');
  books.run();
  books.paid('10.00', { span: SECOND_HALF }, [cameBack('70.02')]);
  books.run();
  expect(books.payout(never)).toMatchObject({
    state: 'bounced',
    returned: null,
    message: expect.stringMatching(/^70.02 USD came back: settlement/),
  });
  expect([moved('bank'), moved('payout')]).toEqual([0, 8_002]);
});

test('what somebody has taken from the bank already is not taken twice', () => {
  const first = books.paid('70.03');
  books.bankGets(7_003, '2026-03-16');
  books.run();
  const own = books.bankGets(-7_003, '2026-03-18', 'journal');
  books.paid('10.00', { span: SECOND_HALF }, [cameBack('70.03')]);
  books.run();
  expect(books.payout(first)).toMatchObject({ state: 'bounced', returned: String(own) });
  expect([moved('bank'), moved('payout')]).toEqual([0, 8_003]);
});

test('what the simulated Amazon pays, and its bank sends back, goes the same way', () => {
  const amazon = plainWorld();
  const reportOf = (): string => {
    const settlement = close(amazon);
    books.settle(newestSettlement(amazon).text);
    books.run();
    return settlement.settlementId;
  };
  amazon.amazon.control.placeOrder({ status: 'SHIPPED' });
  const first = reportOf();
  const day = String(books.settlement(first).custrecord_cwy_set_deposit).slice(0, 10);
  books.bankGets(1_700, day);
  books.run();
  expect(books.payout(first).state).toBe('matched');
  amazon.amazon.control.failTransfer(amazon.account, 'USD');
  const second = reportOf();
  expect([books.payout(first).state, books.payout(second).state]).toEqual(['bounced', 'expected']);
  expect([moved('bank'), moved('payout'), truthOf(amazon).paid]).toEqual([0, 1_700, 1_700]);
  books.bankGets(1_700, day);
  books.run();
  expect([books.payout(second).state, moved('bank'), moved('payout')]).toEqual(['matched', 1_700, 0]);
});

test('a deposit that is deleted is gone for its payout too: it is expected again', () => {
  const id = books.paid('100.08');
  const found = books.bankGets(10_008, '2026-03-18');
  books.run();
  expect(books.payout(id).state).toBe('matched');
  books.account.records.remove('deposit', found);
  books.run();
  expect([books.payout(id).state, books.stateOf(id)]).toEqual(['expected', 'posted']);
});

test('a match that is taken back frees the settlement, and is not made again by itself', () => {
  const id = books.paid('100.09');
  const found = books.bankGets(10_009, '2026-03-18');
  books.run();
  press('settled', [{ payout: books.payoutId(id) }]);
  expect([books.payout(id).state, books.stateOf(id)]).toEqual(['freed', 'posted']);
  books.run();
  expect(books.payout(id).state).toBe('freed');
  press('choose', [{ payout: books.payoutId(id), entry: String(found) }]);
  expect(books.payout(id).state).toBe('matched');
});

test('a match that is taken back lets the posting be undone; posted again, its deposit is found again', () => {
  const id = books.paid('100.13');
  books.bankGets(10_013, '2026-03-18', 'journal');
  books.run();
  press('settled', [{ payout: books.payoutId(id) }]);
  step(id, 'undo');
  expect([books.stateOf(id), moved('payout')]).toEqual(['reversed', -10_013]);
  step(id, 'post');
  books.run();
  expect([books.stateOf(id), books.payout(id).state, moved('payout')]).toEqual(['matched', 'matched', 0]);
});

test('the page is for accountants, and a form of another site books nothing', () => {
  const id = books.paid('100.10');
  books.run();
  books.payouts(ACCOUNTANT, {
    'custpage_confirm:tick:0': 'T',
    'custpage_confirm:payout:0': books.payoutId(id),
    'custpage_confirm:day:0': '3/18/2026',
    'custpage_confirm:amount:0': '100.10',
  });
  books.run();
  expect(books.payout(id).state).toBe('expected');
  expect(() => books.payouts('customrole_cwy_ops')).toThrow(/do not have privileges/);
});

test('a bank in another currency has what it says; the gain or loss stands alone on its own account', () => {
  books.account.company.setExchangeRate('EUR', 'USD', '2026-01-01', 1.1);
  const bank = books.bankIn('EUR', '1990');
  const id = books.paid('250.00');
  books.run();
  expect(confirm(id, '3/18/2026', '230.00')).toContain(id);
  expect(books.payout(id)).toMatchObject({ state: 'matched', amount: '230.00', currency: 'EUR' });
  expect([moved('payout'), moved('exchange_difference')]).toEqual([0, 25_000 - 25_300]);
  const balance = books.account.ledger.trialBalance().accounts.find(({ account }) => account === bank);
  expect(balance?.debitMinor).toBe(25_300);
  expect(proof(id)).toMatch(/At the bank: 230\.00 EUR.* 250\.00 ● Agrees/);
  books.paid('10.00', { span: SECOND_HALF }, [cameBack('250.00')]);
  books.run();
  expect(books.payout(id).state).toBe('bounced');
  expect([moved('payout'), moved('exchange_difference')]).toEqual([26_000, 0]);
});

test('without an account for the exchange difference nothing is booked, and a person hears why', () => {
  books.forget('exchange_difference');
  const id = books.paid('250.01');
  books.run();
  confirm(id, '3/18/2026', '230.00');
  expect(books.payout(id)).toMatchObject({
    state: 'confirmed',
    message: expect.stringMatching(/Choose an account for Exchange Difference/),
  });
  expect([news(), moved('payout')]).toEqual([[`payout-refused ${id}`], 25_001]);
});

test('a day that is not open has the first open day after it, and the payout keeps the true one', () => {
  books.chooseBank(books.accountFor('bank', 'Amazon.ca'));
  books.closePeriod('Mar 2026');
  const id = books.paid('100.11');
  books.run();
  confirm(id, '3/18/2026', '100.11');
  const { deposit, day, message } = books.payout(id);
  expect([day, message]).toEqual([
    '2026-03-18',
    expect.stringMatching(/booked on 2026-04-01, because 2026-03-18 is not open/),
  ]);
  expect(books.account.records.get('deposit', Number(deposit))?.fields.trandate).toBe('2026-04-01');
  books.closePeriod('Mar 2026', false);
});

test('a payment that is not at the bank after its last day is an exception, which closes itself when it is', () => {
  const id = books.paid('100.12');
  books.run();
  expect(news()).toEqual([]);
  books.account.clock.advance(5 * DAY);
  books.run();
  books.run();
  expect(news()).toContain(`payout-unmatched ${id}`);
  expect(page()).toMatch(/payments are on the way: .* are late: /);
  books.bankGets(10_012, '2026-03-23');
  books.run();
  expect(books.payout(id).state).toBe('matched');
  expect(news()).not.toContain(`payout-unmatched ${id}`);
});
