// An order as the Orders API 2026-01-01 shows it to one caller: the data sets asked for, and nothing the caller may not see.
// Source: Orders model 2026-01-01, unless a line says otherwise.

import type { Instant } from '../clock';
import { marketplaceFacts } from './marketplaces';
import type { Json, JsonObject, Role } from './operation';
import type { AmazonOrder, Package } from './order';
import { orderTotal } from './order';
import { itemDocument, money, type Reader } from './orderItemDocument';
import { aggregate, lineBreakdowns } from './proceeds';

export const dataSets = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
  'FULFILLMENT_ORDERS',
] as const;
export type DataSet = (typeof dataSets)[number];

const iso = (instant: Instant): string => new Date(instant).toISOString();

// The model does not say which roles show personal data. Unconfirmed: the stricter reading, none of it without one of these.
const PERSONAL: readonly Role[] = ['Direct-to-Consumer Shipping', 'Tax Invoicing', 'Tax Remittance'];

export const isPending = ({ status }: AmazonOrder): boolean =>
  status === 'PENDING' || status === 'PENDING_AVAILABILITY';

/** Whether the order has prices to show. Source: Orders v0, pending orders have none; cancelled ones: practice. */
export const isPriced = (order: AmazonOrder): boolean =>
  !isPending(order) && order.status !== 'CANCELLED' && order.channelName === 'AMAZON';

export function orderDocument(order: AmazonOrder, reader: Reader): JsonObject {
  const { data, roles } = reader;
  const priced = isPriced(order);
  const items = order.lines.map((line) => itemDocument(order, line, reader, priced));
  return {
    orderId: order.orderId,
    orderAliases: list(order.aliases.map((aliasId) => ({ aliasId, aliasType: 'SELLER_ORDER_ID' }))),
    createdTime: iso(order.createdTime),
    lastUpdatedTime: iso(order.lastUpdatedTime),
    programs: list([...order.programs]),
    associatedOrders:
      order.replaces === null ? undefined : [{ orderId: order.replaces, associationType: order.association }],
    salesChannel: {
      channelName: order.channelName,
      marketplaceId: order.marketplaceId,
      marketplaceName: marketplaceFacts(order.marketplaceId).name,
    },
    buyer: data.has('BUYER') ? buyer(order, roles) : undefined,
    recipient: data.has('RECIPIENT') ? recipient(order, reader) : undefined,
    proceeds: data.has('PROCEEDS') && priced ? proceeds(order, reader) : undefined,
    payment: data.has('PAYMENT') && priced ? payment(order) : undefined,
    fulfillment: data.has('FULFILLMENT') ? fulfillment(order) : undefined,
    orderItems: items,
    packages: data.has('PACKAGES') ? list(order.packages.map((each) => packageDocument(each))) : undefined,
  };
}

const list = (values: readonly Json[]): readonly Json[] | undefined => (values.length > 0 ? values : undefined);

/** The e-mail address is a relay and only given for merchant-fulfilled orders; so, stricter, is the name. */
function buyer(order: AmazonOrder, roles: ReadonlySet<Role>): JsonObject | undefined {
  if (order.buyer === null || isPending(order) || !PERSONAL.some((role) => roles.has(role))) return undefined;
  const merchant = order.fulfilledBy === 'MERCHANT';
  return {
    buyerName: merchant ? order.buyer.name : undefined,
    buyerEmail: merchant ? order.buyer.email : undefined,
    buyerCompanyName: order.buyer.companyName,
    buyerPurchaseOrderNumber: order.buyer.purchaseOrderNumber,
  };
}

function recipient(order: AmazonOrder, { roles, now }: Reader): JsonObject | undefined {
  const { address } = order;
  if (address === null || isPending(order) || order.status === 'CANCELLED') return undefined;
  if (!roles.has('Direct-to-Consumer Shipping')) return undefined;
  if (order.fulfilledBy === 'AMAZON') {
    // Practice: of an FBA order's address only these are given.
    const { city, stateOrRegion, postalCode, countryCode } = address;
    return { deliveryAddress: { city, stateOrRegion, postalCode, countryCode } };
  }
  const suppressed = order.status === 'SHIPPED' && now > order.deliverBy.latest;
  return { deliveryAddress: { ...address, phone: suppressed ? undefined : address.phone } };
}

function proceeds(order: AmazonOrder, { discountSign }: Reader): JsonObject {
  const lines = order.lines.map((line) => lineBreakdowns(line, discountSign));
  return {
    grandTotal: money(orderTotal(order), order.currency),
    breakdowns: aggregate(lines).map(({ type, subtotal }) => ({ type, subtotal: money(subtotal, order.currency) })),
  };
}

function payment(order: AmazonOrder): JsonObject | undefined {
  const total = orderTotal(order);
  if (total === 0) return undefined;
  return {
    paymentExecutions: [{ paymentMethod: order.paymentMethod, paymentAmount: money(total, order.currency) }],
  };
}

function fulfillment(order: AmazonOrder): JsonObject {
  const window = ({ earliest, latest }: { earliest: Instant; latest: Instant }) => ({
    earliestDateTime: iso(earliest),
    latestDateTime: iso(latest),
  });
  // Source: Orders v0, pending orders have no promise dates yet. Unconfirmed for 2026-01-01: stricter reading.
  const promised = !isPending(order);
  return {
    fulfillmentStatus: order.status,
    fulfilledBy: order.fulfilledBy,
    fulfillmentServiceLevel: order.serviceLevel,
    shipByWindow: promised ? window(order.shipBy) : undefined,
    // Source: Orders v0, delivery dates are for merchant-fulfilled orders only.
    deliverByWindow: promised && order.fulfilledBy === 'MERCHANT' ? window(order.deliverBy) : undefined,
  };
}

/** Source: known reports say that `detailedStatus` is often absent. */
function packageDocument({ packageReferenceId, createdTime, shipTime, items, ...shipment }: Package): JsonObject {
  return {
    packageReferenceId,
    createdTime: iso(createdTime),
    packageStatus: { status: 'SHIPPED' },
    carrier: shipment.carrier,
    shipTime: iso(shipTime),
    shippingService: shipment.shippingService,
    trackingNumber: shipment.trackingNumber,
    packageItems: items.map((item) => ({ ...item })),
  };
}
