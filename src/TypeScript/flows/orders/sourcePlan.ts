/**
 * Which of Amazon's sources one run asks, and in what turn: by the calls left, by how urgent what waits is, and by what a
 * call brings. A page of `searchOrders` brings a hundred orders, of which nobody knows whether one is urgent; `getOrder`
 * brings one that somebody waits for. The order report names orders and brings none: it proves days, in runs of its own.
 * Whatever else tells of an order (such as a notification) need only mark it to be read.
 *
 * @NApiVersion 2.1
 */

/** An order waiting to be read by itself. */
export interface WaitingOrder {
  /** Only its id is known. */
  readonly isUnknown: boolean;
  /** Latest ship-by, ISO; null where none is known. */
  readonly shipBy: string | null;
}

export interface Sources {
  readonly now: number;
  /** Calls that may be made now. */
  readonly searchCalls: number;
  readonly orderCalls: number;
  readonly hasWindow: boolean;
  /** The most urgent first. */
  readonly waiting: readonly WaitingOrder[];
}

export interface SourceChoice {
  /** So many of the waiting orders are read before the window. */
  readonly ordersFirst: number;
  /** One line. */
  readonly why: string;
}

const HOUR = 3_600_000;
/** Less time than this to its ship-by makes an order urgent. */
const URGENT_MS = 12 * HOUR;
/** A run that reads so many first still has units for pages. */
const MOST_FIRST = 30;

export function chooseSources({ now, searchCalls, orderCalls, hasWindow, waiting }: Sources): SourceChoice {
  if (waiting.length === 0) {
    return {
      ordersFirst: 0,
      why: hasWindow ? `searchOrders alone (${searchCalls} calls left): no order waits by itself` : 'nothing is due',
    };
  }
  const waits = `${waiting.length} that ${waiting.length === 1 ? 'waits' : 'wait'} by itself`;
  if (!hasWindow || searchCalls === 0) {
    const reason = hasWindow ? 'searchOrders has no call left' : 'no window is due';
    return { ordersFirst: 0, why: `getOrder for ${waits} (${orderCalls} calls left): ${reason}` };
  }
  const urgent = waiting.filter((order) => isUrgent(order, now)).length;
  const ordersFirst = Math.min(urgent, MOST_FIRST, orderCalls);
  const rest = `searchOrders (${searchCalls} calls left, a hundred orders each)`;
  if (ordersFirst === 0)
    return { ordersFirst, why: `${rest}, then getOrder for ${waits} (${orderCalls} calls left): none is urgent` };
  return {
    ordersFirst,
    why: `getOrder for ${ordersFirst} first (${orderCalls} calls left), because they are late or nobody knows how late; then ${rest}`,
  };
}

function isUrgent({ isUnknown, shipBy }: WaitingOrder, now: number): boolean {
  return isUnknown || (shipBy !== null && Date.parse(shipBy) < now + URGENT_MS);
}
