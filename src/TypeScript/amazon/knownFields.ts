/**
 * The fields of an order that this add-on knows of, read or not. Any other is kept with the raw document and counted,
 * so that a change of Amazon's schema is seen on the day it arrives.
 *
 * @NApiVersion 2.1
 */

import { isObject } from './fields';

/** `true` ends a path: what lies below is known as a whole. */
interface Known {
  readonly [name: string]: Known | true;
}

const MAX_REPORTED = 50;
const DEEPEST = 12;

const MONEY: Known = { amount: true, currencyCode: true };
const WINDOW: Known = { earliestDateTime: true, latestDateTime: true };

// Source: model of the Orders API, version 2026-01-01.
const ADDRESS: Known = {
  name: true,
  companyName: true,
  addressLine1: true,
  addressLine2: true,
  addressLine3: true,
  city: true,
  districtOrCounty: true,
  stateOrRegion: true,
  municipality: true,
  postalCode: true,
  countryCode: true,
  phone: true,
  addressType: true,
  extendedFields: { streetName: true, streetNumber: true, complement: true, neighborhood: true },
};

const ITEM: Known = {
  orderItemId: true,
  quantityOrdered: true,
  programs: true,
  associatedOrderItems: true,
  measurement: { unit: true, value: true },
  product: {
    asin: true,
    title: true,
    sellerSku: true,
    serialNumbers: true,
    condition: { conditionType: true, conditionSubtype: true, conditionNote: true },
    price: { priceDesignation: true, unitPrice: MONEY },
    customization: { customizedUrl: true },
  },
  proceeds: {
    proceedsTotal: MONEY,
    breakdowns: { type: true, subtotal: MONEY, detailedBreakdowns: { subtype: true, value: MONEY } },
  },
  expense: { pointsCost: { pointsGranted: { pointsNumber: true, pointsMonetaryValue: MONEY } } },
  promotion: { breakdowns: { promotionId: true } },
  cancellation: {
    cancellationRequest: { requester: true, cancelReason: true },
    cancellationExecution: { cancelledBy: true, cancelReason: true },
  },
  fulfillment: {
    quantityFulfilled: true,
    quantityUnfulfilled: true,
    picking: true,
    packing: {
      giftOption: { giftMessage: true, giftWrapLevel: true },
      serialNumberRequirement: { requirementType: true },
    },
    shipping: {
      scheduledDeliveryWindow: WINDOW,
      shippingConstraints: {
        palletDelivery: true,
        cashOnDelivery: true,
        signatureConfirmation: true,
        recipientIdentityVerification: true,
        recipientAgeVerification: true,
      },
      internationalShipping: { iossNumber: true },
    },
  },
  tax: {
    taxCollections: { model: true, responsibleParty: true },
    taxCalculationBreakdowns: { reportingScheme: true },
  },
};

const ORDER: Known = {
  orderId: true,
  createdTime: true,
  lastUpdatedTime: true,
  programs: true,
  packages: true,
  payment: true,
  fulfillmentOrders: true,
  orderAliases: { aliasId: true, aliasType: true },
  associatedOrders: { orderId: true, associationType: true },
  salesChannel: { channelName: true, marketplaceId: true, marketplaceName: true },
  buyer: { buyerName: true, buyerEmail: true, buyerCompanyName: true, buyerPurchaseOrderNumber: true },
  recipient: { deliveryAddress: ADDRESS, deliveryPreference: true },
  proceeds: { grandTotal: MONEY, breakdowns: { type: true, status: true, subtotal: MONEY } },
  tax: { taxRegistrations: true, taxInvoicing: { buyerInvoicePreference: true, invoiceStatus: true } },
  fulfillment: {
    fulfillmentStatus: true,
    fulfilledBy: true,
    fulfillmentServiceLevel: true,
    shipByWindow: WINDOW,
    deliverByWindow: WINDOW,
    labelPrintingWindow: WINDOW,
  },
  orderItems: ITEM,
};

/** Paths, without positions in lists, of the fields of a raw order that are not known; at most 50, each once. */
export function unknownFieldsOf(raw: unknown): string[] {
  const found = new Set<string>();
  collect(raw, ORDER, '', 0, found);
  return [...found];
}

function collect(value: unknown, known: Known, path: string, depth: number, found: Set<string>): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, known, `${path}[]`, depth + 1, found);
    return;
  }
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    if (found.size >= MAX_REPORTED) return;
    const at = path === '' ? name.slice(0, 80) : `${path}.${name.slice(0, 80)}`;
    const deeper = Object.hasOwn(known, name) ? known[name] : undefined;
    if (deeper === undefined) found.add(at);
    else if (deeper !== true) collect(value[name], deeper, at, depth + 1, found);
  }
}
