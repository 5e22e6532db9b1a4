// Which deposit a payout is, by amount, currency, accounts and time; what a person may confirm; what came back.

import * as fc from 'fast-check';
import { planDeposit, planReturn } from '../../../../src/TypeScript/flows/settlements/bankPlan';
import { planBounces, returnedAmounts } from '../../../../src/TypeScript/flows/settlements/bounces';
import { type BankAccount, readConfirmation } from '../../../../src/TypeScript/flows/settlements/confirmation';
import { depositStep } from '../../../../src/TypeScript/flows/settlements/depositProof';
import {
  type BankEntry,
  type Payout,
  type PayoutState,
  planPayouts,
} from '../../../../src/TypeScript/flows/settlements/payouts';
import { payoutsWords } from '../../../../src/TypeScript/flows/settlements/payoutWords';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const TODAY = '2026-03-20';
const BANK = '50';
const PAYOUT = '60';

const payout = (given: Partial<Payout> = {}): Payout => ({
  id: '1',
  settlementId: '11223344551',
  currency: 'USD',
  exponent: 2,
  currencyId: '1',
  amount: minor(250_00),
  payDay: '2026-03-16',
  state: 'expected',
  deposit: null,
  bankAccount: BANK,
  payoutAccount: PAYOUT,
  ...given,
});

const entry = (given: Partial<BankEntry> = {}, amount = 250_00): BankEntry => ({
  id: '900',
  type: 'Deposit',
  number: 'DEP1',
  day: '2026-03-18',
  currencyId: '1',
  moved: new Map([
    [BANK, minor(amount)],
    [PAYOUT, minor(-amount)],
  ]),
  ...given,
});

/** `do`, and the entry where there is one. */
function steps(
  payouts: readonly Payout[],
  entries: readonly BankEntry[],
  used: readonly string[] = [],
  today = TODAY,
): string[] {
  return planPayouts({ payouts, entries, used: new Set(used), today }).map((step) => {
    if (step.do === 'match') return `match ${step.entry.id}`;
    if (step.do === 'choose') return `choose ${step.entries.map(({ id }) => id).join(' ')}`;
    return step.do === 'wait' && step.late ? 'late' : step.do;
  });
}

test.each<[string, Partial<BankEntry>, string]>([
  ['the same on the day', {}, 'match 900'],
  ['a day before Amazon pays', { day: '2026-03-15' }, 'match 900'],
  ['two days before', { day: '2026-03-14' }, 'wait'],
  ['seven days after', { day: '2026-03-23' }, 'match 900'],
  ['eight days after', { day: '2026-03-24' }, 'wait'],
  ['a journal entry', { type: 'Journal' }, 'match 900'],
  ['another currency', { currencyId: '2' }, 'wait'],
  ['a cent less', { moved: entry({}, 249_99).moved }, 'wait'],
  ['the other way round', { moved: entry({}, -250_00).moved }, 'wait'],
  [
    'another bank',
    {
      moved: new Map([
        ['51', minor(250_00)],
        [PAYOUT, minor(-250_00)],
      ]),
    },
    'wait',
  ],
  [
    'a fee kept by the bank',
    {
      moved: new Map([
        [BANK, minor(245_00)],
        [PAYOUT, minor(-250_00)],
      ]),
    },
    'wait',
  ],
])('%s: %s', (_words, given, wanted) => {
  expect(steps([payout()], [entry(given)])).toEqual([wanted]);
});

test.each<[string, readonly Payout[], readonly BankEntry[], readonly string[], readonly string[]]>([
  ['a deposit of another payout is not looked at', [payout()], [entry()], ['900'], ['wait']],
  ['two deposits that fit are a person’s', [payout()], [entry(), entry({ id: '901' })], [], ['choose 900 901']],
  [
    'two payouts that fit one deposit are too',
    [payout(), payout({ id: '2' })],
    [entry()],
    [],
    ['choose 900', 'choose 900'],
  ],
  [
    'each has its own',
    [payout(), payout({ id: '2', amount: minor(10_00) })],
    [entry(), entry({ id: '901' }, 10_00)],
    [],
    ['match 900', 'match 901'],
  ],
  [
    'what is chosen is taken, late or not',
    [payout({ state: 'chosen', deposit: '900' })],
    [entry({ day: '2026-05-01' })],
    [],
    ['match 900'],
  ],
  [
    'what is chosen twice is the older one’s',
    [payout({ state: 'chosen', deposit: '900' }), payout({ id: '2', state: 'chosen', deposit: '900' })],
    [entry()],
    [],
    ['match 900', 'release'],
  ],
  [
    'a choice keeps a deposit from the others',
    [payout({ state: 'chosen', deposit: '900' }), payout({ id: '2' })],
    [entry()],
    [],
    ['match 900', 'wait'],
  ],
  [
    'a choice that fits no more is let go',
    [payout({ state: 'chosen', deposit: '900' })],
    [entry({}, 1)],
    [],
    ['release'],
  ],
  ['what is confirmed is made', [payout({ state: 'confirmed' })], [entry()], [], ['make']],
  ['a match whose deposit is gone is let go', [payout({ state: 'matched' })], [], [], ['release']],
  ['a match that was taken back is not made by itself', [payout({ state: 'freed' })], [entry()], [], ['wait']],
  ['without a bank account nothing fits', [payout({ bankAccount: null })], [entry()], [], ['wait']],
])('%s', (_words, payouts, entries, used, wanted) => {
  expect(steps(payouts, entries, used)).toEqual(wanted);
});

test('a payout is late from the eighth day on, and says which account is missing', () => {
  expect([steps([payout()], [], [], '2026-03-23'), steps([payout()], [], [], '2026-03-24')]).toEqual([
    ['wait'],
    ['late'],
  ]);
  const [step] = planPayouts({ payouts: [payout({ bankAccount: null })], entries: [], used: new Set(), today: TODAY });
  expect(step).toMatchObject({ reason: expect.stringMatching(/No account that can be used so is chosen for Bank/) });
});

test('whatever deposits there are, each is used once, and each match is exact', () => {
  const amounts = fc.constantFrom(100, 200, 300);
  const day = fc.constantFrom('2026-03-14', '2026-03-16', '2026-03-23', '2026-03-24');
  const state = fc.constantFrom<PayoutState>('expected', 'chosen', 'confirmed', 'freed');
  fc.assert(
    fc.property(
      fc.array(fc.record({ amount: amounts, state, deposit: fc.integer({ min: 0, max: 5 }) }), { maxLength: 6 }),
      fc.array(fc.record({ amount: amounts, day }), { maxLength: 6 }),
      (wanted, there) => {
        const payouts = wanted.map((each, id) =>
          payout({ id: String(id), state: each.state, amount: minor(each.amount), deposit: String(each.deposit) }),
        );
        const entries = there.map((each, id) => entry({ id: String(id), day: each.day }, each.amount));
        const matches = planPayouts({ payouts, entries, used: new Set(['5']), today: TODAY }).filter(
          (step) => step.do === 'match',
        );
        expect(new Set(matches.map((step) => step.entry.id)).size).toBe(matches.length);
        for (const { entry: found, payout: of } of matches) {
          expect([found.moved.get(BANK), found.moved.get(PAYOUT), found.id === '5']).toEqual([
            of.amount,
            -of.amount,
            false,
          ]);
        }
      },
    ),
  );
});

const DOLLARS: BankAccount = { id: BANK, name: '1000 Checking', currency: 'USD', exponent: 2 };
const YEN: BankAccount = { id: '51', name: '1060 Tokyo', currency: 'JPY', exponent: 0 };

test.each<[string, string, string, BankAccount, string | RegExp]>([
  ['the exact amount', '2026-03-18', '250.00', DOLLARS, '250_00'],
  ['blanks around it', '2026-03-18', ' 250.00 ', DOLLARS, '250_00'],
  ['the bank’s own currency', '2026-03-18', '39000', YEN, '39000'],
  ['today', TODAY, '250.00', DOLLARS, '250_00'],
  ['tomorrow', '2026-03-21', '250.00', DOLLARS, /still to come/],
  ['before Amazon pays', '2026-03-14', '250.00', DOLLARS, /Amazon pays on 2026-03-16/],
  ['no day', '', '250.00', DOLLARS, /expected the day/],
  ['a day that is none', '2026-02-30', '250.00', DOLLARS, /expected the day/],
  ['another amount', '2026-03-18', '249.99', DOLLARS, /expected 250\.00 USD at the bank, found 249\.99/],
  ['a comma', '2026-03-18', '250,00', DOLLARS, /not one in USD/],
  ['yen with decimals', '2026-03-18', '39000.5', YEN, /not one in JPY/],
  ['nothing', '2026-03-18', '0', YEN, /above zero/],
  ['less than nothing', '2026-03-18', '-5', YEN, /above zero/],
])('a confirmation with %s is read or refused with the reason', (_words, day, amount, bank, wanted) => {
  const read = readConfirmation({ day, amount }, payout(), bank, TODAY);
  if (wanted instanceof RegExp) expect(read).toMatchObject({ ok: false, reason: expect.stringMatching(wanted) });
  else expect(read).toEqual({ ok: true, value: { day, amount: Number(wanted.replace('_', '')) } });
});

const ACCOUNTS = { payout: PAYOUT, exchangeDifference: '70' };
const sumsOf = (planned: ReturnType<typeof planDeposit>): number[] =>
  planned.ok ? planned.plans.map(({ lines }) => lines.reduce((sum, { amount }) => sum + amount, 0)) : [Number.NaN];

test('whatever the bank has, each entry comes to zero, payout moves by the whole payout, and a return undoes it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.integer({ min: 1, max: 2 ** 40 }),
      fc.boolean(),
      (paid, got, same) => {
        const of = payout({ amount: minor(paid) });
        const confirmation = { day: TODAY, amount: minor(same ? paid : got) };
        const made = planDeposit(of, same ? DOLLARS : YEN, confirmation, ACCOUNTS);
        const back = planReturn(of, same ? DOLLARS : YEN, confirmation, ACCOUNTS);
        expect([...sumsOf(made), ...sumsOf(back)].every((each) => each === 0)).toBe(true);
        const on =
          (account: string) =>
          (planned: typeof made): number =>
            planned.ok
              ? planned.plans
                  .flatMap(({ lines }) => lines)
                  .reduce((sum, line) => sum + (line.account === account ? line.amount : 0), 0)
              : Number.NaN;
        expect([on(PAYOUT)(made), on(PAYOUT)(back)]).toEqual([-paid, paid]);
        const bank = same ? BANK : '51';
        expect([on(bank)(made), on(bank)(back)]).toEqual([same ? paid : got, same ? -paid : -got]);
      },
    ),
  );
});

test('the deposit comes last, a return has no deposit, and without an account for the difference nothing is planned', () => {
  const confirmation = { day: TODAY, amount: minor(39_000) };
  const made = planDeposit(payout(), YEN, confirmation, ACCOUNTS);
  expect(made.ok && made.plans.map(({ kind, externalId, currency }) => `${kind} ${externalId} ${currency}`)).toEqual([
    'journal cwy-convert-1 USD',
    'deposit cwy-deposit-1 JPY',
  ]);
  const back = planReturn(payout(), YEN, confirmation, ACCOUNTS);
  expect(back.ok && back.plans.map(({ kind, externalId }) => `${kind} ${externalId}`)).toEqual([
    'journal cwy-return-1-1',
    'journal cwy-return-1-2',
  ]);
  expect(planDeposit(payout(), YEN, confirmation, { ...ACCOUNTS, exchangeDifference: null })).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/Choose an account for Exchange Difference/),
  });
});

test('what came back is the last payment of its amount before, once; what nobody knows is left', () => {
  const earlier = (id: string, amount: number, end: string, bouncedBy: string | null = null) => ({
    id,
    amount: minor(amount),
    end,
    state: bouncedBy === null ? ('matched' as const) : ('bounced' as const),
    bouncedBy,
  });
  const known = [
    earlier('a', 70_00, '2026-01-14'),
    earlier('b', 70_00, '2026-01-28'),
    earlier('c', 70_00, '2026-02-11', '8'),
    earlier('d', 50_00, '2026-02-25'),
    earlier('e', 70_00, '2026-03-28'),
  ];
  const amounts = [minor(70_00), minor(70_00), minor(70_00), minor(99_00)];
  const returning = { settlement: '9', end: '2026-03-14', amounts };
  expect(planBounces(returning, known)).toEqual({ bounced: ['b', 'a'], left: [70_00, 99_00] });
  // A run that stopped after the first of them: the others, and no more.
  const half = known.map((each) => (each.id === 'b' ? earlier('b', 70_00, each.end, '9') : each));
  expect(planBounces(returning, half)).toEqual({ bounced: ['a'], left: [70_00, 99_00] });
  const group = {
    transactionType: '',
    amountType: '',
    amountDescription: '',
    marketplaceName: '',
    month: '',
    lines: 1,
  };
  const groups = [
    { ...group, class: 'failed-transfer' as const, amount: minor(70_00) },
    { ...group, class: 'sales' as const, amount: minor(10_00) },
  ];
  expect(returnedAmounts(groups)).toEqual([70_00]);
});

test.each<[string, Parameters<typeof depositStep>[1], number, object]>([
  ['nothing is paid out', null, 0, { count: 0, sum: 0, reasons: [] }],
  ['nobody has looked yet', null, 250_00, { awaited: true, reasons: [] }],
  ['it came back', { state: 'bounced', moved: null, entry: '', atBank: '' }, 250_00, { awaited: true, reasons: [] }],
  [
    'it is there',
    { state: 'matched', moved: minor(-250_00), entry: 'Deposit DEP1', atBank: '' },
    250_00,
    { count: 1, sum: 250_00, reasons: [] },
  ],
  [
    'it takes another amount',
    { state: 'matched', moved: minor(-249_99), entry: 'Deposit DEP1', atBank: '' },
    250_00,
    { reasons: [expect.stringMatching(/takes 249\.99 USD/)] },
  ],
  [
    'it is gone',
    { state: 'matched', moved: null, entry: '', atBank: '' },
    250_00,
    { reasons: [expect.stringMatching(/not in the ledger/)] },
  ],
  ['it cannot be read', 'No leave.', 250_00, { reasons: ['No leave.'] }],
])('the step Deposit of a proof where %s', (_words, facts, total, wanted) => {
  const step = depositStep({ total: minor(total), currency: 'USD', exponent: 2 }, facts, () => 'hash');
  expect(step).toMatchObject(wanted);
});

test('the first line counts what is on its way and what is late, by currency', () => {
  const yen = payout({ currency: 'JPY', exponent: 0, amount: minor(1200), payDay: '2026-03-01' });
  expect(payoutsWords([], TODAY)).toBe('Every payment of Amazon is at the bank.');
  expect(payoutsWords([payout(), payout()], TODAY)).toBe('2 payments are on the way: 500.00 USD. None is late.');
  expect(payoutsWords([payout(), yen], TODAY)).toBe(
    '2 payments are on the way: 1200 JPY, 250.00 USD. 1 is late: 1200 JPY.',
  );
});
