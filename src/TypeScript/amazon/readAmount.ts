/**
 * Reads amounts of Finances, `{currencyAmount: 12.3, currencyCode: "USD"}`: JSON numbers, read through their text.
 *
 * @NApiVersion 2.1
 */

import { exponentOf } from '../ledger/currencies';
import { type Minor, readNumber } from '../ledger/minor';
import { type Node, nodeOf, pathOf, text } from './fields';
import { refuse } from './refusal';

/** In minor units. Another currency, more decimals than it has, or anything but a number is refused by name. */
export function amountIn(node: Node, name: string, currency: string): Minor {
  const money = nodeOf(node.json[name], pathOf(node, name));
  const found = text(money, 'currencyCode');
  if (found !== currency) {
    const path = pathOf(money, 'currencyCode');
    return refuse(
      'currency-mismatch',
      path,
      `${path}: expected ${currency}, found "${found.slice(0, 10)}". Ask Amazon.`,
    );
  }
  const path = pathOf(money, 'currencyAmount');
  const value = money.json.currencyAmount;
  if (typeof value !== 'number') {
    return refuse('malformed-document', path, `${path}: expected a number, found a value of type ${typeof value}.`);
  }
  const reading = readNumber(value, exponentOf(currency));
  if (reading.ok) return reading.amount;
  return refuse('malformed-document', path, `${path}: ${reading.reason}, in ${currency}. Ask again later.`);
}
