// What a processor works on: a job does one step at a time, so that jobs on other processors can go on beside it.

import type { Instant } from '../../clock';
import type { Identity } from '../execution';
import type { DeploymentEntry, ScriptEntry } from '../scripts';

export type TaskStatus = 'PENDING' | 'PROCESSING' | 'COMPLETE' | 'FAILED';
export type TaskStage = 'GET_INPUT' | 'MAP' | 'SHUFFLE' | 'REDUCE' | 'SUMMARIZE';

/** Units one function of a script used. */
export interface UnitsUsed {
  readonly script: string;
  /** 'execute' for what has no stages. */
  readonly stage: string;
  readonly used: number;
  readonly limit: number;
}

export interface ScriptFailure {
  readonly script: string;
  readonly stage: string;
  readonly key: string | null;
  readonly name: string;
  readonly message: string;
  /** The pair was tried again after it: only the last try decides. */
  readonly retried: boolean;
}

/** One submitted run of a deployment. */
export interface Task {
  readonly id: string;
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  readonly overrides: Readonly<Record<string, unknown>>;
  /** How it came about, for scheduled.InvocationType. */
  readonly invocation: 'SCHEDULED' | 'ON_DEMAND' | 'USER_INTERFACE' | 'SKIPPED';
  /** The system, or whoever submitted it. Source: N/task (help). */
  readonly identity: Identity;
  readonly submittedAt: Instant;
  status: TaskStatus;
  stage?: TaskStage;
  readonly units: UnitsUsed[];
  readonly failures: ScriptFailure[];
}

/** A piece of a task that occupies a processor from step to step. */
export interface Job {
  readonly task: Task;
  /** Not before this instant. */
  readyAt: Instant;
  /** Does one step at the clock's time, which the step moves on. 'yield' frees the processor and queues again. */
  step(): 'more' | 'yield' | 'done';
}
