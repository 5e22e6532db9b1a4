/**
 * Finds lines of one settlement in the text of its report, in any cut: the way back from a sum to what it is made of.
 * Keeps a page of what is wanted and counts the rest. The report has been read and proven before; this reads it by the
 * same columns, numbers and months.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor } from '../../ledger/minor';
import { type Columns, columnsOf, withoutMark } from './columns';
import { Decimals, MarksSeen } from './decimals';
import { tripleOf } from './historic';
import { readMoment } from './moments';
import { isHeader } from './reader';
import { Months } from './readerMonths';
import type { Triple } from './settlement';
import type { ReadOptions } from './tally';

/** One amount of a report. In the old format a row holds several. */
export interface ReportLine extends Triple {
  /** Line of the file, counted from 1. */
  readonly row: number;
  readonly orderId: string;
  /** Amazon's order item code; empty where the row names none. */
  readonly item: string;
  readonly sku: string;
  /** Of a refund or of what takes one back. */
  readonly adjustmentId: string;
  readonly shipmentId: string;
  readonly orderItemCode: string;
  /** As the row says it; every row of an item repeats it. */
  readonly quantity: string;
  /** `AFN` or `MFN`; empty on lines of the account. */
  readonly fulfilment: string;
  readonly marketplaceName: string;
  /** `YYYY-MM` in the zone of the books. */
  readonly month: string;
  /** Milliseconds since 1970. */
  readonly posted: number;
  readonly amount: Minor;
  /** The row as it stands, without its line end. */
  readonly text: string;
}

export interface Wanted {
  readonly settlementId: string;
  readonly currency: string;
  readonly exponent: number;
  readonly monthOf: ReadOptions['monthOf'];
  wants(line: ReportLine): boolean;
  /** How many of the wanted lines to pass over, and how many to keep. */
  readonly skip: number;
  readonly keep: number;
}

export interface FoundLines {
  /** Of all that is wanted, kept or not. */
  readonly lines: number;
  readonly sum: Minor;
  readonly kept: readonly ReportLine[];
}

/** Columns that say what a line is about. Sums do without them. */
const ABOUT = {
  sku: 'sku',
  adjustmentId: 'adjustment-id',
  shipmentId: 'shipment-id',
  orderItemCode: 'order-item-code',
  quantity: 'quantity-purchased',
  fulfilment: 'fulfillment-id',
} as const;

type About = keyof typeof ABOUT;

/** @throws the refusal `settlement-unreadable` where the text is no settlement report */
export class LineFinder {
  readonly #wanted: Wanted;
  readonly #decimals = new Decimals();
  readonly #seen = new MarksSeen();
  readonly #months = new Map<string, Months>();
  readonly #kept: ReportLine[] = [];
  #columns: Columns | null = null;
  #about: Readonly<Record<About, number>> = placesOf([]);
  #row = 0;
  #rest = '';
  #posted = 0;
  #lines = 0;
  #sum = 0;

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  read(piece: string): void {
    const text = this.#rest + piece;
    let begin = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      this.#line(text.slice(begin, end));
      begin = end + 1;
    }
    this.#rest = text.slice(begin);
  }

  end(): FoundLines {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
    return { lines: this.#lines, sum: minor(this.#sum), kept: this.#kept };
  }

  #line(whole: string): void {
    this.#row++;
    const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    if (text.trim() === '') return;
    const columns = this.#columns;
    if (columns === null) {
      this.#header(text);
      return;
    }
    const cells = text.split('\t');
    const cell = (at: number): string => (cells[at] ?? '').trim();
    if (cell(columns.settlementId) !== this.#wanted.settlementId) {
      if (isHeader(text)) this.#header(text);
      return;
    }
    if (cell(columns.transactionType) === '') return;
    this.#posted = readMoment(cell(columns.posted)) ?? this.#posted;
    for (const { triple, at, name } of amountsOf(columns, cell))
      this.#amount(triple, cells[at] ?? '', name, cell, text);
  }

  /** Files may hold several reports, their columns in another order. */
  #header(text: string): void {
    this.#columns = columnsOf(text, this.#row);
    this.#about = placesOf(withoutMark(text).split('\t'));
  }

  #amount(triple: Triple, amount: string, name: string, cell: (at: number) => string, text: string): void {
    const { exponent, skip, keep } = this.#wanted;
    const columns = this.#columns as Columns;
    const marketplaceName = cell(columns.marketplaceName);
    const about = (name: About): string => (this.#about[name] < 0 ? '' : cell(this.#about[name]));
    const units = this.#decimals.read(amount, 0, amount.length, exponent, this.#seen, this.#row, name);
    // Named one by one: engines take ten times as long for a spread with so many others behind it, a million times over.
    const line: ReportLine = {
      transactionType: triple.transactionType,
      amountType: triple.amountType,
      amountDescription: triple.amountDescription,
      row: this.#row,
      orderId: cell(columns.orderId),
      item: cell(columns.orderItem),
      sku: about('sku'),
      adjustmentId: about('adjustmentId'),
      shipmentId: about('shipmentId'),
      orderItemCode: about('orderItemCode'),
      quantity: about('quantity'),
      fulfilment: about('fulfilment'),
      marketplaceName,
      month: this.#monthsOf(marketplaceName).of(this.#posted),
      posted: this.#posted,
      amount: minor(units),
      text,
    };
    if (!this.#wanted.wants(line)) return;
    this.#lines++;
    this.#sum += units;
    if (this.#lines > skip && this.#kept.length < keep) this.#kept.push(line);
  }

  #monthsOf(name: string): Months {
    const { currency, monthOf } = this.#wanted;
    const known = this.#months.get(name) ?? new Months((at) => monthOf(name, currency, at));
    this.#months.set(name, known);
    return known;
  }
}

/** Where they stand; -1 where the header has none. */
function placesOf(header: readonly string[]): Readonly<Record<About, number>> {
  const names = header.map((name) => name.trim().toLowerCase());
  const places = Object.entries(ABOUT).map(([name, column]) => [name, names.indexOf(column)] as const);
  return Object.fromEntries(places) as Record<About, number>;
}

interface AmountOf {
  readonly triple: Triple;
  readonly at: number;
  readonly name: string;
}

/** One of today's rows has one amount; an old one has one for each of its filled columns. */
function amountsOf(columns: Columns, cell: (at: number) => string): readonly AmountOf[] {
  const transactionType = cell(columns.transactionType);
  if (columns.version === 2) {
    const triple = {
      transactionType,
      amountType: cell(columns.amountType),
      amountDescription: cell(columns.amountDescription),
    };
    return [{ triple, at: columns.amount, name: 'amount' }];
  }
  const fees = columns.amounts.find(({ name }) => name === 'item-related-fee-amount');
  return columns.amounts
    .filter(({ amount }) => cell(amount) !== '')
    .map(({ name, amount, kind }) => ({
      triple: tripleOf(name, transactionType, kind < 0 ? '' : cell(kind), fees ? cell(fees.kind) : ''),
      at: amount,
      name,
    }));
}
