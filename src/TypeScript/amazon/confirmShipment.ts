/**
 * How to tell Amazon of one package of an order that left. One call a package; Amazon answers 204 without a body.
 * Source: operation `confirmShipment` of the Orders API v0.
 *
 * @NApiVersion 2.1
 */

import type { Asking } from './request';

/** A carrier that Amazon has no code for. It is then named, and shown to the buyer by that name. */
export const OTHER_CARRIER = 'Other';

export interface ConfirmedItem {
  readonly orderItemId: string;
  /** Units as Amazon counts them, one or more. */
  readonly quantity: number;
}

export interface ShipmentPackage {
  readonly amazonOrderId: string;
  readonly marketplaceId: string;
  /** Positive digits, unique within the order, the same for the same package for ever. */
  readonly referenceId: string;
  readonly carrierCode: string;
  /** Only with the code `Other`. */
  readonly carrierName: string | null;
  readonly shippingMethod: string | null;
  readonly trackingNumber: string;
  /** ISO instant, neither before the order nor to come. */
  readonly shippedAt: string;
  readonly items: readonly ConfirmedItem[];
}

export function confirmShipment(given: ShipmentPackage): Asking {
  if (!/^[1-9]\d*$/.test(given.referenceId)) {
    throw new Error(`A package is named by positive digits; found "${given.referenceId}".`);
  }
  if (given.items.length === 0) throw new Error(`The package ${given.referenceId} holds nothing.`);
  return {
    operationId: 'confirmShipment',
    path: { orderId: given.amazonOrderId },
    body: {
      marketplaceId: given.marketplaceId,
      packageDetail: {
        packageReferenceId: given.referenceId,
        carrierCode: given.carrierCode,
        ...(given.carrierName === null ? {} : { carrierName: given.carrierName }),
        ...(given.shippingMethod === null ? {} : { shippingMethod: given.shippingMethod }),
        trackingNumber: given.trackingNumber,
        shipDate: given.shippedAt,
        orderItems: given.items.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
      },
    },
  };
}
