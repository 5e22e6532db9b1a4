// A position in a text, read forward by lines, by separators or by characters. Bytes are decoded as they are needed, so
// that a file of any size takes little memory; one piece is bound by the limit of a string.

import { decoderOf } from '../../charsets';
import { refuse } from '../errors';
import { type CharacterSet, MAX_CONTENTS } from './fileText';

const PIECE_BYTES = 256 * 1024;

export class TextStream {
  readonly #bytes: Uint8Array;
  readonly #decode: (bytes: Uint8Array, last: boolean) => string;
  /** Bytes decoded so far. */
  #decoded = 0;
  /** Text decoded and not given yet, from `#position` on. */
  #text = '';
  #position = 0;

  constructor(bytes: Uint8Array, set: CharacterSet) {
    this.#bytes = bytes;
    this.#decode = decoderOf(set);
  }

  /** The next line without its end; null at the end of the text. */
  line(): string | null {
    const line = this.until('\n');
    return line === null ? null : line.replace(/\r?\n$/, '');
  }

  /** Up to and with the next `separator`, or the rest; null at the end. */
  until(separator: string): string | null {
    let searched = this.#position;
    for (;;) {
      const found = this.#text.indexOf(separator, searched);
      if (found >= 0) return this.#take(found + separator.length);
      const ahead = Math.max(0, this.#text.length - separator.length + 1 - this.#position);
      if (!this.#more()) return this.#position >= this.#text.length ? null : this.#take(this.#text.length);
      searched = this.#position + ahead;
    }
  }

  /** The next so many characters, fewer at the end; null when nothing is left. */
  characters(count: number): string | null {
    if (!(count > 0)) refuse('SSS_INVALID_READ_SIZE', 'The number of characters to read must be greater than zero.');
    while (this.#text.length - this.#position < count && this.#more());
    if (this.#position >= this.#text.length) return null;
    return this.#take(this.#position + count);
  }

  /** Decodes the next bytes behind what is left of those before; false where there are none. */
  #more(): boolean {
    if (this.#decoded >= this.#bytes.byteLength) return false;
    const end = Math.min(this.#decoded + PIECE_BYTES, this.#bytes.byteLength);
    const piece = this.#decode(this.#bytes.subarray(this.#decoded, end), end === this.#bytes.byteLength);
    this.#decoded = end;
    this.#text = this.#text.slice(this.#position) + piece;
    this.#position = 0;
    if (this.#text.length > MAX_CONTENTS + PIECE_BYTES) this.#tooLarge();
    return true;
  }

  #take(end: number): string {
    const piece = this.#text.slice(this.#position, end);
    if (piece.length > MAX_CONTENTS) this.#tooLarge();
    this.#position += piece.length;
    return piece;
  }

  /** Practice: streams have no limit of their own, one piece has. */
  #tooLarge(): never {
    return refuse('SSS_FILE_CONTENT_SIZE_EXCEEDED', 'A line or segment of the file is larger than 10 MB.');
  }
}
