/**
 * The journal entries of one marketplace and month: what is unsettled, on the last day, and the same the other way round on
 * the next. When a settlement has posted its part of that month later, that part is taken back on the same two days.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum, ZERO } from '../../ledger/minor';
import { changesOf } from '../../ledger/transfer';
import { type OpenSpan, postingDayText } from '../orders/postingDay';
import { accountOf, LINE_CLASSES, type PostedGroup } from '../settlements/accounts';
import { CLASS_ROWS } from '../settlements/classes';
import type { JournalLine, JournalPlan } from '../settlements/journals';
import { kindText } from '../settlements/proof';
import type { LineClass, LineGroup, Triple } from '../settlements/settlement';
import { relieves, type Side, type TransferFacts, transfersOf } from '../settlements/transfers';
import { withoutTaxCode } from '../settlements/vat';
import type { AccrualMonth } from './months';
import { withoutClass } from './sums';

/** What of the month's end the entries hold: `held` always, `open` unless a settlement carries it. */
export interface AccrualParts {
  readonly held: readonly LineGroup[];
  readonly open: readonly LineGroup[];
}

export interface PlanFacts extends Omit<TransferFacts, 'mainMarketplace'> {
  /** Internal id of the marketplace's record; part of the external ids. */
  readonly marketplace: string;
  readonly marketplaceName: string;
  readonly month: AccrualMonth;
  readonly currency: string;
  readonly exponent: number;
  readonly openSpans: readonly OpenSpan[] | null;
  readonly classOf: (triple: Triple) => LineClass | null;
}

/** Pairs of entries that stand, in order: whether each left the open part in the accrual. Empty before the first. */
export type AccrualSteps = readonly boolean[];

export type AccrualPlan =
  /** No entry where there is nothing to add. */
  | { readonly ok: true; readonly steps: AccrualSteps; readonly journals: readonly JournalPlan[] }
  | { readonly ok: false; readonly held: readonly string[] };

export const accrualKey = (marketplace: string, month: string): string => `cwy-accrual-${marketplace}-${month}`;

/** All entries that must stand, those of earlier steps included: planning again gives the same to the byte. */
export function planAccrual(
  parts: AccrualParts,
  before: AccrualSteps,
  isCarried: boolean,
  facts: PlanFacts,
): AccrualPlan {
  const unknown = withoutClass([...parts.held, ...parts.open], facts.classOf);
  const days = daysOf(facts);
  const held = [
    ...unknown.map((group) => unknownWords(group, facts)),
    ...withoutTaxWords([...parts.held, ...parts.open], facts),
    ...(typeof days === 'string' ? [days] : []),
  ];
  if (held.length > 0 || typeof days === 'string') return { ok: false, held };
  const steps = before.at(-1) === !isCarried ? before : [...before, !isCarried];
  const journals = steps.flatMap((keepsOpen, index) => {
    const groups = index === 0 ? [...parts.held, ...(keepsOpen ? parts.open : [])] : parts.open;
    const isTakenBack = index > 0 && !keepsOpen;
    return pairOf(groups, isTakenBack, index + 1, days, facts);
  });
  return { ok: true, steps, journals };
}

interface Days {
  readonly last: string;
  readonly next: string;
}

/** An accrual belongs to the last day of its month or nowhere; its reversal may wait for the next open day. */
function daysOf({ month, openSpans }: PlanFacts): Days | string {
  const { lastDay, nextDay } = month;
  if (postingDayText(lastDay, openSpans) !== lastDay) {
    return `The last day of ${month.month}, ${lastDay}, is not open, so what is unsettled then cannot be booked. Open the period, or leave the month without an accrual.`;
  }
  const next = postingDayText(nextDay, openSpans);
  return next === null
    ? `No day from ${nextDay} on is open, so the accrual of ${month.month} could not be reversed. Open a period.`
    : { last: lastDay, next };
}

function unknownWords(group: LineGroup, { classOf }: PlanFacts): string {
  const what = classOf(group) === 'review' ? 'is to be decided by a person' : 'has no class';
  return `"${kindText(group)}" ${what}: ${group.lines} amounts. Give it one with a row of the settlement line map.`;
}

/** Prices that hold the seller's own tax, of which it is not known how much it is. */
function withoutTaxWords(groups: readonly LineGroup[], facts: PlanFacts): readonly string[] {
  const { marketplaceName, classOf, rowOf, pricesHoldTax } = facts;
  const booked = postedOf(groups, facts)
    .filter((group) => !relieves(group, accountOf(group, facts, classOf)))
    .map((group) => ({
      group,
      row: rowOf?.(group) ?? null,
      marketplaceName,
      holdsTax: pricesHoldTax?.(marketplaceName) ?? false,
    }));
  return withoutTaxCode(facts, booked).map(({ reason }) => reason);
}

function postedOf(groups: readonly LineGroup[], { classOf }: PlanFacts): readonly PostedGroup[] {
  return groups.flatMap((group): PostedGroup[] => {
    const found = classOf(group);
    return found === null || found === 'review' ? [] : [{ ...group, class: found }];
  });
}

function pairOf(
  groups: readonly LineGroup[],
  isTakenBack: boolean,
  number: number,
  days: Days,
  facts: PlanFacts,
): readonly JournalPlan[] {
  const changes = changesFor(groups, facts).map((each) => ({
    ...each,
    amount: isTakenBack ? negate(each.amount) : each.amount,
  }));
  if (changes.length === 0) return [];
  const { marketplace, marketplaceName, month, currency, exponent } = facts;
  const key = `${accrualKey(marketplace, month.month)}-${number}`;
  const what = isTakenBack ? 'what a settlement carries is taken back' : 'not settled by Amazon';
  const entry = (externalId: string, day: string, memo: string, turn: (amount: Minor) => Minor): JournalPlan => ({
    externalId,
    day,
    month: day.slice(0, 7),
    currency,
    exponent,
    marketplaceName,
    memo,
    lines: changes.map(({ side, amount }) => lineOf(side, turn(amount), month.month)),
  });
  const memo = `Amazon accrual ${marketplaceName}, ${month.month}: ${what}`;
  return [entry(key, days.last, memo, (amount) => amount), entry(`${key}-r`, days.next, `${memo}; reversed`, negate)];
}

interface SideChange {
  readonly side: Side;
  readonly amount: Minor;
}

/** One line for each account and class; the accrual last. */
function changesFor(groups: readonly LineGroup[], facts: PlanFacts): readonly SideChange[] {
  const { marketplaceName, classOf } = facts;
  const accrual: Side = { account: 'accrual', marketplaceName, memo: '', class: null };
  const transfers = transfersOf(
    { marketplaceName, groups: postedOf(groups, facts) },
    accrual,
    { ...facts, mainMarketplace: marketplaceName },
    classOf,
  );
  const rank = (side: Side): number => {
    if (side.class !== null) return LINE_CLASSES.indexOf(side.class);
    return LINE_CLASSES.length + (side.account === 'accrual' ? 1 : 0);
  };
  return changesOf(transfers, ({ account, class: name, own }) => JSON.stringify([account, name, own ?? null]))
    .map(({ account, amount }) => ({ side: account, amount }))
    .toSorted((one, other) => rank(one.side) - rank(other.side));
}

function lineOf({ account, class: name, marketplaceName, own }: Side, amount: Minor, month: string): JournalLine {
  const label =
    name === null ? (account === 'accrual' ? 'Owed by Amazon, not settled' : 'Own tax') : CLASS_ROWS[name].label;
  return {
    account,
    debit: amount > 0 ? amount : ZERO,
    credit: amount < 0 ? negate(amount) : ZERO,
    memo: `${label}, ${month}`,
    class: name,
    marketplaceName,
    ...(own === undefined ? {} : { own }),
  };
}

/** What the accrual account holds at the end of the month after these steps: debits less credits. */
export function accruedBy(journals: readonly JournalPlan[], lastDay: string): Minor {
  const lines = journals.filter(({ day }) => day <= lastDay).flatMap((each) => each.lines);
  return sum(lines.filter(({ account }) => account === 'accrual').map(({ debit, credit }) => minor(debit - credit)));
}
