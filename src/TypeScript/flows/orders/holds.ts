/**
 * Which exceptions of an order are over by themselves: those that kept it out of the books are, once it is in them.
 * The others speak of something a person must still do.
 *
 * @NApiVersion 2.1
 */

import type { ExceptionClass } from '../exceptions/classes';

/** Over once an address that passes stands on the sales order. */
export const ABOUT_ADDRESS: readonly ExceptionClass[] = ['address-invalid', 'missing-personal-data'];

/** Stay open although the sales order exists. */
const OUTLIVES_IMPORT: readonly ExceptionClass[] = [
  ...ABOUT_ADDRESS,
  'order-changed-after-import',
  'cancelled-after-shipment',
  'total-differs',
];

interface Unsolved {
  readonly id: string;
  readonly class: string;
}

/**
 * Ids of the exceptions whose effect is there. `raised` are the classes that this planning still finds wrong;
 * `isImported` says that the order stands in the books, `isAddressSettled` that it was given another address just now, or needs none any more.
 */
export function overNow(
  unsolved: readonly Unsolved[],
  raised: readonly string[],
  isImported: boolean,
  isAddressSettled = false,
): readonly string[] {
  const outlives = isImported
    ? OUTLIVES_IMPORT.filter((each) => !isAddressSettled || !ABOUT_ADDRESS.includes(each))
    : [];
  const stays = new Set<string>([...raised, ...outlives]);
  return unsolved.filter((each) => !stays.has(each.class)).map((each) => each.id);
}
