// Orders placed by hand: a draft names only what matters, the rest is plausible and drawn from the seller's randomness.

import { DAY, HOUR, type Instant } from '../clock';
import type { Random } from '../random';
import { marketplaceFacts } from './marketplaces';
import type { Address, AmazonOrder, AmazonOrderLine, Association, Buyer, FulfillmentStatus, Window } from './order';
import { parcel } from './orderChange';

/** Amounts in minor units of the marketplace's currency, for the whole line except `price`. */
export interface LineDraft {
  readonly sku: string;
  readonly asin?: string;
  readonly title?: string;
  /** 1 unless given. */
  readonly quantity?: number;
  /** Of one unit. 2000 unless given. */
  readonly price?: number;
  readonly tax?: number;
  readonly shipping?: number;
  readonly shippingTax?: number;
  readonly wrap?: number;
  readonly wrapTax?: number;
  readonly codFee?: number;
  readonly other?: number;
  readonly otherTax?: number;
  /** What promotions take off; never negative. */
  readonly discount?: number;
  readonly discountTax?: number;
  readonly shippingDiscount?: number;
  readonly shippingDiscountTax?: number;
  /** Marketplace facilitator unless given. */
  readonly taxModel?: AmazonOrderLine['taxModel'];
  readonly gift?: { readonly message?: string; readonly wrapLevel?: string };
  readonly promotionIds?: readonly string[];
  readonly points?: { readonly number: number; readonly value: number };
  readonly fulfilled?: number;
  readonly cancelRequestReason?: string;
  readonly programs?: readonly string[];
  readonly businessPrice?: boolean;
}

export interface OrderDraft {
  readonly orderId?: string;
  /** US unless given. */
  readonly marketplaceId?: string;
  /** FBM unless given. */
  readonly channel?: 'FBM' | 'FBA';
  readonly channelName?: AmazonOrder['channelName'];
  /** UNSHIPPED unless given. */
  readonly status?: FulfillmentStatus;
  readonly createdTime?: Instant;
  readonly lastUpdatedTime?: Instant;
  readonly lines?: readonly LineDraft[];
  /** Changes parts of a valid address; null for none. */
  readonly address?: Address | null;
  readonly buyer?: Buyer | null;
  readonly programs?: readonly string[];
  readonly aliases?: readonly string[];
  readonly serviceLevel?: string;
  readonly shipBy?: Window;
  readonly deliverBy?: Window;
  /** The id of the order that this one replaces. */
  readonly replaces?: string;
  /** A replacement unless given. */
  readonly association?: Association;
  readonly currency?: string;
  readonly taxIncluded?: boolean;
  readonly paymentMethod?: string;
}

const ID_PREFIXES: Record<string, readonly string[]> = {
  US: ['111', '112', '113', '114'],
  CA: ['701', '702'],
  GB: ['202', '203', '204', '205', '206'],
  JP: ['249', '250', '503'],
};

const digits = (random: Random, length: number): string =>
  Array.from({ length }, () => random.int(0, 9).toString()).join('');

export function newOrderId(random: Random, marketplaceId: string): string {
  const prefix = random.pick(ID_PREFIXES[marketplaceFacts(marketplaceId).country] ?? ['302', '303', '304']);
  return `${prefix}-${digits(random, 7)}-${digits(random, 7)}`;
}

const newAsin = (random: Random): string => `B0${digits(random, 8)}`;

const ADDRESSES: Record<string, Address> = {
  US: {
    addressLine1: '410 Terry Ave N',
    city: 'Seattle',
    stateOrRegion: 'WA',
    postalCode: '98109',
    phone: '+1 206-555-0142',
  },
  CA: {
    addressLine1: '120 Bremner Blvd',
    city: 'Toronto',
    stateOrRegion: 'ON',
    postalCode: 'M5J 0A8',
    phone: '+1 416-555-0123',
  },
  GB: { addressLine1: '14 Principal Place', city: 'London', postalCode: 'EC2A 2FA', phone: '+44 20 7946 0123' },
  DE: { addressLine1: 'Domagkstr. 28', city: 'München', postalCode: '80807' },
  JP: { addressLine1: '下目黒1-8-1', city: '目黒区', stateOrRegion: '東京都', postalCode: '153-0064' },
};

function addressFor(country: string, name: string, change: Address | null | undefined): Address | null {
  if (change === null) return null;
  const plain = ADDRESSES[country] ?? { addressLine1: '1 Main Street', city: 'Town', postalCode: '10000' };
  return { name, ...plain, countryCode: country, addressType: 'RESIDENTIAL', ...change };
}

function buildLine(draft: LineDraft, status: FulfillmentStatus, random: Random): AmazonOrderLine {
  const { quantity = 1, price = 2_000 } = draft;
  return {
    orderItemId: digits(random, 14),
    sku: draft.sku,
    asin: draft.asin ?? newAsin(random),
    title: draft.title ?? `Product ${draft.sku}`,
    quantity,
    quantityFulfilled: draft.fulfilled ?? (status === 'SHIPPED' ? quantity : 0),
    unitPrice: price,
    item: { amount: price * quantity, tax: draft.tax ?? 0 },
    shipping: { amount: draft.shipping ?? 0, tax: draft.shippingTax ?? 0 },
    giftWrap: { amount: draft.wrap ?? 0, tax: draft.wrapTax ?? 0 },
    codFee: { amount: draft.codFee ?? 0, tax: 0 },
    other: { amount: draft.other ?? 0, tax: draft.otherTax ?? 0 },
    discount: { amount: draft.discount ?? 0, tax: draft.discountTax ?? 0 },
    shippingDiscount: { amount: draft.shippingDiscount ?? 0, tax: draft.shippingDiscountTax ?? 0 },
    taxModel: draft.taxModel ?? 'MARKETPLACE_FACILITATOR',
    promotionIds: draft.promotionIds ?? [],
    gift: draft.gift ?? null,
    businessPrice: draft.businessPrice ?? false,
    points: draft.points ?? null,
    cancelRequestReason: draft.cancelRequestReason ?? null,
    cancelledBy: null,
    programs: draft.programs ?? [],
    serialNumbers: [],
  };
}

/** The order a draft stands for, placed at `now` unless the draft says when. */
export function buildOrder(draft: OrderDraft, random: Random, now: Instant): AmazonOrder {
  const { marketplaceId = 'ATVPDKIKX0DER', status = 'UNSHIPPED', channel = 'FBM' } = draft;
  const { country, currency, taxIncluded, name } = marketplaceFacts(marketplaceId);
  const createdTime = draft.createdTime ?? now;
  const buyer: Buyer = {
    name: 'Robin Buyer',
    email: `${digits(random, 15)}@marketplace.${name.toLowerCase()}`,
    ...draft.buyer,
  };
  const order: AmazonOrder = {
    orderId: draft.orderId ?? newOrderId(random, marketplaceId),
    marketplaceId,
    currency: draft.currency ?? currency,
    taxIncluded: draft.taxIncluded ?? taxIncluded,
    channelName: draft.channelName ?? 'AMAZON',
    fulfilledBy: channel === 'FBA' ? 'AMAZON' : 'MERCHANT',
    status,
    createdTime,
    lastUpdatedTime: draft.lastUpdatedTime ?? createdTime,
    programs: draft.programs ?? [],
    aliases: draft.aliases ?? [],
    replaces: draft.replaces ?? null,
    association: draft.association ?? 'REPLACEMENT_ORIGINAL_ID',
    serviceLevel: draft.serviceLevel ?? 'STANDARD',
    shipBy: draft.shipBy ?? { earliest: createdTime, latest: createdTime + 2 * DAY },
    deliverBy: draft.deliverBy ?? { earliest: createdTime + 3 * DAY, latest: createdTime + 7 * DAY + 12 * HOUR },
    buyer: draft.buyer === null ? null : buyer,
    address: addressFor(country, buyer.name as string, draft.address),
    paymentMethod: draft.paymentMethod ?? 'CreditCard',
    lines: (draft.lines ?? [{ sku: 'SKU-1' }]).map((line) => buildLine(line, status, random)),
    packages: [],
  };
  const shipped = order.lines.filter(({ quantityFulfilled }) => quantityFulfilled > 0);
  if (channel === 'FBA' || shipped.length === 0) return order;
  const items = shipped.map(({ orderItemId, quantityFulfilled }) => ({ orderItemId, quantity: quantityFulfilled }));
  return { ...order, packages: [parcel(order, items, order.lastUpdatedTime)] };
}
