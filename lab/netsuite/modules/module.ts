// What an N/ module of the lab is: a function from the running execution to the object that scripts get.
// It is written in the lab's own realm; the sandbox's membrane carries values across, so that inside a script
// `instanceof Date`, `Array` and `Error` hold.

import type { Account } from '../account';
import type { Execution, ScriptType } from '../execution';

export interface Env {
  readonly account: Account;
  readonly execution: Execution;
  /** The script-visible objects of this execution that modules share: a Suitelet's response, a form being built. */
  readonly shared: Map<string, unknown>;
}

export interface NModule {
  /** 'N/record' */
  readonly id: string;
  /** Script types that may load it; all server scripts when absent. */
  readonly only?: readonly ScriptType[];
  readonly build: (env: Env) => object;
  /**
   * For a module that works on the script's own objects: source text of a function that runs inside the script's realm
   * and answers the module; it is given what `host` answers, converted. Used instead of `build`.
   */
  readonly inside?: { readonly source: string; readonly host: (env: Env) => unknown };
}
