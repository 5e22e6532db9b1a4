/**
 * Lines that stand together in a report and are of one item of one order, refund or adjustment: what a fee is on, and how
 * many units of it. Keeps one item at a time, so that a report of any length takes no more memory than its longest item.
 * Source: settlement report V2, quantities are repeated on each row of an item (practice).
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor } from '../../ledger/minor';
import type { ReportLine } from './lineFinder';
import type { LineClass, Triple } from './settlement';

export type ClassOf = (triple: Triple) => LineClass | null;

/** A line with the class that the map gives it. */
export interface ClassedLine {
  readonly line: ReportLine;
  readonly class: LineClass | null;
}

export interface Item {
  readonly lines: readonly ClassedLine[];
  /** Units of the item; 0 where no row says how many. */
  readonly units: number;
  /** What the buyer paid for goods and gift wrap, less promotions on them. Below zero on a refund. */
  readonly goods: Minor;
  /** The same for shipping. */
  readonly shipping: Minor;
}

/** Lines of the account may stand together by the thousand; they are handed on in parts. */
const MOST_LINES = 1_000;

const OF_GOODS: readonly (LineClass | null)[] = ['sales', 'gift-wrap', 'refunds'];
const OF_SHIPPING: readonly (LineClass | null)[] = ['shipping', 'refunded-shipping'];

export class ItemRuns {
  readonly #classOf: ClassOf;
  readonly #take: (item: Item) => void;
  #lines: ClassedLine[] = [];

  constructor(classOf: ClassOf, take: (item: Item) => void) {
    this.#classOf = classOf;
    this.#take = take;
  }

  add(line: ReportLine): void {
    const [first] = this.#lines;
    if (first !== undefined && (!isSameItem(first.line, line) || this.#lines.length === MOST_LINES)) this.end();
    this.#lines.push({ line, class: this.#classOf(line) });
  }

  /** To be called behind the last line. */
  end(): void {
    if (this.#lines.length === 0) return;
    const lines = this.#lines;
    this.#lines = [];
    this.#take({ lines, units: unitsOf(lines), goods: paidFor('goods', lines), shipping: paidFor('shipping', lines) });
  }
}

function isSameItem(one: ReportLine, other: ReportLine): boolean {
  return (
    one.orderId === other.orderId &&
    one.orderItemCode === other.orderItemCode &&
    one.sku === other.sku &&
    one.shipmentId === other.shipmentId &&
    one.adjustmentId === other.adjustmentId &&
    one.transactionType === other.transactionType &&
    one.posted === other.posted
  );
}

function paidFor(what: 'goods' | 'shipping', lines: readonly ClassedLine[]): Minor {
  let paid = 0;
  for (const { line, class: its } of lines) {
    const isShipping = its === 'promotions' ? line.amountDescription === 'Shipping' : OF_SHIPPING.includes(its);
    const isGoods = its === 'promotions' ? !isShipping : OF_GOODS.includes(its);
    if (what === 'shipping' ? isShipping : isGoods) paid += line.amount;
  }
  return minor(paid);
}

/** The price of goods: of an order or of a refund. */
export const isPrincipal = ({ amountType, amountDescription }: Triple): boolean =>
  amountType === 'ItemPrice' && amountDescription === 'Principal';

/** Of the rows of goods, which split where an item left in parts; where it has none, the most that any row says. */
function unitsOf(lines: readonly ClassedLine[]): number {
  let ofGoods = 0;
  let most = 0;
  for (const { line } of lines) {
    const units = /^\d{1,6}$/.test(line.quantity) ? Number(line.quantity) : 0;
    if (isPrincipal(line)) ofGoods += units;
    if (units > most) most = units;
  }
  return ofGoods > 0 ? ofGoods : most;
}
