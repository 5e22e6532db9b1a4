// The seller tells that a package has left. The answer says only that this was accepted; reads show it some minutes later.
// Source: Orders v0 model, unless a line says otherwise.

import type { Instant } from '../../clock';
import { operation, Refusal } from '../operation';
import type { PackageItem } from '../order';
import { confirmedOrder, refusedShipment, type Shipment } from '../shipment';
import { Fields } from './body';

const JAPAN = 'A1VC38T7YXB528';
const refuse = refusedShipment;

export const confirmShipment = operation({
  operationId: 'confirmShipment',
  method: 'POST',
  path: '/orders/v0/orders/{orderId}/shipmentConfirmation',
  rate: 2,
  burst: 10,
  role: 'Inventory and Order Tracking',
  success: 204,
  handle(seller, { path, body, now }) {
    const request = new Fields(body, {
      name: 'ConfirmShipmentRequest',
      known: ['marketplaceId', 'packageDetail', 'codCollectionMethod'],
      refuse,
    });
    const marketplaceId = request.text('marketplaceId');
    const shipment = shipmentOf(request.value('packageDetail'));
    if (request.has('codCollectionMethod')) checkCashOnDelivery(request.text('codCollectionMethod'), marketplaceId);
    const orderId = path.orderId as string;
    const order = seller.orders.true(orderId);
    // An order that no read shows yet is not known to its seller either.
    if (order === undefined || seller.orders.shown(orderId) === undefined) {
      throw new Refusal(404, 'NotFound', 'The specified order was not found.', `Order ID: ${orderId}`);
    }
    if (order.marketplaceId !== marketplaceId) {
      throw refuse(`MarketplaceId: ${marketplaceId} is not the marketplace of order ${orderId}.`);
    }
    seller.accept(confirmedOrder(order, shipment, now, seller.changeTime(order, now)), now);
    return null;
  },
});

function shipmentOf(value: unknown): Shipment {
  const detail = new Fields(value, {
    name: 'PackageDetail',
    known: [
      'packageReferenceId',
      'carrierCode',
      'carrierName',
      'shippingMethod',
      'trackingNumber',
      'shipDate',
      'shipFromSupplySourceId',
      'orderItems',
    ],
    refuse,
  });
  const [carrierName, shippingMethod, supplySourceId] = [
    detail.optionalText('carrierName'),
    detail.optionalText('shippingMethod'),
    detail.optionalText('shipFromSupplySourceId'),
  ];
  return {
    packageReferenceId: detail.text('packageReferenceId'),
    carrierCode: detail.text('carrierCode'),
    ...(carrierName === undefined ? {} : { carrierName }),
    ...(shippingMethod === undefined ? {} : { shippingMethod }),
    ...(supplySourceId === undefined ? {} : { supplySourceId }),
    trackingNumber: detail.text('trackingNumber'),
    shipTime: shipTimeOf(detail.text('shipDate')),
    items: detail.list('orderItems').map(itemOf),
  };
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function shipTimeOf(text: string): Instant {
  const instant = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  // Source: the static sandbox answers a date that is no ISO 8601 date-time with these words.
  if (Number.isNaN(instant)) throw refuse('Invalid Input');
  return instant;
}

function itemOf(value: unknown): PackageItem {
  const item = new Fields(value, {
    name: 'ConfirmShipmentOrderItem',
    known: ['orderItemId', 'quantity', 'transparencyCodes'],
    refuse,
  });
  return {
    orderItemId: item.text('orderItemId'),
    quantity: item.integer('quantity'),
    ...(item.has('transparencyCodes') ? { transparencyCodes: item.texts('transparencyCodes') } : {}),
  };
}

function checkCashOnDelivery(method: string, marketplaceId: string): void {
  if (method !== 'DirectPayment') throw refuse(`CodCollectionMethod: ${method} is not supported.`);
  if (marketplaceId !== JAPAN) throw refuse('CodCollectionMethod: is supported in Japan only.');
}
