/**
 * What stands of a settlement's postings in the ledger: entries by the number of their posting, each with the entry that
 * takes it back. A posting is reversed when for every account each entry and its reversal come to nothing.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';

/** A line of a journal entry as it stands in NetSuite. */
export interface EntryLine {
  /** Internal id of the entry. */
  readonly entryId: string;
  /** External id of the entry; its number where it has none. */
  readonly entry: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Internal id. */
  readonly account: string;
  /** Debits less credits. */
  readonly amount: Minor;
  /** The same in the currency of the books, in ten-thousandths. */
  readonly base: Minor;
  /** Whether the entry counts in the ledger: approved and not voided. */
  readonly posted: boolean;
  readonly voided: boolean;
}

const ENDING = '-reversal';

/** External id of the entry that takes another back. */
export const reversalOf = (externalId: string): string => `${externalId}${ENDING}`;

export interface EntryName {
  readonly posting: number;
  readonly part: number;
  readonly isReversal: boolean;
}

/** What an external id of ours says; null for an entry that only names the settlement. */
export function entryName(externalId: string, settlementId: string): EntryName | null {
  const start = `cwy-settle-${settlementId}-`;
  if (!externalId.startsWith(start)) return null;
  const found = /^([1-9]\d*)-([1-9]\d*)(-reversal)?$/.exec(externalId.slice(start.length));
  if (found === null) return null;
  return { posting: Number(found[1]), part: Number(found[2]), isReversal: found[3] !== undefined };
}

export interface StandingEntry {
  readonly entryId: string;
  readonly externalId: string;
  readonly day: string;
  readonly posting: number;
  readonly part: number;
  readonly lines: readonly EntryLine[];
}

/** All of the add-on's entries of one settlement, whatever their posting, in the order of posting and part. */
export interface Standing {
  /** Posted, and nothing takes them back yet. */
  readonly standing: readonly StandingEntry[];
  /** Not posted by NetSuite, such as those that wait for an approval there; reversals of others among them. */
  readonly waiting: readonly StandingEntry[];
  /** With a reversal that leaves nothing. */
  readonly reversed: readonly StandingEntry[];
  /** With a reversal that leaves something on an account. */
  readonly differing: readonly StandingEntry[];
}

/** Entries that were voided count as never made. */
export function standingOf(lines: readonly EntryLine[], settlementId: string): Standing {
  const entries = entriesOf(lines, settlementId);
  const reversals = new Map(
    entries.filter(({ name }) => name.isReversal).map((each) => [each.entry.externalId, each.entry]),
  );
  const found = { standing: [], waiting: [], reversed: [], differing: [] } as {
    -readonly [Key in keyof Standing]: StandingEntry[];
  };
  for (const { entry, name } of entries) {
    if (name.isReversal) continue;
    const reversal = reversals.get(reversalOf(entry.externalId));
    if (!isPosted(entry)) found.waiting.push(entry);
    else if (reversal === undefined) found.standing.push(entry);
    else if (!isPosted(reversal)) found.waiting.push(reversal);
    else found[leavesNothing([...entry.lines, ...reversal.lines]) ? 'reversed' : 'differing'].push(entry);
  }
  return found;
}

function entriesOf(lines: readonly EntryLine[], settlementId: string): { entry: StandingEntry; name: EntryName }[] {
  const byEntry = new Map<string, EntryLine[]>();
  for (const line of lines) if (!line.voided) byEntry.set(line.entryId, [...(byEntry.get(line.entryId) ?? []), line]);
  return [...byEntry]
    .flatMap(([entryId, own]) => {
      const externalId = own[0]?.entry ?? '';
      const name = entryName(externalId, settlementId);
      if (name === null) return [];
      const { posting, part } = name;
      return [{ entry: { entryId, externalId, day: own[0]?.day ?? '', posting, part, lines: own }, name }];
    })
    .toSorted((one, other) => one.name.posting - other.name.posting || one.name.part - other.name.part);
}

const isPosted = ({ lines }: StandingEntry): boolean => lines.every(({ posted }) => posted);

/** On every account, in the currency of the entries and in that of the books. */
function leavesNothing(lines: readonly EntryLine[]): boolean {
  const left = new Map<string, { amount: number; base: number }>();
  for (const { account, amount, base } of lines) {
    const known = left.get(account) ?? { amount: 0, base: 0 };
    left.set(account, { amount: known.amount + amount, base: known.base + base });
  }
  return [...left.values()].every(({ amount, base }) => amount === 0 && base === 0);
}

/** Without what earlier postings and their reversals hold. What is no entry of the add-on's stays: nobody planned it. */
export function ofPosting<Line extends EntryLine>(
  lines: readonly Line[],
  settlementId: string,
  posting: number,
): Line[] {
  return lines.filter(({ entry }) => (entryName(entry, settlementId)?.posting ?? posting) === posting);
}

/** Entries of postings before this one that something stands of. */
export function unreversed(lines: readonly EntryLine[], settlementId: string, posting: number): readonly string[] {
  const { standing, waiting, differing } = standingOf(lines, settlementId);
  return [...standing, ...waiting, ...differing]
    .filter((each) => each.posting < posting)
    .map(({ externalId }) => externalId);
}
