/**
 * One row of a report inside the text that holds it: where its cells begin and end. One such object serves all rows in
 * turn, so that a row costs no memory of its own. Quotes are letters like any other.
 *
 * @NApiVersion 2.1
 */

import { refuse } from '../../amazon/refusal';
import { MOST_COLUMNS, shown } from './columns';

export class Row {
  text = '';
  /** Of the file, counted from 1. */
  line = 0;
  /** Cells found. */
  count = 0;
  #begin = 0;
  /** Where each cell ends; it begins behind the end of the one before. Cells beyond all columns are counted only. */
  readonly #ends = new Int32Array(MOST_COLUMNS);

  begin(text: string, at: number): void {
    this.text = text;
    this.#begin = at;
    this.count = 0;
  }

  endCell(at: number): void {
    this.#ends[this.count++] = at;
  }

  from(cell: number): number {
    return cell === 0 ? this.#begin : (this.#ends[cell - 1] as number) + 1;
  }

  to(cell: number): number {
    return this.#ends[cell] as number;
  }

  /** A cell as it stands. A slice holds the whole text it is cut from: what is kept must be `detached`. */
  raw(cell: number): string {
    return this.text.slice(this.from(cell), this.to(cell));
  }

  cell(cell: number): string {
    return this.raw(cell).trim();
  }

  isBlank(cell: number): boolean {
    const from = this.from(cell);
    const to = this.to(cell);
    if (from >= to) return true;
    const letter = this.text.charCodeAt(from);
    return (letter <= 32 || letter > 126) && this.cell(cell) === '';
  }

  holds(cell: number, words: string): boolean {
    return this.to(cell) - this.from(cell) === words.length && this.text.startsWith(words, this.from(cell));
  }

  /** A row that leaves out blank cells at its end gets them. */
  fillUp(count: number): void {
    if (this.count >= count) return;
    const end = this.#ends[this.count - 1] as number;
    // A cell that begins behind its end is blank.
    while (this.count < count) this.endCell(end);
  }

  refuse(field: string, expected: string, found: string): never {
    return refuse('settlement-unreadable', field, `Line ${this.line}: expected ${expected}, found "${shown(found)}".`);
  }
}

/** A copy of its own: engines let a slice hold on to the text it was cut from, here megabytes for a few letters. */
export const detached = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
