// One token bucket: full at first, refilled at `rate` tokens a second up to `burst`.
// Source: SP-API documentation, Usage Plans and Rate Limits.

import type { Instant } from '../clock';

export class Bucket {
  #rate: number;
  #burst: number;
  #tokens: number;
  #filledAt: Instant | null = null;

  constructor(rate: number, burst: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Requests a second; what the answer's header tells. */
  get rate(): number {
    return this.#rate;
  }

  /** Amazon changes a seller's usage plan. What is in the bucket stays, as far as it still fits. */
  change(rate: number, burst: number): void {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = Math.min(this.#tokens, burst);
  }

  /** Spends a token, or answers false when there is none. `now` never steps back. */
  take(now: Instant): boolean {
    const since = this.#filledAt === null ? 0 : (now - this.#filledAt) / 1_000;
    this.#filledAt = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + since * this.#rate);
    // Sums of binary fractions: what is a whole token but for the last bits counts as one.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens -= 1;
    return true;
  }
}
