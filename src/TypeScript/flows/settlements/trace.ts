/**
 * From a line of a journal entry to the kinds of report lines that it is made of, and from a kind to the journal lines
 * that it went into. Follows how entries are planned: by marketplace and month, one line for each kind of a class, the
 * smaller kinds of a long class together.
 *
 * @NApiVersion 2.1
 */

import type { JournalLine, JournalPlan } from './journals';
import type { SeenGroup } from './proof';
import type { LineGroup } from './settlement';
import { marketplaceOf, memoOf } from './transfers';

const TOGETHER = /^\d+ smaller kinds? of /;
const CARRIED = /^Carried from (\d{4}-\d{2})$/;

/** Where a line of a plan stands: its entry, and its place in it from 0. */
export interface PlannedPlace {
  readonly externalId: string;
  readonly line: number;
}

/** The groups whose lines come to the journal line; those of the whole entry on lines such as payout. */
export function groupsOf(
  line: JournalLine,
  entry: JournalPlan,
  { journals, groups, main }: TraceFacts,
): readonly SeenGroup[] {
  if (line.class === null && line.account === 'debt') return groups;
  if (line.class === null && (line.account === 'dueFrom' || line.account === 'dueTo')) {
    return groups.filter((group) => isOfEntry(group, { ...entry, marketplaceName: line.marketplaceName }, main));
  }
  const carried = CARRIED.exec(line.memo)?.[1];
  if (carried !== undefined && carried !== entry.month) return groups.filter(({ month }) => month === carried);
  const own = groups.filter((group) => isOfEntry(group, entry, main));
  if (line.class === null) {
    const isTax = line.account !== 'payout' && line.account !== 'carry';
    if (isTax) return own.filter((group) => group.class === 'tax' || group.class === 'withheld-tax');
    return groups.filter((group) => placesPaid(entry).some((place) => isOfEntry(group, place, main)));
  }
  const ofClass = own.filter((group) => group.class === line.class);
  if (!TOGETHER.test(line.memo)) return ofClass.filter((group) => memoOf(group) === line.memo);
  const named = new Set(
    journals
      .filter((each) => each.month === entry.month && each.marketplaceName === entry.marketplaceName)
      .flatMap((each) => each.lines.filter((other) => other.class === line.class).map(({ memo }) => memo)),
  );
  return ofClass.filter((group) => !named.has(memoOf(group)));
}

/** What a trace needs of a settlement. `main`: the name of the marketplace that lines without one belong to. */
export interface TraceFacts {
  readonly journals: readonly JournalPlan[];
  readonly groups: readonly SeenGroup[];
  readonly main: string;
}

/** The journal lines that a group went into; none where it came to nothing or nothing is planned. */
export function placesOf(group: SeenGroup, facts: TraceFacts): readonly PlannedPlace[] {
  return facts.journals
    .filter((entry) => isOfEntry(group, entry, facts.main))
    .flatMap((entry) =>
      entry.lines.flatMap((line, at) =>
        line.class !== null && line.class === group.class && groupsOf(line, entry, facts).includes(group)
          ? [{ externalId: entry.externalId, line: at }]
          : [],
      ),
    );
}

/** The marketplaces whose lines an entry pays: its own, and those of other subsidiaries that it owes them. */
function placesPaid(entry: JournalPlan): readonly Pick<JournalPlan, 'month' | 'marketplaceName'>[] {
  const owed = entry.lines.filter((each) => each.class === null && each.account === 'dueTo');
  return [entry, ...owed.map(({ marketplaceName }) => ({ month: entry.month, marketplaceName }))];
}

/** Where else parts of the same lines of the report stand: a price is in two lines where tax is taken out of it. */
export function sharedWith(line: JournalLine, entry: JournalPlan, facts: TraceFacts): readonly PlannedPlace[] {
  const at = entry.lines.indexOf(line);
  const places = new Map<string, PlannedPlace>();
  for (const place of groupsOf(line, entry, facts).flatMap((group) => placesOf(group, facts))) {
    if (place.externalId !== entry.externalId || place.line !== at) {
      places.set(`${place.externalId} ${place.line}`, place);
    }
  }
  return [...places.values()];
}

const isOfEntry = (group: LineGroup, entry: Pick<JournalPlan, 'month' | 'marketplaceName'>, main: string): boolean =>
  group.month === entry.month && marketplaceOf(group.marketplaceName, main) === entry.marketplaceName;

/** What a line of a report has in common with its group. */
export const groupKey = (line: Omit<LineGroup, 'lines' | 'amount'>): string =>
  JSON.stringify([line.transactionType, line.amountType, line.amountDescription, line.marketplaceName, line.month]);
