// What a test or the lab's operator does to a seller's money at Amazon, out of reach of any caller of the API.

import type { Instant } from '../../clock';
import type { AmazonOrder } from '../order';
import type { Seller } from '../seller';
import { type Amount, accountEntry, type Kind } from './entry';
import { FEES, type FeeName, type FeeWords, feeRow, OTHER, reimbursed } from './kinds';
import type { LedgerTruth, Settlement } from './ledger';
import type { Closing, SettlementTwist } from './money';
import type { RefundDraft } from './orderMoney';

/** A marketplace id, or a currency that only one of the account's marketplaces has. */
type Place = string;

export interface FeeDraft {
  readonly account: Seller;
  readonly place: Place;
  /** What is charged before tax and discount, in minor units; negative where it is given back. */
  readonly amount: number;
  /** `older` unless given. */
  readonly generation?: 'older' | 'newer';
  /** In rows of their own; newer generation only. */
  readonly tax?: number;
  readonly discount?: number;
}

export interface ReimbursementDraft {
  readonly sku: string;
  /** Minor units; negative where Amazon takes one back. */
  readonly amount: number;
  /** WAREHOUSE_LOST unless given. */
  readonly code?: string;
  readonly quantity?: number;
  readonly orderId?: string;
  readonly adjustmentId?: string;
}

/** What decides which money is payable when. */
export interface MoneyRules {
  /** Orders are payable seven days after their delivery, unless they are not held back at all. */
  readonly held?: 'after delivery' | 'not at all';
  /** What a closing holds back of a positive amount, in hundredths; 10 at first. */
  readonly reserveShare?: number;
}

export interface MoneyControl {
  /** Closes the open settlement now, as a payment on demand does. Returns it; its report can be found at once. */
  closeSettlement(account: Seller, place: Place, closing?: Closing): Settlement;
  /** The next settlement that is closed, by the clock or by hand, turns out like this; each twist is for one. */
  twistSettlement(account: Seller, twist: Closing): void;
  /** The same settlement in one more report, with the same rows or with other ones. */
  reissueSettlement(account: Seller, settlementId: string, twist?: SettlementTwist): void;
  /** Refunds what left of an order, or a part of it; returns the adjustment id. Throws where that much did not leave. */
  refund(orderId: string, draft?: RefundDraft): string;
  reimburse(account: Seller, place: Place, draft: ReimbursementDraft): void;
  /** Charges a fee that is known by name, or one in any words: an unknown fee. */
  chargeFee(fee: FeeName | FeeWords, draft: FeeDraft): void;
  /** The bank sends the last payment back. Throws where none was paid that did not fail already. */
  failTransfer(account: Seller, place: Place, reason?: string): void;
  /** Amazon takes the last settlement's debt from the seller's card, in so many charges. Throws where there is no debt. */
  chargeCard(account: Seller, place: Place, charges?: number): void;
  moneyRules(account: Seller, rules: MoneyRules): void;
  /** What Amazon owes and what it settled, to the minor unit. */
  ledgerTruth(account: Seller, place: Place): LedgerTruth;
}

interface Reach {
  readonly now: () => Instant;
  readonly orderOf: (orderId: string) => { readonly account: Seller; readonly order: AmazonOrder };
}

/** Known reason of a transfer that came back. */
const INVALID_ACCOUNT =
  'We could not transfer funds to your bank account because the account information on file is invalid.';

export function createMoneyControl({ now, orderOf }: Reach): MoneyControl {
  return {
    closeSettlement({ money }, place, closing) {
      const at = now();
      return money.close(money.ledger(place, at), at, closing);
    },
    twistSettlement: ({ money }, twist) => money.twist(twist),
    reissueSettlement: ({ money }, settlementId, twist = {}) => money.reissue(settlementId, twist, now()),
    refund(orderId, draft = {}) {
      const at = now();
      const { account, order } = orderOf(orderId);
      return account.money.refund(order, draft, at);
    },
    reimburse({ money }, place, { amount, code = 'WAREHOUSE_LOST', ...about }) {
      money.post(place, accountEntry(OTHER, now(), amounts([[reimbursed(code), amount]]), about));
    },
    chargeFee(fee, draft) {
      const { transactionType, rows } = typeof fee === 'string' ? feeRows(fee, draft) : wordedRows(fee, draft);
      draft.account.money.post(draft.place, accountEntry(transactionType, now(), amounts(rows)));
    },
    failTransfer({ money }, place, reason = INVALID_ACCOUNT) {
      const at = now();
      money.ledger(place, at).failTransfer(reason, at);
    },
    chargeCard({ money }, place, charges = 1) {
      const at = now();
      money.ledger(place, at).chargeCard(charges, at);
    },
    moneyRules({ money }, { held = money.orders.held, reserveShare = money.reserveShare }) {
      money.orders.held = held;
      money.reserveShare = reserveShare;
    },
    ledgerTruth({ money }, place) {
      const at = now();
      return money.ledger(place, at).truth(at);
    },
  };
}

type Row = readonly [kind: Kind, minor: number];

function amounts(rows: readonly Row[]): Amount[] {
  return rows.map(([kind, minor]) => {
    if (!Number.isSafeInteger(minor)) throw new RangeError(`Expected whole minor units, found ${minor}.`);
    return { kind, minor };
  });
}

function wordedRows({ transactionType, kind }: FeeWords, { amount, tax, discount }: FeeDraft) {
  if (tax !== undefined || discount !== undefined) {
    throw new RangeError('Only a fee of the newer generation has rows for tax and discount; give it by its name.');
  }
  return { transactionType, rows: [[kind, 0 - amount]] as const };
}

function feeRows(name: FeeName, draft: FeeDraft): { transactionType: string; rows: readonly Row[] } {
  const { older, newer } = FEES[name];
  if (draft.generation !== 'newer') return wordedRows(older, draft);
  if (newer === null) throw new RangeError(`The fee "${name}" has no rows of a newer generation.`);
  const { amount, tax = 0, discount = 0 } = draft;
  const rows: readonly Row[] = [
    [feeRow(newer.name, 'Base fee'), 0 - amount],
    [feeRow(newer.name, 'Discount on fee'), discount],
    [feeRow(newer.name, 'Tax on fee'), 0 - tax],
  ];
  return {
    transactionType: newer.transactionType,
    rows: rows.filter(([, minor], index) => index === 0 || minor !== 0),
  };
}
