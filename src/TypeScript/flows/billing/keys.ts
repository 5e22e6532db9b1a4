/**
 * External ids of what recording a sale makes. One group of ids holds all transactions of an account, so the kind is in
 * the name; a shipment has one bill whatever runs twice.
 *
 * @NApiVersion 2.1
 */

import type { Channel } from '../orders/order';
import type { ShippedOrder } from './shippedOrder';

type OfOrder = Pick<ShippedOrder, 'connection' | 'amazonOrderId'>;

/** Of the cash sale or the invoice. `fulfilment` is its internal id. */
export function billKey({ connection, amazonOrderId }: OfOrder, fulfilment: string): string {
  return `cwy-bill-${connection}-${amazonOrderId}-${fulfilment}`;
}

/** Of the customer payment that pays an invoice at once. `what`: the fulfilment, or an invoice that NetSuite made itself. */
export function paymentKey({ connection, amazonOrderId }: OfOrder, what: string): string {
  return `cwy-paid-${connection}-${amazonOrderId}-${what}`;
}

/** A day's sales of one channel of a marketplace. */
export interface SalesDay {
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  readonly channel: Channel;
  /** `YYYY-MM-DD`, the day of the shipments. */
  readonly day: string;
}

/** Of a daily sale's record; its cash sale has the same in the group of transactions. `number` is from 1. */
export function dailyKey({ marketplace, channel, day }: SalesDay, number: number): string {
  return `cwy-daily-${marketplace}-${channel}-${day}-${number}`;
}
