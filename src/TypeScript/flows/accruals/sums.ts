/**
 * What is unsettled at a month's end, added up by kind: only what no journal of that month carries, and beside it what an
 * order without a bill brought, which is for people.
 *
 * @NApiVersion 2.1
 */

import type { Leaf, Transaction } from '../../amazon/listTransactions';
import { isOrderId } from '../../amazon/orderId';
import { type Minor, minor, sum, ZERO } from '../../ledger/minor';
import type { RecordingWay } from '../billing/ways';
import { accountOf, givesBack, type PostedGroup } from '../settlements/accounts';
import type { LineClass, LineGroup, Triple } from '../settlements/settlement';
import { tripleOf } from './kinds';
import type { Unsettled } from './unsettled';

/** Reserve and debt stand on their own accounts, whoever tells of them again. */
const ON_THEIR_OWN: ReadonlySet<LineClass> = new Set(['current-reserve', 'previous-reserve', 'payable-to-amazon']);
const OF_TAX: ReadonlySet<LineClass> = new Set(['tax', 'withheld-tax']);

/** What decides of a kind alone. */
export interface KindFacts {
  readonly way: RecordingWay;
  /** Amazon's name of the marketplace, as settlements write it. */
  readonly marketplaceName: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly classOf: (triple: Triple) => LineClass | null;
}

export interface SumFacts extends KindFacts {
  /** Whether a document of that order is dated in the month or before it; not asked in the way settlement. */
  readonly isBilled: (orderId: string) => boolean;
  /** Whether a document refunds that order out of clearing. */
  readonly isRefunded: (orderId: string) => boolean;
}

/** Money of an order that one of the two has and the other has not. */
export interface OrderAmount {
  readonly orderId: string;
  readonly amount: Minor;
}

export interface UnsettledSums {
  readonly held: readonly LineGroup[];
  readonly open: readonly LineGroup[];
  /** Amazon has posted it, and nothing is billed here: what Amazon owes for it is in no account. */
  readonly unbilled: readonly OrderAmount[];
  readonly transactions: number;
}

/** Adds up transactions as they come, so that no more than one of them is in memory. Kinds stand as they first appear. */
export class SumsOfMonth {
  readonly #facts: SumFacts;
  readonly #sums = { held: new Map<string, LineGroup>(), open: new Map<string, LineGroup>() };
  readonly #unbilled = new Map<string, Minor>();
  #transactions = 0;

  constructor(facts: SumFacts) {
    this.#facts = facts;
  }

  add({ transaction, part }: Unsettled): void {
    const { orderId, type, total, leaves } = transaction;
    this.#transactions++;
    if (orderId !== null && waitsForBill(transaction, orderId, this.#facts)) {
      this.#unbilled.set(orderId, minor((this.#unbilled.get(orderId) ?? ZERO) + total));
      return;
    }
    const hasDocument = orderId !== null && this.#facts.isRefunded(orderId);
    for (const leaf of leaves) {
      const triple = tripleOf(type, leaf);
      if (leaf.amount === 0 || isCarried(triple, this.#facts, hasDocument)) continue;
      addTo(this.#sums[part], triple, leaf.amount, this.#facts);
    }
  }

  get result(): UnsettledSums {
    return {
      held: [...this.#sums.held.values()],
      open: [...this.#sums.open.values()],
      unbilled: [...this.#unbilled].map(([orderId, amount]) => ({ orderId, amount })),
      transactions: this.#transactions,
    };
  }
}

/** Fees alone, such as those for another channel's sale, wait for no bill: there is none to come. */
function waitsForBill(transaction: Transaction, orderId: string, facts: SumFacts): boolean {
  if (facts.way === 'settlement' || !isOrderId(orderId) || facts.isBilled(orderId)) return false;
  return transaction.type !== 'Shipment' || saleLeaves(transaction, facts).length > 0;
}

function addTo(into: Map<string, LineGroup>, triple: Triple, amount: Minor, facts: SumFacts): void {
  const key = JSON.stringify([triple.transactionType, triple.amountType, triple.amountDescription]);
  const { marketplaceName, month } = facts;
  const before = into.get(key) ?? { ...triple, marketplaceName, month, lines: 0, amount: ZERO };
  into.set(key, { ...before, lines: before.lines + 1, amount: minor(before.amount + amount) });
}

/** Whether an account has it already: reserve and debt their own, and clearing what documents put there, with its tax. */
function isCarried(triple: Triple, { way, classOf, marketplaceName, month }: KindFacts, hasDocument: boolean): boolean {
  const found = classOf(triple);
  if (found === null || found === 'review') return false;
  if (ON_THEIR_OWN.has(found) || (hasDocument && givesBack(triple, found))) return true;
  if (way === 'settlement') return false;
  if (OF_TAX.has(found) && triple.transactionType === 'Order') return true;
  const group: PostedGroup = { ...triple, marketplaceName, month, lines: 0, amount: ZERO, class: found };
  return accountOf(group, { way, feeTaxApart: true }, classOf) === 'clearing';
}

/** What bills of an order put on clearing, as Amazon has posted it: the lines that `isCarried` leaves out. */
export const relievedBy = (transaction: Transaction, facts: KindFacts): Minor =>
  sum(saleLeaves(transaction, facts).map(({ amount }) => amount));

function saleLeaves({ type, leaves }: Transaction, facts: KindFacts): readonly Leaf[] {
  return leaves.filter((leaf) => {
    const triple = tripleOf(type, leaf);
    const found = facts.classOf(triple);
    return (
      triple.transactionType === 'Order' &&
      found !== null &&
      isCarried(triple, facts, false) &&
      !ON_THEIR_OWN.has(found)
    );
  });
}

/** Kinds without a class that can be posted: the accrual waits for a person to give them one. */
export function withoutClass(groups: readonly LineGroup[], classOf: SumFacts['classOf']): readonly LineGroup[] {
  return groups.filter((group) => {
    const found = classOf(group);
    return found === null || found === 'review';
  });
}
