// A package that the seller says has left: when Amazon refuses to believe it, and what it does to the order.
// Source: Orders v0 model, confirmShipment; known answers for the words of the refusals that sellers have met. The other
// words are unconfirmed.

import type { Instant } from '../clock';
import { carrierCodes, OTHER_CARRIER } from './carriers';
import { Refusal } from './operation';
import type { AmazonOrder, AmazonOrderLine, PackageItem } from './order';
import { shippedOrder } from './orderChange';

export interface Shipment {
  /** Digits, the seller's own within the order. */
  readonly packageReferenceId: string;
  readonly carrierCode: string;
  readonly carrierName?: string;
  readonly shippingMethod?: string;
  readonly trackingNumber: string;
  readonly shipTime: Instant;
  readonly supplySourceId?: string;
  readonly items: readonly PackageItem[];
}

/** The message is what sellers know; its details are empty. */
export const refusedShipment = (message: string): Refusal => new Refusal(400, 'InvalidInput', message);

/** Known answer to a package told again and to an order with nothing left to ship. */
export const NOTHING_TO_SHIP =
  'Failed to create package due to not finding a matching package or order already fulfilled. ' +
  'ErrorMessage(errorCode=GeneralError, errorDescription=Unable to find package to update for order (), ' +
  'errorMetric=PackageToUpdateNotFound, packageIndex=null)';

type Check = (order: AmazonOrder, shipment: Shipment, now: Instant) => string | null;

const openUnits = ({ lines }: AmazonOrder): number =>
  lines.reduce((sum, { quantity, quantityFulfilled }) => sum + quantity - quantityFulfilled, 0);

/** In this order; the first one that finds something refuses. */
const checks: readonly Check[] = [
  ({ fulfilledBy }) => (fulfilledBy === 'AMAZON' ? 'The order is fulfilled by Amazon and cannot be confirmed.' : null),
  ({ status }) =>
    ['PENDING', 'PENDING_AVAILABILITY', 'UNFULFILLABLE'].includes(status)
      ? `The order cannot be shipped in status ${status}.`
      : null,
  (order) => (openUnits(order) === 0 ? NOTHING_TO_SHIP : null),
  (_, { packageReferenceId }) =>
    /^0*[1-9]\d*$/.test(packageReferenceId)
      ? null
      : 'PackageReferenceId: is invalid, must be a positive numeric value.',
  // Unconfirmed: whether a second call with the same reference could correct a tracking number. The stricter reading: it is
  // a package told again, whatever else it says.
  ({ packages }, { packageReferenceId }) =>
    packages.some((each) => each.packageReferenceId === packageReferenceId) ? NOTHING_TO_SHIP : null,
  (_, { carrierCode }) => (carrierCodes.has(carrierCode) ? null : `CarrierCode: ${carrierCode} is not supported.`),
  (_, { carrierCode, carrierName }) =>
    carrierCode === OTHER_CARRIER && !carrierName?.trim()
      ? 'CarrierName: is required when CarrierCode is Other.'
      : null,
  // Unconfirmed: the stricter reading, blanks are no part of a tracking number.
  (_, { trackingNumber }) =>
    /\s/.test(trackingNumber) ? 'TrackingNumber: is invalid, must not contain blanks.' : null,
  ({ createdTime }, { shipTime }) =>
    shipTime < createdTime ? 'ShipDate: is invalid, must not be before the order date.' : null,
  (_, { shipTime }, now) => (shipTime > now ? 'ShipDate: is invalid, must not be in the future.' : null),
  // The simulated seller has no supply sources.
  (_, { supplySourceId }) =>
    supplySourceId === undefined ? null : `ShipFromSupplySourceId: ${supplySourceId} was not found.`,
  (_, { items }) => (items.length === 0 ? 'OrderItems: must not be empty.' : null),
  // Unconfirmed: the stricter reading.
  (_, { items }) =>
    new Set(items.map(({ orderItemId }) => orderItemId)).size < items.length
      ? 'OrderItems: an OrderItemId must not be given twice.'
      : null,
  (order, { items }) => {
    for (const item of items) {
      const wrong = wrongItem(
        item,
        order.lines.find(({ orderItemId }) => orderItemId === item.orderItemId),
      );
      if (wrong !== null) return wrong;
    }
    return null;
  },
];

function wrongItem({ orderItemId, quantity, transparencyCodes = [] }: PackageItem, line?: AmazonOrderLine) {
  if (line === undefined) {
    return 'OrderItemId  is invalid, please obtain the value through the getOrderItems API or Manage Orders page';
  }
  if (!(quantity > 0)) return `Quantity: is invalid for order item ${orderItemId}, must be positive.`;
  const open = line.quantity - line.quantityFulfilled;
  if (quantity > open)
    return `Quantity: ${quantity} of order item ${orderItemId} is more than the ${open} left to ship.`;
  // Unconfirmed: the stricter reading, every unit of a line in the programme has its code, and no other line has any.
  const expected = line.programs.includes('TRANSPARENCY') ? quantity : 0;
  if (transparencyCodes.length !== expected) {
    return `TransparencyCodes: ${transparencyCodes.length} given for order item ${orderItemId}, expected ${expected}.`;
  }
  return null;
}

/** The order once the package has left; throws the refusal where Amazon does not believe it. */
export function confirmedOrder(order: AmazonOrder, shipment: Shipment, now: Instant, at: Instant): AmazonOrder {
  for (const check of checks) {
    const message = check(order, shipment, now);
    if (message !== null) throw refusedShipment(message);
  }
  const { carrierCode, carrierName, shippingMethod } = shipment;
  return shippedOrder(order, {
    packageReferenceId: shipment.packageReferenceId,
    createdTime: at,
    shipTime: shipment.shipTime,
    carrier: carrierCode === OTHER_CARRIER ? (carrierName as string) : carrierCode,
    ...(shippingMethod === undefined ? {} : { shippingService: shippingMethod }),
    trackingNumber: shipment.trackingNumber,
    items: shipment.items,
  });
}
