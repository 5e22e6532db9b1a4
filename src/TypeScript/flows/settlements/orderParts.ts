/**
 * What a kind of line is to the order it names: a part of the sale, of its tax, or of what the buyer gets back. Follows
 * how lines move clearing.
 *
 * @NApiVersion 2.1
 */

import { givesBack, wasBilled } from './accounts';
import type { LineClass, Triple } from './settlement';

/** `collected` is cash that a carrier took; parts of refunds begin with `refund`. */
export type OrderPart = 'sale' | 'collected' | 'tax' | 'withheld' | 'refund' | 'refund-tax' | 'refund-withheld';

const OF_SALES: ReadonlySet<LineClass> = new Set(['sales', 'shipping', 'gift-wrap', 'promotions']);

/** Null for lines that are no part of what the buyer paid or got back: fees, and all that is of the account. */
export function orderPartOf(triple: Triple, lineClass: LineClass | null): OrderPart | null {
  if (lineClass === null) return null;
  if (lineClass === 'collected-on-delivery') return 'collected';
  if (wasBilled(triple)) {
    if (lineClass === 'tax') return 'tax';
    if (lineClass === 'withheld-tax') return 'withheld';
    return OF_SALES.has(lineClass) ? 'sale' : null;
  }
  if (!givesBack(triple, lineClass)) return null;
  if (lineClass === 'tax') return 'refund-tax';
  return lineClass === 'withheld-tax' ? 'refund-withheld' : 'refund';
}
