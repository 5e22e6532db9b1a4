/**
 * How far an order has come, as Amazon shows it: what of each line has left, what is to leave, and in which packages.
 * Reads no money, so that an order whose amounts are in doubt still tells what was shipped.
 * Source: Orders API 2026-01-01; only orders that the merchant ships have packages.
 *
 * @NApiVersion 2.1
 */

import type { OrderStatus } from '../flows/orders/order';
import {
  child,
  children,
  type Node,
  nodeOf,
  optionalText,
  quantity,
  requiredChild,
  requiredEnum,
  text,
} from './fields';
import { parseAnswer } from './orderRow';
import { readQuantities } from './readLine';
import { ORDER_STATUSES } from './readOrder';
import { attempt, type Refusal } from './refusal';

export interface AmazonPackage {
  readonly referenceId: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly items: readonly { readonly orderItemId: string; readonly quantity: number }[];
}

export interface LineProgress {
  readonly orderItemId: string;
  readonly fulfilled: number;
  readonly unfulfilled: number;
  /** Somebody cancelled units of it. */
  readonly isCancelled: boolean;
}

export interface OrderProgress {
  readonly status: OrderStatus;
  readonly lines: readonly LineProgress[];
  readonly packages: readonly AmazonPackage[];
}

/** Of an order's JSON, or of a `getOrder` answer around it. */
export function readProgress(raw: string): { readonly ok: true; readonly value: OrderProgress } | Refusal {
  return attempt(() => {
    const parsed = nodeOf(parseAnswer(raw), '');
    const order = Object.hasOwn(parsed.json, 'order') ? requiredChild(parsed, 'order') : parsed;
    const status = requiredEnum(requiredChild(order, 'fulfillment'), 'fulfillmentStatus', ORDER_STATUSES);
    return {
      status,
      lines: children(order, 'orderItems').map((each) => lineOf(each, status)),
      packages: children(order, 'packages').map(packageOf),
    };
  });
}

function lineOf(node: Node, status: OrderStatus): LineProgress {
  const { quantityFulfilled, quantityUnfulfilled } = readQuantities(node, child(node, 'fulfillment'), status);
  const cancellation = child(node, 'cancellation');
  return {
    orderItemId: text(node, 'orderItemId'),
    fulfilled: quantityFulfilled,
    unfulfilled: quantityUnfulfilled,
    isCancelled:
      status === 'CANCELLED' || (cancellation !== null && child(cancellation, 'cancellationExecution') !== null),
  };
}

function packageOf(node: Node): AmazonPackage {
  return {
    referenceId: text(node, 'packageReferenceId'),
    carrier: optionalText(node, 'carrier'),
    trackingNumber: optionalText(node, 'trackingNumber'),
    items: children(node, 'packageItems').map((item) => ({
      orderItemId: text(item, 'orderItemId'),
      quantity: quantity(item, 'quantity'),
    })),
  };
}
