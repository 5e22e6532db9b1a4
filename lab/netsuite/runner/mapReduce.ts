// Map/reduce: getInputData, map, reduce and summarize one after the other, never overlapping.
// Source: Map/Reduce Script Stages, System Response After an Interruption (help).

import type { Instant } from '../../clock';
import type { Account } from '../account';
import { RESTART } from '../control';
import { refuse } from '../errors';
import type { Stage } from '../execution';
import type { Env } from '../modules/module';
import { Sandbox } from '../sandbox/sandbox';
import { errorJson } from './failure';
import { inputPairs } from './input';
import type { Job, Task, TaskStage } from './job';
import { type Config, type Group, group, PairStage } from './pairStage';
import { spanOf } from './spans';
import { endStage, stageExecution } from './stageExecution';
import { type Effort, Summary } from './summary';

type Body = (env: Env, sandbox: Sandbox, isRestarted: boolean) => void;

/** What getInputData or summarize took. */
interface Single {
  started: Instant;
  busy: number;
  units: number;
}

export class MapReduceRun {
  readonly #account: Account;
  readonly #task: Task;
  readonly #enqueue: (job: Job) => void;
  readonly #created: Instant;
  readonly #stages: { map?: PairStage; reduce?: PairStage } = {};
  readonly #input: Single;
  #config: Config = {};
  /** The entry points of the file, once it could be loaded. */
  #entries: ReadonlySet<string> = new Set();
  #inputError: string | null = null;

  constructor(account: Account, task: Task, enqueue: (job: Job) => void) {
    this.#account = account;
    this.#task = task;
    this.#enqueue = enqueue;
    this.#created = account.clock.now();
    this.#input = { started: this.#created, busy: 0, units: 0 };
  }

  /** The first job: getInputData. */
  start(): Job {
    return this.#single('getInputData', 'GET_INPUT', this.#input, (env, sandbox, isRestarted) => {
      this.#getInput(env, sandbox, isRestarted);
    });
  }

  #getInput(env: Env, sandbox: Sandbox, isRestarted: boolean): void {
    const { file } = this.#task.script;
    this.#entries = new Set(['map', 'reduce', 'summarize'].filter((name) => sandbox.has(file, name)));
    // Source: Map/Reduce Script Stages (help): at least one of map and reduce.
    if (!this.#entries.has('map') && !this.#entries.has('reduce')) {
      refuse('SSS_INVALID_SCRIPT', `${file} has neither a map nor a reduce function.`);
    }
    this.#config = (sandbox.property(file, 'config') as Config | undefined) ?? {};
    const pairs = inputPairs(env, sandbox.call(file, 'getInputData', [{ isRestarted }]));
    if (env.execution.killed) throw env.execution.killed;
    if (this.#entries.has('map'))
      this.#open(
        'map',
        pairs.map(({ key, value }) => ({ key, values: [value] })),
      );
    else this.#open('reduce', group(pairs));
  }

  #open(stage: 'map' | 'reduce', groups: readonly Group[]): void {
    const opened = new PairStage(
      {
        account: this.#account,
        task: this.#task,
        stage,
        config: this.#config,
        enqueue: this.#enqueue,
        done: (over) => this.#close(stage, over),
      },
      groups,
    );
    this.#stages[stage] = opened;
    this.#task.stage = stage === 'map' ? 'MAP' : 'REDUCE';
    opened.start();
  }

  #close(stage: 'map' | 'reduce', { written, cancelled, stopped }: PairStage): void {
    if (stopped) this.#complete('FAILED');
    else if (stage === 'map' && this.#entries.has('reduce') && !cancelled) this.#open('reduce', group(written));
    else this.#summarize();
  }

  #summarize(): void {
    if (!this.#entries.has('summarize')) {
      this.#complete(this.#inputError === null ? 'COMPLETE' : 'FAILED');
      return;
    }
    const used: Single = { started: this.#account.clock.now(), busy: 0, units: 0 };
    this.#enqueue(
      this.#single('summarize', 'SUMMARIZE', used, (env, sandbox, isRestarted) => {
        sandbox.call(this.#task.script.file, 'summarize', [this.#summary(isRestarted)]);
        if (!env.execution.killed) this.#complete(this.#inputError === null ? 'COMPLETE' : 'FAILED');
      }),
    );
  }

  #summary(isRestarted: boolean): Summary {
    const map = this.#stages.map?.summary();
    const reduce = this.#stages.reduce?.summary();
    const { started, busy, units } = this.#input;
    const input = { units, started, seconds: busy / 1_000, concurrency: 1, yields: 0 };
    const parts: readonly Pick<Effort, 'concurrency' | 'seconds' | 'yields'>[] = [
      input,
      ...(map ? [map] : []),
      ...(reduce ? [reduce] : []),
    ];
    const whole: Effort = {
      units: this.#task.units.reduce((sum, { used }) => sum + used, 0),
      started: this.#created,
      // Source: Summary.seconds (help): the time of all jobs together, not the time that went by.
      seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
      concurrency: Math.max(...parts.map(({ concurrency }) => concurrency)),
      yields: parts.reduce((sum, { yields }) => sum + yields, 0),
    };
    // Source: Summary.output (help): what reduce wrote, or map where there is no reduce.
    const last = this.#entries.has('reduce') ? this.#stages.reduce : this.#stages.map;
    return new Summary(whole, {
      input: { ...input, error: this.#inputError },
      map,
      reduce,
      output: last?.written ?? [],
      isRestarted,
    });
  }

  /** getInputData and summarize: one invocation, run again from the start after a crash. */
  #single(stage: Stage, taskStage: TaskStage, used: Single, body: Body): Job {
    const { clock } = this.#account;
    let isRestarted = false;
    return {
      task: this.#task,
      readyAt: clock.now(),
      step: () => {
        const before = clock.now();
        const failure = this.#attempt(stage, taskStage, used, (env, sandbox) => body(env, sandbox, isRestarted));
        used.busy += clock.now() - before;
        if (!failure) return 'done';
        isRestarted = failure.name === RESTART && this.#account.control.restarts;
        this.#account.runner.failed(this.#task, stage, null, failure, isRestarted);
        if (isRestarted) return 'more';
        this.#afterFailure(stage, failure);
        return 'done';
      },
    };
  }

  #attempt(
    stage: Stage,
    taskStage: TaskStage,
    used: Single,
    body: (env: Env, sandbox: Sandbox) => void,
  ): Error | undefined {
    const account = this.#account;
    this.#task.status = 'PROCESSING';
    this.#task.stage = taskStage;
    account.clock.advance(spanOf('start-script', account.random));
    const execution = stageExecution(account, this.#task, stage);
    const env: Env = { account, execution, shared: new Map() };
    let failure: Error | undefined;
    try {
      const sandbox = new Sandbox(env);
      body(env, sandbox);
      sandbox.end();
    } catch (error) {
      failure = error as Error;
    }
    endStage(account, this.#task, stage, execution);
    used.units += execution.usedUnits;
    return execution.killed ?? failure;
  }

  /** Source: System Response After a Map/Reduce Interruption (help): after getInputData the flow goes to summarize. */
  #afterFailure(stage: Stage, error: Error): void {
    if (stage === 'summarize' || error.name === RESTART) {
      this.#complete('FAILED');
      return;
    }
    this.#inputError = errorJson(error);
    this.#summarize();
  }

  #complete(status: 'COMPLETE' | 'FAILED'): void {
    this.#task.status = status;
    this.#account.runner.finished(this.#task);
  }
}
