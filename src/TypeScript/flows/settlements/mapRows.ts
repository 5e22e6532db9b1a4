/**
 * How the shipped map is written down: in families, because Amazon says the same of orders and refunds and of fees in two
 * generations.
 *
 * @NApiVersion 2.1
 */

import type { MapRow } from './classify';
import type { LineClass } from './settlement';

/** A class and the amount-descriptions that have it. */
export type Described = readonly [lineClass: LineClass, amountDescriptions: readonly string[]];

/** A row for each transaction-type, amount-type and description. */
export function rows(
  transactionTypes: readonly string[],
  amountTypes: readonly string[],
  ...families: readonly Described[]
): MapRow[] {
  return families.flatMap(([lineClass, amountDescriptions]) =>
    transactionTypes.flatMap((transactionType) =>
      amountTypes.flatMap((amountType) =>
        amountDescriptions.map((amountDescription) => ({
          transactionType,
          amountType,
          amountDescription,
          class: lineClass,
        })),
      ),
    ),
  );
}
