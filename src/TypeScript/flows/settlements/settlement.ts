/**
 * A settlement as Amazon reports it, and what its lines come to while they are read.
 * Source: settlement report V2, one amount a line (documentation; practice for values).
 *
 * @NApiVersion 2.1
 */

import type { Minor } from '../../ledger/minor';
import type { BilledOrders } from './cutOver';
import type { Opening } from './opening';
import type { OrderSum } from './orderSums';

/** The summary row. Moments are milliseconds since 1970, UTC. */
export interface SettlementHead {
  readonly settlementId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Decimals of the currency's minor unit. */
  readonly exponent: number;
  readonly start: number;
  readonly end: number;
  /** The day on which Amazon plans to pay; the bank has it some days later. */
  readonly depositDate: number;
  /** What is paid out, or owed where it is negative. */
  readonly total: Minor;
}

/** What kind of line it is, in Amazon's words, trimmed. Amazon publishes no list of them and adds to it without notice. */
export interface Triple {
  readonly transactionType: string;
  readonly amountType: string;
  readonly amountDescription: string;
}

/** Lines of one kind, one marketplace and one month of the books, added up. */
export interface LineGroup extends Triple {
  /** Amazon's name, such as `Amazon.com`; empty on lines of the account. */
  readonly marketplaceName: string;
  /** `YYYY-MM` of the time it was posted, in the zone of the books. */
  readonly month: string;
  readonly lines: number;
  readonly amount: Minor;
}

/** One settlement of a file, read to its end. */
export interface SettlementReading {
  readonly head: SettlementHead;
  readonly groups: readonly LineGroup[];
  readonly lines: number;
  /** Of all lines; a settlement is whole where it equals the total. */
  readonly sum: Minor;
  /** By order, marketplace and month; empty where the reader was not told what kinds of line are to an order. */
  readonly orders: readonly OrderSum[];
  /** Around a change of the way of recording: which orders were billed. */
  readonly billed?: BilledOrders;
  /** Around go-live: what is from before it. */
  readonly opening?: Opening;
  /** What was unusual in the file and did not make it wrong, in words. */
  readonly notes: readonly string[];
}

/** The one class of a line. */
export type LineClass =
  | 'sales'
  | 'shipping'
  | 'gift-wrap'
  | 'promotions'
  | 'refunds'
  | 'refunded-shipping'
  | 'tax'
  | 'withheld-tax'
  | 'referral-fees'
  | 'closing-fees'
  | 'fba-fees'
  | 'storage'
  | 'inbound'
  | 'removal'
  | 'advertising'
  | 'programs'
  | 'subscription'
  | 'other-fees'
  | 'fee-tax'
  | 'reimbursements'
  | 'other-income'
  | 'liquidation'
  | 'claims'
  | 'withholding'
  | 'loans'
  | 'current-reserve'
  | 'previous-reserve'
  | 'payable-to-amazon'
  | 'charged-to-card'
  | 'failed-transfer'
  | 'debt-adjustment'
  | 'collected-on-delivery'
  | 'bank-check'
  | 'review';

/** What a marketplace's accounts are for. `review` lines are held until a person gives them a class. */
export type AccountRole =
  | 'clearing'
  | 'payout'
  | 'debt'
  | 'reserve'
  | 'carry'
  | 'accrual'
  | 'facilitatorTax'
  | 'salesTax'
  | 'sales'
  | 'shipping'
  | 'giftWrap'
  | 'promotions'
  | 'refunds'
  | 'referralFees'
  | 'fbaFees'
  | 'storageFees'
  | 'inboundFees'
  | 'removalFees'
  | 'advertising'
  | 'programFees'
  | 'subscriptionFees'
  | 'otherFees'
  | 'feeTax'
  | 'reimbursements'
  | 'otherIncome'
  | 'claims'
  | 'withholding'
  | 'loans'
  | 'card'
  | 'openingBalance'
  | 'suspense'
  | 'dueFrom'
  | 'dueTo'
  | 'bank'
  | 'exchangeDifference';
