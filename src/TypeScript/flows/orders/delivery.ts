/**
 * Where an order goes: the address that may stand on the sales order, and what is wrong with the one Amazon gave.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionPlan } from '../exceptions/exception';
import { type CheckedAddress, checkAddress, isWithheld } from './address';
import type { Order } from './order';
import type { Problems } from './problems';

/** A delivery address that Amazon changed after the import. */
export interface Delivery {
  /** Null where the new one does not pass: then the order may not ship. */
  readonly address: CheckedAddress | null;
  /** JSON of the address as Amazon gave it. */
  readonly verbatim: string;
  readonly poBox: boolean;
  /** What is wrong with it. */
  readonly exceptions: readonly ExceptionPlan[];
  /** Told instead of anything being changed, where goods have left already. */
  readonly tooLate: readonly ExceptionPlan[];
}

/** An address that does not pass is kept as Amazon gave it and never becomes a shipping address. */
export function addressOf(order: Order): CheckedAddress | null {
  if (order.address === null || isWithheld(order.address)) return null;
  const check = checkAddress(order.address);
  return check.ok ? check.address : null;
}

export function isPoBox(order: Order): boolean {
  return order.address !== null && checkAddress(order.address).poBox;
}

export function verbatimAddress(order: Order): string | null {
  return order.address === null ? null : JSON.stringify(order.address);
}

/** Adds what keeps an order that the seller ships from going to the warehouse. */
export function checkDelivery(
  order: Order,
  needsAddress: boolean,
  address: CheckedAddress | null,
  concerns: Problems,
): void {
  if (order.channel !== 'FBM' || address !== null) return;
  if (order.address !== null && !isWithheld(order.address)) {
    concerns.add('address-invalid', checkAddress(order.address).problems.join('\n'));
  } else if (needsAddress) {
    concerns.add('missing-personal-data', 'Expected a delivery address on an order that you ship, found none.');
  }
}
