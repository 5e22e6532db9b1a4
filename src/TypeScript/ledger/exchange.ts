/**
 * An amount in another currency at a rate, to the minor unit, half away from zero; without any floating point but the
 * rate's own digits.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor } from './minor';

/** `from` and `to`: decimals of both currencies. `rate`: what one unit of the first is in the second. */
export function atRate(amount: Minor, rate: number, from: number, to: number): Minor {
  const [digits = '', power = '0'] = rate.toString().split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  // amount × rate, with so many decimals; a rate such as 1e-7 has its digits and a power of ten.
  const decimals = fraction.length - Number(power) + from - to;
  const product = BigInt(amount) * BigInt(whole + fraction);
  if (decimals <= 0) return minor(Number(product * 10n ** BigInt(-decimals)));
  const unit = 10n ** BigInt(decimals);
  const half = unit / 2n;
  const size = product < 0n ? -product : product;
  const rounded = Number((size + half) / unit);
  return minor(product < 0n ? -rounded : rounded);
}
