/**
 * Whether settlements of one account and currency follow each other without a gap: each starts where the one before it
 * ended, and brings in what that one held back or left owing. What does not follow is a note, never a hold: a settlement
 * that is missing here says nothing against the one that is.
 *
 * @NApiVersion 2.1
 */

import { formatMinor, type Minor, minor, negate, sum } from '../../ledger/minor';
import type { LineClass, SettlementHead, SettlementReading, Triple } from './settlement';

/** What ties a settlement to its neighbours. */
export interface ChainLink {
  readonly head: SettlementHead;
  /** Held back for the next settlement: zero or below. */
  readonly currentReserve: Minor;
  /** Released of what the one before held back. */
  readonly previousReserve: Minor;
  /** What the one before left owing: zero or below. */
  readonly payable: Minor;
}

export interface ChainNote {
  readonly settlementId: string;
  readonly note: string;
}

export function chainLink(
  { head, groups }: SettlementReading,
  classOf: (triple: Triple) => LineClass | null,
): ChainLink {
  const amountOf = (name: LineClass): Minor =>
    sum(groups.filter((group) => classOf(group) === name).map(({ amount }) => amount));
  return {
    head,
    currentReserve: amountOf('current-reserve'),
    previousReserve: amountOf('previous-reserve'),
    payable: amountOf('payable-to-amazon'),
  };
}

/** `links` are of one account and currency, in any order; the notes come in the order of time. */
export function chainNotes(links: readonly ChainLink[]): readonly ChainNote[] {
  const inTime = links.toSorted(byTime);
  return inTime.flatMap((link, index) => {
    const before = inTime[index - 1];
    const notes = before === undefined ? notesOfFirst(link) : notesBetween(before, link);
    return notes.map((note) => ({ settlementId: link.head.settlementId, note }));
  });
}

/** Settlements of no length stand at one moment; their ids then decide, so that the order is always the same. */
function byTime({ head: one }: ChainLink, { head: other }: ChainLink): number {
  return one.start - other.start || one.end - other.end || (one.settlementId < other.settlementId ? -1 : 1);
}

function notesOfFirst({ head, previousReserve, payable }: ChainLink): readonly string[] {
  const brought = [
    { name: 'Previous Reserve Amount', amount: previousReserve },
    { name: 'Payable to Amazon', amount: payable },
  ];
  return brought
    .filter(({ amount }) => amount !== 0)
    .map(
      ({ name, amount }) =>
        `${name} is ${words(amount, head)}, brought in from a settlement before this one, which is not among those read.`,
    );
}

function notesBetween(before: ChainLink, link: ChainLink): readonly string[] {
  const { head } = link;
  const last = before.head.settlementId;
  const notes: string[] = [];
  if (head.start !== before.head.end) {
    const what = head.start > before.head.end ? 'one between them may be missing' : 'they overlap';
    notes.push(
      `It starts at ${momentText(head.start)}, but the settlement before it here, ${last}, ends at ` +
        `${momentText(before.head.end)}: ${what}.`,
    );
  }
  const released = negate(before.currentReserve);
  if (link.previousReserve !== released) {
    notes.push(
      `Previous Reserve Amount is ${words(link.previousReserve, head)}, but the settlement before it here, ${last}, ` +
        `held back ${words(released, head)}.`,
    );
  }
  const owed = minor(Math.min(before.head.total, 0));
  if (link.payable !== owed) {
    notes.push(
      `Payable to Amazon is ${words(link.payable, head)}, but the settlement before it here, ${last}, left ` +
        `${owed === 0 ? 'nothing owing' : words(owed, head)}.`,
    );
  }
  return notes;
}

const momentText = (at: number): string => new Date(at).toISOString();

const words = (amount: Minor, { currency, exponent }: SettlementHead): string =>
  `${formatMinor(amount, exponent)} ${currency}`;
