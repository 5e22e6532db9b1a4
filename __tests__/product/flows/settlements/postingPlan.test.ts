// What a settlement posts: both sides of every class, in each way of recording, as pages an accountant can check.

import type {
  AccountRole,
  LineClass,
  LineGroup,
  Triple,
} from '../../../../src/TypeScript/flows/settlements/settlement';
import { MOST_KINDS } from '../../../../src/TypeScript/flows/settlements/transfers';
import { journals, line, MAIN, moved, page, reading } from './support';

const refund = { transactionType: 'Refund' } as const;
const ofAccount = { transactionType: 'other-transaction', marketplaceName: '' } as const;

/** A sale with tax that Amazon keeps for the most part, a refund, fees and a reserve: 60.05 is paid out. */
const TYPICAL: readonly LineGroup[] = [
  line('sales', 100_00),
  line('shipping', 5_99),
  line('promotions', -2_00),
  line('tax', 8_62),
  line('withheld-tax', -8_00),
  line('referral-fees', -15_00),
  line('fba-fees', -4_56),
  line('refunds', -10_00, refund),
  line('storage', -3_00, ofAccount),
  line('current-reserve', -12_00, ofAccount),
];

test('with the settlement as the sale, every class goes to its own account and payout takes what is paid', () => {
  const [journal, ...more] = journals(reading(TYPICAL));
  expect(more).toEqual([]);
  expect(page(journal!)).toEqual([
    'sales Cr 100.00',
    'shipping Cr 5.99',
    'promotions Dr 2.00',
    'refunds Dr 10.00',
    'facilitatorTax Cr 8.62',
    'facilitatorTax Dr 8.00',
    'referralFees Dr 15.00',
    'fbaFees Dr 4.56',
    'storageFees Dr 3.00',
    'reserve Dr 12.00',
    'salesTax Cr 0.62',
    'facilitatorTax Dr 0.62',
    'payout Dr 60.05',
  ]);
});

test.each(['order', 'daily'] as const)('where sales were booked before (%s), they relieve clearing', (way) => {
  expect(moved(journals(reading(TYPICAL), { way }))).toEqual({
    clearing: -(100_00 + 5_99 - 2_00 + 62),
    refunds: 10_00,
    referralFees: 15_00,
    fbaFees: 4_56,
    storageFees: 3_00,
    reserve: 12_00,
    payout: 60_05,
  });
});

test('a journal says what it is, of which month, and each line of which kind', () => {
  const [journal] = journals(reading([line('sales', 1_00), line('storage', -30, ofAccount)]));
  expect(journal).toEqual({
    externalId: 'cwy-settle-12345678901-1-1',
    day: '2026-03-24',
    month: '2026-03',
    currency: 'USD',
    exponent: 2,
    marketplaceName: MAIN,
    memo: 'Amazon settlement 12345678901, Amazon.com, 2026-03',
    lines: [
      { account: 'sales', debit: 0, credit: 1_00, memo: 'Order / ItemPrice@sales / Principal', class: 'sales' },
      {
        account: 'storageFees',
        debit: 30,
        credit: 0,
        memo: 'other-transaction / ItemPrice@storage / Principal',
        class: 'storage',
      },
      { account: 'payout', debit: 70, credit: 0, memo: 'Payout of settlement 12345678901', class: null },
    ].map((each) => ({ ...each, marketplaceName: MAIN })),
  });
});

const BOOKED_BEFORE: Partial<Record<LineClass, AccountRole>> = {
  sales: 'clearing',
  shipping: 'clearing',
  'gift-wrap': 'clearing',
  promotions: 'clearing',
  tax: 'clearing',
  'withheld-tax': 'clearing',
};

test.each<[LineClass, AccountRole]>([
  ['sales', 'sales'],
  ['shipping', 'shipping'],
  ['gift-wrap', 'giftWrap'],
  ['promotions', 'promotions'],
  ['refunds', 'refunds'],
  ['refunded-shipping', 'refunds'],
  ['tax', 'salesTax'],
  ['withheld-tax', 'salesTax'],
  ['referral-fees', 'referralFees'],
  ['closing-fees', 'referralFees'],
  ['fba-fees', 'fbaFees'],
  ['storage', 'storageFees'],
  ['inbound', 'inboundFees'],
  ['removal', 'removalFees'],
  ['advertising', 'advertising'],
  ['programs', 'programFees'],
  ['subscription', 'subscriptionFees'],
  ['other-fees', 'otherFees'],
  ['fee-tax', 'feeTax'],
  ['reimbursements', 'reimbursements'],
  ['other-income', 'otherIncome'],
  ['liquidation', 'otherIncome'],
  ['claims', 'claims'],
  ['withholding', 'withholding'],
  ['loans', 'loans'],
  ['current-reserve', 'reserve'],
  ['previous-reserve', 'reserve'],
  ['payable-to-amazon', 'debt'],
  ['charged-to-card', 'card'],
  ['debt-adjustment', 'debt'],
  ['collected-on-delivery', 'clearing'],
  ['bank-check', 'card'],
])('%s: what comes in is credited to %s, what goes out debited', (name, account) => {
  const paid = line('reimbursements', 9_00);
  for (const way of ['settlement', 'order', 'daily'] as const) {
    const expected = way === 'settlement' ? account : (BOOKED_BEFORE[name] ?? account);
    const comesIn = journals(reading([line(name, 5_00)]), { way });
    expect(moved(comesIn)).toEqual({ [expected]: -5_00, payout: 5_00 });
    const goesOut = journals(reading([line(name, -5_00), paid]), { way });
    const rest = expected === 'reimbursements' ? {} : { reimbursements: -9_00 };
    expect(moved(goesOut)).toEqual({ [expected]: expected === 'reimbursements' ? -4_00 : 5_00, payout: 4_00, ...rest });
  }
});

test.each(['order', 'daily'] as const)(
  'what no document was booked for goes straight to its account, also where sales relieve clearing (%s)',
  (way) => {
    const groups = [
      line('promotions', 2_00, refund),
      line('tax', -80, refund),
      line('withheld-tax', 70, refund),
      line('sales', 9_00, { transactionType: 'Liquidations' }),
      line('promotions', -1_00, { amountType: 'Points' }),
      line('sales', 30_00, { transactionType: ' order ' }),
    ];
    const points = ({ amountType }: Triple): LineClass | null => (amountType === 'Points' ? 'promotions' : null);
    expect(moved(journals(reading(groups), { way }, points))).toEqual({
      promotions: -1_00,
      salesTax: 10,
      sales: -9_00,
      clearing: -30_00,
      payout: 39_90,
    });
  },
);

test('tax that Amazon keeps whole passes through and leaves nothing, and no line is added for it', () => {
  const [journal] = journals(reading([line('sales', 10_00), line('tax', 82), line('withheld-tax', -82)]));
  expect(page(journal!)).toEqual([
    'sales Cr 10.00',
    'facilitatorTax Cr 0.82',
    'facilitatorTax Dr 0.82',
    'payout Dr 10.00',
  ]);
});

test('a settlement below zero pays nothing: payout stays and the debt grows; the next one brings it back', () => {
  const [journal] = journals(reading([line('sales', 10_00), line('subscription', -39_99)]));
  expect(page(journal!)).toEqual(['sales Cr 10.00', 'subscriptionFees Dr 39.99', 'debt Cr 29.99']);
  const next = journals(reading([line('payable-to-amazon', -29_99, ofAccount), line('sales', 50_00)]));
  expect(moved([journal!, ...next]).debt).toBeUndefined();
  expect(moved(next).payout).toBe(20_01);
});

test('a total of zero moves no payout, and a settlement without amounts posts nothing', () => {
  const [journal] = journals(reading([line('sales', 10_00), line('current-reserve', -10_00)]));
  expect(page(journal!)).toEqual(['sales Cr 10.00', 'reserve Dr 10.00']);
  expect(journals(reading([line('subscription', 0)]))).toEqual([]);
  expect(journals(reading([]))).toEqual([]);
});

test('a transfer that failed is expected once: with this settlement, no longer by itself', () => {
  const first = journals(reading([line('sales', 70_00)]));
  const second = journals(reading([line('failed-transfer', 70_00, ofAccount), line('sales', 10_00)]));
  expect(page(second[0]!)).toEqual(['sales Cr 10.00', 'payout Cr 70.00', 'payout Dr 80.00']);
  expect(moved([...first, ...second]).payout).toBe(80_00);
});

test.each([
  ['JPY', ['sales Cr 1500', 'fbaFees Dr 434', 'payout Dr 1066']],
  ['EUR', ['sales Cr 15.00', 'fbaFees Dr 4.34', 'payout Dr 10.66']],
])('%s has its own decimals', (currency, expected) => {
  const [journal] = journals(reading([line('sales', 15_00), line('fba-fees', -4_34)], { currency }));
  expect(journal).toMatchObject({ currency, exponent: currency === 'JPY' ? 0 : 2 });
  expect(page(journal!)).toEqual(expected);
});

test('tax on fees is part of the fee where it has no account of its own', () => {
  const feeTax = (amountType: string, amountDescription: string, amount: number): LineGroup =>
    line('fee-tax', amount, { transactionType: 'FBAFees', amountType, amountDescription });
  const map: Readonly<Record<string, LineClass>> = {
    'Storage Fee / Base fee': 'storage',
    'Ads / TransactionTotalAmount': 'advertising',
    'ItemFees / FBA Pick & Pack Fee': 'fba-fees',
    'Odd / Base fee': 'sales',
  };
  const rule = ({ transactionType, amountType, amountDescription }: Triple): LineClass | null =>
    transactionType === 'Order' ? null : (map[`${amountType} / ${amountDescription}`] ?? 'fee-tax');
  const groups = [
    feeTax('Storage Fee', 'Tax on fee', -1),
    feeTax('Ads', 'TaxAmount', -20),
    feeTax('ItemFees', 'FBA Pick & Pack Fee CGST', -300),
    feeTax('Odd', 'Tax on fee', -4_000),
    line('sales', 5_000),
  ];
  expect(moved(journals(reading(groups), { feeTaxApart: false }, rule))).toEqual({
    storageFees: 1,
    advertising: 20,
    fbaFees: 300,
    otherFees: 4_000,
    sales: -5_000,
    payout: 679,
  });
  expect(moved(journals(reading(groups), { feeTaxApart: true }, rule)).feeTax).toBe(4_321);
});

test('of a long list of kinds the smaller ones share a line, and none is lost', () => {
  const coupons = Array.from({ length: MOST_KINDS + 3 }, (_, index) =>
    line('programs', -(index + 1), { amountDescription: `Coupon ${index + 1}` }),
  );
  const [journal] = journals(reading([...coupons, line('sales', 100_00)]));
  const own = journal!.lines.filter((each) => each.class === 'programs');
  expect(own).toHaveLength(MOST_KINDS + 1);
  expect(own.at(-1)).toMatchObject({ memo: '3 smaller kinds of programs', debit: 1 + 2 + 3 });
  expect(own.some(({ memo }) => memo.endsWith('Coupon 4'))).toBe(true);
});

test('a month with more than 200 lines is several journals, which say so', () => {
  const classes = ['programs', 'advertising', 'storage', 'removal', 'inbound', 'other-fees'] as const;
  const groups = classes.flatMap((name) =>
    Array.from({ length: MOST_KINDS }, (_, index) => line(name, index + 1, { amountDescription: `Kind ${index}` })),
  );
  const parts = journals(reading(groups));
  expect(parts.map(({ externalId, memo, lines }) => [externalId, memo.split(', ').at(-1), lines.length])).toEqual([
    ['cwy-settle-12345678901-1-1', 'part 1 of 2', 200],
    ['cwy-settle-12345678901-1-2', 'part 2 of 2', 42],
  ]);
  const total = groups.reduce((all, { amount }) => all + amount, 0);
  expect(moved(parts).payout).toBe(total);
});

test('a sentence of Amazon as the name of a fee is cut in the journal', () => {
  const [journal] = journals(reading([line('programs', 1_00, { amountDescription: 'x'.repeat(1_000) })]));
  expect(journal!.lines[0]!.memo).toHaveLength(300);
  expect(journal!.lines[0]!.memo.endsWith('x…')).toBe(true);
});

test('a new posting number gives new ids and the same entries', () => {
  const [first] = journals(reading(TYPICAL));
  const [second] = journals(reading(TYPICAL), { postingNumber: 2 });
  expect(second).toEqual({ ...first, externalId: 'cwy-settle-12345678901-2-1' });
});
