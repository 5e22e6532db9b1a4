// What map and reduce are handed. Source: mapReduce.MapContext, ReduceContext (help); sizes from the governance page.

import { refuse } from '../errors';
import { ErrorIterator } from './summary';

export interface WrittenPair {
  readonly key: string;
  readonly value: string;
}

interface Try {
  readonly key: string;
  readonly values: readonly string[];
  readonly executionNo: number;
  readonly isRestarted: boolean;
  readonly errors: readonly string[];
}

const MAX_KEY = 3_000;
const MAX_VALUE = 10 * 1024 * 1024;

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

class PairContext {
  readonly #written: WrittenPair[] = [];
  readonly #work: Try;

  constructor(work: Try) {
    this.#work = work;
  }

  /** What the invocation wrote; for the runner. */
  static writtenBy(context: PairContext): readonly WrittenPair[] {
    return context.#written;
  }

  get key(): string {
    return this.#work.key;
  }

  get isRestarted(): boolean {
    return this.#work.isRestarted;
  }

  get executionNo(): number {
    return this.#work.executionNo;
  }

  get errors(): ErrorIterator {
    return new ErrorIterator(this.#work.errors.map((error, index) => [this.#work.key, error, index + 1]));
  }

  /** write({key, value}) or write(key, value); what is no text becomes JSON. Scripts may take it from its context. */
  readonly write = (first: unknown, second?: unknown): void => {
    const isOptions = first !== null && typeof first === 'object' && second === undefined;
    const { key, value } = isOptions ? (first as { key: unknown; value: unknown }) : { key: first, value: second };
    const pair = { key: text(key), value: text(value) };
    if (pair.key.length > MAX_KEY) refuse('KEY_LENGTH_IS_OVER_3000_BYTES', 'The key is longer than 3,000 characters.');
    if (pair.value.length > MAX_VALUE) refuse('VALUE_LENGTH_IS_OVER_10_MB', 'The value is larger than 10 MB.');
    this.#written.push(pair);
  };
}

export class MapContext extends PairContext {
  readonly #value: string;

  constructor(work: Try) {
    super(work);
    this.#value = work.values[0] ?? '';
  }

  get value(): string {
    return this.#value;
  }
}

export class ReduceContext extends PairContext {
  readonly #values: readonly string[];

  constructor(work: Try) {
    super(work);
    this.#values = work.values;
  }

  get values(): readonly string[] {
    return this.#values;
  }
}

export const writtenBy = (context: MapContext | ReduceContext): readonly WrittenPair[] =>
  PairContext.writtenBy(context);
