// F17, its money: what a refund gives back and takes has many components. Each reaches its own account; with a refund
// document behind it, what the buyer got back goes onto clearing instead, where the document took it from.

import { RECORDING_WAYS } from '../../src/TypeScript/flows/billing/ways';
import { classifier } from '../../src/TypeScript/flows/settlements/classify';
import { DEFAULT_MAP } from '../../src/TypeScript/flows/settlements/defaultMap';
import { orderPartOf } from '../../src/TypeScript/flows/settlements/orderParts';
import { planSettlement } from '../../src/TypeScript/flows/settlements/postingPlan';
import { SettlementReader } from '../../src/TypeScript/flows/settlements/reader';
import type { SettlementReading } from '../../src/TypeScript/flows/settlements/settlement';
import { type Row, settlementText } from '../support/settlementText';

const ORDER = '111-0000001-0000001';
const classOf = classifier(DEFAULT_MAP);

const PASSES = 'facilitatorTax';

/** Amount-type, description, amount, its account, and whether it is the buyer's money. */
const COMPONENTS: readonly (readonly [string, string, string, string, boolean])[] = [
  ['ItemPrice', 'Principal', '-20.01', 'refunds', true],
  ['ItemPrice', 'Shipping', '-4.02', 'refunds', true],
  ['ItemPrice', 'GiftWrap', '-3.03', 'refunds', true],
  ['ItemPrice', 'Goodwill', '-2.04', 'refunds', true],
  ['ItemPrice', 'ReturnShipping', '-5.05', 'refunds', true],
  ['ItemPrice', 'RestockingFee', '4.06', 'otherIncome', true],
  ['Promotion', 'Principal', '1.07', 'promotions', true],
  ['Promotion', 'Shipping', '0.58', 'promotions', true],
  ['ItemPrice', 'Tax', '-1.65', PASSES, true],
  ['ItemPrice', 'ShippingTax', '-0.33', PASSES, true],
  ['Promotion', 'TaxDiscount', '0.08', PASSES, true],
  ['ItemWithheldTax', 'MarketplaceFacilitatorTax-Principal', '1.50', PASSES, true],
  ['ItemFees', 'Commission', '3.00', 'referralFees', false],
  ['ItemFees', 'RefundCommission', '-0.60', 'referralFees', false],
  ['ItemFees', 'DigitalServicesFee', '0.09', 'referralFees', false],
  ['ItemFees', 'VariableClosingFee', '1.80', 'referralFees', false],
  ['ItemFees', 'ShippingChargeback', '4.02', 'fbaFees', false],
  ['ItemFees', 'FBAPerUnitFulfillmentFee', '2.11', 'fbaFees', false],
  ['Points', 'PointsGranted', '0.20', 'promotions', false],
  ['ItemFees', 'SalesTaxCollectionFee', '0.07', 'otherFees', false],
  ['ItemFees', 'Refund commission IGST', '-0.11', 'feeTax', false],
  ['ItemTDS', 'TDS (Section 194-O)', '0.02', 'withholding', false],
  ['DirectPayment', 'CollectOnDeliveryRevenue', '6.00', 'clearing', false],
];

/** Debits less credits in cents, by account. Payout is left out: it has the other side of everything. */
function moved(rows: readonly Row[], way: (typeof RECORDING_WAYS)[number], documented: readonly string[]) {
  const reader = new SettlementReader({
    monthOf: () => '2026-03',
    orderPartOf: (triple) => orderPartOf(triple, classOf(triple)),
  });
  reader.read(settlementText({ rows }));
  const [reading] = reader.end();
  const plan = planSettlement(reading as SettlementReading, classOf, {
    way,
    openSpans: null,
    feeTaxApart: true,
    mainMarketplace: 'Amazon.com',
    postingNumber: 1,
    documented: new Set(documented),
  });
  if (!plan.ok) throw new Error(plan.held[0]?.reason);
  const found: Record<string, number> = {};
  for (const { account, debit, credit } of plan.journals.flatMap(({ lines }) => lines)) {
    if (account === 'payout' || account === 'debt') continue;
    found[account] = (found[account] ?? 0) + debit - credit;
  }
  return Object.fromEntries(Object.entries(found).filter(([, cents]) => cents !== 0));
}

const centsOf = (amount: string): number => Number(amount.replace('.', ''));

const refund = ([type, description, amount]: (typeof COMPONENTS)[number], orderId = ORDER): Row => [
  'Refund',
  type,
  description,
  amount,
  { orderId },
];

describe.each(RECORDING_WAYS)('F17 in the way %s', (way) => {
  test.each(COMPONENTS)('%s / %s of %s without a document reaches the account %s', (...component) => {
    const [, , amount, account] = component;
    // What passes through leaves nothing there: the rest is the seller's own tax.
    const own = account === PASSES ? 'salesTax' : account;
    expect(moved([refund(component)], way, [])).toEqual({ [own]: -centsOf(amount) });
  });

  test.each(COMPONENTS)(
    "%s / %s of %s with a document: the buyer's money goes onto clearing, and no fee",
    (...component) => {
      const [, , amount, account, isBuyers] = component;
      expect(moved([refund(component)], way, [ORDER])).toEqual({ [isBuyers ? 'clearing' : account]: -centsOf(amount) });
    },
  );

  test('a whole refund of two orders: only the one with a document touches clearing, by what its buyer got back', () => {
    const other = '111-0000001-0000002';
    const rows = COMPONENTS.flatMap((component) => [refund(component), refund(component, other)]);
    const expected: Record<string, number> = {};
    for (const [, , amount, account, isBuyers] of COMPONENTS) {
      const straight = account === PASSES ? 'salesTax' : account;
      for (const to of [isBuyers ? 'clearing' : account, straight]) {
        expected[to] = (expected[to] ?? 0) - centsOf(amount);
      }
    }
    expect(moved(rows, way, [ORDER])).toEqual(expected);
  });
});

test('F17 the table has every class that a refund has in the shipped map', () => {
  const ofRefunds = new Set(DEFAULT_MAP.filter((row) => row.transactionType === 'Refund').map((row) => row.class));
  const covered = new Set(
    COMPONENTS.map(([amountType, amountDescription]) =>
      classOf({ transactionType: 'Refund', amountType, amountDescription }),
    ),
  );
  expect([...ofRefunds].filter((each) => each !== 'review' && !covered.has(each))).toEqual([]);
});
