// What Amazon owes a seller in one marketplace account and currency, and the settlements that were closed of it.
// Source: chains of real settlements (contiguous; a debt and a reserve come back in the next one), unless a line says otherwise.

import { DAY, HOUR, type Instant } from '../../clock';
import type { MarketplaceFacts } from '../marketplaces';
import { accountEntry, type Entry, type Kind, totalOfAll } from './entry';
import { BALANCE_KINDS, debtAdjustment, failedTransfer, OTHER } from './kinds';

/** Source: real settlements, to the second. */
const PLANNED_DEPOSIT = 48 * HOUR;
export const PERIOD = 14 * DAY;

export interface Posted {
  readonly entry: Entry;
  readonly postedTime: Instant;
}

export interface Settlement {
  readonly settlementId: string;
  readonly marketplace: MarketplaceFacts;
  readonly currency: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly depositDate: Instant;
  /** Paid out where it is positive, carried on as a debt where it is negative. */
  readonly total: number;
  /** Held back at its end; never negative. */
  readonly reserve: number;
  readonly posted: readonly Posted[];
}

/** Minor units of the account's currency. */
export interface LedgerTruth {
  readonly currency: string;
  readonly marketplaceId: string;
  /** Where the open settlement begins. */
  readonly openSince: Instant;
  /** Released and in no settlement yet, without reserve and debt. */
  readonly payable: number;
  /** Held back by the last settlement, and not given back yet. */
  readonly reserve: number;
  /** A negative total that the next settlement will begin with; never positive. */
  readonly debt: number;
  /** Moved, and not released yet. */
  readonly deferred: number;
  /** All that Amazon owes: payable, reserve, debt and deferred. */
  readonly total: number;
  /** Paid to the seller's bank, less transfers that failed and what Amazon took from the seller's card. */
  readonly paid: number;
  readonly settlements: readonly Settlement[];
}

export class Ledger {
  readonly marketplace: MarketplaceFacts;
  readonly currency: string;
  /** When the clock closes the open settlement, unless that has nothing to tell. */
  due: Instant;
  #start: Instant;
  #open: Entry[] = [];
  #reserve = 0;
  #debt = 0;
  /** What went to the seller's bank, and what came from it or from the seller's card. */
  readonly #transfers: { readonly at: Instant; readonly minor: number }[] = [];
  readonly #settlements: Settlement[] = [];
  readonly #failed = new Set<string>();
  /** Each entry's own number, in the order in which they came. */
  readonly #numbers = new Map<Entry, number>();

  constructor(marketplace: MarketplaceFacts, currency: string, start: Instant) {
    this.marketplace = marketplace;
    this.currency = currency;
    this.#start = start;
    this.due = start + PERIOD;
  }

  get settlements(): readonly Settlement[] {
    return this.#settlements;
  }

  /** In no settlement yet, released or not. */
  get open(): readonly Entry[] {
    return this.#open;
  }

  get openSince(): Instant {
    return this.#start;
  }

  post(entry: Entry): void {
    this.#number(entry);
    this.#open.push(entry);
  }

  /** Of an entry of this ledger, balances included; stays the same for ever. */
  numberOf(entry: Entry): number {
    const number = this.#numbers.get(entry);
    if (number === undefined) throw new RangeError('The entry is not one of this account.');
    return number;
  }

  #number(entry: Entry): void {
    this.#numbers.set(entry, this.#numbers.size);
  }

  /** Whether a settlement that closed at `at` would have a row. */
  hasRows(at: Instant): boolean {
    return this.#reserve !== 0 || this.#debt !== 0 || this.#open.some(({ releaseTime }) => releaseTime <= at);
  }

  /** Closes the open settlement; `hold` says how much of a positive amount stays in reserve. */
  close(settlementId: string, at: Instant, hold: (net: number) => number): Settlement {
    if (at <= this.#start) throw new RangeError(`A settlement that began at ${iso(this.#start)} cannot end then.`);
    const start = this.#start;
    const released = this.#open.filter(({ releaseTime }) => releaseTime <= at);
    const posted = [...this.#broughtForward(start), ...released.map((entry) => postedSince(entry, start))];
    posted.sort((a, b) => a.postedTime - b.postedTime);
    const net = totalOfAll(posted.map(({ entry }) => entry));
    const reserve = net > 0 ? hold(net) : 0;
    if (!Number.isSafeInteger(reserve) || reserve < 0 || reserve > Math.max(net, 0)) {
      throw new RangeError(`A reserve is a whole number from 0 to ${Math.max(net, 0)}; found ${reserve}.`);
    }
    if (reserve > 0) {
      const kind = BALANCE_KINDS.currentReserve;
      posted.push({ entry: accountEntry(OTHER, at, [{ kind, minor: -reserve }]), postedTime: at });
    }
    for (const { entry } of posted) if (!this.#numbers.has(entry)) this.#number(entry);
    const total = net - reserve;
    const { marketplace, currency } = this;
    const depositDate = at + PLANNED_DEPOSIT;
    const settlement = { settlementId, marketplace, currency, start, end: at, depositDate, total, reserve, posted };
    this.#settlements.push(settlement);
    this.#open = this.#open.filter(({ releaseTime }) => releaseTime > at);
    this.#start = at;
    this.due = at + PERIOD;
    this.#reserve = reserve;
    this.#debt = Math.min(total, 0);
    if (total > 0) this.#transfers.push({ at, minor: total });
    return settlement;
  }

  /** The bank sends the last payment back, which was not sent back yet; it stands in the open settlement. */
  failTransfer(reason: string, at: Instant): void {
    const last = this.#settlements.findLast(({ settlementId, total }) => total > 0 && !this.#failed.has(settlementId));
    if (last === undefined) throw new RangeError('No settlement of this account was paid, so no transfer can fail.');
    this.#failed.add(last.settlementId);
    this.#transfers.push({ at, minor: -last.total });
    this.post(accountEntry(OTHER, at, [{ kind: failedTransfer(reason), minor: last.total }]));
  }

  /** Amazon takes what it is owed from the seller's card, in so many charges. */
  chargeCard(charges: number, at: Instant): void {
    if (this.#debt === 0) throw new RangeError('The last settlement left no debt that a card could be charged for.');
    const owed = -this.#debt;
    const part = Math.floor(owed / charges);
    for (let index = 0; index < charges; index++) {
      const minor = index === 0 ? owed - part * (charges - 1) : part;
      this.#transfers.push({ at, minor: -minor });
      this.post(accountEntry(OTHER, at, [{ kind: BALANCE_KINDS.charged, minor }]));
    }
  }

  /** Another marketplace's account pays this one's debt, as far as what is payable there goes. Returns what it paid. */
  coverDebt(payer: Ledger, at: Instant): number {
    const minor = Math.min(-this.#debt, Math.max(0, payer.truth(at).payable));
    if (minor === 0) throw new RangeError('There is no debt here, or nothing payable there to pay it with.');
    const { country } = this.marketplace;
    const entry = (way: 'against' | 'for', amount: number) =>
      accountEntry('Debt Adjustment', at, [{ kind: debtAdjustment(way, country), minor: amount }]);
    payer.post(entry('against', -minor));
    this.post(entry('for', minor));
    return minor;
  }

  /** As it was at a moment up to now. */
  truth(at: Instant): LedgerTruth {
    const settlements = this.#settlements.filter(({ end }) => end <= at);
    const last = settlements.at(-1);
    const { reserve, debt } = { reserve: last?.reserve ?? 0, debt: Math.min(last?.total ?? 0, 0) };
    const later = this.#settlements.slice(settlements.length).flatMap(({ posted }) => posted.map(({ entry }) => entry));
    const moved = [...later.filter(isMoney), ...this.#open].filter(({ createdTime }) => createdTime <= at);
    const payable = totalOfAll(moved.filter(({ releaseTime }) => releaseTime <= at));
    const deferred = totalOfAll(moved) - payable;
    const transfers = this.#transfers.filter((transfer) => transfer.at <= at);
    return {
      currency: this.currency,
      marketplaceId: this.marketplace.id,
      openSince: last?.end ?? this.#settlements[0]?.start ?? this.#start,
      payable,
      reserve,
      debt,
      deferred,
      total: payable + reserve + debt + deferred,
      paid: transfers.reduce((sum, { minor }) => sum + minor, 0),
      settlements,
    };
  }

  /** All that ever moved money, once each, settled or not. */
  moved(): readonly Entry[] {
    return [
      ...this.#settlements.flatMap(({ posted }) => posted.map(({ entry }) => entry)).filter(isMoney),
      ...this.#open,
    ];
  }

  /** Both stand exactly at the start of the settlement. */
  #broughtForward(start: Instant): Posted[] {
    const balances = [
      { kind: BALANCE_KINDS.payable, minor: this.#debt },
      { kind: BALANCE_KINDS.previousReserve, minor: this.#reserve },
    ];
    return balances
      .filter(({ minor }) => minor !== 0)
      .map((amount) => ({ entry: accountEntry(OTHER, start, [amount]), postedTime: start }));
  }
}

/** What became known late stands at the start of the settlement that tells it. */
const postedSince = (entry: Entry, start: Instant): Posted => ({
  entry,
  postedTime: Math.max(entry.releaseTime, start),
});

const iso = (instant: Instant): string => new Date(instant).toISOString();

/** Balances only carry from one settlement to the next what was moved by others. */
const CARRIED: ReadonlySet<Kind> = new Set([
  BALANCE_KINDS.currentReserve,
  BALANCE_KINDS.previousReserve,
  BALANCE_KINDS.payable,
]);
const isMoney = ({ items }: Entry): boolean =>
  !items.some(({ amounts }) => amounts.some(({ kind }) => CARRIED.has(kind)));
