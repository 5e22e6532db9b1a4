/**
 * What is still to be done to record an order's sale: a bill for each shipment, a mark where a daily sale holds it, lines
 * closed that nobody shall bill. A function of what NetSuite holds, so that a run may stop anywhere and the next one
 * finds the rest.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from '../../ledger/minor';
import type { ExceptionClass } from '../exceptions/classes';
import { type ExceptionPlan, planException } from '../exceptions/exception';
import { type OpenSpan, postingDayText } from '../orders/postingDay';
import type { MarketplaceSettings } from '../orders/settings';
import { billKey, paymentKey } from './keys';
import { type SalePart, saleOf } from './parts';
import type { BillAs } from './settings';
import { isGoods, type Recorded, type Shipment, type ShippedOrder, type SoldLine, unitsOf } from './shippedOrder';
import { wayOn } from './ways';

export interface BillPlan {
  readonly externalId: string;
  readonly billAs: BillAs;
  readonly fulfilment: string;
  /** The day on which it posts, and the one on which it shipped. */
  readonly day: string;
  readonly shippedOn: string;
  readonly parts: readonly SalePart[];
  /** What NetSuite must show as the bill's total. */
  readonly totalMinor: Minor;
  readonly facilitatorTaxMinor: Minor;
  readonly clearing: string;
  readonly paymentMethod: string;
}

export interface PaymentPlan {
  readonly externalId: string;
  readonly day: string;
  readonly clearing: string;
  readonly paymentMethod: string;
}

export type BillingStep =
  /** `payment` follows the bill at once; null where nothing is to be paid apart: a cash sale, or a bill over nothing. */
  | { readonly do: 'bill'; readonly bill: BillPlan; readonly payment: PaymentPlan | null }
  /** An invoice that a stop left unpaid. */
  | { readonly do: 'pay'; readonly invoice: string; readonly payment: PaymentPlan }
  /** Lines that nobody shall bill any more are closed, and shipments in daily sales are marked, in one save. */
  | {
      readonly do: 'settle';
      readonly lines: readonly number[];
      readonly inDaily: readonly { readonly fulfilment: string; readonly daily: string }[];
    };

export interface BillingPlan {
  readonly steps: readonly BillingStep[];
  readonly exceptions: readonly ExceptionPlan[];
}

export interface BillingContext {
  readonly marketplace: MarketplaceSettings;
  /** Null where the account has no periods. */
  readonly openSpans: readonly OpenSpan[] | null;
}

export function planBilling(order: ShippedOrder, context: BillingContext): BillingPlan {
  const known = order.shipments.map((each) => withWay(each, context.marketplace));
  const done: Shipment[] = known.filter(({ recorded }) => recorded !== null);
  const steps: BillingStep[] = done.flatMap((each) => unpaid(order, each, context));
  const edited = editedProblem(order);
  for (const shipment of known.filter(({ recorded }) => recorded === null)) {
    // A daily sale that is still to come is planned with its day; what shipped after it waits, or shares would overlap.
    if (wayOn(context.marketplace.billing.ways, shipment.day) !== 'order') break;
    const billed = edited === null ? planBill(order, shipment, done, context) : no('order-edited', edited);
    if (!billed.ok) return { steps, exceptions: [exceptionOf(order, billed)] };
    steps.push(billed.step);
    done.push({ ...shipment, recorded: { as: 'bill', transaction: '', isUnpaid: false } });
  }
  return { steps: [...steps, ...settling(order, done)], exceptions: [] };
}

/** A shipment of a day on which sales come with the settlement, or were none of ours yet, has no bill of its own. */
export function withWay(shipment: Shipment, { billing }: MarketplaceSettings): Shipment {
  const way = wayOn(billing.ways, shipment.day);
  const none: Recorded = way === null || way === 'settlement' ? { as: 'none' } : null;
  return { ...shipment, recorded: shipment.recorded ?? none };
}

interface Refused {
  readonly ok: false;
  readonly class: ExceptionClass;
  readonly message: string;
}

const no = (exceptionClass: ExceptionClass, message: string): Refused => ({
  ok: false,
  class: exceptionClass,
  message,
});

/** A sales order that somebody changed no longer is the sale that Amazon told of, and its parts do not re-add. */
export function editedProblem({ lines, totalMinor }: ShippedOrder): string | null {
  const found = sum(lines.flatMap(({ amountMinor, taxMinor }) => [amountMinor, taxMinor]));
  if (found === totalMinor) return null;
  return `Expected the sales order to come to the ${found} minor units of its Amazon lines, found ${totalMinor}.`;
}

function planBill(
  order: ShippedOrder,
  shipment: Shipment,
  before: readonly Shipment[],
  { marketplace, openSpans }: BillingContext,
): Refused | { readonly ok: true; readonly step: BillingStep } {
  const { billAs, clearing, paymentMethod } = marketplace.billing;
  if (billAs === null || clearing === null || paymentMethod === null) {
    return no(
      'billing-not-configured',
      'The marketplace lacks what it bills as, a payment method or a clearing account.',
    );
  }
  const reading = saleOf(order, shipment, before);
  if (!reading.ok) return no('order-edited', reading.problem);
  const day = postingDayText(shipment.day, openSpans);
  if (day === null)
    return no('no-open-period', `Expected an open posting period on or after ${shipment.day}, found none.`);
  const { parts, totalMinor, facilitatorTaxMinor } = reading.sale;
  const money = { clearing, paymentMethod };
  const isPaidApart = billAs === 'invoice' && totalMinor > 0;
  return {
    ok: true,
    step: {
      do: 'bill',
      bill: {
        externalId: billKey(order, shipment.id),
        billAs,
        fulfilment: shipment.id,
        day,
        shippedOn: shipment.day,
        parts,
        totalMinor,
        facilitatorTaxMinor,
        ...money,
      },
      payment: isPaidApart ? { externalId: paymentKey(order, shipment.id), day, ...money } : null,
    },
  };
}

/** A stop between an invoice and its payment leaves the payment to this run. */
function unpaid(order: ShippedOrder, { id, day, recorded }: Shipment, context: BillingContext): readonly BillingStep[] {
  if (recorded?.as !== 'bill' || !recorded.isUnpaid) return [];
  const payment = paymentOf(order, id, day, context);
  return payment === null ? [] : [{ do: 'pay', invoice: recorded.transaction, payment }];
}

/** The payment of an invoice of `day`; `what` it is for makes its external id. Null where it cannot be made yet. */
export function paymentOf(
  order: Pick<ShippedOrder, 'connection' | 'amazonOrderId'>,
  what: string,
  day: string,
  { marketplace, openSpans }: BillingContext,
): PaymentPlan | null {
  const { clearing, paymentMethod, ways } = marketplace.billing;
  const posts = postingDayText(day, openSpans);
  if (clearing === null || paymentMethod === null || posts === null || wayOn(ways, day) !== 'order') return null;
  return { externalId: paymentKey(order, what), day: posts, clearing, paymentMethod };
}

/** Last of all: lines closed and shipments marked, which then nothing looks at again. */
function settling(order: ShippedOrder, recorded: readonly Shipment[]): readonly BillingStep[] {
  const lines = closing(order, recorded);
  const inDaily = recorded.flatMap(({ id, recorded: as }) =>
    as?.as === 'daily' && !as.isMarked ? [{ fulfilment: id, daily: as.daily }] : [],
  );
  return lines.length === 0 && inDaily.length === 0 ? [] : [{ do: 'settle', lines, inDaily }];
}

/**
 * Goods that are shipped whole and recorded, some of it by no bill of their own, are closed with the money that goes along
 * with them; so is the money of goods that were closed before. What belongs to the order as a whole follows its last goods.
 */
function closing({ lines, shipments }: ShippedOrder, recorded: readonly Shipment[]): readonly number[] {
  const waits = (goods: SoldLine): boolean =>
    shipments.some((one) => unitsOf(one, goods) > 0 && !recorded.some(({ id }) => id === one.id));
  const isSettled = (goods: SoldLine): boolean =>
    !waits(goods) && (goods.isClosed || allUnits(recorded, goods) >= goods.quantity);
  const isUnbilled = (goods: SoldLine): boolean =>
    goods.isClosed || recorded.some((each) => unitsOf(each, goods) > 0 && each.recorded?.as !== 'bill');
  const goods = lines.filter(isGoods);
  const over = goods.filter((each) => isSettled(each) && isUnbilled(each));
  const isOrderOver = over.length > 0 && goods.every(isSettled);
  const closes = lines.filter(
    (sold) =>
      !sold.isClosed &&
      (over.some((each) => each === sold || (!isGoods(sold) && each.orderItemId === sold.orderItemId)) ||
        (sold.orderItemId === null && isOrderOver)),
  );
  return closes.map(({ line }) => line);
}

const allUnits = (shipments: readonly Shipment[], goods: SoldLine): number =>
  shipments.reduce((all, each) => all + unitsOf(each, goods), 0);

export function exceptionOf(order: ShippedOrder, refused: Omit<Refused, 'ok'>): ExceptionPlan {
  return planException({
    class: refused.class,
    subject: `${order.connection}-${order.amazonOrderId}`,
    message: refused.message,
    links: { amazonOrderId: order.amazonOrderId, salesOrderId: order.salesOrder },
  });
}

/** What the buyer paid for a bill: its total and the tax that Amazon collected. */
export const paidFor = ({ totalMinor, facilitatorTaxMinor }: BillPlan): Minor =>
  minor(totalMinor + facilitatorTaxMinor);
