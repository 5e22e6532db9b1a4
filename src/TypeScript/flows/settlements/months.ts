/**
 * A settlement over marketplaces and months of the books. What a month before the last brings waits on carry, so that
 * payout moves in the last month alone, by the whole total: that is what the bank will see.
 *
 * @NApiVersion 2.1
 */

import { type Minor, negate, sum, ZERO } from '../../ledger/minor';
import { transfer } from '../../ledger/transfer';
import { type OpenSpan, postingDayText } from '../orders/postingDay';
import type { PostedGroup } from './accounts';
import { dueFromSide, dueToSide, isElsewhere } from './intercompany';
import type { LineClass, LineGroup, SettlementHead, Triple } from './settlement';
import {
  marketplaceOf,
  payoutSide,
  type SettlementTransfer,
  type Side,
  type TransferFacts,
  toSuspense,
  transfersOf,
} from './transfers';

/** One marketplace and month of a settlement. */
export interface Section {
  readonly month: string;
  readonly marketplaceName: string;
  /** Of the lines of the report. */
  readonly amount: Minor;
  readonly lines: number;
  readonly transfers: readonly SettlementTransfer[];
}

/** By month, then the settlement's own marketplace first, then the others by name. */
export function sectionsOf(
  head: SettlementHead,
  groups: readonly PostedGroup[],
  facts: TransferFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly Section[] {
  const months = [...new Set(groups.map(({ month }) => month))].sort();
  const last = months.at(-1);
  const payout = payoutSide(head, facts);
  return months.flatMap((month) => {
    const ofMonth = groups.filter((group) => group.month === month);
    return marketplacesOf(ofMonth, month === last, facts).map((marketplaceName) => {
      const own = ofPlace(ofMonth, marketplaceName, facts);
      const elsewhere = isElsewhere(marketplaceName, facts);
      const meets = elsewhere ? dueFromSide(head, marketplaceName, facts) : payout;
      const isMain = marketplaceName === facts.mainMarketplace;
      const owed = isMain ? owedElsewhere(head, ofMonth, payout, facts) : [];
      const amount = sum(own.map((group) => group.amount));
      const here = elsewhere ? ZERO : sum([amount, ...owed.map((each) => each.signed)]);
      const onward = month === last ? [] : [transfer(here, payout, carrySide(facts, `Carried from ${month}`))];
      const isEnd = isMain && month === last;
      const ends = isEnd
        ? [
            ...carriedIn(groups, month, payout, facts),
            ...toSuspense(head, payout, facts),
            ...toDebt(head, payout, facts),
          ]
        : [];
      const transfers = [
        ...transfersOf({ marketplaceName, groups: own }, meets, facts, classOf),
        ...owed.map((each) => each.transfer),
        ...onward,
        ...ends,
      ];
      const lines = own.reduce((count, group) => count + group.lines, 0);
      return { month, marketplaceName, amount, lines, transfers: transfers.filter((each) => each.amount !== 0) };
    });
  });
}

const ofPlace = (
  groups: readonly PostedGroup[],
  name: string,
  { mainMarketplace }: TransferFacts,
): readonly PostedGroup[] => groups.filter((group) => marketplaceOf(group.marketplaceName, mainMarketplace) === name);

/** What the books that are paid owe those of each other subsidiary's marketplace, for lines of one month. */
function owedElsewhere(
  head: SettlementHead,
  ofMonth: readonly PostedGroup[],
  payout: Side,
  facts: TransferFacts,
): readonly { readonly signed: Minor; readonly transfer: SettlementTransfer }[] {
  return othersOf(ofMonth, facts)
    .filter((name) => isElsewhere(name, facts))
    .map((name) => {
      const signed = sum(ofPlace(ofMonth, name, facts).map(({ amount }) => amount));
      return { signed, transfer: transfer(signed, dueToSide(head, name), payout) };
    });
}

function othersOf(groups: readonly LineGroup[], { mainMarketplace }: TransferFacts): readonly string[] {
  const named = new Set(groups.map(({ marketplaceName }) => marketplaceOf(marketplaceName, mainMarketplace)));
  return [...named].filter((name) => name !== mainMarketplace).sort();
}

/** The last month always has the settlement's own marketplace: there it ends; and it takes part in what others are owed. */
function marketplacesOf(groups: readonly PostedGroup[], isLast: boolean, facts: TransferFacts): readonly string[] {
  const { mainMarketplace } = facts;
  const others = othersOf(groups, facts);
  const takesPart =
    ofPlace(groups, mainMarketplace, facts).length > 0 || others.some((name) => isElsewhere(name, facts));
  return isLast || takesPart ? [mainMarketplace, ...others] : others;
}

const carrySide = ({ mainMarketplace }: TransferFacts, memo: string): Side => ({
  account: 'carry',
  marketplaceName: mainMarketplace,
  memo,
  class: null,
});

/** What the months before brought, a transfer each. */
function carriedIn(
  groups: readonly PostedGroup[],
  last: string,
  payout: Side,
  facts: TransferFacts,
): readonly SettlementTransfer[] {
  const before = [...new Set(groups.map(({ month }) => month))].filter((month) => month !== last).sort();
  return before.map((month) => {
    const amount = sum(groups.filter((group) => group.month === month).map((group) => group.amount));
    return transfer(amount, carrySide(facts, `Carried from ${month}`), payout);
  });
}

/** Nothing is paid out below zero: Amazon takes it from a later settlement, whose Payable row moves it back. */
function toDebt(head: SettlementHead, payout: Side, { mainMarketplace }: TransferFacts): readonly SettlementTransfer[] {
  if (head.total >= 0) return [];
  const memo = `Owed to Amazon after settlement ${head.settlementId}`;
  return [
    transfer(negate(head.total), { account: 'debt', marketplaceName: mainMarketplace, memo, class: null }, payout),
  ];
}

/** The days of a journal, as `YYYY-MM-DD`. */
export interface PostingDays {
  /** The day in its month on which it would post: the settlement's last, or the month's where it goes on after it. */
  readonly wanted: string;
  /** The first open day from there on; null where no day is open. */
  readonly posts: string | null;
}

export function postingDays(month: string, end: number, spans: readonly OpenSpan[] | null): PostingDays {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const first = `${month}-01`;
  const lastDay = dayOf(Date.UTC(year, number, 0));
  const ended = dayOf(end);
  const wanted = ended < first ? first : ended > lastDay ? lastDay : ended;
  return { wanted, posts: postingDayText(wanted, spans) };
}
