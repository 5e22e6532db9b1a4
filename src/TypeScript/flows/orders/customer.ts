/**
 * Which of a marketplace's default customers an order is booked on. One customer with a million orders makes
 * NetSuite slow, so a setting spreads them: by month of purchase, or by how many there are.
 *
 * @NApiVersion 2.1
 */

import type { Sharding } from './settings';
import type { CalendarDate } from './zone';

/**
 * The key of the customer to use under the default one; null = the default customer itself.
 * `importedBefore` is how many orders of this marketplace are imported already.
 */
export function shardKey(
  setting: { readonly sharding: Sharding; readonly shardSize: number },
  bought: CalendarDate,
  importedBefore: number,
): string | null {
  if (setting.sharding === 'month') return `${bought.year}-${String(bought.month).padStart(2, '0')}`;
  if (setting.sharding === 'count') return String(Math.floor(importedBefore / Math.max(1, setting.shardSize)) + 1);
  return null;
}

/** The external id of a shard's customer; all entities share one group of external ids. */
export function shardCustomerKey(connection: string, marketplaceId: string, key: string): string {
  return `cwy-customer-${connection}-${marketplaceId}-${key}`;
}
