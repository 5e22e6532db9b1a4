// One map or reduce stage: pairs in shuffled order, claimed in batches by workers on several processors.
// Source: Map/Reduce Governance, System Response After an Interruption, Configuration Options (help).

import type { Instant } from '../../clock';
import { MINUTE } from '../../clock';
import type { Account } from '../account';
import { RESTART } from '../control';
import { Killed } from '../errors';
import type { Env } from '../modules/module';
import { Sandbox } from '../sandbox/sandbox';
import { errorJson } from './failure';
import type { Pair } from './input';
import type { Job, Task } from './job';
import { JOB_SOFT_UNITS } from './limits';
import { MapContext, ReduceContext, type WrittenPair, writtenBy } from './pairContexts';
import { PersistedData, PersistedLimit } from './persisted';
import { spanOf } from './spans';
import { endStage, stageExecution } from './stageExecution';
import { type KeyState, StageSummary } from './summary';

export interface Config {
  readonly retryCount?: number;
  readonly exitOnError?: boolean;
}

export interface Group {
  readonly key: string;
  readonly values: readonly string[];
}

/** One pair of the stage with its tries. */
interface Work extends Group {
  executionNo: number;
  isRestarted: boolean;
  readonly errors: string[];
  state: KeyState;
}

/** What a worker claimed at once. What its pairs write counts when the whole batch is through. */
interface Batch {
  readonly claimed: Work[];
  readonly waiting: Work[];
  written: WrittenPair[];
}

const MAX_EXECUTIONS = 4;
const MAX_RETRIES = 3;

export interface StageOptions {
  readonly account: Account;
  readonly task: Task;
  readonly stage: 'map' | 'reduce';
  readonly config: Config;
  readonly enqueue: (job: Job) => void;
  /** Called once, when the last worker is through. */
  readonly done: (stage: PairStage) => void;
}

export class PairStage {
  readonly #options: StageOptions;
  readonly #all: readonly Work[];
  readonly #started: Instant;
  readonly #persisted: PersistedData;
  readonly #written: WrittenPair[] = [];
  #pending: Work[];
  #active = 0;
  #workers = 0;
  #ended: Instant;
  #busy = 0;
  #units = 0;
  #yields = 0;
  #cancelled = false;
  #stopped = false;

  constructor(options: StageOptions, groups: readonly Group[]) {
    const { clock, random } = options.account;
    this.#options = options;
    this.#started = clock.now();
    this.#ended = clock.now();
    this.#persisted = new PersistedData(groups);
    // Order of pairs and of reduce values is unspecified: shuffled by the account's seed.
    this.#all = random.shuffle(
      groups.map(({ key, values }) => ({
        key,
        values: random.shuffle(values),
        executionNo: 1,
        isRestarted: false,
        errors: [],
        state: 'PENDING' as const,
      })),
    );
    this.#pending = [...this.#all];
  }

  /** Pairs written by the invocations that came through. */
  get written(): readonly WrittenPair[] {
    return this.#written;
  }

  /** A hard limit or exitOnError: no further stage but summarize. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** The machine stopped and nobody starts it again. */
  get stopped(): boolean {
    return this.#stopped;
  }

  start(): void {
    const { task, enqueue, done } = this.#options;
    this.#workers = Math.min(task.deployment.deployment.concurrencyLimit || 1, this.#pending.length);
    this.#active = this.#workers;
    for (let n = 0; n < this.#workers; n++) enqueue(this.#worker());
    if (this.#workers === 0) done(this);
  }

  summary(): StageSummary {
    return new StageSummary(this.#all, {
      units: this.#units,
      started: this.#started,
      seconds: this.#busy / 1_000,
      concurrency: this.#workers,
      yields: this.#yields,
    });
  }

  #worker(): Job {
    const { account, task } = this.#options;
    const { clock, random } = account;
    let batch: Batch = { claimed: [], waiting: [], written: [] };
    let since: Instant | undefined;
    let units = 0;
    const work = (): 'more' | 'yield' | 'done' => {
      if (since === undefined) {
        since = clock.now();
        clock.advance(spanOf('start-script', random));
      }
      if (batch.waiting.length === 0) batch = this.#claim();
      const next = this.#stopped ? undefined : batch.waiting.shift();
      if (!next) return 'done';
      units += this.#invoke(next, batch);
      if (batch.waiting.length === 0) this.#written.push(...batch.written.splice(0));
      // Source: Map/Reduce Governance (help): soft limits are checked between invocations.
      const isLong = clock.now() - since >= (task.deployment.deployment.yieldAfterMinutes || 60) * MINUTE;
      const isLast = batch.waiting.length + this.#pending.length === 0;
      if (isLast || (units < JOB_SOFT_UNITS && !isLong)) return 'more';
      since = undefined;
      units = 0;
      this.#yields++;
      return 'yield';
    };
    return { task, readyAt: clock.now(), step: () => this.#timed(work) };
  }

  #timed(work: () => 'more' | 'yield' | 'done'): 'more' | 'yield' | 'done' {
    const { clock } = this.#options.account;
    const before = clock.now();
    const outcome = work();
    this.#busy += clock.now() - before;
    this.#ended = Math.max(this.#ended, clock.now());
    if (outcome === 'done' && --this.#active === 0) {
      // The stage is over when its last worker is, whichever says so first.
      clock.set(this.#ended);
      this.#options.done(this);
    }
    return outcome;
  }

  #claim(): Batch {
    const { bufferSize } = this.#options.task.deployment.deployment;
    const claimed = this.#pending.splice(0, bufferSize || 1);
    return { claimed, waiting: [...claimed], written: [] };
  }

  /** Runs one pair; answers the units it used. */
  #invoke(work: Work, batch: Batch): number {
    const { account, task, stage } = this.#options;
    const execution = stageExecution(account, task, stage);
    const context = stage === 'map' ? new MapContext(work) : new ReduceContext(work);
    const env: Env = { account, execution, shared: new Map() };
    let failure: Error | undefined;
    try {
      const sandbox = new Sandbox(env);
      sandbox.call(task.script.file, stage, [context]);
      sandbox.end();
      if (!execution.killed) this.#persisted.replace(work, writtenBy(context));
    } catch (error) {
      failure = error as Error;
    }
    failure = execution.killed ?? failure;
    endStage(account, task, stage, execution);
    this.#units += execution.usedUnits;
    if (failure) this.#failed(work, batch, failure);
    else {
      work.state = 'COMPLETE';
      batch.written.push(...writtenBy(context));
    }
    return execution.usedUnits;
  }

  #failed(work: Work, batch: Batch, error: Error): void {
    const { account, task, stage, config } = this.#options;
    work.errors.push(errorJson(error));
    const retried = this.#isTriedAgain(work, error);
    account.runner.failed(task, stage, work.key, error, retried);
    if (error.name === RESTART) this.#afterRestart(work, batch, retried);
    else if (retried) {
      work.executionNo++;
      batch.claimed.splice(batch.claimed.indexOf(work), 1);
      this.#pending.push(work);
    } else {
      work.state = 'FAILED';
      const isHard = error instanceof Killed || error instanceof PersistedLimit;
      if (isHard || config.exitOnError) this.#cancel(batch);
    }
  }

  /** Source: the table of retryCount (help). */
  #isTriedAgain(work: Work, error: Error): boolean {
    const { account, config } = this.#options;
    const retries = config.retryCount === undefined ? undefined : Math.min(config.retryCount, MAX_RETRIES);
    if (error.name === RESTART) {
      return (
        account.control.restarts && work.executionNo < MAX_EXECUTIONS && work.executionNo <= (retries ?? MAX_RETRIES)
      );
    }
    if (error instanceof Killed || error instanceof PersistedLimit) return false;
    return work.executionNo <= (retries ?? 0);
  }

  /**
   * The machine stopped: nothing is known of the claimed batch, so all of it runs again, what had completed and what
   * had never begun too, or all of it has failed. exitOnError plays no part.
   */
  #afterRestart(work: Work, batch: Batch, retried: boolean): void {
    batch.written = [];
    const open = batch.claimed.filter((each) => each.state !== 'FAILED');
    if (!this.#options.account.control.restarts) {
      this.#stopped = true;
      work.state = 'FAILED';
      this.#cancel(batch);
    } else if (retried) {
      for (const each of open) {
        if (!batch.waiting.includes(each)) each.executionNo++;
        each.isRestarted = true;
        each.state = 'PENDING';
      }
      this.#pending.unshift(...open);
    } else for (const each of open) each.state = 'FAILED';
    batch.waiting.length = 0;
  }

  /** What nobody has begun stays undone; what other workers hold comes to its end. */
  #cancel(batch: Batch): void {
    this.#cancelled = true;
    this.#pending = [];
    batch.waiting.length = 0;
  }
}

/** Shuffle: groups by the exact key. */
export function group(pairs: readonly Pair[]): Group[] {
  const groups = new Map<string, string[]>();
  for (const { key, value } of pairs) {
    const values = groups.get(key);
    if (values) values.push(value);
    else groups.set(key, [value]);
  }
  return [...groups].map(([key, values]) => ({ key, values }));
}
