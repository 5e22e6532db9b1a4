/**
 * A settlement's draft beside the settlement before it, by class: what a person looks at before approving it.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum, ZERO } from '../../ledger/minor';
import { LINE_CLASSES } from './accounts';
import type { Proof } from './proof';
import type { LineClass } from './settlement';

type ByClass = Proof['byClass'];

export interface DraftRow {
  readonly class: LineClass;
  readonly amount: Minor;
  /** Of the settlement before it; null where there is none. */
  readonly previous: Minor | null;
  /** Amount less previous. */
  readonly change: Minor | null;
}

/** Classes that one of the two has, in the order of the table of classes. `before`: null where none is known. */
export function draftRows(own: ByClass, before: ByClass | null): readonly DraftRow[] {
  return LINE_CLASSES.filter((name) => [...own, ...(before ?? [])].some((each) => each.class === name)).map((name) => {
    const amount = amountOf(own, name);
    const previous = before === null ? null : amountOf(before, name);
    return { class: name, amount, previous, change: previous === null ? null : minor(amount - previous) };
  });
}

const amountOf = (classes: ByClass, name: LineClass): Minor =>
  sum([ZERO, ...classes.filter((each) => each.class === name).map(({ amount }) => amount)]);
