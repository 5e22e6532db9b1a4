// Builders of shipments for the tests of their planning; each names only what a test cares about.

import type { ShipmentPackage } from '../../../../src/TypeScript/amazon/confirmShipment';
import type { OrderProgress } from '../../../../src/TypeScript/amazon/readProgress';
import type { EffectState } from '../../../../src/TypeScript/flows/effects/effect';
import type { CarrierRow } from '../../../../src/TypeScript/flows/shipments/carriers';
import {
  planShipments,
  type ShipmentContext,
  type ShipmentPlan,
} from '../../../../src/TypeScript/flows/shipments/planShipments';
import type { FulfilledLine, Fulfilment, KnownConfirmation } from '../../../../src/TypeScript/flows/shipments/shipment';

export const NOW = Date.parse('2026-03-05T18:00:00Z');

export const UPS: CarrierRow = {
  id: '1',
  marketplace: null,
  shipItem: '77',
  text: null,
  carrierCode: 'UPS',
  carrierName: null,
  shippingMethod: 'UPS Ground',
};

export const line = (given: Partial<FulfilledLine> = {}): FulfilledLine => ({
  orderItemId: '1001',
  sku: 'MUG',
  quantity: 2,
  pack: 1,
  packages: null,
  ...given,
});

export const fulfilment = (given: Partial<Fulfilment> = {}): Fulfilment => ({
  id: '4711',
  number: 'IF12',
  shippedOn: '2026-03-04',
  shipMethod: '77',
  packages: [{ position: 1, tracking: '1Z1', description: null }],
  lines: [line()],
  ...given,
});

export const progress = (given: Partial<OrderProgress> = {}): OrderProgress => ({
  status: 'UNSHIPPED',
  lines: [{ orderItemId: '1001', fulfilled: 0, unfulfilled: 2, isCancelled: false }],
  packages: [],
  ...given,
});

export const context = (given: Partial<ShipmentContext> = {}): ShipmentContext => ({
  connection: '5',
  document: '6',
  salesOrder: '7',
  amazonOrderId: '111-0000001-0000001',
  marketplaceId: 'ATVPDKIKX0DER',
  marketplace: '9',
  zone: 'America/Los_Angeles',
  purchasedAt: '2026-03-02T16:00:00.000Z',
  shipBy: '2026-03-05T07:59:59.000Z',
  progress: progress(),
  carriers: [UPS],
  known: [],
  fulfilments: [fulfilment()],
  withdrawn: [],
  now: NOW,
  ...given,
});

/** The rows of a plan as they stand in the account afterwards, in a state. */
export function rowsOf(plan: ShipmentPlan, state?: EffectState, from = 1): KnownConfirmation[] {
  return plan.intend.map((each, index) => ({
    id: String(from + index),
    version: each.version,
    state: state ?? each.state,
    content: JSON.parse(each.content) as ShipmentPackage,
    isRetried: false,
  }));
}

/** `reference.version tracking items`, a row each. */
export function told(plan: ShipmentPlan): string[] {
  return plan.intend.map(({ version, content, state }) => {
    const { referenceId, trackingNumber, items } = JSON.parse(content) as ShipmentPackage;
    const held = items.map(({ orderItemId, quantity }) => `${quantity}×${orderItemId}`).join('+');
    return `${referenceId}.${version} ${trackingNumber} ${held}${state === 'confirmed' ? ' confirmed' : ''}`;
  });
}

export const classes = (plan: ShipmentPlan): string[] => plan.exceptions.map((each) => each.class);
export const plan = (given: Partial<ShipmentContext> = {}): ShipmentPlan => planShipments(context(given));
