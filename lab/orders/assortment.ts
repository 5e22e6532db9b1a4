// The orders of all files, sorted by the region that would answer for them.

import { marketplaces, type Region } from '../amazon/marketplaces';
import type { FiledOrder } from './orderFile';

export interface SortedOrder extends FiledOrder {
  /** Null where the row names none. */
  readonly amazonOrderId: string | null;
  readonly region: Region;
  readonly marketplaceId: string | null;
  readonly skus: readonly string[];
  readonly serviceLevel: string | null;
  /** Milliseconds; null where the row has none that can be read. */
  readonly updated: number | null;
  /** The row as JSON, for what is read from it to be shown beside NetSuite's figures. */
  readonly value: Loose;
}

type Loose = Readonly<Record<string, unknown>>;

const REGIONS = new Map(marketplaces.map(({ id, region }) => [id, region]));

/** A marketplace that is unknown, or not named, is asked for in North America. An id stays in one region. */
export function sortOrders(orders: readonly FiledOrder[]): SortedOrder[] {
  const regions = new Map<string, Region>();
  return orders.map((order) => {
    const value = objectOf(JSON.parse(order.raw));
    const amazonOrderId = textOf(value.orderId);
    const marketplaceId = textOf(objectOf(value.salesChannel).marketplaceId);
    const known = amazonOrderId === null ? undefined : regions.get(amazonOrderId);
    const region = known ?? REGIONS.get(marketplaceId ?? '') ?? 'na';
    if (amazonOrderId !== null) regions.set(amazonOrderId, region);
    return {
      ...order,
      value,
      amazonOrderId,
      marketplaceId,
      region,
      skus: skusOf(value),
      serviceLevel: textOf(objectOf(value.fulfillment).fulfillmentServiceLevel),
      updated: instantOf(value.lastUpdatedTime),
    };
  });
}

function skusOf(order: Loose): string[] {
  const items = Array.isArray(order.orderItems) ? (order.orderItems as unknown[]) : [];
  const skus = items.map((item) => textOf(objectOf(objectOf(item).product).sellerSku));
  return [...new Set(skus.filter((sku) => sku !== null))];
}

/** An empty object for whatever is none. */
export function objectOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function instantOf(value: unknown): number | null {
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
