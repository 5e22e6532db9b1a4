// The virtual clock that both outside worlds live by. Time moves only when work takes time or a test moves it.

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

export class Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** Moves on by a span. A span is never negative. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError(`A clock cannot move by ${milliseconds} ms.`);
    this.#now += milliseconds;
  }

  /** Puts the clock at an instant; the runner uses it to switch between processors that work at the same time. */
  set(instant: Instant): void {
    this.#now = instant;
  }

  iso(): string {
    return new Date(this.#now).toISOString();
  }
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
