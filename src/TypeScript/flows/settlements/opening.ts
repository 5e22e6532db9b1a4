/**
 * What a settlement brings from before go-live: lines of orders that were never in these books, and the reserve and the debt
 * that the first settlement of an account carries in. They meet the opening balance that the books were begun with.
 *
 * @NApiVersion 2.1
 */

import { type Minor, minor, negate, sum, ZERO } from '../../ledger/minor';
import type { PostedGroup } from './accounts';
import type { LineClass, LineGroup, SettlementHead, SettlementReading } from './settlement';

/** Lines of one group. */
export interface OpeningLines {
  readonly lines: number;
  readonly amount: Minor;
}

export interface Opening {
  /** By `openingKey` of their group. */
  readonly ofOrders: ReadonlyMap<string, OpeningLines>;
  /** Whether no settlement of the account comes before this one. */
  readonly isFirst: boolean;
}

/** What is asked of a line of a report. */
export interface OpeningLine extends Omit<LineGroup, 'lines'> {
  readonly orderId: string;
  /** Milliseconds, UTC. */
  readonly posted: number;
}

export interface OpeningFacts {
  /** Orders that are known to have been bought before the marketplace's first day. */
  readonly old: ReadonlySet<string>;
  /** Whether a moment is before the first day of the marketplace of a line. */
  isBefore(marketplaceName: string, at: number): boolean;
}

/**
 * An order that is known to be older brings what it was sold for, with its fees. A line of any order that Amazon posted
 * before the first day is from before it whatever the order. What is refunded later is of the books of that day.
 */
export function isOpening(line: OpeningLine, { old, isBefore }: OpeningFacts): boolean {
  if (line.orderId === '') return false;
  if (line.transactionType.trim().toLowerCase() === 'order' && old.has(line.orderId)) return true;
  return isBefore(line.marketplaceName, line.posted);
}

export class OpeningTally {
  readonly ofOrders = new Map<string, OpeningLines>();
  readonly orders = new Set<string>();

  add(line: OpeningLine): void {
    const key = openingKey(line);
    const { lines, amount } = this.ofOrders.get(key) ?? { lines: 0, amount: ZERO };
    this.ofOrders.set(key, { lines: lines + 1, amount: minor(amount + line.amount) });
    this.orders.add(line.orderId);
  }
}

const openingKey = (group: Omit<LineGroup, 'lines' | 'amount'>): string =>
  JSON.stringify([
    group.transactionType,
    group.amountType,
    group.amountDescription,
    group.marketplaceName,
    group.month,
  ]);

/** What a settlement carries in from the one before it. */
const CARRIED_IN: ReadonlySet<LineClass> = new Set(['previous-reserve', 'payable-to-amazon']);

/** Whether the settlement carries something in at all. */
export const carriesIn = (groups: readonly LineGroup[], classOf: (group: LineGroup) => LineClass | null): boolean =>
  groups.some((group) => group.amount !== 0 && CARRIED_IN.has(classOf(group) ?? 'review'));

/** Groups with what is from before go-live apart. Each group's parts come to the group. */
export function withOpening(groups: readonly PostedGroup[], opening: Opening | undefined): readonly PostedGroup[] {
  if (opening === undefined) return groups;
  const left = new Map(opening.ofOrders);
  return groups.flatMap((group): readonly PostedGroup[] => {
    if (opening.isFirst && CARRIED_IN.has(group.class)) return [{ ...group, isOpening: true }];
    const key = openingKey(group);
    const found = group.hasDocument || group.way !== undefined ? undefined : left.get(key);
    if (found === undefined) return [group];
    left.delete(key);
    const rest = {
      ...group,
      lines: Math.max(0, group.lines - found.lines),
      amount: sum([group.amount, negate(found.amount)]),
    };
    const part = { ...group, ...found, isOpening: true };
    return rest.lines === 0 && rest.amount === 0 ? [part] : [rest, part];
  });
}

/** An order is settled weeks after it was bought; an invoiced one months. */
const SETTLES_WITHIN_MS = 200 * 86_400_000;

/** Whether a settlement may hold orders from before a day, `YYYY-MM-DD`. */
export const isNear = ({ start }: Pick<SettlementHead, 'start'>, firstDay: string): boolean =>
  start < Date.parse(`${firstDay}T00:00:00Z`) + SETTLES_WITHIN_MS;

/** Orders whose sales these books know: what each of them is settled for is matched with its bill. */
export const ordersSince = (reading: SettlementReading, before: ReadonlySet<string>): SettlementReading['orders'] =>
  reading.orders.filter(({ orderId }) => !before.has(orderId));
