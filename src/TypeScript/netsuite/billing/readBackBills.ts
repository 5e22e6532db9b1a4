/**
 * Bills are believed when they are read back: each must come to what the buyer paid for its shipment.
 *
 * @NApiVersion 2.1
 */

import type { EntryPoints } from 'N/types';
import { type ReadBack, readBack } from '../orders/readBack';

/** Those of shipments and those of days; a copy that somebody makes has no external id. */
const BILLS: ReadBack = {
  class: 'bill-differs',
  which: "t.type IN ('CashSale', 'CustInvc') AND (t.externalid LIKE 'cwy-bill-%' OR t.externalid LIKE 'cwy-daily-%')",
  name: 'bill',
  lastGood: 'Billed',
};

/** Where the run did something: 20 units, and 6 for each that differs. */
export function readBackBills({ output }: EntryPoints.MapReduce.summarizeContext): void {
  let isAny = false;
  output.iterator().each(() => {
    isAny = true;
    return false;
  });
  if (isAny) readBack(BILLS);
}
