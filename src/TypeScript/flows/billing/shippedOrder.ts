/**
 * A sales order with what has shipped of it, as NetSuite tells: what the recording of its sale is planned from.
 * Amounts are whole minor units of the marketplace's currency; days are `YYYY-MM-DD`; ids are NetSuite internal ids.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import type { Channel } from '../orders/order';
import type { LineKind, TaxStanding } from '../orders/salesorder';

export interface SoldLine {
  /** Id of the line on the sales order. */
  readonly line: number;
  readonly kind: LineKind;
  /** Null on what belongs to the order as a whole. */
  readonly orderItemId: string | null;
  readonly itemId: string;
  /** On goods. */
  readonly sku: string | null;
  /** Units of the item; 1 on lines of money. */
  readonly quantity: number;
  /** Without tax; below zero on discounts. */
  readonly amountMinor: Minor;
  /** The tax that the seller owes on the line. */
  readonly taxMinor: Minor;
  readonly taxStanding: TaxStanding;
  readonly isClosed: boolean;
}

/** How a shipment's sale was recorded, and where; null is not yet. `none`: no bill belongs to it, by the way of its day. */
export type Recorded =
  /** `isUnpaid`: an invoice whose payment is still to be made. */
  | { readonly as: 'bill'; readonly transaction: string; readonly isUnpaid: boolean }
  /** `isMarked`: the sales order says so itself. */
  | { readonly as: 'daily'; readonly daily: string; readonly isMarked: boolean }
  | { readonly as: 'none' }
  | null;

/** A fulfilment that has left. */
export interface Shipment {
  readonly id: string;
  /** The day on which it posted. */
  readonly day: string;
  /** Units by line of the sales order. */
  readonly units: Readonly<Record<number, number>>;
  readonly recorded: Recorded;
}

export interface ShippedOrder {
  readonly salesOrder: string;
  readonly connection: string;
  readonly amazonOrderId: string;
  readonly channel: Channel;
  /** Internal id of the marketplace record. */
  readonly marketplace: string;
  /** What NetSuite shows as the order's total. */
  readonly totalMinor: Minor;
  /** Tax that Amazon collects and pays. */
  readonly facilitatorTaxMinor: Minor;
  readonly lines: readonly SoldLine[];
  /** In the order of their days, the earlier fulfilment first. */
  readonly shipments: readonly Shipment[];
}

/** Units of a line that a shipment holds. */
export const unitsOf = ({ units }: Pick<Shipment, 'units'>, { line }: Pick<SoldLine, 'line'>): number =>
  units[line] ?? 0;

/** Goods and kits: what a shipment holds units of. Every other line is money that goes along. */
export const isGoods = ({ kind }: Pick<SoldLine, 'kind'>): boolean => kind === 'item';
