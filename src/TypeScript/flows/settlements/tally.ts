/**
 * What the lines of one settlement come to while they are read: groups of a kind, a marketplace and a month, and, where
 * asked for, what each order came to. Nothing is kept of a single line.
 *
 * @NApiVersion 2.1
 */

import { minor } from '../../ledger/minor';
import type { OrderPart } from './orderParts';
import { OrderSums } from './orderSums';
import { Months, QUARTER } from './readerMonths';
import { detached } from './row';
import type { LineGroup, Triple } from './settlement';

/** Questions that the reader of a file is given the answers to. */
export interface ReadOptions {
  /** `YYYY-MM` of a moment (milliseconds, UTC) in the zone of the books. */
  monthOf(marketplaceName: string, currency: string, at: number): string;
  /** What lines of a kind are to their order; null for nothing. Without it no order is kept. */
  orderPartOf?(line: Triple & { readonly marketplaceName: string }): OrderPart | null;
  /** Whether orders keep what their sales are made of, by kind of line. */
  readonly keepsKinds?: boolean;
}

interface Amount {
  lines: number;
  units: number;
}

/** Lines of one triple and one marketplace. */
export class Kind {
  readonly triple: Triple;
  readonly marketplaceName: string;
  readonly part: OrderPart | null;
  readonly byMonth = new Map<string, Amount>();
  /** By quarter of an hour, while the currency and with it the month is not known. */
  readonly waiting = new Map<number, Amount>();
  #months: Months | null = null;
  #month = '';
  #amount: Amount | null = null;

  constructor(triple: Triple, marketplaceName: string, part: OrderPart | null) {
    this.triple = triple;
    this.marketplaceName = marketplaceName;
    this.part = part;
  }

  /** Of the line added last; empty while no month is known. */
  get month(): string {
    return this.#month;
  }

  add(units: number, posted: number): void {
    if (this.#months === null) {
      add(this.waiting, Math.floor(posted / QUARTER), 1, units);
      return;
    }
    const month = this.#months.of(posted);
    if (month !== this.#month || this.#amount === null) {
      this.#amount = add(this.byMonth, month, 0, 0);
      this.#month = month;
    }
    this.#amount.lines++;
    this.#amount.units += units;
  }

  /** From now on months are known; amounts that waited for them were read with so much too many units. */
  dated(months: Months, factor: number): void {
    this.#months = months;
    for (const [quarter, { lines, units }] of this.waiting) {
      add(this.byMonth, months.of(quarter * QUARTER), lines, units / factor);
    }
    this.waiting.clear();
  }
}

type Tree<Leaf> = Map<string, Map<string, Map<string, Map<string, Leaf>>>>;

export class Tally {
  lines = 0;
  sum = 0;
  /** Of all amounts without their signs: while it is exact, so is every sum. */
  magnitude = 0;
  readonly orders: OrderSums;
  readonly #options: ReadOptions;
  readonly #kinds = new Map<string, Kind>();
  /** The same kinds by the cells as they stand, blanks and all, so that a line finds its kind without any trimming. */
  readonly #byCells: Tree<Kind> = new Map();
  readonly #months = new Map<string, Months>();
  #currency: string | null = null;

  constructor(options: ReadOptions) {
    this.#options = options;
    this.orders = new OrderSums(options.keepsKinds);
  }

  kindOf(transactionType: string, amountType: string, amountDescription: string, marketplaceName: string): Kind {
    const found = this.#byCells.get(transactionType)?.get(amountType)?.get(amountDescription)?.get(marketplaceName);
    return found ?? this.#newCells(transactionType, amountType, amountDescription, marketplaceName);
  }

  add(kind: Kind, units: number, posted: number): void {
    this.lines++;
    this.sum += units;
    this.magnitude += units < 0 ? -units : units;
    kind.add(units, posted);
  }

  /** The currency is known; what was read before has so many times the units it should have. */
  known(currency: string, factor: number): void {
    this.#currency = currency;
    this.sum /= factor;
    for (const kind of this.#kinds.values()) kind.dated(this.#monthsOf(kind.marketplaceName, currency), factor);
    this.orders.known((marketplaceName) => this.#monthsOf(marketplaceName, currency), factor);
  }

  groups(): LineGroup[] {
    return [...this.#kinds.values()].flatMap(({ triple, marketplaceName, byMonth }) =>
      [...byMonth].map(([month, { lines, units }]) => ({
        ...triple,
        marketplaceName,
        month,
        lines,
        amount: minor(units),
      })),
    );
  }

  #newCells(transactionType: string, amountType: string, amountDescription: string, marketplaceName: string): Kind {
    const cells = [transactionType, amountType, amountDescription, marketplaceName] as const;
    const kind = this.#newKind(cells.map((cell) => detached(cell.trim())) as [string, string, string, string]);
    const [type, amount, description, marketplace] = cells.map(detached) as [string, string, string, string];
    const types = branch(this.#byCells, type);
    const amounts = branch(types, amount);
    branch(amounts, description).set(marketplace, kind);
    return kind;
  }

  #newKind(cells: readonly [string, string, string, string]): Kind {
    const key = cells.join('\t');
    const before = this.#kinds.get(key);
    if (before) return before;
    const [transactionType, amountType, amountDescription, marketplaceName] = cells;
    const triple = { transactionType, amountType, amountDescription };
    const part = this.#options.orderPartOf?.({ ...triple, marketplaceName }) ?? null;
    const kind = new Kind(triple, marketplaceName, part);
    if (this.#currency !== null) kind.dated(this.#monthsOf(marketplaceName, this.#currency), 1);
    this.#kinds.set(key, kind);
    return kind;
  }

  #monthsOf(marketplaceName: string, currency: string): Months {
    let months = this.#months.get(marketplaceName);
    if (!months) {
      months = new Months((at) => this.#options.monthOf(marketplaceName, currency, at));
      this.#months.set(marketplaceName, months);
    }
    return months;
  }
}

function add<Key>(amounts: Map<Key, Amount>, key: Key, lines: number, units: number): Amount {
  let amount = amounts.get(key);
  if (!amount) {
    amount = { lines: 0, units: 0 };
    amounts.set(key, amount);
  }
  amount.lines += lines;
  amount.units += units;
  return amount;
}

function branch<Value>(tree: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  let found = tree.get(key);
  if (!found) {
    found = new Map();
    tree.set(key, found);
  }
  return found;
}
