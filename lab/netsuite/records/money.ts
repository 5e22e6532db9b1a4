// Exact arithmetic for amounts: whole numbers of a currency's smallest unit, whatever the numbers scripts hand over.

interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

/** A number as the decimal it prints as: 19.99 is 1999 / 10². */
function exact(value: number): Exact {
  if (!Number.isFinite(value)) throw new RangeError(`An amount is a number; found ${value}.`);
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const units = BigInt(`${whole}${fraction}`);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

/** Rounds half away from zero, as NetSuite's currency fields do (practice). */
function round({ units, scale }: Exact, precision: number): number {
  if (scale <= precision) return Number(units * 10n ** BigInt(precision - scale));
  const divisor = 10n ** BigInt(scale - precision);
  const half = units >= 0n ? divisor / 2n : -divisor / 2n;
  const rounded = (units + half) / divisor;
  return Number(rounded);
}

/** The amount in minor units: 19.99 → 1999 with two digits. */
export function toMinor(value: number, precision: number): number {
  return round(exact(value), precision);
}

/** The product of two numbers in minor units, rounded once. */
export function multiply(a: number, b: number, precision: number): number {
  const left = exact(a);
  const right = exact(b);
  return round({ units: left.units * right.units, scale: left.scale + right.scale }, precision);
}

/** An amount of minor units as the number a record gives back. */
export function fromMinor(minor: number, precision: number): number {
  if (precision === 0) return minor;
  const digits = String(Math.abs(minor)).padStart(precision + 1, '0');
  const text = `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
  return minor === 0 ? 0 : Number(minor < 0 ? `-${text}` : text);
}

/** A percentage of an amount, in minor units. */
export function percentOf(minor: number, percent: number): number {
  const rate = exact(percent);
  return round({ units: BigInt(minor) * rate.units, scale: rate.scale + 2 }, 0);
}

/** Unit price that comes of an amount and a quantity, to eight digits. */
export function unitPrice(minor: number, quantity: number, precision: number): number {
  return Number((fromMinor(minor, precision) / quantity).toFixed(8));
}

/** An amount of one currency in another's minor units, at a rate. */
export function exchange(minor: number, rate: number, from: number, to: number): number {
  const factor = exact(rate);
  return round({ units: BigInt(minor) * factor.units, scale: factor.scale + from }, to);
}

/** A part of an amount: `amount × part ÷ whole`, rounded half away from zero. */
export function share(minor: number, part: number, whole: number): number {
  const p = exact(part);
  const w = exact(whole);
  const numerator = BigInt(minor) * p.units * 10n ** BigInt(w.scale);
  const denominator = w.units * 10n ** BigInt(p.scale);
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  return Number(sign * ((top * 2n + bottom) / (bottom * 2n)));
}
