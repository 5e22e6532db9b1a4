/**
 * What the shell hands to the planning of orders: the settings of a marketplace and the features of the account.
 * Ids are NetSuite internal ids as text; null is a setting nobody has made.
 *
 * @NApiVersion 2.1
 */

import type { BillingSettings } from '../billing/settings';

export type MarketplaceState = 'draft' | 'shadow' | 'live' | 'paused';
export type Sharding = 'none' | 'month' | 'count';

/** The three ways a sale can stand to tax, each with its code. */
export interface LegacyTaxCodes {
  readonly liable: string | null;
  readonly facilitator: string | null;
  readonly zero: string | null;
}

export interface SuiteTaxCode {
  readonly code: string;
  readonly type: string;
}

export interface SuiteTaxCodes {
  readonly liable: SuiteTaxCode | null;
  readonly facilitator: SuiteTaxCode | null;
  readonly zero: SuiteTaxCode | null;
}

export interface MarketplaceSettings {
  /** Internal id of the marketplace record. */
  readonly id: string;
  /** Amazon's id. */
  readonly marketplaceId: string;
  readonly state: MarketplaceState;
  /** ISO 4217, the marketplace's own. */
  readonly currency: string;
  /** Digits after the point: 2 for USD, 0 for JPY. */
  readonly currencyExponent: number;
  /** The currency record; null where the account has one currency. */
  readonly currencyId: string | null;
  /** IANA name, such as `America/Los_Angeles`. */
  readonly zone: string;
  readonly subsidiary: string | null;
  readonly customer: string | null;
  readonly locationFbm: string | null;
  readonly locationFba: string | null;
  readonly itemShipping: string | null;
  readonly itemWrap: string | null;
  /** Cash on delivery and what Amazon calls OTHER. */
  readonly itemOther: string | null;
  readonly itemDiscount: string | null;
  readonly legacyTax: LegacyTaxCodes;
  readonly suiteTax: SuiteTaxCodes;
  readonly importFbm: boolean;
  readonly importFba: boolean;
  /** `YYYY-MM-DD` in the marketplace's zone: orders bought before this day are never imported. */
  readonly fromDate: string | null;
  readonly sharding: Sharding;
  /** Orders per customer, for sharding by count. */
  readonly shardSize: number;
  /** How long a pending order holds its stock after its last update. */
  readonly reservationHours: number;
  /** Whether an FBM order without a delivery address waits for a person. */
  readonly needsAddress: boolean;
  /**
   * Hundredths of a percent: the tax within prices that come without a tax line, where Amazon does not calculate it for
   * the seller. Null where a price without a tax line holds none.
   */
  readonly includedTaxRate: number | null;
  readonly billing: BillingSettings;
}

export interface Features {
  readonly oneWorld: boolean;
  readonly multiCurrency: boolean;
  readonly multiLocation: boolean;
  readonly suiteTax: boolean;
  /** Legacy tax with a code and an amount on each line (editions outside the US, or the preference for it). */
  readonly perLineTax: boolean;
  /** ISO 4217 of the account, or of the marketplace's subsidiary. */
  readonly baseCurrency: string;
}

/** Amazon's service level → shipping item, of one marketplace. */
export type ShipServices = Readonly<Record<string, string>>;
