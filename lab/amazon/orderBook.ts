// Every order of one seller account: what is true, and what the API shows of it (an update can take time to be visible).
// Searches walk entries sorted by time, so that a day of thousands of orders stays cheap.

import type { Instant } from '../clock';
import type { AmazonOrder } from './order';

export type TimeFamily = 'created' | 'lastUpdated';

export interface Position {
  readonly time: Instant;
  readonly orderId: string;
}

interface Entry extends Position {
  readonly order: AmazonOrder;
}

const timeOf = (family: TimeFamily, order: AmazonOrder): Instant =>
  family === 'created' ? order.createdTime : order.lastUpdatedTime;

function isAfter(a: Position, b: Position): boolean {
  return a.time !== b.time ? a.time > b.time : a.orderId > b.orderId;
}

/** Entries in order of time; the entry of an order that moved on stays until there are too many of them. */
class Timeline {
  readonly #family: TimeFamily;
  #entries: Entry[] = [];
  #moved = 0;

  constructor(family: TimeFamily) {
    this.#family = family;
  }

  put(order: AmazonOrder, replaces: boolean, isCurrent: (order: AmazonOrder) => boolean): void {
    if (replaces) this.#moved += 1;
    const entry = { time: timeOf(this.#family, order), orderId: order.orderId, order };
    const last = this.#entries.at(-1);
    if (last === undefined || isAfter(entry, last)) this.#entries.push(entry);
    else this.#entries.splice(this.firstAfter(entry), 0, entry);
    if (this.#moved > 1_000 && this.#moved * 2 > this.#entries.length) {
      this.#entries = this.#entries.filter((each) => isCurrent(each.order));
      this.#moved = 0;
    }
  }

  /** Index of the first entry that comes after a position. */
  firstAfter(position: Position): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isAfter(this.#entries[middle] as Entry, position)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  at(index: number): Entry | undefined {
    return this.#entries[index];
  }
}

export interface Search {
  readonly family: TimeFamily;
  /** Both included. */
  readonly from: Instant;
  readonly to: Instant;
  /** Where the page before ended. */
  readonly after: Position | null;
  readonly limit: number;
  readonly matches: (order: AmazonOrder) => boolean;
}

export class OrderBook {
  readonly #truth = new Map<string, AmazonOrder>();
  readonly #visible = new Map<string, AmazonOrder>();
  readonly #earlier = new Map<string, AmazonOrder>();
  readonly #timelines = { created: new Timeline('created'), lastUpdated: new Timeline('lastUpdated') };

  /** Makes a version of an order true; the API shows it once `show` is called with it. */
  settle(order: AmazonOrder): void {
    this.#truth.set(order.orderId, order);
  }

  /** Lets the API show a version, unless it already shows a newer one. */
  show(order: AmazonOrder): void {
    const shown = this.#visible.get(order.orderId);
    if (shown !== undefined && shown.lastUpdatedTime >= order.lastUpdatedTime) return;
    if (shown !== undefined) this.#earlier.set(order.orderId, shown);
    this.#visible.set(order.orderId, order);
    const isCurrent = (each: AmazonOrder) => this.#visible.get(each.orderId) === each;
    for (const timeline of Object.values(this.#timelines)) timeline.put(order, shown !== undefined, isCurrent);
  }

  true(orderId: string): AmazonOrder | undefined {
    return this.#truth.get(orderId);
  }

  all(): AmazonOrder[] {
    return [...this.#truth.values()];
  }

  shown(orderId: string): AmazonOrder | undefined {
    return this.#visible.get(orderId);
  }

  /** The version before the one shown now, as a lagging replica would still give it. */
  shownBefore(orderId: string): AmazonOrder | undefined {
    return this.#earlier.get(orderId);
  }

  /** Orders by time, then by id, that match; `more` tells whether there are further ones. */
  search({ family, from, to, after, limit, matches }: Search): { orders: AmazonOrder[]; more: boolean } {
    const timeline = this.#timelines[family];
    const orders: AmazonOrder[] = [];
    for (let index = timeline.firstAfter(after ?? { time: from - 1, orderId: '\uffff' }); ; index++) {
      const entry = timeline.at(index);
      if (entry === undefined || entry.time > to) return { orders, more: false };
      if (this.#visible.get(entry.orderId) !== entry.order || !matches(entry.order)) continue;
      if (orders.length === limit) return { orders, more: true };
      orders.push(entry.order);
    }
  }
}
