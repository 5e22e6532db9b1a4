// The proof from a report to the ledger: what agrees is proven, and each thing that does not is said.

import * as fc from 'fast-check';
import {
  type BookedAmount,
  type KeptFacts,
  type PlannedAmount,
  type ProofFacts,
  proveInLedger,
} from '../../../../src/TypeScript/flows/settlements/ledgerProof';
import type { SeenGroup } from '../../../../src/TypeScript/flows/settlements/proof';
import { proofCsv } from '../../../../src/TypeScript/flows/settlements/proofCsv';
import { minor } from '../../../../src/TypeScript/ledger/minor';

const GROUPS: readonly SeenGroup[] = [
  group('Principal', 'sales', 30_00, 2),
  group('Commission', 'referral-fees', -4_50, 1),
];

function group(amountDescription: string, name: SeenGroup['class'], amount: number, lines: number): SeenGroup {
  return {
    transactionType: 'Order',
    amountType: 'Item',
    amountDescription,
    marketplaceName: 'Amazon.com',
    month: '2026-03',
    lines,
    amount: minor(amount),
    class: name,
  };
}

const KEPT: KeptFacts = {
  settlementId: '1',
  currency: 'USD',
  exponent: 2,
  total: minor(25_50),
  lines: 3,
  state: 'posted',
  suspense: null,
  groups: GROUPS,
  byClass: [
    { class: 'sales', lines: 2, amount: minor(30_00) },
    { class: 'referral-fees', lines: 1, amount: minor(-4_50) },
  ],
  journals: [
    {
      externalId: 'E1',
      day: '2026-03-14',
      month: '2026-03',
      currency: 'USD',
      exponent: 2,
      marketplaceName: 'Amazon.com',
      memo: '',
      lines: [],
    },
  ],
};

const PLANNED: readonly PlannedAmount[] = [
  { entry: 'E1', account: '10', role: 'sales', amount: minor(-30_00), settles: false },
  { entry: 'E1', account: '11', role: 'referralFees', amount: minor(4_50), settles: false },
  { entry: 'E1', account: '12', role: 'payout', amount: minor(25_50), settles: true },
];
const BOOKED: readonly BookedAmount[] = PLANNED.map(({ entry, account, role, amount }) => ({
  entry,
  account: String(account),
  accountName: `Account of ${role}`,
  amount,
  lines: 1,
  posted: true,
}));

const FACTS: ProofFacts = {
  kept: KEPT,
  report: { ok: true, value: { lines: 3, sum: minor(25_50), total: minor(25_50), groups: GROUPS, hash: 'ab' } },
  planned: PLANNED,
  booked: { ok: true, value: BOOKED },
  earlier: [],
  deposit: { ok: true, value: null },
};
const prove = (facts: Partial<ProofFacts> = {}) =>
  proveInLedger({ ...FACTS, ...facts }, (text) => `hash of ${text.length}`);
const booked = (change: (each: BookedAmount) => BookedAmount): Partial<ProofFacts> => ({
  booked: { ok: true, value: BOOKED.map(change) },
});
const report = (change: object): Partial<ProofFacts> =>
  FACTS.report.ok ? { report: { ok: true, value: { ...FACTS.report.value, ...change } } } : {};

test('what agrees at every step is proven, each step with the same sum', () => {
  const { proven, reasons, steps } = prove();
  expect([proven, reasons]).toEqual([true, []]);
  expect(steps.map(({ name, count, sum }) => [name, count, sum])).toEqual([
    ['Report lines', 3, 25_50],
    ['Classes', 3, 25_50],
    ['Journal lines', 3, 25_50],
    ['Payout', 1, 25_50],
    ['Deposit', null, null],
  ]);
});

test.each<[string, Partial<ProofFacts>, string]>([
  ['the report is gone', { report: { ok: false, reason: 'No file.' } }, 'No file.'],
  ['the ledger cannot be read', { booked: { ok: false, reason: 'No permission.' } }, 'No permission.'],
  ['its lines come to something else', report({ sum: minor(25_51) }), 'come to 25.51 USD; expected 25.50 USD'],
  ['its total is another one', report({ total: minor(1) }), 'The total-amount of the report is 0.01 USD'],
  ['a line is missing', report({ lines: 2 }), 'The report has 2 lines; expected 3 lines'],
  [
    'a kind holds other lines',
    report({ groups: [GROUPS[0], group('Other', 'sales', -4_50, 1)] }),
    '2 kinds of lines are not what was posted',
  ],
  ['it is held', { kept: { ...KEPT, state: 'held' } }, 'found one that is held'],
  [
    'a kind has no class',
    { kept: { ...KEPT, groups: [...GROUPS, group('New', null, 0, 0)] } },
    '1 kind of line has no class',
  ],
  [
    'a class is not its kinds',
    { kept: { ...KEPT, byClass: [{ class: 'sales', lines: 3, amount: minor(25_50) }] } },
    'The class sales is 25.50 USD; expected 30.00 USD',
  ],
  ['an entry is missing', { booked: { ok: true, value: [] } }, 'NetSuite has no journal entry'],
  [
    'an entry too many names it',
    { booked: { ok: true, value: [...BOOKED, { ...BOOKED[0], entry: 'E2', amount: minor(0) } as BookedAmount] } },
    'E2 names this settlement, and none was planned',
  ],
  ['an earlier posting stands', { earlier: ['E0'] }, 'E0 of an earlier posting is not reversed in full'],
  ['an entry is not posted', booked((each) => ({ ...each, posted: false })), 'E1 is not posted'],
  [
    'a cent went to an account',
    booked((each) => (each.account === '11' ? { ...each, amount: minor(4_51) } : each)),
    'do not come to zero',
  ],
  [
    'an amount is on another account',
    booked((each) => (each.account === '11' ? { ...each, account: '99' } : each)),
    'planned 0.00 USD, in NetSuite 4.50 USD',
  ],
  [
    'payout moved by less, and sales by as much',
    booked((each) => ({
      ...each,
      amount: minor(each.amount + (each.account === '12' ? -1 : each.account === '10' ? 1 : 0)),
    })),
    'Payout moved by 25.49 USD; expected 25.50 USD',
  ],
  [
    'an account is not chosen any more',
    { planned: PLANNED.map((each) => ({ ...each, account: each.role === 'payout' ? null : each.account })) },
    'No account is chosen for payout any more',
  ],
])('not proven where %s', (_what, facts, reason) => {
  const { proven, difference, reasons, steps } = prove(facts);
  expect(proven).toBe(false);
  expect(reasons.join(' ')).toContain(reason);
  const csv = proofCsv({ ...KEPT, ...facts.kept }, { proven, difference, reasons, steps });
  expect(csv).toContain('Settlement 1,,Not proven');
  expect(csv).not.toContain('0.00,USD,Difference');
});

test('any change of any amount in the ledger is seen, also one that balances and leaves every total as it was', () => {
  const cents = fc.integer({ min: -1_000, max: 1_000 });
  fc.assert(
    fc.property(fc.tuple(cents, cents, cents), (changes) => {
      fc.pre(changes.some((each) => each !== 0));
      const changed = BOOKED.map((each, at) => ({ ...each, amount: minor(each.amount + (changes[at] ?? 0)) }));
      expect(prove({ booked: { ok: true, value: changed } }).proven).toBe(false);
    }),
  );
});

test('a negative total is proven by debt, which stands beside lines that were planned on the same account', () => {
  const kept = {
    ...KEPT,
    total: minor(-80_00),
    lines: 2,
    groups: [group('Ads', 'advertising', -90_00, 1), group('Payable', 'payable-to-amazon', 10_00, 1)],
  };
  const byClass = kept.groups.map((each) => ({ class: each.class ?? 'review', lines: 1, amount: each.amount }));
  const planned: PlannedAmount[] = [
    { entry: 'E1', account: '20', role: 'advertising', amount: minor(90_00), settles: false },
    { entry: 'E1', account: '21', role: 'debt', amount: minor(-10_00), settles: false },
    { entry: 'E1', account: '21', role: 'debt', amount: minor(-80_00), settles: true },
  ];
  const value: BookedAmount[] = [
    { entry: 'E1', account: '20', accountName: 'Ads', amount: minor(90_00), lines: 1, posted: true },
    { entry: 'E1', account: '21', accountName: 'Debt', amount: minor(-90_00), lines: 2, posted: true },
  ];
  const found = proveInLedger(
    {
      kept: { ...kept, byClass },
      report: {
        ok: true,
        value: { lines: 2, sum: minor(-80_00), total: minor(-80_00), groups: kept.groups, hash: 'ab' },
      },
      planned,
      booked: { ok: true, value },
      earlier: [],
      deposit: { ok: true, value: null },
    },
    () => 'hash',
  );
  expect(found.reasons).toEqual([]);
  expect(found.steps.map(({ sum }) => sum)).toEqual([-80_00, -80_00, -80_00, -80_00, 0]);
});

test('a cell of the file that begins like a formula is text to a spreadsheet', () => {
  const kept = { ...KEPT, groups: [group('=1+1', 'sales', 1, 1), group('a "b", c', 'sales', 1, 1)] };
  const csv = proofCsv(kept, { proven: false, difference: minor(0), reasons: ['=HYPERLINK("x")', '-1+2'], steps: [] });
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain(",'-1+2\r\n");
  expect(csv).toContain('a ""b"", c');
});
