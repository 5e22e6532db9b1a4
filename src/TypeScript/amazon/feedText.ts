/**
 * The texts of the feeds: a header row and a row an entry, separated by tabs.
 * Source: Order Feed Type Values (documentation), templates of the two flat files.
 *
 * @NApiVersion 2.1
 */

import type { ShipmentPackage } from './confirmShipment';

/** A line that the seller will not ship. Amazon cancels whole lines only. */
export interface CancelledLine {
  readonly amazonOrderId: string;
  readonly orderItemId: string;
  readonly reason: CancelReason;
}

/** Unconfirmed: Amazon publishes no list; these are the words that code in use agrees on. */
export const CANCEL_REASONS = [
  'NoInventory',
  'ShippingAddressUndeliverable',
  'CustomerExchange',
  'BuyerCanceled',
  'GeneralAdjustment',
  'CarrierCreditDecision',
  'RiskAssessmentInformationNotValid',
  'CarrierCoverageFailure',
  'CustomerReturn',
  'MerchandiseNotReceived',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

const SHIPMENT_COLUMNS = [
  'order-id',
  'order-item-id',
  'quantity',
  'ship-date',
  'carrier-code',
  'carrier-name',
  'tracking-number',
  'ship-method',
] as const;
const CANCEL_COLUMNS = ['order-id', 'amazon-order-item-code', 'cancellation-reason-code'] as const;

/** One row an item of a package. */
export function shipmentFeed(packages: readonly ShipmentPackage[]): string {
  const rows = packages.flatMap((each) =>
    each.items.map(({ orderItemId, quantity }) => [
      each.amazonOrderId,
      orderItemId,
      String(quantity),
      each.shippedAt,
      each.carrierCode,
      each.carrierName ?? '',
      each.trackingNumber,
      each.shippingMethod ?? '',
    ]),
  );
  return table(SHIPMENT_COLUMNS, rows);
}

export function cancelFeed(lines: readonly CancelledLine[]): string {
  return table(
    CANCEL_COLUMNS,
    lines.map(({ amazonOrderId, orderItemId, reason }) => [amazonOrderId, orderItemId, reason]),
  );
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/** A tab or a line's end within a value would move all that follows. */
const cell = (value: string): string => value.replace(/[\t\r\n]+/g, ' ').trim();
