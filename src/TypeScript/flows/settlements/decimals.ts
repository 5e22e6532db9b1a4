/**
 * Amounts as cells of a settlement write them, into whole minor units. Which mark stands before the decimals is decided
 * for the whole file, by cells that leave no doubt: behind a decimal mark stand one or two digits, behind each mark of
 * thousands three. Every cell that can be read has one reading only; the file is refused where its cells disagree.
 * Source: practice (comma with EUR, point with USD, CAD, AUD; others write one or the other).
 *
 * @NApiVersion 2.1
 */

import { refuse } from '../../amazon/refusal';
import { shown } from './columns';

/** Decimals that amounts are read with while their currency is not known yet: no currency of Amazon's has more. */
export const MOST_DECIMALS = 2;

export interface Place {
  readonly line: number;
  readonly field: string;
  readonly text: string;
}

/** The first cells of a settlement that say something of its marks. */
export class MarksSeen {
  decimals: Place | null = null;
  commaThousands: Place | null = null;
  pointThousands: Place | null = null;
}

const COMMA = 44;
const DASH = 45;
const POINT = 46;
const ZERO = 48;

const POWERS: readonly number[] = [1, 10, 100, 1_000, 10_000];

const IN_THOUSANDS = /^-?[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.(\d+))?|(?:\.\d{3})+(?:,(\d+))?)$/;

/** The decimal mark of one file, and the reading of its amounts. */
export class Decimals {
  #mark = 0;
  #decided: Place | null = null;

  /**
   * The amount between two places of a text, in minor units of so many decimals. Blanks around it do not count.
   * What is no amount is refused with the line and the field.
   */
  read(text: string, from: number, to: number, exponent: number, seen: MarksSeen, line: number, field: string): number {
    let start = from;
    let end = to;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    const negative = text.charCodeAt(start) === DASH;
    const first = negative ? start + 1 : start;
    let value = 0;
    let mark = 0;
    let at = -1;
    for (let index = first; index < end; index++) {
      const letter = text.charCodeAt(index);
      const digit = letter - ZERO;
      if (digit >= 0 && digit <= 9) value = value * 10 + digit;
      else if ((letter === COMMA || letter === POINT) && at < 0) {
        mark = letter;
        at = index;
      } else return this.#thousands({ line, field, text: text.slice(start, end) }, exponent, seen);
    }
    const whole = at < 0 ? end : at;
    const decimals = at < 0 ? 0 : end - at - 1;
    if (decimals > MOST_DECIMALS) return this.#thousands({ line, field, text: text.slice(start, end) }, exponent, seen);
    if (at >= 0) {
      if (mark !== this.#mark || decimals > exponent || seen.decimals === null) {
        this.#decide(mark, decimals, exponent, seen, { line, field, text: text.slice(start, end) });
      }
    }
    const padded = whole - first > 1 && text.charCodeAt(first) === ZERO;
    if (whole === first || padded || (at >= 0 && decimals === 0))
      notAmount({ line, field, text: text.slice(start, end) });
    const units = value * (POWERS[exponent - decimals] ?? 1);
    if (!Number.isSafeInteger(units)) {
      tooLarge({ line, field, text: text.slice(start, end) });
    }
    return negative ? -units : units;
  }

  /** To be called at the end of the file for every settlement in it, when its currency and the file's mark are known. */
  check(seen: MarksSeen, exponent: number, currency: string): void {
    if (exponent === 0) {
      const wrong = seen.decimals ?? seen.pointThousands;
      if (wrong !== null) surplus(wrong, exponent, currency);
      return;
    }
    const thousands = this.#mark === COMMA ? seen.commaThousands : seen.pointThousands;
    if (this.#mark !== 0 && thousands !== null) surplus(thousands, exponent, currency);
    const doubtful = seen.commaThousands ?? seen.pointThousands;
    if (this.#mark === 0 && doubtful !== null) {
      wrongAmount(
        doubtful,
        'expected some amount of the file to show whether a comma or a point stands before its decimals, found none, so that this one could be read in two ways',
      );
    }
  }

  /** A cell with marks of thousands; the one reading it can have. */
  #thousands(place: Place, exponent: number, seen: MarksSeen): number {
    const match = IN_THOUSANDS.exec(place.text);
    if (match === null) return /^-?\d+[.,]\d{3,}$/.test(place.text) ? surplus(place, exponent, null) : notAmount(place);
    const decimals = match[1] ?? match[2] ?? '';
    const byComma = /^[^.]*,\d{3}(?:\D|$)/.test(place.text);
    if (byComma) seen.commaThousands ??= place;
    else seen.pointThousands ??= place;
    if (decimals.length > exponent) return surplus(place, exponent, null);
    if (decimals !== '') this.#decide(byComma ? POINT : COMMA, decimals.length, exponent, seen, place);
    const digits = place.text.replace(/[.,]/g, '') + '0'.repeat(exponent - decimals.length);
    const units = Number(digits);
    return Number.isSafeInteger(units) ? units : tooLarge(place);
  }

  #decide(mark: number, decimals: number, exponent: number, seen: MarksSeen, place: Place): void {
    if (decimals > exponent) surplus(place, exponent, null);
    seen.decimals ??= place;
    if (this.#decided === null) {
      this.#mark = mark;
      this.#decided = place;
    } else if (this.#mark !== mark) {
      const { line, text } = this.#decided;
      const before = this.#mark === COMMA ? 'a comma' : 'a point';
      wrongAmount(place, `expected ${before} before the decimals as in "${shown(text)}" of line ${line}`);
    }
  }
}

function isBlank(letter: number): boolean {
  return letter <= 32 || letter === 160;
}

function surplus(place: Place, exponent: number, currency: string | null): never {
  const most = exponent === 0 ? 'no decimals' : `at most ${exponent} decimals`;
  return wrongAmount(place, `expected ${most}${currency === null ? '' : ` in ${currency}`}`);
}

function notAmount(place: Place): never {
  return wrongAmount(place, 'expected an amount such as "-12.30" or "-12,30"');
}

function tooLarge(place: Place): never {
  return wrongAmount(place, 'expected an amount below 2^53 minor units');
}

function wrongAmount({ line, field, text }: Place, expected: string): never {
  return refuse('settlement-unreadable', field, `Line ${line}: ${expected}, found "${shown(text)}" in ${field}.`);
}
