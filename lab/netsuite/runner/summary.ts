// What summarize is handed. Source: mapReduce summary object (help): iterators whose callbacks answer true to go on.

export type KeyState = 'COMPLETE' | 'FAILED' | 'PENDING';

interface Tried {
  readonly key: string;
  readonly executionNo: number;
  readonly errors: readonly string[];
  readonly state: KeyState;
}

type Each = (callback: (...row: unknown[]) => unknown) => void;

/** `iterator().each(callback)` over rows; stops when the callback does not answer true. */
export class ErrorIterator {
  readonly #rows: readonly (readonly unknown[])[];

  constructor(rows: readonly (readonly unknown[])[]) {
    this.#rows = rows;
  }

  iterator(): { each: Each } {
    return {
      each: (callback) => {
        for (const row of this.#rows) if (callback(...row) !== true) return;
      },
    };
  }
}

/** What a stage, or the whole run, took. */
export interface Effort {
  readonly units: number;
  readonly started: number;
  /** Of all jobs together. */
  readonly seconds: number;
  readonly concurrency: number;
  readonly yields: number;
}

class Measured {
  readonly #effort: Effort;

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  get dateCreated(): Date {
    return new Date(this.#effort.started);
  }

  get seconds(): number {
    return this.#effort.seconds;
  }

  get usage(): number {
    return this.#effort.units;
  }

  get concurrency(): number {
    return this.#effort.concurrency;
  }

  get yields(): number {
    return this.#effort.yields;
  }
}

export class StageSummary extends Measured {
  readonly #work: readonly Tried[];

  constructor(work: readonly Tried[], effort: Effort) {
    super(effort);
    this.#work = work;
  }

  get keys(): ErrorIterator {
    return new ErrorIterator(this.#work.map(({ key, executionNo, state }) => [key, executionNo, state]));
  }

  get errors(): ErrorIterator {
    return new ErrorIterator(
      this.#work.flatMap(({ key, errors }) => errors.map((error, index) => [key, error, index + 1])),
    );
  }
}

export interface SummaryParts {
  readonly input: Effort & { readonly error: string | null };
  readonly map: StageSummary | undefined;
  readonly reduce: StageSummary | undefined;
  readonly output: readonly { readonly key: string; readonly value: string }[];
  readonly isRestarted: boolean;
}

const NOTHING: Effort = { units: 0, started: 0, seconds: 0, concurrency: 0, yields: 0 };

export class Summary extends Measured {
  readonly #parts: SummaryParts;

  constructor(whole: Effort, parts: SummaryParts) {
    super(whole);
    this.#parts = parts;
  }

  get isRestarted(): boolean {
    return this.#parts.isRestarted;
  }

  get inputSummary(): object {
    const { units, started, seconds, error } = this.#parts.input;
    return { dateCreated: new Date(started), seconds, usage: units, error };
  }

  get mapSummary(): StageSummary {
    return this.#parts.map ?? new StageSummary([], NOTHING);
  }

  get reduceSummary(): StageSummary {
    return this.#parts.reduce ?? new StageSummary([], NOTHING);
  }

  get output(): ErrorIterator {
    return new ErrorIterator(this.#parts.output.map(({ key, value }) => [key, value]));
  }
}
