/**
 * The proof of a settlement: its lines come to Amazon's total exactly, and each of them has one class. There is no
 * tolerance and no account for a rest; what does not agree is held with the amounts.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, sum } from '../../ledger/minor';
import { LINE_CLASSES } from './accounts';
import type { LineClass, LineGroup, SettlementHead, SettlementReading, Triple } from './settlement';

export interface Proof {
  /** Lines of the report. */
  readonly lines: number;
  readonly sum: Minor;
  readonly total: Minor;
  /** Sum less total; zero where the settlement is whole. */
  readonly difference: Minor;
  /** Without lines that have no class. */
  readonly byClass: readonly { readonly class: LineClass; readonly lines: number; readonly amount: Minor }[];
}

/** What an authorised person wants posted to suspense, because Amazon's own report does not add up. */
export interface KnownDifference {
  /** Sum of all lines less Amazon's total. */
  readonly amount: Minor;
  readonly reason: string;
}

/** Why nothing of a settlement is posted. */
export interface Held {
  readonly reason: string;
  readonly amount: Minor;
  readonly lines: number;
}

/** Lines of one kind and the class that the map gives them; null where it gives none. */
export interface SeenGroup extends LineGroup {
  readonly class: LineClass | null;
}

/** `seen` holds the groups of the reading. */
export function proofOf(reading: SettlementReading, seen: readonly SeenGroup[]): Proof {
  const { total } = reading.head;
  const found = sum(seen.map(({ amount }) => amount));
  return {
    lines: reading.lines,
    sum: found,
    total,
    difference: minor(found - total),
    byClass: LINE_CLASSES.flatMap((name) => {
      const own = seen.filter((group) => group.class === name);
      return own.length === 0 ? [] : [{ class: name, ...sizeOf(own) }];
    }),
  };
}

/** What keeps a settlement from being posted: all of it, so that a person sees it at once. */
export function whatIsWrong(
  reading: SettlementReading,
  seen: readonly SeenGroup[],
  proof: Proof,
  known: KnownDifference | null = null,
): readonly Held[] {
  return [
    ...wrongCounts(reading, proof),
    ...wrongTotal(reading.head, proof, known),
    ...withoutClass(reading.head, seen),
  ];
}

/** Lines that were lost or doubled between the report and the groups would leave a sum that proves nothing. */
function wrongCounts({ head, groups, lines, sum: read }: SettlementReading, proof: Proof): readonly Held[] {
  const grouped = groups.reduce((count, group) => count + group.lines, 0);
  if (grouped === lines && proof.sum === read) return [];
  const reason =
    `Settlement ${head.settlementId} was read as ${lines} lines of ${words(read, head)}, ` +
    `but its groups hold ${grouped} lines of ${words(proof.sum, head)}. Read the report again.`;
  return [{ reason, amount: minor(proof.sum - read), lines }];
}

function wrongTotal(
  head: SettlementHead,
  { lines, sum: found, total, difference }: Proof,
  known: KnownDifference | null,
): readonly Held[] {
  // A known difference is this one exactly: there is no tolerance.
  if (difference === 0 || difference === known?.amount) return [];
  const reason =
    `The ${lines} lines of settlement ${head.settlementId} come to ${words(found, head)}, but Amazon's total is ` +
    `${words(total, head)}: the difference is ${words(difference, head)}. Ask Amazon for a corrected report.`;
  return [{ reason, amount: difference, lines }];
}

/** By kind of line, whatever its marketplace and month: one answer settles them all. */
function withoutClass(head: SettlementHead, seen: readonly SeenGroup[]): readonly Held[] {
  const kinds = new Map<string, SeenGroup[]>();
  for (const group of seen.filter((each) => each.class === null || each.class === 'review')) {
    const kind = kindText(group);
    kinds.set(kind, [...(kinds.get(kind) ?? []), group]);
  }
  return [...kinds].sort(byText).map(([kind, own]) => {
    const { lines, amount } = sizeOf(own);
    const what = own[0]?.class === 'review' ? 'is to be reviewed by a person' : 'has no class';
    const reason =
      `"${kind}" ${what}: ${lines} ${lines === 1 ? 'line' : 'lines'}, ${words(amount, head)}. ` +
      'Give it a class on the page Mapping; nothing of this settlement is posted until then.';
    return { reason, amount, lines };
  });
}

/** A kind of line in Amazon's words, as people read it. */
export function kindText({ transactionType, amountType, amountDescription }: Triple): string {
  return `${transactionType} / ${amountType} / ${amountDescription}`;
}

const byText = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const sizeOf = (groups: readonly LineGroup[]): { readonly lines: number; readonly amount: Minor } => ({
  lines: groups.reduce((count, { lines }) => count + lines, 0),
  amount: sum(groups.map(({ amount }) => amount)),
});

const words = (amount: Minor, { currency, exponent }: SettlementHead): string =>
  `${formatMinor(amount, exponent)} ${currency}`;
