// A position in a text, read forward by lines, by separators or by characters.

import { refuse } from '../errors';

export class TextStream {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next line without its end; null at the end of the text. */
  line(): string | null {
    const line = this.until('\n');
    return line === null ? null : line.replace(/\r?\n$/, '');
  }

  /** Up to and with the next `separator`, or the rest; null at the end. */
  until(separator: string): string | null {
    if (this.#position >= this.#text.length) return null;
    const found = this.#text.indexOf(separator, this.#position);
    return this.#take(found < 0 ? this.#text.length : found + separator.length);
  }

  /** The next so many characters, fewer at the end; null when nothing is left. */
  characters(count: number): string | null {
    if (!(count > 0)) refuse('SSS_INVALID_READ_SIZE', 'The number of characters to read must be greater than zero.');
    if (this.#position >= this.#text.length) return null;
    return this.#take(this.#position + count);
  }

  #take(end: number): string {
    const piece = this.#text.slice(this.#position, end);
    this.#position = end;
    return piece;
  }
}
