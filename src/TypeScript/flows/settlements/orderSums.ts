/**
 * What the lines of each order come to while a settlement is read: what pays for the sale, tax by item, and what is given
 * back by kind of line. One small object for each order, marketplace and month; nothing of a single line is kept.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum, ZERO } from '../../ledger/minor';
import type { Columns } from './columns';
import type { OrderPart } from './orderParts';
import { type Months, QUARTER } from './readerMonths';
import { detached, type Row } from './row';
import type { Triple } from './settlement';

/** Tax of one item of an order; their rest is the seller's own. */
export interface ItemTax {
  /** Amazon's order item code; empty where the lines name none. */
  readonly item: string;
  readonly tax: Minor;
  /** With its own sign: what Amazon withheld of the tax is below zero. */
  readonly withheld: Minor;
}

/** What Amazon did not keep of the tax: the seller owes it. */
export const ownTaxOf = (taxes: readonly ItemTax[]): Minor =>
  sum(taxes.map(({ tax, withheld }) => minor(tax + withheld)));

/** What lines of one kind give back to the buyer of an order. */
export interface RefundedKind extends Triple {
  readonly amount: Minor;
}

/** An order in one marketplace and month of a settlement. */
export interface OrderSum {
  /** Empty for lines that name none. */
  readonly orderId: string;
  readonly marketplaceName: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Of the sale, without tax. */
  readonly sale: Minor;
  /** What a carrier collected in cash. */
  readonly collected: Minor;
  readonly taxes: readonly ItemTax[];
  /** What is given back to the buyer, tax and all. */
  readonly refunds: readonly RefundedKind[];
  readonly refundTaxes: readonly ItemTax[];
  /** What sale and tax are made of; only where the reader was asked to keep it. */
  readonly kinds?: readonly RefundedKind[];
}

/** What of a kind of line an order needs. */
export interface KindOfOrder {
  readonly triple: Triple;
  readonly marketplaceName: string;
  readonly part: OrderPart | null;
  /** Of the line added last; empty while no month is known. */
  readonly month: string;
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** Most orders have no refund: they share one list that is empty. */
const NO_TAXES: Open<ItemTax>[] = [];
const NO_REFUNDS: Open<RefundedKind>[] = [];

class OpenOrder {
  readonly orderId: string;
  readonly marketplaceName: string;
  readonly month: string;
  /** Of an hour, while the month is not known. */
  readonly quarter: number;
  sale: Minor = ZERO;
  collected: Minor = ZERO;
  taxes = NO_TAXES;
  refunds = NO_REFUNDS;
  refundTaxes = NO_TAXES;
  kinds = NO_REFUNDS;
  /** The same order in another marketplace or month. */
  next: OpenOrder | null = null;

  constructor(orderId: string, marketplaceName: string, month: string, quarter: number) {
    this.orderId = orderId;
    this.marketplaceName = marketplaceName;
    this.month = month;
    this.quarter = quarter;
  }

  add(part: OrderPart, units: number, triple: Triple, item: string): void {
    if (part === 'sale') this.sale = minor(this.sale + units);
    else if (part === 'collected') this.collected = minor(this.collected + units);
    else if (part === 'tax') add(this.taxed(item), units, 0);
    else if (part === 'withheld') add(this.taxed(item), 0, units);
    else {
      this.refund(triple, units);
      if (part === 'refund-tax') add(this.refundTaxed(item), units, 0);
      else if (part === 'refund-withheld') add(this.refundTaxed(item), 0, units);
    }
  }

  refund(triple: Triple, units: number): void {
    this.refunds = addKind(this.refunds, triple, units);
  }

  sold(triple: Triple, units: number): void {
    this.kinds = addKind(this.kinds, triple, units);
  }

  taxed(item: string): Open<ItemTax> {
    if (this.taxes === NO_TAXES) this.taxes = [];
    return itemIn(this.taxes, item);
  }

  refundTaxed(item: string): Open<ItemTax> {
    if (this.refundTaxes === NO_TAXES) this.refundTaxes = [];
    return itemIn(this.refundTaxes, item);
  }
}

function addKind(kinds: Open<RefundedKind>[], triple: Triple, units: number): Open<RefundedKind>[] {
  const own = kinds === NO_REFUNDS ? [] : kinds;
  const known = own.find((each) => isSameKind(each, triple));
  if (known) known.amount = minor(known.amount + units);
  else own.push({ ...triple, amount: minor(units) });
  return own;
}

function add(taxes: Open<ItemTax>, tax: number, withheld: number): void {
  taxes.tax = minor(taxes.tax + tax);
  taxes.withheld = minor(taxes.withheld + withheld);
}

const isTax = (part: OrderPart): boolean => part !== 'sale' && part !== 'collected' && part !== 'refund';

const isSold = (part: OrderPart): boolean => part === 'sale' || part === 'tax' || part === 'withheld';

const isSameKind = (one: Triple, other: Triple): boolean =>
  one.amountDescription === other.amountDescription &&
  one.amountType === other.amountType &&
  one.transactionType === other.transactionType;

function itemIn(taxes: Open<ItemTax>[], item: string): Open<ItemTax> {
  for (const each of taxes) if (each.item === item) return each;
  const made = { item, tax: ZERO, withheld: ZERO };
  taxes.push(made);
  return made;
}

export class OrderSums {
  #orders = new Map<string, OpenOrder>();
  #last: OpenOrder | null = null;
  #item = '';
  readonly #keepsKinds: boolean;

  constructor(keepsKinds = false) {
    this.#keepsKinds = keepsKinds;
  }

  /** To be called after the line was added to its kind, which then knows the month. */
  add(kind: KindOfOrder, part: OrderPart, units: number, posted: number, row: Row, columns: Columns): void {
    const quarter = kind.month === '' ? Math.floor(posted / QUARTER) : 0;
    let order = this.#last;
    if (order === null || !row.holds(columns.orderId, order.orderId) || !isPlace(order, kind, quarter)) {
      order = this.#orderOf(row.cell(columns.orderId), kind.marketplaceName, kind.month, quarter);
      this.#last = order;
    }
    order.add(part, units, kind.triple, isTax(part) ? this.#itemOf(row, columns.orderItem) : '');
    if (this.#keepsKinds && isSold(part)) order.sold(kind.triple, units);
  }

  /** Months are known from now on; amounts so far were read with so many times the units they have. */
  known(monthsOf: (marketplaceName: string) => Months, factor: number): void {
    const waiting = this.sums();
    this.#orders = new Map();
    this.#last = null;
    for (const each of waiting) {
      const month = monthsOf(each.marketplaceName).of(each.quarter * QUARTER);
      const order = this.#orderOf(each.orderId, each.marketplaceName, month, 0);
      order.sale = minor(order.sale + each.sale / factor);
      order.collected = minor(order.collected + each.collected / factor);
      for (const { item, tax, withheld } of each.taxes) add(order.taxed(item), tax / factor, withheld / factor);
      for (const { amount, ...triple } of each.refunds) order.refund(triple, amount / factor);
      for (const { amount, ...triple } of each.kinds) order.sold(triple, amount / factor);
      for (const { item, tax, withheld } of each.refundTaxes) {
        add(order.refundTaxed(item), tax / factor, withheld / factor);
      }
    }
  }

  /** In the order in which they begin in the report. */
  sums(): readonly OpenOrder[] {
    const all: OpenOrder[] = [];
    for (const first of this.#orders.values()) {
      for (let order: OpenOrder | null = first; order !== null; order = order.next) all.push(order);
    }
    return all;
  }

  #orderOf(orderId: string, marketplaceName: string, month: string, quarter: number): OpenOrder {
    const first = this.#orders.get(orderId);
    for (let order = first ?? null; order !== null; order = order.next) {
      if (isPlace(order, { marketplaceName, month }, quarter)) return order;
    }
    const own = first?.orderId ?? detached(orderId);
    const made = new OpenOrder(own, marketplaceName, month, quarter);
    if (first === undefined) this.#orders.set(own, made);
    else {
      made.next = first.next;
      first.next = made;
    }
    return made;
  }

  /** Lines of an item stand together: most have the item of the line before. */
  #itemOf(row: Row, cell: number): string {
    if (!row.holds(cell, this.#item)) this.#item = detached(row.cell(cell));
    return this.#item;
  }
}

const isPlace = (order: OpenOrder, kind: Pick<KindOfOrder, 'marketplaceName' | 'month'>, quarter: number): boolean =>
  order.month === kind.month && order.quarter === quarter && order.marketplaceName === kind.marketplaceName;
