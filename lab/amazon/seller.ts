// One seller account in one region: its orders, its authorisation, its usage plans, and what was asked of it.

import { type Instant, MINUTE, SECOND } from '../clock';
import type { Random } from '../random';
import { Bucket } from './bucket';
import { Credentials } from './credentials';
import { Documents } from './documents';
import type { Events } from './events';
import { Faults } from './faults';
import { Feeds } from './feeds/feeds';
import { apiHost, marketplaceFacts, type Region } from './marketplaces';
import type { Json, Operation, Role } from './operation';
import type { AmazonOrder } from './order';
import { OrderBook } from './orderBook';
import { Reports } from './reports';
import { Money } from './settlements/money';

export interface SellerDraft {
  readonly region: Region;
  readonly marketplaceIds: readonly string[];
  readonly storeName?: string;
}

export interface CallCount {
  made: number;
  throttled: number;
}

/** How amounts of promotions are signed in answers. Amazon's own way is unconfirmed. */
export type DiscountSign = 'positive' | 'negative';

const SHORTEST_PROCESSING = 2 * MINUTE;
const LONGEST_PROCESSING = 8 * MINUTE;

export class Seller {
  readonly sellerId: string;
  readonly region: Region;
  readonly host: string;
  readonly storeName: string;
  readonly marketplaceIds: readonly string[];
  readonly credentials: Credentials;
  readonly orders = new OrderBook();
  readonly documents: Documents;
  readonly reports: Reports;
  readonly feeds: Feeds;
  readonly money: Money;
  readonly faults: Faults;
  readonly random: Random;
  readonly events: Events;
  readonly roles: Set<Role> = new Set([
    'Inventory and Order Tracking',
    'Direct-to-Consumer Shipping',
    'Finance and Accounting',
    'Pricing',
    'Amazon Fulfillment',
    'Tax Invoicing',
    'Selling Partner Insights',
  ]);
  readonly calls = new Map<string, CallCount>();
  /** Changes a document just before it is sent; for answers that no honest builder makes. */
  readonly tampering = new Map<string, (document: Record<string, unknown>) => unknown>();
  discountSign: DiscountSign = 'negative';
  /** Milliseconds that the clock of answers is ahead. */
  clockAhead = 0;
  /** By SKU, how much the estimate of its fulfilment fee is off, in minor units of a unit. */
  readonly misestimated = new Map<string, number>();
  /** The orders of the last page given, for the fault that gives them again. */
  lastPage: readonly Json[] | null = null;
  readonly #buckets = new Map<string, Bucket>();
  readonly #processing: Random;

  constructor(draft: SellerDraft, random: Random, events: Events) {
    for (const id of draft.marketplaceIds) {
      if (marketplaceFacts(id).region !== draft.region) {
        throw new RangeError(`Marketplace ${id} is not in region ${draft.region}.`);
      }
    }
    this.region = draft.region;
    this.host = apiHost(draft.region);
    this.marketplaceIds = draft.marketplaceIds;
    this.storeName = draft.storeName ?? 'Harbour & Hill';
    this.random = random;
    this.events = events;
    this.sellerId = `A${capitals(random, 13)}`;
    this.credentials = new Credentials(random.fork('credentials'));
    this.faults = new Faults(random.fork('faults'));
    this.#processing = random.fork('processing');
    this.documents = new Documents(draft.region, random.fork('documents'));
    this.reports = new Reports(this, random.fork('reports'));
    this.feeds = new Feeds(this, random.fork('feeds'));
    this.money = new Money(this, random.fork('money'));
  }

  bucket({ operationId, rate, burst }: Pick<Operation, 'operationId' | 'rate' | 'burst'>): Bucket {
    const bucket = this.#buckets.get(operationId) ?? new Bucket(rate, burst);
    this.#buckets.set(operationId, bucket);
    return bucket;
  }

  count(operationId: string, outcome: 'made' | 'throttled'): void {
    const count = this.calls.get(operationId) ?? { made: 0, throttled: 0 };
    this.calls.set(operationId, count);
    count.made += 1;
    if (outcome === 'throttled') count.throttled += 1;
  }

  /** A new or changed order. It is true at once; it is visible at once too, unless updates are made to come late. */
  publish(order: AmazonOrder): void {
    this.#settle(order);
    const delay = this.faults.delayOfUpdate(order.lastUpdatedTime);
    if (delay === 0) this.orders.show(order);
    else this.events.schedule(order.lastUpdatedTime + delay, () => this.orders.show(order));
  }

  /**
   * A change that Amazon accepted from the seller. It is true at once, so that nothing is accepted twice; reads show it some
   * minutes later, as an update of that moment. Source: known answers, "after some minutes"; how many is a guess.
   */
  accept(order: AmazonOrder, now: Instant): void {
    this.#settle(order);
    const delay = this.#processing.int(SHORTEST_PROCESSING / SECOND, LONGEST_PROCESSING / SECOND) * SECOND;
    this.events.schedule(now + delay, (at) => {
      const latest = this.orders.true(order.orderId) as AmazonOrder;
      this.publish({ ...latest, lastUpdatedTime: this.changeTime(latest, at) });
    });
  }

  /** What is true of an order is true of its money: what leaves is owed. */
  #settle(order: AmazonOrder): void {
    const before = this.orders.true(order.orderId);
    this.orders.settle(order);
    this.money.follow(before, order);
  }

  /** The moment of a change to an order: now, and always after the change before. */
  changeTime(order: AmazonOrder, now: Instant): Instant {
    return Math.max(now, order.lastUpdatedTime + 1);
  }
}

function capitals(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'])).join('');
}
