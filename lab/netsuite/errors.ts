// Errors as SuiteScript raises them, and the ones that no script can catch.
// Source: N/error module and error.SuiteScriptError (help), SuiteScript error codes.

/** A refusal a script can catch; `name` is the code scripts test for. */
export class SuiteScriptError extends Error {
  readonly type: string = 'error.SuiteScriptError';
  readonly id: string;
  readonly notifyOff: boolean;
  override readonly cause: unknown;

  constructor(name: string, message: string, options: { notifyOff?: boolean; cause?: unknown; id?: string } = {}) {
    super(message);
    this.name = name;
    this.id = options.id ?? '';
    this.notifyOff = options.notifyOff ?? false;
    this.cause = options.cause ?? { type: 'internal error', code: name, details: message };
  }
}

/** Refuses with a code, as the server would. */
export function refuse(code: string, message: string): never {
  throw new SuiteScriptError(code, message);
}

/** Refuses a missing argument. Message wording: practice. */
export function requireArgument(value: unknown, method: string, argument: string): void {
  if (value === undefined || value === null || value === '') {
    refuse('SSS_MISSING_REQD_ARGUMENT', `${method}: Missing a required argument: ${argument}`);
  }
}

/** Something NetSuite has and the lab has not. Never an empty success. */
export class NotEmulated extends Error {
  constructor(what: string) {
    super(`NotEmulated: ${what}. The lab refuses what it does not do; see docs/lab.md for what it covers.`);
    this.name = 'NotEmulated';
  }
}

/** Gives a class methods that NetSuite's has and the lab's has not: each refuses by name. */
export function refuseMethods(prototype: object, type: string, names: readonly string[]): void {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      value: () => {
        throw new NotEmulated(`${type}.${name}`);
      },
    });
  }
}

/** The end of an execution that no script can catch: a limit hit, or the machine stopped under it. */
export class Killed extends Error {
  constructor(code: string, message: string) {
    super(message);
    this.name = code;
  }
}
