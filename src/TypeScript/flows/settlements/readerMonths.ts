/**
 * The months of the books that lines fall into. Which month a moment is of depends on a zone, and asking is dear; so it
 * is asked once an hour, and by quarters of the one hour in which a month ends: zones differ by whole quarters.
 *
 * @NApiVersion 2.1
 */

export const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;

/** Answers for one marketplace and currency. */
export class Months {
  readonly #monthOf: (at: number) => string;
  readonly #starts = new Map<number, string>();
  readonly #quarters = new Map<number, string>();
  /** The hour asked for last, and its month where it has one only. */
  #hour = Number.NaN;
  #month = '';

  constructor(monthOf: (at: number) => string) {
    this.#monthOf = monthOf;
  }

  /** `YYYY-MM` of a moment in milliseconds. */
  of(moment: number): string {
    const hour = Math.floor(moment / HOUR);
    if (hour === this.#hour) return this.#month;
    const month = this.#atStart(hour);
    if (month !== this.#atStart(hour + 1)) return this.#ofQuarter(Math.floor(moment / QUARTER));
    this.#hour = hour;
    this.#month = month;
    return month;
  }

  #atStart(hour: number): string {
    let month = this.#starts.get(hour);
    if (month === undefined) {
      month = this.#monthOf(hour * HOUR);
      this.#starts.set(hour, month);
    }
    return month;
  }

  #ofQuarter(quarter: number): string {
    let month = this.#quarters.get(quarter);
    if (month === undefined) {
      month = this.#monthOf(quarter * QUARTER);
      this.#quarters.set(quarter, month);
    }
    return month;
  }
}
