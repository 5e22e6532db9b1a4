// How much a map/reduce job keeps at a moment: what waits to be mapped or reduced, and what has been written.
// Source: Map/Reduce Governance (help): 200 MB.

import { SuiteScriptError } from '../errors';

interface Kept {
  readonly key: string;
  readonly values: readonly string[];
}

export const PERSISTED_BYTES = 200 * 1024 * 1024;

/** Ends the invocation and the stage; the flow goes on to summarize. */
export class PersistedLimit extends SuiteScriptError {
  constructor() {
    super('PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED', 'More than 200 MB are persisted.');
  }
}

export class PersistedData {
  #size = 0;

  constructor(groups: readonly Kept[]) {
    for (const each of groups) this.#size += sizeOf(each);
    this.#check();
  }

  /** A pair gives way to what its invocation wrote. */
  replace(pair: Kept, written: readonly { readonly key: string; readonly value: string }[]): void {
    const added = written.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
    this.#size += added - sizeOf(pair);
    this.#check();
  }

  #check(): void {
    if (this.#size > PERSISTED_BYTES) throw new PersistedLimit();
  }
}

const sizeOf = ({ key, values }: Kept): number => values.reduce((sum, value) => sum + value.length, key.length);
