/**
 * How a sales order follows its Amazon order to the end: what is cancelled, what Amazon has shipped itself, and whether
 * people must decide first. Every unit moves by the table of `lineLife`, from what NetSuite has to what Amazon says.
 *
 * @NApiVersion 2.1
 */

import { type HoldReason, isToWait } from './asked';
import { type Cancellation, planCancellation } from './cancellation';
import { type FollowedLine, followCancellations, withdrawnOf } from './followed';
import { type FulfilmentPlan, planFulfilment } from './fulfilment';
import { partsOf } from './lineLife';
import type { Order } from './order';
import type { PlanContext } from './outcome';
import type { Problems } from './problems';
import type { SoldOrder } from './sold';

export interface LifePlan {
  /** Null where the sales order goes on as it is. */
  readonly hold: Hold | null;
  readonly cancellation: Cancellation | null;
  readonly fulfilment: FulfilmentPlan | null;
  /** Nothing has shipped and nothing will. */
  readonly isOver: boolean;
}

/** The sales order is to wait for people. */
export interface Hold {
  readonly reason: HoldReason;
  /** Whether it can lose its approval: NetSuite keeps that where anything was made of it. */
  readonly isUntouched: boolean;
}

export const NOTHING_TO_FOLLOW: LifePlan = {
  hold: null,
  cancellation: null,
  fulfilment: null,
  isOver: false,
};

/** Adds a problem for each thing that cannot be; what can be is planned all the same. */
export function followOrder(order: Order, sold: SoldOrder, context: PlanContext, problems: Problems): LifePlan {
  const lines = followCancellations(order, sold, problems);
  for (const [orderItemId, quantity] of withdrawnOf(lines)) {
    problems.add(
      'closed-here-only',
      `Order item ${orderItemId}: ${quantity} closed here; Amazon still waits for them.`,
    );
  }
  const reason = holdReason(order, sold, lines, problems);
  const isUntouched = sold.lines.every(({ picked, fulfilled, billed }) => picked + fulfilled + billed === 0);
  return {
    hold: reason && { reason, isUntouched },
    cancellation: planCancellation(order, { sold, lines }, context, problems),
    fulfilment: planFulfilment(order, lines, context, problems),
    isOver: lines.length > 0 && lines.every(({ after }) => partsOf(after).open + partsOf(after).shipped === 0),
  };
}

/** What is cancelled too late stays with people, and nothing more of the order should leave. */
const STOPS: readonly HoldReason[] = ['cancelled-while-picked', 'cancelled-after-shipment'];

function holdReason(
  order: Order,
  sold: SoldOrder,
  lines: readonly FollowedLine[],
  problems: Problems,
): HoldReason | null {
  if (isToWait(order, sold, lines, problems)) return 'buyer-asked-to-cancel';
  const refused = lines.flatMap((line) => line.refused.map((each) => each.class));
  const found = STOPS.find((each) => refused.includes(each)) ?? null;
  return found === sold.hold ? null : found;
}
