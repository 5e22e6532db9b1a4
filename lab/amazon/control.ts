// What a test or the lab's operator does to the simulated marketplace from behind, out of reach of any caller of the API.

import type { Clock, Instant } from '../clock';
import type { Random } from '../random';
import {
  BUYERS_REASON,
  type Cancellation,
  type CancelRequest,
  cancelledOrder,
  withCancelRequest,
} from './cancellation';
import type { Events } from './events';
import type { FaultRule } from './faults';
import type { Exchange } from './marketplace';
import type { Json } from './operation';
import { operations } from './operations/index';
import type { AmazonOrder } from './order';
import { changedOrder, type OrderChange } from './orderChange';
import { type DataSet, dataSets, orderDocument } from './orderDocument';
import { buildOrder, type OrderDraft } from './orderDraft';
import type { ReportTwist } from './reportFile';
import type { ReportRequest } from './reports';
import type { CallCount, DiscountSign, Seller } from './seller';
import { createMoneyControl, type MoneyControl } from './settlements/moneyControl';
import { startTrade, type TradeOptions } from './trade/trade';

export interface Control extends MoneyControl {
  /** Places an order with the account that sells in its marketplace; returns its id. */
  placeOrder(draft?: OrderDraft): string;
  /** Changes an order; its last-update time moves. */
  update(orderId: string, change: OrderChange): void;
  /** The buyer asks to cancel lines that have yet to ship; nothing is cancelled by that. Throws where none could. */
  requestCancel(orderId: string, request?: Partial<CancelRequest>): void;
  /** Cancels what has not left, or so many units of it. Throws where it has left. */
  cancel(orderId: string, cancellation: Cancellation): void;
  /** Random trade of the demo catalogue, as the clock passes; returns at once. */
  trade(options: TradeOptions): void;
  /** Every order as Amazon knows it, whatever the API shows. */
  truth(): readonly AmazonOrder[];
  /** The order as the API shows it, once nothing waits to be seen, to a caller with every role. */
  document(orderId: string, data?: readonly DataSet[]): Json;
  /** Changes an order's document each time it is sent, in ways no builder allows. */
  tamper(orderId: string, change: (document: Record<string, unknown>) => unknown): void;
  /** Adds a fault to one account, or to all. */
  fault(rule: FaultRule, account?: Seller): void;
  clearFaults(): void;
  /** The seller takes the authorisation back. */
  revoke(account: Seller): void;
  /** Another application asks for a report; returns the report's id. */
  requestReport(account: Seller, request: ReportRequest): string;
  /** Another application takes back a report that still waits; false where that comes too late. */
  cancelReport(account: Seller, reportId: string): boolean;
  /** The next report that an account is asked for turns out like this; each twist is for one report. */
  twistReport(account: Seller, twist: ReportTwist): void;
  /** A new client secret; the old one works for so many milliseconds more. Returns the new one. */
  rotateSecret(account: Seller, overlap: number): string;
  /** Estimates of the fulfilment fee of a SKU are off by so many minor units a unit. */
  misestimate(account: Seller, sku: string, minor: number): void;
  /** Ends every access token now. */
  expireAccessTokens(account: Seller): void;
  /** Multiplies an operation's rate for an account: 0.5 halves it. */
  scaleRate(account: Seller, operationId: string, factor: number): void;
  /** Sign of promotion amounts in answers; 'negative' at first. */
  discountSign: DiscountSign;
  /** Calls made and throttled since the start, by operation. */
  readonly requests: Readonly<Record<string, CallCount>>;
  /** Sees every request and its answer; returns what ends it. */
  observe(listener: (exchange: Exchange) => void): () => void;
  accountOf(marketplaceId: string): Seller;
}

export interface Behind {
  readonly clock: Clock;
  readonly accounts: readonly Seller[];
  readonly events: Events;
  readonly observers: Set<(exchange: Exchange) => void>;
  readonly random: Random;
}

export function createControl({ clock, accounts, events, observers, random }: Behind): Control {
  const now = (): Instant => events.pass(clock.now());

  function accountOf(marketplaceId: string): Seller {
    const account = accounts.find(({ marketplaceIds }) => marketplaceIds.includes(marketplaceId));
    if (account === undefined) throw new RangeError(`No account of this Amazon sells in ${marketplaceId}.`);
    return account;
  }

  function orderOf(orderId: string): { account: Seller; order: AmazonOrder } {
    for (const account of accounts) {
      const order = account.orders.true(orderId);
      if (order !== undefined) return { account, order };
    }
    throw new RangeError(`There is no order ${orderId}.`);
  }

  return {
    ...createMoneyControl({ now, orderOf, accounts, events, random }),
    accountOf,
    placeOrder(draft = {}) {
      const order = buildOrder(draft, random, now());
      if (accounts.some(({ orders }) => orders.true(order.orderId) !== undefined)) {
        throw new RangeError(`There is an order ${order.orderId} already.`);
      }
      accountOf(order.marketplaceId).publish(order);
      return order.orderId;
    },
    update(orderId, change) {
      const { account, order } = orderOf(orderId);
      account.publish(changedOrder(order, change, account.changeTime(order, change.at ?? now())));
    },
    requestCancel(orderId, { reason = BUYERS_REASON, skus } = {}) {
      const { account, order } = orderOf(orderId);
      const request = { reason, ...(skus === undefined ? {} : { skus }) };
      account.publish(withCancelRequest(order, request, account.changeTime(order, now())));
    },
    cancel(orderId, cancellation) {
      const { account, order } = orderOf(orderId);
      account.publish(cancelledOrder(order, cancellation, account.changeTime(order, now())));
    },
    trade(options) {
      startTrade(options, accounts, events, random.fork(`trade ${options.from}`));
    },
    truth() {
      now();
      return accounts.flatMap(({ orders }) => orders.all());
    },
    document(orderId, data = dataSets) {
      const { account, order } = orderOf(orderId);
      const { roles, discountSign } = account;
      const document = orderDocument(order, { data: new Set(data), roles, discountSign, now: now() });
      return JSON.parse(JSON.stringify(document)) as Json;
    },
    tamper(orderId, change) {
      orderOf(orderId).account.tampering.set(orderId, change);
    },
    fault(rule, account) {
      for (const { faults } of account === undefined ? accounts : [account]) faults.add(rule);
    },
    clearFaults() {
      for (const { faults } of accounts) faults.clear();
    },
    requestReport: ({ reports }, request) => reports.create(request, now()),
    cancelReport({ reports }, reportId) {
      const report = reports.find(reportId, now());
      return report !== undefined && reports.cancel(report, now());
    },
    twistReport: ({ reports }, twist) => reports.twist(twist),
    revoke: ({ credentials }) => credentials.revoke(),
    rotateSecret: ({ credentials }, overlap) => credentials.rotateSecret(now() + overlap),
    misestimate: ({ misestimated }, sku, minor) => void misestimated.set(sku, minor),
    expireAccessTokens: ({ credentials }) => credentials.expireAccessTokens(now()),
    scaleRate(account, operationId, factor) {
      const operation = operations.find((each) => each.operationId === operationId);
      if (operation === undefined) throw new RangeError(`There is no operation ${operationId}.`);
      const bucket = account.bucket(operation);
      bucket.change(bucket.rate * factor, operation.burst);
    },
    get discountSign() {
      return accounts[0]?.discountSign ?? 'negative';
    },
    set discountSign(sign: DiscountSign) {
      for (const account of accounts) account.discountSign = sign;
    },
    get requests() {
      return requestsOf(accounts);
    },
    observe(listener) {
      observers.add(listener);
      return () => observers.delete(listener);
    },
  };
}

function requestsOf(accounts: readonly Seller[]): Record<string, CallCount> {
  const total: Record<string, CallCount> = {};
  for (const [operationId, { made, throttled }] of accounts.flatMap(({ calls }) => [...calls])) {
    const sum = total[operationId] ?? { made: 0, throttled: 0 };
    total[operationId] = { made: sum.made + made, throttled: sum.throttled + throttled };
  }
  return total;
}
