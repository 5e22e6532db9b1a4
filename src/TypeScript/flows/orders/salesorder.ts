/**
 * A sales order as data: what is compared by tests, printed by a dry run and written by the shell.
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import type { CheckedAddress } from './address';
import type { HoldReason } from './asked';
import type { Channel } from './order';
import type { SaleKind } from './saleKind';
import type { CalendarDate } from './zone';

export type LineKind = 'item' | 'shipping' | 'wrap' | 'other' | 'discount' | 'shipping-discount' | 'tip';

/** Whose tax it is: the seller's, Amazon's, or nobody's. */
export type TaxStanding = 'liable' | 'facilitator' | 'zero';

/** `type` is null under legacy tax. */
export interface TaxCodeChoice {
  readonly code: string;
  readonly type: string | null;
}

export interface SalesOrderLine {
  readonly kind: LineKind;
  readonly itemId: string;
  /** In units of the item: what is left to ship of the order × pack. 1 on lines of money. */
  readonly quantity: number;
  /** The line's total without tax; negative on discounts. */
  readonly amountMinor: Minor;
  readonly taxStanding: TaxStanding;
  /** Null where the account takes no tax code on a line. */
  readonly taxCode: TaxCodeChoice | null;
  /** The tax the seller owes on this line, exactly as Amazon charged it; 0 where the tax is Amazon's. */
  readonly taxMinor: Minor;
  /** Null on the tip, which belongs to no line of Amazon's. */
  readonly orderItemId: string | null;
  /** Null on lines that sell no SKU. */
  readonly sku: string | null;
  readonly asin: string | null;
  readonly description: string;
  readonly pack: number;
  readonly isGift: boolean;
  readonly giftMessage: string | null;
  readonly giftWrapLevel: string | null;
}

export interface Windows {
  readonly shipByEarliest: string | null;
  readonly shipByLatest: string | null;
  readonly deliverByEarliest: string | null;
  readonly deliverByLatest: string | null;
}

/** Body fields of Causeway's own. */
export interface SalesOrderBody extends Windows {
  readonly amazonOrderId: string;
  readonly connection: string;
  readonly marketplaceRecord: string;
  readonly marketplaceId: string;
  readonly channel: Channel;
  readonly serviceLevel: string | null;
  readonly purchasedAt: string;
  readonly isGift: boolean;
  /** Every gift message and wrap level of the order, a line each; null where there is none. */
  readonly giftMessage: string | null;
  /** Tax that Amazon collects and pays: on no line, part of what the buyer paid. */
  readonly facilitatorTaxMinor: Minor;
  readonly amazonTotalMinor: Minor;
  readonly pointsCostMinor: Minor;
  readonly businessOrder: boolean;
  readonly purchaseOrderNumber: string | null;
  readonly replaces: string | null;
  readonly programs: readonly string[];
  readonly promotionIds: readonly string[];
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  /** JSON of the address as Amazon gave it; null where it gave none. */
  readonly verbatimAddress: string | null;
  readonly poBox: boolean;
  /** Null for a usual sale. */
  readonly saleKind: SaleKind | null;
  /** Why it waits for people from the start. */
  readonly hold: HoldReason | null;
  /** What the order said when it was imported; a later update is compared with it. */
  readonly fingerprint: string;
}

export interface SalesOrderPlan {
  readonly externalId: string;
  readonly customer: { readonly id: string; readonly shard: string | null };
  readonly subsidiary: string | null;
  /** The day of purchase in the marketplace's zone. */
  readonly trandate: CalendarDate;
  readonly currency: string;
  readonly currencyId: string | null;
  readonly currencyExponent: number;
  readonly location: string | null;
  readonly otherrefnum: string;
  /** The shipping item that says how it ships; null on FBA orders. */
  readonly shipMethod: string | null;
  /** Null where Amazon gave none, or the order is FBA and its address does not pass. */
  readonly address: CheckedAddress | null;
  readonly body: SalesOrderBody;
  readonly lines: readonly SalesOrderLine[];
  /** Lines and the seller's tax: what NetSuite will show as the order's total. */
  readonly totalMinor: Minor;
}

/** One group of external ids holds all transactions of an account, so the kind is in the name. */
export function salesOrderKey(connection: string, amazonOrderId: string): string {
  return `cwy-order-${connection}-${amazonOrderId}`;
}

/** Whether a sales order with this external id was made for the Amazon order, whatever its connection. */
export function isSalesOrderKey(externalId: string, amazonOrderId: string): boolean {
  return externalId.startsWith('cwy-order-') && externalId.endsWith(`-${amazonOrderId}`);
}
