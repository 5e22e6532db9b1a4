/**
 * One settlement while its rows are read: its summary row, wherever in the file it stands, and its lines so far.
 *
 * @NApiVersion 2.1
 */

import { exponentOf, isKnownCurrency } from '../../ledger/currencies';
import { minor } from '../../ledger/minor';
import type { Columns } from './columns';
import { type Decimals, MarksSeen, MOST_DECIMALS } from './decimals';
import { PATTERNS, readMoment } from './moments';
import { detached, type Row } from './row';
import type { SettlementHead, SettlementReading } from './settlement';
import { type ReadOptions, Tally } from './tally';

/** How often something was seen, and on which line first. */
interface Seen {
  count: number;
  line: number;
}

export class OpenSettlement {
  readonly id: string;
  readonly firstLine: number;
  readonly tally: Tally;
  readonly seen = new MarksSeen();
  /** Decimals that amounts are read with; the most there are while the currency is not known. */
  exponent = MOST_DECIMALS;
  currency: string | null = null;
  #head: SettlementHead | null = null;
  #headLine = 0;
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;
  #posted: number | null = null;
  readonly #untimed: Seen = { count: 0, line: 0 };
  readonly #before: Seen = { count: 0, line: 0 };
  readonly #mixed: Seen = { count: 0, line: 0 };
  readonly #short: Seen = { count: 0, line: 0 };
  readonly #ofFormat = new Set<string>();

  constructor(id: string, firstLine: number, options: ReadOptions) {
    this.id = id;
    this.firstLine = firstLine;
    this.tally = new Tally(options);
  }

  /** A row of it stands behind rows of another one. */
  resumed(line: number): void {
    count(this.#mixed, line);
  }

  /** A row of it left out blank cells at its end. */
  leftOut(line: number): void {
    count(this.#short, line);
  }

  /** The row with dates and total; the second one is refused. */
  readSummary(row: Row, columns: Columns, decimals: Decimals): void {
    if (this.#head !== null) {
      row.refuse(
        'total-amount',
        `one summary row for the settlement ${this.id}, which is on line ${this.#headLine}`,
        row.cell(columns.total),
      );
    }
    for (const { name, cell } of ownAmounts(columns)) {
      if (!row.isBlank(cell)) row.refuse(name, `no ${name} on the summary row`, row.cell(cell));
    }
    const code = row.cell(columns.currency);
    this.#known(code, row, decimals);
    const start = moment(row, columns.start, 'settlement-start-date');
    const end = moment(row, columns.end, 'settlement-end-date');
    if (start > end) {
      row.refuse('settlement-end-date', `an end behind the start ${row.cell(columns.start)}`, row.cell(columns.end));
    }
    const { total, deposit } = columns;
    const { text, line } = row;
    const units = decimals.read(text, row.from(total), row.to(total), this.exponent, this.seen, line, 'total-amount');
    this.#headLine = line;
    this.#head = {
      settlementId: this.id,
      currency: this.currency ?? code,
      exponent: this.exponent,
      start,
      end,
      depositDate: moment(row, deposit, 'deposit-date'),
      total: minor(units),
    };
  }

  /** Before the amounts of a line: what its row says of the whole settlement, which may stand in any of them. */
  beginLine(row: Row, columns: Columns, decimals: Decimals): void {
    if (this.#head === null) count(this.#before, row.line);
    if (!row.isBlank(columns.currency)) this.#known(row.cell(columns.currency), row, decimals);
  }

  /** When a line was posted, and where its cell is blank, when the one before it was. */
  posted(moment: number | null, row: Row, field: string): number {
    if (moment === null) {
      count(this.#untimed, row.line);
      if (this.#posted === null) {
        row.refuse(field, `a time in the first line of the settlement ${this.id}`, '');
      }
      return this.#posted;
    }
    this.#posted = moment;
    if (moment < this.#earliest) this.#earliest = moment;
    if (moment > this.#latest) this.#latest = moment;
    return moment;
  }

  /** Something unusual of the file that its rows stand in. */
  note(words: string): void {
    this.#ofFormat.add(words);
  }

  /** To be called once, behind the last row of the file. */
  end(row: Row, decimals: Decimals): SettlementReading {
    const head = this.#head;
    if (head === null) {
      return row.refuse(
        'total-amount',
        `a summary row for the settlement ${this.id}, which begins on line ${this.firstLine}, before the file ends; it is not complete`,
        'none',
      );
    }
    decimals.check(this.seen, head.exponent, head.currency);
    return {
      head,
      groups: this.tally.groups(),
      lines: this.tally.lines,
      sum: minor(this.tally.sum),
      orders: this.tally.orders.sums(),
      notes: this.#notes(head),
    };
  }

  #known(code: string, row: Row, decimals: Decimals): void {
    if (this.currency !== null) {
      if (this.currency !== code) row.refuse('currency', `${this.currency}, as on its other rows`, code);
      return;
    }
    if (!isKnownCurrency(code)) row.refuse('currency', 'the currency of a marketplace of Amazon, such as EUR', code);
    this.currency = detached(code);
    this.exponent = exponentOf(code);
    if (this.exponent === 0) decimals.check(this.seen, 0, code);
    this.tally.known(this.currency, 10 ** (MOST_DECIMALS - this.exponent));
  }

  #notes(head: SettlementHead): string[] {
    const notes = [...this.#ofFormat];
    const say = ({ count, line }: Seen, what: string, words: string): void => {
      if (count > 0) notes.push(`${count} ${count === 1 ? what : `${what}s`} ${words} (first on line ${line}).`);
    };
    say(this.#before, 'row', 'stood before the summary row');
    say(this.#mixed, 'time', 'its rows went on behind rows of another settlement');
    say(this.#short, 'row', 'left out blank cells at the end');
    say(this.#untimed, 'row', 'had no time of posting and took that of the row before');
    if (this.tally.lines === 0) notes.push('It has no lines.');
    if (this.#earliest < head.start) notes.push(`A line was posted on ${utc(this.#earliest)}, before the start.`);
    if (this.#latest > head.end) notes.push(`A line was posted on ${utc(this.#latest)}, after the end.`);
    if (head.depositDate < head.end) notes.push('The deposit is planned for a time before the end.');
    return notes;
  }
}

function count(seen: Seen, line: number): void {
  if (seen.count++ === 0) seen.line = line;
}

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function ownAmounts({ version, amount, amounts }: Columns): readonly { name: string; cell: number }[] {
  if (version === 2) return [{ name: 'amount', cell: amount }];
  return amounts.map((each) => ({ name: each.name, cell: each.amount }));
}

function moment(row: Row, cell: number, field: string): number {
  const text = row.cell(cell);
  return readMoment(text) ?? row.refuse(field, `${field} as ${PATTERNS}`, text);
}
