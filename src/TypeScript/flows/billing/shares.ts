/**
 * What each of several shipments takes of an amount that was sold as one: by quantity, so that the shares always re-add
 * to the amount, however the goods were parted and in whatever order they leave.
 *
 * @NApiVersion 2.1
 */

import { allocate } from '../../ledger/allocate';
import { type Minor, minor, ZERO } from '../../ledger/minor';

/** Whole units: those recorded before, those of this shipment, and those of the whole line. */
export interface Portion {
  readonly before: number;
  readonly now: number;
  readonly of: number;
}

/**
 * The share of `total` for the units `before` to `before + now`: what all units until then come to, less what those before
 * come to. Shares of portions that follow one another re-add to what they come to together; the last ends in `total`.
 */
export function shareOf(total: Minor, { before, now, of }: Portion): Minor {
  return minor(upTo(total, before + now, of) - upTo(total, before, of));
}

/** What the first `units` of the line come to. */
function upTo(total: Minor, units: number, of: number): Minor {
  if (units >= of) return total;
  return allocate(total, [units, of - units])[0] ?? ZERO;
}
