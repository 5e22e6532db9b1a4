// Orders in Amazon's books: what each shipment brings, what each refund takes back, and until when it is held back.

import { DAY, HOUR, type Instant } from '../../clock';
import type { Random } from '../../random';
import { marketplaceFacts } from '../marketplaces';
import type { AmazonOrder, AmazonOrderLine } from '../order';
import { type Amount, type Entry, type EntryItem, sumOf } from './entry';
import { difference, moneyOf, portionOf } from './itemMoney';
import { KEPT_ON_REFUND, ORDER_KINDS } from './kinds';

/** Source: policy of 2026 for every seller, delivery date and 7 days. */
const HELD_AFTER_DELIVERY = 7 * DAY;
/** How long a parcel travels: a guess. */
const TRAVEL = { shortest: 20 * HOUR, longest: 5 * DAY };
/** Source: real settlements, a fifth of the commission stays with Amazon; its cap differs by marketplace. */
const KEPT_COMMISSION = { fifths: 5, most: 500 };

export type RefundType = 'Refund' | 'Chargeback Refund' | 'A-to-z Guarantee Refund';

export interface RefundDraft {
  /** Units by SKU or order item id, with their shipping and wrap. Everything that left unless this or `amounts` is given. */
  readonly units?: Readonly<Record<string, number>>;
  /** So much of what the goods of a line cost, in minor units and by SKU or order item id. */
  readonly amounts?: Readonly<Record<string, number>>;
  /** A `Refund` unless given. */
  readonly type?: RefundType;
}

/** What Amazon has booked for one order item so far. */
interface Booking {
  readonly units: number;
  readonly charged: readonly Amount[];
  readonly releaseTime: Instant;
  readonly refundedUnits: number;
  /** Of what the goods cost, beyond the refunded units. */
  readonly refundedAmount: number;
  readonly refunded: readonly Amount[];
}

export class OrderMoney {
  readonly #random: Random;
  readonly #bookings = new Map<string, Booking>();
  /** Whether the money of an order is deferred. */
  held: 'after delivery' | 'not at all' = 'after delivery';

  constructor(random: Random) {
    this.#random = random;
  }

  /** The entry for what left between two versions of an order; null where nothing did. */
  shipped(before: AmazonOrder | undefined, after: AmazonOrder): Entry | null {
    const had = (index: number) => before?.lines[index]?.quantityFulfilled ?? 0;
    if (!after.lines.some(({ quantityFulfilled }, index) => quantityFulfilled > had(index))) return null;
    const at = after.lastUpdatedTime;
    const random = this.#random.fork(`${after.orderId} ${at}`);
    const releaseTime = this.#release(after, at, random);
    const items = after.lines.flatMap((line, index) =>
      line.quantityFulfilled > had(index) ? [this.#leaves(after, line, releaseTime)] : [],
    );
    return { ...orderCells(after), transactionType: 'Order', createdTime: at, releaseTime, items, ...parcel(random) };
  }

  /** The entry for a refund; throws a RangeError where that much did not leave or was refunded already. */
  refund(order: AmazonOrder, draft: RefundDraft, at: Instant): Entry {
    const random = this.#random.fork(`refund ${order.orderId} ${at}`);
    const wanted = order.lines.flatMap((line) => {
      const share = this.#wanted(line, draft);
      return share === null ? [] : [{ line, ...share }];
    });
    checkNames(order, draft);
    if (wanted.length === 0) throw new RangeError(`Order ${order.orderId} has nothing left to refund.`);
    const items = wanted.map(({ line, units, amount }) => this.#refundItem(order, line, { units, amount }, random));
    // Unconfirmed: a refund of what is still held back waits with it.
    const held = wanted.map(({ line }) => this.#bookings.get(line.orderItemId)?.releaseTime ?? at);
    return {
      ...orderCells(order),
      transactionType: draft.type ?? 'Refund',
      createdTime: at,
      releaseTime: Math.max(at, ...held),
      shipmentId: '',
      adjustmentId: `amzn1:crow:${letters(random, 22)}`,
      items,
    };
  }

  #release(order: AmazonOrder, at: Instant, random: Random): Instant {
    // Unconfirmed: fees for another channel's sale are not held back, for nobody pays Amazon.
    if (this.held === 'not at all' || order.channelName === 'NON_AMAZON') return at;
    return at + random.int(TRAVEL.shortest / HOUR, TRAVEL.longest / HOUR) * HOUR + HELD_AFTER_DELIVERY;
  }

  #leaves(order: AmazonOrder, line: AmazonOrderLine, releaseTime: Instant): EntryItem {
    const { orderItemId, quantityFulfilled, unitPrice } = line;
    const before = this.#bookings.get(orderItemId) ?? NOTHING;
    const charged = moneyOf(order, portionOf(line, unitPrice * quantityFulfilled, quantityFulfilled));
    this.#bookings.set(orderItemId, { ...before, units: quantityFulfilled, charged, releaseTime });
    return {
      sku: line.sku,
      orderItemId,
      adjustmentItemId: '',
      quantity: quantityFulfilled - before.units,
      promotionId: line.promotionIds.join(' '),
      amounts: difference(charged, before.charged),
    };
  }

  /** Units and money asked for of a line; null where it is not asked for. */
  #wanted(line: AmazonOrderLine, { units, amounts }: RefundDraft): { units: number; amount: number } | null {
    const { units: left, refundedUnits, refundedAmount } = this.#bookings.get(line.orderItemId) ?? NOTHING;
    const named = (of: typeof units) => of?.[line.orderItemId] ?? of?.[line.sku] ?? 0;
    // What was refunded by amount is part of what is left, so the rest of the line is refunded by units and less money.
    const everything = { units: left - refundedUnits, amount: -refundedAmount };
    const share =
      units === undefined && amounts === undefined ? everything : { units: named(units), amount: named(amounts) };
    return share.units === 0 && share.amount === 0 ? null : share;
  }

  #refundItem(
    order: AmazonOrder,
    line: AmazonOrderLine,
    { units, amount }: { units: number; amount: number },
    random: Random,
  ): EntryItem {
    const before = this.#bookings.get(line.orderItemId) ?? NOTHING;
    const [refundedUnits, refundedAmount] = [before.refundedUnits + units, before.refundedAmount + amount];
    const goods = line.unitPrice * refundedUnits + refundedAmount;
    if (!Number.isInteger(units) || !Number.isInteger(amount) || units < 0 || refundedAmount < 0) {
      throw new RangeError(`${line.sku}: units and amounts of a refund are whole numbers of at least 0.`);
    }
    if (refundedUnits > before.units || goods > line.unitPrice * before.units) {
      throw new RangeError(
        `${line.sku}: ${units} units and ${amount} minor units cannot be refunded; ${before.units} units left at ` +
          `${line.unitPrice}, ${before.refundedUnits} of them and ${before.refundedAmount} are refunded.`,
      );
    }
    const refunded = moneyOf(order, portionOf(line, goods, refundedUnits)).filter(
      ({ kind }) => !KEPT_ON_REFUND.has(kind),
    );
    const back = difference(refunded, before.refunded).map(({ kind, minor }) => ({ kind, minor: 0 - minor }));
    this.#bookings.set(line.orderItemId, { ...before, refundedUnits, refundedAmount, refunded });
    return {
      sku: line.sku,
      orderItemId: line.orderItemId,
      adjustmentItemId: digits(random, 14),
      quantity: null,
      promotionId: line.promotionIds.join(' '),
      amounts: [...back, ...keptCommission(back)],
    };
  }
}

const NOTHING: Booking = {
  units: 0,
  charged: [],
  releaseTime: 0,
  refundedUnits: 0,
  refundedAmount: 0,
  refunded: [],
};

function checkNames({ orderId, lines }: AmazonOrder, { units = {}, amounts = {} }: RefundDraft): void {
  for (const name of [...Object.keys(units), ...Object.keys(amounts)]) {
    if (!lines.some(({ orderItemId, sku }) => orderItemId === name || sku === name)) {
      throw new RangeError(`Order ${orderId} has no line ${name}.`);
    }
  }
}

function keptCommission(back: readonly Amount[]): Amount[] {
  const commission = sumOf(back.filter(({ kind }) => kind === ORDER_KINDS.commission));
  const kept = Math.min(Math.floor(commission / KEPT_COMMISSION.fifths), KEPT_COMMISSION.most);
  return kept > 0 ? [{ kind: ORDER_KINDS.refundCommission, minor: -kept }] : [];
}

type OrderCells = Pick<Entry, 'orderId' | 'merchantOrderId' | 'marketplaceName' | 'fulfillmentId' | 'adjustmentId'>;

/** Source: real settlements. Amazon's own shipments repeat the order's id; another channel's bear the seller's number. */
function orderCells({ orderId, aliases, fulfilledBy, channelName, marketplaceId }: AmazonOrder): OrderCells {
  const byAmazon = fulfilledBy === 'AMAZON';
  const { name, country } = marketplaceFacts(marketplaceId);
  return {
    orderId,
    merchantOrderId: aliases[0] ?? (byAmazon ? orderId : ''),
    // Unconfirmed for marketplaces other than the Canadian one.
    marketplaceName: channelName === 'NON_AMAZON' ? `Non-Amazon ${country === 'GB' ? 'UK' : country}` : name,
    fulfillmentId: byAmazon ? 'AFN' : 'MFN',
    adjustmentId: '',
  };
}

const parcel = (random: Random): Pick<Entry, 'shipmentId'> => ({ shipmentId: letters(random, 9) });

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789'];

const letters = (random: Random, length: number): string => Array.from({ length }, () => random.pick(LETTERS)).join('');

const digits = (random: Random, length: number): string =>
  Array.from({ length }, (_, index) => random.int(index === 0 ? 1 : 0, 9)).join('');
