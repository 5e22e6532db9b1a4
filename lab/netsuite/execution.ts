// One running piece of a script: who runs it, under which limits, and what it has spent.
// Every call that costs units or leaves the machine passes through `work`: it counts, takes time, and is where a
// fault can stop the script.

import type { Clock, Instant } from '../clock';
import type { Random } from '../random';
import { Killed } from './errors';
import { limitsOf } from './runner/limits';
import { type Effort, spanOf } from './runner/spans';

export type ScriptType =
  | 'scheduled'
  | 'mapreduce'
  | 'suitelet'
  | 'restlet'
  | 'userevent'
  | 'client'
  | 'portlet'
  | 'massupdate';

export type Stage = 'getInputData' | 'map' | 'reduce' | 'summarize';

/** Who a script runs as. Scheduled and map/reduce scripts run as the system, user -4 (practice). */
export interface Identity {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  /** Script id of the role: 'administrator', or a customrole_… */
  readonly role: string;
  readonly roleId: number;
}

export interface ExecutionOptions {
  readonly scriptId: string;
  readonly scriptInternalId: number;
  readonly deploymentId: string;
  readonly deploymentInternalId: number;
  readonly type: ScriptType;
  readonly stage?: Stage | undefined;
  /** runtime.executionContext while it runs. */
  readonly context: string;
  readonly identity: Identity;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly logLevel: string;
}

/** What may interrupt an execution at a position; the account's control sets it. */
export interface Interruption {
  /** Called before each call that costs units or leaves the machine; throws to stop the script. */
  before(position: number, execution: Execution, effort: Effort): void;
  /** Called when the call is done. */
  after(position: number, execution: Execution, effort: Effort): void;
}

export class Execution {
  readonly options: ExecutionOptions;
  readonly startedAt: Instant;
  readonly limitUnits: number;
  readonly limitSeconds: number;
  usedUnits = 0;
  percentComplete = 0;
  /** Set once the execution is over, whatever the script still tries. */
  killed: Killed | undefined;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #interruption: Interruption | undefined;
  #positions = 0;

  constructor(options: ExecutionOptions, clock: Clock, random: Random, interruption?: Interruption) {
    this.options = options;
    this.startedAt = clock.now();
    const limits = limitsOf(options.type, options.stage);
    this.limitUnits = limits.units;
    this.limitSeconds = limits.seconds;
    this.#clock = clock;
    this.#random = random;
    this.#interruption = interruption;
  }

  get remainingUnits(): number {
    return this.limitUnits - this.usedUnits;
  }

  /** How many calls that cost units or leave the machine it has made. */
  get positions(): number {
    return this.#positions;
  }

  /** Does a piece of work that costs units and takes time. A limit hit ends the execution for good. */
  work<T>(units: number, effort: Effort, body: () => T): T {
    this.alive();
    const position = ++this.#positions;
    this.#interrupt(() => this.#interruption?.before(position, this, effort));
    // Source: Script Type Usage Unit Limits (help). The error is not catchable: the script ends.
    if (this.usedUnits + units > this.limitUnits) {
      this.kill('SSS_USAGE_LIMIT_EXCEEDED', `Script Execution Usage Limit Exceeded (${this.limitUnits} units)`);
    }
    this.usedUnits += units;
    this.wait(spanOf(effort, this.#random));
    const result = body();
    this.#interrupt(() => this.#interruption?.after(position, this, effort));
    return result;
  }

  /** Lets virtual time pass. Source: Script Execution Time Limits (help). */
  wait(milliseconds: number): void {
    this.#clock.advance(milliseconds);
    if (this.#clock.now() - this.startedAt > this.limitSeconds * 1_000) {
      this.kill('SSS_TIME_LIMIT_EXCEEDED', `Script Execution Time Exceeded (${this.limitSeconds} seconds)`);
    }
  }

  /** Refuses anything a dead script still tries, so that catching the end changes nothing. */
  alive(): void {
    if (this.killed) throw this.killed;
  }

  kill(code: string, message: string): never {
    this.killed = new Killed(code, message);
    throw this.killed;
  }

  #interrupt(body: () => void): void {
    try {
      body();
    } catch (error) {
      if (error instanceof Killed) this.killed = error;
      throw error;
    }
  }
}
