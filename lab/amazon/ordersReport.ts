// The report of all orders by their last update: a row for each item of each order, whole region, no buyers' names.
// Source: SP-API documentation, Report Type Values (order tracking reports). Columns and words of the rows: practice.

import { HOUR, type Instant } from '../clock';
import { decimalText, marketplaceFacts } from './marketplaces';
import type { AmazonOrder, AmazonOrderLine, FulfillmentStatus } from './order';
import { isPriced } from './orderDocument';

export const ORDERS_BY_UPDATE = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';
/** Source: Report Type Values, up to 30 days in one report. */
export const LONGEST_SPAN = 30 * 24 * HOUR;

export const ordersReportColumns = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'order-channel',
  'ship-service-level',
  'product-name',
  'sku',
  'asin',
  'item-status',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'shipping-price',
  'shipping-tax',
  'gift-wrap-price',
  'gift-wrap-tax',
  'item-promotion-discount',
  'ship-promotion-discount',
  'ship-city',
  'ship-state',
  'ship-postal-code',
  'ship-country',
  'promotion-ids',
] as const;
type Column = (typeof ordersReportColumns)[number];

/** Unconfirmed: the words for orders that are not yet released, partly shipped or never to be shipped. */
const STATUS: Record<FulfillmentStatus, string> = {
  PENDING_AVAILABILITY: 'Pending',
  PENDING: 'Pending',
  UNSHIPPED: 'Unshipped',
  PARTIALLY_SHIPPED: 'Shipping',
  SHIPPED: 'Shipped',
  CANCELLED: 'Cancelled',
  UNFULFILLABLE: 'Unfulfillable',
};

/** The cells of an order's rows, one row a line of it, each in the order of the columns. */
export function orderRows(order: AmazonOrder): string[][] {
  return order.lines.map((line) => {
    const cells = { ...orderCells(order), ...lineCells(order, line) };
    return ordersReportColumns.map((column) => plain(cells[column]));
  });
}

/** Practice: fields are neither quoted nor escaped, so what would part them is not in them. */
const plain = (cell: string): string => cell.replace(/[\t\r\n]+/g, ' ');

type Cells<Names extends Column> = Record<Names, string>;
type LineColumn = Extract<
  Column,
  'product-name' | 'sku' | 'asin' | 'item-status' | 'quantity' | 'currency' | 'promotion-ids' | MoneyColumn
>;
type MoneyColumn =
  | 'item-price'
  | 'item-tax'
  | 'shipping-price'
  | 'shipping-tax'
  | 'gift-wrap-price'
  | 'gift-wrap-tax'
  | 'item-promotion-discount'
  | 'ship-promotion-discount';

function orderCells(order: AmazonOrder): Cells<Exclude<Column, LineColumn>> {
  const { address } = order;
  return {
    'amazon-order-id': order.orderId,
    'merchant-order-id': order.aliases[0] ?? order.orderId,
    'purchase-date': dateText(order.createdTime),
    'last-updated-date': dateText(order.lastUpdatedTime),
    'order-status': STATUS[order.status],
    'fulfillment-channel': order.fulfilledBy === 'AMAZON' ? 'Amazon' : 'Merchant',
    'sales-channel': order.channelName === 'NON_AMAZON' ? 'Non-Amazon' : marketplaceFacts(order.marketplaceId).name,
    'order-channel': '',
    'ship-service-level': words(order.serviceLevel),
    'ship-city': address?.city ?? '',
    'ship-state': address?.stateOrRegion ?? '',
    'ship-postal-code': address?.postalCode ?? '',
    'ship-country': address?.countryCode ?? '',
  };
}

function lineCells(order: AmazonOrder, line: AmazonOrderLine): Cells<LineColumn> {
  return {
    'product-name': line.title,
    sku: line.sku,
    asin: line.asin,
    'item-status': itemStatus(order, line),
    // Practice: a cancelled order's rows stay, with nothing ordered any more.
    quantity: String(order.status === 'CANCELLED' ? 0 : line.quantity),
    currency: isPriced(order) ? order.currency : '',
    ...moneyCells(order, line),
    'promotion-ids': isPriced(order) ? line.promotionIds.join(',') : '',
  };
}

/** Amounts of the whole line; empty where Amazon shows no prices, and where there is nothing to tell. */
function moneyCells(order: AmazonOrder, line: AmazonOrderLine): Cells<MoneyColumn> {
  const priced = isPriced(order);
  const cell = (minor: number, always = false) =>
    priced && (always || minor !== 0) ? decimalText(minor, order.currency) : '';
  return {
    'item-price': cell(line.item.amount, true),
    'item-tax': cell(line.item.tax),
    'shipping-price': cell(line.shipping.amount),
    'shipping-tax': cell(line.shipping.tax),
    'gift-wrap-price': cell(line.giftWrap.amount),
    'gift-wrap-tax': cell(line.giftWrap.tax),
    'item-promotion-discount': cell(line.discount.amount),
    'ship-promotion-discount': cell(line.shippingDiscount.amount),
  };
}

function itemStatus(order: AmazonOrder, { quantity, quantityFulfilled }: AmazonOrderLine): string {
  if (order.status === 'CANCELLED') return 'Cancelled';
  if (quantity > 0 && quantityFulfilled === quantity) return 'Shipped';
  return quantityFulfilled > 0 ? 'Shipping' : 'Unshipped';
}

/** 2026-11-20T12:00:00+00:00: whole seconds, UTC by its offset. */
const dateText = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}+00:00`;

/** SECOND_DAY → SecondDay. */
export const words = (constant: string): string =>
  constant
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
