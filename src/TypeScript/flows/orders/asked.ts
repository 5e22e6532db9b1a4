/**
 * The buyer asked to cancel: nothing is cancelled by that, and nothing should be picked before people decide.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../exceptions/classes';
import type { FollowedLine } from './followed';
import { move } from './lineLife';
import type { Order } from './order';
import type { Problems } from './problems';
import type { SoldOrder } from './sold';

/** Why a sales order waits for people; kept on it, so that whoever picks and ships can see it. */
export type HoldReason = Extract<
  ExceptionClass,
  'buyer-asked-to-cancel' | 'cancelled-while-picked' | 'cancelled-after-shipment'
>;

export const ASKED = 'The buyer asked Amazon to cancel. The sales order waits until you close its lines or approve it.';
const PICKED = 'The buyer asked Amazon to cancel, and a fulfilment is picked already.';

/** Of an order that is not in NetSuite yet: whether something of it can still be kept from leaving. */
export function isAskedToCancel(order: Order): boolean {
  return order.lines.some((line) => line.cancellationRequested && line.quantityUnfulfilled > 0);
}

/** Whether it was held once because its buyer asked. */
export const wasAsked = ({ hold }: SoldOrder): boolean => hold === 'buyer-asked-to-cancel';

/**
 * Whether an imported order is to wait from now on, because its buyer asks for the first time. Whom people let go on is
 * not held again.
 */
export function isToWait(
  order: Order,
  sold: SoldOrder,
  followed: readonly FollowedLine[],
  problems: Problems,
): boolean {
  if (order.channel !== 'FBM') return false;
  const asked = new Set(order.lines.filter((line) => line.cancellationRequested).map((line) => line.orderItemId));
  const wanted = followed.filter(({ orderItemId }) => asked.has(orderItemId));
  if (wasAsked(sold)) {
    if (wanted.some(({ after }) => after.asked > 0)) problems.add('buyer-asked-to-cancel', ASKED);
    return false;
  }
  const moves = wanted.map(({ after }) => move(after, 'ask', after.open + after.picked));
  if (moves.some(({ refused }) => refused.length > 0)) problems.add('buyer-asked-to-cancel', PICKED);
  if (moves.every(({ quantity }) => quantity === 0)) return false;
  problems.add('buyer-asked-to-cancel', ASKED);
  return true;
}
