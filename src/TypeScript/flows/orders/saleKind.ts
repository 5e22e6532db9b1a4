/**
 * What kind of sale an order is where it is none of the usual: those bring in no money, and say why.
 *
 * @NApiVersion 2.1
 */

import type { Order } from './order';
import { amazonTotal } from './readd';

/** `free`: the buyer pays nothing, for no reason that Amazon gives. Echoes of sales made elsewhere are never imported. */
export const SALE_KINDS = ['replacement', 'exchange', 'free'] as const;
export type SaleKind = (typeof SALE_KINDS)[number];

/** Null for a usual sale. */
export function saleKindOf(order: Order): SaleKind | null {
  if (order.replaces !== null) return 'replacement';
  if (order.exchanges !== null) return 'exchange';
  return amazonTotal(order) === 0 ? 'free' : null;
}
