/**
 * How long to wait before a call is made again: growing, capped, and never the same for two that failed together.
 *
 * @NApiVersion 2.1
 */

import type { Action } from './errorTable';

const FIRST_MS = 15_000;
const LONGEST_MS = 3_600_000;
const FIRST_SLOW_MS = 900_000;
const LONGEST_SLOW_MS = 6 * 3_600_000;

/**
 * Milliseconds until the next attempt, or null where only a person can bring it about.
 *
 * @param attempt failures before this one
 * @param rate calls a second of the operation: at least one refill is waited for
 * @param random01 0 ≤ random01 < 1
 */
export function nextAttemptAfter(
  action: Action,
  attempt: number,
  rate: number,
  random01: number,
  slowly = false,
): number | null {
  if (action === 'hold' || action === 'stop-connection') return null;
  if (action === 'again-now' || action === 'fresh-token') return 0;
  const first = slowly ? FIRST_SLOW_MS : FIRST_MS;
  const longest = slowly ? LONGEST_SLOW_MS : LONGEST_MS;
  const backoff = Math.min(longest, first * 2 ** Math.min(attempt, 20));
  return Math.ceil(1000 / rate) + Math.floor((backoff / 2) * (1 + random01));
}
