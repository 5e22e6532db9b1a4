// Settlements as they are after reading, built from what matters to a test, and their journals as pages.

import * as fc from 'fast-check';
import { LINE_CLASSES } from '../../../../src/TypeScript/flows/settlements/accounts';
import { type LineRow, mayHaveAccount, mayHoldTax } from '../../../../src/TypeScript/flows/settlements/lineRows';
import {
  type JournalPlan,
  type PostingFacts,
  planSettlement,
  type SettlementPlan,
} from '../../../../src/TypeScript/flows/settlements/postingPlan';
import type {
  AccountRole,
  LineClass,
  LineGroup,
  SettlementHead,
  SettlementReading,
  Triple,
} from '../../../../src/TypeScript/flows/settlements/settlement';
import { exponentOf } from '../../../../src/TypeScript/ledger/currencies';
import { formatMinor, minor, sum } from '../../../../src/TypeScript/ledger/minor';

export const MAIN = 'Amazon.com';

export const FACTS: PostingFacts = {
  way: 'settlement',
  openSpans: null,
  feeTaxApart: true,
  mainMarketplace: MAIN,
  postingNumber: 1,
};

/** The amount type of a test's lines ends with their class, so that the class is known from the kind of line. */
export const classOf = ({ amountType }: Triple): LineClass | null =>
  LINE_CLASSES.find((name) => name === amountType.split('@').at(-1)) ?? null;

/** In minor units. The kind of line is an order's `ItemPrice@<class>` unless something else is said. */
export function line(name: LineClass | 'unknown', amount: number, more: Partial<LineGroup> = {}): LineGroup {
  return {
    transactionType: 'Order',
    amountType: `ItemPrice@${name}`,
    amountDescription: 'Principal',
    marketplaceName: MAIN,
    month: '2026-03',
    lines: 1,
    amount: minor(amount),
    ...more,
  };
}

/** Whole unless a total is given. */
export function reading(groups: readonly LineGroup[], head: Partial<SettlementHead> = {}): SettlementReading {
  const total = sum(groups.map(({ amount }) => amount));
  const currency = head.currency ?? 'USD';
  return {
    head: {
      settlementId: '12345678901',
      currency,
      exponent: exponentOf(currency),
      start: Date.parse('2026-03-10T08:00:00Z'),
      end: Date.parse('2026-03-24T08:00:00Z'),
      depositDate: Date.parse('2026-03-26T08:00:00Z'),
      total,
      ...head,
    },
    groups,
    lines: groups.reduce((count, group) => count + group.lines, 0),
    sum: total,
    orders: [],
    notes: [],
  };
}

type Rule = (triple: Triple) => LineClass | null;

/** `first` gives classes that the name of the amount type does not. */
export function plan(
  found: SettlementReading,
  facts: Partial<PostingFacts> = {},
  first: Rule = () => null,
): SettlementPlan {
  return planSettlement(found, (triple) => first(triple) ?? classOf(triple), { ...FACTS, ...facts });
}

export function journals(
  found: SettlementReading,
  facts: Partial<PostingFacts> = {},
  first?: Rule,
): readonly JournalPlan[] {
  const made = plan(found, facts, first);
  if (!made.ok) throw new Error(`Expected journals, found a held settlement: ${made.held[0]?.reason}`);
  return made.journals;
}

/** Account → debits less credits over the journals, without accounts that come out at zero. */
export function moved(entries: readonly JournalPlan[]): Partial<Record<AccountRole, number>> {
  const change = new Map<AccountRole, number>();
  for (const { account, debit, credit } of entries.flatMap(({ lines }) => lines)) {
    change.set(account, (change.get(account) ?? 0) + debit - credit);
  }
  return Object.fromEntries([...change].filter(([, amount]) => amount !== 0));
}

/** A journal as an accountant reads it: account, debit or credit, in decimals. */
export const page = ({ lines, exponent }: JournalPlan): string[] =>
  lines.map(({ account, debit, credit }) =>
    debit === 0 ? `${account} Cr ${formatMinor(credit, exponent)}` : `${account} Dr ${formatMinor(debit, exponent)}`,
  );

const POSTED = LINE_CLASSES.filter((name) => name !== 'review');

/** Kinds, marketplaces and months as they come, zero amounts and equal kinds among them. */
const anyGroup: fc.Arbitrary<LineGroup> = fc.record({
  transactionType: fc.constantFrom('Order', 'Refund', 'other-transaction'),
  amountType: fc
    .tuple(fc.constantFrom('ItemPrice', 'Points', 'Storage Fee'), fc.constantFrom(...POSTED))
    .map((parts) => parts.join('@')),
  amountDescription: fc.oneof(
    fc.constantFrom('Principal', 'Tax on fee', 'Base fee', 'StorageBillingCGST'),
    fc.nat(500).map((number) => `Coupon ${number}`),
  ),
  marketplaceName: fc.constantFrom(MAIN, '', 'Amazon.ca', 'Amazon.com.mx', 'Non-Amazon US'),
  month: fc.constantFrom('2026-02', '2026-03', '2026-04'),
  lines: fc.integer({ min: 1, max: 5 }),
  amount: fc.oneof(fc.integer({ min: -5_000_00, max: 5_000_00 }), fc.constant(0)).map(minor),
});

const inOneMonth = (groups: readonly LineGroup[]): LineGroup[] =>
  groups.map((group, index) => (index % 10 === 0 ? group : { ...group, month: '2026-03', marketplaceName: MAIN }));

/** Whole settlements; some so long that a month needs several journals. */
export const anySettlement: fc.Arbitrary<SettlementReading> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.array(anyGroup, { maxLength: 30 }) },
      { weight: 1, arbitrary: fc.array(anyGroup, { minLength: 900, maxLength: 1_200, size: 'max' }).map(inOneMonth) },
    ),
    fc.constantFrom('USD', 'EUR', 'JPY'),
  )
  .map(([groups, currency]) => reading(groups, { currency, end: Date.parse('2026-04-05T08:00:00Z') }));

/** Rows of the map with accounts, segments and tax of their own for some kinds of line, whatever their class. */
const detailed = (group: LineGroup): LineRow | null => {
  const name = classOf(group);
  if (name === null) return null;
  const [odd, third] = [group.amountDescription.length % 2 === 1, group.amountDescription.length % 3 === 0];
  return {
    ...group,
    class: name,
    account: odd && mayHaveAccount(name) ? '77' : null,
    department: third ? '4' : null,
    location: odd && third ? '6' : null,
    tax: mayHoldTax(name) ? { code: '9', rate: odd ? 1_900 : 2_000 } : null,
  };
};

export const anyFacts: fc.Arbitrary<PostingFacts> = fc.record({
  rowOf: fc.constantFrom(() => null, detailed),
  way: fc.constantFrom('order', 'daily', 'settlement'),
  openSpans: fc.constantFrom(null, [{ from: '2026-03-01', to: '2026-12-31' }]),
  feeTaxApart: fc.boolean(),
  mainMarketplace: fc.constantFrom(MAIN, 'Amazon.ca', 'Amazon.com.br'),
  postingNumber: fc.integer({ min: 1, max: 3 }),
});
