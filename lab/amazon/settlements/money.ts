// The money of one seller account: a ledger for each of its marketplaces, filled as money moves, and settlements that the
// clock closes. Nothing is written before a settlement is closed.
// Source: one settlement = one account, one marketplace account, one currency (an audited registry), unless a line says otherwise.

import { type Instant, MINUTE, SECOND } from '../../clock';
import type { Random } from '../../random';
import { type MarketplaceFacts, marketplaceFacts, marketplaces } from '../marketplaces';
import type { AmazonOrder } from '../order';
import { fileOf, type ReportTwist, usualCharset } from '../reportFile';
import type { Seller } from '../seller';
import type { Entry } from './entry';
import { Ledger, PERIOD, type Settlement } from './ledger';
import { OrderMoney, type RefundDraft } from './orderMoney';
import { type RowTwist, SETTLEMENT_V2, settlementTable } from './settlementFile';

/** Until the report of a settlement that the clock closed can be found: a guess. */
const REPORT_AFTER = { shortest: 10 * MINUTE, longest: 120 * MINUTE };

/** How one report of a settlement turns out. */
export interface SettlementTwist {
  readonly rows?: RowTwist;
  readonly file?: ReportTwist;
  /** Milliseconds from the end of the settlement until its report can be found. */
  readonly reportAfter?: number;
}

export interface Closing extends SettlementTwist {
  /** What is held back of a positive amount, in minor units and at most all of it; the account's share unless given. */
  readonly reserve?: number | 'all';
}

export class Money {
  readonly orders: OrderMoney;
  /** What a closing holds back of a positive amount, in hundredths. An example: Amazon tells nobody how it decides. */
  reserveShare = 10;
  /** Whether lists of transactions show some of them only after hours or days. */
  tellsLate = true;
  /** Transactions that one page of a list looks through. */
  transactionsPerPage = 500;
  readonly #seller: Seller;
  readonly #random: Random;
  /** Settlement ids are numbers above it. Source: real files, 10 or 11 digits. */
  readonly #prefix: number;
  readonly #ledgers = new Map<string, Ledger>();
  readonly #twists: Closing[] = [];
  readonly #watchers: ((entry: Entry) => void)[] = [];
  #settlements = 0;
  #reports = 0;

  constructor(seller: Seller, random: Random) {
    this.#seller = seller;
    this.#random = random;
    this.orders = new OrderMoney(random.fork('orders'));
    this.#prefix = random.fork('settlements').int(10_000, 99_999) * 1_000_000;
  }

  /** Books what left between two versions of an order. */
  follow(before: AmazonOrder | undefined, after: AmazonOrder): void {
    const entry = this.orders.shipped(before, after);
    if (entry === null) return;
    this.#ledgerOf(after.marketplaceId, after.currency, entry.createdTime).post(entry);
    for (const see of this.#watchers) see(entry);
  }

  /** Sees every entry of a shipment. */
  watch(see: (entry: Entry) => void): void {
    this.#watchers.push(see);
  }

  /** Books a refund and returns its adjustment id. */
  refund(order: AmazonOrder, draft: RefundDraft, at: Instant): string {
    const entry = this.orders.refund(order, draft, at);
    this.#ledgerOf(order.marketplaceId, order.currency, at).post(entry);
    return entry.adjustmentId;
  }

  post(place: string, entry: Entry): void {
    this.ledger(place, entry.createdTime).post(entry);
  }

  /** The ledger of a marketplace id, or of a currency that only one of the account's marketplaces has. */
  ledger(place: string, at: Instant): Ledger {
    const { id, currency } = this.#marketplace(place);
    return this.#ledgerOf(id, currency, at);
  }

  /** As `ledger`, to look at: where no money ever moved, an empty one that nobody keeps. */
  look(place: string, at: Instant): Ledger {
    const marketplace = this.#marketplace(place);
    const { id, currency } = marketplace;
    return this.#ledgers.get(keyOf(id, currency)) ?? new Ledger(marketplace, currency, at);
  }

  /** All of the account in which money ever moved, by marketplace. */
  ledgers(): readonly Ledger[] {
    const order = (ledger: Ledger) => this.#seller.marketplaceIds.indexOf(ledger.marketplace.id);
    return [...this.#ledgers.values()].sort((one, other) => order(one) - order(other));
  }

  #marketplace(place: string): MarketplaceFacts {
    const own = this.#seller.marketplaceIds.map(marketplaceFacts);
    const found = own.filter(({ id, currency }) => id === place || currency === place);
    const [first] = found;
    if (first === undefined) throw new RangeError(`The account sells in no marketplace and no currency "${place}".`);
    if (found.length === 1) return first;
    const ids = found.map(({ id }) => id).join(', ');
    throw new RangeError(`${found.length} marketplaces of the account have ${place}; name one of them: ${ids}.`);
  }

  /** The next settlement that is closed turns out like this; each twist is for one. */
  twist(twist: Closing): void {
    this.#twists.push(twist);
  }

  /** Source: a payment on demand closes a settlement at any moment (real files). */
  close(ledger: Ledger, at: Instant, asked: Closing = {}): Settlement {
    const twist = { ...this.#twists[0], ...asked };
    const { reserve, reportAfter = 0 } = twist;
    const hold = (net: number): number => {
      if (reserve === undefined) return Math.floor((net * this.reserveShare) / 100);
      return reserve === 'all' ? net : Math.min(reserve, net);
    };
    const settlement = ledger.close(String(this.#prefix + this.#settlements + 1), at, hold);
    this.#settlements += 1;
    this.#twists.shift();
    this.#publish(settlement, twist, at, reportAfter);
    return settlement;
  }

  /** The same settlement in one more report, as twisted as is asked. Source: accounting tools, a missing line comes later. */
  reissue(settlementId: string, twist: SettlementTwist, at: Instant): void {
    const settlement = [...this.#ledgers.values()]
      .flatMap(({ settlements }) => settlements)
      .find((each) => each.settlementId === settlementId);
    if (settlement === undefined) throw new RangeError(`The account has no settlement ${settlementId}.`);
    this.#publish(settlement, twist, at, twist.reportAfter ?? 0);
  }

  #publish(settlement: Settlement, twist: SettlementTwist, at: Instant, after: number): void {
    if (after === 0) this.#report(settlement, twist, at);
    else this.#seller.events.schedule(at + after, (then) => this.#report(settlement, twist, then));
  }

  /** Source: reports of a unified account bear every marketplace of the region, whatever the filter (an audited account). */
  #report(settlement: Settlement, { rows = {}, file = {} }: SettlementTwist, at: Instant): void {
    const { region } = this.#seller;
    this.#reports += 1;
    // Practice: a settlement's download names no charset.
    const contents = fileOf(
      settlementTable(settlement, rows),
      { contentType: 'text/plain', ...file },
      usualCharset(region, [settlement.marketplace.id]),
    );
    this.#seller.reports.appear({
      reportId: `${6_000 + this.#random.int(0, 999)}${String(this.#reports).padStart(8, '0')}`,
      reportType: SETTLEMENT_V2,
      marketplaceIds: marketplaces.filter((each) => each.region === region).map(({ id }) => id),
      from: settlement.start,
      to: settlement.end,
      createdTime: at,
      contents,
    });
  }

  #ledgerOf(marketplaceId: string, currency: string, at: Instant): Ledger {
    const key = keyOf(marketplaceId, currency);
    const known = this.#ledgers.get(key);
    if (known !== undefined) return known;
    // The first settlement begins with the first money, and so does the account's rhythm.
    const start = Math.floor((at - 1) / MINUTE) * MINUTE;
    const ledger = new Ledger(marketplaceFacts(marketplaceId), currency, start);
    this.#ledgers.set(key, ledger);
    this.#watch(ledger);
    return ledger;
  }

  /** A settlement closed by hand moves the next one's time, so an early bell only winds itself up again. */
  #watch(ledger: Ledger): void {
    this.#seller.events.schedule(ledger.due, (at) => {
      if (at >= ledger.due) this.#closeByClock(ledger, at);
      this.#watch(ledger);
    });
  }

  /** Source: real files, a dormant account's settlement goes on for weeks: without rows none is closed. */
  #closeByClock(ledger: Ledger, at: Instant): void {
    if (!ledger.hasRows(at)) {
      ledger.due = at + PERIOD;
      return;
    }
    const [twist = {}] = this.#twists;
    const seconds = this.#random.int(REPORT_AFTER.shortest / SECOND, REPORT_AFTER.longest / SECOND);
    this.close(ledger, at, { reportAfter: twist.reportAfter ?? seconds * SECOND });
  }
}

const keyOf = (marketplaceId: string, currency: string): string => `${marketplaceId} ${currency}`;
