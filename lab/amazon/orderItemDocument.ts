// One line of an order as the Orders API 2026-01-01 shows it.
// Source: Orders model 2026-01-01, unless a line says otherwise.

import type { Instant } from '../clock';
import { decimalText, marketplaceFacts, type Region } from './marketplaces';
import type { JsonObject, Role } from './operation';
import { type AmazonOrder, type AmazonOrderLine, lineTotal } from './order';
import { lineBreakdowns } from './proceeds';
import type { DiscountSign } from './seller';

/** Who asks, for what, when. */
export interface Reader {
  readonly data: ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
  readonly now: Instant;
  readonly discountSign: DiscountSign;
}

export const money = (minor: number, currencyCode: string): JsonObject => ({
  amount: decimalText(minor, currencyCode),
  currencyCode,
});

// Source: sandbox answers and tax documents name these companies. Practice.
const FACILITATOR: Record<Region, string> = {
  na: 'Amazon Services, Inc.',
  eu: 'Amazon Services Europe S.a.r.L.',
  fe: 'Amazon Services International LLC',
};

export function itemDocument(order: AmazonOrder, line: AmazonOrderLine, reader: Reader, priced: boolean): JsonObject {
  const { data } = reader;
  return {
    orderItemId: line.orderItemId,
    quantityOrdered: line.quantity,
    programs: line.programs.length > 0 ? line.programs : undefined,
    product: product(order, line, priced),
    proceeds: data.has('PROCEEDS') && priced ? proceeds(order, line, reader) : undefined,
    expense: data.has('EXPENSE') && priced ? expense(order, line) : undefined,
    promotion:
      data.has('PROMOTION') && priced && line.promotionIds.length > 0
        ? { breakdowns: line.promotionIds.map((promotionId) => ({ promotionId })) }
        : undefined,
    cancellation: data.has('CANCELLATION') ? cancellation(line) : undefined,
    fulfillment: data.has('FULFILLMENT') ? fulfillment(line, priced) : undefined,
    tax: data.has('TAX') && priced ? tax(order, line) : undefined,
  };
}

function product(order: AmazonOrder, line: AmazonOrderLine, priced: boolean): JsonObject {
  return {
    asin: line.asin,
    title: line.title,
    sellerSku: line.sku,
    condition: { conditionType: 'NEW', conditionSubtype: 'NEW' },
    price: priced
      ? {
          unitPrice: money(line.unitPrice, order.currency),
          priceDesignation: line.businessPrice ? 'BUSINESS_PRICE' : undefined,
        }
      : undefined,
    serialNumbers: line.serialNumbers.length > 0 ? line.serialNumbers : undefined,
  };
}

function proceeds(order: AmazonOrder, line: AmazonOrderLine, { discountSign }: Reader): JsonObject {
  const { currency } = order;
  return {
    proceedsTotal: money(lineTotal(line, order.taxIncluded), currency),
    breakdowns: lineBreakdowns(line, discountSign).map(({ type, subtotal, details }) => ({
      type,
      subtotal: money(subtotal, currency),
      detailedBreakdowns:
        details.length > 0
          ? details.map(({ subtype, value }) => ({ subtype, value: money(value, currency) }))
          : undefined,
    })),
  };
}

function expense(order: AmazonOrder, { points }: AmazonOrderLine): JsonObject | undefined {
  if (points === null) return undefined;
  const { number, value } = points;
  return {
    pointsCost: {
      pointsGranted: { pointsNumber: number, pointsMonetaryValue: money(value, order.currency) },
    },
  };
}

function cancellation({ cancelRequestReason, cancelledBy }: AmazonOrderLine): JsonObject | undefined {
  if (cancelRequestReason === null && cancelledBy === null) return undefined;
  return {
    cancellationRequest:
      cancelRequestReason === null ? undefined : { requester: 'BUYER', cancelReason: cancelRequestReason },
    cancellationExecution:
      cancelledBy === null ? undefined : { cancelledBy: cancelledBy.by, cancelReason: cancelledBy.reason },
  };
}

function fulfillment(line: AmazonOrderLine, priced: boolean): JsonObject {
  const { gift, quantity, quantityFulfilled } = line;
  return {
    quantityFulfilled,
    quantityUnfulfilled: quantity - quantityFulfilled,
    // Source: Orders v0, pending orders carry no gift data.
    packing:
      gift !== null && priced
        ? { giftOption: { giftMessage: gift.message, giftWrapLevel: gift.wrapLevel } }
        : undefined,
  };
}

function tax(order: AmazonOrder, line: AmazonOrderLine): JsonObject | undefined {
  if (line.taxModel === 'SELLER') return undefined;
  const responsibleParty = FACILITATOR[marketplaceFacts(order.marketplaceId).region];
  return { taxCollections: [{ model: 'MARKETPLACE_FACILITATOR', responsibleParty }] };
}
