/**
 * Long text in pieces that each end with a line: neither a line nor a character is cut in two, in any character set in
 * which a line feed is one byte of its own.
 *
 * @NApiVersion 2.1
 */

import type { Charset } from '../../amazon/charset';
import { refuse } from '../../amazon/refusal';
import { utf8Bytes } from '../exceptions/text';

const LINE_FEED = 10;

/** Gathers bytes that come in any cut, and hands them on in pieces of whole lines. */
export class LineCutter {
  readonly #room: Uint8Array;
  readonly #take: (piece: Uint8Array) => void;
  #filled = 0;

  /** `most` bytes a piece. `take` must use or copy them before it returns. */
  constructor(most: number, take: (piece: Uint8Array) => void) {
    this.#room = new Uint8Array(most);
    this.#take = take;
  }

  /** @throws `report-unreadable` where a line is longer than a piece. */
  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#room.length - this.#filled);
      this.#room.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#room.length) this.#handLines();
    }
  }

  end(): void {
    if (this.#filled > 0) this.#take(this.#room.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #handLines(): void {
    const end = this.#room.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) noLine();
    this.#take(this.#room.subarray(0, end));
    this.#room.copyWithin(0, end);
    this.#filled -= end;
  }
}

/** The text in pieces of at most so many bytes of UTF-8, each but the last ending with a line. */
export function cutText(text: string, most: number): string[] {
  if (text === '') return [];
  if (utf8Bytes(text) <= most) return [text];
  const middle = text.lastIndexOf('\n', Math.floor(text.length / 2)) + 1 || text.indexOf('\n') + 1;
  if (middle === 0 || middle === text.length) noLine();
  return [...cutText(text.slice(0, middle), most), ...cutText(text.slice(middle), most)];
}

function noLine(): never {
  return refuse('report-unreadable', '', 'Expected lines that end, found one that is longer than a file may be.');
}

/** Bytes of a text in its character set; null where they cannot be told from its characters. */
export function encodedBytes(text: string, charset: Charset): number | null {
  switch (charset) {
    case 'UTF_8':
      return utf8Bytes(text);
    case 'WINDOWS_1252':
    case 'ISO_8859_1':
      return text.length;
    case 'SHIFT_JIS':
      // Letters of ASCII and half-width kana have one byte, all others two.
      return text.length + (text.match(/[^\0-\x7f\uff61-\uff9f]/g)?.length ?? 0);
    default:
      return null;
  }
}
