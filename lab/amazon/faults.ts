// What goes wrong between a caller and Amazon, on demand: by operation, a number of times or by chance, over a span of time.

import type { Instant } from '../clock';
import type { Random } from '../random';

export type FaultKind =
  /** 429 although there is a token in the bucket. */
  | 'throttle'
  | 'internal-error'
  | 'unavailable'
  /** No answer, and nothing was done. */
  | 'timeout-before'
  /** No answer, although everything was done. */
  | 'timeout-after'
  | 'truncated'
  /** A successful page lacks one of its orders. */
  | 'missing-row'
  /** A page's orders are those of the page before. */
  | 'repeated-page'
  /** Orders as they were before their last update. */
  | 'stale-row'
  | 'unknown-enum'
  | 'unknown-field'
  /** Every access token of the seller ends at this call. */
  | 'expired-token'
  /** A feed breaks off halfway: FATAL, without a report, and what was done stays done. Operation: createFeed. */
  | 'aborted-feed'
  /** An update becomes visible only after `delay`, with the time it really happened at. No operation. */
  | 'late-update';

export interface FaultRule {
  readonly kind: FaultKind;
  /** An operation id, or every operation. */
  readonly operation?: string;
  /** How often at most; endless without. */
  readonly times?: number;
  /** How many matching calls pass unharmed first. */
  readonly skip?: number;
  /** Chance for each call, 0 to 1; certain without. */
  readonly probability?: number;
  readonly from?: Instant;
  readonly until?: Instant;
  /** Milliseconds; for late updates. */
  readonly delay?: number;
}

interface Live {
  readonly rule: FaultRule;
  skip: number;
  left: number;
}

export class Faults {
  readonly #random: Random;
  #rules: Live[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  add(rule: FaultRule): void {
    this.#rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#rules = [];
  }

  /** Whether a fault of this kind strikes now; a strike is used up. */
  strikes(kind: FaultKind, operation: string, now: Instant): boolean {
    return this.#strike(kind, operation, now) !== null;
  }

  /** Milliseconds until an update can be seen. */
  delayOfUpdate(at: Instant): number {
    return this.#strike('late-update', null, at)?.delay ?? 0;
  }

  /** Draws one of a list, from the faults' own randomness. */
  pick<T>(list: readonly T[]): T {
    return this.#random.pick(list);
  }

  #strike(kind: FaultKind, operation: string | null, now: Instant): FaultRule | null {
    for (const live of this.#rules) {
      const { rule } = live;
      if (rule.kind !== kind || live.left <= 0) continue;
      if (operation !== null && rule.operation !== undefined && rule.operation !== operation) continue;
      if (now < (rule.from ?? now) || now >= (rule.until ?? Number.POSITIVE_INFINITY)) continue;
      if (live.skip > 0) {
        live.skip -= 1;
        continue;
      }
      if (rule.probability !== undefined && !this.#random.chance(rule.probability)) continue;
      live.left -= 1;
      return rule;
    }
    return null;
  }
}
