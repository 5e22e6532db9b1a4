/**
 * Reads Amazon's money, `{amount: "12.30", currencyCode: "USD"}`, in the one currency that the marketplace trades in.
 *
 * @NApiVersion 2.1
 */

import { exponentOf } from '../ledger/currencies';
import { type Minor, readDecimal } from '../ledger/minor';
import { child, type Node, optionalText, pathOf, text } from './fields';
import { refuse } from './refusal';

/** The amount of a money field in minor units, signed as Amazon gave it; null where the field is absent. */
export function optionalMoney(node: Node | null, name: string, currency: string): Minor | null {
  const money = node === null ? null : child(node, name);
  if (money === null) return null;
  const found = text(money, 'currencyCode');
  if (found !== currency) {
    return refuse(
      'currency-mismatch',
      pathOf(money, 'currencyCode'),
      `${money.path}: expected ${currency}, the currency of the marketplace, found "${found.slice(0, 10)}". ` +
        'Check in Seller Central which currency the order was placed in; it is not converted.',
    );
  }
  const path = pathOf(money, 'amount');
  const exponent = exponentOf(currency);
  const amount = optionalText(money, 'amount');
  const reading = readDecimal(amount === null ? null : withoutSurplusZeros(amount, exponent), exponent);
  return reading.ok
    ? reading.amount
    : refuse('malformed-document', path, `${path}: ${reading.reason}, in ${currency}. Fetch the order again.`);
}

export function money(node: Node, name: string, currency: string): Minor {
  const path = pathOf(node, name);
  return (
    optionalMoney(node, name, currency) ??
    refuse('malformed-document', path, `${path}: expected an amount of money, found nothing. Fetch the order again.`)
  );
}

/** As `money`, for amounts that are never below zero. */
export function positiveMoney(node: Node, name: string, currency: string): Minor {
  const amount = money(node, name, currency);
  if (amount >= 0) return amount;
  const path = pathOf(node, name);
  return refuse(
    'negative-amount',
    path,
    `${path}: expected zero or more, found ${amount} minor units of ${currency}. Look the order up in Seller Central.`,
  );
}

/** "5980.00" in a currency without decimals is the same amount as "5980": nothing is lost by dropping the zeros. */
function withoutSurplusZeros(amount: string, exponent: number): string {
  const point = amount.indexOf('.');
  if (point < 0) return amount;
  let end = amount.length;
  while (end > point + 1 + exponent && amount[end - 1] === '0') end -= 1;
  return end === point + 1 && end < amount.length ? amount.slice(0, point) : amount.slice(0, end);
}
