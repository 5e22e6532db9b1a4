/**
 * Amounts of money: whole numbers of a currency's smallest unit. Decimal text becomes an amount here, and text again
 * here, and nowhere else.
 *
 * @NApiVersion 2.1
 */

declare const minorBrand: unique symbol;

/** A whole number of minor units (cents, pence, yen). Safe to 2^53, far beyond any settlement. */
export type Minor = number & { readonly [minorBrand]: true };

/** What came of reading an amount from text that someone else wrote. */
export type DecimalReading =
  | { readonly ok: true; readonly amount: Minor }
  | { readonly ok: false; readonly reason: string };

const DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/** A whole number as an amount. Throws on fractions, NaN and numbers past 2^53. */
export function minor(units: number): Minor {
  if (!Number.isSafeInteger(units)) {
    throw new Error(`An amount is a whole number of minor units up to 2^53; found ${units}. Read decimals as text.`);
  }
  return (units === 0 ? 0 : units) as Minor;
}

export const ZERO: Minor = minor(0);

/**
 * Reads decimal text such as "12.30" with at most `exponent` decimals. Blanks, signs other than a leading minus,
 * exponents, thousands separators and surplus decimals are refused with the reason.
 */
export function readDecimal(text: unknown, exponent: number): DecimalReading {
  if (typeof text !== 'string') {
    return { ok: false, reason: `expected an amount as text, found ${text === null ? 'null' : typeof text}` };
  }
  const match = DECIMAL.exec(text);
  if (match === null) {
    return { ok: false, reason: `expected a decimal number such as "12.30", found "${text.slice(0, 40)}"` };
  }
  const fraction = match[3] ?? '';
  if (fraction.length > exponent) {
    return { ok: false, reason: `expected at most ${exponent} decimals, found "${text.slice(0, 40)}"` };
  }
  const units = Number(`${match[1]}${match[2]}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(units)) {
    return { ok: false, reason: `expected an amount below 2^53 minor units, found "${text.slice(0, 40)}"` };
  }
  return { ok: true, amount: minor(units) };
}

/** As `readDecimal`, for text that must be right: throws with the reason. */
export function parseDecimal(text: string, exponent: number): Minor {
  const reading = readDecimal(text, exponent);
  if (!reading.ok) throw new Error(`Not an amount: ${reading.reason}.`);
  return reading.amount;
}

/** The amount as decimal text with exactly `exponent` decimals: 1230 → "12.30". */
export function formatMinor(amount: Minor, exponent: number): string {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amount < 0 ? '-' : '';
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - exponent)}`;
}

/** The amount as the number that `setValue` wants, and for nothing else. Throws where that number would not be exact. */
export function toNumber(amount: Minor, exponent: number): number {
  const value = Number(formatMinor(amount, exponent));
  const back = readNumber(value, exponent);
  if (!back.ok || back.amount !== amount) {
    throw new Error(`The amount ${formatMinor(amount, exponent)} has no exact number; it is too large to be posted.`);
  }
  return value;
}

/** Reads a number that a record gave back, through its shortest text; refused where it has surplus decimals. */
export function readNumber(value: number, exponent: number): DecimalReading {
  return readDecimal(Object.is(value, -0) ? '0' : String(value), exponent);
}

/** As `readNumber`, for a value that must be an amount: throws with the reason. */
export function fromNumber(value: number, exponent: number): Minor {
  const reading = readNumber(value, exponent);
  if (!reading.ok) throw new Error(`Not an amount: ${reading.reason}.`);
  return reading.amount;
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
}

export function negate(amount: Minor): Minor {
  return minor(-amount);
}
