// The account's processors: they start deployments on their schedules, run submitted tasks, and share virtual time.
// Source: SuiteCloud Processors, scheduled script deployments, N/task (help). Without SuiteCloud Plus: 2 processors.

import type { Instant } from '../../clock';
import type { Account } from '../account';
import { refuse } from '../errors';
import type { Execution, Identity } from '../execution';
import type { RecordData } from '../records/definition';
import type { DeploymentEntry, ScriptEntry } from '../scripts';
import { logFailure } from './failure';
import { SYSTEM } from './identity';
import type { Job, ScriptFailure, Task, UnitsUsed } from './job';
import { MapReduceRun } from './mapReduce';
import { RunTally, type RunUse } from './runTally';
import { scheduledJob } from './scheduled';
import { type CreatedRecord, Tally, type UsageStatistics } from './tally';
import { type Occurrence, Timetable } from './timetable';
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
  /** Its job is in the middle of a step; another job's step may run inside it, on another processor. */
  inStep: boolean;
}

const TASKS_KEPT = 1_000;

/** A deployment that a script of its own submitted again, until it ends. */
interface Deferred {
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
}

export class Runner {
  readonly #account: Account;
  readonly #processors: Processor[] = [];
  readonly #queue: Job[] = [];
  readonly #unfinished = new Map<string, Task>();
  /** When each deployment's last run ended: a run is worked off at once, but lasts until then. */
  readonly #busyUntil = new Map<string, Instant>();
  readonly #tasks = new Map<string, Task>();
  readonly #deferred = new Map<string, Deferred>();
  /** Deployments whose last start was missed because they were still running. */
  readonly #skipped = new Set<string>();
  readonly #tally = new Tally();
  readonly #runTally = new RunTally();
  #timetable: Timetable | undefined;
  #nextTask = 1;

  constructor(account: Account) {
    this.#account = account;
    this.setProcessors(account.has('SUITECLOUDPLUS') ? 5 : 2);
  }

  setProcessors(count: number): void {
    this.#processors.length = 0;
    for (let n = 0; n < count; n++)
      this.#processors.push({ freeAt: this.#account.clock.now(), current: undefined, inStep: false });
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
      this.#deferred.set(chosen.scriptId, { overrides, identity: by.options.identity });
      return null;
    }
    if (this.#isBusy(chosen)) {
      refuse(
        script.kind === 'mapreduce' ? 'MAP_REDUCE_ALREADY_RUNNING' : 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        `Failed to submit job request: the deployment ${chosen.scriptId} is already running.`,
      );
    }
    return this.#enqueueTask(script, chosen, overrides, 'ON_DEMAND', by?.options.identity).id;
  }

  /** Runs one deployment to its end, whatever its schedule says, as "Save and Execute" does. */
  runNow(script: ScriptEntry, deployment: DeploymentEntry, overrides: Readonly<Record<string, unknown>> = {}): Task {
    if (!deployment.deployment.isDeployed) {
      refuse('SSS_INVALID_SCRIPT_DEPLOYMENT_ID', `The deployment ${deployment.scriptId} is not deployed.`);
    }
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

  /** The last tasks, newest first. */
  tasks(limit: number): Task[] {
    return [...this.#tasks.values()].slice(-limit).reverse();
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
    this.#timetable ??= new Timetable(this.#account, this.#account.clock.now());
    for (;;) {
      const occurrence = this.#timetable.earliest();
      const limit = Math.min(until, occurrence?.at ?? Number.POSITIVE_INFINITY);
      while (this.#step(limit)) progress?.(this.#account.clock.now());
      if (!occurrence || occurrence.at > until) break;
      this.#account.clock.set(occurrence.at);
      this.#timetable.pass(occurrence);
      this.#begin(occurrence);
      progress?.(occurrence.at);
    }
    this.#account.clock.set(until);
  }

  /** After a deployment: schedules are planned anew from here. */
  replan(): void {
    this.#timetable = undefined;
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

  /** Whole runs by what they saved; a run that is going on counts as ended. */
  runUses(): RunUse[] {
    return this.#runTally.uses();
  }

  spent(script: string, stage: string, execution: Execution): void {
    this.#tally.spent(script, stage, execution);
    this.#runTally.spent(execution.options.deploymentId, execution.usedUnits);
  }

  created(execution: Execution, record: RecordData, isNew: boolean): void {
    this.#runTally.saved(execution.options.deploymentId, record.type);
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
    this.#forgetOld();
    this.#unfinished.delete(task.deployment.scriptId);
    this.#busyUntil.set(task.deployment.scriptId, this.#account.clock.now());
    const deferred = this.#deferred.get(task.deployment.scriptId);
    if (!deferred) return;
    this.#deferred.delete(task.deployment.scriptId);
    this.#enqueueTask(task.script, task.deployment, deferred.overrides, 'ON_DEMAND', deferred.identity);
  }

  /** Forgets whatever is queued or running: the machine room was switched off. */
  abandon(): void {
    this.#queue.length = 0;
    for (const processor of this.#processors) processor.current = undefined;
    for (const task of this.#unfinished.values()) task.status = 'FAILED';
    this.#unfinished.clear();
    this.#busyUntil.clear();
    this.#deferred.clear();
  }

  /** Old tasks are forgotten: their status is not kept for ever. Practice. */
  #forgetOld(): void {
    for (const [id, { status }] of this.#tasks) {
      if (this.#tasks.size <= TASKS_KEPT) break;
      if (status === 'COMPLETE' || status === 'FAILED') this.#tasks.delete(id);
    }
  }

  #isBusy({ scriptId }: DeploymentEntry): boolean {
    return this.#unfinished.has(scriptId) || (this.#busyUntil.get(scriptId) ?? 0) > this.#account.clock.now();
  }

  #idle(script: ScriptEntry): DeploymentEntry | undefined {
    return script.deployments.find(
      (each) => each.deployment.isDeployed && each.deployment.status === 'NOTSCHEDULED' && !this.#isBusy(each),
    );
  }

  #enqueueTask(
    script: ScriptEntry,
    deployment: DeploymentEntry,
    overrides: Readonly<Record<string, unknown>>,
    invocation: Task['invocation'],
    identity: Identity = SYSTEM,
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
      identity,
      submittedAt: this.#account.clock.now(),
      status: 'PENDING',
      units,
      failures: [],
    };
    this.#tasks.set(task.id, task);
    this.#runTally.begin(script.scriptId, deployment.scriptId);
    this.#unfinished.set(deployment.scriptId, task);
    const enqueue = (job: Job) => this.#queue.push(job);
    this.#queue.push(
      script.kind === 'mapreduce'
        ? new MapReduceRun(this.#account, task, enqueue).start()
        : scheduledJob(this.#account, task),
    );
    return task;
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
    const outcome = this.#stepOn(processor, job);
    if (outcome === 'more') return true;
    processor.current = undefined;
    if (outcome === 'yield') {
      job.readyAt = processor.freeAt;
      this.#queue.push(job);
    }
    return true;
  }

  /** While a job is in a step, something run in between takes another processor: a step never happens inside itself. */
  #stepOn(processor: Processor, job: Job): ReturnType<Job['step']> {
    processor.inStep = true;
    try {
      return job.step();
    } finally {
      processor.inStep = false;
      processor.freeAt = this.#account.clock.now();
    }
  }

  #take(at: Instant): Job | undefined {
    const index = this.#queue.findIndex((job) => job.readyAt <= at);
    const [job] = this.#queue.splice(index < 0 ? 0 : index, 1);
    return job;
  }

  /** A start whose deployment is still running is lost; the next one says so. Source: InvocationType SKIPPED (help). */
  #begin({ script, deployment }: Occurrence): void {
    const { scriptId } = deployment;
    if (this.#isBusy(deployment)) this.#skipped.add(scriptId);
    else this.#enqueueTask(script, deployment, {}, this.#skipped.delete(scriptId) ? 'SKIPPED' : 'SCHEDULED');
  }
}

/** When a processor can do its next step. */
function startOf(processor: Processor, queue: readonly Job[]): Instant {
  if (processor.inStep) return Number.POSITIVE_INFINITY;
  if (processor.current) return processor.freeAt;
  if (queue.length === 0) return Number.POSITIVE_INFINITY;
  const ready = queue.reduce((first, job) => Math.min(first, job.readyAt), Number.POSITIVE_INFINITY);
  return Math.max(processor.freeAt, ready);
}
