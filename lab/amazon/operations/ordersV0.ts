// One order by its id, in the older version: the order, its lines, its address, its buyer.
// Source: Orders v0 model, unless a line says otherwise.

import type { Instant } from '../../clock';
import { invalidInput, type Json, type JsonObject, type Operation, operation } from '../operation';
import type { AmazonOrder, AmazonOrderLine } from '../order';
import { buyerInfo, itemBuyerInfo, itemV0, orderV0, shippingAddress } from '../orderV0Document';
import type { Seller } from '../seller';
import { readToken, writeToken } from './pageToken';
import { onlyKnown, shownOrder, versionOf } from './parameters';

/** Source: deprecation notice, Amazon serves the reads of v0 until this day. */
export const V0_UNTIL: Instant = Date.UTC(2027, 2, 27);

const ORDER = '/orders/v0/orders/{orderId}';
/** Practice: orders of Multi-Channel Fulfillment begin with a letter. */
const ORDER_ID = /^[A-Z0-9]{3}-\d{7}-\d{7}$/;
/** A guess: how many lines Amazon puts on a page is not published. */
const LINES_PER_PAGE = 100;

const read = {
  method: 'GET',
  rate: 0.5,
  burst: 30,
  role: 'Inventory and Order Tracking',
  until: V0_UNTIL,
} as const satisfies Partial<Operation>;

interface Asked {
  readonly path: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, string>;
  readonly now: Instant;
}

function orderAsked(seller: Seller, { path, now }: Asked, operationId: string): AmazonOrder {
  const orderId = path.orderId as string;
  if (!ORDER_ID.test(orderId)) throw invalidInput(`Order ID ${orderId} is not of the form 3-7-7.`);
  return versionOf(seller, shownOrder(seller, orderId), { now, operationId });
}

export const getOrderV0 = operation({
  ...read,
  operationId: 'getOrderV0',
  publishedAs: 'getOrder',
  path: ORDER,
  restricted: 'by element',
  handle(seller, request) {
    onlyKnown(request.query, new Set());
    return { payload: orderV0(orderAsked(seller, request, 'getOrderV0'), request) };
  },
});

export const getOrderItems = operation({
  ...read,
  operationId: 'getOrderItems',
  path: `${ORDER}/orderItems`,
  restricted: 'by element',
  handle(seller, request) {
    const order = orderAsked(seller, request, 'getOrderItems');
    return linePage(order, request, 'getOrderItems', (line) => itemV0(order, line, request));
  },
});

export const getOrderAddress = operation({
  ...read,
  operationId: 'getOrderAddress',
  path: `${ORDER}/address`,
  restricted: 'shippingAddress',
  handle(seller, request) {
    onlyKnown(request.query, new Set());
    const order = orderAsked(seller, request, 'getOrderAddress');
    const opened = request.opened.has('shippingAddress');
    return {
      payload: {
        AmazonOrderId: order.orderId,
        BuyerCompanyName: opened ? order.buyer?.companyName : undefined,
        ShippingAddress: shippingAddress(order, request),
      },
    };
  },
});

export const getOrderBuyerInfo = operation({
  ...read,
  operationId: 'getOrderBuyerInfo',
  path: `${ORDER}/buyerInfo`,
  restricted: 'buyerInfo',
  handle(seller, request) {
    onlyKnown(request.query, new Set());
    const order = orderAsked(seller, request, 'getOrderBuyerInfo');
    return { payload: { AmazonOrderId: order.orderId, ...buyerInfo(order, request) } };
  },
});

export const getOrderItemsBuyerInfo = operation({
  ...read,
  operationId: 'getOrderItemsBuyerInfo',
  path: `${ORDER}/orderItems/buyerInfo`,
  restricted: 'buyerInfo',
  handle(seller, request) {
    const order = orderAsked(seller, request, 'getOrderItemsBuyerInfo');
    return linePage(order, request, 'getOrderItemsBuyerInfo', (line) => ({
      OrderItemId: line.orderItemId,
      ...itemBuyerInfo(order, line, request),
    }));
  },
});

interface LinePage {
  readonly orderId: string;
  /** How many lines came before. */
  readonly start: number;
}

function linePage(
  { orderId, lines }: AmazonOrder,
  { query }: Asked,
  list: string,
  show: (line: AmazonOrderLine) => Json,
): JsonObject {
  onlyKnown(query, new Set(['NextToken']));
  const token = query.get('NextToken');
  const page = token === undefined ? { orderId, start: 0 } : readToken<LinePage>(list, token);
  if (page?.orderId !== orderId) throw invalidInput('The NextToken is not valid.');
  const end = page.start + LINES_PER_PAGE;
  return {
    payload: {
      AmazonOrderId: orderId,
      OrderItems: lines.slice(page.start, end).map(show),
      NextToken: end < lines.length ? writeToken(list, { orderId, start: end } satisfies LinePage) : undefined,
    },
  };
}
