/**
 * What can need a person once an order is a sales order: cancellations that come too late, and quantities that do not fit.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClassRow } from './classes';

export type LifeClass =
  | 'buyer-asked-to-cancel'
  | 'cancelled-while-picked'
  | 'cancelled-after-shipment'
  | 'closed-here-only'
  | 'order-out-of-step'
  | 'no-period-for-shipment';

/** Goods are leaving, or about to. */
const HIGH = { flow: 'orders', severity: 'high', slaHours: 4 } as const;
const MEDIUM = { flow: 'orders', severity: 'medium', slaHours: 24 } as const;

export const LIFE_CLASSES: Readonly<Record<LifeClass, ExceptionClassRow>> = {
  'buyer-asked-to-cancel': {
    ...HIGH,
    title: 'The buyer asked to cancel an order that has not shipped',
    fix: 'Decide: close the lines of the sales order, with the Amazon Cancellation Reason BuyerCanceled, to cancel it; or approve the sales order to ship it. A fulfilment that was picked already is deleted first where you cancel.',
  },
  'cancelled-while-picked': {
    ...HIGH,
    title: 'The order was cancelled while it is being picked',
    fix: 'Stop the parcel and delete the fulfilment, then press Retry: the lines are closed. If the parcel has left, tick Ship Despite Amazon Hold on the sales order, mark the fulfilment shipped and press Retry.',
  },
  'cancelled-after-shipment': {
    ...HIGH,
    title: 'The order was cancelled after it shipped',
    fix: 'Have the carrier bring the parcel back. When it is here, receive it as a return; where the order is billed, refund the bill. Then resolve this exception.',
  },
  'closed-here-only': {
    ...HIGH,
    title: 'Lines are closed here, and Amazon still waits for them',
    fix: 'Amazon must hear of it: choose Amazon Cancellation Reason on the closed lines, or cancel them in Seller Central; or open the lines again. It closes by itself when Amazon shows the cancellation.',
  },
  'order-out-of-step': {
    ...HIGH,
    title: 'Quantities in NetSuite cannot be what Amazon says',
    fix: 'Compare the quantities in the message with the order in Seller Central. Delete a fulfilment that was made by hand, or open lines that were closed, then press Retry.',
  },
  'no-period-for-shipment': {
    ...MEDIUM,
    title: 'No accounting period is open for what Amazon shipped',
    fix: 'Open a period on or after the day in the message, or set up the next one, then press Retry.',
  },
};
