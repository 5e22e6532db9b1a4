/**
 * The four ways in which a settlement writes a moment, and no other. All are UTC.
 * Source: practice (one way a region, one more in V1).
 *
 * @NApiVersion 2.1
 */

/** For messages. */
export const PATTERNS =
  '"2026-03-01 10:20:30 UTC", "01.03.2026 10:20:30 UTC", "2026/03/01 10:20:30 UTC" or "2026-03-01T10:20:30+00:00"';

const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const BLANK = 32;
const LETTER_T = 84;

/** Milliseconds since 1970 of the text between two places, which holds nothing else; null where it fits no pattern. */
export function momentAt(text: string, from: number, to: number): number | null {
  const zone = zoneOf(text, from, to);
  if (zone === null) return null;
  const third = text.charCodeAt(from + 2);
  const fifth = text.charCodeAt(from + 4);
  const apart = text.charCodeAt(from + 10);
  let year: number;
  let month: number;
  let day: number;
  if (third === DOT) {
    if (zone !== 'UTC' || apart !== BLANK || text.charCodeAt(from + 5) !== DOT) return null;
    day = two(text, from);
    month = two(text, from + 3);
    year = two(text, from + 6) * 100 + two(text, from + 8);
  } else {
    if ((fifth !== DASH && fifth !== SLASH) || text.charCodeAt(from + 7) !== fifth) return null;
    if (zone === 'UTC' ? apart !== BLANK : apart !== LETTER_T || fifth !== DASH) return null;
    year = two(text, from) * 100 + two(text, from + 2);
    month = two(text, from + 5);
    day = two(text, from + 8);
  }
  if (text.charCodeAt(from + 13) !== COLON || text.charCodeAt(from + 16) !== COLON) return null;
  const hour = two(text, from + 11);
  const minute = two(text, from + 14);
  const second = two(text, from + 17);
  // What is not a number fails each of these.
  if (!(hour < 24 && minute < 60 && second < 60 && year >= 1990)) return null;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month))) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The moment of a whole cell; null where it is none. */
export function readMoment(cell: string): number | null {
  return momentAt(cell, 0, cell.length);
}

/** Which of the two zones is written behind the 19 letters of a moment, and nothing behind it. */
function zoneOf(text: string, from: number, to: number): 'UTC' | 'offset' | null {
  if (to - from === 23) return text.startsWith(' UTC', from + 19) ? 'UTC' : null;
  return to - from === 25 && text.startsWith('+00:00', from + 19) ? 'offset' : null;
}

/** Two digits as a number; NaN where they are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
