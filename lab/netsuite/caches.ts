// What N/cache keeps: text under a key, for a while, with no promise that it stays.
// Source: N/cache Module (help).

import { type Clock, type Instant, SECOND } from '../clock';
import type { Random } from '../random';

interface Entry {
  readonly value: string;
  readonly until: Instant;
}

/** How often a live entry turns out to be gone. The lab's choice: rare, yet sure to happen in a day of calls. */
const VANISHES = 0.002;
/** Entries kept in all; the oldest go first. The lab's choice. */
const CAPACITY = 20_000;

export class Caches {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** `space` names one cache of one scope; null when there is nothing, any more or yet. */
  get(space: string, key: string): string | null {
    const place = placeOf(space, key);
    const entry = this.#entries.get(place);
    if (!entry) return null;
    if (entry.until > this.#clock.now() && !this.#random.chance(VANISHES)) return entry.value;
    this.#entries.delete(place);
    return null;
  }

  /** `seconds` is the time to live; without one the entry has no end of its own. */
  put(space: string, key: string, value: string, seconds?: number): void {
    const place = placeOf(space, key);
    this.#entries.delete(place);
    this.#entries.set(place, { value, until: seconds === undefined ? Infinity : this.#clock.now() + seconds * SECOND });
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > CAPACITY && oldest !== undefined) this.#entries.delete(oldest);
  }

  remove(space: string, key: string): void {
    this.#entries.delete(placeOf(space, key));
  }

  /** Empties every cache, as the server may at any time. */
  clear(): void {
    this.#entries.clear();
  }
}

function placeOf(space: string, key: string): string {
  return `${space}\u0000${key}`;
}
