/**
 * Transfers as journal entries: small enough to open and to read, each part balanced by itself, and the same to the byte
 * whenever they are planned again.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, ZERO } from '../../ledger/minor';
import { changesOf } from '../../ledger/transfer';
import { LINE_CLASSES } from './accounts';
import type { PostingDays, Section } from './months';
import type { AccountRole, LineClass, SettlementHead } from './settlement';
import { type OwnPlace, type SettlementTransfer, type Side, sideKey } from './transfers';

/** Lines of a journal. */
export const MOST_LINES = 200;

/** One of debit and credit is zero, the other above it. */
export interface JournalLine {
  /** Of the marketplace that this line names. */
  readonly account: AccountRole;
  readonly debit: Minor;
  readonly credit: Minor;
  readonly memo: string;
  /** Null on lines that stand for no line of the report: payout, carry, debt, the seller's own tax. */
  readonly class: LineClass | null;
  readonly marketplaceName: string;
  /** Where the map's own row puts it. */
  readonly own?: OwnPlace;
}

export interface JournalPlan {
  /** `cwy-settle-<settlementId>-<postingNumber>-<part>`; parts count from 1 over the settlement. */
  readonly externalId: string;
  /** `YYYY-MM-DD`, the day it posts on. */
  readonly day: string;
  /** `YYYY-MM`, the month it is of. */
  readonly month: string;
  readonly currency: string;
  readonly exponent: number;
  readonly marketplaceName: string;
  readonly memo: string;
  readonly lines: readonly JournalLine[];
}

export interface DatedSection {
  readonly section: Section;
  readonly days: PostingDays & { readonly posts: string };
}

/** In the order of the sections; what comes to nothing on every account has no journal. */
export function journalsOf(
  head: SettlementHead,
  sections: readonly DatedSection[],
  postingNumber: number,
): readonly JournalPlan[] {
  const parts = sections.flatMap(({ section, days }) => {
    const split = partsOf(section.transfers)
      .map(linesOf)
      .filter((lines) => lines.length > 0);
    return split.map((lines, index) => ({ section, days, lines, index, of: split.length }));
  });
  return parts.map(({ section, days, lines, index, of }, before) => ({
    externalId: `cwy-settle-${head.settlementId}-${postingNumber}-${before + 1}`,
    day: days.posts,
    month: section.month,
    currency: head.currency,
    exponent: head.exponent,
    marketplaceName: section.marketplaceName,
    memo: memoOf(head, section, days, of === 1 ? '' : `, part ${index + 1} of ${of}`),
    lines,
  }));
}

function memoOf(head: SettlementHead, section: Section, { wanted, posts }: PostingDays, part: string): string {
  const late = wanted === posts ? '' : `, of ${wanted}, which is not open`;
  return `Amazon settlement ${head.settlementId}, ${section.marketplaceName}, ${section.month}${part}${late}`;
}

/** A transfer brings at most two lines that its part has not. Whole transfers stay together, so a part balances. */
function partsOf(transfers: readonly SettlementTransfer[]): readonly (readonly SettlementTransfer[])[] {
  const parts: SettlementTransfer[][] = [];
  let keys = new Set<string>();
  for (const each of transfers) {
    const more = new Set([...keys, sideKey(each.from), sideKey(each.to)]);
    const part = parts.at(-1);
    if (part !== undefined && more.size <= MOST_LINES) {
      part.push(each);
      keys = more;
    } else {
      parts.push([each]);
      keys = new Set([sideKey(each.from), sideKey(each.to)]);
    }
  }
  return parts;
}

/** Lines of the report by class, then what stands for none of them, and payout at the end. */
function linesOf(transfers: readonly SettlementTransfer[]): readonly JournalLine[] {
  const rank = (side: Side): number => {
    if (side.class !== null) return LINE_CLASSES.indexOf(side.class);
    return LINE_CLASSES.length + (side.account === 'payout' ? 1 : 0);
  };
  return changesOf(transfers, sideKey)
    .toSorted((one, other) => rank(one.account) - rank(other.account))
    .map(({ account: side, amount }) => ({
      account: side.account,
      debit: amount > 0 ? amount : ZERO,
      credit: amount < 0 ? minor(-amount) : ZERO,
      memo: side.memo,
      class: side.class,
      marketplaceName: side.marketplaceName,
      ...(side.own === undefined ? {} : { own: side.own }),
    }));
}
