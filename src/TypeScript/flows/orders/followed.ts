/**
 * Amazon lines on their way: what NetSuite has of each, and what Amazon's newest word makes of it.
 *
 * @NApiVersion 2.1
 */

import { wasAsked } from './asked';
import { type LineUnits, move, partsOf, type Refused } from './lineLife';
import type { Channel, Order } from './order';
import type { Problems } from './problems';
import { quantityLeft } from './quantity';
import type { SalesOrderLine } from './salesorder';
import { type SoldLine, type SoldOrder, soldNow, unitsOfLines } from './sold';

/** Quantities in units of the item. */
export interface FollowedLine {
  readonly orderItemId: string;
  /** Units of the item in one listing unit. */
  readonly pack: number;
  /** How many lines of the sales order hold it. */
  readonly soldLines: number;
  readonly before: LineUnits;
  readonly after: LineUnits;
  /** Cancelled at Amazon, and too late to be cancelled here. */
  readonly refused: readonly Refused[];
}

/** Every line of the sales order after Amazon's cancellations; adds a problem where one comes too late. */
export function followCancellations(order: Order, sold: SoldOrder, problems: Problems): readonly FollowedLine[] {
  const isHeld = wasAsked(sold) && !sold.isApproved;
  return [...byItem(sold.lines)].map(([orderItemId, lines]) => {
    const pack = lines[0]?.pack ?? 1;
    const before = unitsOfLines(lines, order.channel, isHeld);
    const { open, shipped } = partsOf(before);
    const gone = open + shipped + before.withdrawn - wantedOf(order, orderItemId) * pack;
    const { units: after, refused } = move(before, 'cancel', Math.max(0, gone));
    for (const each of refused) problems.add(each.class, tooLate(orderItemId, each));
    return { orderItemId, pack, soldLines: lines.length, before, after, refused };
  });
}

/** The lines of a sales order that is about to be made: nothing has happened to them yet. */
export function followedNow(lines: readonly SalesOrderLine[], channel: Channel): readonly FollowedLine[] {
  return soldNow(lines).map((line) => {
    const units = unitsOfLines([line], channel, false);
    return { orderItemId: line.orderItemId, pack: line.pack, soldLines: 1, before: units, after: units, refused: [] };
  });
}

/** What Amazon has shipped and will ship, in listing units; a line that it no longer names is cancelled. */
export function wantedOf(order: Order, orderItemId: string): number {
  const line = order.lines.find((each) => each.orderItemId === orderItemId);
  if (line === undefined) return 0;
  return line.quantityFulfilled + (order.status === 'CANCELLED' ? 0 : line.quantityUnfulfilled);
}

/**
 * Whether Amazon's newest quantities differ from what was imported by cancellations alone: nothing grew, and no line is
 * new. Amounts that differ beside that are those of what is left.
 */
export function isCancelledInPart(order: Order, sold: SoldOrder | null): boolean {
  const items = [...byItem(sold?.lines ?? [])].map(([orderItemId, lines]) => {
    const ordered = lines.reduce((sum, line) => sum + line.ordered, 0);
    return { orderItemId, less: ordered - wantedOf(order, orderItemId) * (lines[0]?.pack ?? 1) };
  });
  const isKnown = order.lines.every(
    (line) => quantityLeft(line) === 0 || items.some(({ orderItemId }) => orderItemId === line.orderItemId),
  );
  return isKnown && items.every(({ less }) => less >= 0) && items.some(({ less }) => less > 0);
}

/** Listing units that people closed before they shipped, and for which Amazon still waits; by Amazon's line. */
export function withdrawnOf(followed: readonly FollowedLine[]): ReadonlyMap<string, number> {
  return new Map(
    followed.flatMap(({ orderItemId, pack, after }) => {
      const quantity = Math.floor(after.withdrawn / pack);
      return quantity > 0 ? [[orderItemId, quantity] as const] : [];
    }),
  );
}

const WORDS: Readonly<Partial<Record<Refused['state'], string>>> = {
  picked: 'on a fulfilment that has not left',
  billed: 'shipped and billed',
  complete: 'shipped and billed',
};

function tooLate(orderItemId: string, { state, quantity }: Refused): string {
  return `Order item ${orderItemId}: Amazon cancelled ${quantity} that here are ${WORDS[state] ?? 'shipped'}.`;
}

function byItem(lines: readonly SoldLine[]): ReadonlyMap<string, readonly SoldLine[]> {
  const found = new Map<string, SoldLine[]>();
  for (const line of lines) found.set(line.orderItemId, [...(found.get(line.orderItemId) ?? []), line]);
  return found;
}
