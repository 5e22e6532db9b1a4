/**
 * What one settlement posts: journal entries, one a marketplace and month or more, or the reasons why it is held. A
 * settlement is posted whole or not at all.
 *
 * @NApiVersion 2.1
 */

import type { OpenSpan } from '../orders/postingDay';
import { accountOf, type PostedGroup } from './accounts';
import { withWays } from './cutOver';
import { type DatedSection, type JournalPlan, journalsOf } from './journals';
import { postingDays, type Section, sectionsOf } from './months';
import { withOpening } from './opening';
import { type Held, type Proof, proofOf, type SeenGroup, whatIsWrong } from './proof';
import { withDocuments } from './refundDocuments';
import type { LineClass, SettlementHead, SettlementReading, Triple } from './settlement';
import { marketplaceOf, relieves, type TransferFacts } from './transfers';
import { type BookedGroup, withoutTaxCode } from './vat';

export type { JournalLine, JournalPlan } from './journals';
export type { Held } from './proof';

export interface PostingFacts extends TransferFacts {
  /** Days on which may be posted, in order; null where the account has no periods. */
  readonly openSpans: readonly OpenSpan[] | null;
  /** 1, and one more after each posting that was reversed in full. */
  readonly postingNumber: number;
  /** Orders that a document refunds; none without. */
  readonly documented?: ReadonlySet<string>;
}

export type SettlementPlan =
  | { readonly ok: true; readonly journals: readonly JournalPlan[]; readonly proof: Proof }
  | { readonly ok: false; readonly held: readonly Held[]; readonly proof: Proof };

/** Reads nothing but what it is given, and gives the same plan for it whatever the order of the groups. */
export function planSettlement(
  reading: SettlementReading,
  classOf: (triple: Triple) => LineClass | null,
  facts: PostingFacts,
): SettlementPlan {
  const { head } = reading;
  const seen: readonly SeenGroup[] = reading.groups.map((group) => ({ ...group, class: classOf(group) }));
  const proof = proofOf(reading, seen);
  const documented = withDocuments(seen.filter(isPosted), reading.orders, facts.documented ?? new Set());
  const ofWays = withWays(documented, reading.orders, reading.billed ?? new Map(), facts.way);
  const posted = withOpening(ofWays, reading.opening);
  const held = [
    ...withoutMarketplace(reading, facts),
    ...whatIsWrong(reading, seen, proof, facts.knownDifference ?? null),
    ...withoutTaxCode(head, bookedGroups(posted, facts, classOf)),
  ];
  if (held.length > 0) return { ok: false, held, proof };
  const sections = sectionsOf(head, posted, facts, classOf);
  const dated = sections.filter(movesMoney).map((section) => dateOf(section, head, facts));
  const closed = dated.filter((each) => 'reason' in each);
  if (closed.length > 0) return { ok: false, held: closed, proof };
  const open = dated.filter((each) => 'section' in each);
  return { ok: true, journals: journalsOf(head, open, facts.postingNumber), proof };
}

const isPosted = (group: SeenGroup): group is PostedGroup => group.class !== null && group.class !== 'review';

function bookedGroups(
  posted: readonly PostedGroup[],
  facts: PostingFacts,
  classOf: (triple: Triple) => LineClass | null,
): readonly BookedGroup[] {
  return posted
    .filter((group) => !group.isOpening && !relieves(group, accountOf(group, facts, classOf)))
    .map((group) => {
      const marketplaceName = marketplaceOf(group.marketplaceName, facts.mainMarketplace);
      const holdsTax = facts.pricesHoldTax?.(marketplaceName) ?? false;
      return { group, row: facts.rowOf?.(group) ?? null, marketplaceName, holdsTax };
    });
}

const movesMoney = ({ transfers }: Section): boolean => transfers.length > 0;

/** Payout and debt are a marketplace's; without knowing which, a line would be posted by guessing. */
function withoutMarketplace({ head, lines }: SettlementReading, { mainMarketplace }: PostingFacts): readonly Held[] {
  if (mainMarketplace !== '') return [];
  const reason =
    `Settlement ${head.settlementId} names no marketplace that is known here. Expected one such as "Amazon.com" on its ` +
    'lines, or a settlement before it; say on the page Settlements which marketplace it is of.';
  return [{ reason, amount: head.total, lines }];
}

function dateOf(section: Section, head: SettlementHead, { openSpans }: PostingFacts): DatedSection | Held {
  const days = postingDays(section.month, head.end, openSpans);
  const { posts, wanted } = days;
  if (posts !== null) return { section, days: { wanted, posts } };
  const reason =
    `No accounting period is open on ${wanted} or after it, so ${section.month} of settlement ${head.settlementId} in ` +
    `${section.marketplaceName} cannot be posted. Open a period; it is tried again then.`;
  return { reason, amount: section.amount, lines: section.lines };
}
