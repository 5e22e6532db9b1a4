/**
 * Reads settlement reports, V2 and V1, from pieces of text in any cut: every line into its group, none kept. A file that
 * breaks a rule is refused whole as `settlement-unreadable`, with the line and the reason.
 * Source: settlement report V2 and V1 (documentation); practice for what stands in real files.
 *
 * @NApiVersion 2.1
 */

import { refuse } from '../../amazon/refusal';
import { type Columns, columnsOf, SETTLEMENT_ID, shown, withoutMark } from './columns';
import { Decimals } from './decimals';
import { tripleOf } from './historic';
import { momentAt, PATTERNS } from './moments';
import { OpenSettlement } from './openSettlement';
import { detached, Row } from './row';
import type { SettlementReading } from './settlement';
import type { Kind, ReadOptions } from './tally';

export type { ReadOptions } from './tally';

const TAB = 9;
const LINE_FEED = 10;

/** Letters of a line at most. Amazon's have hundreds; a file of one endless line is not kept in memory. */
const LONGEST_LINE = 100_000;

const ID = /^\d{1,20}$/;

const HEADER = new RegExp(`(?:^|\\t) *${SETTLEMENT_ID} *(?:\\t|$)`, 'i');

/**
 * Takes one file piece by piece; the best size is megabytes. Knows nothing of character sets.
 * @throws the refusal `settlement-unreadable`, from any of its methods
 */
export class SettlementReader {
  readonly #options: ReadOptions;
  readonly #settlements = new Map<string, OpenSettlement>();
  readonly #decimals = new Decimals();
  readonly #row = new Row();
  #columns: Columns | null = null;
  #current: OpenSettlement | null = null;
  /** The begin of a line whose end is in a piece to come. */
  #rest = '';

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  read(piece: string): void {
    const first = piece.indexOf('\n');
    if (first < 0) {
      this.#rest += piece;
      if (this.#rest.length > LONGEST_LINE) tooLong(this.#row.line + 1);
      return;
    }
    this.#lines(this.#rest + piece.slice(0, first + 1), 0);
    const last = this.#lines(piece, first + 1);
    this.#rest = piece.slice(last);
    if (this.#rest.length > LONGEST_LINE) tooLong(this.#row.line + 1);
  }

  /** To be called once, behind the last piece. In the order in which the settlements begin. */
  end(): readonly SettlementReading[] {
    if (this.#rest !== '') this.#lines(`${this.#rest}\n`, 0);
    this.#rest = '';
    if (this.#columns === null) {
      refuse('settlement-unreadable', '', 'Line 1: expected the header of a settlement report, found an empty file.');
    }
    if (this.#settlements.size === 0) {
      this.#row.refuse('total-amount', 'a summary row behind the header', 'the end of the file');
    }
    return [...this.#settlements.values()].map((each) => each.end(this.#row, this.#decimals));
  }

  /** Reads the whole lines of a text from a place on; where the line begins whose end is not in it. */
  #lines(text: string, from: number): number {
    const row = this.#row;
    let begin = from;
    row.begin(text, begin);
    for (let at = from; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      if (letter > LINE_FEED) continue;
      if (letter === TAB) row.endCell(at);
      else if (letter === LINE_FEED) {
        row.endCell(at);
        row.line++;
        this.#line(row, text, begin, at);
        begin = at + 1;
        row.begin(text, begin);
      }
    }
    return begin;
  }

  #line(row: Row, text: string, from: number, to: number): void {
    const columns = this.#columns;
    const settlement = this.#current;
    if (columns !== null && settlement !== null && row.count === columns.count) {
      if (row.holds(columns.settlementId, settlement.id)) {
        this.#ofSettlement(row, columns, settlement);
        return;
      }
    }
    if (to - from > LONGEST_LINE) tooLong(row.line);
    // Few lines come here: headers, blank ones, first rows of settlements, and what is wrong.
    const whole = text.slice(from, to);
    if (whole.trim() === '') return;
    if (columns === null || isHeader(whole)) {
      this.#columns = columnsOf(detached(whole), row.line);
      return;
    }
    this.#otherRow(row, columns);
  }

  /** A row of another settlement than the row before, or one whose cells are fewer or more than the header's. */
  #otherRow(row: Row, columns: Columns): void {
    const cells = row.count;
    row.fillUp(columns.count);
    const summary =
      row.isBlank(columns.transactionType) && !row.isBlank(columns.total) && !row.isBlank(columns.currency);
    if (cells > columns.count || (cells < columns.count && !summary)) {
      refuse(
        'settlement-unreadable',
        '',
        `Line ${row.line}: expected ${columns.count} cells, as in the header, found ${cells}; the file may end early.`,
      );
    }
    const id = row.cell(columns.settlementId);
    if (!ID.test(id)) row.refuse(SETTLEMENT_ID, 'a settlement id of up to 20 digits', id);
    let settlement = this.#settlements.get(id);
    if (!settlement) {
      settlement = new OpenSettlement(detached(id), row.line, this.#options);
      this.#settlements.set(settlement.id, settlement);
    } else if (settlement !== this.#current) settlement.resumed(row.line);
    this.#current = settlement;
    if (cells < columns.count) settlement.leftOut(row.line);
    this.#notesOf(columns, settlement);
    this.#ofSettlement(row, columns, settlement);
  }

  #notesOf({ version, unknown }: Columns, settlement: OpenSettlement): void {
    if (version === 1) settlement.note('It is in the format that Amazon no longer makes (V1).');
    for (const name of unknown)
      settlement.note(`The column "${shown(name)}" is not one of settlements and was not read.`);
  }

  #ofSettlement(row: Row, columns: Columns, settlement: OpenSettlement): void {
    const total = !row.isBlank(columns.total);
    if (row.isBlank(columns.transactionType)) {
      if (total) settlement.readSummary(row, columns, this.#decimals);
      else row.refuse('transaction-type', 'a transaction type, or a total-amount on the summary row', '');
      return;
    }
    if (total) {
      row.refuse('total-amount', 'no total-amount on a row with a transaction type', row.cell(columns.total));
    }
    settlement.beginLine(row, columns, this.#decimals);
    if (columns.version === 2) this.#readLine(row, columns, settlement);
    else this.#readHistoric(row, columns, settlement);
  }

  #readLine(row: Row, columns: Columns, settlement: OpenSettlement): void {
    const units = this.#amount(row, columns.amount, 'amount', settlement);
    const kind = settlement.tally.kindOf(
      row.raw(columns.transactionType),
      row.raw(columns.amountType),
      row.raw(columns.amountDescription),
      row.raw(columns.marketplaceName),
    );
    this.#add(row, columns, settlement, kind, units, this.#posted(row, columns, settlement));
  }

  /** Each of the row's amounts is a line; an item's first row may hold a quantity and none. */
  #readHistoric(row: Row, columns: Columns, settlement: OpenSettlement): void {
    const filled = columns.amounts.filter(({ amount }) => !row.isBlank(amount));
    if (filled.length === 0) return;
    const posted = this.#posted(row, columns, settlement);
    const type = row.cell(columns.transactionType);
    const fees = columns.amounts.find(({ name }) => name === 'item-related-fee-amount');
    for (const { name, amount, kind } of filled) {
      const triple = tripleOf(name, type, kind < 0 ? '' : row.cell(kind), fees ? row.cell(fees.kind) : '');
      const { transactionType, amountType, amountDescription } = triple;
      const marketplace = row.cell(columns.marketplaceName);
      const units = this.#amount(row, amount, name, settlement);
      const found = settlement.tally.kindOf(transactionType, amountType, amountDescription, marketplace);
      this.#add(row, columns, settlement, found, units, posted);
    }
  }

  #amount(row: Row, cell: number, field: string, settlement: OpenSettlement): number {
    const { exponent, seen } = settlement;
    return this.#decimals.read(row.text, row.from(cell), row.to(cell), exponent, seen, row.line, field);
  }

  #posted(row: Row, columns: Columns, settlement: OpenSettlement): number {
    const cell = columns.posted;
    const field = columns.version === 2 ? 'posted-date-time' : 'posted-date';
    const moment = momentAt(row.text, row.from(cell), row.to(cell));
    if (moment !== null) return settlement.posted(moment, row, field);
    // The same once more without the blanks around it.
    const text = row.cell(cell);
    const trimmed = text === '' ? null : momentAt(text, 0, text.length);
    if (text !== '' && trimmed === null) row.refuse(field, `a time as ${PATTERNS}`, text);
    return settlement.posted(trimmed, row, field);
  }

  #add(row: Row, columns: Columns, settlement: OpenSettlement, kind: Kind, units: number, posted: number): void {
    const { tally } = settlement;
    tally.add(kind, units, posted);
    if (tally.magnitude > Number.MAX_SAFE_INTEGER) {
      row.refuse('amount', 'amounts that together stay below 2^53 minor units', String(tally.magnitude));
    }
    if (kind.part !== null) tally.orders.add(kind, kind.part, units, posted, row, columns);
  }
}

function tooLong(line: number): never {
  return refuse(
    'settlement-unreadable',
    '',
    `Line ${line}: expected a row of a settlement report, found more than ${LONGEST_LINE} letters without a line end.`,
  );
}

/** The header of the next file, where several were put into one; its columns may stand in another order. */
export const isHeader = (whole: string): boolean => HEADER.test(withoutMark(whole));
