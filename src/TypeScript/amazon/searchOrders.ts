/**
 * How to ask for the orders of a window of time.
 * Source: operation `searchOrders` of the Orders API 2026-01-01.
 *
 * @NApiVersion 2.1
 */

import { orderData } from './orderData';
import type { Asking } from './request';

export interface OrderWindow {
  /** Whether the window is of last updates or of purchases. */
  readonly by: 'updated' | 'created';
  /** ISO instants; `before` lies at least two minutes in the past. */
  readonly after: string;
  readonly before: string;
}

export interface OrderSearch {
  readonly marketplaceIds: readonly string[];
  readonly window: OrderWindow;
  /** The token of the page before, valid for 24 hours with every other parameter unchanged; null for the first page. */
  readonly paginationToken: string | null;
  /** Whether buyers' data is asked for. */
  readonly personal: boolean;
}

export const LARGEST_PAGE = 100;
export const PAGE_TOKEN_LIFETIME_MS = 24 * 3_600_000;
/** Amazon refuses a window that ends later than this before now. */
export const FRESHEST_WINDOW_END_MS = 2 * 60_000;
const MOST_MARKETPLACES = 50;

export function searchOrders(search: OrderSearch): Asking {
  const { marketplaceIds, window, paginationToken } = search;
  if (marketplaceIds.length === 0 || marketplaceIds.length > MOST_MARKETPLACES) {
    throw new Error(`A search covers 1 to ${MOST_MARKETPLACES} marketplaces; found ${marketplaceIds.length}.`);
  }
  const family = window.by === 'updated' ? 'lastUpdated' : 'created';
  return {
    operationId: 'searchOrders',
    query: {
      marketplaceIds,
      [`${family}After`]: window.after,
      [`${family}Before`]: window.before,
      maxResultsPerPage: LARGEST_PAGE,
      includedData: orderData(search.personal),
      paginationToken,
    },
  };
}
