/**
 * Splits an amount over weights so that the shares always re-add to it: largest remainder, the earlier share first on a
 * tie.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, sum } from './minor';

/** Weights above this could not be divided exactly by doubling. */
const LARGEST_WEIGHT_SUM = 2 ** 52;

/**
 * Shares of `total` in the proportion of `weights` (whole numbers, not negative), in their order. The shares re-add to
 * `total` exactly; a negative total gives the negated shares of its size. Throws without any weight above zero.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  const weightSum = checkedSum(weights);
  const size = Math.abs(total);
  const shares = weights.map((weight) => multiplyDivide(size, weight, weightSum));
  const order = shares
    .map((share, index) => ({ index, remainder: share.remainder }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const units = shares.map((share) => share.quotient);
  let left = size - sum(units.map(minor));
  for (const { index } of order) {
    if (left === 0) break;
    units[index] = (units[index] ?? 0) + 1;
    left -= 1;
  }
  return units.map((unit) => minor(total < 0 ? -unit : unit));
}

/**
 * As `allocate`, but every share is rounded toward zero and the whole rest goes on the share with the largest weight, the
 * first of them on a tie.
 */
export function allocateToLargest(total: Minor, weights: readonly number[]): Minor[] {
  const weightSum = checkedSum(weights);
  const size = Math.abs(total);
  const units = weights.map((weight) => multiplyDivide(size, weight, weightSum).quotient);
  const largest = weights.reduce((best, weight, index) => (weight > (weights[best] ?? 0) ? index : best), 0);
  units[largest] = (units[largest] ?? 0) + size - sum(units.map(minor));
  return units.map((unit) => minor(total < 0 ? -unit : unit));
}

function checkedSum(weights: readonly number[]): number {
  let weightSum = 0;
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new Error(`A weight is a whole number that is not negative; found ${weight}.`);
    }
    weightSum += weight;
  }
  if (weightSum <= 0 || weightSum > LARGEST_WEIGHT_SUM) {
    throw new Error(`The weights of a split add to a number between 1 and 2^52; found ${weightSum}.`);
  }
  return weightSum;
}

/** a × b ÷ c by doubling, since a × b itself may pass 2^53. Needs b ≤ c ≤ 2^52. */
function multiplyDivide(a: number, b: number, c: number): { quotient: number; remainder: number } {
  let quotient = 0;
  let remainder = 0;
  for (const bit of a.toString(2)) {
    quotient *= 2;
    remainder *= 2;
    if (bit === '1') remainder += b;
    while (remainder >= c) {
      remainder -= c;
      quotient += 1;
    }
  }
  return { quotient, remainder };
}
