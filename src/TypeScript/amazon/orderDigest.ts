/**
 * The few facts of an order row that the document record shows as columns. They help to find and to sort; what the
 * books gain is planned from the whole document.
 *
 * @NApiVersion 2.1
 */

export interface OrderDigest {
  readonly marketplaceId: string | null;
  readonly status: string | null;
  /** Who ships it. */
  readonly channel: 'FBA' | 'FBM' | null;
  /** Latest ship-by, ISO. */
  readonly shipBy: string | null;
  readonly skus: readonly string[];
  /** When the order arrived, or is to arrive at the latest, ISO: what came first of the latest deliver-by and the update that told of its arrival. */
  readonly deliverBy: string | null;
}

const CHANNELS: Readonly<Record<string, 'FBA' | 'FBM'>> = { AMAZON: 'FBA', MERCHANT: 'FBM' };

type Loose = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Loose => (value !== null && typeof value === 'object' ? (value as Loose) : {});
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Never throws: what cannot be read is null. */
export function digestOf(raw: string): OrderDigest {
  const order = objectOf(parsed(raw));
  const fulfillment = objectOf(order.fulfillment);
  const items = Array.isArray(order.orderItems) ? order.orderItems : [];
  const skus = items.map((item) => textOf(objectOf(objectOf(item).product).sellerSku));
  return {
    marketplaceId: textOf(objectOf(order.salesChannel).marketplaceId),
    status: textOf(fulfillment.fulfillmentStatus),
    channel: CHANNELS[textOf(fulfillment.fulfilledBy) ?? ''] ?? null,
    shipBy: textOf(objectOf(fulfillment.shipByWindow).latestDateTime),
    deliverBy: deliverByOf(order, textOf(objectOf(fulfillment.deliverByWindow).latestDateTime)),
    skus: [...new Set(skus.filter((sku): sku is string => sku !== null))],
  };
}

/** Amazon gives no time of delivery: it is known to be over once an update says so of every package. */
function deliverByOf(order: Loose, latest: string | null): string | null {
  const packages = Array.isArray(order.packages) ? order.packages : [];
  const isDelivered =
    packages.length > 0 && packages.every((each) => objectOf(objectOf(each).packageStatus).status === 'DELIVERED');
  const told = isDelivered ? textOf(order.lastUpdatedTime) : null;
  const known = [latest, told].filter((each): each is string => each !== null).sort();
  return known[0] ?? null;
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
