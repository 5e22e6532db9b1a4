// What whole runs of deployments cost, by what they saved: so that a run that found work can be told from an idle one.

/** Runs of one script that saved records of the same types. */
export interface RunUse {
  readonly script: string;
  /** Types of the records saved, sorted. */
  readonly saved: readonly string[];
  runs: number;
  units: number;
}

interface OpenRun {
  readonly script: string;
  readonly saved: Set<string>;
  units: number;
}

export class RunTally {
  /** By deployment. A run counts until the deployment's next one begins, for its last stage ends after it is done. */
  readonly #open = new Map<string, OpenRun>();
  readonly #closed = new Map<string, RunUse>();

  begin(script: string, deployment: string): void {
    this.#close(deployment);
    this.#open.set(deployment, { script, saved: new Set(), units: 0 });
  }

  spent(deployment: string, units: number): void {
    const run = this.#open.get(deployment);
    if (run) run.units += units;
  }

  saved(deployment: string, type: string): void {
    this.#open.get(deployment)?.saved.add(type);
  }

  uses(): RunUse[] {
    for (const deployment of [...this.#open.keys()]) this.#close(deployment);
    return [...this.#closed.values()];
  }

  #close(deployment: string): void {
    const run = this.#open.get(deployment);
    if (!run) return;
    this.#open.delete(deployment);
    const saved = [...run.saved].sort();
    const key = [run.script, ...saved].join(' ');
    const use = this.#closed.get(key) ?? { script: run.script, saved, runs: 0, units: 0 };
    use.runs++;
    use.units += run.units;
    this.#closed.set(key, use);
  }
}
