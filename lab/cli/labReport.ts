// What came of a script that was run, and the document `--json` prints of it.

export interface RunReport {
  /** COMPLETE or FAILED as NetSuite says it of the run; REFUSED when it never began. */
  readonly status: 'COMPLETE' | 'FAILED' | 'REFUSED';
  readonly logs: readonly { readonly type: string; readonly title: string; readonly details: string }[];
  /** One entry an invocation; of a user event the dearest one. `limit` is that of one invocation. */
  readonly units: readonly {
    readonly stage: string;
    readonly used: number;
    readonly limit: number;
    readonly script: string;
  }[];
  readonly records: readonly { readonly type: string; readonly id: number; readonly externalId: string | null }[];
  /** What a Suitelet or RESTlet answered; null for others. */
  readonly response: { readonly status: number; readonly headers: object; readonly body: string } | null;
  /** Uncaught errors. `retried`: the pair ran again after this one. */
  readonly errors: readonly {
    readonly stage: string;
    readonly key: string | null;
    readonly name: string;
    readonly message: string;
    readonly retried?: boolean;
  }[];
  /** What is worth knowing beside that. */
  readonly notes: readonly string[];
}

/** A run that never began, with the reasons. */
export function refused(stage: string, name: string, messages: readonly string[]): RunReport {
  return {
    status: 'REFUSED',
    logs: [],
    units: [],
    records: [],
    response: null,
    errors: messages.map((message) => ({ stage, key: null, name, message })),
    notes: [],
  };
}

export const failed = ({ status, errors }: RunReport): boolean =>
  status !== 'COMPLETE' || errors.some(({ retried }) => !retried);

/** Nothing but what the command promises. An error that a later try made good is none; it is in the notes. */
export function documentOf({ status, logs, units, records, response, errors }: RunReport): object {
  return {
    status,
    logs,
    units: units.map(({ stage, used, limit }) => ({ stage, used, limit })),
    records,
    response,
    errors: errors
      .filter(({ retried }) => !retried)
      .map(({ stage, key, name, message }) => ({ stage, key, name, message })),
  };
}
