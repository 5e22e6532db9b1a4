/**
 * How fast orders become sales orders, by marketplace: from the moment Amazon shows an order as something to ship. Orders
 * that never became one count as late, or the best figures would belong to whoever imports nothing.
 *
 * @NApiVersion 2.1
 */

/** An order counts as acknowledged in time within this span: one round of the schedule, and time to work. */
export const promisedSeconds = (isFast: boolean): number => (isFast ? 15 : 30) * 60;

/** Orders of one marketplace that took the same time, by NetSuite's clock less Amazon's. */
export interface Taken {
  readonly seconds: number;
  readonly orders: number;
}

export interface Pace {
  /** Orders in all: with a sales order, or waiting for one longer than promised. */
  readonly orders: number;
  /** Of them, without a sales order. */
  readonly never: number;
  /** Seconds, both clocks made equal; null where no order has a sales order. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly max: number | null;
  /** Of all orders, those in time, in tenths of a per cent; null without orders. */
  readonly inTimePermille: number | null;
}

/** `clockAhead`: seconds that Amazon's clock is ahead of NetSuite's; `never`: orders that wait for longer than `promised`, in seconds. */
export function paceOf(taken: readonly Taken[], never: number, clockAhead: number, promised: number): Pace {
  const sorted = taken
    .map(({ seconds, orders }) => ({ seconds: Math.max(0, seconds + clockAhead), orders }))
    .sort((a, b) => a.seconds - b.seconds);
  const imported = sorted.reduce((sum, { orders }) => sum + orders, 0);
  const orders = imported + never;
  const inTime = sorted.filter(({ seconds }) => seconds <= promised).reduce((sum, each) => sum + each.orders, 0);
  return {
    orders,
    never,
    p50: percentile(sorted, imported, 50),
    p95: percentile(sorted, imported, 95),
    max: sorted[sorted.length - 1]?.seconds ?? null,
    inTimePermille: orders === 0 ? null : Math.floor((inTime * 1_000) / orders),
  };
}

/** The time within which so many of a hundred were done; null where none was. */
function percentile(sorted: readonly Taken[], total: number, of100: number): number | null {
  const wanted = Math.ceil((total * of100) / 100);
  let seen = 0;
  for (const { seconds, orders } of sorted) {
    seen += orders;
    if (seen >= wanted) return seconds;
  }
  return null;
}

/** The middle of what the runs of late heard; 0 where they heard nothing. */
export function clockAheadOf(heard: readonly number[]): number {
  const sorted = [...heard].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
