/**
 * What Amazon shipped itself, as one more fulfilment: what its newest word says beyond what NetSuite has fulfilled.
 *
 * @NApiVersion 2.1
 */

import { digest } from '../exceptions/text';
import type { FollowedLine } from './followed';
import { move, partsOf } from './lineLife';
import type { Order } from './order';
import type { PlanContext } from './outcome';
import { postingDay } from './postingDay';
import type { Problems } from './problems';
import { type CalendarDate, dayIn, dayText } from './zone';

/** Units of the item of one Amazon line. */
export interface FulfilledLine {
  readonly orderItemId: string;
  /** On fulfilments that have left, before this one. */
  readonly before: number;
  readonly quantity: number;
}

export interface FulfilmentPlan {
  readonly externalId: string;
  /** Null where the account has no locations. */
  readonly location: string | null;
  readonly trandate: CalendarDate;
  /** Amazon's own time, whatever period is open. */
  readonly happenedAt: string;
  readonly lines: readonly FulfilledLine[];
}

/** Null where nothing more has shipped, or, with a problem, where it cannot be written. */
export function planFulfilment(
  order: Order,
  followed: readonly FollowedLine[],
  context: Pick<PlanContext, 'connection' | 'marketplace' | 'openSpans'>,
  problems: Problems,
): FulfilmentPlan | null {
  if (order.channel !== 'FBA') return null;
  const lines = followed.flatMap((line) => shippedOf(order, line, problems));
  const { marketplace, connection, openSpans } = context;
  if (lines.length === 0 || marketplace === null) return null;
  // Amazon does not say when a unit of an FBA order left; the update that shows it is the nearest it gives.
  const day = dayIn(marketplace.zone, order.lastUpdatedTime);
  if (day === null) {
    problems.add('marketplace-not-configured', `"${marketplace.zone}" is no time zone, so nothing can be dated.`);
    return null;
  }
  const trandate = postingDay(day, openSpans);
  if (trandate === null) {
    problems.add(
      'no-period-for-shipment',
      `Amazon shipped on ${dayText(day)}; no accounting period is open then or later.`,
    );
    return null;
  }
  return {
    externalId: fulfilmentKey(connection, order, lines),
    location: marketplace.locationFba,
    trandate,
    happenedAt: order.lastUpdatedTime,
    lines,
  };
}

/** What Amazon says has left and NetSuite has not fulfilled; a problem where that cannot be. */
function shippedOf(order: Order, { orderItemId, pack, after }: FollowedLine, problems: Problems): FulfilledLine[] {
  const line = order.lines.find((each) => each.orderItemId === orderItemId);
  const [here, there] = [partsOf(after).shipped, (line?.quantityFulfilled ?? 0) * pack];
  const { quantity, refused, missing } = move(after, 'ship-by-amazon', Math.max(0, there - here));
  if (here > there || refused.length > 0 || missing > 0) {
    const open = `${partsOf(after).open} open, ${after.picked} of them picked`;
    problems.add(
      'order-out-of-step',
      `Order item ${orderItemId}: Amazon has shipped ${there} units of the item; here ${here} are fulfilled, ${open}.`,
    );
  }
  return quantity === 0 ? [] : [{ orderItemId, before: here, quantity }];
}

/** The order, and how much of it is fulfilled with this one: the same step, planned again, finds the same record. */
function fulfilmentKey(connection: string, order: Order, lines: readonly FulfilledLine[]): string {
  const shipped = order.lines.reduce((sum, { quantityFulfilled }) => sum + quantityFulfilled, 0);
  const step = lines.map(({ orderItemId, before, quantity }) => `${orderItemId} ${before} ${quantity}`).sort();
  return `cwy-fulfil-${connection}-${order.amazonOrderId}-${shipped}-${digest(step.join('|'))}`;
}
