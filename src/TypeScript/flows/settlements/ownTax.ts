/**
 * The tax of an order item by item: what buyers paid, what Amazon withheld of it to pay it to the state, and what is left,
 * which is the seller's own.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, ZERO } from '../../ledger/minor';
import type { LineClass } from './settlement';

/** A line of the report with its class. */
export interface TaxedLine {
  readonly transactionType: string;
  /** Amazon's order item code; empty where the line names none. */
  readonly item: string;
  readonly sku: string;
  readonly class: LineClass | null;
  readonly amount: Minor;
}

export interface ItemTaxRow {
  readonly transactionType: string;
  readonly item: string;
  readonly sku: string;
  readonly tax: Minor;
  readonly withheld: Minor;
  readonly own: Minor;
}

/** In the order in which the items first have tax; those without any are left out. */
export function ownTaxByItem(lines: readonly TaxedLine[]): readonly ItemTaxRow[] {
  const rows = new Map<string, ItemTaxRow>();
  for (const { transactionType, item, sku, class: lineClass, amount } of lines) {
    if (lineClass !== 'tax' && lineClass !== 'withheld-tax') continue;
    const key = JSON.stringify([transactionType, item]);
    const known = rows.get(key) ?? { transactionType, item, sku, tax: ZERO, withheld: ZERO, own: ZERO };
    rows.set(key, {
      ...known,
      sku: known.sku === '' ? sku : known.sku,
      tax: lineClass === 'tax' ? minor(known.tax + amount) : known.tax,
      withheld: lineClass === 'tax' ? known.withheld : minor(known.withheld + amount),
      own: minor(known.own + amount),
    });
  }
  return [...rows.values()];
}
