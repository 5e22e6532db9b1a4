// POST_FLAT_FILE_FULFILLMENT_DATA: shipments of many orders in one file, each record by the rules of a confirmation.
// Source: Order Feed Type Values (documentation) for the columns; Orders v0 model for the rules. Required columns: the
// stricter reading; Amazon's own template lets the line and its quantity be left out.

import type { Instant } from '../../clock';
import { Refusal } from '../operation';
import type { AmazonOrder, Package } from '../order';
import { freePackageNumber } from '../orderChange';
import { confirmedOrder, type Shipment } from '../shipment';
import { type FeedType, type Processing, RecordProblem } from './feedType';
import { type FlatFile, type FlatRecord, processFlatFile } from './flatFile';

const FILE: FlatFile = {
  required: ['order-id', 'order-item-id', 'quantity', 'ship-date', 'carrier-code', 'tracking-number'],
  optional: ['carrier-name', 'ship-method', 'ship_from_supply_source_id'],
};

export const flatFileFulfillment: FeedType = {
  name: 'POST_FLAT_FILE_FULFILLMENT_DATA',
  contentType: 'text/tab-separated-values',
  reportType: 'text/plain; charset=UTF-8',
  process(processing) {
    const packages = new Map<string, string>();
    return processFlatFile(FILE, processing, (record) => confirm(record, processing, packages));
  },
};

/**
 * `packages` holds the number of each package of this file: records of an order with one carrier and tracking number are one
 * package. Unconfirmed: a file that comes again makes new ones, as far as something is left to ship.
 */
function confirm(record: FlatRecord, { seller, now }: Processing, packages: Map<string, string>): void {
  const value = (heading: string): string => record[heading] ?? '';
  const orderId = value('order-id');
  const order = seller.orders.true(orderId);
  if (order === undefined || seller.orders.shown(orderId) === undefined) {
    throw new RecordProblem(`Order ${orderId} was not found.`);
  }
  if (!/^\d+$/.test(value('quantity'))) throw new RecordProblem('The quantity is not a whole number.');
  const key = [orderId, value('carrier-code'), value('carrier-name'), value('tracking-number')].join('\t');
  const shipment: Shipment = {
    packageReferenceId: String(freePackageNumber(order)),
    carrierCode: value('carrier-code'),
    ...optional('carrierName', value('carrier-name')),
    ...optional('shippingMethod', value('ship-method')),
    ...optional('supplySourceId', value('ship_from_supply_source_id')),
    trackingNumber: value('tracking-number'),
    shipTime: shipTimeOf(value('ship-date'), order),
    items: [{ orderItemId: value('order-item-id'), quantity: Number(value('quantity')) }],
  };
  const next = confirmed(order, shipment, now, seller.changeTime(order, now));
  const earlier = packages.get(key);
  if (earlier === undefined) packages.set(key, shipment.packageReferenceId);
  seller.accept(earlier === undefined ? next : intoPackage(next, earlier), now);
}

function confirmed(order: AmazonOrder, shipment: Shipment, now: Instant, at: Instant): AmazonOrder {
  try {
    return confirmedOrder(order, shipment, now, at);
  } catch (refusal) {
    if (refusal instanceof Refusal) throw new RecordProblem(refusal.message);
    throw refusal;
  }
}

const optional = (name: 'carrierName' | 'shippingMethod' | 'supplySourceId', value: string) =>
  value === '' ? {} : { [name]: value };

const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** A day alone begins it, in UTC; the order's own day begins with the order. */
function shipTimeOf(text: string, { createdTime }: AmazonOrder): Instant {
  const instant = DAY_ALONE.test(text) || DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new RecordProblem(`The ship-date ${text} is not a date in ISO 8601 format.`);
  const sameDay = DAY_ALONE.test(text) && new Date(createdTime).toISOString().startsWith(text);
  return sameDay ? createdTime : instant;
}

/** The items of the newest package go into an earlier one. */
function intoPackage(order: AmazonOrder, reference: string): AmazonOrder {
  const added = order.packages.at(-1) as Package;
  const packages = order.packages
    .slice(0, -1)
    .map((each) =>
      each.packageReferenceId === reference ? { ...each, items: [...each.items, ...added.items] } : each,
    );
  return { ...order, packages };
}
