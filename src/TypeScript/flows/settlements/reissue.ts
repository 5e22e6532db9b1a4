/**
 * A settlement that Amazon sent again with other content: what differs, by class and kind of line.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum, ZERO } from '../../ledger/minor';
import { LINE_CLASSES } from './accounts';
import type { SeenGroup } from './proof';
import type { LineClass } from './settlement';
import { groupKey } from './trace';

/** What another report holds of a settlement, as its record keeps it. */
export interface OtherContent {
  readonly reportId: string;
  /** Over head and groups, as the settlement's own. */
  readonly hash: string;
  readonly total: Minor;
  readonly lines: number;
  readonly groups: readonly SeenGroup[];
}

/** One side of a comparison. */
export interface Size {
  readonly lines: number;
  readonly amount: Minor;
}

export interface Compared {
  readonly before: Size;
  readonly after: Size;
  /** After less before. */
  readonly difference: Minor;
}

/** A kind of line of one marketplace and month. */
export interface ComparedKind extends Compared {
  readonly group: SeenGroup;
}

export interface ComparedClass extends Compared {
  readonly class: LineClass | null;
  /** Those that differ, in amount or in lines. */
  readonly kinds: readonly ComparedKind[];
}

/** Classes in which something differs, in the order of the table of classes; lines without a class first. */
export function differenceByClass(before: readonly SeenGroup[], after: readonly SeenGroup[]): readonly ComparedClass[] {
  const order: readonly (LineClass | null)[] = [null, ...LINE_CLASSES];
  return order.flatMap((name) => {
    const own = (groups: readonly SeenGroup[]): readonly SeenGroup[] => groups.filter((each) => each.class === name);
    const [one, other] = [own(before), own(after)] as const;
    const kinds = kindsOf(one, other).filter(differs);
    return kinds.length === 0 ? [] : [{ class: name, ...compare(one, other), kinds }];
  });
}

export function compare(before: readonly SeenGroup[], after: readonly SeenGroup[]): Compared {
  const [one, other] = [sizeOf(before), sizeOf(after)];
  return { before: one, after: other, difference: minor(other.amount - one.amount) };
}

function kindsOf(before: readonly SeenGroup[], after: readonly SeenGroup[]): readonly ComparedKind[] {
  const groups = new Map([...after, ...before].map((group) => [groupKey(group), group]));
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, group]) => {
      const own = (side: readonly SeenGroup[]): readonly SeenGroup[] => side.filter((each) => groupKey(each) === key);
      return { group, ...compare(own(before), own(after)) };
    });
}

const differs = ({ before, after, difference }: Compared): boolean =>
  difference !== ZERO || before.lines !== after.lines;

const sizeOf = (groups: readonly SeenGroup[]): Size => ({
  lines: groups.reduce((count, { lines }) => count + lines, 0),
  amount: sum(groups.map(({ amount }) => amount)),
});
