/**
 * Reads the report of all orders line by line: a header, then a row an item, cells apart by tabs. Only three columns
 * count; any others may come and go.
 * Source: report type values (documentation) for the columns; practice for the rest.
 *
 * @NApiVersion 2.1
 */

import { normaliseInstant } from './instant';
import { isOrderId } from './orderId';
import { refuse } from './refusal';

export interface OrderReportRow {
  readonly amazonOrderId: string;
  /** UTC instant with milliseconds; null where the cell holds none that can be read. */
  readonly lastUpdated: string | null;
  /** Amazon's name of the marketplace, such as `Amazon.co.uk`; empty where the cell is. */
  readonly salesChannel: string;
}

interface Columns {
  readonly id: number;
  readonly updated: number;
  readonly channel: number;
  readonly count: number;
}

const ID = 'amazon-order-id';
const UPDATED = 'last-updated-date';
const CHANNEL = 'sales-channel';

/** A byte order mark, as it reads in the right character set, and as a mark of UTF-8 reads in one of a byte a letter. */
const MARK = /^(?:\uFEFF|ï»¿)/;

/** Takes the lines in turn. What cannot be a report of orders is refused as `report-unreadable`. */
export class OrderReportReader {
  #columns: Columns | null = null;
  #line = 0;
  /** Cells of the row before, where a line break inside a cell may have cut it. */
  #open = 0;

  /** Lines taken so far. */
  get line(): number {
    return this.#line;
  }

  /** The row of this line; null for the header, an empty line, or the rest of a row that a line break cut. */
  read(text: string): OrderReportRow | null {
    this.#line++;
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (this.#columns === null) {
      if (line.replace(MARK, '').trim() !== '') this.#columns = columnsOf(line);
      return null;
    }
    return line === '' ? null : this.#row(line.split('\t'), this.#columns);
  }

  /** To be called after the last line. */
  end(): void {
    if (this.#columns === null) unreadable('', 'Expected a header and rows, found an empty report.');
    else if (this.#open > 0 && this.#open < this.#columns.count) {
      const { count } = this.#columns;
      unreadable('', `Expected ${count} cells in the last row, found ${this.#open}; the report ends early.`);
    }
  }

  #row(cells: readonly string[], columns: Columns): OrderReportRow | null {
    const id = cellOf(cells, columns.id);
    if (isOrderId(id)) {
      this.#open = cells.length;
      return {
        amazonOrderId: id,
        lastUpdated: normaliseInstant(cellOf(cells, columns.updated)),
        salesChannel: cellOf(cells, columns.channel),
      };
    }
    // The first cell of the rest belongs to the last one of the row.
    const joined = this.#open + cells.length - 1;
    if (this.#open > 0 && this.#open < columns.count && joined <= columns.count) {
      this.#open = joined;
      return null;
    }
    return unreadable(
      ID,
      `Line ${this.#line}: expected an order id in the column ${ID}, found "${id.slice(0, 40)}"; the report may end early.`,
    );
  }
}

function columnsOf(header: string): Columns {
  const names = header
    .replace(MARK, '')
    .split('\t')
    .map((name) => unquoted(name).toLowerCase());
  const missing = [ID, UPDATED, CHANNEL].filter((name) => !names.includes(name));
  if (missing.length > 0) {
    unreadable(
      missing.join(', '),
      `Expected the columns ${missing.join(', ')}, found ${names.length} columns without: ${names.join(', ').slice(0, 300)}.`,
    );
  }
  return {
    id: names.indexOf(ID),
    updated: names.indexOf(UPDATED),
    channel: names.indexOf(CHANNEL),
    count: names.length,
  };
}

const cellOf = (cells: readonly string[], index: number): string => unquoted(cells[index] ?? '');

/** Quotes are letters like any other in these reports, unless they stand around the whole cell. */
function unquoted(cell: string): string {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text;
}

export function unreadable(field: string, message: string): never {
  return refuse('report-unreadable', field, message);
}
