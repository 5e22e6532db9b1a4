// The report of storage charges: each product in Amazon's warehouse with what its storage of a month costs, as an estimate,
// out of what the lab's own ledger charges for that month.
// Source: GET_FBA_STORAGE_FEE_CHARGES_DATA, names of columns (documentation); estimates do not add up to the charge (practice).

import { catalogue } from '../catalogue';
import { DAY, type Instant } from '../clock';
import { decimalText, marketplaceFacts } from './marketplaces';
import type { AmazonOrder } from './order';
import type { Seller } from './seller';
import { fulfillmentFee } from './settlements/itemMoney';
import { FEES } from './settlements/kinds';

export const STORAGE_CHARGES = 'GET_FBA_STORAGE_FEE_CHARGES_DATA';
/** Unconfirmed: a month and a day, so that a month fits with its end. */
export const LONGEST_STORAGE_SPAN = 32 * DAY;

export const storageColumns = [
  'asin',
  'fnsku',
  'product_name',
  'fulfillment_center',
  'country_code',
  'longest_side',
  'median_side',
  'shortest_side',
  'measurement_units',
  'weight',
  'weight_units',
  'item_volume',
  'volume_units',
  'product_size_tier',
  'average_quantity_on_hand',
  'average_quantity_pending_removal',
  'estimated_total_item_volume',
  'month_of_charge',
  'storage_rate',
  'currency',
  'estimated_monthly_storage_fee',
  'dangerous_goods_storage_type',
  'eligible_for_inventory_discount',
  'qualifies_for_inventory_discount',
  'total_incentive_fee_amount',
  'breakdown_incentive_fee_amount',
  'average_quantity_customer_orders',
] as const;

interface Stored {
  readonly sku: string;
  readonly asin: string;
  readonly title: string;
  readonly quantity: number;
}

/** Of the month that `from` is in (UTC). */
export function storageRows(seller: Seller, from: Instant, marketplaceIds: readonly string[]): string[][] {
  const month = new Date(from).toISOString().slice(0, 7);
  return marketplaceIds.flatMap((id) => {
    const { currency, country } = marketplaceFacts(id);
    const stored = storedIn(seller, id, monthEnd(from));
    const charged = chargedFor(seller, id, from);
    const weights = stored.map(({ sku, quantity }) => quantity * fulfillmentFee(sku));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return stored.map((each, index): string[] => {
      const fee = Math.floor((charged * (weights[index] ?? 0)) / all);
      const cells: Partial<Record<(typeof storageColumns)[number], string>> = {
        asin: each.asin,
        fnsku: labelOf(each.sku),
        product_name: each.title,
        fulfillment_center: 'ABE2',
        country_code: country,
        average_quantity_on_hand: `${each.quantity}.00`,
        average_quantity_pending_removal: '0.00',
        month_of_charge: month,
        currency,
        estimated_monthly_storage_fee: decimalText(fee, currency),
        dangerous_goods_storage_type: '--',
        eligible_for_inventory_discount: 'N',
        qualifies_for_inventory_discount: 'N',
      };
      return storageColumns.map((column) => cells[column] ?? '');
    });
  });
}

/** Amazon's label of a SKU: the catalogue's, or one made of it. */
export function labelOf(sku: string): string {
  const known = catalogue.find((product) => product.sku === sku)?.fnsku;
  return known ?? `X0${fulfillmentFee(sku)}${sku.length}`;
}

/** What Amazon ever shipped of the seller's in a marketplace is still on its shelves. */
function storedIn(seller: Seller, marketplaceId: string, until: Instant): Stored[] {
  const found = new Map<string, Stored>();
  const isStored = (order: AmazonOrder): boolean =>
    order.marketplaceId === marketplaceId && order.fulfilledBy === 'AMAZON' && order.createdTime < until;
  for (const { lines } of seller.orders.all().filter(isStored)) {
    for (const { sku, asin, title, quantity } of lines) {
      found.set(sku, { sku, asin, title, quantity: quantity + (found.get(sku)?.quantity ?? 0) });
    }
  }
  return [...found.values()].sort((one, other) => (one.sku < other.sku ? -1 : 1));
}

const monthEnd = (from: Instant): Instant => {
  const at = new Date(from);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
};

/** Storage that the ledger charged in the month after, in minor units above zero. */
function chargedFor(seller: Seller, marketplaceId: string, from: Instant): number {
  const begin = monthEnd(from);
  const end = monthEnd(begin);
  const words: readonly string[] = [FEES.storage.older.kind.amountDescription, FEES.storage.newer.name];
  const entries = seller.money
    .look(marketplaceId, begin)
    .moved()
    .filter(({ createdTime }) => createdTime >= begin && createdTime < end);
  return -entries
    .flatMap(({ items }) => items.flatMap(({ amounts }) => amounts))
    .filter(({ kind }) => words.includes(kind.amountDescription) || words.includes(kind.amountType))
    .reduce((sum, { minor }) => sum + minor, 0);
}
