// What Amazon holds back at the end of a month, as entries that undo themselves on the next day.

import type { Transaction } from '../../../../src/TypeScript/amazon/listTransactions';
import { tripleOf } from '../../../../src/TypeScript/flows/accruals/kinds';
import { dueMonth, monthOf, startOfDay } from '../../../../src/TypeScript/flows/accruals/months';
import {
  type AccrualSteps,
  accruedBy,
  type PlanFacts,
  planAccrual,
} from '../../../../src/TypeScript/flows/accruals/plan';
import { type SumFacts, SumsOfMonth } from '../../../../src/TypeScript/flows/accruals/sums';
import { tieOf, tieWords } from '../../../../src/TypeScript/flows/accruals/tie';
import { closedBy, partOf, releasedBy, type Unsettled } from '../../../../src/TypeScript/flows/accruals/unsettled';
import type { RecordingWay } from '../../../../src/TypeScript/flows/billing/ways';
import { classifier } from '../../../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../../../src/TypeScript/flows/settlements/defaultMap';
import type { JournalPlan } from '../../../../src/TypeScript/flows/settlements/journals';
import { formatMinor, minor, sum } from '../../../../src/TypeScript/ledger/minor';

const MARCH = monthOf('2026-03', 'America/Los_Angeles');
const classOf = classifier(DEFAULT_MAP);
const ORDER = '111-0000000-0000001';

type Leaf = readonly [path: string, amount: number];
const SALE: readonly Leaf[] = [
  ['Sales/ProductCharges/OurPricePrincipal', 10_000],
  ['Sales/Tax/OurPriceTax', 862],
  ['Expenses/Tax/MarketplaceFacilitatorTax-Principal', -800],
  ['Expenses/AmazonFees/Commission', -1_500],
];
const REFUND: readonly Leaf[] = [
  ['Refunded Sales/ProductCharges/OurPricePrincipal', -2_000],
  ['Refunded Expenses/AmazonFees/Commission', 300],
];
const STORAGE: readonly Leaf[] = [['Expenses/FBAFees/FBAStorageFee', -700]];

function transaction(leaves: readonly Leaf[], about: Partial<Transaction> = {}): Transaction {
  return {
    id: 't',
    type: 'Shipment',
    status: 'DEFERRED',
    posted: '2026-03-20T00:00:00.000Z',
    currency: 'USD',
    total: sum(leaves.map(([, amount]) => minor(amount))),
    marketplaceId: 'ATVPDKIKX0DER',
    orderId: ORDER,
    groupId: null,
    settlementId: null,
    deferredId: null,
    releaseId: null,
    leaves: leaves.map(([path, amount]) => ({ path: path.split('/'), amount: minor(amount) })),
    ...about,
  };
}

type Facts = Omit<SumFacts & PlanFacts, 'month'>;
const facts = (way: RecordingWay, more: Partial<Facts> = {}): PlanFacts & Omit<SumFacts, 'month'> => ({
  way,
  feeTaxApart: true,
  marketplace: '7',
  marketplaceName: 'Amazon.com',
  currency: 'USD',
  exponent: 2,
  openSpans: null,
  classOf,
  isBilled: () => true,
  isRefunded: () => false,
  ...more,
  month: MARCH,
});
function sums(unsettled: readonly Unsettled[], way: RecordingWay, more: Partial<Facts> = {}) {
  const found = new SumsOfMonth({ ...facts(way, more), month: '2026-03' });
  for (const each of unsettled) found.add(each);
  return found.result;
}

const page = ({ externalId, day, lines }: JournalPlan): string[] => [
  `${day} ${externalId}`,
  ...lines.map(({ account, debit, credit }) =>
    `  ${account.padEnd(16)}${(debit === 0 ? '' : formatMinor(debit, 2)).padStart(10)}${(credit === 0 ? '' : formatMinor(credit, 2)).padStart(10)}`.trimEnd(),
  ),
];
function pages(parts: Parameters<typeof planAccrual>[0], steps: AccrualSteps, carried: boolean, way: RecordingWay) {
  const plan = planAccrual(parts, steps, carried, facts(way));
  if (!plan.ok) throw new Error(plan.held.join(' '));
  return plan;
}

const UNSETTLED = [
  { transaction: transaction(SALE), part: 'held' as const },
  { transaction: transaction(REFUND, { type: 'Refund' }), part: 'held' as const },
  {
    transaction: transaction(STORAGE, { type: 'ServiceFee', orderId: null, status: 'RELEASED' }),
    part: 'open' as const,
  },
];

test('in the way Settlement all that is unsettled is booked, and undone on the next day', () => {
  const { journals } = pages(sums(UNSETTLED, 'settlement'), [], false, 'settlement');
  expect(journals.flatMap(page)).toEqual([
    '2026-03-31 cwy-accrual-7-2026-03-1',
    '  sales                         100.00',
    '  refunds              20.00',
    '  facilitatorTax                  8.62',
    '  facilitatorTax        8.00',
    '  referralFees         12.00',
    '  storageFees           7.00',
    '  salesTax                        0.62',
    '  facilitatorTax        0.62',
    '  accrual              61.62',
    '2026-04-01 cwy-accrual-7-2026-03-1-r',
    '  sales               100.00',
    '  refunds                        20.00',
    '  facilitatorTax        8.62',
    '  facilitatorTax                  8.00',
    '  referralFees                   12.00',
    '  storageFees                     7.00',
    '  salesTax              0.62',
    '  facilitatorTax                  0.62',
    '  accrual                        61.62',
  ]);
});

test.each<RecordingWay>(['order', 'daily'])(
  'in the way %s only fees and refunds are: the sale stands on clearing',
  (way) => {
    const { journals } = pages(sums(UNSETTLED, way), [], false, way);
    expect(page(journals[0] as JournalPlan).map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      '2026-03-31 cwy-accrual-7-2026-03-1',
      'refunds 20.00',
      'referralFees 12.00',
      'storageFees 7.00',
      'accrual 39.00',
    ]);
  },
);

test('a refund that a document took out of clearing is not booked again; its fees are', () => {
  const { held } = sums(UNSETTLED, 'order', { isRefunded: () => true });
  expect(held.map(({ amountDescription, amount }) => `${amountDescription} ${amount}`)).toEqual([
    'Commission -1500',
    'Commission 300',
  ]);
});

test('an order that is not billed brings nothing but its own line; fees alone wait for no bill', () => {
  const fees = { transaction: transaction([['Expenses/FBAFees/FBATransportationFee', -395]]), part: 'held' as const };
  const found = sums([...UNSETTLED, fees], 'order', { isBilled: () => false });
  expect(found.unbilled).toEqual([{ orderId: ORDER, amount: 10_000 + 862 - 800 - 1_500 - 2_000 + 300 }]);
  expect(found.held.map(({ amountDescription }) => amountDescription)).toEqual(['FBA transportation fee']);
});

test('each pair comes to nothing over the end of the month, on every account', () => {
  const parts = sums(UNSETTLED, 'settlement');
  for (const [steps, carried] of [
    [[], false],
    [[], true],
    [[true], true],
    [[true, false], false],
  ] as const) {
    const { journals } = pages(parts, steps, carried, 'settlement');
    const balance = new Map<string, number>();
    for (const { account, debit, credit } of journals.flatMap(({ lines }) => lines)) {
      balance.set(account, (balance.get(account) ?? 0) + debit - credit);
    }
    expect(new Set(balance.values())).toEqual(new Set([0]));
  }
});

test('what a settlement carries later is taken back on the same two days, and given back when that is undone', () => {
  const parts = sums(UNSETTLED, 'settlement');
  const first = pages(parts, [], false, 'settlement');
  expect(accruedBy(first.journals, MARCH.lastDay)).toBe(6_162);
  const later = pages(parts, first.steps, true, 'settlement');
  expect(later.steps).toEqual([true, false]);
  expect(later.journals.slice(0, 2)).toEqual(first.journals);
  expect(later.journals.map(({ externalId, day }) => `${day} ${externalId}`).slice(2)).toEqual([
    '2026-03-31 cwy-accrual-7-2026-03-2',
    '2026-04-01 cwy-accrual-7-2026-03-2-r',
  ]);
  expect(accruedBy(later.journals, MARCH.lastDay)).toBe(6_162 + 700);
  expect(pages(parts, later.steps, true, 'settlement')).toEqual(later);
  expect(accruedBy(pages(parts, later.steps, false, 'settlement').journals, MARCH.lastDay)).toBe(6_162);
  expect(accruedBy(pages(parts, [], true, 'settlement').journals, MARCH.lastDay)).toBe(6_162 + 700);
});

test('a month that is closed has no accrual; a reversal waits for the next open day', () => {
  const parts = sums(UNSETTLED, 'settlement');
  const held = (openSpans: PlanFacts['openSpans']) => planAccrual(parts, [], false, facts('settlement', { openSpans }));
  expect(held([{ from: '2026-04-01', to: '2026-12-31' }])).toMatchObject({
    ok: false,
    held: [expect.stringContaining('2026-03-31, is not open')],
  });
  expect(held([{ from: '2026-03-01', to: '2026-03-31' }])).toMatchObject({
    ok: false,
    held: [expect.stringContaining('No day from 2026-04-01 on is open')],
  });
  const plan = held([
    { from: '2026-03-01', to: '2026-03-31' },
    { from: '2026-05-01', to: '2026-05-31' },
  ]);
  expect(plan.ok && plan.journals.map(({ day }) => day)).toEqual(['2026-03-31', '2026-05-01']);
});

test('a kind without a class keeps the accrual from being made, by name and number', () => {
  const unknown = transaction([['Expenses/AmazonFees/LunarFee', -100]], { type: 'ServiceFee', orderId: null });
  const parts = sums([{ transaction: unknown, part: 'open' }], 'settlement');
  expect(planAccrual(parts, [], false, facts('settlement'))).toEqual({
    ok: false,
    held: [expect.stringContaining('"ServiceFee / LunarFee / LunarFee" has no class: 1 amounts')],
  });
});

const groups = [
  { groupId: 'closed', start: '2026-03-01T00:00:00.000Z', end: '2026-03-15T00:00:00.000Z' },
  { groupId: 'after', start: '2026-03-15T00:00:00.000Z', end: '2026-04-02T00:00:00.000Z' },
  { groupId: 'open', start: '2026-04-02T00:00:00.000Z', end: null },
];

test.each<[name: string, about: Partial<Transaction>, part: string | null]>([
  ['held back to this day', { status: 'DEFERRED' }, 'held'],
  ['held back then and released since', { id: 'late', status: 'DEFERRED_RELEASED' }, 'held'],
  ['held back and released before the end', { id: 'early', status: 'DEFERRED_RELEASED' }, null],
  ['released into a group that was open then', { status: 'RELEASED', groupId: 'after' }, 'open'],
  ['released into a group that was closed then', { status: 'RELEASED', groupId: 'closed' }, null],
  ['released into a group older than the list', { status: 'RELEASED', groupId: 'ancient' }, null],
  ['posted after the end', { posted: MARCH.end }, null],
  ['a payment to the bank', { type: 'Transfer', status: 'RELEASED' }, null],
])('%s', (_name, about, part) => {
  const releases = [
    transaction([], { status: 'RELEASED', deferredId: 'early', posted: '2026-03-25T00:00:00.000Z' }),
    transaction([], { status: 'RELEASED', deferredId: 'late', posted: '2026-04-01T07:00:00.000Z' }),
  ];
  const month = { end: MARCH.end, groups };
  const released = new Set(releases.flatMap((each) => releasedBy(each, month) ?? []));
  expect(partOf(transaction(SALE, about), released, month)).toBe(part);
  expect(closedBy(month, MARCH.from).map(({ groupId }) => groupId)).toEqual(['closed']);
});

test('a month ends at midnight in the zone of the books, and is due three days later', () => {
  expect(MARCH).toEqual({
    month: '2026-03',
    lastDay: '2026-03-31',
    nextDay: '2026-04-01',
    end: '2026-04-01T07:00:00.000Z',
    from: '2026-01-29T07:00:00.000Z',
  });
  expect(monthOf('2026-02', 'Asia/Kolkata').end).toBe('2026-02-28T18:30:00.000Z');
  expect(monthOf('2026-12', 'UTC').nextDay).toBe('2027-01-01');
  expect(dueMonth('America/Los_Angeles', Date.parse('2026-04-04T06:59:00Z'))?.month).toBe('2026-02');
  expect(dueMonth('America/Los_Angeles', Date.parse('2026-04-04T07:01:00Z'))?.month).toBe('2026-03');
  expect(dueMonth('Mars/Olympus', Date.parse('2026-04-04T07:01:00Z'))).toBeNull();
  expect(() => startOfDay('2026-03-01', 'Mars/Olympus')).toThrow('America/Los_Angeles');
});

test.each<[type: string, path: string, words: string, found: string | null]>([
  ['Shipment', 'Sales/Shipping/ShippingPrincipal', 'Order / ItemPrice / Shipping', 'shipping'],
  ['Shipment', 'Expenses/AmazonFees/Commission/Base', 'Order / ItemFees / Commission', 'referral-fees'],
  ['Shipment', 'Expenses/AmazonFees/Commission/Tax', 'Order / ItemFees / Commission', 'referral-fees'],
  ['Shipment', 'Expenses/FBAFees/FBAPerUnitFulfillmentFee', 'Order / ItemFees / FBAPerUnitFulfillmentFee', 'fba-fees'],
  ['Shipment', 'Sales/PromoRebates/OurPriceDiscount', 'Order / Promotion / Principal', 'promotions'],
  ['Refund', 'Refunded Sales/ProductCharges/GoodwillPrincipal', 'Refund / ItemPrice / Goodwill', 'refunds'],
  ['Refund', 'Refunded Expenses/AmazonFees/RefundCommission', 'Refund / ItemFees / RefundCommission', 'referral-fees'],
  [
    'GuaranteeClaim',
    'Sales/ProductCharges/OurPricePrincipal',
    'A-to-z Guarantee Refund / ItemPrice / Principal',
    'claims',
  ],
  ['Retrocharge', 'Sales/Tax/BaseTax', 'Order_Retrocharge / ItemPrice / Tax', 'tax'],
  ['ServiceFee', 'Expenses/FBAFees/FBAStorageFee', 'other-transaction / other-transaction / Storage Fee', 'storage'],
  ['ServiceFee', 'Expenses/FBAFees/FBAStorageFee/Tax', 'FBAFees / FBA Inventory Storage Fee / Tax on fee', 'fee-tax'],
  [
    'ServiceFee',
    'Expenses/FBAFees/FBAInboundConvenienceFee',
    'FBAFees / FBA Inbound Placement Service Fee / Base fee',
    'inbound',
  ],
  ['ServiceFee', 'Expenses/FBAFees/FBADisposalFee', 'FBAFees / FBA Removal Order: Disposal Fee / Base fee', 'removal'],
  [
    'ServiceFee',
    'Expenses/AmazonFees/Subscription',
    'other-transaction / other-transaction / Subscription Fee',
    'subscription',
  ],
  [
    'ServiceFee',
    'Expenses/AmazonFees/CouponParticipationFee',
    'AmazonFees / Coupon Participation Fee / Base fee',
    'programs',
  ],
  ['ServiceFee', 'Expenses/AmazonFees/VineEnrollmentFee', 'AmazonFees / Vine Enrollment Fee / Base fee', 'programs'],
  [
    'ProductAdsPayment',
    'Expenses/AmazonFees/AdvertisingFee',
    'ServiceFee / Cost of Advertising / TransactionTotalAmount',
    'advertising',
  ],
  [
    'FBAInventoryReimbursement',
    'FBAReversedReimbursement',
    'other-transaction / FBA Inventory Reimbursement / REVERSAL_REIMBURSEMENT',
    'reimbursements',
  ],
  ['Adjustment', 'ReserveDebit', 'other-transaction / other-transaction / Current Reserve Amount', 'current-reserve'],
  ['DebtRecovery', 'DebtPayment', 'other-transaction / other-transaction / Successful charge', 'charged-to-card'],
  [
    'DebtRecovery',
    'DebtAdjustment',
    'Debt Adjustment / Debt Adjustment / Cross-Account Debt Adjustment',
    'debt-adjustment',
  ],
  [
    'FailedDisbursement',
    'FailedDisbursement',
    'other-transaction / other-transaction / Transfer of funds unsuccessful:',
    'failed-transfer',
  ],
  ['RemovalShipment', 'Sales/RecommerceLiquidation', 'Liquidations / ItemPrice / Principal', 'liquidation'],
  ['ServiceFee', 'Expenses/AmazonFees/LunarFee/Base', 'ServiceFee / LunarFee / Base', null],
])('%s %s is %s', (type, path, words, found) => {
  const triple = tripleOf(type, { path: path.split('/') });
  expect(`${triple.transactionType} / ${triple.amountType} / ${triple.amountDescription}`).toBe(words);
  expect(classOf(triple)).toBe(found);
});

test('the books tie where clearing, reserve, debt, carry and accrual are what Amazon owes, order by order explained', () => {
  const of = (amounts: readonly number[]) => {
    const [clearing = 0, reserve = 0, debt = 0, carry = 0, accrual = 0] = amounts.map(minor);
    return { clearing, reserve, debt, carry, accrual } as Parameters<typeof tieOf>[0]['balances'];
  };
  const about = { month: '2026-03', currency: 'USD', exponent: 2, unposted: [], unbilled: [] };
  const ties = { ...about, balances: of([100, 20, -5, 3, -18]), total: minor(100) };
  expect(tieWords(tieOf(ties), ties)).toBe('2026-03 ties: Amazon owes 1.00 USD, and the books say so.');
  const aside = {
    ...ties,
    total: minor(100 - 40 + 15),
    unposted: [{ orderId: ORDER, amount: minor(40) }],
    unbilled: [{ orderId: 'x', amount: minor(15) }],
  };
  expect(tieOf(aside).difference).toBe(0);
  expect(tieWords(tieOf(aside), aside)).toContain(
    'with 1 order billed here and not posted by Amazon (0.40 USD) and 1 order posted',
  );
  const off = { ...ties, total: minor(99) };
  expect(tieOf(off).difference).toBe(-1);
  expect(tieWords(tieOf(off), off)).toMatch(/^2026-03 does not tie: −0\.01 USD between/);
});
