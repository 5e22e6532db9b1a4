// What the runner keeps count of: units by script and function, records created, failures of user events.

import type { Execution } from '../execution';
import type { RecordData } from '../records/definition';
import type { ScriptFailure } from './job';

/** How much a function of a script used, over all its invocations. */
export interface UsageStatistics {
  readonly script: string;
  readonly stage: string;
  readonly limit: number;
  invocations: number;
  total: number;
  highest: number;
}

export interface CreatedRecord {
  readonly type: string;
  readonly id: number;
  readonly externalId: string | null;
}

export class Tally {
  readonly #statistics = new Map<string, UsageStatistics>();
  #created: CreatedRecord[] = [];
  #eventFailures: ScriptFailure[] = [];

  statistics(): UsageStatistics[] {
    return [...this.#statistics.values()];
  }

  spent(script: string, stage: string, { limitUnits, usedUnits }: Execution): void {
    const key = `${script} ${stage}`;
    const known = this.#statistics.get(key) ?? {
      script,
      stage,
      limit: limitUnits,
      invocations: 0,
      total: 0,
      highest: 0,
    };
    known.invocations++;
    known.total += usedUnits;
    known.highest = Math.max(known.highest, usedUnits);
    this.#statistics.set(key, known);
  }

  created(record: RecordData): void {
    const externalId = (record.fields.externalid as string | null | undefined) ?? null;
    this.#created.push({ type: record.type, id: record.id as number, externalId });
  }

  takeCreated(): CreatedRecord[] {
    const taken = this.#created;
    this.#created = [];
    return taken;
  }

  eventFailed(failure: ScriptFailure): void {
    this.#eventFailures.push(failure);
  }

  takeEventFailures(): ScriptFailure[] {
    const taken = this.#eventFailures;
    this.#eventFailures = [];
    return taken;
  }
}
