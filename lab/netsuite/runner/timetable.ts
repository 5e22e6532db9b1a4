// Which deployment starts when: the next start of every scheduled one.
// Source: scheduled script deployments (help): start times are approximate.

import type { Instant } from '../../clock';
import { SECOND } from '../../clock';
import type { Account } from '../account';
import type { DeploymentEntry, ScriptEntry } from '../scripts';
import { nextStart } from './schedule';

/** Practice: within half a minute. */
const START_JITTER = 30 * SECOND;

export interface Occurrence {
  readonly script: ScriptEntry;
  readonly deployment: DeploymentEntry;
  readonly at: Instant;
}

export class Timetable {
  readonly #account: Account;
  #occurrences: Occurrence[];

  constructor(account: Account, after: Instant) {
    this.#account = account;
    this.#occurrences = account.scripts
      .all()
      .flatMap((script) => script.deployments.map((deployment) => ({ script, deployment })))
      .flatMap(({ script, deployment }) => this.#next(script, deployment, after));
  }

  earliest(): Occurrence | undefined {
    return this.#occurrences.reduce<Occurrence | undefined>(
      (first, each) => (!first || each.at < first.at ? each : first),
      undefined,
    );
  }

  /** A start is past: the deployment's next one takes its place. */
  pass(occurrence: Occurrence): void {
    const { script, deployment, at } = occurrence;
    const index = this.#occurrences.indexOf(occurrence);
    this.#occurrences.splice(index, 1, ...this.#next(script, deployment, at));
  }

  #next(script: ScriptEntry, deployment: DeploymentEntry, after: Instant): Occurrence[] {
    const { status, isDeployed, recurrence } = deployment.deployment;
    if (status !== 'SCHEDULED' || !isDeployed || !recurrence) return [];
    const at = nextStart(recurrence, after);
    return at === undefined ? [] : [{ script, deployment, at: at + this.#account.random.int(0, START_JITTER) }];
  }
}
