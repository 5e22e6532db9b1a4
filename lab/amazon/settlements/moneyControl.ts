// What a test or the lab's operator does to a seller's money at Amazon, out of reach of any caller of the API.

import type { Instant } from '../../clock';
import type { Random } from '../../random';
import type { Events } from '../events';
import type { AmazonOrder } from '../order';
import type { Seller } from '../seller';
import { accountEntry } from './entry';
import { type FeeDraft, feeEntry, wholeMinor } from './feeEntry';
import { type FeeName, type FeeWords, OTHER, reimbursed } from './kinds';
import type { LedgerTruth, Settlement } from './ledger';
import type { Closing, SettlementTwist } from './money';
import { type MoneyLife, startMoneyLife } from './moneyLife';
import type { RefundDraft } from './orderMoney';

/** A marketplace id, or a currency that only one of the account's marketplaces has. */
type Place = string;

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

/** What decides which money is payable when, and how Amazon tells of it. */
export interface MoneyRules {
  /** Orders are payable seven days after their delivery, unless they are not held back at all. */
  readonly held?: 'after delivery' | 'not at all';
  /** What a closing holds back of a positive amount, in hundredths; 10 at first. */
  readonly reserveShare?: number;
  /** Lists of transactions show some of them hours or days late, unless each is shown at once. */
  readonly told?: 'late' | 'at once';
  /** Transactions that one page of a list looks through; 500 at first. */
  readonly transactionsPerPage?: number;
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
  /** One marketplace's account pays another one's debt (Europe); returns what it paid. Throws where it cannot. */
  coverDebt(account: Seller, debtor: Place, payer: Place): number;
  moneyRules(account: Seller, rules: MoneyRules): void;
  /** Refunds, fees and reimbursements of all accounts by chance, as the clock passes; returns at once. */
  moneyLife(life: MoneyLife): void;
  /** What Amazon owes and what it settled, to the minor unit; at a moment that has passed where one is given. */
  ledgerTruth(account: Seller, place: Place, at?: Instant): LedgerTruth;
}

interface Reach {
  readonly accounts: readonly Seller[];
  readonly events: Events;
  readonly random: Random;
  readonly now: () => Instant;
  readonly orderOf: (orderId: string) => { readonly account: Seller; readonly order: AmazonOrder };
}

/** Known reason of a transfer that came back. */
const INVALID_ACCOUNT =
  'We could not transfer funds to your bank account because the account information on file is invalid.';

export function createMoneyControl({ now, orderOf, accounts, events, random }: Reach): MoneyControl {
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
      money.post(place, accountEntry(OTHER, now(), [{ kind: reimbursed(code), minor: wholeMinor(amount) }], about));
    },
    chargeFee(fee, draft) {
      draft.account.money.post(draft.place, feeEntry(fee, draft, now()));
    },
    failTransfer({ money }, place, reason = INVALID_ACCOUNT) {
      const at = now();
      money.look(place, at).failTransfer(reason, at);
    },
    chargeCard({ money }, place, charges = 1) {
      const at = now();
      money.look(place, at).chargeCard(charges, at);
    },
    moneyRules({ money }, { held = money.orders.held, reserveShare = money.reserveShare, told, transactionsPerPage }) {
      money.orders.held = held;
      money.reserveShare = reserveShare;
      if (told !== undefined) money.tellsLate = told === 'late';
      money.transactionsPerPage = transactionsPerPage ?? money.transactionsPerPage;
    },
    moneyLife: (life) => startMoneyLife(life, accounts, events, random.fork(`money ${life.from}`)),
    coverDebt({ money }, debtor, payer) {
      const at = now();
      return money.look(debtor, at).coverDebt(money.ledger(payer, at), at);
    },
    ledgerTruth({ money }, place, asked) {
      const at = now();
      if (asked !== undefined && asked > at) throw new RangeError('Nobody knows yet what Amazon will owe.');
      return money.look(place, at).truth(asked ?? at);
    },
  };
}
