// The seller's banks: each payment of Amazon arrives some days after the planned day, unless it was sent back before, and
// somebody enters it in NetSuite from the statement. What they have, they know themselves.

import type { Settlement } from '../../amazon/settlements/ledger';
import { DAY, type Instant } from '../../clock';
import { enterBankLine } from '../../settle/bank';
import type { Place, QuarterCompany } from './company';

/** Source: banks show Amazon's payments one to five business days later (documentation). */
const LATEST = 4;

interface Payment {
  readonly settlement: Settlement;
  /** When the bank has it. */
  readonly arrives: Instant;
  hasArrived: boolean;
  /** When it was sent back; null while nobody did. */
  bounced: Instant | null;
}

export class Banks {
  readonly #company: QuarterCompany;
  readonly #payments = new Map<Place, Payment[]>();

  constructor(company: QuarterCompany) {
    this.#company = company;
  }

  /** Enters what has arrived by now. */
  enter(): void {
    const { clock, account } = this.#company.world;
    for (const place of this.#company.places) {
      for (const payment of this.#of(place)) {
        const { arrives, bounced, settlement } = payment;
        if (payment.hasArrived || arrives > clock.now() || (bounced !== null && bounced <= arrives)) continue;
        payment.hasArrived = true;
        enterBankLine(account, {
          bank: place.bank,
          from: this.#company.accounts.get('payout') ?? 0,
          minor: settlement.total,
          digits: place.facts.currency === 'JPY' ? 0 : 2,
          day: new Date(arrives).toISOString().slice(0, 10),
          subsidiary: place.subsidiary,
          currency: place.currency,
        });
      }
    }
  }

  /** The last payment that was not sent back goes back. Throws where there is none. */
  sendBack(place: Place): void {
    const { clock, amazon } = this.#company.world;
    amazon.control.failTransfer(place.seller, place.facts.id);
    const last = this.#of(place).findLast(({ bounced }) => bounced === null);
    if (last !== undefined) last.bounced = clock.now();
  }

  /** What the bank has of Amazon's payments at a moment, in minor units; what it sent back by then is gone. */
  has(place: Place, at: Instant): number {
    return this.#of(place)
      .filter(({ hasArrived, bounced }) => hasArrived && (bounced === null || bounced > at))
      .reduce((sum, { settlement }) => sum + settlement.total, 0);
  }

  /** Whether a payment came back, and the settlement that gives it again paid nothing, or has not arrived yet. */
  waits(place: Place): boolean {
    const payments = this.#of(place);
    const { settlements } = this.#company.world.amazon.control.ledgerTruth(place.seller, place.facts.id);
    return payments.some(({ bounced }) => {
      if (bounced === null) return false;
      const next = settlements.find(({ end }) => end > bounced);
      return !payments.some(({ settlement, hasArrived }) => settlement === next && hasArrived);
    });
  }

  #of(place: Place): readonly Payment[] {
    const { settlements } = this.#company.world.amazon.control.ledgerTruth(place.seller, place.facts.id);
    const payments = this.#payments.get(place) ?? [];
    this.#payments.set(place, payments);
    for (const settlement of settlements.filter(({ total }) => total > 0).slice(payments.length)) {
      const days = Number(settlement.settlementId) % (LATEST + 1);
      payments.push({ settlement, arrives: settlement.depositDate + days * DAY, hasArrived: false, bounced: null });
    }
    return payments;
  }
}
