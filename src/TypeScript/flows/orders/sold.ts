/**
 * What NetSuite has of an order that was imported, line by line, in units of the item.
 *
 * @NApiVersion 2.1
 */

import { type LineUnits, unitsOf } from './lineLife';
import type { Channel } from './order';
import type { SalesOrderLine } from './salesorder';

/** A line of the sales order that sells an item. */
export interface SoldLine {
  readonly orderItemId: string;
  /** What it was imported with; the quantity of the line goes down when Amazon cancels units. */
  readonly ordered: number;
  readonly quantity: number;
  /** Units of the item in one listing unit. */
  readonly pack: number;
  readonly isClosed: boolean;
  /** On fulfilments that have not left. */
  readonly picked: number;
  /** On fulfilments that have. */
  readonly fulfilled: number;
  readonly billed: number;
}

export interface SoldOrder {
  /** Whether it may go to the warehouse. */
  readonly isApproved: boolean;
  /** What it waited for last, as it is kept on it; stays there when people let it go on. */
  readonly hold: string | null;
  /** Whether a daily sale holds a shipment of it, which its lines do not tell. */
  readonly isInDailySale: boolean;
  readonly lines: readonly SoldLine[];
}

/** The lines of a sales order as it is when it was just made. */
export function soldNow(lines: readonly SalesOrderLine[]): readonly SoldLine[] {
  return lines.flatMap(({ kind, orderItemId, quantity, pack }) =>
    kind !== 'item' || orderItemId === null
      ? []
      : [{ orderItemId, ordered: quantity, quantity, pack, isClosed: false, picked: 0, fulfilled: 0, billed: 0 }],
  );
}

/** The units of one Amazon line by state; people may have split it into several lines of the sales order. */
export function unitsOfLines(lines: readonly SoldLine[], channel: Channel, isHeld: boolean): LineUnits {
  const sum = (of: (line: SoldLine) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const billed = sum((line) => Math.min(line.billed, line.fulfilled));
  const unbilled = sum((line) => line.fulfilled) - billed;
  const unshipped = (line: SoldLine): number => Math.max(0, line.quantity - line.fulfilled - line.picked);
  const open = sum((line) => (line.isClosed ? 0 : unshipped(line)));
  return unitsOf({
    ...(isHeld ? { asked: open } : { open }),
    picked: sum((line) => line.picked),
    // What Amazon ships itself is confirmed by its own word.
    ...(channel === 'FBA' ? { confirmed: unbilled, complete: billed } : { shipped: unbilled, billed }),
    withdrawn: sum((line) => (line.isClosed ? unshipped(line) : 0)),
    cancelled: Math.max(
      0,
      sum((line) => line.ordered - line.quantity),
    ),
  });
}
