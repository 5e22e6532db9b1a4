/**
 * A connection that keeps failing rests for a while, longer each time, and then tries again by itself.
 *
 * @NApiVersion 2.1
 */

export interface Circuit {
  /** Failures since the last success. */
  readonly failures: number;
  /** How often it has opened since the last success. */
  readonly openings: number;
  /** No call before this instant, milliseconds since 1970. */
  readonly openUntil: number;
}

export const CLOSED: Circuit = { failures: 0, openings: 0, openUntil: 0 };

export const FAILURES_TO_OPEN = 5;
const FIRST_REST_MS = 5 * 60_000;
const LONGEST_REST_MS = 3_600_000;

export function isOpen(circuit: Circuit, now: number): boolean {
  return now < circuit.openUntil;
}

/**
 * The circuit after a failure that lies with Amazon or the way there (not after a refusal of one document). The fifth
 * in a row opens it; once it has rested, one more failure opens it again for twice as long, up to an hour.
 */
export function failed(circuit: Circuit, now: number): Circuit {
  const failures = circuit.failures + 1;
  // Calls that were under way when it opened must not make the rest longer.
  if (isOpen(circuit, now)) return { ...circuit, failures };
  if (circuit.openings === 0 && failures < FAILURES_TO_OPEN) return { ...circuit, failures };
  const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** Math.min(circuit.openings, 20));
  return { failures, openings: circuit.openings + 1, openUntil: now + rest };
}
