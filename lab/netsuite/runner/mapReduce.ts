// Map/reduce: stages that never overlap, pairs in claimed batches on several processors, at-least-once delivery.
// Source: Map/Reduce Script Stages, Governance, System Response After an Interruption (help).

import type { Instant } from '../../clock';
import { MINUTE } from '../../clock';
import type { Account } from '../account';
import { RESTART } from '../control';
import { Killed, SuiteScriptError } from '../errors';
import { Execution, type Stage } from '../execution';
import type { Env } from '../modules/module';
import { Sandbox } from '../sandbox/sandbox';
import { SYSTEM } from './identity';
import { inputPairs, type Pair } from './input';
import type { Job, Task, TaskStage } from './job';
import { JOB_SOFT_UNITS, limitsOf } from './limits';
import { MapContext, ReduceContext, type WrittenPair, writtenBy } from './pairContexts';
import { spanOf } from './spans';
import { type Effort, type KeyState, StageSummary, Summary } from './summary';

interface Config {
  readonly retryCount?: number;
  readonly exitOnError?: boolean;
}

/** One pair of a stage with its tries. */
interface Work {
  readonly key: string;
  readonly values: readonly string[];
  executionNo: number;
  isRestarted: boolean;
  readonly errors: string[];
  state: KeyState;
}

const PERSISTED_LIMIT = 200 * 1024 * 1024;
const MAX_EXECUTIONS = 4;

export class MapReduceRun {
  readonly #account: Account;
  readonly #task: Task;
  readonly #enqueue: (job: Job) => void;
  #config: Config = {};
  #pending: Work[] = [];
  #all: Work[] = [];
  #active = 0;
  #stage: 'map' | 'reduce' = 'map';
  #stageStarted: Instant = 0;
  #stageEnded: Instant = 0;
  #written: WrittenPair[] = [];
  #output: WrittenPair[] = [];
  #cancelled = false;
  readonly #created: Instant;
  readonly #stages: { map?: StageSummary; reduce?: StageSummary } = {};
  #inputError: string | null = null;
  #inputEnded: Instant;
  #workers = 0;
  #yields = 0;
  #allYields = 0;

  constructor(account: Account, task: Task, enqueue: (job: Job) => void) {
    this.#account = account;
    this.#task = task;
    this.#enqueue = enqueue;
    this.#created = account.clock.now();
    this.#inputEnded = this.#created;
  }

  /** The first job: getInputData. */
  start(): Job {
    return this.#single('getInputData', 'GET_INPUT', (env, sandbox, isRestarted) =>
      this.#getInput(env, sandbox, isRestarted),
    );
  }

  #getInput(env: Env, sandbox: Sandbox, isRestarted: boolean): void {
    const file = this.#task.script.file;
    this.#config = (sandbox.property(file, 'config') as Config | undefined) ?? {};
    const input = sandbox.call(file, 'getInputData', [{ isRestarted }]);
    const pairs = inputPairs(env, input);
    const stage = sandbox.has(file, 'map') ? 'map' : 'reduce';
    this.#inputEnded = this.#account.clock.now();
    this.#open(stage, stage === 'map' ? pairs.map(({ key, value }) => ({ key, values: [value] })) : group(pairs));
  }

  #open(stage: 'map' | 'reduce', work: readonly { key: string; values: readonly string[] }[]): void {
    const { random, clock } = this.#account;
    this.#stage = stage;
    this.#stageStarted = clock.now();
    this.#stageEnded = clock.now();
    this.#written = [];
    // Order of pairs and of reduce values is unspecified: shuffled by the account's seed.
    this.#all = random.shuffle(
      work.map(({ key, values }) => ({
        key,
        values: random.shuffle(values),
        executionNo: 1,
        isRestarted: false,
        errors: [],
        state: 'PENDING' as const,
      })),
    );
    this.#pending = [...this.#all];
    this.#task.stage = stage === 'map' ? 'MAP' : 'REDUCE';
    if (this.#pending.length === 0) {
      this.#closeStage();
      return;
    }
    const workers = Math.min(this.#task.deployment.deployment.concurrencyLimit || 1, this.#pending.length);
    this.#active = workers;
    this.#workers = workers;
    this.#yields = 0;
    for (let n = 0; n < workers; n++) this.#enqueue(this.#worker());
  }

  #worker(): Job {
    const { clock, random } = this.#account;
    const { bufferSize, yieldAfterMinutes } = this.#task.deployment.deployment;
    let batch: Work[] = [];
    let startedAt: Instant | undefined;
    let units = 0;
    return {
      task: this.#task,
      readyAt: clock.now(),
      step: () => {
        if (startedAt === undefined) {
          startedAt = clock.now();
          clock.advance(spanOf('start-script', random));
        }
        if (batch.length === 0) batch = this.#pending.splice(0, bufferSize || 1);
        const work = batch.shift();
        if (!work) return this.#workerDone();
        const { used, restarted } = this.#invoke(work);
        if (restarted) {
          // Source: the whole claimed batch is re-run after a crash; isRestarted is true for all of it.
          for (const each of [work, ...batch]) each.isRestarted = true;
          this.#pending.unshift(work, ...batch);
          batch = [];
        }
        units += used;
        this.#stageEnded = Math.max(this.#stageEnded, clock.now());
        const soft = units >= JOB_SOFT_UNITS || clock.now() - startedAt >= (yieldAfterMinutes || 60) * MINUTE;
        if (!soft || batch.length > 0) return 'more';
        startedAt = undefined;
        units = 0;
        this.#yields++;
        this.#allYields++;
        return 'yield';
      },
    };
  }

  #workerDone(): 'done' {
    this.#active--;
    if (this.#active === 0) this.#closeStage();
    return 'done';
  }

  /** Runs one pair. `restarted` asks for the batch to be claimed again. */
  #invoke(work: Work): { used: number; restarted: boolean } {
    const execution = this.#execution(this.#stage);
    const context = this.#stage === 'map' ? new MapContext(work) : new ReduceContext(work);
    const env: Env = { account: this.#account, execution, shared: new Map() };
    try {
      new Sandbox(env).call(this.#task.script.file, this.#stage, [context]);
      if (execution.killed) throw execution.killed;
      this.#written.push(...writtenBy(context));
      this.#checkPersisted();
      work.state = 'COMPLETE';
    } catch (error) {
      const cause = execution.killed ?? (error as Error);
      this.#finish(execution, this.#stage);
      return { used: execution.usedUnits, restarted: this.#failed(work, cause) };
    }
    this.#finish(execution, this.#stage);
    return { used: execution.usedUnits, restarted: false };
  }

  /** Decides what a failed try means. Source: table of retryCount (help). Answers whether the pair runs again. */
  #failed(work: Work, error: Error): boolean {
    work.errors.push(errorJson(error));
    this.#account.runner.failed(this.#task, this.#stage, work.key, error, false);
    if (error.name === 'SSS_APP_SERVER_RESTART') {
      if (!this.#account.control.restarts) this.#cancel();
      else if (this.#config.retryCount !== 0 && work.executionNo < MAX_EXECUTIONS) {
        work.executionNo++;
        return true;
      }
    } else if (error instanceof Killed) {
      // A hard limit: pending jobs are cancelled, the flow goes to summarize.
      this.#cancel();
    } else if (work.executionNo <= Math.min(this.#config.retryCount ?? 0, 3)) {
      work.executionNo++;
      this.#pending.push(work);
      return false;
    }
    work.state = 'FAILED';
    if (this.#config.exitOnError) this.#cancel();
    return false;
  }

  #cancel(): void {
    this.#cancelled = true;
    this.#pending = [];
  }

  #checkPersisted(): void {
    const size = this.#written.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
    if (size > PERSISTED_LIMIT) {
      this.#cancel();
      throw new SuiteScriptError(
        'PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED',
        'More than 200 MB are persisted.',
      );
    }
  }

  #closeStage(): void {
    const { clock } = this.#account;
    clock.set(Math.max(clock.now(), this.#stageEnded));
    this.#stages[this.#stage] = new StageSummary(this.#all, this.#effort(this.#stage, this.#stageStarted, clock.now()));
    const sandbox = this.#peek();
    const file = this.#task.script.file;
    if (this.#stage === 'map' && sandbox.has(file, 'reduce') && !this.#cancelled) {
      this.#open('reduce', group(this.#written));
      return;
    }
    this.#output = this.#written;
    this.#finishWith(sandbox.has(file, 'summarize'));
  }

  #finishWith(hasSummarize: boolean): void {
    if (!hasSummarize || !this.#account.control.restarts) {
      this.#complete();
      return;
    }
    this.#enqueue(
      this.#single('summarize', 'SUMMARIZE', (_env, sandbox, isRestarted) => {
        sandbox.call(this.#task.script.file, 'summarize', [this.#summary(isRestarted)]);
        this.#complete();
      }),
    );
  }

  #summary(isRestarted: boolean): Summary {
    const whole = { ...this.#effort('all', this.#created, this.#account.clock.now()), yields: this.#allYields };
    const input = { ...this.#effort('getInputData', this.#created, this.#inputEnded), error: this.#inputError };
    return new Summary(whole, {
      input,
      map: this.#stages.map,
      reduce: this.#stages.reduce,
      output: this.#output,
      isRestarted,
    });
  }

  #effort(stage: string, started: Instant, ended: Instant): Effort {
    return { units: this.#unitsOf(stage), started, ended, concurrency: this.#workers, yields: this.#yields };
  }

  #complete(): void {
    this.#task.status = 'COMPLETE';
    this.#account.runner.finished(this.#task);
  }

  /** getInputData and summarize: one invocation, run again from the start after a crash. */
  #single(stage: Stage, taskStage: TaskStage, body: (env: Env, sandbox: Sandbox, isRestarted: boolean) => void): Job {
    const { clock, random } = this.#account;
    let isRestarted = false;
    return {
      task: this.#task,
      readyAt: clock.now(),
      step: () => {
        this.#task.status = 'PROCESSING';
        this.#task.stage = taskStage;
        clock.advance(spanOf('start-script', random));
        const execution = this.#execution(stage);
        const env: Env = { account: this.#account, execution, shared: new Map() };
        try {
          body(env, new Sandbox(env), isRestarted);
          if (execution.killed) throw execution.killed;
        } catch (error) {
          const cause = execution.killed ?? (error as Error);
          this.#finish(execution, stage);
          this.#account.runner.failed(
            this.#task,
            stage,
            null,
            cause,
            cause.name === RESTART && this.#account.control.restarts,
          );
          if (cause.name === 'SSS_APP_SERVER_RESTART' && this.#account.control.restarts) {
            isRestarted = true;
            return 'more';
          }
          this.#afterFailure(stage, cause);
          return 'done';
        }
        this.#finish(execution, stage);
        return 'done';
      },
    };
  }

  #afterFailure(stage: Stage, error: Error): void {
    if (stage === 'summarize') {
      this.#task.status = 'FAILED';
      this.#account.runner.finished(this.#task);
      return;
    }
    this.#inputError = errorJson(error);
    this.#task.status = 'FAILED';
    if (error.name === 'SSS_APP_SERVER_RESTART') this.#account.runner.finished(this.#task);
    else this.#finishWith(this.#peek().has(this.#task.script.file, 'summarize'));
  }

  #execution(stage: Stage): Execution {
    const account = this.#account;
    const { script, deployment } = this.#task;
    return new Execution(
      {
        scriptId: script.scriptId,
        scriptInternalId: script.id,
        deploymentId: deployment.scriptId,
        deploymentInternalId: deployment.id,
        type: 'mapreduce',
        stage,
        context: 'MAPREDUCE',
        identity: SYSTEM,
        parameters: account.scripts.parameters(script, deployment, this.#task.overrides),
        logLevel: deployment.deployment.logLevel,
      },
      account.clock,
      account.random,
      account.control,
    );
  }

  /** A sandbox only to look at what the script returns; it costs nothing and does nothing. */
  #peek(): Sandbox {
    return new Sandbox({ account: this.#account, execution: this.#execution('summarize'), shared: new Map() });
  }

  #finish(execution: Execution, stage: Stage): void {
    const { units } = limitsOf('mapreduce', stage);
    this.#task.units.push({ script: this.#task.script.scriptId, stage, used: execution.usedUnits, limit: units });
    this.#account.runner.spent(this.#task.script.scriptId, stage, execution);
  }

  #unitsOf(stage: string): number {
    return this.#task.units
      .filter((each) => stage === 'all' || each.stage === stage)
      .reduce((sum, { used }) => sum + used, 0);
  }
}

/** Shuffle: groups by the exact key. */
function group(pairs: readonly Pair[]): { key: string; values: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { key, value } of pairs) {
    const values = groups.get(key);
    if (values) values.push(value);
    else groups.set(key, [value]);
  }
  return [...groups].map(([key, values]) => ({ key, values }));
}

/** The error as the iterators hand it out: JSON text. Source: Map/Reduce summary object (help). */
export function errorJson(error: Error): string {
  return JSON.stringify({
    type: 'error.SuiteScriptError',
    name: error.name,
    message: error.message,
    stack: [String(error.stack)],
  });
}
