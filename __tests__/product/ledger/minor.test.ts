// Amounts of money: read from text, written as text, added and split without losing a minor unit.
import * as fc from 'fast-check';
import { allocate } from '../../../src/TypeScript/ledger/allocate';
import { exponentOf, isKnownCurrency } from '../../../src/TypeScript/ledger/currencies';
import {
  formatMinor,
  fromNumber,
  minor,
  negate,
  parseDecimal,
  readDecimal,
  sum,
  toNumber,
} from '../../../src/TypeScript/ledger/minor';

const exponents = fc.constantFrom(0, 2, 3);
const amounts = fc.maxSafeInteger().map(minor);
const postable = fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map(minor);

test('an amount written as text and read again is the same amount', () => {
  fc.assert(
    fc.property(amounts, exponents, (amount, exponent) => {
      expect(parseDecimal(formatMinor(amount, exponent), exponent)).toBe(amount);
    }),
  );
});

test('an amount handed over as a number and read back is the same amount', () => {
  fc.assert(
    fc.property(postable, exponents, (amount, exponent) => {
      expect(fromNumber(toNumber(amount, exponent), exponent)).toBe(amount);
    }),
  );
});

test.each([
  ['12.30', 2, 1230],
  ['12.3', 2, 1230],
  ['12', 2, 1200],
  ['-0.05', 2, -5],
  ['5980', 0, 5980],
  ['0', 2, 0],
  ['-0.00', 2, 0],
])('the text %s with %d decimals is %d minor units', (text, exponent, expected) => {
  const amount = parseDecimal(text, exponent);
  expect(Object.is(amount, expected)).toBe(true);
});

test.each([
  ['12.345', 2],
  ['5980.0', 0],
  ['', 2],
  [' 12.30', 2],
  ['1e3', 2],
  ['+1.00', 2],
  ['1,000.00', 2],
  ['.50', 2],
  ['5.', 2],
  ['007', 2],
  ['NaN', 2],
  ['90071992547409.92', 2],
  ['１２.30', 2],
])('the text "%s" is refused as an amount of %d decimals', (text, exponent) => {
  expect(readDecimal(text, exponent).ok).toBe(false);
  expect(() => parseDecimal(text, exponent)).toThrow('Not an amount');
});

test('a value that is not text is refused as decimal text', () => {
  for (const value of [12.3, null, undefined, {}, true]) expect(readDecimal(value, 2).ok).toBe(false);
});

test('a number with the remains of a binary sum is refused, not rounded', () => {
  expect(() => fromNumber(0.1 + 0.2, 2)).toThrow('at most 2 decimals');
  expect(() => fromNumber(1e21, 2)).toThrow('Not an amount');
  expect(fromNumber(-0, 2)).toBe(0);
});

test('an amount too large for an exact number is refused when it is to be posted', () => {
  const refused = [9007199254740991, 9007199254740989, 9007199254740987].filter((units) => {
    try {
      return fromNumber(toNumber(minor(units), 2), 2) !== units;
    } catch {
      return false;
    }
  });
  expect(refused).toEqual([]);
});

test('fractions and numbers past 2^53 are no amounts', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => minor(value)).toThrow('whole');
  expect(() => sum([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toThrow('whole');
  expect(Object.is(negate(minor(0)), 0)).toBe(true);
});

test('the shares of a split re-add to the amount and stay within one unit of their proportion', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 12 })
    .filter((each) => each.some((weight) => weight > 0));
  fc.assert(
    fc.property(amounts, weights, (total, each) => {
      const shares = allocate(total, each);
      const whole = each.reduce((a, b) => a + BigInt(b), 0n);
      expect(sum(shares)).toBe(total);
      shares.forEach((share, index) => {
        const distance = BigInt(share) * whole - BigInt(total) * BigInt(each[index] ?? 0);
        expect(distance < whole && distance > -whole).toBe(true);
      });
    }),
  );
});

test('a negative amount splits like its size, the earlier share first', () => {
  expect(allocate(minor(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
  expect(allocate(minor(100), [0, 3, 3, 0])).toEqual([0, 50, 50, 0]);
});

test('a split without any weight is refused', () => {
  expect(() => allocate(minor(1), [0, 0])).toThrow('weights');
  expect(() => allocate(minor(1), [1, -1])).toThrow('not negative');
});

test('the yen has no decimals and a currency of no marketplace has no entry', () => {
  expect(exponentOf('JPY')).toBe(0);
  expect(exponentOf('USD')).toBe(2);
  expect(isKnownCurrency('CHF')).toBe(false);
  expect(() => exponentOf('CHF')).toThrow('CHF');
});
