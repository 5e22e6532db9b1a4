/**
 * What planning an order is given, and the few things that can come of it.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionPlan } from '../exceptions/exception';
import type { SkuRow } from '../skumap/resolve';
import type { Delivery } from './delivery';
import type { LifePlan } from './follow';
import type { FulfilmentPlan } from './fulfilment';
import type { IgnoreRule } from './ignore';
import type { OpenSpan } from './postingDay';
import type { ExistingReservation, ReservationRow } from './reservation';
import type { SalesOrderPlan, Windows } from './salesorder';
import type { Features, MarketplaceSettings, ShipServices } from './settings';
import type { SoldOrder } from './sold';
import type { ClaimState } from './states';

export interface ExistingOrder {
  readonly salesOrderId: string | null;
  /** The fingerprint that the sales order keeps; null where there is no sales order or it keeps none. */
  readonly fingerprint: string | null;
  /** What the sales order holds; null where there is none. */
  readonly sold: SoldOrder | null;
  readonly reservations: readonly ExistingReservation[];
  /** Whether the reservations count; null before all of them were made. */
  readonly claim: ClaimState | null;
}

export interface PlanContext {
  /** Internal id of the connection. */
  readonly connection: string;
  /** Null where the connection has no record of the order's marketplace. */
  readonly marketplace: MarketplaceSettings | null;
  readonly features: Features;
  /** SKU map rows of the order's SKUs, of any date. */
  readonly skuRows: readonly SkuRow[];
  readonly shipServices: ShipServices;
  readonly existing: ExistingOrder;
  /** Orders of this marketplace that are imported already; asked for only where customers are sharded by count. */
  readonly importedBefore: number;
  /** Days that are open for posting; null where the account has no periods, or nothing is to be posted. */
  readonly openSpans: readonly OpenSpan[] | null;
  /** The document's own text, for excerpts; null where there is none. */
  readonly payload: string | null;
}

/** `claim` is where an order's claim on stock goes; null where it stays as it is, or there is none. */
export type OrderPlan =
  /** Claim stock with `rows` (found again by external id); the reservations with the ids in `emptied` claim nothing any more. */
  | { readonly outcome: 'reserve'; readonly rows: readonly ReservationRow[]; readonly emptied: readonly string[] }
  /** Make the sales order, open the exceptions; the claim on stock is the sales order's from then on. */
  | {
      readonly outcome: 'import';
      readonly salesOrder: SalesOrderPlan;
      readonly exceptions: readonly ExceptionPlan[];
      /** Whether it may go to the warehouse at once. */
      readonly approve: boolean;
      /** What Amazon has shipped of it already; null where it is nothing, or the seller ships. */
      readonly fulfilment: FulfilmentPlan | null;
      readonly claim: ClaimState | null;
    }
  /** Nothing is written but the exceptions. Claims on stock stay: the order is still coming. */
  | { readonly outcome: 'hold'; readonly exceptions: readonly ExceptionPlan[] }
  | { readonly outcome: 'ignore'; readonly rule: IgnoreRule; readonly claim: ClaimState | null }
  /** The sales order is there; Amazon moved the dates by which it ships and arrives, or the place it goes to. */
  | {
      readonly outcome: 'refresh';
      readonly salesOrderId: string;
      readonly windows: Windows;
      /** Null where the address is as it was. */
      readonly delivery: Delivery | null;
      readonly fingerprint: string;
      readonly life: LifePlan;
      readonly exceptions: readonly ExceptionPlan[];
      readonly claim: ClaimState | null;
    }
  /** The sales order is there and says what Amazon says but for what `life` moves; the rest is told by exceptions. */
  | {
      readonly outcome: 'nothing';
      readonly salesOrderId: string;
      readonly life: LifePlan;
      readonly exceptions: readonly ExceptionPlan[];
      readonly claim: ClaimState | null;
    };
