/**
 * What is left of a sales order after Amazon's cancellations: lines that are closed, and quantities and amounts of the
 * others, worked out anew from Amazon's newest figures so that they still re-add to its total.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import { fingerprintOf } from './fingerprint';
import type { FollowedLine } from './followed';
import { type LineUnits, partsOf } from './lineLife';
import type { Order } from './order';
import type { PlanContext } from './outcome';
import { planImport } from './planImport';
import type { Problems } from './problems';
import type { SalesOrderLine } from './salesorder';
import type { SoldOrder } from './sold';

export interface Cancellation {
  /** Nothing is left: every line is closed, its quantity and amount stay for the record. */
  readonly isWhole: boolean;
  /** Amazon lines of which nothing is left to ship or to bill. */
  readonly closed: readonly ClosedLine[];
  /** Null where quantities and amounts stay as they are. */
  readonly remaining: Remaining | null;
}

export interface ClosedLine {
  readonly orderItemId: string;
  /** Nothing of it has shipped, so what was charged beside the item is not billed either. */
  readonly isGone: boolean;
}

export interface Remaining {
  readonly lines: readonly SalesOrderLine[];
  readonly currencyExponent: number;
  readonly facilitatorTaxMinor: Minor;
  readonly amazonTotalMinor: Minor;
  readonly fingerprint: string;
}

/** What may still be closed on the sales order. */
const openOf = ({ pending, open, asked }: LineUnits): number => pending + open + asked;

/** What has shipped and is to be billed: a line that is closed never is. */
const unbilledOf = ({ shipped, confirmed }: LineUnits): number => shipped + confirmed;

/** Null where nothing of the sales order is to be closed. */
export function planCancellation(
  order: Order,
  { sold, lines: followed }: { readonly sold: SoldOrder; readonly lines: readonly FollowedLine[] },
  context: PlanContext,
  problems: Problems,
): Cancellation | null {
  const cut = followed.filter(({ before, after }) => openOf(after) < openOf(before));
  if (cut.length === 0) return null;
  const closed = cut
    .filter(({ after }) => partsOf(after).open + unbilledOf(after) === 0)
    .map(({ orderItemId, after }) => ({ orderItemId, isGone: partsOf(after).shipped === 0 }));
  if (followed.every(({ after }) => partsOf(after).open + partsOf(after).shipped === 0)) {
    return { isWhole: true, closed, remaining: null };
  }
  const reason = staysBecause(sold, followed, cut);
  if (reason === null) {
    const remaining = remainingOf(order, context, problems);
    return remaining === null && closed.length === 0 ? null : { isWhole: false, closed, remaining };
  }
  // What is closed needs no amounts; what stays open with other quantities does.
  if (reason !== '' && closed.length < cut.length) {
    problems.add('order-changed-after-import', `Amazon cancelled a part of the order; ${reason}.`);
  }
  return closed.length === 0 ? null : { isWhole: false, closed, remaining: null };
}

/** Why quantities and amounts are left to people: null where they are not, nothing where another exception says it. */
function staysBecause(sold: SoldOrder, followed: readonly FollowedLine[], cut: readonly FollowedLine[]): string | null {
  if (followed.some(({ refused }) => refused.length > 0)) return '';
  if (followed.some(({ before }) => before.billed + before.complete > 0)) return 'another part is billed';
  if (sold.isInDailySale) return 'another part is in a daily sale';
  if (cut.some(({ soldLines }) => soldLines > 1)) return 'its lines were split by hand';
  return null;
}

function remainingOf(order: Order, context: PlanContext, problems: Problems): Remaining | null {
  const plan = context.marketplace && planImport(order, context.marketplace, context);
  const reasons = plan?.outcome === 'hold' ? plan.exceptions.map(({ message }) => message) : [];
  // Money for goods that are not sold has no line that can hold it.
  if (plan?.outcome !== 'import' || plan.salesOrder.lines.some(({ quantity }) => quantity === 0)) {
    problems.add('order-changed-after-import', [NO_AMOUNTS, ...reasons].join('\n'));
    return null;
  }
  const { lines, currencyExponent, body } = plan.salesOrder;
  const { facilitatorTaxMinor, amazonTotalMinor } = body;
  return { lines, currencyExponent, facilitatorTaxMinor, amazonTotalMinor, fingerprint: fingerprintOf(order) };
}

const NO_AMOUNTS = 'Amazon cancelled a part of the order; its new amounts cannot be worked out.';
