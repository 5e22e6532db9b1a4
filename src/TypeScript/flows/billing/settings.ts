/**
 * What a marketplace says about the recording of its sales. Ids are NetSuite internal ids as text; null is a setting
 * nobody has made.
 *
 * @NApiVersion 2.1
 */

import type { WaySpan } from './ways';

/** The record type of a bill: a cash sale, or an invoice that is paid at once. */
export type BillAs = 'cashsale' | 'invoice';

export interface BillingSettings {
  readonly ways: readonly WaySpan[];
  readonly billAs: BillAs | null;
  readonly paymentMethod: string | null;
  /** Where the money of bills is until Amazon pays it out. */
  readonly clearing: string | null;
  /** The non-inventory item that goods stand on in a daily sale. */
  readonly itemDaily: string | null;
}

/** An account as its own record has it. */
export interface AccountFact {
  /** NetSuite's word, such as `Bank`. */
  readonly type: string;
  /** ISO 4217; null where the account names none, or there is only one. */
  readonly currency: string | null;
}

/** What is known of the records that the settings name. */
export interface BillingFacts {
  readonly clearing: AccountFact | null;
  /** Whether cash sales and payments take accounts of every type (preference Expand Account Lists). */
  readonly anyAccount: boolean;
  /** Whether NetSuite itself invoices what ships (without Advanced Shipping). */
  readonly invoicesAtOnce: boolean;
  /** NetSuite's words for the daily sale's item, such as `NonInvtPart` and `Sale`. */
  readonly itemDaily: { readonly type: string; readonly subtype: string | null } | null;
}
