// What will happen in the simulated marketplace, in order of time; a binary heap. Nothing happens until time is let pass.

import type { Instant } from '../clock';

interface Event {
  readonly at: Instant;
  readonly sequence: number;
  readonly happen: (at: Instant) => void;
}

const before = (a: Event, b: Event): boolean => (a.at !== b.at ? a.at < b.at : a.sequence < b.sequence);

export class Events {
  readonly #heap: Event[] = [];
  #sequence = 0;
  #now: Instant = Number.NEGATIVE_INFINITY;

  schedule(at: Instant, happen: (at: Instant) => void): void {
    this.#heap.push({ at, sequence: this.#sequence++, happen });
    this.#rise(this.#heap.length - 1);
  }

  /**
   * Lets everything up to an instant happen, and returns the latest instant seen so far: the machines that share the
   * clock work at the same time, so a reading may lie a little before an earlier one.
   */
  pass(instant: Instant): Instant {
    this.#now = Math.max(this.#now, instant);
    for (let next = this.#heap[0]; next !== undefined && next.at <= this.#now; next = this.#heap[0]) {
      this.#removeFirst();
      next.happen(next.at);
    }
    return this.#now;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(start: number): void {
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >>> 1;
      if (!this.#swapIfBefore(index, parent)) return;
      index = parent;
    }
  }

  #sink(start: number): void {
    for (let index = start; ; ) {
      const left = index * 2 + 1;
      const right = left + 1;
      const [a, b] = [this.#heap[left], this.#heap[right]];
      if (a === undefined) return;
      const child = b !== undefined && before(b, a) ? right : left;
      if (!this.#swapIfBefore(child, index)) return;
      index = child;
    }
  }

  #swapIfBefore(lower: number, upper: number): boolean {
    const [low, up] = [this.#heap[lower] as Event, this.#heap[upper] as Event];
    if (!before(low, up)) return false;
    this.#heap[lower] = up;
    this.#heap[upper] = low;
    return true;
  }
}
