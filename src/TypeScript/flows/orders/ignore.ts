/**
 * The named rules by which an order becomes nothing in NetSuite. Each is asked in turn; the first that fits is kept on
 * the document, so that an order that is not there can always be explained.
 *
 * @NApiVersion 2.1
 */

import type { Order } from './order';
import type { MarketplaceSettings } from './settings';
import { dayIn, dayText } from './zone';

export type IgnoreRule =
  | 'mcf-echo'
  | 'marketplace-not-live'
  | 'before-start-date'
  | 'channel-not-imported'
  | 'cancelled-before-import';

export const IGNORE_RULES: Readonly<Record<IgnoreRule, string>> = {
  'mcf-echo':
    'Amazon ships this order for a sale made elsewhere (Multi-Channel Fulfillment); the sale is already yours.',
  'marketplace-not-live': 'The marketplace is not live, so its orders are read and not imported.',
  'before-start-date': 'The order was bought before the day from which this marketplace imports.',
  'channel-not-imported': 'The marketplace does not import orders of this channel.',
  'cancelled-before-import': 'Amazon cancelled the order before it became a sales order.',
};

type Fits = (order: Order, settings: MarketplaceSettings) => boolean;

/** Asked before anything is known of the marketplace: these orders are never sales of Amazon's, and often name none. */
function isEcho(order: Order): boolean {
  return order.salesChannel === 'NON_AMAZON' || order.status === 'UNFULFILLABLE';
}

const FITS: Readonly<Record<IgnoreRule, Fits>> = {
  'mcf-echo': isEcho,
  'marketplace-not-live': (_order, settings) => settings.state !== 'live',
  'before-start-date': isBeforeStart,
  'channel-not-imported': (order, settings) => (order.channel === 'FBM' ? !settings.importFbm : !settings.importFba),
  'cancelled-before-import': (order) => order.status === 'CANCELLED',
};

const IN_TURN = Object.keys(FITS) as readonly IgnoreRule[];

/** The first rule that keeps this order out, or null. An order that is imported already is never asked about. */
export function ignoredBy(order: Order, settings: MarketplaceSettings | null): IgnoreRule | null {
  if (settings === null) return isEcho(order) ? 'mcf-echo' : null;
  return IN_TURN.find((rule) => FITS[rule](order, settings)) ?? null;
}

function isBeforeStart(order: Order, settings: MarketplaceSettings): boolean {
  const bought = dayIn(settings.zone, order.createdTime);
  return bought !== null && settings.fromDate !== null && dayText(bought) < settings.fromDate;
}
