// What a test may do to an account from outside, out of reach of scripts: faults at positions, other scripts run in
// between, and a log of what was hit.

import type { Account } from './account';
import { Killed } from './errors';
import type { Execution, Interruption } from './execution';
import type { Effort } from './runner/spans';

/** What a stopped machine leaves behind. Source: Map/Reduce interruptions (help). */
export const RESTART = 'SSS_APP_SERVER_RESTART';

export class Control implements Interruption {
  readonly account: Account;
  /** Positions passed since the last reset: calls that cost units or leave the machine. */
  positions = 0;
  /** Whether NetSuite runs a stopped script again by itself. Off: it stays as it fell, for the next run to mend. */
  restarts = true;
  #stopBefore: number | undefined;
  #timeOutAfter: number | undefined;
  #between: { at: number; work: () => void } | undefined;
  #only: ((execution: Execution) => boolean) | undefined;

  constructor(account: Account) {
    this.account = account;
  }

  /** The machine stops under the script right before its n-th position. */
  stopAt(position: number, only?: (execution: Execution) => boolean): void {
    this.reset();
    this.#stopBefore = position;
    this.#only = only;
  }

  /** The n-th position is done, but the script stops before it hears of it. */
  stopAfter(position: number, only?: (execution: Execution) => boolean): void {
    this.reset();
    this.#timeOutAfter = position;
    this.#only = only;
  }

  /** Runs something else, whole, right before the n-th position: two scripts at the same time. */
  between(position: number, work: () => void, only?: (execution: Execution) => boolean): void {
    this.reset();
    this.#between = { at: position, work };
    this.#only = only;
  }

  reset(): void {
    this.positions = 0;
    this.#stopBefore = undefined;
    this.#timeOutAfter = undefined;
    this.#between = undefined;
    this.#only = undefined;
  }

  before(_position: number, execution: Execution, _effort: Effort): void {
    if (this.#only && !this.#only(execution)) return;
    this.positions++;
    if (this.#between?.at === this.positions) {
      const { work } = this.#between;
      this.#between = undefined;
      work();
    }
    if (this.#stopBefore === this.positions) throw new Killed(RESTART, 'The application server was restarted.');
  }

  after(_position: number, execution: Execution, _effort: Effort): void {
    if (this.#only && !this.#only(execution)) return;
    if (this.#timeOutAfter === this.positions) {
      throw new Killed(RESTART, 'The application server was restarted.');
    }
  }
}
