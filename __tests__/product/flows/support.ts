// Builders of orders, settings and arbitrary orders for the tests of planning; each names only what a test cares about.

import * as fc from 'fast-check';
import type { BillingSettings } from '../../../src/TypeScript/flows/billing/settings';
import type { AmazonAddress, Order, OrderLine, OrderStatus, Part } from '../../../src/TypeScript/flows/orders/order';
import type { OrderPlan, PlanContext } from '../../../src/TypeScript/flows/orders/outcome';
import type { Features, MarketplaceSettings } from '../../../src/TypeScript/flows/orders/settings';
import type { SkuRow } from '../../../src/TypeScript/flows/skumap/resolve';
import type { Minor } from '../../../src/TypeScript/ledger/minor';

export const US = 'ATVPDKIKX0DER';

export function part(amount: number, tax = 0): Part {
  return { amount: amount as Minor, tax: tax as Minor };
}

const NOTHING = part(0);

export function line(given: Partial<OrderLine> = {}): OrderLine {
  const quantity = given.quantityOrdered ?? 1;
  return {
    orderItemId: '1001',
    sku: 'MUG-BLUE',
    asin: 'B000000001',
    title: 'Blue mug',
    quantityOrdered: quantity,
    quantityFulfilled: 0,
    quantityUnfulfilled: quantity,
    item: part(1_000),
    shipping: NOTHING,
    giftWrap: NOTHING,
    other: NOTHING,
    promotion: NOTHING,
    shippingPromotion: NOTHING,
    total: null,
    pointsCost: 0 as Minor,
    taxModel: 'SELLER',
    isGift: false,
    giftMessage: null,
    giftWrapLevel: null,
    cancellationRequested: false,
    promotionIds: [],
    ...given,
  };
}

/** What the buyer pays for a line, worked out apart from the product. */
export function paid(given: OrderLine): number {
  const plus = [given.item, given.shipping, given.giftWrap, given.other];
  const minus = [given.promotion, given.shippingPromotion];
  const both = (parts: readonly Part[]) => parts.reduce((total, { amount, tax }) => total + amount + tax, 0);
  return both(plus) - both(minus);
}

export const ADDRESS: AmazonAddress = {
  name: 'A. Buyer',
  companyName: null,
  addressLine1: '410 Terry Ave N',
  addressLine2: null,
  addressLine3: null,
  city: 'Seattle',
  districtOrCounty: null,
  stateOrRegion: 'WA',
  municipality: null,
  postalCode: '98109',
  countryCode: 'US',
  phone: '206-555-0100',
  addressType: 'RESIDENTIAL',
};

export function order(given: Partial<Order> = {}): Order {
  const lines = given.lines ?? [line()];
  const deliveryTip = given.deliveryTip ?? (0 as Minor);
  const total = lines.reduce((sum, each) => sum + paid(each), 0) + deliveryTip;
  return {
    amazonOrderId: '111-2222222-3333333',
    marketplaceId: US,
    salesChannel: 'AMAZON',
    createdTime: '2026-03-02T20:00:00.000Z',
    lastUpdatedTime: '2026-03-02T20:30:00.000Z',
    status: 'UNSHIPPED',
    channel: 'FBM',
    serviceLevel: 'STANDARD',
    currency: 'USD',
    grandTotal: total as Minor,
    taxIncluded: false,
    lines,
    address: ADDRESS,
    buyerName: 'A. Buyer',
    buyerEmail: 'relay@marketplace.example',
    purchaseOrderNumber: null,
    shipBy: { earliest: '2026-03-03T08:00:00.000Z', latest: '2026-03-04T07:59:59.000Z' },
    deliverBy: { earliest: null, latest: null },
    programs: [],
    replaces: null,
    exchanges: null,
    unknownFields: [],
    ...given,
    deliveryTip,
  };
}

export function row(given: Partial<SkuRow> = {}): SkuRow {
  return {
    id: '1',
    marketplaceId: US,
    sku: 'MUG-BLUE',
    itemId: '501',
    pack: 1,
    channel: null,
    from: null,
    to: null,
    itemActive: true,
    itemSubsidiaries: ['2'],
    ...given,
  };
}

export function marketplace(given: Partial<MarketplaceSettings> = {}): MarketplaceSettings {
  const tax = (code: string) => ({ code, type: '9' });
  return {
    id: '11',
    marketplaceId: US,
    state: 'live',
    currency: 'USD',
    currencyExponent: 2,
    currencyId: '1',
    zone: 'America/Los_Angeles',
    subsidiary: '2',
    customer: '700',
    locationFbm: '31',
    locationFba: '32',
    itemShipping: '901',
    itemWrap: '902',
    itemOther: '903',
    itemDiscount: '904',
    legacyTax: { liable: '41', facilitator: '42', zero: '43' },
    suiteTax: { liable: tax('51'), facilitator: tax('52'), zero: tax('53') },
    importFbm: true,
    importFba: true,
    fromDate: '2026-01-01',
    sharding: 'none',
    shardSize: 10_000,
    reservationHours: 168,
    needsAddress: false,
    includedTaxRate: null,
    billing: billing(),
    ...given,
  };
}

export function billing(given: Partial<BillingSettings> = {}): BillingSettings {
  return {
    ways: [{ way: 'order', from: null }],
    billAs: 'cashsale',
    paymentMethod: '61',
    clearing: '1051',
    itemDaily: '905',
    ...given,
  };
}

export const EVERYTHING: Features = {
  oneWorld: true,
  multiCurrency: true,
  multiLocation: true,
  suiteTax: true,
  perLineTax: true,
  baseCurrency: 'USD',
};

export function context(given: Partial<PlanContext> = {}): PlanContext {
  return {
    connection: '5',
    marketplace: marketplace(),
    features: EVERYTHING,
    skuRows: [row()],
    shipServices: { STANDARD: '801', EXPEDITED: '802' },
    existing: { salesOrderId: null, fingerprint: null, sold: null, reservations: [], claim: null },
    importedBefore: 0,
    openSpans: null,
    payload: null,
    ...given,
  };
}

/** A sales order as a page: what a person would check against Seller Central. */
export function page(plan: OrderPlan): readonly string[] {
  if (plan.outcome !== 'import') return [plan.outcome, ...reasons(plan)];
  const { salesOrder } = plan;
  return [
    ...salesOrder.lines.map(
      (each) => `${each.kind} ${each.itemId} ×${each.quantity} ${each.amountMinor} tax ${each.taxMinor}`,
    ),
    `total ${salesOrder.totalMinor} + Amazon's tax ${salesOrder.body.facilitatorTaxMinor}`,
  ];
}

export function reasons(plan: OrderPlan): readonly string[] {
  return 'exceptions' in plan ? plan.exceptions.map((exception) => exception.class) : [];
}

const anyPart = fc
  .record({ amount: fc.nat(200_000), tax: fc.nat(40_000) })
  .map(({ amount, tax }) => part(amount, amount === 0 ? 0 : tax));
const sometimes = fc.oneof({ weight: 2, arbitrary: fc.constant(NOTHING) }, { weight: 1, arbitrary: anyPart });

export const MAPPED_SKUS = ['MUG-BLUE', 'mug-blue', 'KIT/4+1', 'タオル'] as const;

export const anyLine: fc.Arbitrary<OrderLine> = fc
  .record({
    sku: fc.constantFrom(...MAPPED_SKUS),
    quantityOrdered: fc.integer({ min: 1, max: 20 }),
    fulfilled: fc.nat(20),
    item: anyPart,
    shipping: sometimes,
    giftWrap: sometimes,
    other: sometimes,
    promotion: sometimes,
    shippingPromotion: sometimes,
    taxModel: fc.constantFrom('SELLER', 'MARKETPLACE_FACILITATOR'),
    giftMessage: fc.option(fc.string({ maxLength: 40 })),
  })
  .map(({ fulfilled, ...given }) => {
    const quantityFulfilled = Math.min(fulfilled, given.quantityOrdered);
    const whole = line({
      ...given,
      taxModel: given.taxModel as OrderLine['taxModel'],
      quantityFulfilled,
      quantityUnfulfilled: given.quantityOrdered - quantityFulfilled,
      isGift: given.giftMessage !== null,
    });
    return { ...whole, total: paid(whole) as Minor };
  });

export const CURRENCIES = ['USD', 'JPY', 'GBP'] as const;

/** An order that can be imported, in currencies with two decimals and with none. */
export const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    currency: fc.constantFrom(...CURRENCIES),
    status: fc.constantFrom<OrderStatus>('UNSHIPPED', 'PARTIALLY_SHIPPED', 'SHIPPED'),
    channel: fc.constantFrom<Order['channel']>('FBM', 'FBA'),
    taxIncluded: fc.boolean(),
    deliveryTip: fc.constantFrom(0, 0, 0, 300),
  })
  .map(({ lines, deliveryTip, ...given }) =>
    order({
      ...given,
      deliveryTip: deliveryTip as Minor,
      lines: lines.map((each, at) => ({ ...each, orderItemId: String(1_000 + at) })),
    }),
  );

/** A context in which every SKU of `anyOrder` is mapped. */
export function contextFor(any: Order, given: Partial<PlanContext> = {}): PlanContext {
  const rows = MAPPED_SKUS.map((sku, at) => row({ id: String(at + 1), sku, itemId: String(501 + at), pack: at + 1 }));
  const settings = marketplace({ currency: any.currency, currencyExponent: any.currency === 'JPY' ? 0 : 2 });
  return context({ skuRows: rows, marketplace: settings, ...given });
}
