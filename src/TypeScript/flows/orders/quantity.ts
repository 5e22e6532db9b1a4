/**
 * How much of a line is to be sold. A partly cancelled line is what was and will be shipped, whatever was ordered.
 *
 * @NApiVersion 2.1
 */

import type { OrderLine } from './order';

/** Fulfilled and still to fulfil, in listing units. */
export function quantityLeft(line: OrderLine): number {
  return line.quantityFulfilled + line.quantityUnfulfilled;
}

/** Why a line's quantities cannot be right, or null. */
export function quantityProblem(line: OrderLine): string | null {
  const said = `ordered ${line.quantityOrdered}, fulfilled ${line.quantityFulfilled}, to fulfil ${line.quantityUnfulfilled}`;
  const all = [line.quantityOrdered, line.quantityFulfilled, line.quantityUnfulfilled];
  if (!all.every((quantity) => Number.isSafeInteger(quantity) && quantity >= 0)) {
    return `Order item ${line.orderItemId}: expected whole quantities of zero or more, found ${said}.`;
  }
  if (quantityLeft(line) > line.quantityOrdered) {
    return `Order item ${line.orderItemId}: expected no more to ship than was ordered, found ${said}.`;
  }
  return null;
}
