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

function fields(names: string, deeper: Known = {}): Known {
  return { ...Object.fromEntries(names.split(' ').map((name) => [name, true as const])), ...deeper };
}

const MONEY = fields('amount currencyCode');
const WINDOW = fields('earliestDateTime latestDateTime');

// Source: model of the Orders API, version 2026-01-01.
const ADDRESS = fields(
  'name companyName addressLine1 addressLine2 addressLine3 city districtOrCounty stateOrRegion municipality postalCode ' +
    'countryCode phone addressType',
  { extendedFields: fields('streetName streetNumber complement neighborhood') },
);

const ITEM: Known = fields('orderItemId quantityOrdered programs associatedOrderItems', {
  measurement: fields('unit value'),
  product: fields('asin title sellerSku serialNumbers', {
    condition: fields('conditionType conditionSubtype conditionNote'),
    price: fields('priceDesignation', { unitPrice: MONEY }),
    customization: fields('customizedUrl'),
  }),
  proceeds: {
    proceedsTotal: MONEY,
    breakdowns: fields('type', { subtotal: MONEY, detailedBreakdowns: fields('subtype', { value: MONEY }) }),
  },
  expense: { pointsCost: { pointsGranted: fields('pointsNumber', { pointsMonetaryValue: MONEY }) } },
  promotion: { breakdowns: fields('promotionId') },
  cancellation: {
    cancellationRequest: fields('requester cancelReason'),
    cancellationExecution: fields('cancelledBy cancelReason'),
  },
  fulfillment: fields('quantityFulfilled quantityUnfulfilled picking', {
    packing: {
      giftOption: fields('giftMessage giftWrapLevel'),
      serialNumberRequirement: fields('requirementType'),
    },
    shipping: {
      scheduledDeliveryWindow: WINDOW,
      shippingConstraints: fields(
        'palletDelivery cashOnDelivery signatureConfirmation recipientIdentityVerification recipientAgeVerification',
      ),
      internationalShipping: fields('iossNumber'),
    },
  }),
  tax: {
    taxCollections: fields('model responsibleParty'),
    taxCalculationBreakdowns: fields('reportingScheme'),
  },
});

const ORDER: Known = fields('orderId createdTime lastUpdatedTime programs packages payment fulfillmentOrders', {
  orderAliases: fields('aliasId aliasType'),
  associatedOrders: fields('orderId associationType'),
  salesChannel: fields('channelName marketplaceId marketplaceName'),
  buyer: fields('buyerName buyerEmail buyerCompanyName buyerPurchaseOrderNumber'),
  recipient: { deliveryAddress: ADDRESS, deliveryPreference: true },
  proceeds: { grandTotal: MONEY, breakdowns: fields('type status', { subtotal: MONEY }) },
  tax: fields('taxRegistrations', { taxInvoicing: fields('buyerInvoicePreference invoiceStatus') }),
  fulfillment: fields('fulfillmentStatus fulfilledBy fulfillmentServiceLevel', {
    shipByWindow: WINDOW,
    deliverByWindow: WINDOW,
    labelPrintingWindow: WINDOW,
  }),
  orderItems: ITEM,
});

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
