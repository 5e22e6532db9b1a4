// The account's processors: they start deployments on their schedules, run submitted tasks, and share virtual time.
// Source: SuiteCloud Processors, scheduled script deployments, N/task (help). Without SuiteCloud Plus: 2 processors.

import type { Instant } from '../../clock';
import { SECOND } from '../../clock';
import type { Account } from '../account';
import { RESTART } from '../control';
import { refuse } from '../errors';
import { Execution } from '../execution';
import type { RecordData } from '../records/definition';
import { Sandbox } from '../sandbox/sandbox';
import type { DeploymentEntry, ScriptEntry } from '../scripts';
import { logFailure } from './failure';
import { SYSTEM } from './identity';
import type { Job, ScriptFailure, Task, UnitsUsed } from './job';
import { MapReduceRun } from './mapReduce';
import { nextStart } from './schedule';
import { spanOf } from './spans';
import { type CreatedRecord, Tally, type UsageStatistics } from './tally';
import {
  callRestlet,
  type RestletAnswer,
  type RestletCall,
  type SuiteletAnswer,
  type SuiteletCall,
  serveSuitelet,
} from './web';

interface Processor {
  freeAt: Instant;
  current: Job | undefined;
}

interface Occurrence {
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  at: Instant;
}

const START_JITTER = 30 * SECOND;

export class Runner {
  readonly #account: Account;
  readonly #processors: Processor[] = [];
  readonly #queue: Job[] = [];
  readonly #unfinished = new Map<string, Task>();
  readonly #tasks = new Map<string, Task>();
  readonly #deferred = new Map<string, { overrides: Readonly<Record<string, unknown>> }>();
  readonly #tally = new Tally();
  #occurrences: Occurrence[] | undefined;
  #nextTask = 1;

  constructor(account: Account) {
    this.#account = account;
    this.setProcessors(account.has('SUITECLOUDPLUS') ? 5 : 2);
  }

  setProcessors(count: number): void {
    this.#processors.length = 0;
    for (let n = 0; n < count; n++) this.#processors.push({ freeAt: this.#account.clock.now(), current: undefined });
  }

  get processorCount(): number {
    return this.#processors.length;
  }

  /**
   * Puts a deployment in the queue. Refuses one that is scheduled, or has an unfinished instance; a script that
   * submits its own deployment is put off until it ends, and gets no task id.
   */
  submit(
    script: ScriptEntry,
    deployment: DeploymentEntry | undefined,
    overrides: Readonly<Record<string, unknown>>,
    by?: Execution,
  ): string | null {
    const chosen = deployment ?? this.#idle(script);
    if (!chosen)
      refuse('FAILED_TO_SUBMIT_JOB_REQUEST_1', 'Failed to submit job request: no idle deployment is available.');
    const { status, isDeployed } = chosen.deployment;
    if (!isDeployed || status !== 'NOTSCHEDULED') {
      refuse(
        'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        `Failed to submit job request: the deployment ${chosen.scriptId} is ${isDeployed ? status : 'not deployed'}.`,
      );
    }
    if (by && by.options.deploymentId === chosen.scriptId) {
      this.#deferred.set(chosen.scriptId, { overrides });
      return null;
    }
    if (this.#unfinished.has(chosen.scriptId)) {
      refuse(
        script.kind === 'mapreduce' ? 'MAP_REDUCE_ALREADY_RUNNING' : 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        `Failed to submit job request: the deployment ${chosen.scriptId} is already running.`,
      );
    }
    return this.#enqueueTask(script, chosen, overrides, 'ON_DEMAND').id;
  }

  /** Runs one deployment to its end, whatever its schedule says, as "Save and Execute" does. */
  runNow(script: ScriptEntry, deployment: DeploymentEntry, overrides: Readonly<Record<string, unknown>> = {}): Task {
    const running = this.#unfinished.get(deployment.scriptId);
    const task = running ?? this.#enqueueTask(script, deployment, overrides, 'USER_INTERFACE');
    this.settle(task);
    return task;
  }

  /** By script ids; the only deployment when none is named. */
  run(scriptId: string, deploymentId?: string, overrides: Readonly<Record<string, unknown>> = {}): Task {
    const script = this.#account.scripts.find(scriptId);
    if (!script) throw new Error(`No script ${scriptId} is deployed in this account.`);
    const deployment = deploymentId ? this.#account.scripts.deployment(script, deploymentId) : script.deployments[0];
    if (!deployment) throw new Error(`${scriptId} has no deployment ${deploymentId ?? ''}.`);
    return this.runNow(script, deployment, overrides);
  }

  /** What is queued or running, by deployment. */
  unfinished(): Task[] {
    return [...this.#unfinished.values()];
  }

  task(id: string): Task | undefined {
    return this.#tasks.get(id);
  }

  /** Lets queued work happen until a task, or everything submitted, is done. Schedules do not start meanwhile. */
  settle(task?: Task): void {
    while (task ? task.status === 'PENDING' || task.status === 'PROCESSING' : this.#hasWork()) {
      if (!this.#step(Number.POSITIVE_INFINITY)) break;
    }
    const latest = Math.max(
      this.#account.clock.now(),
      ...this.#processors.map((each) => (each.current ? each.freeAt : 0)),
    );
    this.#account.clock.set(latest);
  }

  /** Lets time pass: schedules start, queued work runs, until an instant. */
  runUntil(until: Instant, progress?: (now: Instant) => void): void {
    this.#occurrences ??= this.#plan(this.#account.clock.now());
    for (;;) {
      const occurrence = this.#earliest();
      const limit = Math.min(until, occurrence?.at ?? Number.POSITIVE_INFINITY);
      while (this.#step(limit)) progress?.(this.#account.clock.now());
      if (!occurrence || occurrence.at > until) break;
      this.#account.clock.set(occurrence.at);
      this.#begin(occurrence);
      progress?.(occurrence.at);
    }
    this.#account.clock.set(until);
  }

  /** After a deployment: schedules are planned anew from here. */
  replan(): void {
    this.#occurrences = undefined;
  }

  suitelet(call: SuiteletCall): SuiteletAnswer {
    return serveSuitelet(this.#account, call);
  }

  restlet(call: RestletCall): RestletAnswer {
    return callRestlet(this.#account, call);
  }

  statistics(): UsageStatistics[] {
    return this.#tally.statistics();
  }

  spent(script: string, stage: string, execution: Execution): void {
    this.#tally.spent(script, stage, execution);
  }

  created(_execution: Execution, record: RecordData, isNew: boolean): void {
    if (isNew) this.#tally.created(record);
  }

  /** Records created since the list was last taken. */
  takeCreated(): CreatedRecord[] {
    return this.#tally.takeCreated();
  }

  /** Failures of user events since the list was last taken; `stage` is the entry point. */
  takeEventFailures(): ScriptFailure[] {
    return this.#tally.takeEventFailures();
  }

  /** Keeps a failure where people look for it: on the task and in the execution log. */
  failed(task: Task, stage: string, key: string | null, error: Error, retried: boolean): void {
    const { script, deployment } = task;
    task.failures.push({ script: script.scriptId, stage, key, name: error.name, message: error.message, retried });
    logFailure(this.#account, script, deployment, error);
  }

  eventFailed(script: ScriptEntry, deployment: DeploymentEntry, moment: string, error: Error): void {
    const { name, message } = error;
    this.#tally.eventFailed({ script: script.scriptId, stage: moment, key: null, name, message, retried: false });
    logFailure(this.#account, script, deployment, error);
  }

  finished(task: Task): void {
    this.#unfinished.delete(task.deployment.scriptId);
    const deferred = this.#deferred.get(task.deployment.scriptId);
    if (!deferred) return;
    this.#deferred.delete(task.deployment.scriptId);
    this.#enqueueTask(task.script, task.deployment, deferred.overrides, 'ON_DEMAND');
  }

  /** Forgets whatever is queued or running: the machine room was switched off. */
  abandon(): void {
    this.#queue.length = 0;
    for (const processor of this.#processors) processor.current = undefined;
    for (const task of this.#unfinished.values()) task.status = 'FAILED';
    this.#unfinished.clear();
    this.#deferred.clear();
  }

  #idle(script: ScriptEntry): DeploymentEntry | undefined {
    return script.deployments.find(
      (each) =>
        each.deployment.isDeployed && each.deployment.status === 'NOTSCHEDULED' && !this.#unfinished.has(each.scriptId),
    );
  }

  #enqueueTask(
    script: ScriptEntry,
    deployment: DeploymentEntry,
    overrides: Readonly<Record<string, unknown>>,
    invocation: Task['invocation'],
  ): Task {
    if (script.kind !== 'scheduled' && script.kind !== 'mapreduce') {
      throw new Error(
        `${script.scriptId} is a ${script.kind} script; only scheduled and map/reduce scripts are queued.`,
      );
    }
    const units: UnitsUsed[] = [];
    const task: Task = {
      id: `${script.kind === 'mapreduce' ? 'MAPREDUCETASK' : 'SCHEDSCRIPT'}_${String(this.#nextTask++).padStart(8, '0')}`,
      script,
      deployment,
      overrides,
      invocation,
      submittedAt: this.#account.clock.now(),
      status: 'PENDING',
      units,
      failures: [],
    };
    this.#tasks.set(task.id, task);
    this.#unfinished.set(deployment.scriptId, task);
    const enqueue = (job: Job) => this.#queue.push(job);
    this.#queue.push(
      script.kind === 'mapreduce' ? new MapReduceRun(this.#account, task, enqueue).start() : this.#scheduledJob(task),
    );
    return task;
  }

  #scheduledJob(task: Task): Job {
    const account = this.#account;
    let type: string = task.invocation;
    return {
      task,
      readyAt: account.clock.now(),
      step: () => {
        task.status = 'PROCESSING';
        account.clock.advance(spanOf('start-script', account.random));
        const execution = new Execution(
          {
            scriptId: task.script.scriptId,
            scriptInternalId: task.script.id,
            deploymentId: task.deployment.scriptId,
            deploymentInternalId: task.deployment.id,
            type: 'scheduled',
            context: 'SCHEDULED',
            identity: SYSTEM,
            parameters: account.scripts.parameters(task.script, task.deployment, task.overrides),
            logLevel: task.deployment.deployment.logLevel,
          },
          account.clock,
          account.random,
          account.control,
        );
        const failure = this.#execute(task, execution, type);
        if (failure?.name === RESTART && account.control.restarts) {
          // Unconfirmed: a crashed scheduled script starts again from the top with type ABORTED.
          type = 'ABORTED';
          return 'more';
        }
        task.status = failure ? 'FAILED' : 'COMPLETE';
        this.finished(task);
        return 'done';
      },
    };
  }

  #execute(task: Task, execution: Execution, type: string): Error | undefined {
    let failure: Error | undefined;
    try {
      const context = { type, InvocationType: INVOCATION_TYPES };
      new Sandbox({ account: this.#account, execution, shared: new Map() }).call(task.script.file, 'execute', [
        context,
      ]);
      failure = execution.killed;
    } catch (error) {
      failure = execution.killed ?? (error as Error);
    }
    task.units.push({
      script: task.script.scriptId,
      stage: 'execute',
      used: execution.usedUnits,
      limit: execution.limitUnits,
    });
    this.spent(task.script.scriptId, 'execute', execution);
    if (failure)
      this.failed(task, 'execute', null, failure, failure.name === RESTART && this.#account.control.restarts);
    return failure;
  }

  #hasWork(): boolean {
    return this.#queue.length > 0 || this.#processors.some((each) => each.current);
  }

  /** One step of the job that can go on first, when that is before the limit. */
  #step(limit: Instant): boolean {
    const processor = this.#processors.reduce((first, each) =>
      startOf(each, this.#queue) < startOf(first, this.#queue) ? each : first,
    );
    const at = startOf(processor, this.#queue);
    if (!(at < limit) || at === Number.POSITIVE_INFINITY) return false;
    processor.current ??= this.#take(at);
    const job = processor.current;
    if (!job) return false;
    this.#account.clock.set(Math.max(at, job.readyAt));
    const outcome = job.step();
    processor.freeAt = this.#account.clock.now();
    if (outcome === 'more') return true;
    processor.current = undefined;
    if (outcome === 'yield') {
      job.readyAt = processor.freeAt;
      this.#queue.push(job);
    }
    return true;
  }

  #take(at: Instant): Job | undefined {
    const index = this.#queue.findIndex((job) => job.readyAt <= at);
    const [job] = this.#queue.splice(index < 0 ? 0 : index, 1);
    return job;
  }

  #plan(after: Instant): Occurrence[] {
    const all: Occurrence[] = [];
    for (const script of this.#account.scripts.all()) {
      for (const deployment of script.deployments) {
        const { status, isDeployed, recurrence } = deployment.deployment;
        if (status !== 'SCHEDULED' || !isDeployed || !recurrence) continue;
        const at = nextStart(recurrence, after);
        if (at !== undefined) all.push({ script, deployment, at: at + this.#jitter() });
      }
    }
    return all;
  }

  #earliest(): Occurrence | undefined {
    return this.#occurrences?.reduce<Occurrence | undefined>(
      (first, each) => (!first || each.at < first.at ? each : first),
      undefined,
    );
  }

  /** A start whose deployment is still running is skipped. Source: InvocationType SKIPPED (help). */
  #begin(occurrence: Occurrence): void {
    const { script, deployment } = occurrence;
    const { recurrence } = deployment.deployment;
    const next = recurrence && nextStart(recurrence, occurrence.at);
    if (!this.#unfinished.has(deployment.scriptId)) this.#enqueueTask(script, deployment, {}, 'SCHEDULED');
    if (next === undefined || next === null)
      this.#occurrences = this.#occurrences?.filter((each) => each !== occurrence);
    else occurrence.at = next + this.#jitter();
  }

  /** Start times are approximate. Practice: within half a minute. */
  #jitter(): number {
    return this.#account.random.int(0, START_JITTER);
  }
}

const INVOCATION_TYPES = {
  ABORTED: 'ABORTED',
  ON_DEMAND: 'ON_DEMAND',
  SCHEDULED: 'SCHEDULED',
  SKIPPED: 'SKIPPED',
  USER_INTERFACE: 'USER_INTERFACE',
};

/** When a processor can do its next step. */
function startOf(processor: Processor, queue: readonly Job[]): Instant {
  if (processor.current) return processor.freeAt;
  if (queue.length === 0) return Number.POSITIVE_INFINITY;
  const ready = queue.reduce((first, job) => Math.min(first, job.readyAt), Number.POSITIVE_INFINITY);
  return Math.max(processor.freeAt, ready);
}
