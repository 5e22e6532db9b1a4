// An order as the Orders API v0 shows it: the same order book in the older words, personal data only for who has a token
// for it. Source: Orders v0 model, unless a line says otherwise.

import type { Instant } from '../clock';
import { decimalText, marketplaceFacts } from './marketplaces';
import type { JsonObject } from './operation';
import type { AmazonOrder, AmazonOrderLine, FulfillmentStatus } from './order';
import { orderTotal } from './order';
import { isPending, isPriced } from './orderDocument';
import { words } from './ordersReport';

/** Kinds of personal data that a restricted token can open. Source: Tokens model 2021-03-01. */
export const dataElements = ['buyerInfo', 'shippingAddress', 'buyerTaxInformation'] as const;
export type DataElement = (typeof dataElements)[number];

export interface V0Reader {
  readonly opened: ReadonlySet<DataElement>;
  readonly now: Instant;
}

export const statusesV0: Readonly<Record<FulfillmentStatus, string>> = {
  PENDING_AVAILABILITY: 'PendingAvailability',
  PENDING: 'Pending',
  UNSHIPPED: 'Unshipped',
  PARTIALLY_SHIPPED: 'PartiallyShipped',
  SHIPPED: 'Shipped',
  CANCELLED: 'Canceled',
  UNFULFILLABLE: 'Unfulfillable',
};

export const channelV0 = ({ fulfilledBy }: AmazonOrder): 'AFN' | 'MFN' => (fulfilledBy === 'AMAZON' ? 'AFN' : 'MFN');

/** Source: Orders v0, this field is limited to these; any other way to pay is "Other". */
export const paymentMethodV0 = ({ paymentMethod }: AmazonOrder): 'COD' | 'CVS' | 'Other' =>
  paymentMethod === 'COD' || paymentMethod === 'CVS' ? paymentMethod : 'Other';

/** Practice: whole seconds. */
const iso = (instant: Instant): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

const money = (minor: number, currency: string): JsonObject => ({
  CurrencyCode: currency,
  Amount: decimalText(minor, currency),
});

export function orderV0(order: AmazonOrder, reader: V0Reader): JsonObject {
  const has = (program: string) => order.programs.includes(program);
  const units = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const shipped = order.lines.reduce((sum, { quantityFulfilled }) => sum + quantityFulfilled, 0);
  // Unconfirmed: an exchange is no replacement in the older version.
  const replaced = order.association === 'REPLACEMENT_ORIGINAL_ID' ? order.replaces : null;
  return {
    AmazonOrderId: order.orderId,
    // Practice: Amazon's own id where the seller gave none.
    SellerOrderId: order.aliases[0] ?? order.orderId,
    PurchaseDate: iso(order.createdTime),
    LastUpdateDate: iso(order.lastUpdatedTime),
    OrderStatus: statusesV0[order.status],
    FulfillmentChannel: channelV0(order),
    SalesChannel: order.channelName === 'NON_AMAZON' ? 'Non-Amazon' : marketplaceFacts(order.marketplaceId).name,
    ShipServiceLevel: words(order.serviceLevel),
    OrderTotal: isPriced(order) ? money(orderTotal(order), order.currency) : undefined,
    NumberOfItemsShipped: shipped,
    NumberOfItemsUnshipped: order.status === 'CANCELLED' ? 0 : units - shipped,
    PaymentMethod: paymentMethodV0(order),
    PaymentMethodDetails: isPriced(order) ? [order.paymentMethod] : undefined,
    MarketplaceId: order.marketplaceId,
    ShipmentServiceLevelCategory: words(order.serviceLevel),
    OrderType: has('PREORDER') ? 'Preorder' : 'StandardOrder',
    ...promises(order),
    IsBusinessOrder: has('AMAZON_BUSINESS'),
    IsPrime: has('PRIME'),
    IsPremiumOrder: has('PREMIUM'),
    IsISPU: has('IN_STORE_PICK_UP'),
    IsIBA: has('INVOICE_BY_AMAZON'),
    IsSoldByAB: false,
    IsGlobalExpressEnabled: false,
    IsAccessPointOrder: order.address?.addressType === 'PICKUP_POINT',
    IsReplacementOrder: replaced !== null,
    ReplacedOrderId: replaced ?? undefined,
    HasRegulatedItems: false,
    ShippingAddress: shippingAddress(order, reader),
    BuyerInfo: buyerInfo(order, reader),
  };
}

/** For the merchant's orders only; a pending one has none yet, a cancelled one no latest delivery. */
function promises(order: AmazonOrder): JsonObject {
  if (isPending(order) || order.fulfilledBy === 'AMAZON') return {};
  const { earliest, latest } = order.deliverBy;
  return {
    EarliestShipDate: iso(order.shipBy.earliest),
    LatestShipDate: iso(order.shipBy.latest),
    EarliestDeliveryDate: iso(earliest),
    LatestDeliveryDate: order.status === 'CANCELLED' ? undefined : iso(latest),
  };
}

const WITH_ADDRESS = new Set<FulfillmentStatus>(['UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED']);

/** Practice: without a restricted token, and of orders that Amazon ships, only the place is told. */
export function shippingAddress(order: AmazonOrder, { opened, now }: V0Reader): JsonObject | undefined {
  const { address } = order;
  if (address === null || !WITH_ADDRESS.has(order.status)) return undefined;
  const place = {
    City: address.city,
    StateOrRegion: address.stateOrRegion,
    PostalCode: address.postalCode,
    CountryCode: address.countryCode,
  };
  if (!opened.has('shippingAddress') || order.fulfilledBy === 'AMAZON') return place;
  const suppressed = order.status === 'SHIPPED' && now > order.deliverBy.latest;
  return {
    ...place,
    Name: address.name,
    CompanyName: address.companyName,
    AddressLine1: address.addressLine1,
    AddressLine2: address.addressLine2,
    AddressLine3: address.addressLine3,
    // Unconfirmed: the newer version has one field for the two.
    County: address.districtOrCounty,
    Municipality: address.municipality,
    Phone: suppressed ? undefined : address.phone,
    AddressType: addressType(address.addressType),
  };
}

/** v0 has no word for a pick-up point. */
function addressType(type: string | undefined): string | undefined {
  return type === 'RESIDENTIAL' || type === 'COMMERCIAL' ? words(type) : undefined;
}

/** Practice: the relay address of the buyer's mail is told without a restricted token, for orders of the merchant. */
export function buyerInfo(order: AmazonOrder, { opened }: V0Reader): JsonObject | undefined {
  const { buyer } = order;
  if (buyer === null || isPending(order)) return undefined;
  const merchant = order.fulfilledBy === 'MERCHANT';
  const BuyerEmail = merchant ? buyer.email : undefined;
  if (!opened.has('buyerInfo')) return { BuyerEmail };
  return { BuyerEmail, BuyerName: merchant ? buyer.name : undefined, PurchaseOrderNumber: buyer.purchaseOrderNumber };
}

/** Prices, taxes, gifts and promotions are told once the order is no longer pending. */
export function itemV0(order: AmazonOrder, line: AmazonOrderLine, reader: V0Reader): JsonObject {
  const { currency } = order;
  return {
    ASIN: line.asin,
    OrderItemId: line.orderItemId,
    SellerSKU: line.sku,
    Title: line.title,
    QuantityOrdered: line.quantity,
    QuantityShipped: line.quantityFulfilled,
    ProductInfo: { NumberOfItems: '1' },
    ConditionId: 'New',
    ConditionSubtypeId: 'New',
    IsTransparency: line.programs.includes('TRANSPARENCY'),
    SerialNumbers: line.serialNumbers.length > 0 ? line.serialNumbers : undefined,
    BuyerRequestedCancel: cancelRequest(line),
    ...(isPriced(order) ? { ...amounts(line, currency), ...sale(line, currency) } : {}),
    BuyerInfo: isPriced(order) ? itemBuyerInfo(order, line, reader) : undefined,
  };
}

function cancelRequest({ cancelRequestReason }: AmazonOrderLine): JsonObject {
  return cancelRequestReason === null
    ? { IsBuyerRequestedCancel: 'false' }
    : { IsBuyerRequestedCancel: 'true', BuyerCancelReason: cancelRequestReason };
}

/**
 * Amounts of the whole line, never negative; nothing where there is nothing to tell, but the price and its tax. Amazon's
 * table of the two versions calls the sum of all discounts PromotionDiscount. Unconfirmed: here it leaves out what
 * ShippingDiscount tells, so that the parts add up to the total, as public programs reckon.
 */
function amounts(line: AmazonOrderLine, currency: string): JsonObject {
  const told = (minor: number) => (minor === 0 ? undefined : money(minor, currency));
  return {
    ItemPrice: money(line.item.amount, currency),
    ItemTax: money(line.item.tax, currency),
    ShippingPrice: told(line.shipping.amount),
    ShippingTax: told(line.shipping.tax),
    PromotionDiscount: told(line.discount.amount),
    PromotionDiscountTax: told(line.discount.tax),
    ShippingDiscount: told(line.shippingDiscount.amount),
    ShippingDiscountTax: told(line.shippingDiscount.tax),
    CODFee: told(line.codFee.amount),
  };
}

function sale(line: AmazonOrderLine, currency: string): JsonObject {
  const { points } = line;
  return {
    PromotionIds: line.promotionIds.length > 0 ? line.promotionIds : undefined,
    PointsGranted:
      points === null ? undefined : { PointsNumber: points.number, PointsMonetaryValue: money(points.value, currency) },
    IsGift: String(line.gift !== null),
    PriceDesignation: line.businessPrice ? 'BusinessPrice' : undefined,
    TaxCollection:
      line.taxModel === 'SELLER'
        ? undefined
        : { Model: 'MarketplaceFacilitator', ResponsibleParty: 'Amazon Services, Inc.' },
  };
}

/** What the buyer wrote and chose for a line: all of it restricted. A gift's message is told to merchants only. */
export function itemBuyerInfo(order: AmazonOrder, line: AmazonOrderLine, { opened }: V0Reader): JsonObject {
  if (!opened.has('buyerInfo') || !isPriced(order)) return {};
  const { giftWrap, gift } = line;
  return {
    GiftWrapPrice: giftWrap.amount === 0 ? undefined : money(giftWrap.amount, order.currency),
    GiftWrapTax: giftWrap.tax === 0 ? undefined : money(giftWrap.tax, order.currency),
    GiftMessageText: order.fulfilledBy === 'MERCHANT' ? gift?.message : undefined,
    GiftWrapLevel: gift?.wrapLevel,
  };
}
